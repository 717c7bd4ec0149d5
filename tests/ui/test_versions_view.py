"""The versions of a plan: how each left, who signed, what changed between any two."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from advisor.domain.client import ClientFile
from advisor.domain.money import Money
from advisor.domain.plan import Copy
from advisor.services import filing
from tests.ui.open_client import ROSA, TODAY, rosa
from tests.ui.open_plan import Opened, change_tuition, keep_plan, opened, words_of, worst

__all__ = ["opened"]


def with_change(qtbot: QtBot, build: Callable[[ClientFile], Opened], folder: Path) -> Opened:
    """A plan whose client copy left, and which changed since; the versions are open."""
    tab, work = build(rosa())
    tab.leaving.save_pdf(folder / "plan.pdf")
    qtbot.waitUntil(lambda: bool(filing.load(work.vault, ROSA).prints))
    change_tuition(work, 600)
    qtbot.waitUntil(lambda: worst(tab) == Money.of(1685))
    QTest.mouseClick(tab.paper.versions_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(tab.versions.changes.lines))
    return tab, work


def test_that_the_last_print_and_now_are_compared_at_first(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, work = with_change(qtbot, opened, tmp_path)
    changes = tab.versions.changes
    assert "To pay at worst: $1,685. Before: $1,580." in changes.lines
    (kept,) = filing.load(work.vault, ROSA).plans
    assert (changes.before.currentData(), changes.after.currentData()) == (kept.id, "")
    QTest.keyClick(tab.versions, Qt.Key.Key_Escape)
    assert not tab.versions.isVisible()
    assert tab.paper.isVisible()


def test_that_the_paper_of_what_changed_names_two_plans_that_are_kept(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, work = with_change(qtbot, opened, tmp_path)
    tab.versions.changes.save_pdf(tmp_path / "changed.pdf")
    qtbot.waitUntil(lambda: len(filing.load(work.vault, ROSA).prints) == 2)
    file = filing.load(work.vault, ROSA)
    said = words_of((tmp_path / "changed.pdf").read_bytes())
    assert [plan.version for plan in file.plans] == [1, 2]
    assert all(plan.code in said for plan in file.plans)
    assert "To pay at worst: $1,685. Before: $1,580." in said.replace("\r\n", " ")
    assert (file.prints[1].copy, file.prints[1].plan) == ("changes", file.plans[1].id)


def test_that_both_sign_a_version_and_that_it_can_be_undone(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, work = with_change(qtbot, opened, tmp_path)
    (row,) = tab.versions.rows
    QTest.mouseClick(row.sign_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [one.on for one in filing.load(work.vault, ROSA).signed] == [TODAY])
    qtbot.waitUntil(lambda: "signed 24 Nov 2026" in tab.paper.versions.itemText(1))
    work.undo()
    qtbot.waitUntil(lambda: filing.load(work.vault, ROSA).signed == ())


def test_that_a_signed_version_says_so_on_its_reprint_and_a_changed_plan_is_a_draft(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, work = opened(rosa())
    keep_plan(qtbot, tab)
    QTest.mouseClick(tab.paper.versions_button, Qt.MouseButton.LeftButton)
    (row,) = tab.versions.rows
    QTest.mouseClick(row.sign_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "signed 24 Nov 2026" in tab.paper.versions.itemText(1))
    tab.leaving.save_pdf(tmp_path / "signed.pdf")
    qtbot.waitUntil(lambda: bool(filing.load(work.vault, ROSA).prints))
    assert "Signed on November 24, 2026" in words_of((tmp_path / "signed.pdf").read_bytes())
    change_tuition(work, 600)
    qtbot.waitUntil(lambda: worst(tab) == Money.of(1685))
    tab.leaving.save_pdf(tmp_path / "draft.pdf")
    qtbot.waitUntil(lambda: len(filing.load(work.vault, ROSA).prints) == 2)
    said = words_of((tmp_path / "draft.pdf").read_bytes())
    assert "A draft until both people sign." in said.replace("\r\n", " ")
    assert "Signed on" not in said


def test_that_a_day_that_lies_ahead_is_refused_in_place(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, _work = with_change(qtbot, opened, tmp_path)
    (row,) = tab.versions.rows
    row.day.setText("soonish")
    QTest.mouseClick(row.sign_button, Qt.MouseButton.LeftButton)
    assert row.trouble.isVisible()
    assert "soonish" in row.trouble.text()


def test_that_a_checklist_is_for_one_program_and_is_written_down(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, work = opened(rosa())
    with qtbot.waitSignal(tab.paper.changed):
        QTest.mouseClick(tab.paper.copies.button(Copy.CHECKLIST), Qt.MouseButton.LeftButton)
    assert tab.paper.program.isVisible()
    code = tab.paper.program.code
    tab.leaving.save_pdf(tmp_path / "checklist.pdf")
    qtbot.waitUntil(lambda: bool(filing.load(work.vault, ROSA).prints))
    (printed,) = filing.load(work.vault, ROSA).prints
    assert (printed.copy, printed.program) == ("checklist", code)
    said = words_of((tmp_path / "checklist.pdf").read_bytes())
    assert tab.paper.program.currentText() in said
    assert "An estimate, not an approval" in said.replace("\r\n", " ")


def test_that_locking_empties_the_versions(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened], tmp_path: Path
) -> None:
    tab, work = with_change(qtbot, opened, tmp_path)
    work.close()
    changes = tab.versions.changes
    assert (tab.versions.rows, changes.lines, changes.before.count()) == ([], (), 0)
    assert not changes.pdf_button.isEnabled()
