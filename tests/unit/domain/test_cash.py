"""When the money moves: hand-made courses, worked cases, and what holds for every household."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.codec import from_json, to_json
from advisor.commands.case import Reader
from advisor.domain.cash import CashFlow, Dating, What
from advisor.domain.cash_days import cash_flow, in_parts
from advisor.domain.estimate import Estimate, LineCover, ProgramResult, Range, Verdict
from advisor.domain.money import ZERO, Money, total
from advisor.domain.situation import Category, Chosen, Situation
from advisor.funding.evaluate import evaluate
from advisor.paths import resource
from tests.plan_builders import a_program
from tests.unit.funding.making import ON, RULES, START, cost, course, paid, person, situation
from tests.unit.funding.test_properties import FAST, MONEY, situations

CASES = {
    found["id"]: found
    for found in (
        json.loads(line, parse_float=Decimal)
        for line in resource("funding/cases.jsonl").read_text("utf-8").splitlines()
    )
}


def worked(case_id: str) -> CashFlow:
    """The cash flow of a worked case, by the grant's own rules."""
    known = tuple(CASES[case_id]["scope"])
    read = Reader(ON, known, lambda _id: None).case(CASES[case_id])
    drawn = replace(read.situation, scope=("fsg",))
    return cash_flow(drawn, evaluate(drawn, RULES))


def flow(drawn: Situation, **days: date) -> CashFlow:
    return cash_flow(drawn, evaluate(drawn, RULES), days)


def paying(chosen: Chosen, *lines: LineCover, **changes: Any) -> ProgramResult:
    """A program that pays these lines for certain."""
    sure = Range(*(total(line.sure.at_least for line in lines),) * 2)
    return a_program(
        verdict=Verdict.ELIGIBLE, sure=sure, if_confirmed=sure, lines=lines, stale=None, **changes
    )


def pays(chosen: Chosen, index: int, amount: int | str) -> LineCover:
    whole = Range(Money.of(amount), Money.of(amount))
    return LineCover(chosen.id, index, "yes", whole, whole)


def estimated(drawn: Situation, *programs: ProgramResult, **changes: Any) -> Estimate:
    """An estimate of these programs alone."""
    return replace(evaluate(replace(drawn, scope=("none",)), RULES), programs=programs, **changes)


def days(found: CashFlow, what: What) -> list[tuple[date | None, Money]]:
    return [(m.day, m.worst) for m in found.movements if m.what is what]


@pytest.mark.parametrize(
    ("case_id", "first"), [("FSG-015", 480), ("FSG-016", 450), ("FSG-017", 320)]
)
def test_that_materials_bought_first_are_what_the_worked_case_says(
    case_id: str, first: int
) -> None:
    found, expected = worked(case_id), CASES[case_id]["expected"]
    assert expected["due_before_reimbursement"] == first
    assert found.paid_first() == Money.of(first)
    assert found.deepest() == Money.of(first)
    assert found.left() == Money.of(expected["out_of_pocket"])
    gap = found.gap()
    assert gap.since == START
    assert gap.ends is not None
    assert (gap.ends.day, gap.ends.dating) == (None, Dating.AFTER_CLAIM)


def test_that_a_bill_that_the_grant_pays_is_a_movement_of_nothing_with_its_payer() -> None:
    bill = worked("FSG-016").movements[0]
    assert (bill.what, bill.worst, bill.who) == (
        What.BILL,
        ZERO,
        ("StrongerBC future skills grant",),
    )


def test_that_an_unconfirmed_grant_is_nothing_in_the_worst_case() -> None:
    drawn = situation(
        course("A", cost("tuition", 1000), cost("materials_required", 110, on_materials_list=True)),
        facts=person(consent=None),
    )
    found = flow(drawn)
    assert found.has_two_cases
    assert (found.deepest(), found.comes_back()) == (Money.of(1110), ZERO)
    assert found.deepest(confirmed=True) == found.returns(confirmed=True) == Money.of(110)
    assert found.left(confirmed=True) == ZERO


def test_that_the_bill_is_due_on_the_last_day_to_register_else_by_the_start() -> None:
    drawn = situation(course("A", cost("tuition", 5000)), course("B", cost("tuition", 600)))
    found = flow(drawn, A=date(2025, 8, 29))
    assert [(m.day, m.dating) for m in found.movements] == [
        (date(2025, 8, 29), Dating.LAST_DAY),
        (START, Dating.BY_START),
    ]


def test_that_nothing_is_dated_without_a_start() -> None:
    drawn = situation(course("A", cost("tuition", 5000), cost("childcare", 90), start=None))
    found = flow(drawn)
    assert {m.day for m in found.movements} == {None}
    assert found.gap().since is None


def test_that_a_waiver_lowers_the_bill_before_it_reaches_the_client() -> None:
    chosen = course("A", cost("tuition", 450), cost("materials_required", 150))
    waiver = paying(chosen, pays(chosen, 0, 450), code="ptwp", name="Waiver", kind="waiver")
    found = cash_flow(situation(chosen), estimated(situation(chosen), waiver))
    assert [(m.what, m.worst) for m in found.movements] == [
        (What.BILL, ZERO),
        (What.THINGS, Money.of(150)),
    ]
    assert (found.deepest(), found.comes_back()) == (Money.of(150), ZERO)


def test_that_student_aid_over_twenty_weeks_comes_half_at_the_start_and_half_midway() -> None:
    chosen = course("A", cost("tuition", 1800), weeks=20)
    aid = paying(chosen, pays(chosen, 0, "999.99"), code="bcag_pt", paid="to_client")
    found = cash_flow(situation(chosen), estimated(situation(chosen), aid))
    assert days(found, What.AID) == [
        (START, Money.of("500.00")),
        (date(2025, 11, 17), Money.of("499.99")),
    ]
    assert found.deepest() == Money.of(1800)
    assert not any(movement.likened for movement in found.movements)


def test_that_another_award_is_dated_alike_and_marked() -> None:
    chosen = course("A", cost("tuition", 1800), weeks=17)
    aid = paying(chosen, pays(chosen, 0, 900), code="csg_pt", part_of="sabc_pt", paid="to_client")
    found = cash_flow(situation(chosen), estimated(situation(chosen), aid))
    assert days(found, What.AID) == [(START, Money.of(900))]
    assert found.movements[-1].likened


def test_that_aid_without_a_rule_for_its_day_has_none() -> None:
    chosen = course("A", cost("materials_required", 100))
    aid = paying(chosen, pays(chosen, 0, 100), code="lfg", paid="to_client")
    found = cash_flow(situation(chosen), estimated(situation(chosen), aid))
    assert [(m.day, m.dating) for m in found.movements if m.incoming] == [(None, Dating.ASK)]


def test_that_the_client_pays_nothing_when_the_employer_does() -> None:
    chosen = course("A", cost("tuition", 5000))
    grant = paying(
        chosen,
        pays(chosen, 0, 4000),
        code="etg",
        kind="employer",
        paid="to_employer",
        figures={"employer_share": Money.of(1000)},
    )
    found = cash_flow(situation(chosen), estimated(situation(chosen), grant))
    assert (found.paid_first(), found.deepest(), found.comes_back()) == (ZERO, ZERO, ZERO)


def test_that_an_award_without_lines_is_of_its_course_and_of_none_where_nobody_knows() -> None:
    one = course("A", cost("tuition", 800), weeks=10)
    two = course("B", cost("tuition", 500), weeks=10)
    lump = replace(
        paying(one, code="bcag_pt", paid="to_client"),
        sure=Range(Money.of(600), Money.of(600)),
        if_confirmed=Range(Money.of(600), Money.of(600)),
    )
    alone = cash_flow(situation(one), estimated(situation(one), lump))
    assert days(alone, What.AID) == [(START, Money.of(600))]
    both = situation(one, two)
    split = replace(lump, by_credential={"B": Money.of(450), "A": Money.of(150)})
    found = cash_flow(both, estimated(both, split))
    assert days(found, What.AID) == [(START, Money.of(150)), (START, Money.of(450))]
    unsaid = cash_flow(both, estimated(both, lump))
    assert [(m.credential_id, m.day) for m in unsaid.movements if m.incoming] == [("", None)]
    assert found.left() == unsaid.left() == Money.of(700)


def test_that_no_award_pays_more_than_the_course_costs() -> None:
    chosen = course("A", cost("tuition", 800), weeks=10)
    lump = replace(
        paying(chosen, code="csg_pt", paid="to_client"),
        sure=Range(Money.of(2520), Money.of(2520)),
        if_confirmed=Range(Money.of(2520), Money.of(2520)),
    )
    found = cash_flow(situation(chosen), estimated(situation(chosen), lump))
    assert (found.left(), found.comes_back()) == (ZERO, Money.of(800))


def test_that_tax_time_stands_apart_by_the_year_of_study() -> None:
    chosen = course("A", cost("tuition", 1000))
    credit = paying(
        chosen, code="ctc", name="Credit", kind="tax", paid="tax_time",
        by_credential={"A": Money.of(500)},
    )  # fmt: skip
    found = cash_flow(
        situation(chosen), estimated(situation(chosen), credit, tax_time={"ctc": Money.of(500)})
    )
    (later,) = found.tax_time
    assert (later.amount, later.years, later.not_before) == (
        Money.of(500), (2025,), date(2026, 3, 1),
    )  # fmt: skip
    assert found.comes_back() == ZERO
    assert found.left() == Money.of(1000)


def test_that_child_care_is_spread_over_the_months_of_study() -> None:
    found = flow(situation(course("A", cost("childcare", 100), weeks=13)))
    assert days(found, What.LIVING) == [
        (date(2025, 9, 8), Money.of("33.34")),
        (date(2025, 10, 8), Money.of("33.33")),
        (date(2025, 11, 8), Money.of("33.33")),
    ]
    alone = flow(situation(course("A", cost("childcare", 100), weeks=None)))
    assert days(alone, What.LIVING) == [(START, Money.of(100))]


def test_that_the_last_day_of_a_month_stays_within_the_next() -> None:
    drawn = situation(course("A", cost("transport", 60), start=date(2026, 1, 31), weeks=8))
    assert [day for day, _ in days(flow(drawn), What.LIVING)] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
    ]


def test_that_an_unknown_price_leaves_the_gap_open() -> None:
    found = flow(situation(course("A", cost("tuition", None), cost("materials_other", 40))))
    assert found.deepest() is None
    assert found.open_ended
    assert (found.gap().amount, found.gap().exact) == (Money.of(40), False)


def test_that_a_cancelled_course_costs_nothing_more() -> None:
    gone = course("A", cost("tuition", 700), facts={"on_fsg_list": True, "enrolment": "cancelled"})
    drawn = situation(gone, course("B", cost("materials_other", 20)))
    assert {movement.credential_id for movement in flow(drawn).movements} <= {"A", "B"}
    assert flow(drawn).left() == evaluate(drawn, RULES).out_of_pocket_worst


def test_that_a_cash_flow_survives_being_kept() -> None:
    found = worked("FSG-016")
    assert from_json(to_json(found), CashFlow) == found


def test_that_money_of_others_lowers_the_bill_and_a_loan_does_not() -> None:
    drawn = situation(course("A", cost("tuition", 900)), other_funding=(paid("tuition", 300),))
    found = cash_flow(drawn, estimated(drawn))
    assert found.paid_first() == Money.of(600)
    loan = replace(drawn, other_funding=(paid("tuition", 300, counts=False),))
    assert cash_flow(loan, estimated(loan)).paid_first() == Money.of(900)


@given(MONEY, st.integers(1, 12))
def test_that_parts_sum_exactly_and_differ_by_a_cent_at_most(amount: Money, count: int) -> None:
    parts = in_parts(amount, count)
    assert total(parts) == amount
    assert max(parts) - min(parts) <= Money.of("0.01")


@FAST
@given(situations())
def test_that_the_worst_case_ends_where_the_estimate_says(drawn: Situation) -> None:
    estimate = evaluate(drawn, RULES)
    found = cash_flow(drawn, estimate)
    if estimate.out_of_pocket_worst is None:
        assert found.deepest() is None
        return
    assert found.left() == estimate.out_of_pocket_worst
    assert found.paid_first() == estimate.due_before_reimbursement


@FAST
@given(situations())
def test_that_the_gap_is_never_less_than_what_is_left_and_confirming_never_costs(
    drawn: Situation,
) -> None:
    found = cash_flow(drawn, evaluate(drawn, RULES))
    for confirmed in (False, True):
        gap = found.gap(confirmed=confirmed)
        assert gap.amount >= found.left(confirmed=confirmed)
        assert gap.amount <= found.paid_first(confirmed=confirmed)
        assert found.left(confirmed=confirmed) >= ZERO
    assert found.left(confirmed=True) <= found.left()
    assert all(m.worst >= ZERO and m.confirmed >= ZERO for m in found.movements)


@FAST
@given(situations())
def test_that_movements_stand_in_order_and_undated_ones_last(drawn: Situation) -> None:
    found = cash_flow(drawn, evaluate(drawn, RULES)).movements
    keys = [(m.day is None, m.day or date.max) for m in found]
    assert keys == sorted(keys)


@FAST
@given(situations())
def test_that_the_order_of_courses_does_not_change_the_sums(drawn: Situation) -> None:
    turned = replace(drawn, chosen=drawn.chosen[::-1])
    one = cash_flow(drawn, evaluate(drawn, RULES))
    other = cash_flow(turned, evaluate(turned, RULES))
    if not drawn.other_funding:  # somebody else's money goes to the first line of its kind
        assert one.left() == other.left()
    assert cash_flow(drawn, estimated(drawn)).paid_first() == (
        cash_flow(turned, estimated(turned)).paid_first()
    )


def test_that_every_kind_of_cost_has_a_time() -> None:
    for category in Category:
        found = flow(situation(course("A", cost(category, 12))))
        assert total(m.worst for m in found.movements if not m.incoming) <= Money.of(12)
        assert found.movements
