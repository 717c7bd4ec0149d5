"""A bursary of the centre's own, without code: who gives it, what it pays, where that is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.i18n import _
from advisor.services import ruling, spoken
from advisor.services.estimating import Fact
from advisor.services.ruling import Bursary
from advisor.ui.controls.fields import Choice, Toggles
from advisor.ui.controls.widgets import (
    Button,
    DateEdit,
    Label,
    MoneyEdit,
    NumberEdit,
    TextEdit,
)
from advisor.ui.funding import rules_words
from advisor.ui.funding.rule_form import RuleForm, read
from advisor.ui.look import theme

PERIODS: tuple[ruling.Per, ...] = (
    "life",
    "program_year",
    "fiscal_year",
    "calendar_year",
    "credential",
)


class Needs(QWidget):
    """Who gets it: facts with the answers that will do, added one by one; none = everybody."""

    def __init__(self) -> None:
        super().__init__()
        self._facts: dict[str, Fact] = {}
        self._rows: dict[str, tuple[Toggles, QWidget]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self.add_box = Choice((("", _("Add a condition…")),), _("Add a condition"))
        self._column.addWidget(self.add_box)
        self.add_box.edited.connect(self.add)

    def offer(self, facts: Sequence[Fact]) -> None:
        """Offer these facts; nothing is chosen."""
        for key in tuple(self._rows):
            self._remove(key)
        self._facts = {fact.key: spoken.fact(fact) for fact in facts}
        while self.add_box.count() > 1:
            self.add_box.removeItem(1)
        for fact in self._facts.values():
            self.add_box.addItem(_capital(fact.label), fact.key)

    def add(self, key: str) -> None:
        """One more condition."""
        self.add_box.clear()
        if not key or key in self._rows:
            return
        fact = self._facts[key]
        choices = fact.choices or (("yes", _("Yes")), ("no", _("No")))
        toggles = Toggles(choices, fact.label, boxes=True)
        remove = Button("", "ph.x", "icon")
        remove.setAccessibleName(_("Remove {fact}").format(fact=fact.label))
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(Label(_("{fact}:").format(fact=_capital(fact.label)), wrap=True), 0, 0)
        grid.addWidget(remove, 0, 1)
        grid.addWidget(toggles, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        remove.clicked.connect(lambda: self._remove(key))
        self._rows[key] = (toggles, row)
        self._column.insertWidget(self._column.count() - 1, row)
        toggles.button(choices[0][0]).setFocus()

    def button(self, key: str, value: str) -> QAbstractButton:
        """The box of one answer. Raises KeyError."""
        return self._rows[key][0].button(value)

    def values(self) -> Mapping[str, tuple[str, ...]]:
        """The answers that will do, by fact."""
        return {
            key: tuple(
                value for value, _label in self._choices(key) if toggles.button(value).isChecked()
            )
            for key, (toggles, _row) in self._rows.items()
        }

    def _choices(self, key: str) -> Sequence[tuple[str, str]]:
        return self._facts[key].choices or (("yes", ""), ("no", ""))

    def _remove(self, key: str) -> None:
        _toggles, row = self._rows.pop(key)
        row.hide()
        row.deleteLater()
        self.add_box.setFocus()


class BursaryForm(RuleForm):
    """``given`` carries a Bursary."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Look at the change"), _("Add a bursary"), parent)
        self._today = date.min
        self.name, self.giver, self.where, self.by = (QLineEdit() for _n in range(4))
        kinds = [(str(kind), wording.category(kind)) for kind in Category]
        self.pays = Toggles(kinds, _("Pays"), boxes=True)
        self.most = MoneyEdit(_("like 500"))
        self.per = Choice([(one, rules_words.per(one)) for one in PERIODS], _("Counted"))
        self.share = NumberEdit(_("100"))
        self.needs = Needs()
        self.sources = TextEdit(_("one on each line: a page’s address, or who told it and when"))
        self.sources.setFixedHeight(theme.px(72))
        self.start, self.until = DateEdit(), DateEdit(_("none: ask again after a year"))
        self.where.setPlaceholderText(_("an address or a page"))
        self.add_field(_("Name"), self.name)
        self.add_field(_("Given by"), self.giver)
        self.add_field(_("Pays"), self.pays)
        self.add_field(_("The most for one person"), self.most, narrow=True)
        self.add_field(_("Counted"), self.per)
        self.add_field(_("Percent of the price that it pays"), self.share, narrow=True)
        self.add_field(_("Only for people with"), self.needs)
        self.add_field(_("For courses that start from"), self.start, narrow=True)
        self.add_field(_("Last day"), self.until, narrow=True)
        self.add_field(_("Where to apply"), self.where)
        self.add_field(_("Sources"), self.sources)
        self.add_field(_("Added by"), self.by)

    def open_form(self, facts: Mapping[str, Fact], by: str, today: date) -> None:
        """Show the form, empty but for the day and the name."""
        self._today = today
        for field in (self.name, self.giver, self.where, self.most, self.share, self.until):
            field.clear()
        self.sources.clear()
        self.pays.clear()
        self.per.clear()
        self.needs.offer(ruling.offered(facts))
        self.start.set_value(today)
        self.by.setText(by)
        self.say("")
        self.show()
        self.name.setFocus()

    def typed(self) -> Bursary:
        """Raises BadInput."""
        most, share = read(self.most), read(self.share)
        start, until = read(self.start, _("Type the first day, like 1 Sep 2027.")), read(self.until)
        assert isinstance(start, date)
        return Bursary(
            name=self.name.text(),
            giver=self.giver.text(),
            pays=tuple(kind for kind in Category if self.pays.button(kind).isChecked()),
            most=most if isinstance(most, Money) else Money(),
            per=self.per.currentData(),
            share=share / 100 if isinstance(share, Decimal) else Decimal(1),
            needs=self.needs.values(),
            sources=tuple(self.sources.text().splitlines()),
            start=start,
            until=until if isinstance(until, date) else None,
            where=self.where.text(),
            by=self.by.text(),
            on=self._today,
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
