"""What is different about the courses of two frozen plans: in, out, order, dates, prices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from advisor.domain.client import CostLine
from advisor.domain.plan import Course, LearningPlan
from advisor.domain.plan_change import Change, Topic, Value, What


def same_courses(old: LearningPlan, new: LearningPlan) -> list[tuple[Course, Course]]:
    """The courses of both plans, by their id, else by title and provider."""
    by_id = {course.id: course for course in old.courses}
    by_name = {(course.title, course.provider): course for course in old.courses}
    pairs = []
    for course in new.courses:
        before = by_id.pop(course.id, None)
        if before is None and (named := by_name.get((course.title, course.provider))):
            before = by_id.pop(named.id, None)
        if before is not None:
            pairs.append((before, course))
    return pairs


def course_changes(old: LearningPlan, new: LearningPlan) -> Iterator[Change]:
    """Courses in, out and in another order; then of each that stayed its facts and prices."""
    pairs = same_courses(old, new)
    stayed = {id(course) for pair in pairs for course in pair}
    for what, plan in ((What.COURSE_IN, new), (What.COURSE_OUT, old)):
        for course in plan.courses:
            if id(course) not in stayed:
                yield Change(Topic.COURSES, what, courses=(course.title,), text=course.provider)
    numbers = [one.number for one, _other in pairs]
    if numbers != sorted(numbers):
        yield Change(Topic.COURSES, What.ORDER, new=tuple(one.title for one in new.courses))
    for one, other in pairs:
        yield from _facts(one, other)
        yield from _prices(one, other)


def _known_listing(course: Course) -> str | None:
    return course.on_grant_list if course.on_grant_list in ("yes", "no") else None


_FIELDS: tuple[tuple[What, Callable[[Course], Value]], ...] = (
    (What.START, lambda course: course.start),
    (What.END, lambda course: course.end),
    (What.REGISTER_BY, lambda course: course.register_by),
    (What.LENGTH, lambda course: course.length_stated),
    (What.HOURS, lambda course: course.hours_a_week),
    (What.DELIVERY, lambda course: course.delivery or None),
    (What.PLACE, lambda course: course.place or None),
    (What.LISTED, _known_listing),
    (What.PHONE, lambda course: course.phone or None),
)


def _facts(old: Course, new: Course) -> Iterator[Change]:
    for what, value in _FIELDS:
        if value(old) != value(new):
            yield Change(Topic.COURSES, what, value(old), value(new), (new.title,))
    if _content(old) != _content(new):
        yield Change(Topic.COURSES, What.FACTS, courses=(new.title,))


def _content(course: Course) -> tuple[object, ...]:
    return (
        course.title, course.provider, course.kind, course.learn, course.proof, course.credits,
        course.counts_toward, course.prerequisites, course.intakes, course.address,
        course.facts_source,
    )  # fmt: skip


def _prices(old: Course, new: Course) -> Iterator[Change]:
    about = Change(Topic.PRICES, What.LINE, courses=(new.title,))
    before, now = _lines(old.costs), _lines(new.costs)
    for name, line in now.items():
        named = replace(about, text=line.label, category=line.category, new=line.amount)
        if name not in before:
            yield replace(named, what=What.LINE_IN)
        elif before[name].amount != line.amount:
            yield replace(named, old=before[name].amount)
    for name, line in before.items():
        if name not in now:
            named = replace(about, text=line.label, category=line.category)
            yield replace(named, what=What.LINE_OUT, old=line.amount)
    if old.told != new.told:
        yield replace(about, what=What.TOLD, old=old.told, new=new.told)
    texts = [course.old_price.text if course.old_price else None for course in (old, new)]
    if texts[0] != texts[1]:
        yield replace(about, what=What.OLD_PRICE, old=texts[0], new=texts[1])


def _lines(costs: Sequence[CostLine]) -> dict[tuple[str, str, int], CostLine]:
    """The lines by kind and label, counted where a quote has two of the same."""
    seen: Counter[tuple[str, str]] = Counter()
    found = {}
    for line in costs:
        name = (line.category.value, line.label)
        seen[name] += 1
        found[*name, seen[name]] = line
    return found
