"""The whole sum over a narrow page, opened from its foot."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.ui.controls.widgets import Button
from advisor.ui.look import theme

WIDEST = 420


class SumSheet(QFrame):
    """Holds the sum panel while there is no room for it beside the page."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(_("The sum"))
        self.close_button = Button(_("Close"), "ph.x")
        self.close_button.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setContentsMargins(8, 8, 8, 0)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._column.addLayout(row)
        self.hide()

    def hold(self, panel: QWidget) -> None:
        """Take the panel in."""
        panel.setMinimumWidth(0)
        panel.setMaximumWidth(16777215)
        self._column.addWidget(panel, 1)
        panel.show()

    def fit(self, page: QRect) -> None:
        """Stand at the right edge of the page, over its whole height."""
        wide = min(page.width(), theme.px(WIDEST))
        self.setGeometry(page.right() - wide + 1, page.top(), wide, page.height())

    def open(self) -> None:
        """Show it, with the keyboard on it."""
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.PopupFocusReason)
