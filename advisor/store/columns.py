"""Column types: domain values in the database, as text that any database can keep."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Date, Integer, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.sql.elements import NamedColumn
from sqlalchemy.types import TypeDecorator, TypeEngine

from advisor import codec
from advisor.domain.money import Money


class Amount(TypeDecorator[Money]):
    """Money as a decimal text."""

    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> str | None:
        """``1740.00``; None stays None: an unknown price."""
        return None if value is None else str(value.amount)

    def process_result_value(self, value: Any, dialect: Dialect) -> Money | None:
        """Money, or None."""
        return None if value is None else Money.of(value)


class Exact(TypeDecorator[Decimal]):
    """A decimal number as text."""

    impl = String(20)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """The digits as they are."""
        return None if value is None else str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Decimal, or None."""
        return None if value is None else Decimal(value)


class Word(TypeDecorator[StrEnum]):
    """A word of a closed list."""

    impl = String(40)
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """The word; one that is not on the list is a ValueError."""
        return None if value is None else self.words(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        """The member of the list."""
        return None if value is None else self.words(value)


class Json(TypeDecorator[Any]):
    """A domain value of one kind as JSON text; checked when it is read."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Any) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """JSON; None stays None."""
        return None if value is None else codec.to_json(value).decode()

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """The value. Raises DamagedFile."""
        return None if value is None else codec.from_json(value, self.kind)


class Moment(TypeDecorator[datetime]):
    """A time of day at the centre, as its clock shows it."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """ISO text; a time with a zone is turned into the centre's own."""
        if value is None:
            return None
        return (value.astimezone().replace(tzinfo=None) if value.tzinfo else value).isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """A time without a zone."""
        return None if value is None else datetime.fromisoformat(value)


class Instant(TypeDecorator[datetime]):
    """A point in time, kept in UTC."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """ISO text in UTC."""
        return None if value is None else value.astimezone(UTC).isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """A time in UTC."""
        return None if value is None else datetime.fromisoformat(value)


def to_text(column: NamedColumn[Any], value: Any) -> str | None:
    """A value as the change log keeps it; ``from_text`` gives it back."""
    kind: TypeEngine[Any] = column.type
    if isinstance(kind, TypeDecorator):
        value = kind.process_bind_param(value, _NO_DIALECT)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"{column.name} cannot hold {type(value).__name__}")


def from_text(column: NamedColumn[Any], text: str | None) -> Any:
    """The value that ``to_text`` wrote down."""
    kind: TypeEngine[Any] = column.type
    if text is None:
        return None
    if isinstance(kind, TypeDecorator):
        return kind.process_result_value(text, _NO_DIALECT)
    if isinstance(kind, Date):
        return date.fromisoformat(text)
    if isinstance(kind, Boolean):
        return text == "1"
    return int(text) if isinstance(kind, Integer) else text


_NO_DIALECT: Any = None  # our types read the same on every database
