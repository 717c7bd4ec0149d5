"""Earlier use of a grant: what was held or claimed before counts against the lifetime amount."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.client import Claim, ClientFile
from advisor.domain.errors import BadInput
from advisor.domain.situation import ClaimState
from advisor.i18n import _
from advisor.services import claiming
from advisor.ui.controls.fields import Choice, labelled
from advisor.ui.controls.widgets import (
    Button,
    Card,
    DateEdit,
    FlowLayout,
    Label,
    LineEdit,
    MoneyEdit,
    clear_layout,
)
from advisor.ui.work import Work


class ClaimsCard(Card):
    """The ledger of one client, to read, add to and correct."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(_("Grants used before"), parent=parent)
        self._work = work
        self._shown: tuple[Claim, ...] | None = None
        self._rows = QVBoxLayout()
        none = _("None noted. Earlier use lowers what the grant can still pay.")
        self._none = Label(none, "small", wrap=True)
        self.add_button = Button(_("Add earlier use"), "ph.plus", role="link")
        self.add_button.clicked.connect(lambda: self._edit(None))
        self.form = ClaimForm(programs(work))
        self.form.save_button.clicked.connect(self._save)
        self.form.cancel_button.clicked.connect(self._shut)
        self.body.addWidget(self._none)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.form)
        self.body.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.form.hide()
        work.file_changed.connect(lambda file, _estimate: self._show(file))
        work.closed.connect(self._clear)

    def _show(self, file: ClientFile) -> None:
        if file.claims == self._shown:
            return
        self._shown = file.claims
        clear_layout(self._rows)
        names = dict(programs(self._work))
        for claim in file.claims:
            row = QHBoxLayout()
            row.addWidget(
                Label(words(claim, names.get(claim.program, claim.program)), wrap=True), 1
            )
            change = Button(_("Edit"), role="link")
            change.setAccessibleName(_("Edit: {claim}").format(claim=words(claim, claim.program)))
            change.clicked.connect(lambda _on=False, claim=claim: self._edit(claim))
            row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addLayout(row)
            QWidget.setTabOrder(self.add_button, change)
        self._none.setVisible(not file.claims)

    def _edit(self, claim: Claim | None) -> None:
        self.form.show_claim(claim)
        self.form.show()
        self.add_button.hide()
        self.form.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        claim = self.form.claim()
        if claim is None:
            self.form.amount.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._work.write(lambda vault, file: claiming.add(vault, file.client.id, claim))
        self._shut()

    def _shut(self) -> None:
        self.add_button.show()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.hide()
        self.form.show_claim(None)

    def _clear(self) -> None:
        self._shown = None
        clear_layout(self._rows)
        self.form.show_claim(None)
        self.form.hide()
        self.add_button.show()
        self._none.show()


class ClaimForm(QWidget):
    """The parts of one claim; complete with its amount."""

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        kinds = [state for state in ClaimState if state is not ClaimState.CORRECTION]
        states = [(state.value, wording.claim_state(state)) for state in kinds]
        self.program = Choice(choices, _("Grant"))
        self.state = Choice(states, _("State"))
        self.amount = MoneyEdit(_("like 1000"), _("Amount"))
        self.on = DateEdit(name=_("Day"))
        self.provider = LineEdit(name=_("Paid to"))
        self.save_button = Button(_("Keep this"))
        self.cancel_button = Button(_("Cancel"), role="link")
        self._missing = Label("", "caution", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        labelled(grid, (0, 0), _("Grant"), self.program, 2)
        labelled(grid, (1, 0), _("State"), self.state)
        labelled(grid, (1, 1), _("Amount"), self.amount)
        labelled(grid, (2, 0), _("Day"), self.on)
        labelled(grid, (2, 1), _("Paid to"), self.provider)
        row = FlowLayout()
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        grid.addWidget(self._missing, 6, 0, 1, 2)
        grid.addLayout(row, 7, 0, 1, 2)
        self._missing.hide()

    def show_claim(self, claim: Claim | None) -> None:
        """Show a claim to change, or an empty one."""
        for field in (self.amount, self.on, self.provider):
            field.clear()
        self._missing.hide()
        self._id = claim.id if claim else ""
        self.state.set_value((claim.state if claim else ClaimState.CLAIMED).value)
        self.program.setCurrentIndex(0)
        if claim is not None:
            self.program.set_value(claim.program)
            self.amount.set_value(claim.amount)
            self.on.set_value(claim.on)
            self.provider.set_value(claim.provider)

    def claim(self) -> Claim | None:
        """What was typed; None, and a word about it, while the amount is missing."""
        try:
            amount = self.amount.read(self.amount.text())
            day = self.on.read(self.on.text())
        except BadInput as error:
            self._say(str(error))
            return None
        if amount is None:
            self._say(_("Type the amount that was held or claimed."))
            return None
        state = ClaimState(self.state.currentData())
        number = self._id or str(uuid.uuid4())
        provider = self.provider.text().strip()
        return Claim(number, self.program.currentData(), state, amount, day, provider)

    def _say(self, sentence: str) -> None:
        self._missing.setText(sentence)
        self._missing.show()


def programs(work: Work) -> list[tuple[str, str]]:
    """The programs whose claims are noted: code and name."""
    return [(program.code, program.name) for program in work.rules.programs]


def words(claim: Claim, program: str) -> str:
    """A claim in one line."""
    parts = [program, f"{wording.claim_state(claim.state)} {claim.amount}"]
    if claim.on is not None:
        parts.append(wording.day(claim.on))
    if claim.provider:
        parts.append(claim.provider)
    return ", ".join(parts)
