"""Open a file: a name or initials, and the consent to keep it. The rest comes when it comes up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from advisor.domain.errors import BadInput
from advisor.i18n import _
from advisor.ui.controls.inputs import read_day
from advisor.ui.controls.widgets import Button, Card, DateEdit, Label, YesNo


class NewClientForm(Card):
    """A card in the page. ``sent`` carries name, how consent was given, and until when or None."""

    sent = Signal(str, str, object)
    closed = Signal()

    def __init__(
        self, today: Callable[[], date], title: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(title, parent=parent)
        self._today = today
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Name or initials"))
        self.consent = QCheckBox(_("The client agrees that a file is kept"))
        self.how = YesNo(
            (("in writing", _("In writing")), ("in words", _("In words"))),
            _("How consent was given"),
        )
        self.how.set_value("in writing")
        self.until = DateEdit(name=_("Consent until"))
        self.open_button = Button(_("Open file"), role="primary")
        self.cancel_button = Button(_("Cancel"))
        self._said = Label("", "stop", wrap=True)
        self._lay_out()
        self.name.textChanged.connect(self._allow)
        self.consent.toggled.connect(self._allow)
        self.until.textChanged.connect(self._allow)
        self.name.returnPressed.connect(self.send)
        self.until.returnPressed.connect(self.send)
        self.open_button.clicked.connect(self.send)
        self.cancel_button.clicked.connect(self.leave)
        self.reset()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        labels = (
            (_("Name or initials"), self.name),
            (_("Consent given"), self.how),
            (_("Consent until"), self.until),
        )
        for column, (text, field) in enumerate(labels):
            label = Label(text, "small")
            label.setBuddy(field)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.consent)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.open_button)
        self.body.addLayout(grid)
        self.body.addWidget(self._said)
        self.body.addLayout(buttons)

    @property
    def trouble(self) -> str:
        """What is missing, as it is shown."""
        return self._said.text()

    def reset(self) -> None:
        """Start anew; consent usually runs for a year."""
        self.name.clear()
        self.consent.setChecked(False)
        self.how.set_value("in writing")
        today = self._today()
        last = 28 if (today.month, today.day) == (2, 29) else today.day
        self.until.clear()
        self.until.set_value(date(today.year + 1, today.month, last))
        self._say("")
        self._allow()

    def start(self) -> None:
        """Show the form with the cursor in the name."""
        self.reset()
        self.show()
        self.name.setFocus()

    def leave(self) -> None:
        """Close without opening a file; nothing typed stays."""
        self.reset()
        self.hide()
        self.closed.emit()

    def send(self) -> None:
        """Open the file, or say what is missing."""
        if not self.name.text().strip():
            self._say(_("Type a name or initials."))
            self.name.setFocus()
        elif not self.consent.isChecked():
            self._say(_("Without the client’s consent no file is kept. Use Guest instead."))
            self.consent.setFocus()
        elif self._until_or_trouble() is not False:
            name, how = self.name.text().strip(), self.how.value or "in words"
            until = self._until_or_trouble()
            self.leave()
            self.sent.emit(name, how, until or None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _until_or_trouble(self) -> date | bool | None:
        text = self.until.text().strip()
        try:
            until = read_day(text) if text else None
        except BadInput as error:
            self._say(str(error))
            return False
        if until is not None and until <= self._today():
            self._say(_("Consent must end after today."))
            return False
        return until

    def _allow(self) -> None:
        self._say("")

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
