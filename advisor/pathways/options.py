"""What a set of credentials is chosen from, within which limits, and what was chosen."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from advisor.domain.cover_pool import CoverPool
from advisor.domain.money import Money


@dataclass(frozen=True, slots=True)
class Option:
    """One credential that may be taken. ``needs``: of each group one must be taken too."""

    id: str
    teaches: frozenset[str]  # of the wanted skills; empty for one that others need
    price: Money | None  # None = not known
    weeks: int | None  # at the client's pace; None = not known
    needs: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """Wanted skills, the options, who pays what, and the limits; ``None`` = no limit."""

    wanted: tuple[str, ...]
    options: tuple[Option, ...]
    pools: tuple[CoverPool, ...] = ()
    own_money: Money | None = None
    weeks: int | None = None  # all courses together, one after another


class Goal(StrEnum):
    """What counts first once as many wanted skills as can be are covered."""

    SMALLEST = "smallest"
    CHEAPEST = "cheapest"
    FASTEST = "fastest"


@dataclass(frozen=True, slots=True)
class Stack:
    """A set of credentials. Sums are of the known parts; the lists name what is not known."""

    chosen: tuple[str, ...]  # in an order that can be followed
    covered: tuple[str, ...]
    client_pays: Money
    weeks: int
    optimal: bool
    unknown_prices: tuple[str, ...] = field(default=())
    unknown_weeks: tuple[str, ...] = field(default=())
