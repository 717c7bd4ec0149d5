"""A step in the counsellor's own words: a text, a day if there is one, whose step it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from advisor.domain.errors import BadInput
from advisor.i18n import _
from advisor.ui.controls.widgets import Button, DateEdit, Label
from advisor.ui.look import theme


class OwnStepForm(QFrame):
    """Opens in place; Enter keeps the step, Escape leaves it as it was."""

    kept = Signal(str, object, bool)  # text, date | None, the client does it
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.text = QLineEdit()
        self.text.setPlaceholderText(_("What is to be done"))
        self.text.setAccessibleName(_("What is to be done"))
        self.day = DateEdit(_("when"), _("Day of the step"))
        self.day.setMaximumWidth(theme.px(130))
        self.client = QCheckBox(_("The client does it: print it on page 1"))
        self.client.setToolTip(_("Off: it stays a note of yours, on screen and on the file copy."))
        self.keep_button = Button(_("Keep"))
        self.trouble = Label("", "stop", wrap=True)
        self.trouble.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.text, 1)
        row.addWidget(self.day)
        row.addWidget(self.keep_button)
        column.addLayout(row)
        column.addWidget(self.client)
        column.addWidget(self.trouble)
        self.text.returnPressed.connect(self._keep)
        self.day.returnPressed.connect(self._keep)
        self.keep_button.clicked.connect(self._keep)

    def open_with(self, text: str, on: date | None, *, client: bool = False) -> None:
        """Show the form with what is kept so far."""
        self.text.setText(text)
        self.day.clear()
        self.day.set_value(on)
        self.client.setChecked(client)
        self.show()
        self.text.setFocus()
        self.text.selectAll()

    def close_form(self) -> None:
        """Forget what is being typed and hide."""
        self.text.clear()
        self.day.clear()
        self.client.setChecked(False)
        self.trouble.hide()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        try:
            day = self.day.read(self.day.text())
        except BadInput as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            self.day.setFocus()
            return
        self.kept.emit(self.text.text().strip(), day, self.client.isChecked())
        self.close_form()
        self.closed.emit()
