"""What a program gives: dated sums and shares, caps, tables, need, credits at tax time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.funding.entries import Form, Sourced
from advisor.funding.truth import Test

Per = Literal["life", "program_year", "fiscal_year", "calendar_year", "credential"]
""" ``program_year``: 1 Aug - 31 Jul; ``fiscal_year``: 1 Apr - 31 Mar; by the start of study."""


class DatedAmount(Sourced, frozen=True, kw_only=True):
    """A sum in dollars from a day on."""

    start: date
    amount: Decimal


class DatedShare(Sourced, frozen=True, kw_only=True):
    """The part of a cost that is paid, from a day on: 0.8 is 80 %."""

    start: date
    share: Decimal


class Cap(Form, frozen=True, kw_only=True):
    """The most that one person gets, by life, year or credential; what was used counts.

    ``once``: one payment for each period, however small. ``categories``: costs of these kinds only
    are held back by it; empty = all. The sentence may hold ``{cap}``, ``{used}`` and ``{left}``.
    """

    id: str
    per: Per
    amounts: tuple[DatedAmount, ...]
    sentence: str
    once: bool = False
    categories: tuple[Category, ...] = ()

    def on(self, day: date) -> DatedAmount:
        """The amount on a day; before the first one, the first one."""
        in_force = [value for value in self.amounts if value.start <= day]
        return in_force[-1] if in_force else self.amounts[0]


class Bucket(Sourced, frozen=True, kw_only=True):
    """Money that stands ready for a person; a program draws from its buckets in their order."""

    id: str
    amount: Decimal
    test: Test = Test()
    start: date | None = None
    end: date | None = None  # the last day on which it can be used
    sentence: str


class AwardRow(Form, frozen=True, kw_only=True):
    """One row of a table: the full amount, and how income lowers it.

    ``size`` is the family size (0 = any, the largest row stands for more), ``band`` the least
    value of the table's band fact. ``amount`` is for a program year, or a week.
    """

    size: int = 0
    band: Decimal = Decimal(0)
    amount: Decimal
    full_to: Decimal | None = None  # income up to which the full amount is paid
    slope: Decimal = Decimal(0)  # dollars less for each dollar of income above
    zero_from: Decimal | None = None  # income from which nothing is paid


class AwardTable(Sourced, frozen=True, kw_only=True):
    """The rows of one program year, by the start of study."""

    start: date
    end: date
    rows: tuple[AwardRow, ...]


class Award(Form, frozen=True, kw_only=True):
    """An amount that follows from a person's income and family, not from the cost alone.

    ``per`` week: times the weeks of study. ``least``: what is paid at least when anything is.
    ``need_least``: nothing is paid where less than this is left of the need or of the year's cap.
    ``zero_at`` says whether income of just ``zero_from`` still gets something ("above") or not.
    """

    per: Literal["year", "week"] = "year"
    income: str = ""  # the facts that the table reads
    size: str = ""
    band: str = ""
    least: Decimal = Decimal(0)
    need_least: Decimal = Decimal(0)
    zero_at: Literal["from", "above"] = "from"
    tables: tuple[AwardTable, ...]
    sentence: str


class NeedLimit(Sourced, frozen=True, kw_only=True):
    """The most that kinds of cost count as need: a sum, a sum a week, or by the care of children.

    With ``children`` the formula is share of a full course load x ``a_week`` x months' weeks x
    children; ``steps`` are (study weeks up to, weeks that count).
    """

    id: str
    categories: tuple[Category, ...]
    start: date
    most: Decimal | None = None
    a_week: Decimal | None = None
    children: str = ""
    load: str = ""
    load_from: Decimal = Decimal(0)  # only from this course load on
    load_below: Decimal | None = None
    steps: tuple[tuple[int, int], ...] = ()
    sentence: str


class TaxCredit(Form, frozen=True, kw_only=True):
    """A credit on the fees that the client paid, by calendar year and institution.

    ``limit`` is the fact with the person's stored limit; ``yearly`` what a later year adds to it
    where the fact ``yearly_fact`` plus that year says so. ``less`` names the credit that lowers
    the fees first. A credit that is not refundable is told, never added.
    """

    floor: Decimal  # fees of one institution and year must be more than this
    limit: str = ""
    yearly: Decimal = Decimal(0)
    yearly_fact: str = ""
    less: str = ""
    refundable: bool = True
    categories: tuple[Category, ...]


def dollars(value: DatedAmount) -> Money:
    """The sum of a dated value."""
    return Money(value.amount)
