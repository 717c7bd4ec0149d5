"""What the side panel says: worst and best case, weeks, hours and warnings of the shortlist.

Pure over a client file and its estimate. Nothing unknown becomes a zero here: a price that nobody
knows takes the upper limit away, a course without dates keeps the weeks open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from advisor import wording
from advisor.domain import claims
from advisor.domain.client import ClientFile, ShortlistItem
from advisor.domain.estimate import Estimate, ProgramResult, Range, Sureness
from advisor.domain.money import ZERO, Money, total
from advisor.domain.situation import Category
from advisor.report.naming import named
from advisor.services.steps import end_of

COVER = ("grant", "waiver", "employer")  # kinds of programs; tax time and loans pay no cost


class Look(StrEnum):
    """The looks of money: on the screen, in the funding table and on paper alike."""

    IN_WRITING = "in_writing"  # solid
    BY_THE_RULES = "by_the_rules"  # striped: every condition holds, nobody promised it yet
    NOT_CONFIRMED = "not_confirmed"  # hatched
    LEFT = "left"  # white: left to pay even if all is confirmed
    NO_PRICE = "no_price"  # dotted


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of the money bar; ``amount`` is None exactly for a price that nobody knows."""

    look: Look
    amount: Money | None
    title: str = ""
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """From the first day of the first course to the last day of the last one, in begun weeks."""

    first: date
    last: date
    weeks: int


class Caution(StrEnum):
    """What the panel warns of."""

    STOP = "stop"
    OVER_MONEY = "over_money"
    OVER_HOURS = "over_hours"
    LATE = "late"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Warn:
    """One warning with the values that its sentence needs."""

    code: Caution
    title: str = ""  # the stop's own words
    over: Money = ZERO  # how far the worst case is over the own money
    at_least: bool = False  # a price is unknown: it may be more
    limit: Money = ZERO
    day: date | None = None  # the last day of the last course, or of a hold
    wished: date | None = None
    held: Money = ZERO  # what a grant holds until that day


@dataclass(frozen=True, slots=True)
class Sum:
    """The panel's content. ``worst`` None: no upper limit, then ``worst_known`` is "or more"."""

    on: date
    chosen: int
    worst: Money | None
    worst_known: Money
    best: Money
    segments: tuple[Segment, ...]
    total: Money | None
    total_known: Money
    cost_lines: int
    unknown_prices: int
    span: Span | None
    undated: int  # chosen courses without a start or a length
    hours: Decimal | None  # the busiest week of what is known
    hours_open: bool  # something is unknown: the busiest week may be busier
    hours_limit: Decimal | None
    stale: tuple[str, ...]  # said before any number, of programs that a client's paper names
    warnings: tuple[Warn, ...]
    checked_until: date | None = None  # where rules are stale: the last day they speak for
    tax_time: Money | None = None  # about that much comes back months later; never in the cover
    loans: Money | None = None  # the most that can be borrowed; None = no loan is possible


def covers(program: ProgramResult) -> bool:
    """Whether a program's money pays costs: not what comes at tax time, nor what is paid back."""
    return program.kind in COVER


def payers(programs: Sequence[ProgramResult]) -> tuple[ProgramResult, ...]:
    """The programs that pay, without the awards that another one speaks for."""
    codes = {program.code for program in programs}
    return tuple(p for p in programs if covers(p) and p.part_of not in codes)


def stale(estimate: Estimate) -> tuple[ProgramResult, ...]:
    """The programs past their day that might pay: of the others nobody would count on money."""
    return tuple(
        program
        for program in payers(estimate.programs)
        if program.stale and program.if_confirmed != Range()
    )


def summary(file: ClientFile, estimate: Estimate) -> Sum:
    """What the panel says about this file."""
    chosen = file.chosen
    known = estimate.total_cost_known
    old = [program for program in stale(estimate) if program in named(estimate)]
    worst = estimate.out_of_pocket_worst if not estimate.unknown_prices else None
    worst_known = worst if worst is not None else max(known - _sure(estimate), ZERO)
    said = Sum(
        on=estimate.on,
        chosen=len(chosen),
        worst=worst,
        worst_known=worst_known,
        best=min(estimate.out_of_pocket_best, worst_known),
        segments=_segments(chosen, estimate, worst_known),
        total=estimate.total_cost if not estimate.unknown_prices else None,
        total_known=known,
        cost_lines=sum(len(item.costs) for item in chosen),
        unknown_prices=estimate.unknown_prices,
        span=_span(chosen),
        undated=sum(_days(item) is None for item in chosen),
        hours=_busiest(chosen),
        hours_open=_hours_open(chosen),
        hours_limit=file.goal.hours_a_week,
        stale=tuple(wording.rule(p.stale or "", p.said_stale) for p in old),
        warnings=(),
        checked_until=min(
            (program.verified_until for program in old if program.verified_until),
            default=None,
        ),
        tax_time=total(estimate.tax_time.values()) or None,
        loans=estimate.loan_available or None,
    )
    return replace(said, warnings=_warnings(file, estimate, said))


def _sure(estimate: Estimate, *only: Sureness) -> Money:
    """What is surely paid of the cost lines, by the programs of these levels or by all."""
    return total(
        line.sure.at_least
        for program in payers(estimate.programs)
        if not only or program.sureness in only
        for line in program.lines
    )


def _segments(
    chosen: tuple[ShortlistItem, ...], estimate: Estimate, worst: Money
) -> tuple[Segment, ...]:
    left = min(estimate.out_of_pocket_best, worst)
    covered = estimate.total_cost_known - worst
    written = min(_sure(estimate, Sureness.WRITTEN), covered)
    parts = [
        Segment(Look.IN_WRITING, written),
        Segment(Look.BY_THE_RULES, covered - written),
        Segment(Look.NOT_CONFIRMED, worst - left),
        Segment(Look.LEFT, left),
    ]
    named = [
        Segment(Look.NO_PRICE, None, item.title, category)
        for item in chosen
        for category in _unpriced(item)
    ]
    if len(named) != estimate.unknown_prices:
        named = [Segment(Look.NO_PRICE, None)] if estimate.unknown_prices else []
    return tuple(part for part in parts if part.amount) + tuple(named)


def _unpriced(item: ShortlistItem) -> list[Category]:
    """The lines without a price; a quote that names no tuition has one that nobody knows."""
    missing = [line.category for line in item.costs if line.amount is None]
    if all(line.category is not Category.TUITION for line in item.costs):
        missing.append(Category.TUITION)
    return missing


def _days(item: ShortlistItem) -> tuple[date, date] | None:
    end = end_of(item)
    return None if item.start is None or end is None else (item.start, end)


def _span(chosen: tuple[ShortlistItem, ...]) -> Span | None:
    days = [span for span in map(_days, chosen) if span is not None]
    if not days:
        return None
    first, last = min(day for day, _ in days), max(day for _, day in days)
    return Span(first, last, (last - first).days // 7 + 1)


def _busiest(chosen: tuple[ShortlistItem, ...]) -> Decimal | None:
    known = [(_days(item), item.hours_a_week) for item in chosen if item.hours_a_week is not None]
    if not known:
        return None
    alone = [hours for _, hours in known]
    together = [
        sum((hours for days, hours in known if days and _share_a_week(days, week)), Decimal(0))
        for week in (days[0] for days, _ in known if days)
    ]
    return max(alone + together)


def _share_a_week(days: tuple[date, date], day: date) -> bool:
    """Whether a course takes hours in the calendar week of ``day``."""
    monday = day - timedelta(days=day.weekday())
    return days[0] <= monday + timedelta(days=6) and days[1] >= monday


def _hours_open(chosen: tuple[ShortlistItem, ...]) -> bool:
    if any(item.hours_a_week is None for item in chosen):
        return True
    return len(chosen) > 1 and any(_days(item) is None for item in chosen)


def _warnings(file: ClientFile, estimate: Estimate, said: Sum) -> tuple[Warn, ...]:
    goal = file.goal
    found = [Warn(Caution.STOP, title=stop.title) for stop in estimate.stops]
    found += [
        Warn(Caution.HOLD, day=claim.expires, held=claim.amount)
        for claim in claims.ending(file.claims, said.on)
    ]
    if not said.chosen:
        return tuple(found)
    if goal.own_money is not None and said.worst_known > goal.own_money:
        over = said.worst_known - goal.own_money
        open_ended = said.worst is None
        found.append(Warn(Caution.OVER_MONEY, over=over, at_least=open_ended, limit=goal.own_money))
    if goal.hours_a_week is not None and said.hours is not None and said.hours > goal.hours_a_week:
        found.append(Warn(Caution.OVER_HOURS))
    if goal.by is not None and said.span is not None and said.span.last > goal.by:
        found.append(Warn(Caution.LATE, day=said.span.last, wished=goal.by))
    return tuple(found)
