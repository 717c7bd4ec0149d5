"""The steps of a plan, worked back from the start dates. Every date is a suggestion, not a rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dateutil.relativedelta import FR, relativedelta

from advisor.domain.client import ClientFile, ShortlistItem
from advisor.domain.estimate import Estimate, Verdict
from advisor.domain.plan import Step, StepKind
from advisor.domain.situation import Category

SOON = relativedelta(weekday=FR(+1))  # the first Friday from a day on
BEFORE_START = relativedelta(weeks=-4, weekday=FR(-1))  # room for the grant after registering
_GRANT_OUT = {Verdict.NOT_ELIGIBLE, Verdict.NOT_IN_EFFECT, Verdict.NO_MONEY_LEFT}
_MATERIALS = {Category.MATERIALS_REQUIRED, Category.MATERIALS_OTHER, Category.EQUIPMENT}


def steps(file: ClientFile, estimate: Estimate, on: date) -> tuple[Step, ...]:
    """What to do, dated steps first and in order, undated ones last."""
    found = [*_first(file, estimate, on), *_courses(file, estimate, on), *_last(file)]
    return tuple(sorted(found, key=lambda step: (step.on is None, step.on or on)))


def end_of(item: ShortlistItem) -> date | None:
    """The last weekday of a course of whole weeks; None while start or length is not known."""
    if item.start is None or not item.weeks:
        return None
    last = item.start + timedelta(weeks=item.weeks, days=-1)
    idle = max(0, last.weekday() - 4) if item.start.weekday() < 5 else 0
    return last - timedelta(days=idle)


def _first(file: ClientFile, estimate: Estimate, on: date) -> Iterator[Step]:
    soon = on + SOON
    if estimate.stops:
        yield Step(StepKind.GET_PERMISSION, soon, "client")
    to_ask: dict[str, list[int]] = {}
    phones: dict[str, str] = {}
    for number, item in enumerate(file.chosen, start=1):
        if _has_questions(item):
            to_ask.setdefault(item.provider, []).append(number)
            phones[item.provider] = phones.get(item.provider) or item.phone
    for provider, numbers in to_ask.items():
        yield Step(
            StepKind.CALL_PROVIDER,
            soon,
            "client",
            tuple(numbers),
            provider=provider,
            phone=phones[provider],
        )
    if file.client.next_step:
        yield Step(StepKind.OWN, file.client.next_step_on, "counsellor", text=file.client.next_step)
    if file.chosen and _grant_possible(estimate):
        yield Step(StepKind.SERVICES_CARD, soon + timedelta(weeks=1), "client")
    if not file.chosen:
        yield Step(StepKind.CALL_CENTRE, soon, "client")


def _has_questions(item: ShortlistItem) -> bool:
    priced = any(
        cost.category is Category.TUITION and cost.amount is not None for cost in item.costs
    )
    return not (priced and item.start and item.on_grant_list in ("yes", "no"))


def _grant_possible(estimate: Estimate) -> bool:
    return any(program.verdict not in _GRANT_OUT for program in estimate.programs)


def _courses(file: ClientFile, estimate: Estimate, on: date) -> Iterator[Step]:
    earliest = on + SOON + timedelta(weeks=1)
    for number, item in enumerate(file.chosen, start=1):
        if item.start is None:
            continue
        register = item.register_by or max(item.start + BEFORE_START, min(earliest, item.start))
        yield Step(StepKind.REGISTER, register, "client", (number,), provider=item.provider)
        if _grant_possible(estimate) and item.institution_type == "bc_public":
            yield Step(StepKind.APPLY_GRANT, register, "client", (number,), provider=item.provider)
        if any(cost.category in _MATERIALS for cost in item.costs):
            yield Step(StepKind.BUY_MATERIALS, item.start, "client", (number,))
        yield Step(StepKind.START, item.start, "client", (number,), provider=item.provider)


def _last(file: ClientFile) -> Iterator[Step]:
    ends = [end for item in file.chosen if (end := end_of(item))]
    if file.chosen and len(ends) == len(file.chosen):
        yield Step(StepKind.JOB_SEARCH, max(ends) + timedelta(weeks=2), "client")
