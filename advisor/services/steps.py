"""The steps of a plan, worked back from the start dates. Every date is a suggestion, not a rule."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import FR, relativedelta

from advisor.domain.client import ClientFile, ItemId, ShortlistItem
from advisor.domain.estimate import Estimate
from advisor.domain.plan import Step, StepKind
from advisor.domain.situation import Category, ClaimState
from advisor.report.naming import grant_with_list

SOON = relativedelta(weekday=FR(+1))  # the first Friday from a day on
BEFORE_START = relativedelta(weeks=-4, weekday=FR(-1))  # room for the grant after registering
_ASKED = (ClaimState.SUBMITTED, ClaimState.HOLD, ClaimState.CLAIMED)
_MATERIALS = {Category.MATERIALS_REQUIRED, Category.MATERIALS_OTHER, Category.EQUIPMENT}


def for_client(text: str) -> str:
    """The answer that keeps that this next step is the client's to do: ``step.client@…``.

    The next step of a file is the counsellor's own note on what comes next; it may say what no
    paper may. So it is the counsellor's to do, and stands on the screen, on the file copy and in
    the case note only. Once the counsellor says in the plan step that the client does it, it
    stands in the client's checklist too. The name is made from the text: another text is another
    note, and is the counsellor's own again.
    """
    return f"step.client@{_short(text)}"


def tick(step: Step, ids: Mapping[int, str]) -> str:
    """The answer that keeps that a step is done: ``step.register@…``.

    It names the first course by its own id (``ids``: by number in the plan), so that it stays with
    the course when the order changes; a step in the counsellor's words is named by them.
    """
    first = ids.get(step.courses[0], "") if step.courses else ""
    return f"step.{step.kind.value}@{_short(step.text) if step.kind is StepKind.OWN else first}"


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def steps(
    file: ClientFile, estimate: Estimate, on: date, to_show: Iterable[int] = ()
) -> tuple[Step, ...]:
    """What to do, dated steps first and in order, undated ones last; none for what has begun.

    ``to_show``: the numbers of the courses that ask to see something nobody has seen yet.
    """
    found = [*_first(file, estimate, on), *_shown(file, on, to_show)]
    found += [*_courses(file, estimate, on), *_last(file, on)]
    ids = {number: item.id for number, item in enumerate(file.chosen, start=1)}
    ticked = [replace(step, done=tick(step, ids) in file.answers) for step in found]
    return tuple(sorted(ticked, key=lambda step: (step.on is None, step.on or on)))


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
        if _has_questions(item, on):
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
    if text := file.client.next_step:
        who = "client" if for_client(text) in file.answers else "counsellor"
        yield Step(StepKind.OWN, file.client.next_step_on, who, text=text)
    if file.chosen and _grant_possible(estimate) and not _applied(file):
        yield Step(StepKind.SERVICES_CARD, soon + timedelta(weeks=1), "client")
    if not file.chosen:
        yield Step(StepKind.CALL_CENTRE, soon, "client")


def _has_questions(item: ShortlistItem, on: date) -> bool:
    if item.start and item.start <= on:
        return False
    if item.register_by and item.register_by < on:
        return True
    listing_matters = item.institution_type in ("bc_public", "")
    priced = any(
        cost.category is Category.TUITION and cost.amount is not None for cost in item.costs
    )
    listed = item.on_grant_list in ("yes", "no") or not listing_matters
    return not (priced and item.start and listed)


def _grant_possible(estimate: Estimate) -> bool:
    """Whether the grant that is asked for online stands on the paper and may still pay."""
    return grant_with_list(estimate) is not None


def _applied(file: ClientFile) -> set[ItemId]:
    """The courses for which a grant was asked already, and it did not come to nothing."""
    return {one.item for one in file.claims if one.item and one.state in _ASKED}


def _shown(file: ClientFile, on: date, numbers: Iterable[int]) -> Iterator[Step]:
    """Papers take their time: soon, and not after the day to register."""
    for number in numbers:
        item = file.chosen[number - 1]
        if item.start is not None and item.start < on:
            continue
        ready = on + SOON + timedelta(weeks=1)
        known = [day for day in (item.register_by, item.start) if day is not None and day >= on]
        yield Step(StepKind.SHOW_FIRST, min([ready, *known]), "client", (number,))


def _courses(file: ClientFile, estimate: Estimate, on: date) -> Iterator[Step]:
    earliest = on + SOON + timedelta(weeks=1)
    for number, item in enumerate(file.chosen, start=1):
        if item.start is None or item.start < on:
            continue
        register: date | None = max(item.start + BEFORE_START, min(earliest, item.start))
        if item.register_by:  # once it is over, there is a call to make, and no day to promise
            register = item.register_by if item.register_by >= on else None
        yield Step(StepKind.REGISTER, register, "client", (number,), provider=item.provider)
        asks = _grant_possible(estimate) and item.id not in _applied(file)
        if asks and item.institution_type == "bc_public":
            yield Step(StepKind.APPLY_GRANT, register, "client", (number,), provider=item.provider)
        if any(cost.category in _MATERIALS for cost in item.costs):
            yield Step(StepKind.BUY_MATERIALS, item.start, "client", (number,))
        yield Step(StepKind.START, item.start, "client", (number,), provider=item.provider)


def _last(file: ClientFile, on: date) -> Iterator[Step]:
    ends = [end for item in file.chosen if (end := end_of(item))]
    if file.chosen and len(ends) == len(file.chosen):
        yield Step(StepKind.JOB_SEARCH, max(max(ends) + timedelta(weeks=2), on + SOON), "client")
