"""Whoever does not see the window: every control that takes the keyboard says what it is.

The whole program is walked on the sample clients: every page, every step, every form that opens.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from advisor import settings
from advisor.app import Program
from advisor.paths import DataFolder
from advisor.settings import Settings
from advisor.ui.client.client_page import FUNDING, GOALS, SHORTLIST
from advisor.ui.client.goals_tab import GoalsTab
from advisor.ui.client.step_states import NAMES
from advisor.ui.exchange.import_page import ImportPage
from advisor.ui.look import roles, theme
from advisor.ui.shortlist.shortlist_tab import ShortlistTab

TODAY = date(2026, 11, 24)
PAGES = ("clients", "catalogue", "rules", "settings")
CLIENTS = ("Marisol Quintero", "A. B.")


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


def nameless(window: QWidget) -> list[str]:
    """The controls in sight that the keyboard can stand on and that a screen reader cannot name."""
    return [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible() and takes_keys(widget) and not spoken(widget)
    ]


def takes_keys(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    return bool(by_tab) and not isinstance(widget, QScrollArea)


def spoken(widget: QWidget) -> str:
    """What Qt tells a screen reader: the given name, a button's word, or the label beside it.

    Asking Qt itself would hand its interfaces to Python, which deletes them too early.
    """
    if widget.accessibleName().strip():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text().strip()
    labels = widget.window().findChildren(QLabel)
    return next((one.text().strip() for one in labels if one.buddy() is widget), "")


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


def test_that_a_control_without_a_name_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QLineEdit(window)
    window.show()
    assert nameless(window) == ["QLineEdit in QWidget"]


def test_that_the_start_pages_name_every_control(program: Program) -> None:
    assert nameless(program.window) == []  # the first start asks for the centre
    program.window.show_start(program.start_page)
    program.start_page.show_create()
    assert nameless(program.window) == []
    program.start_page.show_unlock("Dana", "Example Centre")
    assert nameless(program.window) == []


def test_that_every_page_names_every_control(program: Program, qtbot: QtBot) -> None:
    sample(program, qtbot)
    assert program.desk is not None
    found: dict[str, list[str]] = {}
    for page in PAGES:
        program.desk.show_page(page)
        found[page] = nameless(program.window)
    program.desk.show_page("clients")
    program.desk.clients_page.start_new()
    found["new client"] = nameless(program.window)
    program.desk.rules_page.version_rows[0].confirm_button.click()
    program.desk.show_page("rules")
    found["confirm"] = nameless(program.window)
    assert {page: names for page, names in found.items() if names} == {}


def test_that_every_page_of_the_catalogues_room_names_every_control(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    sample(program, qtbot)
    desk = program.desk
    assert desk is not None
    room, exchange = desk.upkeep.room, desk.upkeep._exchange
    found: dict[str, list[str]] = {}

    def look(name: str, inner: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: room.currentWidget() is not room.page and bool(inner()))
        found[name] = nameless(program.window)
        room.back()

    desk.show_page("catalogue")
    room.page.search.search("carpentry")
    qtbot.waitUntil(room.page.view.edit_button.isVisible, timeout=20_000)
    found["record"] = nameless(program.window)
    room.page.view.edit_button.click()
    look("edit", lambda: desk.upkeep._editing.form is not None)
    desk.upkeep.add_course()
    look("add", lambda: True)
    desk.upkeep.open_work()
    look("work", lambda: True)
    exchange.open_export()
    exchange.page.kinds[".pack"].click()  # type: ignore[union-attr]
    look("export", lambda: True)
    file = tmp_path / "courses.csv"
    file.write_text("Title,Provider,Weeks\nForklift basics (example),Camosun College,2\n")
    exchange.import_from(file)
    page = exchange.page
    assert isinstance(page, ImportPage)
    look("import", page.outcome.table.isVisible)
    assert {page: names for page, names in found.items() if names} == {}


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


@pytest.mark.parametrize("name", CLIENTS)
def test_that_every_step_names_every_control(program: Program, qtbot: QtBot, name: str) -> None:
    sample(program, qtbot)
    open_file(program, qtbot, name)
    assert program.desk is not None
    assert program.desk.files.current is not None
    page, found = program.desk.files.current.page, {}
    for at, step in enumerate(NAMES):
        page.open_step(at)
        found[step] = nameless(program.window)
    shortlist, funding = page.stack.widget(SHORTLIST), page.stack.widget(FUNDING)
    assert shortlist is not None
    assert funding is not None
    page.open_step(SHORTLIST)
    for row in shortlist.view.rows.values():  # type: ignore[attr-defined]
        row.toggle_quote()
    shortlist.flyer_button.click()  # type: ignore[attr-defined]
    found["quote and flyer"] = nameless(program.window)
    if shortlist.compare_button.isEnabled():  # type: ignore[attr-defined]
        shortlist.compare_button.click()  # type: ignore[attr-defined]
        found["compare"] = nameless(program.window)
        shortlist.compare.closed.emit()  # type: ignore[attr-defined]
    shortlist.suggest_button.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not shortlist.suggest.progress.isVisible(), timeout=30_000)  # type: ignore[attr-defined]
    found["suggest"] = nameless(program.window)
    shortlist.suggest.back_requested.emit()  # type: ignore[attr-defined]
    goals = page.stack.widget(GOALS)
    page.open_step(GOALS)
    if program.desk.files.file is not None and program.desk.files.file.goal.noc:
        goals.open_gap()  # type: ignore[union-attr]
        qtbot.waitUntil(goals.gap.offers.isVisible, timeout=30_000)  # type: ignore[union-attr]
        goals.gap.rows[0].button.click()  # type: ignore[union-attr]
        found["gap"] = nameless(program.window)
    program.desk.files.show_to_client()
    found["client view"] = nameless(program.window)
    assert {step: names for step, names in found.items() if names} == {}


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
