"""Taking the last import back: says what it was, and asks once."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.ui.controls.widgets import Button, Label
from advisor.ui.exchange.exchange_work import ExchangeWork
from advisor.ui.funding.progress_row import ProgressRow
from advisor.ui.look import theme


class UndoPage(QWidget):
    """``accepted``: yes, undo it; ``left``: no."""

    accepted = Signal()
    left = Signal()

    def __init__(self, work: ExchangeWork, what: str) -> None:
        super().__init__()
        words = _(
            "The last import is {what}. Undone, every record is as it was before it. Shortlists "
            "and saved plans stay as they were made."
        )
        self.said = Label(words.format(what=what), wrap=True)
        self.undo_button = Button(_("Undo the import"), role="primary")
        self.back_button = Button(_("Back"))
        self.progress = ProgressRow()
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.undo_button)
        row.addWidget(self.back_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 0, 3, 3)  # px: room for the focus ring
        column.setSpacing(theme.px(12))
        column.addWidget(self.said)
        column.addLayout(row)
        column.addWidget(self.progress)
        column.addStretch(1)
        self.undo_button.clicked.connect(self.accepted)
        self.back_button.clicked.connect(self.left)
        self.progress.stopped.connect(work.stop)
        work.progress.connect(self.progress.move_to)
        work.ended.connect(self._end)
        self.setFocusProxy(self.undo_button)

    def begin(self) -> None:
        """The undo is under way."""
        self.undo_button.setEnabled(False)
        self.progress.start(_("Building the catalogue without the import …"))

    def _end(self) -> None:
        self.progress.end()
        self.undo_button.setEnabled(True)
