"""A guest wants a file after all: consent is asked for at that moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.ui.clients.new_client_form import NewClientForm
from advisor.ui.controls.basics import Label


class KeepPage(QWidget):
    """``sent`` carries name, how consent was given, and until when or None."""

    sent = Signal(str, str, object)
    closed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = NewClientForm(today)
        self.form.sent.connect(self.sent)
        self.form.closed.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(Label(_("Keep as a client"), "heading"))
        words = _("Goal, shortlist and answers move into the new file. Ask for consent first.")
        column.addWidget(Label(words, "muted", wrap=True))
        column.addWidget(self.form)
        column.addStretch(1)

    def start(self) -> None:
        """Begin with the cursor in the name."""
        self.form.start()
