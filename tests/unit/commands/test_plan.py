from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.unit.commands.conftest import Advisor
from tests.unit.report.reading import read_pdf

NAME = b"Canaryname"
Written = Callable[[Any], str]


def test_that_the_same_case_prints_the_same_bytes(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path
) -> None:
    one, two = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for path in (one, two):
        said = advisor("plan", written(case), "--out", str(path))
        assert (said.code, said.out) == (0, "")
    assert one.read_bytes().startswith(b"%PDF-")
    assert one.read_bytes() == two.read_bytes()


def test_that_the_file_copy_is_another_paper(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path
) -> None:
    one, two = tmp_path / "client.pdf", tmp_path / "file.pdf"
    assert advisor("plan", written(case), "--out", str(one), "--copy", "client").code == 0
    assert advisor("plan", written(case), "--out", str(two), "--copy", "file").code == 0
    assert one.read_bytes() != two.read_bytes()


def test_that_a_checklist_is_for_one_program(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path
) -> None:
    path = tmp_path / "checklist.pdf"
    for wrong in (["--copy", "checklist"], ["--program", "fsg"]):
        said = advisor("plan", written(case), "--out", str(path), *wrong)
        assert said.code == 1
        assert "--copy checklist --program CODE" in said.err
    asked = ["plan", written(case), "--out", str(path), "--copy", "checklist", "--program"]
    said = advisor(*asked, "nonsense")
    assert said.code == 1
    assert "“nonsense” has no checklist" in said.err
    assert not path.exists()
    assert advisor(*asked, "fsg").code == 0
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1


def test_that_a_plan_leaves_nothing_but_the_paper(
    advisor: Advisor, case: dict[str, Any], data: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case), "utf-8")
    said = advisor("plan", str(file), "--out", str(tmp_path / "out" / "plan.pdf"))
    assert said.code == 0
    assert NAME.decode() not in said.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["plan.pdf"]
    kept = [path for path in data.rglob("*") if path.is_file()]
    assert kept
    assert not [path for path in kept if NAME in path.read_bytes()]


@pytest.mark.parametrize("more", [["--beside"], ["--large-print", "--paper", "a4"], []], ids=str)
def test_that_a_plan_speaks_the_language_that_is_asked_for(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path, more: list[str]
) -> None:
    out = tmp_path / "plan.pdf"
    said = advisor("plan", written(case), "--out", str(out), "--language", "es", *more)
    assert (said.code, said.out) == (0, "")
    assert "“es”" in said.err
    with pikepdf.open(out) as pdf:
        assert str(pdf.Root.Lang) == "es"
        assert (pdf.pages[0].mediabox[3] > 800) is ("a4" in more)
    (page, *_rest) = read_pdf(out.read_bytes())
    assert "Su plan de aprendizaje" in page.text
    assert ("Your learning plan" in page.text) is ("--beside" in more)


def test_that_english_beside_english_is_refused(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path
) -> None:
    out = tmp_path / "plan.pdf"
    said = advisor("plan", written(case), "--out", str(out), "--beside")
    assert (said.code, "--language" in said.sentence(), out.exists()) == (1, True, False)


def test_that_the_language_that_a_client_reads_is_proposed(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path
) -> None:
    client = {**case, "client": {**case.get("client", {}), "language": "pa"}}
    said = advisor("plan", written(client), "--out", str(tmp_path / "plan.pdf"))
    assert "--language pa" in said.err


@pytest.mark.parametrize(
    "change",
    [{"bogus": 1}, {"goal": {"noc": "99999"}}, {"limits": {"own_money": -1}}],
    ids=str,
)
def test_that_a_wrong_case_leaves_the_old_file_whole(
    advisor: Advisor,
    case: dict[str, Any],
    written: Written,
    tmp_path: Path,
    change: dict[str, Any],
) -> None:
    out = tmp_path / "plan.pdf"
    out.write_bytes(b"old")
    said = advisor("plan", written({**case, **change}), "--out", str(out))
    assert (said.code, out.read_bytes()) == (1, b"old")
    assert said.sentence()


def test_that_several_cases_are_refused(
    advisor: Advisor, case: dict[str, Any], tmp_path: Path
) -> None:
    file = tmp_path / "two.jsonl"
    file.write_text(f"{json.dumps(case)}\n{json.dumps(case)}\n", "utf-8")
    said = advisor("plan", str(file), "--out", str(tmp_path / "plan.pdf"))
    assert (said.code, "2" in said.sentence()) == (1, True)


def test_that_a_missing_folder_and_a_folder_instead_of_a_file_are_code_three(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path
) -> None:
    for out in (tmp_path / "none" / "plan.pdf", tmp_path):
        said = advisor("plan", written(case), "--out", str(out))
        assert said.code == 3
        assert said.sentence()


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no device that is always full")
def test_that_a_full_device_is_said_and_not_replaced(
    advisor: Advisor, case: dict[str, Any], written: Written
) -> None:
    said = advisor("plan", written(case), "--out", "/dev/full")
    assert said.code == 3
    assert "full" in said.err
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(os.name != "posix", reason="links need rights on Windows")
def test_that_a_link_stays_a_link(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path
) -> None:
    target, link = tmp_path / "target.pdf", tmp_path / "link.pdf"
    target.write_bytes(b"old")
    link.symlink_to(target)
    assert advisor("plan", written(case), "--out", str(link)).code == 0
    assert link.is_symlink()
    assert target.read_bytes().startswith(b"%PDF-")


def inside(path: Path, password: str = "") -> list[str]:
    """The names of the files in a PDF."""
    with pikepdf.open(path, password=password) as pdf:
        return sorted(pdf.attachments)


def test_that_the_client_copy_carries_the_plan_unless_told_not_to(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path
) -> None:
    out = tmp_path / "plan.pdf"
    found = []
    for more in ([], ["--no-attach"], ["--copy", "file"], ["--copy", "file", "--attach"]):
        assert advisor("plan", written(case), "--out", str(out), *more).code == 0
        found.append(inside(out))
    both = ["learning-plan-dates.ics", "learning-plan.json"]
    assert found == [both, [], [], both]


def test_that_the_calendar_is_a_file_of_its_own(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path
) -> None:
    out = tmp_path / "dates.ics"
    said = advisor("plan", written(case), "--calendar", str(out))
    assert (said.code, said.out) == (0, "")
    assert "The dates are in dates.ics" in said.err
    assert b"BEGIN:VALARM" in out.read_bytes()
    assert NAME not in out.read_bytes()


def test_that_a_plan_without_dates_has_no_calendar(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path
) -> None:
    del case["credentials"][0]["start"]
    out = tmp_path / "dates.ics"
    said = advisor("plan", written(case), "--calendar", str(out))
    assert (said.code, out.exists()) == (1, False)
    assert "no dates" in said.sentence()


def given(text: bytes) -> str:
    """The number of a descriptor that holds a secret."""
    reading, writing = os.pipe()
    os.write(writing, text)
    os.close(writing)
    return str(reading)


def test_that_a_password_locks_the_pdf_and_is_said_nowhere(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path
) -> None:
    out = tmp_path / "plan.pdf"
    said = advisor(
        "plan", written(case), "--out", str(out), "--password-fd", given(b"four quiet words\n")
    )
    assert said.code == 0
    assert "quiet" not in said.err
    with pytest.raises(pikepdf.PasswordError):
        inside(out)
    assert len(inside(out, "four quiet words")) == 2


@pytest.mark.parametrize("password", [b"", b"\n", b"short", b"\xff\xfe password"])
def test_that_a_poor_password_writes_nothing(
    advisor: Advisor, case: dict[str, Any], written: Written, tmp_path: Path, password: bytes
) -> None:
    out = tmp_path / "plan.pdf"
    said = advisor("plan", written(case), "--out", str(out), "--password-fd", given(password))
    assert (said.code, out.exists()) == (1, False)
    assert "assword" in said.sentence()
