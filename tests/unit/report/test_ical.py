"""The calendar: strict, with time zone and alarms, and nobody's story in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from icalendar import Calendar, Event

from advisor.domain.plan import StepKind
from advisor.report.ical import calendar
from tests.plan_builders import a_course, a_plan, a_second_course, without_prices


def events(data: bytes) -> list[Any]:
    """The entries, read strictly: what the library would mend is an error."""
    read = Calendar.from_ical(data)
    assert isinstance(read, Calendar)
    assert not read.errors
    found = [one for one in read.walk("VEVENT") if isinstance(one, Event)]
    assert not [error for event in found for error in event.errors]
    return found


def test_that_each_date_of_the_plan_is_an_entry_with_alarms() -> None:
    found = events(calendar(a_plan(), "en"))
    said = [(str(one["SUMMARY"]), one["DTSTART"].dt) for one in found]
    assert said[:3] == [
        ("Course 1: register by today", date(2026, 12, 11)),
        ("Course 1 starts", date(2027, 1, 18)),
        ("Course 2 starts", date(2027, 4, 12)),
    ]
    assert [len(one.walk("VALARM")) for one in found] == [2] * len(found)


def test_that_a_meeting_has_the_clock_of_british_columbia() -> None:
    data = calendar(a_plan(), "en")
    meeting = events(data)[-1]
    at = meeting["DTSTART"].dt
    assert isinstance(at, datetime)
    assert (at.hour, at.utcoffset()) == (14, timedelta(hours=-8))
    assert b"BEGIN:VTIMEZONE\r\nTZID:America/Vancouver" in data
    assert b"DTSTART;TZID=America/Vancouver:20261203T140000" in data


def test_that_no_entry_names_the_client_the_centre_or_a_grant() -> None:
    text = calendar(a_plan(), "en").decode().replace("\r\n ", "")
    for told in ("Harpreet", "framed houses", "EX-0000", "grant", "Dana", "Employment", "Child"):
        assert told not in text, told
    assert text.count("CLASS:PRIVATE") == text.count("BEGIN:VEVENT")


def test_that_a_later_plan_moves_the_entry_and_adds_none() -> None:
    course = a_course(id=str(uuid4()))
    one, other = (
        events(calendar(a_plan(courses=(course,), code=code, version=version), "en"))
        for code, version in (("7KQ-4M2", 1), ("2BC-3DF", 2))
    )
    assert [e["UID"] for e in one] == [e["UID"] for e in other]
    assert {e["SEQUENCE"] for e in one} | {e["SEQUENCE"] for e in other} == {1, 2}
    someone_else = events(calendar(a_plan(courses=(replace(course, id=str(uuid4())),)), "en"))
    assert not {e["UID"] for e in one} & {e["UID"] for e in someone_else}


def test_that_the_same_plan_gives_the_same_bytes() -> None:
    assert calendar(a_plan(), "en") == calendar(a_plan(), "en")


def test_that_without_dates_there_is_no_calendar() -> None:
    bare = (without_prices(a_course()), without_prices(a_second_course()))
    assert calendar(a_plan(courses=bare, steps=(), meeting_at=None), "en") == b""


def test_that_a_guests_calendar_names_no_code_that_no_paper_of_theirs_shows() -> None:
    assert b"7KQ-4M2" not in calendar(a_plan(guest=True, client_name=""), "en")


def test_that_what_has_passed_is_no_entry() -> None:
    plan = a_plan(made_on=date(2028, 1, 1))
    assert calendar(plan, "en") == b""


def test_that_who_has_registered_is_not_told_to_register_again() -> None:
    steps = tuple(
        replace(step, done=True) if step.kind is StepKind.REGISTER else step
        for step in a_plan().steps
    )
    said = calendar(a_plan(steps=steps), "en").decode()
    assert "Register by today" not in said
    assert "register by today" not in said
    assert "SUMMARY:Look at your paper" in said
