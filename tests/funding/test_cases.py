"""The worked cases of the rules through the command's own code: those carried over, and our own."""

from __future__ import annotations

import argparse
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from advisor.commands import estimate
from advisor.paths import DataFolder, resource

CASES = resource("funding/cases.jsonl")
OWN = resource("funding/own_cases.jsonl")  # from the rule texts, at boundaries the others leave out
ELSEWHERE = (
    "cpf",
    "lle",
)  # France and England: what the format cannot say of them is in its README
PEERS = ("sfc", "osap_mc")  # judged on rule packs of the tests
NUMBERS = (
    "amount",
    "amount_if_confirmed",
    "amount_at_least",
    "amount_up_to",
    "lifetime_remaining_after",
    "by_credential",
    "by_cost",
    "kind",
    "verdict",
    "ceiling",
    "employer_share",
    "max_value",
    "buckets",
    "balance_after",
)
TOTALS = (
    "total_cost",
    "total_cost_known",
    "non_repayable",
    "out_of_pocket",
    "out_of_pocket_best",
    "out_of_pocket_worst",
    "due_before_reimbursement",
    "tax_time",
    "loan_available",
)
OPEN = ("cannot_tell", "needs_approval")
AID = Decimal(1)  # FUNDING.md, section 13: the ministry's own rounding is not known


def _cases() -> list[dict[str, Any]]:
    lines = [line for path in (CASES, OWN) for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line, parse_float=Decimal) for line in lines]


ALL = _cases()
HERE = [case for case in ALL if not set(case["scope"]) & {*ELSEWHERE, *PEERS}]
JUDGED = [(case, code) for case in HERE for code in case["scope"]]


def run(words: list[str], data: Path) -> int:
    """The verb as the command line runs it."""
    parser = argparse.ArgumentParser()
    estimate.add_parser(parser.add_subparsers())
    arguments = parser.parse_args(words)
    arguments.data = DataFolder(data)
    return int(arguments.run(arguments))


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Every case answered by ``advisor estimate --json``, by id."""
    out = tmp_path_factory.mktemp("answers") / "out.jsonl"
    with pytest.MonkeyPatch.context() as patch, out.open("w", encoding="utf-8") as stream:
        patch.setattr("sys.stdout", stream)
        for cases in (CASES, OWN):
            assert run(["estimate", str(cases), "--json"], tmp_path_factory.mktemp("data")) == 0
    lines = [json.loads(line, parse_float=Decimal) for line in out.read_text().splitlines()]
    return {line["id"]: line for line in lines}


@pytest.mark.parametrize(
    ("case", "code"), JUDGED, ids=[f"{case['id']}-{code}" for case, code in JUDGED]
)
def test_that_a_program_comes_out_as_the_case_says(
    case: dict[str, Any], code: str, answers: dict[str, Any]
) -> None:
    expected, found = case["expected"]["programs"][code], answers[case["id"]]["programs"][code]
    unlike(expected, found, NUMBERS, case["id"].startswith("SAB"))
    told = found["ask"] or found["confirm"] or found["stale"]
    assert found["verdict"] not in OPEN or told, (
        "an open verdict asks something, or says what to do"
    )
    assert case["id"].startswith("OWN") or found["verdict"] not in OPEN or found["ask"]
    if "fsg" in case["scope"] and code == "fsg":
        assert bool(found["ask"]) is bool(expected["ask"])
        assert bool(found["confirm"]) is bool(expected["confirm"])


@pytest.mark.parametrize("case", HERE, ids=lambda case: case["id"])
def test_that_the_totals_come_out_as_the_case_says(
    case: dict[str, Any], answers: dict[str, Any]
) -> None:
    expected, found = case["expected"], answers[case["id"]]
    unlike(expected, found, TOTALS, case["id"].startswith("SAB"))
    shown = {key for key in found if key.startswith("out_of_pocket")}
    assert shown == {key for key in expected if key.startswith("out_of_pocket")}


def test_that_our_own_cases_are_readable_and_carry_their_rules() -> None:
    own = [case for case in ALL if case["id"].startswith("OWN")]
    assert len(own) >= 30
    assert len({case["id"] for case in ALL}) == len(ALL)
    for case in own:
        assert case["title"], case["id"]
        assert case["why"], case["id"]
        assert case["rules"], case["id"]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case["id"])
def test_that_just_the_programs_of_the_scope_are_answered(
    case: dict[str, Any], answers: dict[str, Any]
) -> None:
    assert list(answers[case["id"]]["programs"]) == case["scope"]


def unlike(
    expected: dict[str, Any],
    found: dict[str, Any],
    keys: tuple[str, ...],
    loose: bool,
) -> None:
    """Fail with what differs; student aid to the dollar, all others to the cent."""
    wanted = {key: expected[key] for key in keys if key in expected}
    got = {key: like(wanted[key], found.get(key), loose) for key in wanted}
    assert got == wanted


def like(wanted: Any, found: Any, loose: bool) -> Any:
    """What was found, or what was wanted where it is near enough; of tables the wanted keys."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        return {key: like(value, found.get(key), loose) for key, value in wanted.items()}
    if loose and isinstance(wanted, Decimal | int) and isinstance(found, Decimal | int):
        return wanted if abs(Decimal(wanted) - Decimal(found)) <= AID else found
    return found
