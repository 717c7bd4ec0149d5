"""Domain dataclasses to JSON and back, checked on the way in. Money travels as a decimal string."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from advisor.domain.errors import DamagedFile

T = TypeVar("T")


def to_json(value: Any) -> bytes:
    """A domain object as JSON."""
    return msgspec.json.encode(value)


def from_json(data: bytes | str, kind: type[T]) -> T:
    """A domain object from JSON. Raises DamagedFile where the data does not fit ``kind``."""
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, ArithmeticError, RecursionError) as error:
        # the latter three: damaged text, sums that no money has, a file made to be too deep
        raise DamagedFile(f"This data cannot be read: {error}. Use an undamaged copy.") from error
