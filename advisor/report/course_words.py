"""A course's facts as the paper words them: how, where, how long, what kind."""

from __future__ import annotations

from advisor.domain.plan import Course
from advisor.i18n import N_, NN_
from advisor.report.kit import Kit

_DELIVERY = {
    "online": N_("online"),
    "self-paced online": N_("online, at your own pace"),
    "hybrid": N_("online and in person"),
    "in person": N_("in person"),
}
WEEKS = NN_("{n} week", "{n} weeks")
HOURS = NN_("{n} hour", "{n} hours")
HOURS_A_WEEK = NN_("{n} hour a week", "{n} hours a week")
IN_PLACE = N_("{how} in {place}")


def delivery(kit: Kit, course: Course) -> str:
    """ "online", "in person in Burnaby"; empty when not known."""
    how = kit.words(_DELIVERY[course.delivery]) if course.delivery in _DELIVERY else course.delivery
    if how and course.place and course.delivery in ("hybrid", "in person"):
        return kit.words(IN_PLACE, how=how, place=course.place)
    return how or ""


def length(kit: Kit, course: Course) -> str:
    """ "8 weeks", or the length as the page words it; empty when not known."""
    if course.weeks is not None:
        return kit.words.number_of(WEEKS, course.weeks)
    if course.listed_weeks is not None:
        return kit.words.number_of(WEEKS, course.listed_weeks)
    if course.listed_hours is not None:
        return kit.words.number_of(HOURS, course.listed_hours)
    return course.length_stated or ""


def hours_a_week(kit: Kit, course: Course) -> str:
    """ "6 hours a week"; empty when not known."""
    if course.hours_a_week is None:
        return ""
    return kit.words.number_of(HOURS_A_WEEK, course.hours_a_week)


def lowered(title: str) -> str:
    """A job's title inside a sentence."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
