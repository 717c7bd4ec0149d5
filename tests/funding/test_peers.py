"""Singapore and Ontario on the same rule format: test-only packs, through the case reader."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from advisor.commands.case import Reader
from advisor.commands.estimate_json import document
from advisor.funding.evaluate import evaluate
from advisor.funding.loading import load_rules
from advisor.funding.rules import Rules
from tests.funding.test_cases import ALL, NUMBERS, PEERS, TOTALS, unlike

PACK = Path(__file__).parents[1] / "data/rules/peers"
CASES = [case for case in ALL if set(case["scope"]) & set(PEERS)]


@pytest.fixture(scope="module")
def rules() -> Rules:
    """The rules of other systems; none of them ships."""
    return load_rules(folder=PACK)


def answer(case: dict[str, Any], rules: Rules) -> dict[str, Any]:
    """A case read and answered as the command does it."""
    codes = [program.code for program in rules.programs]
    raw = json.dumps(case, default=float).encode()
    read = Reader(date(2026, 11, 23), codes, lambda _id: None).cases(raw, "case.json")[0]
    return document(read, evaluate(read.situation, rules), rules)


def told(given: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """The case with another profile."""
    return {**given, "profile": {**given["profile"], **changed}}


def named(name: str) -> dict[str, Any]:
    """A peer case by its id."""
    return next(case for case in CASES if case["id"] == name)


def test_that_four_cases_of_two_systems_run() -> None:
    assert [case["id"] for case in CASES] == ["PEER-001", "PEER-002", "PEER-003", "PEER-009"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_that_a_peer_comes_out_as_the_case_says(case: dict[str, Any], rules: Rules) -> None:
    found = answer(case, rules)
    for code, expected in case["expected"]["programs"].items():
        unlike(expected, found["programs"][code], NUMBERS, loose=False)
        assert bool(found["programs"][code]["ask"]) is bool(expected["ask"])
    unlike(case["expected"], found, TOTALS, loose=False)
    shown = {key for key in found if key.startswith("out_of_pocket")}
    assert shown == {key for key in case["expected"] if key.startswith("out_of_pocket")}


@pytest.mark.parametrize(
    ("day", "topup"),
    [("2025-12-31", 500), ("2026-01-01", 0)],
    ids=["last-day", "day-after"],
)
def test_that_a_bucket_is_there_up_to_its_last_day(day: str, topup: int, rules: Rules) -> None:
    case = named("PEER-002")
    case = {
        **case,
        "as_of": "2025-12-01",
        "credentials": [{**case["credentials"][0], "start": day}],
    }
    found = answer(case, rules)["programs"]["sfc"]
    assert found["buckets"]["topup_2020"] == topup
    assert found["amount"] == min(900, 500 + topup)


@pytest.mark.parametrize(("age", "verdict"), [(24, "not_eligible"), (25, "eligible")])
def test_that_the_credit_begins_at_twenty_five(age: int, verdict: str, rules: Rules) -> None:
    found = answer(told(named("PEER-002"), age=age), rules)
    assert found["programs"]["sfc"]["verdict"] == verdict


@pytest.mark.parametrize(
    ("size", "income", "verdict"),
    [
        (1, 80_000, "eligible"),
        (1, 80_000.01, "not_eligible"),
        (2, 100_000, "eligible"),
        (2, 100_000.01, "not_eligible"),
    ],
)
def test_that_an_income_at_the_limit_still_counts_and_a_cent_more_does_not(
    size: int, income: float, verdict: str, rules: Rules
) -> None:
    case = named("PEER-009")
    one = {**case, "credentials": case["credentials"][:1]}
    found = answer(told(one, family_size=size, family_income=income), rules)
    assert found["programs"]["osap_mc"]["verdict"] == verdict


def test_that_courses_one_after_the_other_do_not_overlap(rules: Rules) -> None:
    case = named("PEER-009")
    first, second = case["credentials"]
    later = {**case, "credentials": [first, {**second, "start": "2026-04-27"}]}
    found = answer(later, rules)
    assert found["programs"]["osap_mc"]["verdict"] == "eligible"
    assert found["out_of_pocket"] == 0
    assert Decimal(found["non_repayable"]) == 1500
