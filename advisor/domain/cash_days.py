"""From a situation and its estimate to the days on which money moves."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from advisor.domain.cash import CashFlow, Dating, Movement, TaxTime, What
from advisor.domain.cover import Cover, Covers, covers
from advisor.domain.estimate import Estimate
from advisor.domain.money import CENT, ZERO, Money, total
from advisor.domain.situation import Category, Chosen, Situation

_WHAT = {
    Category.MATERIALS_REQUIRED: What.THINGS,
    Category.MATERIALS_OTHER: What.THINGS,
    Category.EQUIPMENT: What.THINGS,
    Category.EXAM_FEE_EXTERNAL: What.EXAM,
    Category.CHILDCARE: What.LIVING,
    Category.TRANSPORT: What.LIVING,
    Category.LIVING: What.LIVING,
    Category.TRANSPORT_ALLOWANCE: What.LIVING,
    Category.MISC_ALLOWANCE: What.LIVING,
}
_ORDER = (What.BILL, What.THINGS, What.LIVING, What.EXAM, What.AID, What.PAID_BACK)
AT_ONCE_WEEKS = 17
"""Student aid, payment: up to 17 weeks all at the start, longer half and half at the midpoint."""
_AT_START, _LIKE_IT = "bcag_pt", "sabc_pt"
"""The grant that the source names; awards of the same program are taken to be paid like it."""


def cash_flow(
    situation: Situation, estimate: Estimate, register_by: Mapping[str, date | None] | None = None
) -> CashFlow:
    """By date, what the client pays and what comes back. ``register_by``: by credential."""
    found = covers(situation, estimate)
    movements: list[Movement] = []
    for chosen in situation.chosen:
        if chosen.id not in found.cancelled:
            movements += _payments(chosen, found, (register_by or {}).get(chosen.id))
            movements += _income(chosen, found.of(chosen.id))
    movements += _income(None, found.of(""))
    order = {chosen.id: number for number, chosen in enumerate(situation.chosen)}
    order[""] = len(order)
    return CashFlow(_running(movements, order), tuple(_tax_time(situation, estimate)))


def _payments(chosen: Chosen, found: Covers, register_by: date | None) -> Iterator[Movement]:
    kinds: dict[What, list[int]] = {}
    for index, cost in enumerate(chosen.costs):
        kinds.setdefault(_WHAT.get(cost.category, What.BILL), []).append(index)
    for what, indices in kinds.items():
        whole = _payment(chosen, found, what, indices)
        yield from _dated(whole, chosen, register_by)


def _payment(chosen: Chosen, found: Covers, what: What, indices: list[int]) -> Movement:
    """What the client pays of these lines, after all that is paid before it reaches them."""
    direct = [c for c in found.of(chosen.id) if c.index in indices and c.direct]
    price = total(chosen.costs[index].amount or ZERO for index in indices)
    return Movement(
        day=None,
        what=what,
        dating=Dating.ASK,
        credential_id=chosen.id,
        worst=price - total(cover.worst for cover in direct),
        confirmed=price - total(cover.confirmed for cover in direct),
        open_price=any(chosen.costs[index].amount is None for index in indices),
        categories=tuple(dict.fromkeys(chosen.costs[index].category for index in indices)),
        who=tuple(dict.fromkeys(c.name for c in direct if c.name and (c.worst or c.confirmed))),
    )


def _dated(whole: Movement, chosen: Chosen, register_by: date | None) -> Iterator[Movement]:
    if whole.what is What.EXAM:
        yield whole
    elif whole.what is What.BILL:
        known = register_by is not None
        dating = Dating.LAST_DAY if known else Dating.BY_START
        yield replace(whole, day=register_by or chosen.start, dating=dating)
    elif whole.what is What.LIVING and (whole.worst or whole.confirmed):
        days = _months(chosen.start, chosen.weeks)
        yield from _spread(whole, days or (chosen.start,), Dating.MONTHLY if days else Dating.START)
    else:
        yield replace(whole, day=chosen.start, dating=Dating.START)


def _income(chosen: Chosen | None, found: tuple[Cover, ...]) -> Iterator[Movement]:
    """What programs pay to the client for one credential, or for none of them in particular."""
    costs = chosen.costs if chosen else ()
    for code in dict.fromkeys(cover.code for cover in found if not cover.direct):
        for what in (What.PAID_BACK, What.AID):
            mine = [c for c in found if c.code == code and not c.direct and c.what is what]
            whole = Movement(
                day=None,
                what=what,
                dating=Dating.AFTER_CLAIM if what is What.PAID_BACK else Dating.ASK,
                credential_id=chosen.id if chosen else "",
                worst=total(cover.worst for cover in mine),
                confirmed=total(cover.confirmed for cover in mine),
                categories=tuple(
                    dict.fromkeys(
                        costs[cover.index].category
                        for cover in mine
                        if cover.index is not None and (cover.worst or cover.confirmed)
                    )
                ),
                who=tuple(dict.fromkeys(cover.name for cover in mine)),
            )
            if whole.worst or whole.confirmed:
                yield from _paid_out(whole, chosen, mine[0])


def _paid_out(whole: Movement, chosen: Chosen | None, cover: Cover) -> Iterator[Movement]:
    aid = cover.code == _AT_START or cover.part_of == _LIKE_IT
    if not (whole.what is What.AID and aid and chosen and chosen.start and chosen.weeks):
        yield whole
        return
    whole = replace(whole, likened=cover.code != _AT_START, dating=Dating.START)
    if chosen.weeks <= AT_ONCE_WEEKS:
        yield replace(whole, day=chosen.start)
        return
    middle = chosen.start + timedelta(days=chosen.weeks * 7 // 2)
    first, second = _spread(whole, (chosen.start, middle), Dating.START)
    yield first
    yield replace(second, dating=Dating.MIDPOINT)


def _spread(whole: Movement, days: tuple[date | None, ...], dating: Dating) -> tuple[Movement, ...]:
    amounts = zip(
        days, in_parts(whole.worst, len(days)), in_parts(whole.confirmed, len(days)), strict=True
    )
    return tuple(
        replace(whole, day=day, dating=dating, worst=worst, confirmed=confirmed)
        for day, worst, confirmed in amounts
    )


def in_parts(amount: Money, count: int) -> tuple[Money, ...]:
    """An amount in equal parts to the cent that sum exactly; the first ones take what is over."""
    cents, over = divmod(int(amount.amount / CENT), count)
    return tuple(Money(CENT * Decimal(cents + (part < over))) for part in range(count))


def _months(start: date | None, weeks: int | None) -> tuple[date, ...]:
    """The same day of each month of study."""
    if start is None or not weeks:
        return ()
    days, end = [start], start + timedelta(weeks=weeks)
    while (following := _month_later(start, len(days))) < end:
        days.append(following)
    return tuple(days)


def _month_later(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _running(movements: Iterable[Movement], order: Mapping[str, int]) -> tuple[Movement, ...]:
    """In order of the day, payments before income, each with the balances after it."""

    def place(movement: Movement) -> tuple[bool, date, bool, int, int]:
        day = movement.day or date.max
        place_of_course = order[movement.credential_id]
        kind = _ORDER.index(movement.what)
        return movement.day is None, day, movement.incoming, place_of_course, kind

    worst, confirmed, found = ZERO, ZERO, []
    for movement in sorted(movements, key=place):
        if movement.incoming:
            worst, confirmed = worst + movement.worst, confirmed + movement.confirmed
        else:
            worst, confirmed = worst - movement.worst, confirmed - movement.confirmed
        found.append(replace(movement, worst_balance=worst, confirmed_balance=confirmed))
    return tuple(found)


def _tax_time(situation: Situation, estimate: Estimate) -> Iterator[TaxTime]:
    """Each credit by the year of study, where its parts are known, else over all the years."""
    year = {chosen.id: chosen.start.year for chosen in situation.chosen if chosen.start}
    for program in estimate.programs:
        amount = estimate.tax_time.get(program.code, ZERO)
        if not amount:
            continue
        parts: dict[int, Money] = {}
        for credential, part in program.by_credential.items():
            if credential in year:
                parts[year[credential]] = parts.get(year[credential], ZERO) + part
        if total(parts.values()) == amount:
            for one in sorted(parts):
                if parts[one]:
                    yield TaxTime(program.name, parts[one], (one,))
        else:
            yield TaxTime(program.name, amount, tuple(sorted(set(year.values()))))
