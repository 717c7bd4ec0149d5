"""What holds for every household: drawn by hypothesis, unknowns and other payers included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.domain.estimate import Estimate, LineCover, Range
from advisor.domain.money import ZERO, Money, total
from advisor.domain.situation import (
    Category,
    Chosen,
    ClaimState,
    Cost,
    LedgerEntry,
    OtherFunding,
    Situation,
    Value,
)
from advisor.funding.asking import answers
from advisor.funding.evaluate import evaluate
from tests.unit.funding.making import ON, PERSON, RULES, cost, course, grant, situation

MONEY = st.integers(0, 500_000).map(lambda cents: Money.of(f"{cents // 100}.{cents % 100:02d}"))
ASKED = {
    "status": ("citizen", "protected_person", "study_permit", None),
    "bc_resident_living_in_bc": (True, True, False, None),
    "age_at_start": (18, 19, 40, None),
    "graduated_hs": (True, False, None),
    "consent": (True, True, False, None),
    "benefits": ((), (), ("ei_regular",), ("bcea_income_assistance",), None),
    "benefit_approval": (True, False, None),
    "workbc_client": (True, False, False, None),
    "workbc_counsellor_ok": (True, False, None),
    "signed_declarations": ("yes", "yes", "no", "when_applying", None),
    "fsg_use_recorded": (True, True, None),
    "fsg_used_before": (False, None),
    "same_program": (True, None, None, None),
    "study_load": ("full_time", "part_time", None),
}
ABOUT_COURSE = {
    "on_fsg_list": (True, True, False, None),
    "rules_confirmed": (True, None, None),
    "allocation_left": (True, False, None, None),
    "repeat_allowed": (True, False, None),
    "materials_max": (Money.of(100), None, None),
}
ABOUT_LINE = {
    "on_materials_list": (True, False, None),
    "billed_by_institution": (True, False, None),
    "split_allowed": (True, False, None),
    "receipts": (Money.of("49.95"), None, None, None),
}
STARTS = (date(2025, 9, 8), date(2025, 9, 8), date(2026, 7, 1), None)
FAST = settings(max_examples=60, deadline=None, derandomize=True)
LONG = settings(max_examples=2_000, deadline=None)


def _facts(choices: dict[str, Any], *, known: bool = False) -> st.SearchStrategy[dict[str, Value]]:
    drawn = {
        key: st.sampled_from([one for one in values if not known or one is not None])
        for key, values in choices.items()
    }
    return st.fixed_dictionaries(drawn).map(
        lambda found: {key: value for key, value in found.items() if value is not None}
    )


@st.composite
def _costs(draw: st.DrawFn) -> tuple[Cost, ...]:
    return tuple(
        Cost(
            draw(st.sampled_from(list(Category)[:9])),
            draw(st.one_of(MONEY, st.none())),
            draw(_facts(ABOUT_LINE)),
        )
        for _ in range(draw(st.integers(0, 3)))
    )


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """A client with up to three courses, anything of it unknown."""
    courses = tuple(
        Chosen(
            id=name,
            title=name,
            provider="College",
            institution_type=draw(st.sampled_from(("bc_public", "bc_public", "bc_private", None))),
            start=draw(st.sampled_from(STARTS)),
            weeks=10,
            costs=draw(_costs()),
            facts=draw(_facts(ABOUT_COURSE)),
        )
        for name in "ABC"[: draw(st.integers(0, 3))]
    )
    return Situation(
        on=draw(st.sampled_from((ON, ON, date(2026, 11, 23)))),
        facts=draw(_facts(ASKED)),
        chosen=courses,
        ledger=tuple(draw(st.lists(entries, max_size=2))),
        other_funding=tuple(draw(st.lists(others, max_size=2))),
        scope=("fsg",),
    )


entries = st.builds(LedgerEntry, st.just("fsg"), st.sampled_from(ClaimState), MONEY, st.just(None))
others = st.builds(
    OtherFunding,
    st.just("employer"),
    st.sampled_from((Category.TUITION, Category.MATERIALS_REQUIRED)),
    st.one_of(MONEY, st.none()),
    st.booleans(),
)


def _estimate(drawn: Situation) -> Estimate:
    return evaluate(drawn, RULES)


def _span(line: LineCover) -> Range:
    tops = (line.sure.up_to, line.if_confirmed.up_to)
    assert tops[0] is not None
    assert tops[1] is not None
    return Range(line.sure.at_least, max(tops[0], tops[1]))


def _within(inner: Range, outer: Range) -> bool:
    assert inner.up_to is not None
    return inner.at_least >= outer.at_least and (outer.up_to is None or inner.up_to <= outer.up_to)


def _whole(found: Estimate) -> Range:
    result = grant(found)
    return Range(result.sure.at_least, result.if_confirmed.up_to)


@st.composite
def completed(draw: st.DrawFn) -> tuple[Situation, Situation]:
    """A situation, and the same one with every question answered and every price told."""
    drawn = draw(situations())
    facts = dict(drawn.facts)
    for key in (*ASKED, "age_at_start"):
        fact = RULES.facts[key]
        if key not in facts and fact.question:
            facts[key] = draw(st.sampled_from([value for _word, value in answers(fact)]))
    if "fsg_use_recorded" not in facts and facts.get("fsg_used_before") is True:
        facts["fsg_use_recorded"] = True
    chosen = tuple(_complete(draw, one) for one in drawn.chosen)
    other = tuple(
        replace(one, amount=draw(MONEY) if one.amount is None else one.amount)
        for one in drawn.other_funding
    )
    return drawn, replace(drawn, facts=facts, chosen=chosen, other_funding=other)


def _complete(draw: st.DrawFn, one: Chosen) -> Chosen:
    facts = {
        **{
            key: draw(st.booleans()) for key in ("on_fsg_list", "rules_confirmed", "repeat_allowed")
        },
        **one.facts,
    }
    costs = tuple(
        Cost(
            line.category,
            draw(MONEY) if line.amount is None else line.amount,
            {**draw(_facts(_asked_of(line), known=True)), **line.facts},
        )
        for line in one.costs
    )
    return replace(
        one,
        institution_type=one.institution_type or draw(st.sampled_from(("bc_public", "other"))),
        costs=costs,
        facts=facts,
    )


def _asked_of(line: Cost) -> dict[str, Any]:
    """The facts that are open while nobody spoke of them; of required books they are not."""
    keys = ["billed_by_institution", "split_allowed"]
    if line.category in (Category.EQUIPMENT, Category.MATERIALS_OTHER):
        keys.append("on_materials_list")
    return {key: ABOUT_LINE[key] for key in keys}


def _holds_inside(pair: tuple[Situation, Situation]) -> None:
    before, after = (_estimate(one) for one in pair)
    assert _within(_whole(after), _whole(before))
    for wide, narrow in zip(grant(before).lines, grant(after).lines, strict=True):
        assert _within(_span(narrow), _span(wide))
    assert after.out_of_pocket_worst is not None
    if before.out_of_pocket_worst is not None:
        assert after.out_of_pocket_worst <= before.out_of_pocket_worst
    assert after.out_of_pocket_best >= before.out_of_pocket_best
    if before.non_repayable is not None and not before.programs[0].questions:
        assert after.non_repayable is not None


@FAST
@given(completed())
def test_that_every_completion_of_the_unknowns_lies_inside_the_shown_range(
    pair: tuple[Situation, Situation],
) -> None:
    _holds_inside(pair)


@pytest.mark.long
@LONG
@given(completed())
def test_that_thousands_of_completions_lie_inside_the_shown_range(
    pair: tuple[Situation, Situation],
) -> None:
    _holds_inside(pair)


@FAST
@given(situations())
def test_that_cover_is_never_more_than_the_cost_of_its_line_nor_than_the_cap(
    drawn: Situation,
) -> None:
    found = grant(_estimate(drawn))
    prices = {(one.id, i): line.amount for one in drawn.chosen for i, line in enumerate(one.costs)}
    for line in found.lines:
        price, span = prices[line.credential_id, line.cost_index], _span(line)
        assert span.up_to is not None
        assert line.sure.at_least >= ZERO
        assert price is None or span.up_to <= price
    assert found.if_confirmed.up_to is not None
    assert found.if_confirmed.up_to + found.used <= max(Money.of(3500), found.used)
    assert total(line.if_confirmed.at_least for line in found.lines) <= found.if_confirmed.at_least


@FAST
@given(situations(), others)
def test_that_cover_never_rises_when_somebody_else_pays_too(
    drawn: Situation, other: OtherFunding
) -> None:
    before = grant(_estimate(drawn))
    more = replace(drawn, other_funding=(*drawn.other_funding, other))
    after = grant(_estimate(more))
    assert after.sure.at_least <= before.sure.at_least
    assert before.if_confirmed.up_to is not None
    assert after.if_confirmed.up_to is not None
    assert after.if_confirmed.up_to <= before.if_confirmed.up_to


@FAST
@given(situations(), MONEY)
def test_that_more_use_before_never_means_more_cover(drawn: Situation, amount: Money) -> None:
    before = grant(_estimate(drawn))
    entry = LedgerEntry("fsg", ClaimState.CLAIMED, amount)
    after = grant(_estimate(replace(drawn, ledger=(*drawn.ledger, entry))))
    assert after.sure.at_least <= before.sure.at_least
    assert before.if_confirmed.up_to is not None
    assert after.if_confirmed.up_to is not None
    assert after.if_confirmed.up_to <= before.if_confirmed.up_to


REQUIRED: tuple[dict[str, Value], ...] = (
    {"status": "work_permit"},
    {"bc_resident_living_in_bc": False},
    {"age_at_start": 18, "graduated_hs": False},
    {"consent": False},
    {"benefits": ("ei_regular",), "benefit_approval": False},
    {"workbc_client": True, "workbc_counsellor_ok": False},
    {"signed_declarations": "no"},
)


@FAST
@given(situations(), st.sampled_from(REQUIRED))
def test_that_a_no_to_any_required_condition_means_nothing(
    drawn: Situation, said: dict[str, Value]
) -> None:
    found = _estimate(replace(drawn, facts={**drawn.facts, **said}))
    assert grant(found).amount == ZERO
    assert grant(found).sure == Range()


@FAST
@given(situations())
def test_that_the_order_of_the_courses_does_not_change_the_total(drawn: Situation) -> None:
    turned = replace(drawn, chosen=drawn.chosen[::-1], other_funding=())
    first, second = _estimate(replace(drawn, other_funding=())), _estimate(turned)
    assert grant(first).sure == grant(second).sure
    assert grant(first).if_confirmed == grant(second).if_confirmed
    assert first.out_of_pocket_worst == second.out_of_pocket_worst


@FAST
@given(situations())
def test_that_an_unknown_price_leaves_the_worst_case_without_an_end(drawn: Situation) -> None:
    missing = course("Z", cost("tuition", None))
    found = _estimate(replace(drawn, chosen=(*drawn.chosen, missing)))
    assert found.out_of_pocket_worst is None
    assert found.total_cost is None
    assert found.unknown_prices >= 1


@FAST
@given(situations())
def test_that_a_question_is_open_only_where_its_answers_differ(drawn: Situation) -> None:
    found = grant(_estimate(drawn))
    for question in found.questions:
        assert RULES.facts[question.fact].question == question.question
    nothing_to_win = found.if_confirmed.exact == ZERO
    assert not (nothing_to_win and found.questions)
    sensitive = [question.sensitive for question in found.questions]
    assert sensitive == sorted(sensitive)


@FAST
@given(situations())
def test_that_sums_are_exact_to_the_cent_and_add_up(drawn: Situation) -> None:
    found = _estimate(drawn)
    worst, best = found.out_of_pocket_worst, found.out_of_pocket_best
    assert worst is None or best <= worst
    given_ = grant(found).by_credential.values()
    assert all(amount.amount.as_tuple().exponent == -2 for amount in given_)
    open_lines = any(question.credential_id for question in grant(found).questions)
    if grant(found).amount is not None and not open_lines and not found.unknown_prices:
        assert total(given_) <= (grant(found).amount or ZERO)


def test_that_an_estimate_never_touches_what_it_was_given() -> None:
    given_ = situation(course("A", cost("tuition", 900)))
    first, second = _estimate(given_), _estimate(given_)
    assert first == second
    assert dict(given_.facts) == PERSON
