"""Who told a fact, as a client reads it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from advisor.domain.client import CATALOGUE_PAGE, Told
from advisor.domain.plan import Course
from advisor.i18n import N_
from advisor.report.kit import Kit
from advisor.report.words import Words

TOLD_US = N_("{who} told us these prices on {date}. Ask again before you register.")
READ_ON = N_("We read these prices on the page of {who}, {date}. Ask again before you register.")
FROM = N_("These prices are from {who}, {date}. Ask again before you register.")
SEVERAL = N_("Prices: {list}. Ask again before you register.")
ONE = N_("{who}, {date}")

THE_FLYER = N_("the flyer")

_FLYER = ("the flyer", "flyer")
_PAPER = (*_FLYER, "client", "the client")
_COLLEGE = ("", "the college", "college")


def who(told: Told, course: Course, words: Words) -> str:
    """The name of the one who told: the provider's short name for the provider itself."""
    if told.by.lower() in (
        *_COLLEGE,
        CATALOGUE_PAGE,
        course.provider.lower(),
        course.provider_short.lower(),
    ):
        return course.provider_short
    return words(THE_FLYER) if told.by.lower() in _FLYER else told.by


def price_sources(courses: Sequence[Course], words: Words) -> list[tuple[str, date, str]]:
    """Who told prices and when, with the sentence to say it in; each once, in the plan's order."""
    found = []
    for course in courses:
        for line in course.costs:
            told = line.told or course.told
            if line.amount is None or told is None:
                continue
            name = who(told, course, words)
            sentence = FROM if told.by.lower() in _PAPER else TOLD_US
            sentence = READ_ON if told.by == CATALOGUE_PAGE else sentence
            found.append((name, told.on, sentence))
    return list(dict.fromkeys(found))


def prices_told(kit: Kit) -> str:
    """One sentence on where the prices come from; empty when none is known."""
    found = price_sources(kit.plan.courses, kit.words)
    words = kit.words
    if len(found) == 1:
        name, on, sentence = found[0]
        said = words(sentence, who=name, date=words.long_day(on))
        return said[:1].upper() + said[1:]
    if not found:
        return ""
    listed = [words(ONE, who=name, date=words.day(on)) for name, on, _sentence in found]
    return words(SEVERAL, list=words.items(dict.fromkeys(listed)))
