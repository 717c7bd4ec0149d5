"""A client brings the plan of another centre: what it says, what of it counts, and consent anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.services.starting_words import Section
from advisor.ui.clients.new_client_form import NewClientForm
from advisor.ui.controls.basics import Label, clear_layout
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.page_scroll import PageScroll
from advisor.ui.controls.widgets import Button, Card
from advisor.ui.look import theme
from advisor.ui.start.secret_edit import SecretEdit


class StartPlanPage(QWidget):
    """Asks for the password of a locked PDF, or shows the plan with the form for consent."""

    unlocked = Signal(str)  # the password of the PDF
    sent = Signal(str, str, object)  # name, how consent was given, until when or None
    closed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = Button(_("Back"))
        self.password = SecretEdit(_("Password of the PDF"))
        self.open_button = Button(_("Open the PDF"), role="primary")
        self.trouble = Iconed("ph.warning-octagon", "stop")
        self.form = NewClientForm(today, _("Does the client agree to a file here?"))
        self.shown: tuple[Section, ...] = ()
        self._cards: list[QWidget] = []
        self._lay_out()
        self.back_button.clicked.connect(self.closed)
        self.password.returnPressed.connect(self._unlock)
        self.open_button.clicked.connect(self._unlock)
        self.form.sent.connect(self.sent)
        self.form.closed.connect(self.closed)
        self.clear()

    def ask_password(self, trouble: str) -> None:
        """The PDF is locked, or the password was not its own."""
        self.clear()
        self._lock.show()
        self.trouble.set_text(trouble)

    def show_plan(self, sections: Sequence[Section], name: str) -> None:
        """The preview, and the form with the name on the paper."""
        self.clear()
        self.shown = tuple(sections)
        self._cards = [_card(section) for section in sections]
        for card in self._cards:
            self._preview.addWidget(card)
        self.form.reset()
        self.form.name.setText(name)
        self.form.show()

    def start(self) -> None:
        """The keyboard goes to the password, else to the top of the preview."""
        (self.back_button if self._lock.isHidden() else self.password).setFocus()

    def clear(self) -> None:
        """Hold nothing of anybody."""
        self.shown = ()
        for card in self._cards:
            for label in card.findChildren(QLabel):
                label.clear()  # the card itself goes a moment later
        self._cards = []
        clear_layout(self._preview)
        self.password.clear()
        self.trouble.set_text("")
        self._lock.hide()
        self.form.reset()
        self.form.hide()

    def regions(self) -> tuple[QWidget, ...]:
        """What F6 walks through."""
        return (self._head, self._lock, self.form)

    def _lay_out(self) -> None:
        self._head = QWidget()
        top = QHBoxLayout(self._head)
        top.setContentsMargins(0, 3, 3, 3)  # px: room for the focus ring
        top.addWidget(Label(_("Start from a plan"), "heading", wrap=True), 1)
        top.addWidget(self.back_button)
        hint = _(
            "Nothing is taken over blindly. Look through it with the client, then agree below."
        )
        self._lock = Card(_("This PDF is locked"))
        label = Label(_("Password of the PDF"), "small")
        label.setBuddy(self.password)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addStretch(1)
        for part in (self.trouble, label, self.password):
            self._lock.body.addWidget(part)
        self._lock.body.addLayout(row)
        self._preview = QVBoxLayout()
        self._preview.setSpacing(theme.px(12))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addWidget(self._head)
        column.addWidget(Label(hint, "muted", wrap=True))
        column.addWidget(self._lock)
        column.addLayout(self._preview)
        column.addWidget(self.form)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(PageScroll(page))

    def _unlock(self) -> None:
        password = self.password.text()
        if password:
            self.password.clear()
            self.unlocked.emit(password)


def _card(section: Section) -> QWidget:
    card = Card(section.heading)
    for line in section.lines:
        if section.caution:
            card.body.addWidget(Iconed("ph.warning", "caution", line))
        else:
            card.body.addWidget(Label(line, wrap=True))
    return card
