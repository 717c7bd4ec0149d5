"""The list of keys, over the page: F1."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.ui.controls.basics import Button, Label
from advisor.ui.controls.sentence_table import SentenceTable
from advisor.ui.keys import KEYS
from advisor.ui.look import theme


def show_keys(page: QWidget) -> None:
    """Show the list over a page, or close it where it is open."""
    shown = page.findChild(KeySheet)
    if shown is not None and shown.isVisible():
        shown.leave()
    else:
        KeySheet(page).open()


class KeySheet(QFrame):
    """Lives while it shows: it goes as the keyboard leaves it, and with the page below."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._before = QApplication.focusWidget()
        self.setProperty("role", "sheet")
        self.setAccessibleName(_("Shortcut keys"))
        headings = (_("Key"), _("What it does"), _("Where"))
        self.table = SentenceTable(_("Shortcut keys"), headings, (170, 0.6, 0.4), scrolls=True)
        self.table.show_rows([key.row for key in KEYS])
        self.close_button = Button(_("Close"), "ph.x")
        self.close_button.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.addWidget(Label(_("Shortcut keys"), "heading"), 1)
        head.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.setTabOrder(self.table, self.close_button)
        self.hide()

    def open(self) -> None:
        """Show it with the keyboard on the list."""
        self._fit()
        self._page.installEventFilter(self)
        self.show()
        self.raise_()
        self.table.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def leave(self) -> None:
        """Close it, and go back to where the keyboard was."""
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.deleteLater()

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        """Keep to the middle of the page."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(page, event)

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and not self.isAncestorOf(now):
            self.hide()

    def _fit(self) -> None:
        room = self._page.rect()
        wide = min(theme.px(720), room.width() - 48)
        high = min(theme.px(640), room.height() - 48)
        self.setGeometry((room.width() - wide) // 2, (room.height() - high) // 2, wide, high)
