"""How far something long has come, with Cancel."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from advisor.i18n import _
from advisor.ui.controls.widgets import Button, Label
from advisor.ui.look import theme

PATIENCE = 1000  # ms before the progress shows


class ProgressRow(QFrame):
    """Shows itself only when it takes a while."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = _("Trying the change on the worked cases and the saved plans …")
        self._label = Label(words, wrap=True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("Progress"))
        self.cancel_button = Button(_("Cancel"))
        self.cancel_button.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        row.addWidget(self._label, 1)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        self.hide()

    def start(self, words: str = "") -> None:
        """Work begins; ``words`` say which, where it is not the trying of a change."""
        if words:
            self._label.setText(words)
        self._show_part(0, 0)
        self._timer.start(PATIENCE)

    def move_to(self, done: int, total: int) -> None:
        """So much is done; where nobody knows what is left, the bar only shows that it moves."""
        self._show_part(done, total if done < total else 0)

    def _show_part(self, done: int, total: int) -> None:
        """A bar without a whole runs to and fro; where nothing may move, the words say it alone."""
        self.bar.setVisible(total > 0 or not theme.is_still())
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def end(self) -> None:
        """Work is over."""
        self._timer.stop()
        self.hide()
