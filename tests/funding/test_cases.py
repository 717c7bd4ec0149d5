"""The worked cases of the rules, carried over as they are, through the command's own code."""

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
)
TOTALS = (
    "total_cost",
    "total_cost_known",
    "non_repayable",
    "out_of_pocket",
    "out_of_pocket_best",
    "out_of_pocket_worst",
    "due_before_reimbursement",
)


def _cases() -> list[dict[str, Any]]:
    lines = CASES.read_text("utf-8").splitlines()
    return [json.loads(line, parse_float=Decimal) for line in lines]


ALL = _cases()
GRANT = [case for case in ALL if "fsg" in case["scope"]]
ALONE = [case for case in GRANT if case["scope"] == ["fsg"]]


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
        assert run(["estimate", str(CASES), "--json"], tmp_path_factory.mktemp("data")) == 0
    lines = [json.loads(line, parse_float=Decimal) for line in out.read_text().splitlines()]
    return {line["id"]: line for line in lines}


@pytest.mark.parametrize("case", GRANT, ids=lambda case: case["id"])
def test_that_the_grant_comes_out_as_the_case_says(
    case: dict[str, Any], answers: dict[str, Any]
) -> None:
    expected, found = case["expected"]["programs"]["fsg"], answers[case["id"]]["programs"]["fsg"]
    wanted = {key: expected[key] for key in NUMBERS if key in expected}
    assert {key: found.get(key) for key in wanted} == wanted
    assert bool(found["ask"]) is bool(expected["ask"])
    assert bool(found["confirm"]) is bool(expected["confirm"])


@pytest.mark.parametrize("case", ALONE, ids=lambda case: case["id"])
def test_that_the_totals_come_out_as_the_case_says(
    case: dict[str, Any], answers: dict[str, Any]
) -> None:
    expected, found = case["expected"], answers[case["id"]]
    wanted = {key: expected[key] for key in TOTALS if key in expected}
    assert {key: found.get(key) for key in wanted} == wanted
    shown = {key for key in found if key.startswith("out_of_pocket")}
    assert shown == {key for key in expected if key.startswith("out_of_pocket")}


@pytest.mark.parametrize("case", ALL, ids=lambda case: case["id"])
def test_that_programs_of_later_editions_are_named_and_never_guessed(
    case: dict[str, Any], answers: dict[str, Any]
) -> None:
    programs = answers[case["id"]]["programs"]
    assert list(programs) == case["scope"]
    for code, found in programs.items():
        if code != "fsg":
            assert (found["verdict"], found["amount"]) == ("info", None)


@pytest.mark.parametrize(
    "case", [case for case in ALL if case["scope"] != ["fsg"]], ids=lambda case: case["id"]
)
def test_that_what_is_not_judged_yet_leaves_true_bounds(
    case: dict[str, Any], answers: dict[str, Any]
) -> None:
    expected, found = case["expected"], answers[case["id"]]
    worst = found.get("out_of_pocket_worst", found.get("out_of_pocket"))
    assert found.get("out_of_pocket_best", worst) == 0
    if worst is not None:
        assert worst >= expected.get("out_of_pocket_worst", expected.get("out_of_pocket"))
