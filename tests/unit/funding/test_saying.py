"""What a judgement says with values can be said again from its text and what fills it."""

from __future__ import annotations

from datetime import date

import pytest

from advisor import codec
from advisor.domain.estimate import Estimate, ProgramResult, Reason, Said
from advisor.domain.money import Money
from advisor.funding.saying import answered, english
from advisor.services import estimating, samples

ON = date(2026, 11, 24)
RULES = estimating.load_rules()


@pytest.fixture(scope="module")
def estimates() -> list[Estimate]:
    files = samples.sample_files(ON)[:4]
    return [estimating.estimate(file, RULES, ON) for file in files]


def pairs(program: ProgramResult) -> list[tuple[str | None, Said | None]]:
    found = [(program.stale, program.said_stale)]
    for reason in program.reasons:
        found += [(reason.answer, reason.said_answer), (reason.would_change, reason.said_change)]
        found += [(reason.text, reason.said)] if reason.said else []
    return found


def test_that_every_sentence_with_values_can_be_said_again(estimates: list[Estimate]) -> None:
    every = [pair for one in estimates for program in one.programs for pair in pairs(program)]
    assert all((text is None) == (said is None) for text, said in every)
    assert all(text == english(said) for text, said in every if said and text)
    assert sum(said is not None and bool(said.sums) for _text, said in every) > 10
    assert sum(said is not None and bool(said.days) for _text, said in every) > 10
    assert codec.from_json(codec.to_json(estimates[0]), Estimate) == estimates[0]


def test_that_an_estimate_of_before_says_the_same(estimates: list[Estimate]) -> None:
    (one,) = (p for p in estimates[0].programs if p.code == "fsg")
    reason = one.reasons[0]
    fields = ("condition", "rule", "state", "text", "answer", "credential_id", "would_change",
              "trust", "sources", "ask_whom", "proof", "sensitive", "flip")  # fmt: skip
    assert Reason(**{name: getattr(reason, name) for name in fields}) == reason


def test_that_several_answers_are_one_sentence() -> None:
    fact = RULES.facts["benefits"]
    labels = dict(fact.choices)
    first, second = (value for value, _label in fact.choices[:2])
    said = answered(fact, (first, second))
    assert english(said) == f"{labels[first]}, {labels[second]}"
    assert [word for _name, word in said.words] == [labels[first], labels[second]]
    assert english(Said("{amount} used", sums=(("amount", Money.of(5)),))) == "$5 used"
