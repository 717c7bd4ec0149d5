"""All that a counsellor may know of a course, as fields; empty means not known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.credential import Credential
from advisor.domain.delivery import DELIVERIES
from advisor.domain.money import Money
from advisor.i18n import _
from advisor.services.editing import Choices
from advisor.services.typed_facts import KINDS
from advisor.ui.controls.fields import Choice, Lines, labelled
from advisor.ui.controls.widgets import Card, LineEdit, MoneyEdit, NumberEdit, YesNo
from advisor.ui.editing.provider_fields import ProviderFields
from advisor.ui.editing.tags import Tags
from advisor.ui.funding.rule_form import FieldError, read
from advisor.ui.look import theme

_MONEY = ("tuition", "mandatory_fees", "materials")
_NUMBERS = ("weeks", "hours", "hours_a_week", "credits")
_TAGS = ("skills", "intakes", "proof", "counts_toward", "prerequisites")
_LINES = ("title", "summary", "place", "cost_note", "grant_period")
_CHOICES = ("kind", "field", "delivery")
Place = tuple[str, QWidget, int]  # the words over a field, the field, its columns of two


class CourseFields:
    """The fields by the name of the fact, in cards. ``facts`` is what stands in them."""

    def __init__(self, known: Choices) -> None:
        empty = _("not known")
        self.provider = ProviderFields(known.providers)
        self.fields: dict[str, QWidget] = {
            "title": LineEdit(_("as the college says it")),
            "provider": self.provider.name,
            "kind": Choice([("", _("Not known")), *_worded(KINDS)], ""),
            "field": Choice([("", _("Not known")), *((one, one) for one in known.fields)], ""),
            "summary": Lines(2, 14, _("one sentence")),
            "skills": Tags(_("You learn")),
            "delivery": Choice([("", _("Not known")), *_worded(DELIVERIES)], ""),
            "place": LineEdit(_("town or campus")),
            "credit_bearing": YesNo(
                (("yes", _("Yes")), ("no", _("No"))), _("Counts as college credit")
            ),
            "grant_listed": QCheckBox(_("Named on the future skills grant list")),
            "grant_period": LineEdit(_("which intake, like 11 Jan 2027")),
            "cost_note": LineEdit(_("like: books are extra")),
            **{name: MoneyEdit(empty) for name in _MONEY},
            **{name: NumberEdit(empty) for name in _NUMBERS},
            "intakes": Tags(_("Starts")),
            "proof": Tags(_("You get")),
            "counts_toward": Tags(_("Counts toward")),
            "prerequisites": Tags(_("Asks for")),
        }
        titles = self.fields["counts_toward"]
        assert isinstance(titles, Tags)
        titles.offer(known.titles)
        self.cards = (self._course(), self._how(), self._price(), self._gives())

    def show_record(self, record: Credential) -> None:
        """Fill the fields with a record."""
        self.provider.name.setText(record.provider.name)
        counts = tuple(link.text for link in record.counts_toward)
        self.show_facts(
            {name: getattr(record, name) for name in self.fields if name != "provider"}
            | {"counts_toward": counts}
        )

    def show_facts(self, facts: Mapping[str, Any]) -> None:
        """Fill some fields."""
        for name, value in facts.items():
            field = self.fields[name]
            if isinstance(field, QCheckBox):
                field.setChecked(bool(value))
            elif isinstance(field, YesNo):
                field.set_value({True: "yes", False: "no"}.get(value))
            elif isinstance(field, Tags):
                field.set_value(value or ())
            elif isinstance(field, NumberEdit):
                field.set_value(None if value is None else Decimal(value))
            elif isinstance(field, MoneyEdit):
                field.set_value(Money(value) if isinstance(value, Decimal) else value)
            elif isinstance(field, LineEdit | Lines | Choice):
                field.set_value(value or "")

    def facts(self) -> dict[str, Any]:
        """What stands in the fields, as a pack's row has it; without the provider.

        Raises FieldError for what cannot be read.
        """
        found: dict[str, Any] = {}
        for name, field in self.fields.items():
            if isinstance(field, QCheckBox):
                found[name] = field.isChecked()
            elif isinstance(field, YesNo):
                found[name] = {"yes": True, "no": False}.get(field.value or "")
            elif isinstance(field, Tags):
                found[name] = field.texts()
            elif isinstance(field, Choice):
                found[name] = field.currentData() or None
            elif isinstance(field, MoneyEdit | NumberEdit):
                found[name] = _plain(read(field))
            elif isinstance(field, LineEdit | Lines):
                found[name] = field.text().strip() or None
        weeks = self.fields["weeks"]
        if found["weeks"] is not None and found["weeks"] != int(found["weeks"]):
            raise FieldError(_("Type whole weeks, like 8."), weeks)
        found["weeks"] = None if found["weeks"] is None else int(found["weeks"])
        found["grant_listed"] = found["grant_listed"] or bool(found["grant_period"])
        return found

    def _course(self) -> Card:
        fields = self.fields
        return _card(
            _("The course"),
            (_("Title"), fields["title"], 2),
            (_("College or school"), self.provider, 2),
            (_("Kind"), fields["kind"], 1),
            (_("Field of study"), fields["field"], 1),
            (_("What it is, in short"), fields["summary"], 2),
            (_("You learn"), fields["skills"], 2),
        )

    def _how(self) -> Card:
        fields = self.fields
        return _card(
            _("When and how"),
            (_("Delivery"), fields["delivery"], 1),
            (_("Place"), fields["place"], 1),
            (_("Weeks"), fields["weeks"], 1),
            (_("Hours a week"), fields["hours_a_week"], 1),
            (_("Hours in all"), fields["hours"], 1),
            (_("Starts"), fields["intakes"], 2),
        )

    def _price(self) -> Card:
        fields = self.fields
        return _card(
            _("What it costs"),
            (_("Tuition"), fields["tuition"], 1),
            (_("Mandatory fees"), fields["mandatory_fees"], 1),
            (_("Required materials"), fields["materials"], 1),
            (_("On prices"), fields["cost_note"], 1),
            ("", fields["grant_listed"], 2),
            (_("Grant list for"), fields["grant_period"], 2),
        )

    def _gives(self) -> Card:
        fields = self.fields
        return _card(
            _("What it gives and asks for"),
            (_("Credits"), fields["credits"], 1),
            (_("Counts as college credit"), fields["credit_bearing"], 1),
            (_("You get"), fields["proof"], 2),
            (_("Counts toward"), fields["counts_toward"], 2),
            (_("Asks for"), fields["prerequisites"], 2),
        )


def _card(title: str, *places: Place) -> Card:
    card = Card(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(10))
    grid.setVerticalSpacing(theme.px(3))
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    row, column = 0, 0
    for words, field, wide in places:
        if column + wide > 2:
            row, column = row + 1, 0
        if words:
            labelled(grid, (row, column), words, field, wide)
        else:
            grid.addWidget(field, row * 2 + 1, column, 1, wide)
        if isinstance(field, QLineEdit):
            field.setMinimumWidth(theme.px(60))
        column += wide
    card.body.addLayout(grid)
    return card


def column_of(cards: Sequence[QWidget]) -> QVBoxLayout:
    """Cards one below the other."""
    column = QVBoxLayout()
    column.setSpacing(theme.px(12))
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return column


def _worded(words: Sequence[str]) -> list[tuple[str, str]]:
    named = ((word, wording.record_word(word)) for word in words)
    return [(word, name[:1].upper() + name[1:]) for word, name in named]


def _plain(value: object) -> Decimal | None:
    if isinstance(value, Money):
        return value.amount
    return value if isinstance(value, Decimal) else None
