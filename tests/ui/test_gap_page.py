"""The gap of a target job: what is held and how, what is wanted, which course is added."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from advisor.domain.client import ShownSkill
from advisor.paths import DataFolder
from advisor.ui.client.need_row import NeedRow
from tests.ui.client_rig import Rig

Open = Callable[[str], Rig]
NEW, AIMED = "Halyna Dovzhenko", "Marisol Quintero"


def open_gap(qtbot: QtBot, rig: Rig) -> dict[str, NeedRow]:
    """Open the view by keyboard, and wait for its rows, by name."""
    rig.page.open_step(1)
    qtbot.waitUntil(rig.goals.card.gap_button.isVisible)
    rig.goals.card.gap_button.setFocus()
    QTest.keyClick(rig.goals.card.gap_button, Qt.Key.Key_Space)
    qtbot.waitUntil(  # the first one reads the whole catalogue and all its words
        rig.goals.gap.offers.isVisible,
        timeout=30_000,
    )
    return {row.need.name: row for row in rig.goals.gap.rows}


def focused() -> QWidget:
    """What the keyboard stands on."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def open_row(qtbot: QtBot, row: NeedRow) -> None:
    """Open a row by keyboard."""
    row.button.setFocus()
    qtbot.waitUntil(row.button.hasFocus)
    QTest.keyClick(row.button, Qt.Key.Key_Return)
    assert row.detail is not None
    qtbot.waitUntil(row.detail.isVisible)


def said(widget: QWidget) -> str:
    """All words in sight."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_that_the_view_names_what_is_missing_and_the_numbers_when_a_row_opens(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig(AIMED)
    rows = open_gap(qtbot, rig)
    assert len(rows) >= 5
    assert all(row.button.tag == "missing" for row in rows.values())
    words = said(rig.goals.gap)
    assert "Check B.C. rules" in words
    assert "Completion of secondary school is usually required." in words
    assert "0 held, 8 missing" in words
    assert len(rig.goals.gap.offers.courses) == 4
    assert "Likely link: its title “Medical Office Assistant”" in words
    assert "Not to begin with: its title says “Advanced”" in words
    row = rows["Writing"]
    assert "on 5 lists of skills in demand, 3 of them official" in row.button.accessibleName()
    assert "of 5; the mean" not in said(row)
    open_row(qtbot, row)
    words = said(row)
    assert "Level 3 of 5; the mean of all 516 occupations is 2.4" in words
    assert "2018-2028: official, ranked" in words
    assert "computed, not official" in words
    assert "In this job: to compose medical reports" in words


def test_that_a_skill_is_marked_as_held_by_certificate_by_keyboard(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig(AIMED)
    row = open_gap(qtbot, rig)["Accounting"]
    open_row(qtbot, row)
    assert row.detail is not None
    form = row.detail.form
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert row.want_button.hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert form.how.button("stated").hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Right)
    assert form.how.button("certificate").hasFocus()
    with qtbot.waitSignal(rig.work.saved):
        QTest.keyClick(focused(), Qt.Key.Key_Space)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert form.note_field.hasFocus()
    QTest.keyClicks(focused(), "Bookkeeping Level 1")
    with qtbot.waitSignal(rig.work.saved):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClicks(focused(), "3 May 2026")
    with qtbot.waitSignal(rig.work.saved):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    goal = rig.stored().goal
    proof = ShownSkill("Accounting", "certificate", "Bookkeeping Level 1", date(2026, 5, 3))
    assert goal.skills_shown == (proof,)
    assert goal.skills_held[-1] == "Accounting"
    qtbot.waitUntil(lambda: row.button.tag == "held, shown by certificate")
    qtbot.waitUntil(lambda: "1 held, 7 missing" in rig.goals.gap.count.text())
    assert not row.want_button.isVisible()


def test_that_the_chosen_answer_pressed_again_takes_the_skill_back(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig(AIMED)
    row = open_gap(qtbot, rig)["Writing"]
    open_row(qtbot, row)
    assert row.detail is not None
    button = row.detail.form.how.button("stated")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: row.button.tag == "held, stated")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: row.button.tag == "missing")
    assert "Writing" not in rig.stored().goal.skills_held


def test_that_one_key_puts_a_missing_skill_on_the_wanted_ones(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(AIMED)
    row = open_gap(qtbot, rig)["Accounting"]
    row.button.setFocus()
    with qtbot.waitSignal(rig.work.saved):
        QTest.keyClick(row.button, Qt.Key.Key_W)
    assert rig.stored().goal.skills_wanted[-1] == "Accounting"
    qtbot.waitUntil(lambda: row.want_button.text() == "Wanted")
    with qtbot.waitSignal(rig.work.saved):
        QTest.mouseClick(row.want_button, Qt.MouseButton.LeftButton)
    assert "Accounting" not in rig.stored().goal.skills_wanted


def test_that_a_course_that_teaches_it_goes_on_the_shortlist(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(AIMED)
    rows = open_gap(qtbot, rig)
    row, nobody = rows["Clerical"], rows["Information Ordering"]
    open_row(qtbot, nobody)
    assert "Nothing in this catalogue says that it teaches this." in said(nobody)
    open_row(qtbot, row)
    assert row.detail is not None
    course = row.detail.courses[0]
    before = len(rig.stored().chosen)
    with qtbot.waitSignal(rig.work.saved):
        QTest.mouseClick(course.add_button, Qt.MouseButton.LeftButton)
    chosen = rig.stored().chosen
    assert len(chosen) == before + 1
    record = chosen[-1].record
    assert record is not None
    assert record.id == course.credential.id
    qtbot.waitUntil(lambda: not course.add_button.isEnabled())


def test_that_arrows_walk_esc_leads_back_and_locking_leaves_nothing(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig(AIMED)
    rows = list(open_gap(qtbot, rig).values())
    assert rig.goals.gap.back_button.hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert rows[0].button.hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert rows[1].button.hasFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    qtbot.waitUntil(rig.goals.card.isVisible)
    qtbot.waitUntil(rig.goals.card.gap_button.hasFocus)
    rig.work.close()
    assert not rig.goals.gap.rows
    assert rig.goals.gap.heading.text() == ""


def test_that_a_comparison_that_fails_says_why_and_a_mended_file_brings_it(
    qtbot: QtBot, open_rig: Open, tmp_path: Path
) -> None:
    rig = open_rig(AIMED)
    links = DataFolder(tmp_path).links
    links.parent.mkdir(parents=True, exist_ok=True)
    links.write_text("links = 7")
    rig.page.open_step(1)
    qtbot.waitUntil(rig.goals.card.gap_button.isVisible)
    QTest.mouseClick(rig.goals.card.gap_button, Qt.MouseButton.LeftButton)
    gap = rig.goals.gap
    qtbot.waitUntil(lambda: "Comparing" not in gap.count.text(), timeout=30_000)
    assert f"{links} cannot be read" in gap.count.text()
    assert not gap.rows
    links.unlink()
    QTest.keyClick(gap.back_button, Qt.Key.Key_Escape)
    assert open_gap(qtbot, rig)
    assert "8 missing" in gap.count.text()


def test_that_without_a_target_one_sentence_says_to_choose_one(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig(NEW)
    rig.page.open_step(1)
    qtbot.waitUntil(rig.goals.form.isVisible)
    assert not rig.goals.card.gap_button.isVisible()
    assert "Choose an occupation above" in said(rig.goals)


def chip(rig: Rig, skill: str) -> QToolButton:
    """The tag of a held skill."""
    tags = rig.goals.form.skills_held.tags.findChildren(QToolButton)
    return next(tag for tag in tags if tag.text().startswith(f"{skill},"))


def test_that_a_held_skill_says_on_the_goal_who_verified_it(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(AIMED)
    rig.page.open_step(1)
    held = rig.goals.form.skills_held
    qtbot.waitUntil(lambda: chip(rig, "Spanish").isVisible())
    chip(rig, "Spanish").setFocus()
    QTest.keyClick(chip(rig, "Spanish"), Qt.Key.Key_Return)
    qtbot.waitUntil(held.form.isVisible)
    with qtbot.waitSignal(rig.work.saved):
        QTest.mouseClick(held.form.how.button("verified"), Qt.MouseButton.LeftButton)
    held.form.note_field.setFocus()
    with qtbot.waitSignal(rig.work.saved):
        QTest.keyClicks(focused(), "Dana")
    assert rig.stored().goal.skills_shown == (ShownSkill("Spanish", "verified", "Dana"),)
    qtbot.waitUntil(lambda: chip(rig, "Spanish").text() == "Spanish, verified")
    assert chip(rig, "Spanish").toolTip() == "verified by Dana"
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not held.form.isVisible()
    assert chip(rig, "Spanish").hasFocus()


def test_that_a_skill_taken_away_takes_its_proof_along_and_no_day_lies_ahead(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig(AIMED)
    rig.page.open_step(1)
    held = rig.goals.form.skills_held
    qtbot.waitUntil(lambda: chip(rig, "Spanish").isVisible())
    held.how_edited.emit("Spanish", "how", "verified")
    qtbot.waitUntil(lambda: chip(rig, "Spanish").text() == "Spanish, verified")
    with qtbot.waitSignal(rig.work.tasks.failed) as caught:
        held.how_edited.emit("Spanish", "on", date(2027, 1, 1))
    assert caught.args is not None
    assert "The day lies ahead" in str(caught.args[0])
    with qtbot.waitSignal(rig.work.saved):
        QTest.keyClick(chip(rig, "Spanish"), Qt.Key.Key_Delete)
    goal = rig.stored().goal
    assert "Spanish" not in goal.skills_held
    assert goal.skills_shown == ()
