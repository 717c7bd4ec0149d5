"""A client file: the person, the goal, the shortlist with its quotes, claims, plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from advisor.domain.credential import Credential
from advisor.domain.money import Money
from advisor.domain.situation import Category, ClaimState

ClientId = NewType("ClientId", str)
ItemId = NewType("ItemId", str)
CostId = NewType("CostId", str)
PlanId = NewType("PlanId", str)

DOES_NOT_KNOW = "does_not_know"
PREFERS_NOT = "prefers_not_to_say"
CATALOGUE_PAGE = "catalogue page"  # who told a price that the catalogue filled in


@dataclass(frozen=True, slots=True)
class Answer:
    """What the client said to one question. No Answer at all = not asked.

    ``value`` is ``yes``, ``no``, a word of the fact's choices, several of them joined by commas,
    ``does_not_know`` or ``prefers_not_to_say``; the last two compute as unknown.
    """

    value: str
    on: date


@dataclass(frozen=True, slots=True)
class Client:
    """The person. Empty text = not given."""

    id: ClientId
    name: str = ""
    example: bool = False
    opened_on: date | None = None
    archived_on: date | None = None
    consent_on: date | None = None
    consent_how: str = ""  # in writing | in words
    consent_until: date | None = None
    case_number: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    region: str = ""  # labour-market region key
    languages: str = ""
    birth_date: date | None = None
    barriers: str = ""
    supports: str = ""
    note: str = ""
    next_step: str = ""
    next_step_on: date | None = None
    meeting_at: datetime | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ShownSkill:
    """A skill that the client holds and more than said so. No ShownSkill at all = only stated."""

    skill: str  # as it stands among the skills held
    how: str  # certificate | verified
    note: str = ""  # which certificate, or who verified it
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """What the client wants, and within which limits."""

    words: str = ""
    noc: str = ""
    occupation: str = ""
    why: str = ""
    by: date | None = None
    own_money: Money | None = None
    hours_a_week: Decimal | None = None
    days: tuple[str, ...] = ()  # mon ... sun
    delivery: tuple[str, ...] = ()  # online | hybrid | in person
    travel: str = ""
    device: str = ""
    skills_held: tuple[str, ...] = ()
    skills_wanted: tuple[str, ...] = ()
    skills_shown: tuple[ShownSkill, ...] = ()
    weights: Mapping[str, int] = field(default_factory=dict)  # by criterion; empty = the usual ones


@dataclass(frozen=True, slots=True)
class Told:
    """Who said a fact, and when."""

    by: str  # as typed, or CATALOGUE_PAGE
    on: date


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line of a quote."""

    id: CostId
    category: Category
    label: str = ""
    amount: Money | None = None
    told: Told | None = None


class ItemState(StrEnum):
    """Whether an option is on the shortlist or was turned down."""

    CHOSEN = "chosen"
    TURNED_DOWN = "turned_down"


@dataclass(frozen=True, slots=True)
class ShortlistItem:
    """One option with the quote for this client; ``record`` is a frozen copy of the catalogue's."""

    id: ItemId
    position: int
    title: str
    provider: str
    institution_type: str = ""
    record: Credential | None = None  # None: typed in from a flyer
    pack_edition: str = ""
    state: ItemState = ItemState.CHOSEN
    reason: str = ""  # why turned down
    turned_down_by: str = ""  # client | counsellor
    note: str = ""
    start: date | None = None
    weeks: int | None = None
    hours_a_week: Decimal | None = None
    register_by: date | None = None
    delivery: str = ""
    phone: str = ""  # typed by the centre
    schedule_told: Told | None = None
    on_grant_list: str = ""  # yes | no | does_not_know; empty = not asked
    listing_told: Told | None = None
    money_left: str = ""  # yes | no | does_not_know: has the college grant money for this intake
    money_told: Told | None = None
    rules_confirmed: Told | None = None  # the college confirmed the grant for this intake
    costs: tuple[CostLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One grant claim of the client. ``domain.claims`` says which states may follow."""

    id: str
    program: str
    state: ClaimState
    amount: Money
    on: date | None = None  # since when it stands so
    provider: str = ""
    item: ItemId | None = None  # the shortlisted credential that it is for
    expires: date | None = None  # the last day of a hold
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A frozen plan: ``body`` is the LearningPlan as JSON, never changed after saving."""

    id: PlanId
    code: str
    version: int
    made_at: datetime
    body: bytes


class Way(StrEnum):
    """How a paper left the program."""

    PRINTER = "printer"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper of a frozen plan that left the program: never what it says, only which and when."""

    id: str
    plan: PlanId
    copy: str  # a word of domain.plan.Copy
    language: str
    beside: bool  # the language stands beside English
    large: bool
    program: str  # of an application checklist, by code; else empty
    way: Way
    at: datetime


@dataclass(frozen=True, slots=True)
class Signed:
    """Client and counsellor signed the paper of a frozen plan on a day."""

    id: str
    plan: PlanId
    on: date


@dataclass(frozen=True, slots=True)
class ClientFile:
    """All that the vault holds about one client."""

    client: Client
    goal: Goal = field(default_factory=Goal)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    items: tuple[ShortlistItem, ...] = ()
    claims: tuple[Claim, ...] = ()
    plans: tuple[SavedPlan, ...] = ()
    prints: tuple[Printed, ...] = ()  # in the order of time
    signed: tuple[Signed, ...] = ()

    @property
    def chosen(self) -> tuple[ShortlistItem, ...]:
        """The shortlist in the client's order."""
        return tuple(item for item in self.items if item.state is ItemState.CHOSEN)

    @property
    def turned_down(self) -> tuple[ShortlistItem, ...]:
        """The options that were turned down."""
        return tuple(item for item in self.items if item.state is ItemState.TURNED_DOWN)


@dataclass(frozen=True, slots=True)
class ClientSummary:
    """A line of the list of clients. ``step`` 1 to 5 is the furthest step begun."""

    client: Client
    occupation: str  # of the goal, else its words
    step: int
    chosen: int
    unknown_prices: int
    plans: int
    hold_until: date | None = None  # the last day of the hold that ends first


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write touched. ``group`` names the change-log entries that an undo takes back."""

    client_id: ClientId
    fields: tuple[str, ...] = ()
    group: int | None = None
