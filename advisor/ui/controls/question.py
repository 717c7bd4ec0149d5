"""A question to the college with yes, no and can’t say beside it; none chosen = not asked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.client import DOES_NOT_KNOW, Told
from advisor.i18n import _
from advisor.services.told_words import told_words
from advisor.ui.controls.widgets import ElidedLabel, Label, YesNo
from advisor.ui.look import theme

VALUES = ("yes", "no", DOES_NOT_KNOW)


class Question(QWidget):
    """``answered`` carries yes, no, does_not_know or, taken back, an empty text."""

    answered = Signal(str)

    def __init__(self, text: str) -> None:
        super().__init__()
        words = (_("Yes"), _("No"), _("College can’t say"))
        self.choice = YesNo(tuple(zip(VALUES, words, strict=True)), text)
        self.stamp = ElidedLabel("", "small")
        label = Label(text, wrap=True)
        self.choice.setMinimumWidth(
            sum(self.choice.button(value).sizeHint().width() for value in VALUES)
        )
        label.setBuddy(self.choice)
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(label, 1)
        row.addWidget(self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addLayout(row)
        column.addWidget(self.stamp)
        self.stamp.hide()
        self.choice.value_changed.connect(self._on_value)

    def show_answer(self, value: str, told: Told | None) -> None:
        """Show the answer that the file holds, and who gave it."""
        self.choice.set_value(value or None)
        self.stamp.setText(told_words(told) if told and value else "")
        self.stamp.setVisible(bool(told and value))

    def _on_value(self, value: str | None) -> None:
        self.answered.emit(value or "")
