"""A supervisor confirms a version of the rules for longer: until when, who says so, where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from advisor.domain.errors import BadInput
from advisor.i18n import _
from advisor.ui.controls.widgets import Button, DateEdit, Label
from advisor.ui.look import theme


@dataclass(frozen=True, slots=True)
class Confirming:
    """What was typed."""

    until: date
    source: str
    by: str


class ConfirmForm(QFrame):
    """Opens in place; what is wrong is said under the fields, nothing typed is lost."""

    given = Signal(Confirming)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sunken")
        self.until = DateEdit("", _("Holds until"))
        self.source = QLineEdit()
        self.source.setPlaceholderText(_("a page’s address, or who said it and how"))
        self.by = QLineEdit()
        self.trouble = Label("", "stop", wrap=True)
        self.keep_button = Button(_("Confirm"), role="primary")
        self.cancel_button = Button(_("Cancel"))
        self._lay_out()
        self.keep_button.clicked.connect(self._give)
        self.cancel_button.clicked.connect(self._close)
        for field in (self.until, self.source, self.by):
            field.returnPressed.connect(self._give)
        self.hide()

    def open_form(self, by: str) -> None:
        """Show the form, empty but for the name."""
        self.until.clear()
        self.source.clear()
        self.by.setText(by)
        self.say("")
        self.show()
        self.until.setFocus()

    def say(self, trouble: str) -> None:
        """Say what is wrong; empty text says nothing."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        rows = (
            (_("Holds until"), self.until),
            (_("Where it is written"), self.source),
            (_("Confirmed by"), self.by),
        )
        for number, (words, field) in enumerate(rows):
            label = Label(words, "muted")
            label.setTextFormat(Qt.TextFormat.AutoText)
            label.setBuddy(field)
            field.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, number, 0)
            grid.addWidget(field, number, 1)
        self.until.setMaximumWidth(theme.px(180))
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addLayout(grid)
        column.addWidget(self.trouble)
        column.addLayout(buttons)

    def _give(self) -> None:
        try:
            until = self.until.read(self.until.text())
        except BadInput as error:
            self.say(str(error))
            self.until.setFocus()
            return
        if until is None:
            self.say(_("Type the last day that the rules hold, like 31 Aug 2027."))
            self.until.setFocus()
            return
        self.given.emit(Confirming(until, self.source.text().strip(), self.by.text().strip()))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
