"""What courses ask for first, and what is wrong with their order, in the words of the paper."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.domain.plan import Course, LearningPlan
from advisor.domain.prerequisite import Check, Fault, Met, OrderNote, Why
from advisor.i18n import N_
from advisor.report.words import Words

TO_SHOW = N_("To show: {list}.")
YOU_MEET = N_("You meet: {list}.")
IN_PLAN = N_("From your plan: {list}.")
NOT_YET = N_("Not met yet: {list}.")
NOT_CHECKED = N_("We did not check: {list}.")
_FAULTS = {
    Fault.RING: N_(
        "Courses {list} each ask for another of them first. Ask the college which comes first."
    ),
    Fault.TOO_EARLY: N_(
        "Course {n} starts before course {list} ends, but asks for it first. Do not register for "
        "course {n} yet. Ask for a later start."
    ),
    Fault.ORDER: N_("Course {n} asks for course {list} first. Do not take course {n} before it."),
    Fault.MISSING: N_(
        "Course {n} asks for “{text}” first. Ask the college before you register for it."
    ),
    Fault.NOT_MET: N_(
        "Course {n} asks for “{text}”. Ask the college if you can start before you register."
    ),
}
_ORDER = (TO_SHOW, NOT_YET, IN_PLAN, YOU_MEET, NOT_CHECKED)


def order_lines(plan: LearningPlan, words: Words) -> Iterator[tuple[str, dict[str, object]]]:
    """Texts with their values, one for each fault that stands."""
    for note in plan.order:
        yield order_line(note, words)


def order_line(note: OrderNote, words: Words) -> tuple[str, dict[str, object]]:
    """One fault: its text and values."""
    return _FAULTS[note.fault], {"n": note.course, "list": _numbers(note, words), **_text(note)}


def needed(plan: LearningPlan, course: Course, words: Words) -> list[str]:
    """What a course asks for first, in lines by what is known of it; a plan of old: all in one."""
    if plan.checks is None:
        text = words.items(course.prerequisites)
        return [text[:1].upper() + text[1:]] if text else []
    found: dict[str, list[str]] = {}
    for one in plan.checks:
        if one.course == course.number and one.text.strip():
            found.setdefault(_heading(one), []).append(one.text.strip())
    return [words(text, list=words.items(found[text])) for text in _ORDER if text in found]


def _heading(one: Check) -> str:
    if one.why is Why.EARLIER:
        return IN_PLAN
    if one.met is Met.NOT_KNOWN:
        return TO_SHOW if one.is_known else NOT_CHECKED
    return YOU_MEET if one.met is Met.MET else NOT_YET


def _numbers(note: OrderNote, words: Words) -> str:
    numbers = note.others
    if note.fault is Fault.RING:
        numbers = tuple(sorted((note.course, *note.others)))
    return words.all_of([str(number) for number in numbers])


def _text(note: OrderNote) -> dict[str, str]:
    return {"text": note.text} if note.text else {}
