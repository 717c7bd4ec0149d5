"""The one window: start pages, the workspace with its rail, and the view for the client.

It knows no page by name: the program gives it pages when they are loaded, and
takes them away when the vault locks. The window's title never says whose file is open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from advisor.ui.look import flags
from advisor.ui.look.focus import FocusRing

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent

    from advisor.ui.messages import MessageBar
    from advisor.ui.workspace import Workspace

TITLE = "Advisor"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the rail; ``make`` gives its widget, the same each time, once it is wanted.

    The widget may offer ``focus_search()`` and ``regions()``.
    """

    key: str
    title: str
    icon: str
    make: Callable[[], QWidget]


class MainWindow(QMainWindow):
    """The window. Its signals are what the keys and the rail ask for; the program answers."""

    page_chosen = Signal(str)
    lock_requested = Signal()
    palette_requested = Signal()
    undo_requested = Signal()
    new_client_requested = Signal()
    client_view_requested = Signal()
    mode_action_requested = Signal(str)  # sample | guest
    closing = Signal()

    def __init__(self, state: Path | None = None) -> None:
        """``state`` is the file that keeps where the window was; None keeps nothing."""
        super().__init__()
        self.setWindowTitle(TITLE)
        self._state = state
        self._stack = QStackedWidget()
        self._workspace: Workspace | None = None
        self._client_view: QWidget | None = None
        self._before: QWidget | None = None
        self.setCentralWidget(self._stack)
        self.setMinimumSize(480, 400)
        self._ring = FocusRing(self)
        self._keys()
        self._restore()

    @property
    def workspace(self) -> Workspace:
        """The workspace, made by the time that the first vault opens."""
        return self._workspace or self.make_workspace()

    def make_workspace(self) -> Workspace:
        """Dress the window in full and make the workspace: before that only start pages show.

        A second one takes the place of the first: its texts are in another language.
        """
        from advisor.ui.workspace import Workspace  # noqa: PLC0415 - with the late rest

        old, self._workspace = self._workspace, Workspace()
        workspace = self._workspace
        self._stack.addWidget(workspace)
        workspace.page_chosen.connect(self.page_chosen)
        workspace.lock_requested.connect(self.lock_requested)
        workspace.mode_action_requested.connect(self.mode_action_requested)
        if old is None:
            self._work_keys()
        else:
            self._stack.removeWidget(old)
            old.deleteLater()
        return workspace

    @property
    def messages(self) -> MessageBar:
        """The message bar over the page."""
        return self.workspace.messages

    def show_start(self, page: QWidget) -> None:
        """Show a page that needs no vault: unlock, welcome."""
        if self._stack.indexOf(page) < 0:
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Fill the rail and show its first page; called once the vault is open."""
        self.workspace.clear()
        for page in pages:
            self.workspace.add(page)
        self._stack.setCurrentWidget(self.workspace)
        self.workspace.show_page(pages[0].key)

    def show_page(self, key: str) -> None:
        """Show a page of the rail."""
        self.close_client_view()
        self._stack.setCurrentWidget(self.workspace)
        self.workspace.show_page(key)

    def show_inner(self, widget: QWidget, key: str) -> None:
        """Show a page that belongs to one of the rail, like a client's file to the clients."""
        self.close_client_view()
        self._stack.setCurrentWidget(self.workspace)
        self.workspace.show_inner(widget, key)

    def remove_inner(self, widget: QWidget) -> None:
        """Let go of a page that ``show_inner`` brought."""
        self.workspace.remove_inner(widget)

    def set_mode(self, mode: str) -> None:
        """Say what kind of vault this is: ``sample``, ``guest`` or nothing."""
        self.workspace.set_mode(mode)

    def show_client_view(self, view: QWidget) -> None:
        """Show the view for the client; nothing else of the window stays in sight."""
        self._before = QApplication.focusWidget()
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
        self._client_view = view
        self._stack.setCurrentWidget(view)
        view.setFocus()

    def close_client_view(self) -> bool:
        """Go back to the same place as before; False if the view was not open."""
        if self._client_view is None:
            return False
        self._client_view = None
        self._stack.setCurrentWidget(self.workspace)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None
        return True

    def lock(self, start: QWidget) -> None:
        """Take every page away and show a start page: no client text stays in any widget."""
        self._client_view = self._before = None
        if self._workspace is not None:
            self.messages.clear()
            self.workspace.clear()
            self.workspace.set_mode("")
        for place in reversed(range(self._stack.count())):
            widget = self._stack.widget(place)
            if widget is not None and widget not in (self._workspace, start):
                self._stack.removeWidget(widget)
                widget.deleteLater()
        self.show_start(start)

    @property
    def in_client_view(self) -> bool:
        """Whether the view for the client is open: then most keys rest."""
        return self._client_view is not None

    @property
    def at_work(self) -> bool:
        """Whether the workspace shows."""
        return self._workspace is not None and self._stack.currentWidget() is self._workspace

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == flags.ESCAPE:
            if self.close_client_view():
                return
            if self.at_work and self.messages.text:
                self.messages.clear()
                return
        if self.at_work and event.matches(QKeySequence.StandardKey.Find):
            self.workspace.focus_search()  # not a shortcut: pages may have their own for this key
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        if self._state is not None:
            self._settings().setValue("window", self.saveGeometry())
        super().closeEvent(event)

    def _keys(self) -> None:
        QShortcut(QKeySequence("F9"), self).activated.connect(self._f9)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self._ctrl_l)

    def _work_keys(self) -> None:
        from advisor.ui.key_sheet import show_keys  # noqa: PLC0415 - with the late rest

        at_work: dict[str, Callable[[], None]] = {
            "F1": lambda: show_keys(self.workspace),
            "Ctrl+K": self.palette_requested.emit,
            "Ctrl+Z": self.undo_requested.emit,
            "Ctrl+N": self.new_client_requested.emit,
            "F6": lambda: self.workspace.next_region(),  # noqa: PLW0108 - of the workspace then
            "Shift+F6": lambda: self.workspace.previous_region(),  # noqa: PLW0108 - likewise
        }
        for key, call in at_work.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda call=call: self.at_work and call())

    def _f9(self) -> None:
        if not self.close_client_view() and self.at_work:
            self.client_view_requested.emit()

    def _ctrl_l(self) -> None:
        if self.at_work or self.in_client_view:
            self.lock_requested.emit()

    def _settings(self) -> QSettings:
        return QSettings(str(self._state), QSettings.Format.IniFormat)

    def _restore(self) -> None:
        kept = self._settings().value("window") if self._state is not None else None
        if kept is None or not self.restoreGeometry(kept):
            screen = self.screen().availableSize()
            self.resize(min(1366, screen.width()), min(768, screen.height()))
