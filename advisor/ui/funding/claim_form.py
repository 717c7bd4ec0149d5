"""The parts of one claim, typed in a row of the card: Enter keeps them, Esc leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain import claims
from advisor.domain.client import Claim, ItemId, ShortlistItem, Told
from advisor.domain.errors import BadInput
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import ClaimState
from advisor.i18n import _
from advisor.ui.controls.fields import Choice
from advisor.ui.controls.widgets import Button, DateEdit, Label, LineEdit, MoneyEdit
from advisor.ui.look import theme

MINUS = ("-", "−", "–")  # as keyboards and pastes send it
NO_COURSE = ""


class SignedMoneyEdit(MoneyEdit):
    """An amount that may be less than nothing, as a correction is."""

    def read(self, text: str) -> Money | None:
        """Raises BadInput."""
        plain = text.strip()
        amount = super().read(plain[1:] if plain.startswith(MINUS) else plain)
        return ZERO - amount if amount is not None and plain.startswith(MINUS) else amount


class ClaimForm(QFrame):
    """``kept`` when it is to be written down, ``left`` when not."""

    kept = Signal()
    left = Signal()

    def __init__(self, programs: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sunken")
        self.start = Claim("", "", ClaimState.DRAFT, ZERO)
        self._providers: dict[str, str] = {}
        states = [(state.value, wording.claim_state(state)) for state in ClaimState]
        self.heading = Label("", "strong", wrap=True)
        self.program = Choice(programs, _("Grant"))
        self.course = Choice([(NO_COURSE, "–")], _("Course"))
        self.state = Choice(states, _("State"))
        self.amount = SignedMoneyEdit(_("like 1000"), _("Amount"))
        self.on = DateEdit(name=_("Since"))
        self.expires = DateEdit(name=_("Last day of the hold"))
        self.provider = LineEdit(_("College or school"), _("Paid to"))
        self.told_by = LineEdit(_("who said it"), _("Told by"))
        self.save_button = Button(_("Keep this"), role="primary")
        self.cancel_button = Button(_("Leave it"), role="link")
        self.trouble = Label("", "stop", wrap=True)
        self._boxes: dict[QWidget, QWidget] = {}
        self._grid = QGridLayout()
        self._arrange()
        self.save_button.clicked.connect(self.kept)
        self.cancel_button.clicked.connect(self.left)
        self.state.currentIndexChanged.connect(self._fit)
        self.course.currentIndexChanged.connect(self._fit)

    def fields(self) -> list[QWidget]:
        """All that the keyboard can stand on, in order."""
        return [*self._boxes, self.save_button, self.cancel_button]

    def show_claim(
        self, heading: str, claim: Claim, items: Sequence[ShortlistItem], *only: QWidget
    ) -> None:
        """Show a claim to complete; ``only`` are the fields to ask for, all of them if none."""
        self.clear()
        self.heading.setText(heading)
        self.setAccessibleName(heading)
        self.start = claim
        for item in items:
            self._providers[item.id] = item.provider
            self.course.addItem(item.title, item.id)
        self.program.set_value(claim.program)
        self.course.set_value(claim.item or NO_COURSE)
        self.state.set_value(claim.state.value)
        self.amount.set_value(claim.amount or None)
        self.on.set_value(claim.on)
        self.expires.set_value(claim.expires)
        self.provider.set_value(claim.provider)
        self.told_by.set_value(claim.told.by if claim.told else "")
        for field, box in self._boxes.items():
            box.setProperty("asked", not only or field in only)
        self._fit()

    def clear(self) -> None:
        """Forget everything."""
        self.start = Claim("", "", ClaimState.DRAFT, ZERO)
        self._providers.clear()
        while self.course.count() > 1:
            self.course.removeItem(1)
        for field in (self.amount, self.on, self.expires, self.provider, self.told_by):
            field.clear()
        self.heading.setText("")
        self.setAccessibleName("")
        self._say("")

    def claim(self, today: date) -> Claim | None:
        """What was typed; None, and a word about it, while something is missing or wrong."""
        try:
            amount = self.amount.read(self.amount.text())
            on, last = self.on.read(self.on.text()), self.expires.read(self.expires.text())
            typed = self._typed(amount or ZERO, on, last, today)
            claims.check_days(typed)
        except BadInput as error:
            self._say(str(error))
            return None
        if amount is None:
            self._say(_("Type the amount."))
            self.amount.setFocus()
            return None
        return typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            else:
                self.kept.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self, amount: Money, on: date | None, last: date | None, today: date) -> Claim:
        state, item = ClaimState(self.state.currentData()), str(self.course.currentData())
        teller = self.told_by.text().strip()
        told = self.start.told if self.start.told and self.start.told.by == teller else None
        return replace(
            self.start,
            program=str(self.program.currentData()),
            state=state,
            amount=amount,
            on=on,
            provider=self._providers.get(item, self.provider.text().strip()),
            item=ItemId(item) if item else None,
            expires=last if state is ClaimState.HOLD else self.start.expires,
            told=told or (Told(teller, today) if teller else None),
        )

    def _arrange(self) -> None:
        grid = self._grid
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(6))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        fields: tuple[QWidget, ...] = (
            *(self.program, self.course, self.provider, self.state),
            *(self.amount, self.on, self.expires, self.told_by),
        )
        self._boxes.update((field, self._box(field)) for field in fields)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        side = theme.px(14)
        column.setContentsMargins(side, theme.px(12), side, theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(self.heading)
        column.addLayout(grid)
        column.addWidget(self.trouble)
        column.addLayout(foot)
        self._say("")

    def _box(self, field: QWidget) -> QWidget:
        box = QWidget(self)
        label = Label(field.accessibleName(), "small", wrap=True)
        label.setBuddy(field)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addWidget(label)
        column.addWidget(field)
        return box

    def _fit(self) -> None:
        """Ask only for what the state and the course leave open."""
        hold = self.state.currentData() == ClaimState.HOLD.value
        needless: dict[QWidget, bool] = {
            self.expires: not hold,
            self.provider: bool(self.course.currentData()),
        }
        place = 0  # two columns; a wide field takes both
        for field, box in self._boxes.items():
            box.setVisible(bool(box.property("asked")) and not needless.get(field, False))
            if box.isHidden():
                continue
            wide = field in (self.program, self.course, self.provider)
            place += place % 2 if wide else 0
            self._grid.addWidget(box, place // 2, place % 2, 1, 2 if wide else 1)
            place += 2 if wide else 1

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
