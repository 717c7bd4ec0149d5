"""The options of a shortlist side by side, frozen: for the screen, the paper and the JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Mark(StrEnum):
    """How far a value may be trusted. Unknown is never zero and never "no"."""

    KNOWN = "known"
    UNKNOWN = "unknown"  # nobody said it: ask
    OLD = "old"  # said, but too long ago: ask
    UNDATED = "undated"  # said on a page without a date: ask


@dataclass(frozen=True, slots=True)
class Compared:
    """One value in words; the words say themselves when it is old or has no date."""

    text: str = ""  # empty where it is unknown and nothing more can be said
    mark: Mark = Mark.UNKNOWN

    @property
    def known(self) -> bool:
        """Whether somebody said it, however long ago."""
        return self.mark is not Mark.UNKNOWN


@dataclass(frozen=True, slots=True)
class ComparedOption:
    """One option, in the client's order."""

    id: str
    title: str
    provider: str
    provider_short: str


@dataclass(frozen=True, slots=True)
class ComparedFact:
    """One fact of every option."""

    key: str
    group: str  # the heading under which it stands, in words
    name: str
    values: tuple[Compared, ...]
    paper: int  # its place on paper, from 1; 0 = never there

    @property
    def known(self) -> bool:
        """Whether it is known of any option."""
        return any(value.known for value in self.values)

    @property
    def differs(self) -> bool:
        """Whether two options are known to differ; an unknown value does not differ."""
        return len({value.text.casefold() for value in self.values if value.known}) > 1

    @property
    def partly(self) -> bool:
        """Whether it is known of some options only: they may differ."""
        return self.known and not all(value.known for value in self.values)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Up to six options. It holds no answer of the client but the limits that ``said`` repeats."""

    on: date
    options: tuple[ComparedOption, ...]
    facts: tuple[ComparedFact, ...]
    said: tuple[str, ...]  # the client's limits, in words
    sources: tuple[str, ...]  # where the facts of each option come from, in words
    of: int  # how many options the shortlist has
    example: bool = False

    def values(self, key: str) -> tuple[Compared, ...]:
        """The values of a fact by its key; none if there is no such fact."""
        return next((fact.values for fact in self.facts if fact.key == key), ())
