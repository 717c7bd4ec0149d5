"""The search field: a lens, a way to clear it, and the arrow key that leads into the results."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from advisor.i18n import _
from advisor.ui.look import theme

_PLAIN_BUTTONS = "QToolButton { border: 0; background: transparent; padding: 0; min-height: 0; }"


class SearchField(QLineEdit):
    """``entered`` on the down arrow: the results are meant; ``returned`` on Enter."""

    entered = Signal()
    returned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("A skill, a course, a job or a college"))
        self.setAccessibleName(_("Search the catalogue"))
        self.setStyleSheet(_PLAIN_BUTTONS)
        lens, cross = theme.icon("ph.magnifying-glass", "muted"), theme.icon("ph.x", "muted")
        self.addAction(lens, QLineEdit.ActionPosition.LeadingPosition)
        self.clear_action = self.addAction(cross, QLineEdit.ActionPosition.TrailingPosition)
        self.clear_action.setText(_("Clear the search"))
        self.clear_action.setToolTip(_("Clear the search"))
        self.clear_action.setVisible(False)
        self.clear_action.triggered.connect(self.clear)
        self.textChanged.connect(self._on_changed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), theme.px(36))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.entered.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returned.emit()
            return
        super().keyPressEvent(event)

    def _on_changed(self, text: str) -> None:
        self.clear_action.setVisible(bool(text))
