"""Three-valued logic of the rule language."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from advisor.domain.money import Money
from advisor.domain.situation import Value
from advisor.funding.truth import Test, open_facts, truth

TODAY = date(2025, 8, 15)
YES = Test(fact="yes", is_=True)
NO = Test(fact="no", is_=True)
OPEN = Test(fact="open", is_=True)
FACTS: dict[str, Value] = {"yes": True, "no": False}


@pytest.mark.parametrize(
    ("test", "outcome"),
    [
        (Test(any=(YES, OPEN)), True),
        (Test(any=(NO, OPEN)), None),
        (Test(any=(NO, NO)), False),
        (Test(all=(NO, OPEN)), False),
        (Test(all=(YES, OPEN)), None),
        (Test(all=(YES, YES)), True),
        (Test(), True),
    ],
)
def test_that_true_or_unknown_is_true_and_false_and_unknown_is_false(
    test: Test, outcome: bool | None
) -> None:
    assert truth(test, FACTS, TODAY) is outcome


def test_that_only_missing_answers_that_could_decide_are_open() -> None:
    assert open_facts(Test(any=(NO, OPEN)), FACTS, TODAY) == {"open"}
    assert open_facts(Test(any=(YES, OPEN)), FACTS, TODAY) == set()
    assert open_facts(Test(all=(NO, OPEN)), FACTS, TODAY) == set()


def test_that_a_fact_counts_as_told_when_nobody_spoke_of_it() -> None:
    assert truth(Test(fact="open", is_=True, unsaid="yes"), {}, TODAY) is True
    assert truth(Test(fact="open", is_=True, unsaid="no"), {}, TODAY) is False
    assert truth(Test(fact="open", is_=True, unsaid="yes"), {"open": False}, TODAY) is False


@pytest.mark.parametrize(
    ("test", "value", "outcome"),
    [
        (Test(fact="a", at_least=19), 19, True),
        (Test(fact="a", at_least=19), 18, False),
        (Test(fact="a", below=5), 5, False),
        (Test(fact="a", below=5), 4, True),
        (Test(fact="a", at_least=500), Money.of("499.99"), False),
        (Test(fact="a", at_least=1), True, None),
        (Test(fact="a", one_of=("x", "y")), "y", True),
        (Test(fact="a", empty=False), (), False),
        (Test(fact="a", empty=True), (), True),
        (Test(fact="a", has="x"), ("x", "z"), True),
        (Test(fact="a", has="x"), (), False),
    ],
)
def test_that_each_comparison_holds_at_its_edge(
    test: Test, value: Value, outcome: bool | None
) -> None:
    assert truth(test, {"a": value}, TODAY) is outcome


def test_that_the_last_day_is_still_in_time_and_an_unsent_claim_is_open_only_after_it() -> None:
    rule = Test(fact="sent", not_after="closes", unsaid="yes")
    day = date(2025, 8, 10)
    assert truth(rule, {"sent": day, "closes": day}, TODAY) is True
    assert truth(rule, {"sent": date(2025, 8, 11), "closes": day}, TODAY) is False
    assert truth(rule, {"closes": day}, TODAY) is None
    assert truth(rule, {"closes": TODAY}, TODAY) is True
    assert truth(rule, {}, TODAY) is True
    assert truth(rule, {"sent": False, "closes": day}, TODAY) is False


def test_that_a_misspelt_word_in_a_test_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="atleast"):
        msgspec.convert({"fact": "a", "atleast": 19}, Test)
