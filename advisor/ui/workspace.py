"""The workspace: rail or menu, mode bar, message bar, and the stack of pages."""

from __future__ import annotations

from typing import Protocol, cast, runtime_checkable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from advisor.i18n import _
from advisor.ui.controls.basics import Button, Label, Sign
from advisor.ui.controls.page_scroll import digits_across
from advisor.ui.look import flags, theme
from advisor.ui.look.style import AdvisorStyle
from advisor.ui.main_window import Page
from advisor.ui.messages import MessageBar
from advisor.ui.rail import Rail

NARROW = 100  # digits across: narrower, the rail becomes a menu


@runtime_checkable
class Searchable(Protocol):
    """A page with a search field."""

    def focus_search(self) -> None:
        """Put the cursor into the search field."""


@runtime_checkable
class Divided(Protocol):
    """A page of several regions, which F6 walks through."""

    def regions(self) -> tuple[QWidget, ...]:
        """The regions in order."""


class ModeBar(QFrame):
    """Says that nothing here is kept: sample clients, or a guest."""

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "mode")
        self.mode = ""
        self._icon = Sign("ph.flask", "info", 18)
        self._strong, self._text = Label("", "mode-strong"), Label("", "info", wrap=True)
        self.button = Button("")
        self.button.clicked.connect(lambda: self.action_requested.emit(self.mode))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self._strong)
        row.addWidget(self._text, 1)
        row.addWidget(self.button)
        self.hide()

    def show_mode(self, mode: str) -> None:
        """``sample``, ``guest`` or nothing."""
        self.mode = mode
        said = {
            "sample": (
                "ph.flask",
                _("Sample clients."),
                _("Every person here is invented, and nothing you do is kept."),
                _("Create my vault"),
            ),
            "guest": (
                "ph.user-focus",
                _("Guest."),
                _("Nothing is kept unless you keep it as a client."),
                _("Keep as client…"),
            ),
        }.get(mode)
        self.setVisible(said is not None)
        if said is not None:
            icon, strong, text, action = said
            self._icon.set_sign(icon, "info")
            self._strong.setText(strong)
            self._text.setText(text)
            self.button.setText(action)
            self.setAccessibleName(f"{strong} {text}")


class Workspace(QWidget):
    """Everything that an open vault shows, around the pages that the program hands in."""

    page_chosen = Signal(str)
    lock_requested = Signal()
    mode_action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.finish(app, AdvisorStyle())
        self.rail = Rail()
        self.messages = MessageBar()
        self.mode_bar = ModeBar()
        self._pages: dict[str, Page] = {}
        self._key = ""
        self._stack = QStackedWidget()
        self._bar = self._menu_bar()
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self.mode_bar)
        said = QVBoxLayout()
        said.setContentsMargins(24, 8, 24, 0)
        said.addWidget(self.messages)
        self._said = QWidget()
        self._said.setLayout(said)
        self.messages.said.connect(self._said.setVisible)
        self._said.hide()
        column.addWidget(self._said)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(column, 1)
        self.rail.chosen.connect(self.page_chosen)
        self.rail.lock_requested.connect(self.lock_requested)
        self.mode_bar.action_requested.connect(self.mode_action_requested)

    def _menu_bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "rail-top")
        self.menu_button = Button(_("Menu"), "ph.list")
        self._menu = QMenu(self.menu_button)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.menu_button.setMenu(self._menu)
        lock = Button(_("Lock"), "ph.lock-simple")
        lock.clicked.connect(self.lock_requested)
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 6, 24, 6)
        row.addWidget(self.menu_button)
        row.addStretch(1)
        row.addWidget(lock)
        bar.hide()
        return bar

    def _fill_menu(self) -> None:
        self._menu.clear()
        self.rail.fill_menu(self._menu)

    def add(self, page: Page) -> None:
        """One more page."""
        self.rail.add(page.key, page.title, page.icon)
        self._pages[page.key] = page

    def prepare(self, key: str) -> QWidget:
        """Have a page of the rail ready. Raises KeyError."""
        widget = self._pages[key].make()
        self.add_inner(widget)
        return widget

    def show_page(self, key: str) -> None:
        """Show a page of the rail. Raises KeyError."""
        self._stack.setCurrentWidget(self.prepare(key))
        self._key = key
        self.rail.show_chosen(key)

    def add_inner(self, widget: QWidget) -> None:
        """Take in a page that belongs to one of the rail, without showing it."""
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)

    def show_inner(self, widget: QWidget, key: str) -> None:
        """Show a page that belongs to one of the rail."""
        self.add_inner(widget)
        self._key = key
        self._stack.setCurrentWidget(widget)
        self.rail.show_chosen(key)

    def remove_inner(self, widget: QWidget) -> None:
        """Let go of a page that ``show_inner`` brought."""
        self._stack.removeWidget(widget)
        widget.hide()
        widget.deleteLater()

    @property
    def current(self) -> QWidget | None:
        """The page that shows."""
        return self._stack.currentWidget()

    @property
    def key(self) -> str:
        """The key of the rail that is marked."""
        return self._key

    def clear(self) -> None:
        """Take all pages away."""
        self.rail.clear()
        self._pages.clear()
        while (widget := self._stack.currentWidget()) is not None:
            self._stack.removeWidget(widget)
            widget.deleteLater()

    def set_mode(self, mode: str) -> None:
        """Show or hide the bar over the page."""
        self.mode_bar.show_mode(mode)

    def fit(self) -> None:
        """Choose rail or menu by how much text fits beside each other."""
        narrow = digits_across(self) < NARROW
        self.rail.setVisible(not narrow)
        self._bar.setVisible(narrow)

    def focus_search(self) -> None:
        """Put the cursor into the page's search field, if it has one."""
        page: object = self.current
        if isinstance(page, Searchable):
            page.focus_search()

    def next_region(self) -> None:
        """F6."""
        self._step(1)

    def previous_region(self) -> None:
        """Shift+F6."""
        self._step(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def _step(self, by: int) -> None:
        regions = [region for region in self._regions() if region.isVisible()]
        now = QApplication.focusWidget()
        here = next(
            (n for n, region in enumerate(regions) if now and region.isAncestorOf(now)),
            -1 if by > 0 else 0,
        )
        for step in range(1, len(regions) + 1):
            target = _first_stop(regions[(here + by * step) % len(regions)])
            if target is not None:
                target.setFocus()
                return

    def _regions(self) -> list[QWidget]:
        shown = self.current
        page: object = shown
        inner: list[QWidget] = list(page.regions()) if isinstance(page, Divided) else []
        if not inner and shown is not None:
            inner = [shown]
        return [self.rail, self._bar, self.mode_bar, self.messages, *inner]


def _first_stop(region: QWidget) -> QWidget | None:
    """The first widget of a region that the keyboard may stand on."""
    for widget in [region, *cast("list[QWidget]", region.findChildren(QWidget))]:
        if (
            widget.focusPolicy().value & flags.TAB_FOCUS
            and widget.isVisible()
            and widget.isEnabled()
        ):
            return widget
    return None
