"""The window in another language, at once and without a restart: nobody loses their place."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from advisor import i18n, settings
from advisor.app import Program
from advisor.paths import DataFolder
from advisor.settings import Settings
from advisor.ui.client.client_page import ABOUT, SHORTLIST, ClientPage
from advisor.ui.look.tongue import speak
from advisor.ui.search.search_panel import SearchPanel

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One catalogue for all: the first start builds it."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, folder: Path) -> Iterator[Callable[..., Program]]:
    """Starts the program over a folder of its own."""
    hook, made = sys.excepthook, []

    def start(kept: Settings) -> Program:
        data = DataFolder(folder)
        settings.save(data.settings, replace(kept, theme="light"))
        program = Program(qapp, data, today=lambda: TODAY)
        made.append(program)
        sys.excepthook = hook  # a bug fails the test instead of opening the crash dialog
        program.start()
        program.window.resize(1366, 768)
        qtbot.waitUntil(lambda: program.ready is not None, timeout=60_000)
        return program

    yield start
    for program in made:
        program.window.close()
        program.window.deleteLater()
        program.deleteLater()
    speak(qapp, "en")
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def program(start: Callable[..., Program], qtbot: QtBot) -> Program:
    """The sample clients, the first of them open."""
    made = start(Settings(welcomed=True))
    made.start_page.sample_requested.emit()
    qtbot.waitUntil(lambda: made.desk is not None and not made.tasks.busy, timeout=20_000)
    assert made.desk is not None
    made.desk.files.open_client(made.desk.clients[0].client.id)
    qtbot.waitUntil(lambda: isinstance(made.window.workspace.current, ClientPage))
    settle(made, qtbot)
    return made


def settle(program: Program, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not program.tasks.busy, timeout=20_000)


def choose(program: Program, language: str, qtbot: QtBot) -> None:
    program.change_settings(replace(program.settings, language=language))
    qtbot.waitUntil(lambda: i18n.language() == language, timeout=20_000)
    settle(program, qtbot)


def page_of(program: Program) -> ClientPage:
    page = program.window.workspace.current
    assert isinstance(page, ClientPage)
    return page


def field_of(page: QWidget, name: str) -> QLineEdit:
    return next(one for one in page.findChildren(QLineEdit) if one.accessibleName() == name)


def words(window: QWidget) -> str:
    return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_that_the_same_client_step_and_field_show_in_french(program: Program, qtbot: QtBot) -> None:
    assert program.desk is not None
    name = program.desk.files.file.client.name  # type: ignore[union-attr]  # it is open
    page_of(program).open_step(SHORTLIST)
    settle(program, qtbot)
    assert "An estimate" in words(program.window)
    (panel,) = (one for one in page_of(program).findChildren(SearchPanel) if one.isVisible())
    panel.search_field.setFocus()
    QTest.keyClicks(panel.search_field, "bookkeeping")
    choose(program, "fr", qtbot)
    page = page_of(program)
    assert page.stack.currentIndex() == SHORTLIST
    assert program.desk.files.file.client.name == name  # type: ignore[union-attr]  # likewise
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.text() == "bookkeeping"
    assert "Une estimation" in words(program.window)
    choose(program, "en", qtbot)
    assert "An estimate" in words(program.window)


def test_that_what_is_being_typed_is_kept_first(program: Program, qtbot: QtBot) -> None:
    assert program.desk is not None
    page_of(program).open_step(ABOUT)
    settle(program, qtbot)
    field = field_of(page_of(program), "Phone")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "250-555-0123")
    choose(program, "fr", qtbot)
    assert program.desk.files.file.client.phone == "250-555-0123"  # type: ignore[union-attr]
    assert page_of(program).stack.currentIndex() == ABOUT


def test_that_a_form_with_something_typed_is_not_taken_away(program: Program, qtbot: QtBot) -> None:
    assert program.desk is not None
    program.desk.show_page("clients")
    program.desk.clients_page.start_new()
    name = field_of(program.desk.clients_page, "Name or initials")
    QTest.keyClicks(name, "Somebody New")
    program.change_settings(replace(program.settings, language="fr"))
    qtbot.waitUntil(lambda: "Name or initials" in program.window.messages.text)
    assert i18n.language() == "en"
    assert name.text() == "Somebody New"
    assert program.settings.language == ""


def test_that_the_start_page_changes_too_and_keeps_the_passphrase(
    start: Callable[..., Program], qtbot: QtBot
) -> None:
    program = start(Settings(welcomed=True))
    QTest.keyClicks(program.start_page.new_passphrase, "four quiet herons")
    other = next(
        one for one in program.start_page.findChildren(QPushButton) if one.text() == "Français"
    )
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: i18n.language() == "fr")
    assert program.start_page.isVisible()
    assert program.start_page.new_passphrase.text() == "four quiet herons"
    qtbot.waitUntil(lambda: not program.tasks.busy)
    assert settings.load(program.data.settings).language == "fr"
