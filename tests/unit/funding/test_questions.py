"""Questions: only those that decide something, harmless ones first, then by dollars at stake."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.domain.money import Money
from advisor.domain.situation import Value
from tests.unit.funding.making import (
    cost,
    course,
    facts_asked,
    judged,
    paid,
    person,
)

NOBODY = dict.fromkeys(person())


def test_that_a_failed_condition_leaves_nothing_to_ask() -> None:
    facts = person(status="study_permit", bc_resident_living_in_bc=None, consent=None)
    assert facts_asked(judged(course("A", cost("tuition", 900)), facts=facts)) == []


def test_that_age_and_school_are_asked_only_while_the_other_does_not_decide() -> None:
    def asked(**facts: Value | None) -> set[str]:
        return set(facts_asked(judged(course("A", cost("tuition", 9)), facts=person(**facts))))

    assert asked(age_at_start=None, graduated_hs=True) == set()
    assert asked(age_at_start=19, graduated_hs=None) == set()
    assert asked(age_at_start=18, graduated_hs=None) == {"graduated_hs"}
    assert asked(age_at_start=None, graduated_hs=None) == {"age_at_start", "graduated_hs"}


def test_that_harmless_questions_come_before_sensitive_ones_whatever_is_at_stake() -> None:
    found = judged(course("A", cost("tuition", 900)), facts=person(**NOBODY))
    sensitive = [question.sensitive for question in found.questions]
    assert sensitive == sorted(sensitive)
    assert sensitive.count(True) == 2


def test_that_the_dearer_question_comes_first() -> None:
    cheap = course("A", cost("tuition", 100), facts={})
    dear = course("B", cost("tuition", 2900), facts={})
    found = judged(cheap, dear)
    asked = [(q.credential_id, q.dollars_at_stake) for q in found.questions]
    assert asked == [("B", Money.of(2900)), ("A", Money.of(100))]


def test_that_one_question_about_the_intake_covers_the_list() -> None:
    late = course("A", cost("tuition", 900), start=date(2027, 1, 11), facts={})
    assert facts_asked(judged(late, on=date(2026, 11, 23))) == ["rules_confirmed"]
    assert facts_asked(judged(course("A", cost("tuition", 900), facts={}))) == ["on_fsg_list"]


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        (cost("exam_fee_external", 300), "billed_by_institution"),
        (cost("equipment", 300), "on_materials_list"),
        (cost("materials_other", 300), "on_materials_list"),
    ],
)
def test_that_an_unclear_cost_line_is_asked_about_by_its_line(line: object, fact: str) -> None:
    assert isinstance(line, type(cost("tuition", 1)))
    found = judged(course("A", cost("tuition", 900), line))
    asked = [(q.fact, q.credential_id, q.cost_index) for q in found.questions]
    assert asked == [(fact, "A", 1)]
    assert found.questions[0].dollars_at_stake == Money.of(300)


def test_that_permission_to_pay_the_rest_is_asked_once_for_the_shared_line() -> None:
    found = judged(course("A", cost("tuition", 900)), other_funding=(paid("tuition", 100),))
    assert facts_asked(found) == ["split_allowed"]


def test_that_what_was_asked_is_not_asked_again() -> None:
    asked = ("status", "on_fsg_list@A", "on_materials_list@A#1")
    found = judged(
        course("A", cost("tuition", 900), cost("equipment", 50), facts={}),
        facts=person(status=None),
        extra={"asked": asked},
    )
    assert facts_asked(found) == []
    assert found.amount_if_confirmed == Money.of(950)


def test_that_a_claim_past_its_day_is_asked_about_and_one_in_time_is_not() -> None:
    listed: dict[str, Value] = {"on_fsg_list": True, "materials_claim_closes": date(2025, 8, 14)}
    found = judged(course("A", cost("materials_required", 90), facts=listed))
    assert facts_asked(found) == ["claim_sent"]
    listed["materials_claim_closes"] = date(2025, 8, 15)
    assert facts_asked(judged(course("A", cost("materials_required", 90), facts=listed))) == []


def test_that_questions_are_asked_that_decide_only_together() -> None:
    open_both = person(age_at_start=None, graduated_hs=True, fsg_use_recorded=None)
    alone = judged(course("A", cost("tuition", 900)), facts=open_both)
    assert "fsg_used_before" in facts_asked(alone)
    both = judged(
        course("A", cost("tuition", 900)),
        facts=person(age_at_start=None, graduated_hs=None, fsg_use_recorded=None),
    )
    assert both.verdict == "cannot_tell"
    assert "fsg_used_before" in facts_asked(both)
