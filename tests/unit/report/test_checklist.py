"""The checklist of one program, and the paper that tells what changed: what they say and hide."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from advisor.domain.errors import BadInput
from advisor.domain.estimate import LineCover, Range, Sureness
from advisor.domain.money import ZERO, Money
from advisor.domain.plan import Copy, LearningPlan, PrintAs
from advisor.i18n import translation
from advisor.report import what_changed
from advisor.report.change_words import sentence
from advisor.report.checking import findings
from advisor.report.learning_plan import render
from advisor.report.words import Words
from advisor.services import versions
from tests.plan_builders import (
    a_cost,
    a_course,
    a_plan,
    a_program,
    a_question,
    a_reason,
    a_second_course,
    some_steps,
    without_prices,
)
from tests.unit.report.reading import overlaps, read_pdf, whole
from tests.unit.report.structure import errors_of_pdfua, in_order, words_on

FSG = PrintAs(Copy.CHECKLIST, program="fsg")
SECRET = a_program(
    code="ptwp", name="Former youth in care", private=True, documents=("Letter of care",),
    sure=Range(Money.of(5), Money.of(5)),
)  # fmt: skip


def with_lines(plan: LearningPlan) -> LearningPlan:
    lines = tuple(
        LineCover(course.id, index, "yes", Range(), Range(line.amount or ZERO, line.amount))
        for course in plan.courses
        for index, line in enumerate(course.costs)
    )
    program = replace(plan.estimate.programs[0], lines=lines)
    if program.if_confirmed.up_to == ZERO:  # no price is known
        program = replace(program, if_confirmed=Range(ZERO, None))
    return replace(plan, estimate=replace(plan.estimate, programs=(program,)))


def said_by(data: bytes) -> str:
    return in_order(data).text.replace("\u00a0", " ")


def test_that_a_checklist_says_all_in_order_on_one_page(tmp_path: Path) -> None:
    data = render(with_lines(a_plan()), FSG)
    assert len(read_pdf(data)) == 1
    said, at = said_by(data), 0
    for part in (
        "Checklist: StrongerBC future skills grant", "For Harpreet G.", "Do not register or pay",
        "What you ask for", "An estimate, not an approval", "Course 1: Introductory Studies",
        "Course fee (tuition) $690", "Together $1,500 to $1,740, not confirmed",
        "Do this, in this order", "Meet Dana before you register or pay.",
        "By November 27: Call BCIT, 604-555-0100", "Set up your BC Services Card account",
        "By December 11: If Dana says yes: register for course 1.",
        "Ask for the grant online for course 1.", "Who confirms what", "Is there grant money left?",
        "You talked to ____ on ____", "Have ready", "Proof of your address in B.C.",
        "Where to ask", "workbc.ca/futureskillsgrant", "Where the rules come from",
        "checked up to June 30, 2026", "viu.ca, before July 2025", "Plan code 7KQ-4M2", "Checklist",
    ):  # fmt: skip
        found = said.find(part, at)
        assert found >= 0, part
        at = found
    assert findings(data) == ()
    assert errors_of_pdfua(data, tmp_path) == []
    assert in_order(data).seen() == words_on(data)


@pytest.mark.parametrize(
    "plan",
    [
        a_plan(),
        a_plan(courses=(a_course(costs=(a_cost(None), a_cost(40))),)),
        a_plan(courses=tuple(without_prices(c) for c in (a_course(), a_second_course()))),
        a_plan(courses=tuple(a_course(n) for n in range(1, 7)), steps=(), meeting_at=None),
    ],
    ids=["usual", "one price unknown", "no price", "six courses"],
)
@pytest.mark.parametrize("large", [False, True])
def test_that_no_checklist_is_cut_or_overlaps(plan: LearningPlan, *, large: bool) -> None:
    data = render(with_lines(plan), replace(FSG, large=large))
    pages = read_pdf(data)
    assert [overlaps(page) for page in pages] == [[]] * len(pages)
    assert findings(data) == ()
    assert "None" not in whole(pages)
    assert "$0" not in whole(pages).replace("$0 to", "")


def test_that_a_price_that_is_not_known_is_asked_for() -> None:
    data = render(with_lines(a_plan(courses=(a_course(costs=(a_cost(None),)),))), FSG)
    assert "Course fee (tuition) ask the price" in said_by(data)


def test_that_a_private_program_has_a_checklist_only_where_it_was_ticked() -> None:
    plan = a_plan()
    plan = replace(plan, estimate=replace(plan.estimate, programs=(a_program(), SECRET)))
    with pytest.raises(BadInput, match="Choose one of: fsg"):
        render(plan, PrintAs(Copy.CHECKLIST, program="ptwp"))
    ticked = render(replace(plan, show_sensitive=True), PrintAs(Copy.CHECKLIST, program="ptwp"))
    assert "Letter of care" in said_by(ticked)


def test_that_a_checklist_hides_what_proves_a_private_answer() -> None:
    private = a_reason(sensitive=True, proof="EI letter", text="You get EI.")
    program = a_program(
        reasons=(private,), documents=("EI letter", "BC Services Card account"),
        questions=(a_question(sensitive=True, paper="Do you get EI?", credential_id=None),),
    )  # fmt: skip
    plan = a_plan()
    plan = replace(plan, estimate=replace(plan.estimate, programs=(program,)))
    said = said_by(render(plan, FSG))
    assert "EI" not in said.replace("EIther", "")
    assert "viu.ca" not in said
    assert "BC Services Card account" in said


def two() -> tuple[LearningPlan, LearningPlan]:
    old = a_plan(code="4TD-9WX", made_on=date(2026, 11, 12))
    courses = (a_course(costs=(a_cost(720),), start=date(2027, 2, 1)), a_second_course())
    return old, a_plan(courses=courses, steps=some_steps()[1:], meeting_at=None)


@pytest.mark.parametrize("large", [False, True])
def test_that_the_paper_of_what_changed_names_both_codes_and_every_change(
    tmp_path: Path, *, large: bool
) -> None:
    old, new = two()
    changes = versions.what_changed(old, new)
    data = what_changed.render(old, new, changes, PrintAs(large=large))
    said = said_by(data)
    assert said.startswith("Fraser Street Employment Centre")
    for part in (
        "What changed", "You may have to pay up to", "An estimate, not an approval",
        "Mass Timber Construction: Feb 1, 2027. Before: Jan 18, 2027.",
        "Next meeting: not set. Before: Thursday, December 3, 2:00 pm.",
        "Plan code 7KQ-4M2", "Before 4TD-9WX",
    ):  # fmt: skip
        assert part in said, part
    assert findings(data) == ()
    assert errors_of_pdfua(data, tmp_path) == []
    pages = read_pdf(data)
    assert large or len(pages) == 1
    assert [overlaps(page) for page in pages] == [[]] * len(pages)


def test_that_what_changed_in_private_is_not_on_the_paper() -> None:
    old = a_plan()
    new = replace(
        old, barriers="x", answers=(("Do you get EI?", "Yes", True),),
        estimate=replace(old.estimate, programs=(*old.estimate.programs, SECRET)),
    )  # fmt: skip
    data = what_changed.render(old, new, versions.what_changed(old, new))
    said = said_by(data)
    for secret in ("EI", "care", "barriers", "Letter"):
        assert secret not in said
    assert "other help $5" in said


def test_that_a_signed_plan_says_when_and_has_no_line_to_sign() -> None:
    draft = said_by(render(a_plan()))
    signed = said_by(render(a_plan(), PrintAs(signed_on=date(2026, 12, 3))))
    assert "A draft until both people sign." in draft
    assert "Signed on December 3, 2026 by Harpreet G. and Dana Wells." in signed
    assert "draft" not in signed


@pytest.mark.parametrize("language", ["es", "ar"])
def test_that_a_checklist_can_stand_beside_english(language: str) -> None:
    print_as = replace(FSG, language=language, beside=True)
    data = render(a_plan(), print_as)
    said = in_order(data).text
    assert findings(data) == ()
    for text in ("Do this, in this order", "Who confirms what"):
        theirs = translation(language).gettext(text)
        assert said.index(theirs) < said.index(text)


def test_that_money_by_the_rules_is_not_said_to_be_in_writing() -> None:
    plan = with_lines(a_plan())
    sure = Range(Money.of(500), Money.of(500))
    for sureness, said in (
        (Sureness.WRITTEN, "$500, in writing"),
        (Sureness.BY_THE_RULES, "$500, not confirmed"),
    ):
        (program,) = plan.estimate.programs
        lines = (replace(program.lines[0], sure=sure),)
        program = replace(program, sure=sure, sureness=sureness, lines=lines)
        told = replace(plan, estimate=replace(plan.estimate, programs=(program,)))
        assert said in said_by(render(told, FSG))


def test_that_one_private_payer_for_another_is_no_change_to_the_client() -> None:
    """“Other help $500. Before: other help $500” would tell that something is hidden."""
    sure = Range(Money.of(500), Money.of(500))
    plans = []
    for code in ("ptwp", "iset"):
        program = a_program(code=code, name=f"Program {code}", private=True, sure=sure)
        plan = a_plan()
        plans.append(replace(plan, estimate=replace(plan.estimate, programs=(program,))))
    old, new = plans
    changes = versions.what_changed(old, new)
    assert any("Program iset" in sentence(change, Words("en")) for change in changes)
    data = what_changed.render(old, new, changes, PrintAs())
    assert "other help" not in said_by(data)
