"""A password for a copy that is mailed: typed twice, told how strong it is, kept nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.ui.controls.basics import set_role
from advisor.ui.controls.widgets import Button, FlowLayout, Label
from advisor.ui.look import theme
from advisor.ui.start.passphrase import LEAST, Strength, strength
from advisor.ui.start.secret_edit import SecretEdit


class PasswordForm(QFrame):
    """Opens in place. ``sent`` carries the password; the fields are empty by then."""

    sent = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.password = SecretEdit(_("Password of the PDF"))
        self.again = SecretEdit(_("The same once more"))
        self.said = Label("", "small", wrap=True)
        self.save_button = Button(_("Save locked PDF"), role="primary")
        self.cancel_button = Button(_("Cancel"))
        self._lay_out()
        self.password.textEdited.connect(self._judge)
        self.again.textEdited.connect(self._judge)
        self.password.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self._send)
        self.save_button.clicked.connect(self._send)
        self.cancel_button.clicked.connect(self.leave)
        self.hide()

    def start(self) -> None:
        """Show the empty form with the cursor in it."""
        self._empty()
        self.show()
        self.password.setFocus()

    def leave(self) -> None:
        """Forget what was typed, and close."""
        self._empty()
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(12),) * 4)
        column.setSpacing(theme.px(8))
        column.addWidget(
            Label(
                _(
                    "For a copy that is mailed. Tell the password by phone, never in the same "
                    "mail. Advisor keeps it nowhere: without it nobody can open this file."
                ),
                "muted",
                wrap=True,
            )
        )
        fields = QGridLayout()
        fields.setSpacing(theme.px(8))
        for row, (text, field) in enumerate(
            ((_("Password of the PDF"), self.password), (_("The same once more"), self.again))
        ):
            label = Label(text, "small")
            label.setBuddy(field)
            fields.addWidget(label, row, 0)
            fields.addWidget(field, row, 1)
        column.addLayout(fields)
        column.addWidget(self.said)
        buttons = FlowLayout(spacing=theme.px(8))
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel_button)
        column.addLayout(buttons)

    def _judge(self) -> None:
        first, second = self.password.text(), self.again.text()
        found = strength(first)
        text = _sentence(found)
        if second and not first.startswith(second):
            text = _("The two are not the same yet.")
        self.said.setText(text)
        roles = {Strength.WEAK: "small-caution", Strength.STRONG: "small-good"}
        set_role(self.said, roles.get(found, "small"))
        self.save_button.setEnabled(found > Strength.SHORT and first == second)

    def _send(self) -> None:
        if self.save_button.isEnabled():
            password = self.password.text()
            self.leave()
            self.sent.emit(password)

    def _empty(self) -> None:
        self.password.clear()
        self.again.clear()
        self._judge()


def _sentence(found: Strength) -> str:
    """What that means for a file in other hands: anybody may try as often as they like."""
    if found is Strength.SHORT:
        words = _("Use at least {n} letters. Four words that do not belong together are best.")
        return words.format(n=LEAST)
    if found is Strength.WEAK:
        return _("Weak: whoever has the file could guess it within a day.")
    if found is Strength.FAIR:
        return _("Fair: guessing it would take whoever has the file months.")
    return _("Strong: guessing it is out of reach today.")
