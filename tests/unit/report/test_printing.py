"""Saving and noting: one step, no name in the file's name, plain words when it cannot be done."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.domain.errors import Unavailable
from advisor.domain.plan import Copy, PrintAs
from advisor.services import printing
from tests.plan_builders import a_course, a_plan, an_estimate, without_prices


def test_that_the_file_is_named_by_the_plan_code_and_never_by_the_client() -> None:
    assert printing.file_name(a_plan()) == "learning-plan-7KQ-4M2.pdf"
    assert printing.file_name(a_plan(code="")) == "learning-plan.pdf"


def test_that_a_paper_is_saved_whole(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    printing.save_pdf(a_plan(), path, PrintAs(Copy.FILE, paper="a4"))
    assert path.read_bytes() == printing.render(a_plan(), PrintAs(Copy.FILE, paper="a4"))
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_full_disk_leaves_the_old_paper_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"the old paper")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable, match="The disk is full"):
        printing.save_pdf(a_plan(), path)
    assert path.read_bytes() == b"the old paper"
    assert list(tmp_path.iterdir()) == [path]


def test_that_a_missing_folder_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="no such folder"):
        printing.save_pdf(a_plan(), tmp_path / "gone" / "plan.pdf")


def test_that_the_case_note_tells_goal_options_funding_and_next_steps() -> None:
    note = printing.case_note(a_plan())
    for said in (
        "I have framed houses for 12 years.",
        "Introductory Studies in Mass Timber Construction",
        "Design for Mass Timber, Selkirk College: Office design work.",
        "an estimate, not an approval",
        "Client pays at worst $1,740.",
        "Next meeting Thursday, December 3, 2:00 pm.",
        "Jan 18, 2027",
        "EX-0000",
    ):
        assert said in note
    assert "None" not in note
    assert "\u00a0" not in note


def test_that_the_case_note_never_turns_an_unknown_price_into_a_sum() -> None:
    courses = (without_prices(a_course()),)
    note = printing.case_note(a_plan(courses=courses, estimate=an_estimate(courses)))
    assert "Price not known." in note
    assert "at least" in note


def test_that_the_case_note_of_a_guest_has_no_number_and_no_name() -> None:
    note = printing.case_note(replace(a_plan(guest=True), client_name="", case_number=""))
    assert "Case number" not in note
    assert "Harpreet" not in note
