from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from advisor.paths import DataFolder
from advisor.services import unlocking
from tests.faults.typist import CHEAP, PASSPHRASE
from tests.unit.commands.conftest import Advisor

Written = Callable[[Any], str]


def given(text: bytes) -> str:
    """The number of a descriptor that holds a secret."""
    reading, writing = os.pipe()
    os.write(writing, text)
    os.close(writing)
    return str(reading)


@pytest.fixture
def paper(advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path) -> Path:
    today = datetime.now(UTC).astimezone().date()
    case["as_of"] = today.isoformat()
    out = tmp_path / "plan.pdf"
    assert advisor("plan", written(case), "--out", str(out)).code == 0
    return out


def test_that_a_printed_plan_is_shown_and_nothing_kept(advisor: Advisor, paper: Path) -> None:
    said = advisor("plan-open", str(paper), "--json").document()
    assert (said["name"], said["changed_since_printed"]) == ("Zebulon Canaryname", False)
    assert said["goal"]["noc"] == "31301"
    (course,) = said["courses"]
    assert (course["title"], course["catalogue"]) == ("Medical Office Assistant", "typed")
    text = advisor("plan-open", str(paper)).out
    for line in ("The paper", "A steady job", "Not taken over", "Consent"):
        assert line in text


def test_that_a_file_is_started_from_it_with_consent(
    advisor: Advisor, paper: Path, data: Path, tmp_path: Path
) -> None:
    centre = tmp_path / "centre"
    shutil.copytree(DataFolder(data).catalogue.parent, DataFolder(centre).catalogue.parent)
    unlocking.create(DataFolder(centre).vault, PASSPHRASE, CHEAP).close()
    words = ("vault", "import-plan", str(paper), "--consent", "in words", "--json")

    def opens() -> tuple[str, str]:
        return "--passphrase-fd", given(PASSPHRASE.encode())

    assert advisor(*words, *opens(), data=centre).document()["client"]
    assert advisor(*words[:3], data=centre).code == 2
    refused = advisor(*words, "--name", " ", *opens(), data=centre)
    assert (refused.code, "name" in refused.sentence()) == (1, True)


@pytest.mark.parametrize("content", [b"", b"text", b"%PDF-1.7\n" + bytes(500)], ids=range(3))
def test_that_a_strange_file_is_code_one(advisor: Advisor, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "strange.pdf"
    path.write_bytes(content)
    said = advisor("plan-open", str(path))
    assert (said.code, "PDF" in said.sentence()) == (1, True)


def test_that_a_missing_file_is_code_three(advisor: Advisor, tmp_path: Path) -> None:
    said = advisor("plan-open", str(tmp_path / "none.pdf"))
    assert said.code == 3
    assert said.sentence()


def test_that_a_locked_paper_asks_for_its_password(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path
) -> None:
    out = tmp_path / "plan.pdf"
    lock = ("--password-fd", given(b"four quiet words"))
    assert advisor("plan", written(case), "--out", str(out), *lock).code == 0
    assert "password" in advisor("plan-open", str(out)).sentence()
    said = advisor("plan-open", str(out), "--password-fd", given(b"four quiet words"), "--json")
    assert said.document()["name"] == "Zebulon Canaryname"
