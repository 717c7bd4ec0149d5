"""What a look for sets found: the best sets, what more would add, and all that explains them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from advisor.domain.credential import Credential
from advisor.domain.money import Money
from advisor.pathways.links import Link
from advisor.pathways.options import Goal


@dataclass(frozen=True, slots=True)
class Suggested:
    """One set. ``None``: a price, a length or hours in it are not known."""

    goal: Goal
    chosen: tuple[str, ...]  # in an order that can be followed
    covered: tuple[str, ...]
    uncovered: tuple[str, ...]
    client_pays: Money | None
    hours: Decimal | None
    weeks: int | None
    optimal: bool


@dataclass(frozen=True, slots=True)
class More:
    """What more money or more weeks would add; the other limits stay."""

    adds: tuple[str, ...]
    chosen: tuple[str, ...]
    own_money: Money | None = None  # so much is needed in all
    weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The smallest set, the other two, and all that explains them."""

    chosen: Suggested
    alternatives: tuple[Suggested, ...]
    more: tuple[More, ...]
    why_not: Mapping[str, str]  # by id, for all that teach a wanted skill and were not chosen
    taught: Mapping[str, tuple[Link, ...]]
    check: Mapping[str, tuple[str, ...]]  # what has to be asked about what was chosen
    titles: Mapping[str, str]
    providers: Mapping[str, str]
    records: Mapping[str, Credential]  # of what may be put on a shortlist
    not_known: tuple[str, ...]  # left out only because a price or a length is not known
