"""The client's grant applications: each with its state, its money and its days, in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor.domain.client import Changes, Claim, ClientFile, ItemId
from advisor.domain.estimate import Estimate
from advisor.domain.money import ZERO
from advisor.domain.situation import ClaimState
from advisor.i18n import _
from advisor.services import claiming
from advisor.services.unlocking import Vault
from advisor.ui.controls.widgets import Button, Card, Label, hair
from advisor.ui.funding.claim_form import ClaimForm
from advisor.ui.funding.claim_row import CORRECT, EDIT, REMOVE, ClaimRow
from advisor.ui.work import Work


class ClaimsCard(Card):
    """Rows to read and step on, and one form that stands where it is needed."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(_("Grant applications"), parent=parent)
        self._work = work
        self._shown: object = None
        self._back: str = ""  # the claim whose row the keyboard returns to
        self.rows: list[ClaimRow] = []
        none = _(
            "None noted. Note each application here, and what was used of a grant before: "
            "money on hold or claimed lowers what a grant can still pay."
        )
        self._none = Label(none, "small", wrap=True)
        self.add_button = Button(_("Add an application"), "ph.plus", role="link")
        self.add_button.clicked.connect(self.open_new)
        self.head.addWidget(self.add_button)
        self.form = ClaimForm([(program.code, program.name) for program in work.rules.programs])
        self.form.kept.connect(self._keep)
        self.form.left.connect(self._leave)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addWidget(self._none)
        self.body.addLayout(self._list)
        self._list.addWidget(self.form)
        self.form.hide()
        work.file_changed.connect(self._show)
        work.closed.connect(self._clear)

    def open_new(self) -> None:
        """Ask for a new application, for the first course that has none, as far as is known."""
        file, estimate = self._work.file, self._work.estimate
        if file is None or estimate is None:
            return
        asked = {claim.item for claim in file.claims}
        item = next((one.id for one in file.chosen if one.id not in asked), None)
        likely = {
            one.code: claiming.likely(estimate, one.code, item) or ZERO
            for one in self._work.rules.programs
        }
        kept = {one.code for one in self._work.rules.programs if one.ledger and likely[one.code]}
        program = max(likely, key=lambda code: (code in kept, likely[code]), default="")
        state = ClaimState.DRAFT if item else ClaimState.CLAIMED
        today = self._work.today() if item else None  # nobody knows the day of an earlier use yet
        start = Claim("", program, state, likely.get(program, ZERO), today, item=item)
        self._open(_("New application, or earlier use"), start)

    def _open(self, heading: str, claim: Claim, *only: QWidget) -> None:
        file = self._work.file
        if file is None:
            return
        mine = (*file.chosen, *(one for one in file.turned_down if one.id == claim.item))
        self.form.show_claim(heading, claim, mine, *only)
        at = next((n for n, row in enumerate(self.rows) if row.claim.id == claim.id), -1)
        self._back = claim.id
        self._list.removeWidget(self.form)
        self._list.insertWidget(0 if at < 0 else 2 * at + 1, self.form)
        self.form.show()
        self._order_tabs()
        self.form.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.amount.selectAll()

    def _asked(self, claim: Claim, act: str) -> None:
        form, today = self.form, self._work.today()
        if act == EDIT:
            fields = (form.program, form.course, form.provider, form.amount, form.on)
            self._open(_("Edit"), claim, *fields, form.expires, form.told_by)
        elif act == CORRECT:
            fix = Claim("", claim.program, ClaimState.CORRECTION, ZERO, today, claim.provider)
            fix = replace(fix, item=claim.item)
            heading = _("Correction by the ministry: a minus gives money back")
            self._open(heading, fix, form.amount, form.on, form.told_by)
        elif act == REMOVE:
            self._write(lambda vault, file: claiming.remove(vault, file.client.id, claim.id), claim)
        elif act == ClaimState.HOLD:
            placed = replace(claim, state=ClaimState.HOLD, on=today)
            self._open(_("Hold placed"), placed, form.amount, form.on, form.expires, form.told_by)
        else:
            to = ClaimState(act)
            self._write(
                lambda vault, file: claiming.step(vault, file.client.id, claim.id, to, today), claim
            )

    def _keep(self) -> None:
        """Write down what the form holds: a new claim, a hold just placed, or other facts."""
        file, today = self._work.file, self._work.today()
        typed = self.form.claim(today)
        if file is None or typed is None:
            return
        before = next((one for one in file.claims if one.id == typed.id), None)

        self._write(lambda vault, file: _written(vault, file, before, typed, today), before)
        self._leave()

    def _write(self, call: Callable[[Vault, ClientFile], Changes], claim: Claim | None) -> None:
        self._back = claim.id if claim else ""
        self._work.write(call)

    def _leave(self) -> None:
        self.form.hide()
        self.form.clear()
        self._return()

    def _return(self) -> None:
        """The keyboard goes back to the row that it came from."""
        row = next((row for row in self.rows if row.claim.id == self._back), None)
        target = row.buttons[0] if row and self._back else self.add_button
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, file: ClientFile, _estimate: Estimate) -> None:
        today = self._work.today()
        courses = {item.id: f"{item.title}, {item.provider}" for item in file.items}
        shown = file.client.id, file.claims, tuple(courses.items()), today
        if shown == self._shown:
            return
        self._shown = shown
        inside = any(row.isAncestorOf(self.focusWidget() or self) for row in self.rows)
        self._drop_rows()
        names = {program.code: program.name for program in self._work.rules.programs}
        for claim in file.claims:
            course = courses.get(claim.item or ItemId(""), claim.provider)
            row = ClaimRow(claim, names.get(claim.program, claim.program), course, today)
            row.asked.connect(self._asked)
            if self.rows:
                self._list.addWidget(hair())
            self._list.addWidget(row)
            self.rows.append(row)
        self._none.setVisible(not file.claims)
        self._order_tabs()
        if inside:
            self._return()

    def _order_tabs(self) -> None:
        """Add, then row by row, the form where it stands."""
        chain: list[QWidget] = [self.add_button]
        for at in range(self._list.count()):
            item = self._list.itemAt(at)
            widget = item.widget() if item is not None else None
            if isinstance(widget, ClaimRow):
                chain += widget.buttons
            elif widget is self.form:
                chain += self.form.fields()
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _drop_rows(self) -> None:
        """Let the rows go; the form is put first and keeps what is typed."""
        self._list.removeWidget(self.form)
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        self._list.addWidget(self.form)

    def _clear(self) -> None:
        self._shown, self._back = None, ""
        self._drop_rows()
        self.form.clear()
        self.form.hide()
        self._none.show()


def _written(
    vault: Vault, file: ClientFile, before: Claim | None, typed: Claim, today: date
) -> Changes:
    """Keep what the form held: a new claim, a hold just placed, or other facts of a claim."""
    client = file.client.id
    if before is None:
        return claiming.add(vault, client, typed)
    if before.state is not typed.state:
        return claiming.step(
            vault,
            client,
            typed.id,
            typed.state,
            typed.on or today,
            amount=typed.amount,
            expires=typed.expires,
            told=typed.told,
        )
    changed = {name: getattr(typed, name) for name in claiming.WRITABLE}
    return claiming.change(vault, client, typed.id, **changed)
