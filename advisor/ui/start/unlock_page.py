"""Unlock the vault, or create it. Needs Qt and the theme only: it shows before all else."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.ui.controls.basics import Button, Label, set_role
from advisor.ui.look import flags
from advisor.ui.start.passphrase import LEAST, Strength, sentence, strength
from advisor.ui.start.secret_edit import SecretEdit
from advisor.ui.start.start_page import StartPage
from advisor.ui.ways import carry


class UnlockPage(StartPage):
    """One field with the focus, one button. The program does the unlocking."""

    unlock_requested = Signal(str)
    create_requested = Signal(str)
    sample_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = 0  # seconds before the next try
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self._title = Label("", "title", wrap=True)
        self._for_whom = Label("", "muted", wrap=True)
        self._trouble = Label("", "stop", wrap=True)
        self._trouble.hide()
        self._unlocking, self._creating = self._unlock_form(), self._create_form()
        forms = (self._unlocking, self._creating)
        for widget in (self._title, self._for_whom, *forms, self._trouble):
            self.form.addWidget(widget)
        self._add_sample()
        self.show_unlock()

    def show_unlock(self, counsellor: str = "", centre: str = "") -> None:
        """Ask for the passphrase of the vault that there is."""
        self._title.setText(_("Unlock your vault"))
        names = ", ".join(name for name in (counsellor, centre) if name)
        self._for_whom.setText(names)
        self._for_whom.setVisible(bool(names))
        self._start(self._unlocking, self.passphrase)

    def show_create(self) -> None:
        """Ask for a new passphrase: there is no vault yet."""
        self._title.setText(_("Create your vault"))
        self._for_whom.setText(
            _("It holds your clients’ files, encrypted, on this computer and nowhere else.")
        )
        self._for_whom.show()
        self._start(self._creating, self.new_passphrase)
        self._judge()

    def show_busy(self, text: str) -> None:
        """The program is at work; nothing can be pressed twice."""
        self._busy = True
        self._say("")
        self._primary().setText(text)
        self._allow()

    def show_wrong(self, text: str, wait_seconds: int) -> None:
        """Say that the passphrase is wrong; what was typed stays, the next try must wait."""
        self._left = wait_seconds
        self._ready()
        self._say(text)
        self.passphrase.selectAll()
        self.passphrase.setFocus()
        if self._left:
            self._timer.start()

    def show_trouble(self, text: str) -> None:
        """Say what stands in the way; what was typed stays."""
        self._ready()
        self._say(text)

    def take_over(self, old: UnlockPage) -> None:
        """Go on for a page in another language: what is typed there, and how long to wait."""
        carry(old, self)
        self._left = old._left
        self._ready()
        if self._left:
            self._timer.start()

    @property
    def busy(self) -> bool:
        """Whether a vault is being opened."""
        return self._busy

    @property
    def trouble(self) -> str:
        """What stands in the way, as it is shown; empty when nothing does."""
        return self._trouble.text()

    def forget(self) -> None:
        """Empty the fields: the vault is open."""
        for field in (self.passphrase, self.new_passphrase, self.again):
            field.clear()
        self._ready()
        self._say("")

    def _unlock_form(self) -> QWidget:
        self.passphrase = SecretEdit(_("Passphrase"))
        self.unlock_button = _big(Button(_("Unlock"), role="primary"))
        self.unlock_button.clicked.connect(self._unlock)
        self.passphrase.returnPressed.connect(self._unlock)
        return _column(
            _label(_("Passphrase"), self.passphrase), self.passphrase, self.unlock_button
        )

    def _create_form(self) -> QWidget:
        self.new_passphrase = SecretEdit(_("New passphrase"))
        self.again = SecretEdit(_("The same once more"))
        self._strength = Label("", "small", wrap=True)
        self.create_button = _big(Button(_("Create my vault"), role="primary"))
        self.warning = Label(
            _(
                "Nobody can open the vault without this passphrase, and nobody can make a new one "
                "for it. If it is lost, the files in it are lost. Write it down and keep it where "
                "you keep your keys, not beside this computer."
            ),
            "caution",
            wrap=True,
        )
        self.warning.setContentsMargins(0, 8, 0, 8)
        self.new_passphrase.textEdited.connect(self._judge)
        self.again.textEdited.connect(self._judge)
        self.again.returnPressed.connect(self._create)
        self.new_passphrase.returnPressed.connect(self.again.setFocus)
        self.create_button.clicked.connect(self._create)
        return _column(
            _label(_("New passphrase"), self.new_passphrase),
            self.new_passphrase,
            self._strength,
            _label(_("The same once more"), self.again),
            self.again,
            self.warning,
            self.create_button,
        )

    def _add_sample(self) -> None:
        line = QFrame()
        line.setProperty("role", "line")
        self.sample_button = _big(Button(_("Look around with sample clients")))
        self.sample_button.clicked.connect(self.sample_requested)
        note = Label(_("Invented people. Nothing you do there is kept."), "small", wrap=True)
        note.setProperty("alignment", flags.CENTRE)
        self.form.addSpacing(12)
        self.form.addWidget(line)
        self.form.addSpacing(12)
        self.form.addWidget(self.sample_button)
        self.form.addWidget(note)
        self.end_tabs(self.passphrase, self.sample_button)

    def _start(self, form: QWidget, field: QLineEdit) -> None:
        self.forget()
        for one in (self._unlocking, self._creating):
            one.setVisible(one is form)
        self.setFocusProxy(field)
        field.setFocus()

    def _unlock(self) -> None:
        if self.unlock_button.isEnabled() and self.passphrase.text():
            self.unlock_requested.emit(self.passphrase.text())

    def _create(self) -> None:
        if self.create_button.isEnabled():
            self.create_requested.emit(self.new_passphrase.text())

    def _judge(self) -> None:
        first, second = self.new_passphrase.text(), self.again.text()
        found = strength(first)
        text = sentence(found).format(n=LEAST)
        if second and not first.startswith(second):
            text = _("The two are not the same yet.")
        self._strength.setText(text)
        roles = {Strength.WEAK: "small-caution", Strength.STRONG: "small-good"}
        set_role(self._strength, roles.get(found, "small"))
        self._allow()

    def _allow(self) -> None:
        first = self.new_passphrase.text()
        good = strength(first) > Strength.SHORT and first == self.again.text()
        self.create_button.setEnabled(good and not self._busy)
        self.unlock_button.setEnabled(not self._busy and not self._left)
        self.sample_button.setEnabled(not self._busy)

    def _primary(self) -> Button:
        return self.unlock_button if self._creating.isHidden() else self.create_button

    def _ready(self) -> None:
        self._busy = False
        self.create_button.setText(_("Create my vault"))
        wait = _("Unlock in {n} s").format(n=self._left)
        self.unlock_button.setText(wait if self._left else _("Unlock"))
        self._allow()

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._timer.stop()
        self._ready()

    def _say(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.setVisible(bool(text))
        self.passphrase.setAccessibleDescription(text)


def _big(button: Button) -> Button:
    button.setProperty("fit", "unlock")
    return button


def _label(text: str, buddy: QLineEdit) -> Label:
    label = Label(text, "field")
    label.setContentsMargins(0, 8, 0, 0)
    label.setBuddy(buddy)
    return label


def _column(*widgets: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    return box
