"""Who does not see the window, or has no mouse: every control has a name and a key to it."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from advisor import settings
from advisor.app import Program
from advisor.paths import DataFolder
from advisor.settings import Settings
from advisor.ui.client.client_page import GOALS, SHORTLIST
from advisor.ui.client.goals_tab import GoalsTab
from advisor.ui.client.step_states import NAMES
from advisor.ui.keys import KEYS
from advisor.ui.look import roles, theme
from advisor.ui.shortlist.shortlist_tab import ShortlistTab
from tests.window import shown
from tests.window.tree import NO_WAY, controls
from tests.window.walk import CLIENTS, everywhere

TODAY = date(2026, 11, 24)
PAGES = ("clients", "catalogue", "rules", "settings")


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """The program with the sample clients open."""
    assert qtbot
    data, hook = DataFolder(tmp_path), sys.excepthook
    settings.save(data.settings, Settings(theme="light"))
    made = Program(qapp, data, today=lambda: TODAY)
    sys.excepthook = hook  # a bug fails the test instead of opening the crash dialog
    made.start()
    made.window.resize(1366, 768)
    qtbot.waitUntil(lambda: made.ready is not None, timeout=60_000)
    yield made
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    gc.unfreeze()
    gc.enable()


def sample(program: Program, qtbot: QtBot) -> None:
    program.start_page.sample_requested.emit()
    qtbot.waitUntil(lambda: program.desk is not None, timeout=20_000)
    assert program.desk is not None
    desk = program.desk
    qtbot.waitUntil(lambda: len(desk.clients) >= len(CLIENTS), timeout=20_000)


def open_file(program: Program, qtbot: QtBot, name: str) -> None:
    assert program.desk is not None
    desk = program.desk
    client = next(one.client for one in desk.clients if one.client.name == name)
    desk.files.open_client(client.id)
    qtbot.waitUntil(lambda: desk.files.file is not None and desk.files.file.client.id == client.id)


def lacking(window: QWidget) -> list[str]:
    """What a screen reader cannot name, what no key reaches, and rows that say nothing."""
    return [one.line for one in controls(window) if not one.name or one.way == NO_WAY or one.silent]


def shortcuts(window: QWidget) -> set[str]:
    """The keys that the pages registered, those of a letter in a word left out."""
    keys = [one.key() for one in window.findChildren(QShortcut)]
    keys += [one.shortcut() for one in window.findChildren(QAbstractButton)]
    said = {one.toString() for one in keys}
    return {one for one in said if one and not re.fullmatch(r"Alt\+[A-Z]", one)}


def test_that_what_is_lacking_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    field, label = QLineEdit(window), QLabel("Town", window)
    field.setPlaceholderText("like Sooke")
    field.setAccessibleName("like Sooke")
    label.setBuddy(field)
    bare, trap = QLineEdit(window), QPlainTextEdit(window)
    trap.setAccessibleName("Note")
    after = QPushButton("After", window)
    for one in (label, field, bare, trap, after):
        column.addWidget(one)
    window.show()
    field.setFocus()
    found = "\n".join(lacking(window))
    assert found.count("UNNAMED (QLineEdit)") == 2  # an example of an answer is no name
    assert f"After  <{NO_WAY}>" in found


def test_that_every_screen_names_every_control_and_keys_reach_it(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    found: dict[str, list[str]] = {}
    cut: dict[str, list[str]] = {}
    keys: set[str] = set()
    for step in everywhere(program, tmp_path):
        if isinstance(step, str):
            cut[step] = shown.clipped(program.window)
            found[step] = lacking(program.window)
            keys |= shortcuts(program.window)
        else:
            qtbot.waitUntil(step, timeout=30_000)
    assert len(found) > 40
    assert {screen: lines for screen, lines in found.items() if lines} == {}
    assert {screen: words for screen, words in cut.items() if words} == {}
    assert keys == {key.key for key in KEYS if key.shortcut}  # the list of F1 tells what works


def test_that_f6_goes_through_the_parts_of_a_client_and_back(
    program: Program, qtbot: QtBot
) -> None:
    sample(program, qtbot)
    open_file(program, qtbot, CLIENTS[0])
    assert program.desk is not None
    assert program.desk.files.current is not None
    page = program.desk.files.current.page
    page.focus_step()
    parts = [one for one in page.regions() if one.isVisible()]
    assert len(parts) == 4  # the sum stands in one place
    window = program.window

    def walk(keys: Qt.KeyboardModifier) -> list[int]:
        """The parts that the keyboard comes to; -1 is the rail."""
        at = []
        for _step in range(len(parts) + 1):
            qtbot.keyClick(window, Qt.Key.Key_F6, keys)
            here = window.focusWidget()
            at.append(next((n for n, one in enumerate(parts) if one.isAncestorOf(here)), -1))
        return at

    assert walk(Qt.KeyboardModifier.NoModifier) == [3, -1, 0, 1, 2]
    assert walk(Qt.KeyboardModifier.ShiftModifier) == [1, 0, -1, 3, 2]


@pytest.mark.slow
def test_that_no_words_are_cut_at_the_largest_text_size(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    program.change_settings(Settings(theme="light", text_percent=200))
    cut: dict[str, list[str]] = {}
    for step in everywhere(program, tmp_path):
        if isinstance(step, str):
            cut[step] = shown.clipped(program.window)
        else:
            qtbot.waitUntil(step, timeout=30_000)
    program.change_settings(Settings(theme="light"))
    assert {screen: words for screen, words in cut.items() if words} == {}


def test_that_the_palette_reaches_the_pages_inside_the_steps_and_the_catalogue(
    program: Program, qtbot: QtBot
) -> None:
    sample(program, qtbot)
    open_file(program, qtbot, CLIENTS[0])
    desk = program.desk
    assert desk is not None
    assert desk.files.current is not None
    page, room = desk.files.current.page, desk.upkeep.room

    def take(words: str) -> None:
        program.window.palette_requested.emit()
        desk.palette.field.setText(words)
        assert desk.palette.list.currentItem().text() == words
        qtbot.keyClick(desk.palette.field, Qt.Key.Key_Return)

    take("Catalogue: What to look after")
    assert program.window.isAncestorOf(room)
    assert room.isVisible()
    assert room.heading.text() == "What to look after"
    take("Suggest a set")
    shortlist = page.stack.widget(SHORTLIST)
    assert isinstance(shortlist, ShortlistTab)
    assert shortlist.suggest is not None
    assert shortlist.suggest.isVisible()
    take("Compare")
    assert shortlist.compare.isVisible()
    assert not shortlist.suggest.isVisible()
    take("Skills held and missing")
    goals = page.stack.widget(GOALS)
    assert isinstance(goals, GoalsTab)
    assert goals.gap.isVisible()


def test_that_every_widget_has_the_font_of_its_role(program: Program, qtbot: QtBot) -> None:
    sample(program, qtbot)
    open_file(program, qtbot, CLIENTS[0])
    assert program.desk is not None
    assert program.desk.files.current is not None
    for step in range(len(NAMES)):
        program.desk.files.current.page.open_step(step)
    wrong = {
        f"{type(widget).__name__} {widget.property('role')}"
        for widget in program.window.findChildren(QWidget)
        if widget.property("role") in roles.FONTS
        and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)  # it gets it as it shows
        and type(widget).__name__ != "NameLabel"  # it has a largest size of its own
        and widget.font().pixelSize() != theme.px(roles.FONTS[widget.property("role")][0])
    }
    assert wrong == set()


class Windows(QObject):
    """Writes down every widget that shows as a window."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.shown: list[str] = []

    def eventFilter(self, one: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(one, QWidget) and one.isWindow():
            self.shown.append(type(one).__name__)
        return False


def test_that_nothing_shows_before_it_has_its_place(
    program: Program, qtbot: QtBot, qapp: QApplication
) -> None:
    """A widget that shows without a parent is a window: it takes the keyboard away."""
    windows = Windows(qapp)
    qapp.installEventFilter(windows)
    sample(program, qtbot)
    open_file(program, qtbot, CLIENTS[0])
    assert program.desk is not None
    assert program.desk.files.current is not None
    for step in range(len(NAMES)):
        program.desk.files.current.page.open_step(step)
    for page in PAGES:
        program.desk.show_page(page)
    qapp.removeEventFilter(windows)
    windows.deleteLater()
    assert windows.shown == []
