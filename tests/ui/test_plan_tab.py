"""The plan tab: steps, live paper, frozen versions, and the ways that the paper leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from advisor.domain.client import ClientFile
from advisor.domain.money import Money
from advisor.domain.plan import Copy, LearningPlan, PrintAs
from advisor.services import filing, printing
from tests.ui.open_client import ROSA, TODAY, rosa
from tests.ui.open_plan import Opened, change_tuition, keep_plan, opened, words_of, worst

__all__ = ["opened"]


def test_that_the_preview_says_which_page_of_how_many(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, _work = opened(rosa())
    preview = tab.paper.preview
    assert preview.page_count >= 2
    assert preview.number.text() == f"Page 1 of {preview.page_count}"
    QTest.mouseClick(preview.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: preview.page == 2)


def test_that_the_paper_follows_a_change(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    assert tab.plan is not None
    before = tab.plan
    change_tuition(work, 600)
    qtbot.waitUntil(lambda: worst(tab) == Money.of(1685))
    assert tab.plan.code != before.code


def test_that_space_ticks_a_step_and_the_tick_is_kept(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    tab.steps.setFocus()
    QTest.keyClick(tab.steps, Qt.Key.Key_Down)
    line = tab.steps._current_line()
    assert line is not None
    QTest.keyClick(tab.steps, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: [other.key for other in tab.steps.lines if other.done] == [line.key])
    assert filing.load(work.vault, ROSA).answers[line.key].value == "yes"
    QTest.keyClick(tab.steps, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not [other for other in tab.steps.lines if other.done])


def test_that_a_step_of_ones_own_is_typed_with_its_day(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    QTest.mouseClick(tab.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(tab.own_step.text, "Ask about bus passes")
    QTest.keyClicks(tab.own_step.day, "2 Dec 2026")
    QTest.keyClick(tab.own_step.day, Qt.Key.Key_Return)
    own = ["Ask about bus passes"]
    qtbot.waitUntil(lambda: [line.text for line in tab.steps.lines if line.own] == own)
    assert filing.load(work.vault, ROSA).client.next_step == "Ask about bus passes"
    assert not tab.own_step.isVisible()


def test_that_a_step_of_ones_own_is_printed_only_when_the_client_does_it(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, _work = opened(rosa())
    for theirs in (False, True):
        QTest.mouseClick(tab.add_button, Qt.MouseButton.LeftButton)
        tab.own_step.text.clear()
        QTest.keyClicks(tab.own_step.text, "Ask about bus passes")
        if theirs:
            tab.own_step.client.setFocus()
            QTest.keyClick(tab.own_step.client, Qt.Key.Key_Space)
        QTest.mouseClick(tab.own_step.keep_button, Qt.MouseButton.LeftButton)
        who = ["client"] if theirs else ["counsellor"]
        qtbot.waitUntil(partial(lambda who: doers(tab.plan) == who, who))
        assert tab.plan is not None
        assert ("Ask about bus passes" in words_of(printing.render(tab.plan))) is theirs


def doers(plan: LearningPlan | None) -> list[str]:
    """Who does the steps in the counsellor's own words."""
    return [step.who for step in plan.steps if step.text] if plan else []


def test_that_letters_that_no_font_has_are_said_beside_the_paper(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    assert "No font" not in tab.paper.changes.text()
    work.write(lambda vault, file: filing.edit_goal(vault, file.client.id, words="Cook \U0001f373"))
    qtbot.waitUntil(lambda: "No font here has \U0001f373" in tab.paper.changes.text())


def test_that_a_day_that_cannot_be_read_is_said_in_place(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    QTest.mouseClick(tab.add_button, Qt.MouseButton.LeftButton)
    QTest.keyClicks(tab.own_step.text, "Ask about bus passes")
    QTest.keyClicks(tab.own_step.day, "soonish")
    QTest.keyClick(tab.own_step.day, Qt.Key.Key_Return)
    assert tab.own_step.trouble.isVisible()
    assert "soonish" in tab.own_step.trouble.text()
    assert filing.load(work.vault, ROSA).client.next_step == ""


def test_that_no_paper_is_drawn_while_another_step_is_shown(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    tab.hide()
    with qtbot.waitSignal(work.saved):
        change_tuition(work, 600)
    assert not tab._redraw.isActive()
    assert worst(tab) == Money.of(1580)
    tab.show()
    qtbot.waitUntil(lambda: worst(tab) == Money.of(1685))


def test_that_the_file_copy_is_another_paper(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, _work = opened(rosa())
    with qtbot.waitSignal(tab.paper.changed):
        QTest.mouseClick(tab.paper.copies.button(Copy.FILE), Qt.MouseButton.LeftButton)
    assert tab.paper.copy is Copy.FILE


def test_that_a_guest_gets_a_handout_without_a_name_and_no_choice_of_copies(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    file = rosa()
    guest = replace(file, client=replace(file.client, consent_on=None, consent_how=""))
    tab, _work = opened(guest)
    assert tab.paper.copy is Copy.HANDOUT
    assert not tab.paper.copies.isVisible()
    assert tab.plan is not None
    paper = printing.render(tab.plan, PrintAs(tab.paper.copy))
    assert "Rosa" not in words_of(paper)


def test_that_closing_leaves_no_word_of_the_client(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    keep_plan(qtbot, tab)
    work.close()

    def left() -> list[str]:
        said = [label.text() for label in tab.findChildren(QLabel)]
        said += [button.text() for button in tab.findChildren(QPushButton)]
        said += [w.text() for w in tab.findChildren(QLineEdit)]
        for widget in tab.findChildren(QWidget):
            said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        words = ("Rosa", "Medical", "Microsoft", "Version 1", TODAY.isoformat())
        return [text for text in said if any(word in text for word in words)]

    qtbot.waitUntil(lambda: not left())
    assert tab.plan is None
    assert tab.steps.lines == []
    assert tab.paper.preview.page_count == 0
    assert tab.paper.versions.count() == 1
