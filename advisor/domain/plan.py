"""The learning plan: a frozen copy of all that its paper shows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from advisor.domain.cash import CashFlow
from advisor.domain.centre import Centre
from advisor.domain.client import CostLine, Told
from advisor.domain.estimate import Estimate
from advisor.domain.money import Money
from advisor.domain.prerequisite import Check, Met, OrderNote, Why


class Copy(StrEnum):
    """Which paper is made of a plan."""

    CLIENT = "client"
    FILE = "file"
    HANDOUT = "handout"
    CHECKLIST = "checklist"  # of one funding program: what to do, ask and bring to apply


@dataclass(frozen=True, slots=True)
class PrintAs:
    """How a paper is printed: which copy, in which language, for which eyes, on which sheet."""

    copy: Copy = Copy.CLIENT
    language: str = "en"
    beside: bool = False  # the language stands beside English, else alone
    large: bool = False  # 18 points, laid out anew in one column
    paper: str = "letter"  # letter | a4
    program: str = ""  # of an application checklist, by code
    signed_on: date | None = None  # when both signed this very plan; None = a draft


@dataclass(frozen=True, slots=True)
class Address:
    """A web address that may be printed: always on the provider's or the Province's own domain."""

    label: str
    url: str
    is_home_page: bool


@dataclass(frozen=True, slots=True)
class Known:
    """A fact that may be printed with its age; ``text`` is as the source words it."""

    text: str
    source: str  # host or "told by ..."
    as_of: str | None  # None = undated
    fresh: bool


@dataclass(frozen=True, slots=True)
class Course:
    """One credential of the plan with its quote."""

    id: str
    number: int
    title: str
    provider: str
    provider_short: str
    kind: str
    definition_needed: bool  # the kind is explained at its first use
    learn: tuple[str, ...]
    proof: tuple[str, ...]
    credits: Decimal | None
    counts_toward: tuple[str, ...]
    prerequisites: tuple[str, ...]
    delivery: str | None
    place: str | None
    start: date | None
    end: date | None
    weeks: int | None
    hours_a_week: Decimal | None
    register_by: date | None
    intakes: tuple[str, ...]
    length_stated: str | None
    costs: tuple[CostLine, ...]
    old_price: Known | None  # shown as "was $X in 2019: ask", never in a sum
    told: Told | None  # who told the prices
    phone: str
    address: Address | None
    facts_source: Known
    on_grant_list: str
    listing_told: Told | None
    catalogue_id: str = ""  # empty: typed in from a flyer
    listed_weeks: int | None = field(default=None, compare=False)
    """What ``length_stated`` says in English, for every language; so do the hours."""
    listed_hours: Decimal | None = field(default=None, compare=False)


class StepKind(StrEnum):
    """What a step of the checklist asks for; the screen and each paper word it for their reader."""

    CALL_PROVIDER = "call_provider"
    CALL_CENTRE = "call_centre"
    SERVICES_CARD = "services_card"
    SHOW_FIRST = "show_first"
    GET_PERMISSION = "get_permission"
    REGISTER = "register"
    APPLY_GRANT = "apply_grant"
    BUY_MATERIALS = "buy_materials"
    START = "start"
    JOB_SEARCH = "job_search"
    OWN = "own"  # typed by the counsellor


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. ``on`` None = no date known."""

    kind: StepKind
    on: date | None
    who: str  # client | counsellor
    courses: tuple[int, ...] = ()
    text: str = ""  # for OWN
    done: bool = False
    provider: str = ""
    phone: str = ""


def to_show(checks: Iterable[Check] | None, order: Iterable[OrderNote]) -> dict[int, list[str]]:
    """By the number of the course what it asks to see and nobody has seen yet; nothing private.

    What a note on the order is about is said there, and what is not met cannot be shown.
    """
    order = tuple(order)
    said = {(note.course, note.text) for note in order}
    placed = {note.course for note in order if note.others}
    found: dict[int, list[str]] = {}
    for one in checks or ():
        open_ = one.met is Met.NOT_KNOWN and one.is_known and not one.private
        if one.why is Why.NOT_HELD and one.course in placed:
            continue
        if open_ and (one.course, one.text) not in said:
            found.setdefault(one.course, []).append(one.text)
    return found


@dataclass(frozen=True, slots=True)
class TurnedDown:
    """An option that was looked at and turned down."""

    title: str
    provider: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class Hold:
    """Money that a grant holds for the client; the program's name is for the file copy alone."""

    program: str
    amount: Money
    until: date | None  # the last day; None = not known
    course: int | None = None  # its number in the plan
    registered: bool = False  # the course has begun: there is nothing left to finish


@dataclass(frozen=True, slots=True)
class JobFacts:
    """What the paper says about the target job."""

    title: str
    noc: str
    wage_median: Decimal | None
    wage_unit: str | None
    openings: int | None
    region_name: str
    edition: str
    wage_edition: str


@dataclass(frozen=True, slots=True)
class LearningPlan:
    """Everything a paper is made from; later catalogue or rule changes never alter it."""

    code: str
    version: int
    made_on: date
    centre: Centre
    counsellor: str
    client_name: str  # empty for a guest
    case_number: str
    example: bool
    guest: bool
    language: str
    goal_words: str
    goal_by: date | None
    looking_for: str  # the subject of a hand-out: never a name
    job: JobFacts | None
    courses: tuple[Course, ...]
    estimate: Estimate
    own_money: Money | None
    steps: tuple[Step, ...]
    meeting_at: datetime | None
    consent_on: date | None
    consent_until: date | None
    turned_down: tuple[TurnedDown, ...]
    answers: tuple[tuple[str, str, bool], ...]  # (question, answer, sensitive): file copy only
    barriers: str  # file copy only
    supports: str  # file copy only
    catalogue_edition: str
    rules_edition: str
    holds: tuple[Hold, ...] = ()
    show_sensitive: bool = False
    """Ticked by the counsellor: sensitive papers may stand on the client copy's later pages."""
    cash: CashFlow | None = None
    """When the money moves; None in a plan that was saved before it was known."""
    checks: tuple[Check, ...] | None = None
    """What each course asks for first; None in a plan that was saved before it was checked."""
    order: tuple[OrderNote, ...] = ()
    """What stands in the way of taking the courses so, or is not at hand."""
