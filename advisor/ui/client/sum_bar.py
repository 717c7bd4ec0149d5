"""The sum in one line, at the foot of a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from advisor.i18n import _, ngettext
from advisor.services.summing import Sum
from advisor.ui.client import sum_words
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, Label
from advisor.ui.look import painting


class SumBar(QFrame):
    """The sum in one line at the foot of a narrow window; ``open_requested`` asks for all of it."""

    open_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAccessibleName(_("The sum"))
        self._lead, self._worst = Label(), Label("", "strong")
        self._unknown = Unknown()
        self._warnings = Iconed("ph.warning-circle", "stop", wrap=False)
        self._open = Button(_("Open"), "ph.caret-up")
        self._open.clicked.connect(self.open_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(6)
        row.addWidget(self._lead)
        row.addWidget(self._worst)
        row.addStretch(1)
        row.addWidget(self._unknown)
        row.addWidget(self._warnings)
        row.addWidget(self._open)

    def show_sum(self, said: Sum) -> None:
        """Show the worst case, what is unknown, and how many warnings there are."""
        self._lead.setText(sum_words.lead(said))
        self._worst.setText(sum_words.worst(said))
        self._unknown.set_text(
            sum_words.unknown_prices(said.unknown_prices) if said.unknown_prices else ""
        )
        count = len(said.warnings) + len(said.stale)
        self._warnings.set_text(ngettext("{n} warning", "{n} warnings", count).format(n=count))
        self._warnings.setVisible(count > 0)

    def focus_open(self) -> None:
        """Put the keyboard on the button that opens the whole sum."""
        self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Show nothing of any client."""
        self._lead.setText("")
        self._worst.setText("")
        self._unknown.set_text("")
        self._warnings.hide()


class Unknown(QWidget):
    """A few words on the hatch that means unknown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = Label()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show these words; empty text shows nothing."""
        self._label.setText(text)
        self.setVisible(bool(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The hatch behind the words."""
        painter = QPainter(self)
        painting.paint_unknown(painter, QRectF(self.rect()))
        painter.end()
