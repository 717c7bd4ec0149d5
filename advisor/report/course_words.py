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
MICRO_MEANS = N_("Micro-credential: short training with proof at the end.")
BADGE_MEANS = N_("{badge} (proof you can show online)")
TRANSCRIPT_MEANS = N_("{transcript} (the list of your marks)")
_MEANINGS = {"badge": BADGE_MEANS, "transcript": TRANSCRIPT_MEANS}
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


def kind_of(kit: Kit, course: Course) -> str:
    """ "Certificate."; the first micro-credential says what that is; empty when not known."""
    first = next((other for other in kit.plan.courses if other.definition_needed), None)
    if first is course:
        return kit.words(MICRO_MEANS)
    kind = kit.words.record(course.kind if course.kind != "other" else "")
    return f"{kind[:1].upper()}{kind[1:]}." if kind else ""


def proofs(kit: Kit, course: Course) -> list[str]:
    """What one gets at the end; a hard word is explained at its first use."""
    found = []
    for proof in course.proof:
        said = kit.words.record(proof)
        word = next((word for word in _MEANINGS if word in proof.lower()), "")
        first = next((other for other in kit.plan.courses if _names(other, word)), None)
        explained = bool(word) and first is course
        found.append(kit.words(_MEANINGS[word], **{word: said}) if explained else said)
    return found


def _names(course: Course, word: str) -> bool:
    return any(word in proof.lower() for proof in course.proof)


def lowered(title: str) -> str:
    """A job's title inside a sentence."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title
