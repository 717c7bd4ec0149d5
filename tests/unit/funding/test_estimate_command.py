"""What ``advisor estimate`` prints, and which trouble it turns into which error."""

from __future__ import annotations

import argparse
import io
import json
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from advisor.commands import estimate
from advisor.domain.errors import BadInput, Unavailable
from advisor.paths import DataFolder

CASE: dict[str, Any] = {
    "id": "x",
    "as_of": "2025-08-15",
    "profile": {
        "age_at_start": 34,
        "status": "citizen",
        "bc_resident_living_in_bc": True,
        "consent": True,
        "benefits": ["ei_regular"],
        "workbc_client": False,
        "signed_declarations": True,
    },
    "credentials": [
        {
            "id": "A",
            "title": "Bookkeeping",
            "institution_type": "bc_public",
            "on_fsg_list": True,
            "start": "2025-09-08",
            "costs": [{"cat": "tuition", "amount": 1234.5}, {"cat": "childcare", "amount": 0.1}],
        }
    ],
    "scope": ["fsg", "workbc"],
}


def _run(tmp_path: Path, *words: str) -> int:
    parser = argparse.ArgumentParser()
    estimate.add_parser(parser.add_subparsers())
    arguments = parser.parse_args(["estimate", *words])
    arguments.data = DataFolder(tmp_path / "data")
    return int(arguments.run(arguments))


def _case(tmp_path: Path, **changed: Any) -> str:
    path = tmp_path / "case.json"
    path.write_text(json.dumps({**CASE, **changed}))
    return str(path)


def test_that_json_is_one_document_with_exact_numbers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path, _case(tmp_path), "--json") == 0
    printed = capsys.readouterr()
    found = json.loads(printed.out, parse_float=Decimal)
    assert printed.err == ""
    assert found["total_cost"] == Decimal("1234.60")
    assert found["programs"]["fsg"]["amount_if_confirmed"] == Decimal("1234.50")
    assert found["programs"]["workbc"]["verdict"] == "cannot_tell"
    assert list(found["programs"]) == ["fsg", "workbc"]
    first = found["programs"]["fsg"]["reasons"][0]
    assert {"condition", "state", "text", "rule", "source", "as_of"} <= set(first)
    asked = found["programs"]["fsg"]["ask"][0]
    assert {"fact", "question", "dollars_at_stake", "sensitive"} <= set(asked)


def test_that_a_person_reads_the_stop_first_then_the_worst_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path, _case(tmp_path)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "not an approval" in lines[0]
    assert lines[1].startswith("WAIT")
    assert lines[2] == "You may have to pay up to $1,234.60."
    assert not any("None" in line for line in lines)


def test_that_a_stale_rule_is_said_before_any_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path, _case(tmp_path, as_of="2026-11-23")) == 0
    out = capsys.readouterr().out
    assert out.index("30 Jun 2026") < out.index("$")


def test_that_standard_input_is_read_and_many_cases_give_a_line_each(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = io.BytesIO(json.dumps(CASE).encode())
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=raw))
    assert _run(tmp_path, "-", "--json") == 0
    many = tmp_path / "many.jsonl"
    many.write_text(json.dumps(CASE) + "\n\n" + json.dumps({**CASE, "id": "y"}) + "\n")
    assert _run(tmp_path, str(many), "--json") == 0
    ids = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    assert ids == ["x", "x", "y"]


def test_that_nothing_is_printed_when_one_of_many_cases_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text(json.dumps(CASE) + "\n" + '{"colour": 1}\n')
    with pytest.raises(BadInput, match=r"line 2: colour"):
        _run(tmp_path, str(many), "--json")
    assert capsys.readouterr().out == ""


def test_that_a_missing_file_is_the_machine_s_trouble(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        _run(tmp_path, str(tmp_path / "none.json"))
    with pytest.raises(Unavailable):
        _run(tmp_path, str(tmp_path))


def test_that_an_estimate_leaves_nothing_on_disk(tmp_path: Path) -> None:
    assert _run(tmp_path, _case(tmp_path), "--json") == 0
    assert not (tmp_path / "data").exists()


def test_that_without_a_scope_only_what_pays_or_is_nearly_decided_stands_in_full(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path, _case(tmp_path, scope=[])) == 0
    said = capsys.readouterr().out
    full, others = said.split("\nStill open, more answers are needed:\n")
    assert "To ask next:\n  ? " in full
    undecided, nothing = others.split("\nNothing from:\n")
    assert all(
        len(line.split("\n")) == 1 and "confirmed" in line for line in undecided.splitlines()
    )
    assert "StudentAid BC, part-time" in undecided
    assert "Ended: " in nothing
    assert said.count("Canada Student Grant, part-time") == 0, "an award is part of its whole"


def test_that_a_case_without_anything_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bare.json"
    path.write_text('{"id": "bare"}')
    assert _run(tmp_path, str(path)) == 0
    said = capsys.readouterr().out
    assert "You pay $0." in said
    assert len(said.splitlines()) < 20
