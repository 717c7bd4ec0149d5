"""What a paper carries inside itself: the plan as data, for the centre that goes on with it.

The format is public and its own (``format`` counts its versions); later changes of the program's
own types do not change it. It holds what its copy of the paper may show, and nothing else: only a
file copy has ``file_pages``. Sums are decimal dollars, texts as they stand on the paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from advisor.domain.centre import Centre
from advisor.domain.client import Told
from advisor.domain.plan import Address, Copy, Known, StepKind
from advisor.domain.situation import Category

FORMAT = 1


@dataclass(frozen=True, slots=True)
class CarriedCost:
    """One line of a quote. ``amount`` None = not known."""

    category: Category
    label: str
    amount: Decimal | None
    told: Told | None


@dataclass(frozen=True, slots=True)
class CarriedCourse:
    """One credential with its quote. ``catalogue_id`` is empty for a course that was typed in."""

    number: int
    catalogue_id: str
    title: str
    provider: str
    provider_short: str
    kind: str
    learn: tuple[str, ...]
    proof: tuple[str, ...]
    credits: Decimal | None
    counts_toward: tuple[str, ...]
    prerequisites: tuple[str, ...]
    delivery: str
    place: str
    start: date | None
    end: date | None
    weeks: int | None
    hours_a_week: Decimal | None
    register_by: date | None
    intakes: tuple[str, ...]
    length_stated: str
    costs: tuple[CarriedCost, ...]
    old_price: Known | None
    told: Told | None
    phone: str
    address: Address | None
    facts_source: Known
    on_grant_list: str
    listing_told: Told | None


@dataclass(frozen=True, slots=True)
class CarriedStep:
    """One thing to do; ``courses`` by their numbers."""

    kind: StepKind
    on: date | None
    who: str
    courses: tuple[int, ...]
    text: str
    done: bool
    provider: str
    phone: str


@dataclass(frozen=True, slots=True)
class CarriedProgram:
    """What a named program may pay; ``up_to`` None = nobody can say."""

    name: str
    sure: Decimal
    up_to: Decimal | None
    verified_until: date | None


@dataclass(frozen=True, slots=True)
class CarriedMoney:
    """The estimate as the paper says it. It is never taken over: the next centre reckons anew."""

    known_price: Decimal
    unknown_prices: int
    you_pay_worst: Decimal  # "at least" while a price is not known
    you_pay_if_confirmed: Decimal
    programs: tuple[CarriedProgram, ...]


@dataclass(frozen=True, slots=True)
class CarriedGoal:
    """What the client wants."""

    words: str
    by: date | None
    occupation: str
    noc: str


@dataclass(frozen=True, slots=True)
class CarriedAnswer:
    """A question of the file with its answer."""

    question: str
    answer: str
    sensitive: bool


@dataclass(frozen=True, slots=True)
class CarriedTurnedDown:
    """An option that was turned down."""

    title: str
    provider: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class FilePages:
    """What the file copy alone holds."""

    case_number: str
    consent_on: date | None
    consent_until: date | None
    own_money: Decimal | None
    answers: tuple[CarriedAnswer, ...]
    barriers: str
    supports: str
    turned_down: tuple[CarriedTurnedDown, ...]
    catalogue_edition: str
    rules_edition: str


@dataclass(frozen=True, slots=True)
class CarriedPlan:
    """The whole; empty text = not on this copy."""

    format: int
    copy: Copy
    code: str
    version: int
    made_on: date
    language: str
    example: bool
    centre: Centre
    counsellor: str
    client_name: str
    goal: CarriedGoal
    courses: tuple[CarriedCourse, ...]
    steps: tuple[CarriedStep, ...]
    wait: bool  # "Do not register or pay yet"; never why
    meeting_at: datetime | None  # the clock on the wall in British Columbia
    held_until: tuple[date, ...]
    money: CarriedMoney | None
    file_pages: FilePages | None = None
