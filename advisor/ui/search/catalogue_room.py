"""The catalogue's room: the page that everybody uses, and one at a time those that keep it true."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.ui.controls.widgets import Button, Label
from advisor.ui.look import theme
from advisor.ui.search.catalogue_page import CataloguePage


@runtime_checkable
class HoldsOn(Protocol):
    """An inner page that somebody types in."""

    def holds_on(self) -> bool:
        """Whether something typed would be lost; it says so the first time, then lets go."""


class CatalogueRoom(QStackedWidget):
    """Shows ``page``, or an inner page with the way back on top. Esc leads back too."""

    def __init__(self, page: CataloguePage) -> None:
        super().__init__()
        self.page = page
        self.addWidget(page)
        self._inner: QWidget | None = None
        self._frame = QWidget()
        self.back_button = Button(_("Back to the catalogue"), "ph.arrow-left", role="link")
        self.heading = Label("", "heading", wrap=True)
        self._build()
        self.back_button.clicked.connect(self.leave)
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self._frame)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.leave)

    @property
    def inner(self) -> QWidget | None:
        """The inner page that shows."""
        return self._inner

    def open(self, inner: QWidget, title: str) -> None:
        """Show an inner page under its title; the room keeps one and lets go of the one before."""
        self._let_go()
        self._inner = inner
        self.heading.setText(title)
        self._column.addWidget(inner, 1)
        inner.show()
        self.setCurrentWidget(self._frame)
        inner.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> bool:
        """Go back as a person asks for it; false: the inner page holds on to what was typed."""
        inner: object = self._inner
        if isinstance(inner, HoldsOn) and inner.holds_on():
            return False
        self.back()
        return True

    def back(self) -> None:
        """Back to the catalogue; the inner page is gone with what was typed in it."""
        if self._inner is None:
            return
        self._let_go()
        self.setCurrentWidget(self.page)
        self.page.search.search_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what any page shows of a client, and what was typed."""
        self.back()
        self.page.clear()

    def _build(self) -> None:
        column = self._column = QVBoxLayout(self._frame)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(self.heading, 1)
        head.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self.addWidget(self._frame)

    def _let_go(self) -> None:
        inner, self._inner = self._inner, None
        if inner is not None:
            inner.hide()
            self._column.removeWidget(inner)
            inner.deleteLater()
