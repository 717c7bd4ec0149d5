"""Each reason names rule, pages with dates, the answer used, and the change that flips it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from advisor.domain.estimate import ProgramResult, Reason, State
from advisor.domain.situation import Situation
from advisor.funding.asking import Place, answers, with_answer
from advisor.funding.evaluate import evaluate
from tests.unit.funding.making import (
    RULES,
    cost,
    course,
    grant,
    judged,
    paid,
    person,
    situation,
)

OPEN_CASE = situation(
    course("A", cost("tuition", 900), cost("equipment", 300), cost("childcare", 50), facts={}),
    facts=person(status=None, bc_resident_living_in_bc=None, benefits=("ei_regular",)),
)
FINE = (State.MET, State.NOT_NEEDED)


def _reason(found: ProgramResult, condition: str) -> Reason:
    return next(reason for reason in found.reasons if reason.condition == condition)


def test_that_each_reason_has_its_rule_its_pages_and_their_dates() -> None:
    for reason in grant(evaluate(OPEN_CASE, RULES)).reasons:
        assert re.fullmatch(r"(FSG|BCEA)-[A-Z]?\d\w?", reason.rule)
        assert reason.text.endswith(".")
        assert reason.sources
        assert all(source.as_of for source in reason.sources)


def test_that_the_answer_used_is_in_words_and_unknown_stays_unknown() -> None:
    found = grant(evaluate(OPEN_CASE, RULES))
    assert _reason(found, "FSG-E1").answer is None
    assert _reason(found, "FSG-E4").answer == "Yes"
    assert _reason(found, "FSG-E8").answer == "benefits: Employment Insurance"
    assert _reason(found, "FSG-E5-school").answer == "Public, in B.C."


def test_that_a_reason_about_the_client_stands_once_for_all_courses() -> None:
    found = judged(course("A", cost("tuition", 9)), course("B", cost("tuition", 9)))
    about = [r.credential_id for r in found.reasons if r.condition == "FSG-E1"]
    assert about == [None]
    listed = [r.credential_id for r in found.reasons if r.condition == "FSG-E5-list"]
    assert listed == ["A", "B"]


def test_that_sensitive_conditions_are_marked() -> None:
    found = grant(evaluate(OPEN_CASE, RULES))
    marked = {reason.condition for reason in found.reasons if reason.sensitive}
    assert marked == {"FSG-E1", "FSG-E8"}


def test_that_the_lifetime_amount_is_explained_with_its_arithmetic() -> None:
    text = _reason(judged(course("A", cost("tuition", 9))), "FSG-A1").text
    assert "$3,500 in a life" in text
    assert "$0 is used or on hold, so $3,500 is left" in text


def test_that_who_else_pays_is_named() -> None:
    found = judged(course("A", cost("tuition", 900)), other_funding=(paid("tuition", 900),))
    reason = _reason(found, "FSG-E6")
    assert (reason.state, reason.answer) == (State.FAILED, "employer")


def _flips(condition: str, given: Situation) -> list[State]:
    """The outcomes of a condition when the change that its reason names is made."""
    reason = _reason(grant(evaluate(given, RULES)), condition)
    assert reason.would_change is not None
    return [
        _reason(grant(evaluate(changed, RULES)), condition).state
        for changed in _named(reason.would_change, given)
    ]


def _named(change: str, given: Situation) -> list[Situation]:
    said = re.match(r"With “(.+): (.+)” this", change)
    assert said is not None
    facts = [fact for fact in RULES.facts.values() if fact.label == said[1]]
    return [
        with_answer(given, Place(fact.key, None if fact.about == "client" else "A"), value)
        for fact in facts
        for word, value in answers(fact)
        if dict(fact.choices).get(word, word) == said[2]
    ]


@pytest.mark.parametrize(
    "condition",
    ["FSG-E1", "FSG-E2", "FSG-E4", "FSG-E5-school", "FSG-E5-list", "FSG-E8", "FSG-E9", "FSG-E7"],
)
@pytest.mark.parametrize(
    "given",
    [OPEN_CASE, situation(course("A", cost("tuition", 900)))],
    ids=["open", "met"],
)
def test_that_the_change_named_turns_the_outcome_round(condition: str, given: Situation) -> None:
    before = _reason(grant(evaluate(given, RULES)), condition).state
    if condition == "FSG-E9" and before is State.NOT_NEEDED:
        given = replace(given, facts=person(workbc_client=True, workbc_counsellor_ok=True))
        before = State.MET
    if condition == "FSG-E8" and before is State.NOT_NEEDED:
        given = replace(given, facts=person(benefits=("bcea_pwd",), benefit_approval=True))
        before = State.MET
    after = _flips(condition, given)
    assert after
    assert all((state in FINE) is not (before in FINE) for state in after)
