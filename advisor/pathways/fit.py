"""How well one credential fits one client: criteria, their weights, points and the facts behind.

What no page says counts in the middle, neither for nor against, and is said. So all options are
measured by the same criteria and a total is linear in the weights: a heavier criterion never helps
the option that is worse by it, and the weight at which the order turns can be computed. (A mean of
the known criteria alone has neither property, and it puts first what says little about itself.)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from advisor.domain.credential import Credential, CredentialId
from advisor.domain.estimate import Range
from advisor.domain.money import Money
from advisor.domain.prerequisite import Check
from advisor.pathways.links import Link

BEST, MIDDLE = 100, 50  # points; what is not known counts as the middle


class Criterion(StrEnum):
    """What a fit is made of. The value is kept with the goal."""

    GOAL = "goal"
    COST = "cost"
    HOURS = "hours"
    DELIVERY = "delivery"
    REGION = "region"
    START = "start"
    LENGTH = "length"
    PROOF = "proof"
    LADDER = "ladder"


STEPS = (0, 1, 2, 4)  # does not matter, a little, matters, a lot: each step counts double
STANDARD: Mapping[Criterion, int] = {
    Criterion.GOAL: 4,
    Criterion.COST: 2,
    Criterion.HOURS: 2,
    Criterion.DELIVERY: 2,
    Criterion.REGION: 2,
    Criterion.START: 1,
    Criterion.LENGTH: 1,
    Criterion.PROOF: 1,
    Criterion.LADDER: 1,
}


class Why(StrEnum):
    """The fact behind some points."""

    TEACHES = "teaches"  # words: the wanted skills that it teaches; number: how many are wanted
    LEADS_TO = "leads to"  # words: the occupation; sure: whether its title says so
    OFF_GOAL = "off the goal"
    PAYS = "pays"  # money: what the client pays after grants; limit: own money
    MAY_PAY_OVER = "may pay over"  # the same, where the worst case is over own money
    PAYS_OVER = "pays over"  # the same, where even the best case is
    WEEKS = "weeks"  # number
    PACE = "pace"  # number: hours a week
    OWN_PACE = "own pace"
    PACE_OVER = "pace over"  # number
    DELIVERED = "delivered"  # words: how
    DELIVERED_OTHERWISE = "delivered otherwise"  # words: how
    FROM_HOME = "from home"
    HERE = "here"
    ELSEWHERE = "elsewhere"  # words: region keys
    STARTS = "starts"  # day; sure: the college told it
    ANY_TIME = "any time"
    ENDS_LATE = "ends late"  # day: the earliest end that is known
    PROOF = "proof"  # words: what one gets
    CREDIT = "credit"
    TOWARD = "toward"  # words: what it counts toward or belongs to
    NOT_MET = "not met"  # words: what it asks for first, which the client is known not to have
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reason:
    """A fact, to be put into words; what each kind carries stands beside it in ``Why``."""

    why: Why
    words: tuple[str, ...] = ()
    number: Decimal | None = None
    day: date | None = None
    money: Range | None = None
    sure: bool = True


UNKNOWN = Reason(Why.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Part:
    """One criterion: 0 to 100 points, None = not known; ``breaks``: a limit is known to break."""

    points: int | None
    reason: Reason
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Wants:
    """What one client asks of a credential. ``None`` and empty: not asked, so it never counts."""

    on: date
    skills: tuple[str, ...] = ()
    noc: str = ""
    own_money: Money | None = None
    hours_a_week: Decimal | None = None
    delivery: tuple[str, ...] = ()
    region: str = ""
    by: date | None = None

    @property
    def limited(self) -> bool:
        """Whether anything is there that a credential can break."""
        money, hours = self.own_money is not None, self.hours_a_week is not None
        return bool(money or hours or self.delivery or self.region or self.by)

    @property
    def aimed(self) -> bool:
        """Whether a goal or a limit of the goal is there: an order by fit then makes sense."""
        limits = self.own_money is not None or self.hours_a_week is not None
        return bool(self.skills or self.noc or limits or self.delivery or self.by)


@dataclass(frozen=True, slots=True)
class Offered:
    """One credential with what is known of it for this client; a quote goes before the record."""

    credential: Credential
    taught: tuple[Link, ...] = ()  # to wanted skills
    leads: Link | None = None  # to the target occupation
    weeks: Decimal | None = None  # as its schedule has it
    full_time: Decimal | None = None  # weeks at full-time pace, where only its hours are known
    hours_a_week: Decimal | None = None
    start: date | None = None
    told: bool = False  # the college told the start; else its page names a month, or any time
    delivery: str = ""
    checks: tuple[Check, ...] = ()  # what it asks for first, against what the file knows
    pays: Range | None = None  # what the client pays of it, after grants; open above = not known


@dataclass(frozen=True)
class Fit:
    """The parts of one credential, of the criteria that the client's wants ask for."""

    credential: Credential
    parts: Mapping[Criterion, Part]
    bars: tuple[Reason, ...] = ()  # known against it beside the criteria
    asks: tuple[str, ...] = ()  # what it asks for first and nobody knows of the client

    @property
    def id(self) -> CredentialId:
        """Of the credential."""
        return self.credential.id

    @cached_property
    def points(self) -> Mapping[Criterion, int]:
        """The points that count: the middle for what is not known."""
        return {c: MIDDLE if p.points is None else p.points for c, p in self.parts.items()}

    @property
    def fits(self) -> bool:
        """Whether no limit is known to be broken; what is unknown breaks none."""
        return not self.bars and not any(part.breaks for part in self.parts.values())

    def total(self, weights: Mapping[Criterion, int]) -> int:
        """The weighted sum of the points that count."""
        return sum(weights.get(criterion, 0) * n for criterion, n in self.points.items())

    def unknown(self, weights: Mapping[Criterion, int]) -> int:
        """How much of the weight rests on what nobody knows."""
        return sum(weights.get(c, 0) for c, part in self.parts.items() if part.points is None)


def weights_of(kept: Mapping[str, int]) -> Mapping[Criterion, int]:
    """The weights kept with a goal; the usual one where none or no known step is kept."""
    return {
        criterion: kept[criterion] if kept.get(criterion) in STEPS else usual
        for criterion, usual in STANDARD.items()
    }
