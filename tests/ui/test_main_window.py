"""The window: its keys, its bars, its regions, and what is left after locking."""

from __future__ import annotations

import logging
import sys
import threading
from functools import cache, partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from advisor.services import searching
from advisor.services.searching import Catalogue, Query, SearchResult
from advisor.ui.controls.widgets import Button
from advisor.ui.key_sheet import KeySheet
from advisor.ui.look import theme
from advisor.ui.main_window import MainWindow, Page
from advisor.ui.messages import CrashDialog, MessageBar, describe_crash, install_crash_hook
from advisor.ui.palette import Action, Palette
from advisor.ui.tasks import Tasks


class Sheet(QWidget):
    """A page with a search field and a text about somebody."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.search = QLineEdit()
        self.button = Button("Do it")
        column = QVBoxLayout(self)
        for widget in (QLabel(text), self.search, self.button):
            column.addWidget(widget)

    def focus_search(self) -> None:
        self.search.setFocus()

    def regions(self) -> tuple[QWidget, ...]:
        return (self.search, self.button)


def sheet(key: str, title: str, icon: str, text: str = "") -> Page:
    """A page of the rail, made when it is first wanted."""
    return Page(key, title, icon, cache(lambda: Sheet(text)))


def test_that_f1_lists_the_keys_and_escape_goes_back_to_where_one_was(window: MainWindow) -> None:
    page_of(window).search.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F1)
    sheet_of_keys = window.findChild(KeySheet)
    assert sheet_of_keys is not None
    assert sheet_of_keys.table.hasFocus()
    QTest.keyClick(sheet_of_keys.table, Qt.Key.Key_Tab)
    assert sheet_of_keys.close_button.hasFocus()
    QTest.keyClick(sheet_of_keys.close_button, Qt.Key.Key_Escape)
    assert sheet_of_keys.isHidden()
    assert page_of(window).search.hasFocus()


def test_that_the_keys_leave_with_the_keyboard_and_the_lock(window: MainWindow) -> None:
    page_of(window).search.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F1)
    page_of(window).button.setFocus()
    assert not any(one.isVisible() for one in window.findChildren(KeySheet))
    QTest.keyClick(window, Qt.Key.Key_F1)
    window.lock(QWidget())
    assert not any(one.isVisible() for one in window.findChildren(KeySheet))


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> MainWindow:
    theme.apply(qapp, "light", 100)
    made = MainWindow()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    pages = (("clients", "Clients", "ph.users"), ("catalogue", "Catalogue", "ph.books"))
    made.show_pages(tuple(sheet(*page) for page in pages))
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


def page_of(window: MainWindow) -> Sheet:
    page = window.workspace.current
    assert isinstance(page, Sheet)
    return page


def texts(window: QWidget) -> str:
    labels = " ".join(label.text() for label in window.findChildren(QLabel))
    return labels + " ".join(field.text() for field in window.findChildren(QLineEdit))


def test_that_the_rail_names_its_pages_and_marks_the_one_that_shows(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.page_chosen.connect(window.show_page)
    with qtbot.waitSignal(window.page_chosen) as caught:
        QTest.mouseClick(window.workspace.rail.button("catalogue"), Qt.MouseButton.LeftButton)
    assert caught.args == ["catalogue"]
    assert window.workspace.key == "catalogue"
    assert window.workspace.rail.button("catalogue").isChecked()
    assert window.workspace.rail.button("catalogue").text() == "Catalogue"


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_K, "palette_requested"),
        (Qt.Key.Key_Z, "undo_requested"),
        (Qt.Key.Key_N, "new_client_requested"),
        (Qt.Key.Key_L, "lock_requested"),
    ],
)
def test_that_every_key_is_heard(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, signal: str
) -> None:
    with qtbot.waitSignal(getattr(window, signal)):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def test_that_the_keys_rest_while_the_vault_is_locked(window: MainWindow, qtbot: QtBot) -> None:
    window.lock(QWidget())
    for signal in (window.undo_requested, window.palette_requested, window.lock_requested):
        with qtbot.assertNotEmitted(signal):
            for key in (Qt.Key.Key_K, Qt.Key.Key_Z, Qt.Key.Key_L):
                QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def test_that_f6_walks_through_the_regions_and_round(window: MainWindow) -> None:
    page = page_of(window)
    page.search.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert page.button.hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert window.workspace.rail.isAncestorOf(focus)
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.button.hasFocus()


def test_that_ctrl_f_finds_the_search_field(window: MainWindow) -> None:
    page_of(window).button.setFocus()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page_of(window).search.hasFocus()


@pytest.mark.parametrize("mode", ["sample", "guest"])
def test_that_a_bar_says_when_nothing_is_kept(window: MainWindow, qtbot: QtBot, mode: str) -> None:
    bar = window.workspace.mode_bar
    assert bar.isHidden()
    window.set_mode(mode)
    assert bar.isVisible()
    with qtbot.waitSignal(window.mode_action_requested) as caught:
        QTest.mouseClick(bar.button, Qt.MouseButton.LeftButton)
    assert caught.args == [mode]
    window.set_mode("")
    assert bar.isHidden()


def test_that_large_text_turns_the_rail_into_a_menu_with_a_word(
    window: MainWindow, qapp: QApplication
) -> None:
    assert window.workspace.rail.isVisible()
    theme.apply(qapp, "light", 200)
    assert not window.workspace.rail.isVisible()
    assert window.workspace.menu_button.isVisible()
    assert window.workspace.menu_button.text() == "Menu"
    theme.apply(qapp, "light", 100)
    assert window.workspace.rail.isVisible()


def test_that_f9_comes_back_to_the_same_place(window: MainWindow, qtbot: QtBot) -> None:
    page_of(window).button.setFocus()
    view = QWidget()
    view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.client_view_requested.connect(lambda: window.show_client_view(view))
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert view.isVisible()
    assert not window.workspace.isVisible()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert not view.isVisible()
    assert page_of(window).button.hasFocus()


def test_that_escape_leaves_the_clients_view(window: MainWindow) -> None:
    view = QWidget()
    window.show_client_view(view)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.in_client_view


def test_that_the_palette_is_out_of_reach_in_the_clients_view(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.show_client_view(QWidget())
    with qtbot.assertNotEmitted(window.palette_requested):
        QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)


def test_that_locking_leaves_no_text_of_a_client(window: MainWindow, qtbot: QtBot) -> None:
    inner, view = Sheet("Canary Quillfeather"), Sheet("Canary Quillfeather")
    inner.search.setText("Canary")
    window.show_inner(inner, "clients")
    window.show_client_view(view)
    window.close_client_view()
    window.messages.say("Canary Quillfeather was archived.", "caution")
    start = QWidget()
    window.lock(start)
    qtbot.waitUntil(lambda: "Canary" not in texts(window))
    assert window.messages.text == ""
    assert window.windowTitle() == "Advisor"
    assert start.isVisible()


def test_that_pages_come_back_after_locking(window: MainWindow) -> None:
    window.lock(QWidget())
    window.show_pages((sheet("clients", "Clients", "ph.users", "new"),))
    assert window.at_work
    assert page_of(window).isVisible()


def test_that_the_window_comes_back_where_it_was(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    state = tmp_path / "window.ini"
    first = MainWindow(state)
    qtbot.addWidget(first)
    first.show()
    first.resize(700, 560)
    first.close()
    second = MainWindow(state)
    qtbot.addWidget(second)
    assert (second.width(), second.height()) == (700, 560)


def test_that_trouble_stays_and_offers_what_helps(qapp: QApplication, qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    done: list[str] = []
    bar.say("The file is in the archive.", "caution", ("Undo", lambda: done.append("undone")))
    assert bar.text == "The file is in the archive."
    QTest.mouseClick(bar.action_button, Qt.MouseButton.LeftButton)
    assert done == ["undone"]
    assert bar.text == ""


def test_that_escape_closes_the_message(window: MainWindow) -> None:
    window.messages.say("The disk is full.", "stop")
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.messages.text == ""


def crash() -> BaseException:
    try:
        int("Canary Quillfeather")
    except ValueError as error:
        return error
    raise AssertionError


def test_that_a_crash_report_holds_no_value(qapp: QApplication, qtbot: QtBot) -> None:
    text = describe_crash(crash())
    assert "ValueError" in text
    assert "test_main_window.py" in text
    assert "Canary" not in text
    dialog = CrashDialog(crash())
    qtbot.addWidget(dialog)
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == text.replace("\n\n", "\n")


def test_that_a_bug_ends_in_the_dialog_and_the_log_names_places_only(
    window: MainWindow, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    install_crash_hook(window)
    error = crash()
    with caplog.at_level(logging.CRITICAL):
        sys.excepthook(type(error), error, error.__traceback__)
    assert "Canary" not in caplog.text
    assert "ValueError" in caplog.text
    caplog.clear()
    (dialog,) = window.findChildren(CrashDialog)
    dialog.close()


def test_that_the_palette_does_what_is_chosen_by_keyboard_alone(
    window: MainWindow, qtbot: QtBot
) -> None:
    done: list[str] = []
    palette = Palette(window, Tasks(window))
    actions = [Action(word, partial(done.append, word)) for word in ("Lock", "Guest")]
    page_of(window).search.setFocus()
    palette.open_with(actions, (), None)
    assert palette.field.hasFocus()
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == ["Guest"]
    assert palette.isHidden()
    assert page_of(window).search.hasFocus()


def test_that_the_palette_searches_elsewhere_and_enter_waits_for_what_is_typed(
    window: MainWindow, qtbot: QtBot, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, threads, real = threading.Event(), [], searching.find

    def find(catalogue: Catalogue, query: Query) -> SearchResult:
        threads.append(threading.current_thread())
        assert go.wait(20)
        return real(catalogue, query)

    monkeypatch.setattr(searching, "find", find)
    tasks = Tasks(window)
    palette = Palette(window, tasks)
    palette.open_with([Action("Lock", lambda: None)], (), catalogue)
    QTest.keyClicks(palette.field, "weld")
    assert palette.list.count() == 0
    with qtbot.assertNotEmitted(palette.credential_chosen):
        QTest.keyClick(palette.field, Qt.Key.Key_Return)
    first = real(catalogue, Query("weld", limit=9)).hits[0].credential.id
    with qtbot.waitSignal(palette.credential_chosen) as caught:
        go.set()
    assert caught.args == [first]
    assert palette.isHidden()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert palette.list.count() == 0
    assert threading.main_thread() not in threads


def test_that_the_palette_shows_the_hits_of_the_newest_text(
    window: MainWindow, qtbot: QtBot, catalogue: Catalogue
) -> None:
    tasks = Tasks(window)
    palette = Palette(window, tasks)
    palette.open_with([Action("Lock", lambda: None)], (), catalogue)
    for text in ("weld", "mass timber", "lo", "nursing"):
        palette.field.setText(text)
    assert palette.list.count() == 0, "nothing of what was typed before"
    qtbot.waitUntil(lambda: not tasks.busy)
    shown = [palette.list.item(row).text() for row in range(palette.list.count())]
    hits = searching.find(catalogue, Query("nursing", limit=9)).hits
    assert shown == [f"{hit.credential.title}, {hit.credential.provider.name}" for hit in hits]
    palette.field.setText("")
    assert palette.list.item(0).text() == "Lock"


def test_that_the_palette_forgets_when_it_closes(window: MainWindow) -> None:
    palette = Palette(window, Tasks(window))
    palette.open_with([Action("Open Canary", lambda: None)], (), None)
    QTest.keyClicks(palette.field, "can")
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert palette.isHidden()
    assert palette.list.count() == 0
    assert palette.field.text() == ""
