"""What a table awards: by program year, family size and income, as true bounds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from advisor.domain.money import CENT
from advisor.funding.amounts import Award, AwardRow, AwardTable
from advisor.funding.checks import Facts
from advisor.funding.payers import NOTHING, Bounds
from advisor.funding.truth import number

_MOST_WEEKS = 53


@dataclass(frozen=True, slots=True)
class Awarded:
    """What the table gives before need and caps, and the facts that leave it open."""

    amount: Bounds
    open: frozenset[str] = frozenset()
    table: AwardTable | None = None


def awarded(award: Award, facts: Facts, day: date, weeks: int | None) -> Awarded:
    """The award for one credential; unknown income, family or length give a range."""
    table = table_on(award, day)
    income, size = number(facts.get(award.income)), number(facts.get(award.size))
    band = number(facts.get(award.band))
    rows = rows_for(award, table, facts)
    found = [NOTHING] if not rows or (award.band and band is None) else []
    found += [sum_ for row in rows for sum_ in _sums(award, row, income, weeks)]
    bounds = Bounds(min(found), max(found))
    if bounds.low == bounds.high:
        return Awarded(bounds, table=table)
    asked = ((award.income, income), (award.size, size), (award.band, band))
    missing = frozenset(fact for fact, value in asked if fact and value is None)
    return Awarded(bounds, missing or frozenset({"weeks"}), table)


def table_on(award: Award, day: date) -> AwardTable:
    """The table of a day; outside all of them the nearest one."""
    for table in award.tables:
        if day <= table.end:
            return table
    return award.tables[-1]


def rows_for(award: Award, table: AwardTable, facts: Facts) -> tuple[AwardRow, ...]:
    """The rows of a table that may hold for these facts."""
    size = number(facts.get(award.size)) if award.size else NOTHING
    band = number(facts.get(award.band)) if award.band else NOTHING
    return tuple(_rows(table, size, band))


def _rows(table: AwardTable, size: Decimal | None, band: Decimal | None) -> Iterator[AwardRow]:
    """The rows that may hold: one when family and band are known."""
    sizes = sorted({row.size for row in table.rows})
    wanted = sizes if size is None else [max((s for s in sizes if s <= size), default=-1)]
    for one in wanted:
        rows = [row for row in table.rows if row.size == one]
        if band is not None:
            least = max((row.band for row in rows if row.band <= band), default=None)
            rows = [row for row in rows if row.band == least]
        yield from rows


def _sums(
    award: Award, row: AwardRow, income: Decimal | None, weeks: int | None
) -> tuple[Decimal, ...]:
    if income is None and award.income:
        amounts: tuple[Decimal, ...] = (NOTHING, row.amount)
    else:
        amounts = (_by_income(award, row, income or NOTHING),)
    if award.per == "year":
        return tuple(cents(amount) for amount in amounts)
    times = (weeks,) if weeks is not None else (0, _MOST_WEEKS)
    return tuple(cents(amount * week) for amount in amounts for week in times)


def _by_income(award: Award, row: AwardRow, income: Decimal) -> Decimal:
    if row.full_to is None or income <= row.full_to:
        at_zero = row.zero_from is not None and income >= row.zero_from
        return NOTHING if at_zero and award.zero_at == "from" else row.amount
    if row.zero_from is not None:
        gone = income >= row.zero_from if award.zero_at == "from" else income > row.zero_from
        if gone:
            return NOTHING
    less = row.amount - (income - row.full_to) * row.slope
    return max(award.least, less) if less > NOTHING or award.least else max(NOTHING, less)


def cents(amount: Decimal) -> Decimal:
    """Rounded to the cent, half up."""
    return amount.quantize(CENT, ROUND_HALF_UP)
