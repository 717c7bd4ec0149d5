"""Verdicts, amounts and bounds where the worked cases leave a boundary out."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.domain.estimate import Range, State, Verdict
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import ClaimState, Situation, Value
from advisor.funding.evaluate import evaluate
from tests.unit.funding.making import (
    ON,
    PERSON,
    RULES,
    cost,
    course,
    facts_asked,
    judged,
    paid,
    person,
    situation,
    used,
)

DOLLAR = Money.of


def _range(low: int | str, high: int | str) -> Range:
    return Range(Money.of(low), Money.of(high))


def test_that_one_cent_above_the_cap_stays_with_the_client() -> None:
    found = evaluate(situation(course("A", cost("tuition", "3500.01"))), RULES)
    assert found.programs[0].amount == DOLLAR(3500)
    assert found.out_of_pocket_worst == found.out_of_pocket_best == DOLLAR("0.01")


def test_that_a_used_up_lifetime_amount_is_cap_reached_and_asks_nothing() -> None:
    facts = person(status=None, bc_resident_living_in_bc=None)
    found = judged(course("A", cost("tuition", 900)), facts=facts, ledger=(used(3500),))
    assert (found.verdict, found.amount, found.questions) == (Verdict.CAP_REACHED, ZERO, ())
    assert found.lifetime_remaining_after == ZERO


@pytest.mark.parametrize(
    ("state", "left"),
    [
        (ClaimState.DRAFT, 3500),
        (ClaimState.SUBMITTED, 3500),
        (ClaimState.HOLD, 2500),
        (ClaimState.CLAIMED, 2500),
        (ClaimState.EXPIRED, 3500),
        (ClaimState.CANCELLED, 3500),
    ],
)
def test_that_only_holds_and_claims_use_the_lifetime_amount(state: ClaimState, left: int) -> None:
    found = judged(course("A", cost("tuition", 4000)), ledger=(used(1000, state),))
    assert found.amount == DOLLAR(left)


def test_that_the_client_s_order_decides_which_course_is_paid_first() -> None:
    first, second = course("A", cost("tuition", 3000)), course("B", cost("tuition", 2000))
    found, turned = judged(first, second), judged(second, first)
    assert dict(found.by_credential) == {"A": DOLLAR(3000), "B": DOLLAR(500)}
    assert dict(turned.by_credential) == {"A": DOLLAR(1500), "B": DOLLAR(2000)}
    assert found.amount == turned.amount == DOLLAR(3500)


def test_that_a_course_after_the_cap_is_shown_where_the_cap_bites() -> None:
    found = judged(course("A", cost("tuition", 3500)), course("B", cost("tuition", 900)))
    assert dict(found.by_credential) == {"A": DOLLAR(3500), "B": ZERO}
    assert [(line.credential_id, line.note) for line in found.lines] == [
        ("A", ""),
        ("B", "cap_reached"),
    ]


def test_that_a_listed_an_unknown_and_a_private_course_each_get_their_own_answer() -> None:
    found = judged(
        course("A", cost("tuition", 2000)),
        course("B", cost("tuition", 2500), facts={}),
        course("C", cost("tuition", 900), institution_type="bc_private"),
    )
    assert (found.verdict, found.amount) == (Verdict.ELIGIBLE, DOLLAR(2000))
    assert found.amount_if_confirmed == DOLLAR(3500)
    assert dict(found.by_credential) == {"A": DOLLAR(2000), "C": ZERO}
    lines = {line.credential_id: (line.sure, line.if_confirmed) for line in found.lines}
    assert lines["A"] == (_range(2000, 2000), _range(2000, 2000))
    assert lines["B"] == (_range(0, 0), _range(1500, 1500))
    assert lines["C"] == (_range(0, 0), _range(0, 0))
    assert [(q.fact, q.credential_id) for q in found.questions] == [("on_fsg_list", "B")]


def test_that_an_open_course_before_a_sure_one_leaves_the_sure_one_a_range() -> None:
    found = judged(
        course("A", cost("tuition", 3000), facts={}),
        course("B", cost("tuition", 2000)),
    )
    lines = {line.credential_id: (line.sure, line.if_confirmed) for line in found.lines}
    assert lines["B"] == (_range(500, 2000), _range(500, 500))
    assert found.sure == _range(2000, 2000)
    assert dict(found.by_credential) == {}


def test_that_the_verdict_over_several_zeros_is_the_one_nearest_to_money() -> None:
    private = course("A", cost("tuition", 900), institution_type="bc_private")
    empty = course("B", cost("tuition", 900), facts={"on_fsg_list": True, "allocation_left": False})
    free = course("C", cost("tuition", 0))
    assert judged(private, empty, free).verdict is Verdict.NO_MONEY_LEFT
    assert judged(private, free).verdict is Verdict.NOT_ELIGIBLE
    assert judged(free).verdict is Verdict.NOTHING_TO_FUND
    assert judged().verdict is Verdict.NOTHING_TO_FUND


def test_that_a_refused_permission_means_nothing_is_paid_and_the_stop_stays() -> None:
    facts = person(benefits=("ei_regular",), benefit_approval=False)
    found = judged(course("A", cost("tuition", 900)), facts=facts)
    assert (found.verdict, found.amount) == (Verdict.NOT_ELIGIBLE, ZERO)
    assert [stop.code for stop in found.stops] == ["benefit_approval"]


def test_that_a_permission_in_writing_lifts_the_stop() -> None:
    facts = person(benefits=("ei_regular", "bcea_pwd"), benefit_approval=True)
    found = judged(course("A", cost("tuition", 900)), facts=facts)
    assert (found.verdict, found.stops) == (Verdict.ELIGIBLE, ())


def test_that_only_a_missing_permission_is_needs_approval() -> None:
    waiting = person(benefits=("ei_regular",))
    both = person(benefits=("ei_regular",), status=None)
    assert judged(course("A", cost("tuition", 9)), facts=waiting).verdict is Verdict.NEEDS_APPROVAL
    assert judged(course("A", cost("tuition", 9)), facts=both).verdict is Verdict.CANNOT_TELL
    unknown = judged(course("A", cost("tuition", 9)), facts=person(benefits=None))
    assert (unknown.verdict, facts_asked(unknown)) == (Verdict.CANNOT_TELL, ["benefits"])


@pytest.mark.parametrize(
    "facts",
    [
        person(benefits=("ei_regular",)),
        person(benefits=("bcea_income_assistance",), study_load="full_time"),
        person(workbc_client=True),
    ],
)
def test_that_the_public_text_of_a_stop_never_tells_why(facts: dict[str, Value]) -> None:
    found = judged(course("A", cost("tuition", 900)), facts=facts)
    texts = {stop.public_text for stop in found.stops}
    assert texts == {"Do not register or pay yet. Meet your counsellor first."}


def test_that_losing_assistance_is_a_stop_of_its_own_unless_workbc_sends_the_client() -> None:
    facts = person(benefits=("bcea_income_assistance",), study_load="full_time")
    codes = [stop.code for stop in judged(course("A", cost("tuition", 9)), facts=facts).stops]
    assert codes == ["benefit_approval", "assistance"]
    sent = {**facts, "via_workbc_or_iset": True}
    codes = [stop.code for stop in judged(course("A", cost("tuition", 9)), facts=sent).stops]
    assert codes == ["benefit_approval"]


def test_that_eighteen_with_grade_twelve_and_nineteen_without_it_are_both_in() -> None:
    young = person(age_at_start=18, graduated_hs=True)
    adult = person(age_at_start=19, graduated_hs=False)
    for facts in (young, adult):
        assert judged(course("A", cost("tuition", 9)), facts=facts).verdict is Verdict.ELIGIBLE


def test_that_the_age_is_taken_for_each_start_on_its_own() -> None:
    facts = person(age_at_start=None, graduated_hs=False)
    soon = course("A", cost("tuition", 500), facts={"on_fsg_list": True, "age_at_start": 18})
    later = course("B", cost("tuition", 700), facts={"on_fsg_list": True, "age_at_start": 19})
    found = judged(soon, later, facts=facts)
    assert dict(found.by_credential) == {"A": ZERO, "B": DOLLAR(700)}
    ages = {r.credential_id: r.state for r in found.reasons if r.condition == "FSG-E3"}
    assert ages == {"A": State.FAILED, "B": State.MET}


def test_that_a_start_nobody_knows_is_for_the_college_to_confirm() -> None:
    found = judged(course("A", cost("tuition", 900), start=None))
    assert (found.verdict, facts_asked(found)) == (Verdict.CANNOT_TELL, ["rules_confirmed"])
    assert found.stale is None


def test_that_the_first_intake_is_in_effect_and_the_day_before_it_is_not() -> None:
    on = date(2023, 8, 1)
    first = judged(course("A", cost("tuition", 900), start=date(2023, 9, 1)), on=on)
    before = judged(course("A", cost("tuition", 900), start=date(2023, 8, 31)), on=on)
    assert (first.verdict, before.verdict) == (Verdict.ELIGIBLE, Verdict.NOT_IN_EFFECT)


def test_that_unknown_earlier_use_is_asked_and_never_taken_for_nothing() -> None:
    found = judged(course("A", cost("tuition", 900)), facts=person(fsg_use_recorded=None))
    assert (found.verdict, facts_asked(found)) == (Verdict.CANNOT_TELL, ["fsg_used_before"])
    facts = person(fsg_use_recorded=None, fsg_used_before=True)
    found = judged(course("A", cost("tuition", 900)), facts=facts)
    assert (found.verdict, found.questions) == (Verdict.CANNOT_TELL, ())
    assert found.confirm == (
        "Write down the amounts of the grant that were claimed or are on hold.",
    )


def test_that_a_refund_asked_for_five_days_before_cancels_and_four_does_not() -> None:
    key = "refund_request_business_days_before_first_course"
    early = course("A", cost("tuition", 900), facts={"on_fsg_list": True, key: 5})
    late = course("A", cost("tuition", 900), facts={"on_fsg_list": True, key: 4})
    assert judged(early).verdict is Verdict.CANCELLED
    assert judged(late).verdict is Verdict.ELIGIBLE


def test_that_a_cancelled_course_costs_the_client_nothing_but_the_others_do() -> None:
    key = "refund_request_business_days_before_first_course"
    gone = course("A", cost("tuition", 900), facts={"on_fsg_list": True, key: 9})
    kept = course("B", cost("tuition", 4000))
    found = evaluate(situation(gone, kept), RULES)
    assert found.total_cost == DOLLAR(4900)
    assert found.out_of_pocket_worst == DOLLAR(500)


def test_that_an_unknown_price_is_never_zero() -> None:
    found = evaluate(situation(course("A", cost("tuition", None))), RULES)
    assert (found.total_cost, found.out_of_pocket_worst, found.unknown_prices) == (None, None, 1)
    assert found.due_before_reimbursement is None
    assert found.programs[0].sure == _range(0, 3500)


def test_that_a_course_without_a_price_takes_room_from_the_next_in_the_worst_case() -> None:
    found = judged(course("A", cost("tuition", None)), course("B", cost("tuition", 2000)))
    lines = {line.credential_id: line.sure for line in found.lines}
    assert lines == {"A": _range(0, 3500), "B": _range(0, 2000)}
    assert found.sure == _range(2000, 3500)


def test_that_materials_are_limited_together_by_the_college_s_maximum() -> None:
    listed: dict[str, Value] = {"on_fsg_list": True, "materials_max": Money.of(400)}
    books = cost("materials_required", 300)
    found = judged(course("A", books, cost("tuition", 1000), books, facts=listed))
    assert found.amount == DOLLAR(1400)
    assert [line.sure for line in found.lines] == [
        _range(1000, 1000),
        _range(300, 300),
        _range(100, 100),
    ]


def test_that_only_what_receipts_show_is_paid() -> None:
    books = cost("materials_required", 300, receipts=Money.of("120.50"))
    assert judged(course("A", cost("tuition", 100), books)).amount == DOLLAR("220.50")


def test_that_equipment_and_outside_exams_are_paid_or_not_as_the_college_says() -> None:
    for said, sum_ in ((True, 1400), (False, 1000)):
        lines = (
            cost("tuition", 1000),
            cost("equipment", 300, on_materials_list=said),
            cost("exam_fee_external", 100, billed_by_institution=said),
        )
        found = judged(course("A", *lines))
        assert (found.amount, found.questions) == (DOLLAR(sum_), ())


def test_that_only_an_open_line_is_cannot_tell() -> None:
    found = judged(course("A", cost("exam_fee_external", 300)))
    assert (found.verdict, found.amount) == (Verdict.CANNOT_TELL, None)
    assert found.amount_if_confirmed == DOLLAR(300)


def test_that_an_open_line_behind_the_cap_is_not_asked_about() -> None:
    found = judged(course("A", cost("tuition", 3500), cost("equipment", 900)))
    assert (found.verdict, found.questions) == (Verdict.ELIGIBLE, ())


def test_that_a_line_partly_paid_by_others_is_open_and_the_other_lines_are_sure() -> None:
    found = judged(
        course("A", cost("tuition", 3000), cost("materials_required", 200)),
        other_funding=(paid("tuition", 1000),),
    )
    assert (found.amount, found.amount_if_confirmed) == (DOLLAR(200), DOLLAR(2200))
    assert facts_asked(found) == ["split_allowed"]


def test_that_a_loan_is_a_duplicate_but_no_cover() -> None:
    loan = paid("tuition", 2000, counts=False)
    found = evaluate(situation(course("A", cost("tuition", 2000)), other_funding=(loan,)), RULES)
    assert found.programs[0].verdict is Verdict.DUPLICATE
    assert (found.non_repayable, found.out_of_pocket_worst) == (ZERO, DOLLAR(2000))
    assert found.programs[0].confirm


def test_that_other_money_of_unknown_size_leaves_true_bounds() -> None:
    other = (paid("tuition", None),)
    found = evaluate(situation(course("A", cost("tuition", 2000)), other_funding=other), RULES)
    assert found.programs[0].verdict is Verdict.CANNOT_TELL
    assert (found.out_of_pocket_best, found.out_of_pocket_worst) == (ZERO, DOLLAR(2000))


def test_that_a_program_of_a_later_edition_leaves_the_best_case_open() -> None:
    found = evaluate(situation(course("A", cost("childcare", 500)), scope=("fsg", "workbc")), RULES)
    assert (found.out_of_pocket_best, found.out_of_pocket_worst) == (ZERO, DOLLAR(500))


def test_that_nothing_known_at_all_is_no_error() -> None:
    found = evaluate(Situation(ON, {}, (course("A", facts={}, institution_type=None),)), RULES)
    assert found.programs[0].verdict is Verdict.NOTHING_TO_FUND
    empty = evaluate(Situation(ON, {}, ()), RULES)
    assert (empty.total_cost, empty.questions) == (ZERO, ())
    assert PERSON
