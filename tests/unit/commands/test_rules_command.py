"""``advisor rules check``: the worked cases, what is in force on a day, what is past its check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from advisor.commands import cli
from advisor.services import rule_cases
from advisor.services.rule_cases import Difference, FailedCase


def check(capsys: pytest.CaptureFixture[str], data: Path, *words: str) -> tuple[int, str]:
    code = cli.run(["rules", "check", *words, "--data", str(data)])
    return code, capsys.readouterr().out


def document(capsys: pytest.CaptureFixture[str], data: Path, day: str) -> dict[str, Any]:
    code, out = check(capsys, data, "--on", day, "--json")
    assert code == 0
    found = json.loads(out)
    assert isinstance(found, dict)
    return found


def test_that_it_names_what_is_in_force_and_what_is_past_its_check(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    then = document(capsys, tmp_path, "2026-01-15")
    now = document(capsys, tmp_path, "2026-11-23")
    assert then["ok"]
    assert then["failed"] == []
    assert then["cases"] > 50
    assert "FSG-V3" in [one["version"] for one in then["in_force"]]
    assert "FSG-V3" not in [one["version"] for one in then["past"]]
    assert "FSG-V4" in [one["version"] for one in now["past"]]


def test_that_it_says_the_same_in_plain_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out = check(capsys, tmp_path, "--on", "2026-11-23")
    assert code == 0
    assert "worked cases come out as written" in out
    assert "In force on 23 Nov 2026" in out
    assert "FSG-V4 (2026/27), checked only until 30 Jun 2026: ask" in out


def test_that_a_failing_case_is_named_and_the_exit_code_is_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = FailedCase(
        "FSG-002", "Cost exactly at the cap", (), (Difference("fsg", "amount", 1, 2),)
    )
    monkeypatch.setattr(rule_cases, "failed", lambda *_all: (case,))
    code, out = check(capsys, tmp_path)
    assert code == 1
    assert "FSG-002 Cost exactly at the cap" in out
    assert "fsg amount: expected 1, came out 2" in out
    code, out = check(capsys, tmp_path, "--json")
    assert code == 1
    (failed,) = json.loads(out)["failed"]
    assert failed["differences"] == [{"program": "fsg", "key": "amount", "expected": 1, "found": 2}]


def test_that_trouble_in_the_centres_own_rules_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "rules.toml").write_text("nonsense = 1")
    code, out = check(capsys, tmp_path)
    assert code == 1
    assert "rules.toml cannot be read" in out


def test_that_a_wrong_day_is_wrong_usage(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code = cli.run(["rules", "check", "--on", "someday", "--data", str(tmp_path)])
    assert code == 2
    assert "2026-11-23" in capsys.readouterr().err
