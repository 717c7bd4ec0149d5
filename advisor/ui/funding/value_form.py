"""A new dated value: which one, from which day, how much, and where that is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QLineEdit, QWidget

from advisor.domain.money import Money
from advisor.i18n import _
from advisor.services.ruling import NewValue, ValueView
from advisor.ui.controls.fields import Choice
from advisor.ui.controls.widgets import DateEdit, Label, LineEdit
from advisor.ui.funding import rules_words
from advisor.ui.funding.rule_form import FieldError, RuleForm, read

CHANGEABLE = ("cap", "share", "award")


class ValueForm(RuleForm):
    """``given`` carries a NewValue."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Look at the change"), _("A new value"), parent)
        self._values: tuple[ValueView, ...] = ()
        self._program, self._today = "", date.min
        self.which = Choice((), _("Which value"))
        self.now = Label("", "small", wrap=True)
        self.start = DateEdit()
        self.amount = LineEdit()
        self.source, self.by = QLineEdit(), QLineEdit()
        self.source.setPlaceholderText(_("a page’s address, or who told it and when"))
        self.add_field(_("Which value"), self.which)
        self.add_field(_("Now"), self.now)
        self.add_field(_("New amount"), self.amount, narrow=True)
        self.add_field(_("From this day on"), self.start, narrow=True)
        self.add_field(_("Where it is written"), self.source)
        self.add_field(_("Added by"), self.by)
        self.which.currentIndexChanged.connect(self._show_now)

    def open_form(self, program: str, values: Sequence[ValueView], by: str, today: date) -> None:
        """Offer the values of a program that take new ones."""
        self._program, self._today = program, today
        self._values = changeable(values)
        self.which.blockSignals(True)
        self.which.clear()
        while self.which.count():
            self.which.removeItem(0)
        names = [rules_words.value_name(value) for value in self._values]
        for value, name in zip(self._values, names, strict=True):
            alone = names.count(name) == 1
            self.which.addItem(name if alone else f"{name} ({value.id})")
        self.which.blockSignals(False)
        self._show_now(0)
        for field in (self.start, self.amount, self.source):
            field.clear()
        self.by.setText(by)
        self.say("")
        self.show()
        self.which.setFocus()

    def typed(self) -> NewValue:
        """Raises BadInput."""
        value = self._values[self.which.currentIndex()]
        amount = self._amount(value)
        start = read(self.start, _("Type the first day of the new value, like 1 Sep 2027."))
        assert isinstance(start, date)
        return NewValue(
            program=self._program,
            place=value.place,  # type: ignore[arg-type] # one of CHANGEABLE
            id=value.id,
            size=value.size,
            band=value.band,
            start=start,
            amount=amount,
            source=self.source.text().strip(),
            by=self.by.text().strip(),
            on=self._today,
        )

    def _amount(self, value: ValueView) -> Decimal:
        text = self.amount.text().strip()
        if not text:
            raise FieldError(_("Type the new amount."), self.amount)
        if value.place == "share":
            return Money.parse(text.replace("%", "")).amount / 100
        return Money.parse(text).amount

    def _show_now(self, at: int) -> None:
        if 0 <= at < len(self._values):
            value = self._values[at]
            self.now.setText(rules_words.amount_words(value.place, value.amount))
            hint = _("like 80 %") if value.place == "share" else _("like 3500")
            self.amount.setPlaceholderText(hint)


def changeable(values: Sequence[ValueView]) -> tuple[ValueView, ...]:
    """The values that take new ones, each once: as it stands now, else the last."""
    found: dict[tuple[object, ...], ValueView] = {}
    for value in values:
        key = (value.place, value.id, value.size, value.band)
        if value.place in CHANGEABLE and not (key in found and found[key].in_force):
            found[key] = value
    return tuple(found.values())
