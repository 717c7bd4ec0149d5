"""What a client's paper names, and what it says apart from the sums."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from advisor.domain.estimate import Alternative, Effect, ProgramResult, Range, Sureness
from advisor.domain.money import ZERO, Money
from advisor.domain.plan import Copy, LearningPlan
from advisor.report.money import shares
from advisor.report.naming import named, on_front, payers
from tests.plan_builders import a_course, a_plan, a_program, an_estimate
from tests.unit.report.reading import read, whole

SECRET = "Quiet Waiver"


def other(code: str, **changes: Any) -> ProgramResult:
    facts = {
        "code": code, "name": f"Program {code}", "short": code, "questions": (), "reasons": (),
        "documents": (), "where": (), "stale": None, "verified_until": None,
        "if_confirmed": Range(Money.of(300), Money.of(300)), "close": True, "cap": None,
    }  # fmt: skip
    return a_program(**{**facts, **changes})


def planned(*programs: ProgramResult, **changes: Any) -> LearningPlan:
    courses = (a_course(),)
    fsg = a_program(short="fsg", close=True, if_confirmed=Range(Money.of(780), Money.of(780)))
    estimate = an_estimate(courses, **changes)
    return a_plan(courses=courses, estimate=replace(estimate, programs=(fsg, *programs)), cash=None)


def later(plan: LearningPlan) -> str:
    return whole(read(plan)[1:])


def test_that_a_private_program_is_named_only_where_it_was_ticked() -> None:
    plan = planned(other("x", name=SECRET, private=True))
    assert SECRET not in whole(read(plan))
    assert "There may be other help too. Ask Dana." in later(plan)
    ticked = replace(plan, show_sensitive=True)
    assert SECRET not in read(ticked)[0].text
    assert SECRET in later(ticked)
    assert SECRET not in whole(read(ticked, Copy.HANDOUT))
    assert SECRET in whole(read(plan, Copy.FILE))


def test_that_sure_money_of_a_private_program_is_other_help() -> None:
    whole_price = Range(Money.of(780), Money.of(780))
    secret = other("x", name=SECRET, private=True, sure=whole_price, if_confirmed=whole_price)
    plan = planned(secret, out_of_pocket_worst=ZERO)
    first = read(plan)[0].text
    assert "Other help: $780" in first
    assert SECRET not in whole(read(plan))
    assert "Other help pays $780. Ask Dana." in later(plan)


def test_that_a_program_that_is_far_off_is_not_named() -> None:
    plan = planned(other("far", close=False))
    assert [p.code for p in named(plan.estimate)] == ["fsg"]
    assert "Program far" not in whole(read(plan))
    assert "Program far" in whole(read(plan, Copy.FILE))


def test_that_page_one_names_three_programs_and_grants_before_employers() -> None:
    more = (
        other("boss", kind="employer", if_confirmed=Range(Money.of(600), Money.of(600))),
        *(other(code) for code in "abc"),
    )
    plan = planned(*more)
    assert len(on_front(plan.estimate)) == 3
    assert named(plan.estimate)[-1].code == "boss"
    first = read(plan)[0].text
    assert "May help, not confirmed: future skills grant, Program a and Program b." in first
    assert "Program c" in later(plan)


def test_that_an_award_is_told_as_its_whole_and_never_counted_twice() -> None:
    sure = Range(Money.of(400), Money.of(400))
    aid = other("aid", name="Student aid", sure=sure, if_confirmed=sure)
    award = other("award", name="Award one", part_of="aid", sure=sure, if_confirmed=sure)
    plan = planned(aid, award, out_of_pocket_worst=Money.of(380))
    assert [p.code for p in payers(plan.estimate)] == ["fsg", "aid"]
    assert shares(plan).sure == Money.of(400)
    assert "Student aid: $400" in read(plan)[0].text
    assert "Award one" not in whole(read(plan))


def test_that_open_programs_are_never_added_up() -> None:
    plan = planned(other("a"), other("b"))
    found = shares(plan)
    assert found.open == Money.of(780)
    assert "If all is confirmed: $0." in read(plan)[0].text


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (Sureness.WRITTEN, "$300, in writing."),
        (Sureness.BY_THE_RULES, "$300, by the rules, not yet confirmed."),
    ],
)
def test_that_the_level_of_sureness_is_said_in_words(level: Sureness, said: str) -> None:
    sure = Range(Money.of(300), Money.of(300))
    plan = planned(other("a", sure=sure, sureness=level), out_of_pocket_worst=Money.of(480))
    assert f"Program a: {said}" in later(plan)


def test_that_tax_time_and_loans_stand_apart_from_the_cover() -> None:
    plan = planned(
        other("credit", kind="tax", name="The credit"),
        other("bank", kind="loan", name="The bank"),
        tax_time={"credit": Money.of(150)},
        loan_available=Money.of(200),
    )
    text = later(plan)
    assert "At tax time: about $150 may come back, months later. Not counted above." in text
    assert "A loan is possible: up to $200, to be paid back. Not counted above." in text
    assert shares(plan).open == Money.of(780)


def test_that_another_way_to_pay_is_one_sentence_and_names_nobody_in_private() -> None:
    way = Alternative("a", "fsg", Money.of(300), Money.of(480), {"a": Money.of(300)}, "This way.")
    plan = planned(other("a"), alternatives=(way, replace(way, text="That way.")))
    assert "Another way to pay: This way." in later(plan)
    assert "That way." not in later(plan)
    hidden = planned(other("a", private=True), alternatives=(way,))
    assert "This way." not in whole(read(hidden))
    assert "This way." in whole(read(hidden, Copy.FILE))


def test_that_an_effect_on_a_benefit_is_private_unless_ticked() -> None:
    effect = Effect("E", "Long words.", "If you get it: ask.", True, "The office", "R-1", ())
    plan = planned(effects=(effect,))
    assert "If you get it: ask." not in whole(read(plan))
    assert "If you get it: ask." in later(replace(plan, show_sensitive=True))
    assert "Long words. Ask: the office. (R-1)" in whole(read(plan, Copy.FILE))
    open_one = planned(effects=(replace(effect, sensitive=False),))
    assert "If you get it: ask." in later(open_one)
    assert "If you get it: ask." not in read(open_one)[0].text


def test_that_a_document_that_two_programs_want_is_brought_once() -> None:
    shared = (("BC Services Card", "BC Services Card"),)
    plan = planned(other("a", papers=shared), other("b", papers=shared))
    assert later(plan).count("BC Services Card") == 2  # theirs, and the account for the grant


def test_that_figures_of_equal_width_read_back_as_one_number() -> None:
    courses = (a_course(costs=()),)
    plan = a_plan(courses=courses, estimate=an_estimate(courses))
    priced = replace(plan.courses[0], costs=a_course().costs[:1])
    one = replace(priced.costs[0], amount=Money.of("1111.11"))
    plan = a_plan(courses=(replace(priced, costs=(one,)),), cash=None)
    assert later(plan).count("$1,111.11") == 3
