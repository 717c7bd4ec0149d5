"""The steps of a plan in words for the counsellor's screen, in three sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from advisor import wording
from advisor.domain.plan import LearningPlan, Step, StepKind, to_show
from advisor.i18n import _, ngettext
from advisor.services import steps


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step as shown. ``key`` names it for as long as its courses stay on the shortlist."""

    key: str
    on: str
    text: str
    note: str
    who: str
    done: bool
    urgent: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its steps."""

    title: str
    steps: tuple[StepLine, ...]


def sections(plan: LearningPlan, today: date) -> tuple[Section, ...]:
    """This week, before the first start, later; a section without a step is left out."""
    week = today + timedelta(days=6 - today.weekday())
    starts = [course.start for course in plan.courses if course.start and course.start > today]
    first = min(starts) if starts else None
    this_week: list[StepLine] = []
    before: list[StepLine] = []
    later: list[StepLine] = []
    for step in plan.steps:
        line = _line(step, plan, today)
        if step.on is not None and (step.on <= week or step.kind is StepKind.GET_PERMISSION):
            this_week.append(line)
        elif step.on is not None and first is not None and step.on <= first:
            before.append(line)
        else:
            later.append(line)
    until = _("Before the first start, {day}")
    named = (
        (_("This week"), this_week),
        (until.format(day=wording.weekday(first)) if first else _("Soon"), before),
        (_("Later"), later),
    )
    return tuple(Section(title, tuple(lines)) for title, lines in named if lines)


def key(step: Step, plan: LearningPlan) -> str:
    """What a tick is kept under."""
    return steps.tick(step, {course.number: course.id for course in plan.courses})


def _line(step: Step, plan: LearningPlan, today: date) -> StepLine:
    late = not step.done and step.on is not None and step.on < today
    return StepLine(
        key=key(step, plan),
        on=wording.weekday(step.on) if step.on else _("no date"),
        text=_text(step, plan),
        note=_("late: was due on this day") if late else _note(step, plan),
        who=_who(step, plan),
        done=step.done,
        urgent=late or (step.kind is StepKind.GET_PERMISSION and not step.done),
        own=step.kind is StepKind.OWN,
    )


def _text(step: Step, plan: LearningPlan) -> str:
    courses = _courses(step.courses)
    words = {
        StepKind.CALL_PROVIDER: _("Ask {provider} about {courses}"),
        StepKind.CALL_CENTRE: _("Call the centre to plan the next step"),
        StepKind.SERVICES_CARD: _("Set up a BC Services Card account"),
        StepKind.SHOW_FIRST: _("Get ready to show, for {courses}: {list}"),
        StepKind.GET_PERMISSION: _("Get the permission in writing"),
        StepKind.REGISTER: _("Register: {courses}, {provider}"),
        StepKind.APPLY_GRANT: _("Apply for the grant: {courses}"),
        StepKind.BUY_MATERIALS: _("Buy materials for {courses}, keep the itemized receipts"),
        StepKind.START: _("{courses} starts, {provider}"),
        StepKind.JOB_SEARCH: _("Talk about how it went, and the job search"),
    }
    if step.kind is StepKind.OWN:
        return step.text
    shown = to_show(plan.checks, plan.order)
    listed = "; ".join(text for number in step.courses for text in shown.get(number, ()))
    text = words[step.kind].format(provider=step.provider, courses=courses, list=listed)
    return text[:1].upper() + text[1:]


def _courses(numbers: Sequence[int]) -> str:
    if not numbers:
        return ""
    listed = ", ".join(map(str, numbers))
    return ngettext("course {n}", "courses {n}", len(numbers)).format(n=listed)


def _note(step: Step, plan: LearningPlan) -> str:
    if step.kind is StepKind.GET_PERMISSION:
        return _("must come before registering")
    if step.kind is StepKind.CALL_PROVIDER:
        asked = _("price, start, on the grant list?")
        return f"{asked} {step.phone}".strip()
    if step.kind is StepKind.SERVICES_CARD:
        return _("needed for the grant application")
    if step.kind is StepKind.SHOW_FIRST:
        return _("the course asks for it first")
    if step.kind is StepKind.REGISTER:
        return _before_start(step, plan)
    if step.kind is StepKind.APPLY_GRANT:
        return _("one application for each course")
    return ""


def _before_start(step: Step, plan: LearningPlan) -> str:
    starts = [c.start for c in plan.courses if c.number in step.courses and c.start]
    if not starts or step.on is None:
        return ""
    days = (min(starts) - step.on).days
    when = wording.weekday(min(starts))
    if days < 14:
        return _("the course starts on {day}").format(day=when)
    return _("{weeks} before the start on {day}").format(weeks=wording.weeks(days // 7), day=when)


def _who(step: Step, plan: LearningPlan) -> str:
    if step.who == "counsellor":
        return wording.first_name(plan.counsellor) or _("Counsellor")
    return wording.first_name(plan.client_name) or _("Client")
