"""Every worked case of the rules becomes a paper: ``advisor plan`` from end to end."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from advisor.commands import cli
from advisor.paths import resource
from tests.unit.report.reading import read_pdf, whole

CASES = [
    json.loads(line) for line in resource("funding/cases.jsonl").read_text("utf-8").splitlines()
]
ALWAYS = 15
STEP = len(CASES) // ALWAYS
WORST = (
    "You may have to pay",
    "You pay $",
    "By the rules, you pay $",
    "We do not know the price yet.",
)
BETTER = ("If the grant is confirmed", "If all is confirmed", "A grant may pay a part")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


def some() -> list[Any]:
    """About fifteen cases of all kinds in every run, the others in the long one."""
    return [
        pytest.param(case, id=case["id"], marks=() if not n % STEP else pytest.mark.long)
        for n, case in enumerate(CASES)
    ]


@pytest.mark.parametrize("case", some())
def test_that_a_case_becomes_a_paper_that_leads_with_the_worst(
    case: dict[str, Any], data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, paper = tmp_path / "case.json", tmp_path / "plan.pdf"
    file.write_text(json.dumps(case), "utf-8")
    words = ["plan", str(file), "--data", str(data), "--out", str(paper)]
    assert cli.run(words) == 0, capsys.readouterr().err
    pages = read_pdf(paper.read_bytes())
    text = whole(pages)
    assert not re.search(r"\b(None|null|nan|NaN|True|False)\b|\ufffd|\{\w*\}", text)
    assert "the client" not in text.lower()
    if not case.get("credentials"):
        return
    worst = [text.index(said) for said in WORST if said in pages[0].text]
    assert worst, pages[0].text
    assert all(min(worst) < text.index(said) for said in BETTER if said in text)
    assert cli.run([*words, "--copy", "file"]) == 0
    assert "FILE COPY" in whole(read_pdf(paper.read_bytes()))
