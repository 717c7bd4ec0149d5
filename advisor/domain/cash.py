"""When the money moves: what the client pays first, what comes back, and the deepest gap.

Two cases run side by side: the worst one, where nothing that is open is paid, and the one where
all is confirmed. Tax-time money stands apart and loans are in neither. A day that no rule gives is
left open: such a movement comes after the dated ones, payments before money that comes in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advisor.domain.money import ZERO, Money, total
from advisor.domain.situation import Category


class What(StrEnum):
    """What a movement is for."""

    BILL = "bill"  # tuition and fees, to the school
    THINGS = "things"  # what the client buys for the course
    EXAM = "exam"
    LIVING = "living"  # child care, transport, living
    PAID_BACK = "paid_back"  # what the client paid first comes back
    AID = "aid"  # money paid to the client for the study period


class Dating(StrEnum):
    """Where the day of a movement comes from, or why there is none."""

    LAST_DAY = "last_day"  # the last day to register
    BY_START = "by_start"  # the start; the college says when the bill is due
    START = "start"
    MONTHLY = "monthly"
    MIDPOINT = "midpoint"
    AFTER_CLAIM = "after_claim"  # no rule gives the day
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Movement:
    """One payment of the client, or one sum that comes in. Both balances are those after it."""

    day: date | None
    what: What
    dating: Dating
    credential_id: str
    worst: Money
    confirmed: Money
    open_price: bool = False  # a price in it is not known: at least
    categories: tuple[Category, ...] = ()
    who: tuple[str, ...] = ()  # who pays a part at that moment, or from whom it comes
    likened: bool = False  # dated as the B.C. grant is paid: the source names that one only
    worst_balance: Money = ZERO
    confirmed_balance: Money = ZERO

    @property
    def incoming(self) -> bool:
        """Whether the client gets it."""
        return self.what in (What.PAID_BACK, What.AID)

    @property
    def sure(self) -> bool:
        """Whether nothing about its amount is open."""
        return self.worst == self.confirmed and not self.open_price

    def amount(self, *, confirmed: bool) -> Money:
        """The amount in one of the two cases."""
        return self.confirmed if confirmed else self.worst

    def balance(self, *, confirmed: bool) -> Money:
        """The balance after it in one of the two cases."""
        return self.confirmed_balance if confirmed else self.worst_balance


@dataclass(frozen=True, slots=True)
class TaxTime:
    """What may come back after filing, for the years of study; never in a balance."""

    name: str
    amount: Money
    years: tuple[int, ...]  # empty = no start is known

    @property
    def not_before(self) -> date | None:
        """The spring after the first year."""
        return date(self.years[0] + 1, 3, 1) if self.years else None


@dataclass(frozen=True, slots=True)
class Gap:
    """The most that the client is out of pocket at one time."""

    amount: Money  # "at least" while a price is not known
    since: date | None
    ends: Movement | None  # the next money that comes in
    exact: bool


@dataclass(frozen=True, slots=True)
class CashFlow:
    """All movements in their order, and tax time apart."""

    movements: tuple[Movement, ...]
    tax_time: tuple[TaxTime, ...] = ()

    @property
    def open_ended(self) -> bool:
        """Whether a price is not known: every sum of payments is "at least"."""
        return any(movement.open_price for movement in self.movements)

    @property
    def has_two_cases(self) -> bool:
        """Whether the case with all confirmed differs from the worst one."""
        return any(movement.worst != movement.confirmed for movement in self.movements)

    def paid_first(self, *, confirmed: bool = False) -> Money:
        """All that the client pays, whatever of it comes back."""
        return total(m.amount(confirmed=confirmed) for m in self.movements if not m.incoming)

    def comes_back(self, *, confirmed: bool = False) -> Money:
        """All that comes in."""
        return total(m.amount(confirmed=confirmed) for m in self.movements if m.incoming)

    def left(self, *, confirmed: bool = False) -> Money:
        """What the client has paid in the end."""
        return self.paid_first(confirmed=confirmed) - self.comes_back(confirmed=confirmed)

    def returns(self, *, confirmed: bool = False) -> Money:
        """How much of the deepest gap closes again."""
        rest = self.gap(confirmed=confirmed).amount - self.left(confirmed=confirmed)
        return max(ZERO, rest)

    def gap(self, *, confirmed: bool = False) -> Gap:
        """The deepest point, the first time that it is reached."""
        deepest, at = ZERO, -1
        for index, movement in enumerate(self.movements):
            if ZERO - movement.balance(confirmed=confirmed) > deepest:
                deepest, at = ZERO - movement.balance(confirmed=confirmed), index
        later = self.movements[at + 1 :] if at >= 0 else ()
        ends = next((m for m in later if m.incoming and m.amount(confirmed=confirmed)), None)
        since = self.movements[at].day if at >= 0 else None
        return Gap(deepest, since, ends, exact=not self.open_ended)

    def deepest(self, *, confirmed: bool = False) -> Money | None:
        """The deepest gap; None while a price is not known, then ``gap`` says "at least"."""
        gap = self.gap(confirmed=confirmed)
        return gap.amount if gap.exact else None
