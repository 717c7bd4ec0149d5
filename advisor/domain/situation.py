"""What funding rules are asked about: one client, the chosen credentials, and who else pays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from advisor.domain.money import Money

Value = str | bool | int | Money | date | tuple[str, ...]
"""A known answer. An unknown one is absent: never False, never zero."""


class Category(StrEnum):
    """The kind of a cost line: the words of the command-line contract."""

    TUITION = "tuition"
    MANDATORY_FEES = "mandatory_fees"
    APPLICATION_FEE = "application_fee"
    MATERIALS_REQUIRED = "materials_required"
    MATERIALS_OTHER = "materials_other"
    EXAM_FEE_EXTERNAL = "exam_fee_external"
    EQUIPMENT = "equipment"
    CHILDCARE = "childcare"
    TRANSPORT = "transport"
    LIVING = "living"
    TRANSPORT_ALLOWANCE = "transport_allowance"
    MISC_ALLOWANCE = "misc_allowance"


@dataclass(frozen=True, slots=True)
class Cost:
    """One cost line; ``amount`` is None while the price is not known."""

    category: Category
    amount: Money | None
    facts: Mapping[str, Value] = field(default_factory=dict)  # on_materials_list, receipts ...


@dataclass(frozen=True, slots=True)
class Chosen:
    """A credential that the client may take, with the facts that rules ask of it."""

    id: str
    title: str
    provider: str
    institution_type: str | None  # bc_public | bc_private | private_uncertified | other
    start: date | None
    weeks: int | None
    costs: tuple[Cost, ...]
    facts: Mapping[str, Value] = field(default_factory=dict)  # on_fsg_list, allocation_left ...


class ClaimState(StrEnum):
    """The life of a grant claim. Only HOLD, CLAIMED and CORRECTION use the lifetime amount."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    HOLD = "hold"
    CLAIMED = "claimed"
    CORRECTION = "correction"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One line of the ledger of holds and claims; a correction may be negative."""

    program: str
    state: ClaimState
    amount: Money
    on: date | None = None
    credential_id: str | None = None  # for a chosen credential: it pays this one, not another
    expires: date | None = None


@dataclass(frozen=True, slots=True)
class OtherFunding:
    """Money from somebody else for one kind of cost."""

    payer: str
    category: Category
    amount: Money | None  # None = not known
    counts: bool = True  # False: a loan pays the bill but is no cover


@dataclass(frozen=True, slots=True)
class Situation:
    """All that an estimate depends on, besides the rules. ``facts`` are about the client."""

    on: date
    facts: Mapping[str, Value]
    chosen: tuple[Chosen, ...]
    ledger: tuple[LedgerEntry, ...] = ()
    other_funding: tuple[OtherFunding, ...] = ()
    scope: tuple[str, ...] = ()  # program codes; empty = all
    extra: Mapping[str, Value] = field(default_factory=dict)  # earlier use that is not a sum
