"""Start from the plan of another centre: what it says, consent anew, and nothing left behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from advisor.app import Program
from advisor.domain.plan import PrintAs
from advisor.report.attaching import attached, locked
from advisor.report.learning_plan import render
from advisor.services import filing
from advisor.services.carrying import attachments
from advisor.services.starting_words import Section
from advisor.ui.clients.start_plan_page import StartPlanPage
from tests.plan_builders import a_plan
from tests.ui.test_accessible import lacking, program, sample

__all__ = ["program"]
TODAY = date(2026, 11, 24)
PASSWORD = "four quiet words"


@pytest.fixture(scope="module")
def paper() -> bytes:
    plan = a_plan()
    return attached(render(plan), attachments(plan, PrintAs()), "en")


def texts(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel))


def test_that_a_locked_plan_becomes_a_client_file_once_the_client_agrees(
    program: Program, qtbot: QtBot, tmp_path: Path, paper: bytes
) -> None:
    sample(program, qtbot)
    desk = program.desk
    assert desk is not None
    path = tmp_path / "brought.pdf"
    path.write_bytes(locked(paper, PASSWORD))
    page = desk.start_plan.page
    desk.start_plan.open_paper(path)
    qtbot.waitUntil(page.password.isVisible)
    assert "password only" in page.trouble.text()
    QTest.keyClicks(page.password, "wrong words")
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not its password" in page.trouble.text())
    assert page.password.text() == ""
    QTest.keyClicks(page.password, PASSWORD)
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.shown))
    said = texts(page)
    for told in ("For Harpreet G.", "7KQ-4M2", "does not prove", "Tuition $690, told by BCIT"):
        assert told in said
    assert page.form.name.text() == "Harpreet G."
    assert not lacking(page)
    page.form.send()
    assert "consent" in page.form.trouble
    page.form.consent.setChecked(True)
    page.form.send()
    qtbot.waitUntil(lambda: desk.files.file is not None)
    file = desk.files.file
    assert file is not None
    assert [item.title for item in file.chosen] == [course.title for course in a_plan().courses]
    assert file.client.consent_on == TODAY
    assert filing.load(desk.vault, file.client.id).client.example
    qtbot.waitUntil(lambda: not page.shown)
    assert "Harpreet" not in texts(page)


def test_that_a_strange_pdf_is_said_in_the_message_bar(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    sample(program, qtbot)
    assert program.desk is not None
    path = tmp_path / "strange.pdf"
    path.write_bytes(render(a_plan()))
    messages = program.window.messages
    with qtbot.waitSignal(messages.said):
        program.desk.start_plan.open_paper(path)
    assert "carries no plan" in texts(messages)


def test_that_cancel_and_locking_leave_nothing_of_the_paper(qtbot: QtBot) -> None:
    page = StartPlanPage(lambda: TODAY)
    qtbot.addWidget(page)
    page.show()
    for leave in (page.clear, lambda: page.ask_password("Locked.")):
        page.show_plan([Section("The paper", ("For Harpreet G.",))], "Harpreet G.")
        assert "Harpreet" in texts(page)
        assert page.form.isVisible()
        leave()
        assert "Harpreet" not in texts(page) + page.form.name.text()
        assert not page.form.isVisible()
    with qtbot.waitSignal(page.closed):
        QTest.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
