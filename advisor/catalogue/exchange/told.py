"""What a file says of one record, before anything is made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from advisor.domain.errors import BadInput


@dataclass(frozen=True, slots=True)
class Told:
    """One row: texts by the name of their field; a row with ``trouble`` says nothing."""

    row: int
    texts: Mapping[str, str]
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A heading of a table and the field that it fills; None: the column is not taken."""

    heading: str
    field: str | None


class WrongColumns(BadInput):
    """The columns do not say enough, or say it twice; ``columns`` as they are understood so far."""

    def __init__(self, sentence: str, columns: tuple[Column, ...]) -> None:
        super().__init__(sentence)
        self.columns = columns


class Source(Protocol):
    """A file that is open for reading."""

    @property
    def kind(self) -> str:
        """What it is, for people: "CSV, utf-8"."""

    @property
    def about(self) -> int:
        """About how many rows there are; 0 where only reading tells."""

    @property
    def columns(self) -> tuple[Column, ...]:
        """How its headings are understood; none for a file that has no headings."""

    def told(self) -> Iterator[Told]:
        """Its rows, from the first. Raises DamagedFile where reading cannot go on."""
