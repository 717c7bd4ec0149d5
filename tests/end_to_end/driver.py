"""Hands and eyes for a real window: only what a person with a keyboard and a mouse can do.

Widgets are found by what they say to a person or to a screen reader, never by their place in the
code. Clicks go through the window, so they meet whatever lies on top.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QDeadlineTimer,
    QEventLoop,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
)
from PySide6.QtGui import QKeySequence, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTableView,
    QTextEdit,
    QWidget,
)

from advisor.app import Program
from advisor.i18n import _
from advisor.ui.client.client_page import ClientPage
from advisor.ui.search.results_list import ResultsList
from advisor.ui.shortlist.shortlist_row import ShortlistRow

MOST_TABS = 150
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


def until(check: Callable[[], object], what: str | Callable[[], str], seconds: float = 20) -> None:
    """Let the program run until ``check`` holds; fails with ``what`` when it never does."""
    if not check():
        loop, timer, end = QEventLoop(), QTimer(), QDeadlineTimer(int(seconds * 1000))
        timer.setInterval(10)
        timer.timeout.connect(lambda: loop.exit() if check() or end.hasExpired() else None)
        timer.start()
        loop.exec()
        timer.stop()
    assert check(), what if isinstance(what, str) else what()


def breathe() -> None:
    """One turn of the event loop: nobody presses two keys within one."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


class Driver:
    """Drives one program. Every step waits for what it needs, never for a time."""

    def __init__(self, program: Program) -> None:
        self.program, self.window = program, program.window

    def start(self) -> None:
        """Show the window in its reference size and wait for the catalogue."""
        self.window.resize(1366, 768)
        self.program.start()
        until(self.window.isActiveWindow, "the window never became active")
        until(lambda: self.program.ready is not None, "the program never got ready", 60)

    def settle(self) -> None:
        """Wait until nothing is written, searched or drawn any more."""
        until(
            lambda: not self.program.tasks.busy, lambda: f"no rest: {self.program.tasks._waiting}"
        )

    def see(self, text: str) -> None:
        """Wait until the screen says ``text``."""
        until(lambda: self.says(text), lambda: f"the screen never said “{text}”:\n{self.screen()}")

    def says(self, text: str) -> bool:
        """Whether the screen says ``text`` now."""
        return any(text in said for widget in self._shown() for said in said_by(widget))

    def screen(self) -> str:
        """All that can be read or heard on the screen now."""
        return "\n".join(
            dict.fromkeys(said for widget in self._shown() for said in said_by(widget) if said)
        )

    def find(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """The one widget of that name that can be used now."""
        until(lambda: self._named(name, kind), lambda: f"there is no “{name}”:\n{self.screen()}")
        found = self._named(name, kind)
        assert len(found) == 1, f"“{name}” may be any of {found}"
        return found[0]

    def button(self, name: str) -> QAbstractButton:
        """The one button of that name."""
        found = self.find(name, QAbstractButton)
        assert isinstance(found, QAbstractButton)
        return found

    def click(self, name: str) -> None:
        """Press a button of that name."""
        self.push(self.button(name))

    def push(self, button: QAbstractButton) -> None:
        """Press this button."""
        self.click_on(button)

    def click_on(self, widget: QWidget, at: QPoint | None = None, *, twice: bool = False) -> None:
        """Press where a widget is, after scrolling to it; whatever lies over it gets the click."""
        until(lambda: self._reach(widget, at or _middle(widget)), f"{widget} is out of reach")
        window = widget.window()
        place = widget.mapTo(window, at or _middle(widget))
        handle = window.windowHandle()
        press = QTest.mouseDClick if twice else QTest.mouseClick
        press(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        breathe()

    def type_into(self, name: str, text: str) -> None:
        """Go into a field of that name and type over what is there."""
        self.enter(name)
        self.press("Ctrl+A")
        self.write(text)

    def enter(self, name: str) -> None:
        """Put the cursor into a field."""
        field = self.find(name, QLineEdit | QPlainTextEdit)  # type: ignore[arg-type]  # isinstance
        self.click_on(field)
        assert self.focus is field, f"a click into “{name}” put the cursor into {self.focus}"

    def pick(self, title: str) -> None:
        """Take a result of the search onto the shortlist."""
        view, at = self._result(title)
        row = view.rows.row(at)
        assert row is not None
        place = view.hit_delegate.button_rect(row, view.visualRect(at)).center()
        self.click_on(view.viewport(), place)

    def open_row(self, name: str) -> None:
        """Open a row of the shortlist, by the beginning of what it says."""
        row = self._row(name)
        self.click_on(row, QPoint(row.width() // 3, 16))

    def open_client(self, name: str) -> None:
        """Open a client's file from the list."""
        table = self.find("Clients", QTableView)
        assert isinstance(table, QTableView)
        at = table.model().index(_cells(table).index(name) // len(ROLES), 0)
        self.click_on(table.viewport(), table.visualRect(at).center(), twice=True)
        self.settle()

    @property
    def focus(self) -> QWidget:
        """The widget that the keyboard is on."""
        return QApplication.focusWidget() or self.window

    def write(self, text: str) -> None:
        """Type to whatever has the focus."""
        QTest.keyClicks(self.focus, text)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, like ``Tab`` or ``Ctrl+L``, wherever the focus is."""
        for key in keys:
            top = QApplication.activeModalWidget() or self.window
            until(top.isActiveWindow, "another window took the keyboard away")
            stroke = QKeySequence(key)[0]  # type: ignore[index]  # the stubs forget it
            QTest.keyClick(self.focus, stroke.key(), stroke.keyboardModifiers())
            breathe()

    def leave_dialog(self) -> None:
        """Wait until the dialog is gone; the window comes back, as a window manager does it."""
        until(lambda: QApplication.activeModalWidget() is None, "the dialog stayed")
        self.window.activateWindow()

    def step(self) -> QWidget:
        """The step of the client's file that shows."""
        (page,) = (one for one in self._shown() if isinstance(one, ClientPage))
        return page.stack.currentWidget() or page

    def _row(self, name: str) -> QWidget:
        self.see(name)
        return next(
            one
            for one in self._shown()
            if isinstance(one, ShortlistRow) and one.accessibleName().startswith(name)
        )

    def _result(self, title: str) -> tuple[ResultsList, QModelIndex]:
        self.settle()
        view = self.find(_("Search results"), ResultsList)
        assert isinstance(view, ResultsList)
        until(lambda: title in _cells(view), lambda: f"“{title}” was not found:\n{self.screen()}")
        return view, view.rows.index(_cells(view).index(title) // len(ROLES))

    def _shown(self) -> Iterator[QWidget]:
        """What a person may look at and use: the window, or the dialog over it."""
        top = QApplication.activeModalWidget() or self.window
        return (one for one in [top, *top.findChildren(QWidget)] if one.isVisible())

    def _named(self, name: str, kind: type[QWidget]) -> list[QWidget]:
        return [
            one
            for one in self._shown()
            if isinstance(one, kind) and one.isEnabled() and name in named(one)
        ]

    def _reach(self, widget: QWidget, at: QPoint) -> bool:
        """Scroll, as with the wheel; then look whether the place is free."""
        around = widget.parentWidget()
        while around is not None:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(widget)
            around = around.parentWidget()
        window = widget.window()
        hit = window.childAt(widget.mapTo(window, at))
        return hit is not None and (hit is widget or widget.isAncestorOf(hit))


class KeyboardOnly(Driver):
    """The same journey without a mouse: Tab, Enter, Space and arrows at wherever the focus is."""

    def click_on(self, widget: QWidget, at: QPoint | None = None, *, twice: bool = False) -> None:
        """There is no mouse."""
        raise AssertionError(f"{widget} is only reached by mouse")

    def push(self, button: QAbstractButton) -> None:
        """Tab to a button, or into its row of buttons and on by arrow, and press Space."""
        group = button.group()
        beside = group.buttons() if group is not None and group.exclusive() else [button]
        self._tab_until(lambda: self.focus in beside, "/".join(named(button)))
        while self.focus is not button:
            assert self.focus in beside, f"the arrow keys left the row of {named(button)}"
            here = beside.index(self.focus)
            self.press("Right" if here < beside.index(button) else "Left")
        self.press("Space")

    def enter(self, name: str) -> None:
        """Tab to a field."""
        self._tab_until(lambda: name in named(self.focus), name)

    def pick(self, title: str) -> None:
        """Down from the search field into the results, on to the title, Enter."""
        view, at = self._result(title)
        if self.focus is not view:
            self.enter("Search the catalogue")
            self.press("Down")
        while (here := view.currentIndex().row()) != at.row():
            self.press("Down" if here < at.row() else "Up")
        self.press("Return")

    def open_row(self, name: str) -> None:
        """Tab to the row and press Enter."""
        row = self._row(name)
        self._tab_until(lambda: self.focus is row, name)
        self.press("Return")

    def open_client(self, name: str) -> None:
        """Enter on the row of the list, where the focus is after unlocking."""
        table = self.focus
        assert isinstance(table, QTableView), table
        assert name in _cells(table)
        self.press("Return")
        self.settle()

    def _tab_until(self, there: Callable[[], bool], name: str) -> None:
        walked: list[str] = []
        while not there():
            walked.append("/".join(named(self.focus)) or repr(self.focus))
            assert len(walked) < MOST_TABS, f"Tab never came to “{name}”: " + " › ".join(walked)
            self.press("Tab")


def named(widget: QWidget) -> list[str]:
    """What a widget is called, on the screen and for screen readers."""
    names = [widget.accessibleName()]
    if isinstance(widget, QAbstractButton | QLabel):
        names.append(widget.text().replace("&", ""))
    return [name for name in names if name]


def said_by(widget: QWidget) -> list[str]:
    """All that a widget holds in words, wherever it keeps them."""
    said = [
        *named(widget),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.whatsThis(),
        widget.windowTitle(),
    ]
    if isinstance(widget, QLineEdit):
        said += [widget.text(), widget.placeholderText()]
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        document: QTextDocument = widget.document()
        said += [document.toPlainText(), widget.placeholderText()]
    elif isinstance(widget, QComboBox):
        said += [widget.itemText(at) for at in range(widget.count())]
    elif isinstance(widget, QAbstractItemView):
        said += _cells(widget)
    return said


def everything_held() -> str:
    """All words in all widgets of the process, shown or hidden, and on the clipboard."""
    said = [text for widget in QApplication.allWidgets() for text in said_by(widget)]
    return "\n".join([*said, QApplication.clipboard().text()])


def _cells(view: QAbstractItemView) -> list[str]:
    model = cast("QAbstractItemModel | None", view.model())
    if model is None:
        return []
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    return [
        str(model.index(row, column).data(role) or "")
        for row in range(model.rowCount(QModelIndex()))
        for column in range(columns)
        for role in ROLES
    ]


def _middle(widget: QWidget) -> QPoint:
    """Where a person would press: in the middle, or on the box of a check box."""
    middle = widget.rect().center()
    return QPoint(10, middle.y()) if isinstance(widget, QCheckBox) else middle
