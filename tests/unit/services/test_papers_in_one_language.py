"""A client's copy speaks one language: English only in names, the client's and the college's words,
and in what is said to a college."""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from advisor import i18n
from advisor.domain.plan import Copy, Course, LearningPlan, PrintAs
from advisor.report import shape, words
from advisor.report.kit import kit_for
from advisor.report.learning_plan import pages_of
from advisor.report.running import header
from tests.plan_builders import a_course, a_plan, a_second_course, without_prices
from tests.unit.services.test_papers_of_clients import drafted, samples

SPOKEN = "uk"  # its dates have no Latin letter
WORD = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]{2,}")


class Fake(gettext.NullTranslations):
    """Every letter of a text becomes a foreign one; the values keep theirs."""

    def gettext(self, message: str) -> str:
        return re.sub(r"(\{\w+\}|\*\*)|[A-Za-z]", lambda found: found[1] or "ж", message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[shape.Span]:
    """The spans that a paper sets, as all texts are translated."""
    spans: list[shape.Span] = []
    setting = shape.Setter.words

    def listen(self: shape.Setter, said: tuple[shape.Span, ...], *a: object, **k: object) -> object:
        spans.extend(said)
        return setting(self, said, *a, **k)  # type: ignore[arg-type]

    def translation(language: str) -> gettext.NullTranslations:
        return Fake() if language == SPOKEN else gettext.NullTranslations()

    monkeypatch.setattr(shape.Setter, "words", listen)
    monkeypatch.setattr(i18n, "translation", translation)
    monkeypatch.setattr(words, "translation", translation)
    monkeypatch.setattr("advisor.wording.translation", translation)
    return spans


def names(plan: LearningPlan) -> Iterator[str]:
    """All that may stand there in English."""
    centre = plan.centre
    yield from (centre.name, centre.address, centre.hours, centre.website, plan.counsellor)
    yield from (plan.code, plan.client_name, plan.goal_words, plan.looking_for)
    if plan.job:
        yield from (plan.job.title, plan.job.region_name, plan.job.edition, plan.job.wage_edition)
    yield from (step.text for step in plan.steps)
    yield from (program.name for program in plan.estimate.programs)
    yield from (url for program in plan.estimate.programs for _label, url in program.where)
    for check in plan.checks or ():
        yield check.text
    for course in plan.courses:
        yield from _of(course)


def _of(course: Course) -> Iterator[str]:
    yield from (course.title, course.provider, course.provider_short, course.place or "")
    yield from (*course.learn, *course.counts_toward, *course.prerequisites, *course.intakes)
    yield from (line.label for line in course.costs)
    yield from (line.told.by for line in course.costs if line.told)
    yield course.told.by if course.told else ""
    yield course.address.url if course.address else ""
    yield from (course.facts_source.source, course.facts_source.as_of or "")
    if course.listed_weeks is None and course.listed_hours is None:
        yield course.length_stated or ""  # as the college's page words it


def english(plan: LearningPlan, heard: list[shape.Span], copy: Copy) -> set[str]:
    """The English words of a paper that are nobody's name."""
    heard.clear()
    kit = kit_for(plan, PrintAs(copy=copy, language=SPOKEN))
    pages_of(kit)
    header(kit, plan.centre, example=plan.example)
    named = " ".join(names(plan)).casefold()
    found = (word for span in heard if not span.language for word in WORD.findall(span.text))
    return {word for word in found if word.casefold() not in named}


@pytest.fixture(scope="module")
def plans() -> list[LearningPlan]:
    return [replace(drafted(file), show_sensitive=True) for file in [*samples()][::2]]


def test_that_a_paper_of_a_sample_client_speaks_one_language(
    plans: list[LearningPlan], heard: list[shape.Span]
) -> None:
    assert {word for plan in plans for word in english(plan, heard, Copy.CLIENT)} == set()


def test_that_a_hand_out_speaks_one_language(
    plans: list[LearningPlan], heard: list[shape.Span]
) -> None:
    assert {word for plan in plans[:2] for word in english(plan, heard, Copy.HANDOUT)} == set()


def test_that_fixed_words_of_the_catalogue_are_translated(heard: list[shape.Span]) -> None:
    course = replace(
        a_course(),
        kind="short certificate", proof=("digital badge", "transcript"), delivery="hybrid",
        weeks=None, end=None, length_stated="120 hours", listed_hours=Decimal(120),
    )  # fmt: skip
    assert english(a_plan(courses=(course,)), heard, Copy.CLIENT) == set()


def test_that_what_is_said_to_a_college_stays_english(heard: list[shape.Span]) -> None:
    asked = replace(a_course(), start=None, end=None, weeks=None, old_price=None, costs=())
    english(a_plan(courses=(asked,)), heard, Copy.CLIENT)
    said = {span.text for span in heard if span.language == "en"}
    assert any("How much is it, with all fees?" in text for text in said)


def test_that_a_call_sheet_in_another_language_fills_its_first_page() -> None:
    courses = tuple(without_prices(course) for course in (a_course(), a_second_course()))
    kit = kit_for(a_plan(courses=courses), PrintAs(language=SPOKEN))
    first = pages_of(kit)[0]
    assert first.used > kit.page.content
