"""The money: the parts add up, and no unknown price becomes a sum."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.domain.estimate import Range, Sureness, Verdict
from advisor.domain.money import ZERO, Money, total
from advisor.domain.plan import LearningPlan, PrintAs
from advisor.report import money_box
from advisor.report.bar import Look, MoneyBars, widths
from advisor.report.kit import kit_for
from advisor.report.money import price, shares
from advisor.report.money_box import bar_rows
from tests.plan_builders import (
    a_cost,
    a_course,
    a_plan,
    a_program,
    a_second_course,
    an_estimate,
    without_prices,
)
from tests.unit.report.reading import read

amounts = st.decimals(min_value=0, max_value=9000, places=2).map(Money)


def a_priced_plan(
    cost: Money, sure: Money, more: Money, span: Money, *, unknown: bool
) -> LearningPlan:
    course = a_course(costs=(a_cost(str(cost.amount)),))
    courses = (course, without_prices(a_second_course())) if unknown else (course,)
    sure = min(sure, cost)
    low = min(sure + more, cost)
    high = min(low + span, cost)
    program = a_program(sure=Range(sure, sure), if_confirmed=Range(low, high))
    estimate = an_estimate(
        courses,
        program=program,
        out_of_pocket_best=cost - high,
        out_of_pocket_worst=None if unknown else cost - sure,
    )
    return a_plan(courses=courses, estimate=estimate)


@given(cost=amounts, sure=amounts, more=amounts, span=amounts, unknown=st.booleans())
def test_that_the_parts_of_every_bar_add_up_to_the_price(
    cost: Money, sure: Money, more: Money, span: Money, unknown: bool
) -> None:
    plan = a_priced_plan(cost, sure, more, span, unknown=unknown)
    found = shares(plan)
    assert total([found.sure, found.open, found.may, found.you]) == found.known == cost
    assert found.worst == cost - min(sure, cost)
    assert found.you == plan.estimate.out_of_pocket_best
    for row in bar_rows(kit_for(plan, PrintAs()), found):
        assert round(sum(segment.share for segment in row.segments), 2) == float(cost.amount)
        ended = [segment.look for segment in row.segments].count(Look.UNKNOWN)
        assert ended == (1 if unknown else 0)


@given(shares_of=st.lists(st.floats(min_value=0.01, max_value=1e6), min_size=1, max_size=6))
def test_that_the_smallest_part_of_a_bar_can_be_seen(shares_of: list[float]) -> None:
    found = widths([(Look.YOU, share) for share in shares_of], 294)
    assert min(found) >= 10
    assert abs(sum(found) - 294) < 0.01


def test_that_a_price_that_is_not_known_makes_it_at_least() -> None:
    courses = (a_course(), without_prices(a_second_course()))
    text = read(a_plan(courses=courses, estimate=an_estimate(courses)))[0].text
    assert "You may have to pay at least $780. " in text
    assert "1 price is not known." in text
    assert "price not known" in text
    assert "$780 or more" in text
    assert "up to $780" not in text


def test_that_a_course_without_any_line_has_no_price() -> None:
    assert price(without_prices(a_course())) is None
    assert price(a_course(costs=(a_cost(690), a_cost(None)))) is None
    assert price(a_course(costs=(a_cost(0),))) == ZERO


def test_that_a_plan_without_a_course_has_no_sum() -> None:
    text = read(a_plan(courses=()))[0].text
    assert "You pay" not in text
    assert "estimate" not in text


def test_that_what_the_client_pays_is_never_cut_short() -> None:
    courses = (a_course(costs=(a_cost("123456.78"),)), without_prices(a_second_course()))
    text = read(a_plan(courses=courses, estimate=an_estimate(courses)))[0].text
    assert text.count("$123,456.78 or more") == 1


def test_that_a_confirmed_grant_leaves_one_bar_and_an_exact_sum() -> None:
    courses = (a_course(), a_second_course())
    amount = Range(Money.of(1500), Money.of(1500))
    program = a_program(
        verdict=Verdict.ELIGIBLE,
        sure=amount,
        if_confirmed=amount,
        stale=None,
        sureness=Sureness.WRITTEN,
    )
    estimate = an_estimate(
        courses,
        program=program,
        out_of_pocket_best=Money.of(240),
        out_of_pocket_worst=Money.of(240),
    )
    text = read(a_plan(courses=courses, estimate=estimate))[0].text
    assert "You pay $240." in text
    assert "Future skills grant: $1,500" in text
    assert "not confirmed" not in text
    assert "An estimate" in text


def test_that_money_by_the_rules_alone_never_reads_like_an_approval() -> None:
    courses = (a_course(), a_second_course())
    amount = Range(Money.of(1740), Money.of(1740))
    program = a_program(
        verdict=Verdict.ELIGIBLE,
        sure=amount,
        if_confirmed=amount,
        stale=None,
        sureness=Sureness.BY_THE_RULES,
    )
    estimate = an_estimate(courses, program=program, out_of_pocket_worst=ZERO)
    pages = read(a_plan(courses=courses, estimate=estimate))
    assert "By the rules, you pay $0. No one has said yes in writing yet." in pages[0].text
    assert "$1,740, by the rules, not yet confirmed." in pages[1].text


def test_that_unconfirmed_money_is_said_in_words_inside_the_bar() -> None:
    text = read(a_plan())[0].text
    assert "Grant, not confirmed: $1,500" in text
    assert "If the grant is confirmed: $0 to $240." in text


def test_that_no_possible_grant_is_said_and_nothing_is_promised() -> None:
    courses = (a_course(), a_second_course())
    program = a_program(verdict=Verdict.NOT_ELIGIBLE, if_confirmed=Range())
    estimate = an_estimate(courses, program=program, out_of_pocket_best=Money.of(1740), stops=())
    pages = read(a_plan(courses=courses, estimate=estimate))
    assert "You may have to pay up to $1,740. We found no grant for this plan yet." in pages[0].text
    assert "We found no grant for this plan yet. Ask us again" in pages[1].text


def test_that_bars_keep_their_height_in_any_width() -> None:
    plan = a_plan()
    kit = kit_for(plan, PrintAs(paper="a4"))
    bars = MoneyBars(kit.setter, bar_rows(kit, shares(plan)))
    assert bars.height(474) >= 2 * 28


def test_that_the_paper_never_says_less_than_the_worst_case_of_the_estimate() -> None:
    course = a_course(costs=(a_cost(1000),))
    amount = Range(Money.of(800), Money.of(800))
    program = a_program(sure=amount, if_confirmed=amount)
    worst = an_estimate(
        (course,),
        program=program,
        out_of_pocket_best=Money.of(200),
        out_of_pocket_worst=Money.of(500),
    )
    found = shares(a_plan(courses=(course,), estimate=worst))
    assert found.worst == Money.of(500)
    assert found.sure == Money.of(500)


def test_that_money_of_somebody_else_is_shown_as_other_help() -> None:
    course = a_course(costs=(a_cost(1000),))
    program = a_program(if_confirmed=Range(ZERO, ZERO), verdict=Verdict.DUPLICATE)
    estimate = an_estimate(
        (course,),
        program=program,
        out_of_pocket_best=Money.of(400),
        out_of_pocket_worst=Money.of(400),
    )
    text = read(a_plan(courses=(course,), estimate=estimate))[0].text
    assert "Other help: $600" in text
    assert "You pay $400." in text


def test_that_a_stamp_in_longer_words_is_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    longer = "Une estimation, pas\u00a0une\u00a0approbation"
    monkeypatch.setattr(money_box, "STAMP", longer)
    kit = kit_for(a_plan(), PrintAs())
    words = money_box._stamp(kit).setting.words
    assert len(words) == 5
    assert all(word.width < money_box.STAMP_WIDTH - 12 for word in words)
