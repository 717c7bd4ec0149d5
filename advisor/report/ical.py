"""The dates of a plan as a calendar file, with alarms.

A calendar is often shared with a family or an employer, and kept on somebody's server. So no entry
names the client or the grant, titles say no more than "Course 1 starts", and each entry is private
(CLASS:PRIVATE: others see that the time is taken). Days are whole days, the same in every zone; a
meeting has the clock of British Columbia. The same plan gives the same bytes, and the same course
the same UID on each later plan, so that a calendar takes the new dates and keeps no second entry.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vDatetime

from advisor.domain.plan import Course, LearningPlan, Step, StepKind
from advisor.i18n import N_
from advisor.report.words import Words

ZONE = "America/Vancouver"
STARTS, STARTS_ONE = N_("Course {n} starts"), N_("The course starts")
REGISTER, REGISTER_ONE = N_("Course {n}: register by today"), N_("Register by today")
MEETING = N_("Meeting")
SEE_PAPER = N_("See your paper with the code {code}.")
SEE_BEFORE = N_("Look at your paper before you register or pay.")
NAME = N_("Dates of my learning plan")
_NINE_BEFORE = timedelta(hours=-15)  # 9:00 on the day before a whole day
_DAY_ALARMS = (_NINE_BEFORE - timedelta(days=6), _NINE_BEFORE)
_MEETING_ALARMS = (timedelta(days=-1), timedelta(hours=-2))


def calendar(plan: LearningPlan, language: str) -> bytes:
    """The calendar of a plan; empty bytes where no date is known."""
    words = Words(language)
    events = list(_events(plan, words))
    if not events:
        return b""
    made = Calendar()
    made.add("PRODID", "-//Advisor//Learning plan//EN")
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    made.add("X-WR-CALNAME", words(NAME))
    for event in events:
        made.add_component(event)
    made.add_missing_timezones(plan.made_on, plan.made_on + timedelta(days=3 * 365))
    return bytes(made.to_ical())


def _events(plan: LearningPlan, words: Words) -> Iterator[Event]:
    """Registering, starts and the meeting, as far as they lie ahead of the paper."""
    courses = {course.number: course for course in plan.courses}
    see = words(SEE_PAPER, code=plan.code) if plan.code and not plan.guest else ""
    open_ones = {
        n for step in plan.steps if step.kind is StepKind.REGISTER and not step.done
        for n in step.courses
    }  # fmt: skip
    for number, on in _register_days(plan):
        course = courses[number]
        told = "\n".join(filter(None, (_named(course), words(SEE_BEFORE), see)))
        title = words(REGISTER_ONE) if len(courses) == 1 else words(REGISTER, n=number)
        if number not in open_ones:  # only the grant is to be asked for: not on a calendar
            title = words(SEE_BEFORE)
        yield _whole_day(plan, "register", course, on, title, told)
    for course in plan.courses:
        if course.start is not None and course.start >= plan.made_on:
            told = "\n".join(filter(None, (_named(course), see)))
            title = words(STARTS_ONE) if len(courses) == 1 else words(STARTS, n=course.number)
            yield _whole_day(plan, "start", course, course.start, title, told)
    if plan.meeting_at is not None and plan.meeting_at.date() >= plan.made_on:
        yield _meeting(plan, plan.meeting_at, words(MEETING), see)


def _register_days(plan: LearningPlan) -> Iterator[tuple[int, date]]:
    """By course the day of its step, which is the last day to register where that is known."""
    numbers = {course.number for course in plan.courses}
    days: dict[int, date] = {}
    for step in plan.steps:
        if _to_do(plan, step):
            for number in numbers.intersection(step.courses):
                days[number] = min(days.get(number, step.on or date.max), step.on or date.max)
    yield from sorted(days.items())


def _to_do(plan: LearningPlan, step: Step) -> bool:
    kinds = (StepKind.REGISTER, StepKind.APPLY_GRANT)
    return step.kind in kinds and not step.done and step.on is not None and step.on >= plan.made_on


def _named(course: Course) -> str:
    return ", ".join(filter(None, (course.title, course.provider)))


def _whole_day(  # noqa: PLR0917 - what it is, of which course, and what it says
    plan: LearningPlan, what: str, course: Course, on: date, title: str, told: str
) -> Event:
    event = _event(plan, _uid(what, plan, course), title, told)
    event.add("DTSTART", on)
    event.add("DTEND", on + timedelta(days=1))
    event.add("TRANSP", "TRANSPARENT")  # the day is not taken
    _alarm(event, title, _DAY_ALARMS)
    return event


def _meeting(plan: LearningPlan, at: datetime, title: str, told: str) -> Event:
    event = _event(plan, _uid("meeting", plan, None), title, told)
    event.add("DTSTART", at.replace(tzinfo=ZoneInfo(ZONE)))
    event.add("DURATION", timedelta(hours=1))
    if plan.centre.address:
        event.add("LOCATION", plan.centre.address)
    _alarm(event, title, _MEETING_ALARMS)
    return event


def _event(plan: LearningPlan, uid: str, title: str, told: str) -> Event:
    event = Event()
    event.add("UID", uid)
    event.add("DTSTAMP", vDatetime(datetime.combine(plan.made_on, time(), UTC)))
    event.add("SEQUENCE", max(0, plan.version))
    event.add("SUMMARY", title)
    if told:
        event.add("DESCRIPTION", told)
    event.add("CLASS", "PRIVATE")
    return event


def _alarm(event: Event, title: str, before: tuple[timedelta, ...]) -> None:
    for trigger in before:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", title)
        alarm.add("TRIGGER", trigger)
        event.add_component(alarm)


def _uid(what: str, plan: LearningPlan, course: Course | None) -> str:
    """The same for a course on each of a client's plans; nobody can read the client from it."""
    of = course or next(iter(plan.courses), None)
    seed = of.id if of is not None and _is_random(of.id) else f"{plan.code} {of.id if of else ''}"
    return hashlib.sha256(f"advisor {what} {seed}".encode()).hexdigest()[:32] + "@advisor"


def _is_random(text: str) -> bool:
    try:
        return UUID(text).version == 4
    except ValueError:
        return False
