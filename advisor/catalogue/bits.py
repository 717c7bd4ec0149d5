"""Sets of rows as whole numbers: bit n stands for row n, so counting and joining are one step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SOME = re.compile(rb"[^\x00]", re.DOTALL)
_BITS = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]


def of(rows: Iterable[int], size: int) -> int:
    """The set of some rows, each below ``size``."""
    held = bytearray(size // 8 + 1)
    for row in rows:
        held[row >> 3] |= 1 << (row & 7)
    return int.from_bytes(held, "little")


def to_bytes(rows: int) -> bytes:
    """A set as it is stored."""
    return rows.to_bytes((rows.bit_length() + 7) // 8, "little")


def from_bytes(stored: bytes) -> int:
    """A stored set."""
    return int.from_bytes(stored, "little")


def first(rows: int, most: int) -> Iterator[int]:
    """The lowest rows of a set, in order, at most so many."""
    for some in _SOME.finditer(to_bytes(rows)):
        start, byte = some.start() * 8, some.group()[0]
        for bit in _BITS[byte]:
            if most <= 0:
                return
            most -= 1
            yield start + bit


def at_least(sets: Iterable[int], everything: int) -> list[int]:
    """Entry n: the rows that are in at least n of the sets."""
    counts = [everything]
    for rows in sets:
        counts.append(0)
        for n in range(len(counts) - 1, 0, -1):
            counts[n] |= counts[n - 1] & rows
    return counts
