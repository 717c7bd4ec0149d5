"""The quote of one option, typed while the college is on the phone: costs, dates, grant, note."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.client import CostId, ShortlistItem, Told
from advisor.domain.delivery import DELIVERIES
from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.domain.quote_lines import MAIN, main_line, price_told
from advisor.domain.situation import Category
from advisor.i18n import _
from advisor.services.told_words import the_college, told_words
from advisor.ui.controls.fields import Choice, labelled
from advisor.ui.controls.guarded import Guarded
from advisor.ui.controls.question import Question
from advisor.ui.controls.widgets import (
    Button,
    DateEdit,
    ElidedLabel,
    Label,
    LineEdit,
    MoneyEdit,
    NumberEdit,
    TextEdit,
)
from advisor.ui.look import theme
from advisor.ui.shortlist.cost_lines import CostLines
from advisor.ui.shortlist.keep_quote import KeepQuote
from advisor.ui.shortlist.quote_writes import (
    restamp_lines,
    write_amount,
    write_fields,
)
from advisor.ui.work import Work

_TOLD_FIELDS = {
    "schedule": "schedule_told",
    "listing": "listing_told",
    "money": "money_told",
    "rules": "rules_confirmed",
}


class QuoteEditor(QFrame):
    """Opens under its row. Whatever is typed is kept at once, with the name and day above it."""

    closed = Signal()

    def __init__(self, work: Work, item: ShortlistItem) -> None:
        super().__init__()
        self._work, self._item = work, item
        self._touched_lines: set[CostId | Category] = set()
        self._touched: set[str] = set()
        self.setProperty("role", "sunken")
        self.setAccessibleName(_("Quote for {course}").format(course=item.title))
        self._make_fields()
        self._build()
        self._connect()
        self.show_item(item)

    def show_item(self, item: ShortlistItem) -> None:
        """Show what the file holds; a field that somebody types in is left alone."""
        self._item = item
        for category, field in self.amounts.items():
            line = main_line(item.costs, category)
            field.set_value(line.amount if line else None)
        self.lines.show_item(item)
        self.starts.set_value(item.start)
        self.weeks.set_value(None if item.weeks is None else Decimal(item.weeks))
        self.hours.set_value(item.hours_a_week)
        self.register_by.set_value(item.register_by)
        self.delivery.set_value(item.delivery)
        self.phone.set_value(item.phone)
        self.listed.show_answer(item.on_grant_list, item.listing_told)
        self.money_left.show_answer(item.money_left, item.money_told)
        self.rules_open.setChecked(item.rules_confirmed is not None)
        self.note.set_value(item.note)
        self.keep.show_item(item)
        self._stamp(self.price_stamp, price_told(item))
        self._stamp(self.schedule_stamp, item.schedule_told)
        self._stamp(self.rules_stamp, item.rules_confirmed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def told(self) -> Told:
        """Who is told to have said what is typed now."""
        try:
            on = self.told_on.read(self.told_on.text())
        except BadInput:
            on = None
        return Told(self.told_by.text().strip() or the_college(), on or self._work.today())

    def _make_fields(self) -> None:
        self.told_by = LineEdit(_("name or role"), _("Who told it"))
        self.told_by.setText(the_college())
        self.told_on = DateEdit(name=_("When it was told"))
        self.told_on.setText(wording.day(self._work.today()))
        self.amounts = {category: MoneyEdit(_("not known")) for category in MAIN}
        self.lines = CostLines(self._work, self._item.id, self.told)
        self.starts, self.register_by = DateEdit(), DateEdit()
        self.weeks, self.hours = NumberEdit(_("not known")), NumberEdit(_("not known"))
        taught = ((key, wording.record_word(key).capitalize()) for key in DELIVERIES)
        self.delivery = Choice([("", _("Not known")), *taught], _("Delivery"))
        self.delivery.setMinimumContentsLength(6)
        self.phone = LineEdit(_("number called"))
        self.rules_open = QCheckBox(_("The college confirmed the grant is open for this intake"))
        self.note = Guarded(TextEdit(_("Anything to remember about this option"), _("Note")))
        self.note.field.setFixedHeight(theme.px(56))
        self.price_stamp = ElidedLabel("", "small")
        self.price_stamp.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.schedule_stamp, self.rules_stamp = ElidedLabel("", "small"), ElidedLabel("", "small")
        self.schedule_stamp.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.listed = Question(_("On the grant list for this intake?"))
        self.money_left = Question(_("Does the college have grant money left?"))
        self.keep = KeepQuote(self._work)
        self.done_button = Button(_("Done"))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        side = theme.px(14)
        column.setContentsMargins(side, theme.px(12), side, theme.px(12))
        column.setSpacing(theme.px(8))
        column.addLayout(self._told_row())
        column.addLayout(self._heading(_("What it costs"), self.price_stamp))
        column.addLayout(self._grid([(wording.category(c), f) for c, f in self.amounts.items()]))
        column.addWidget(self.lines)
        column.addLayout(self._heading(_("When and how"), self.schedule_stamp))
        column.addLayout(
            self._grid(
                [
                    (_("Starts"), self.starts),
                    (_("Weeks"), self.weeks),
                    (_("Hours a week"), self.hours),
                    (_("Register by"), self.register_by),
                    (_("Delivery"), self.delivery),
                    (_("Phone of the college"), self.phone),
                ]
            )
        )
        column.addWidget(Label(_("The future skills grant"), "strong"))
        column.addWidget(self.listed)
        column.addWidget(self.money_left)
        column.addWidget(self.rules_open)
        column.addWidget(self.rules_stamp)
        column.addWidget(Label(_("Note"), "strong"))
        column.addWidget(self.note)
        column.addWidget(self.keep)
        column.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignRight)

    def _told_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        by, on = Label(_("Told by"), "muted"), Label(_("on"), "muted")
        by.setBuddy(self.told_by)
        on.setBuddy(self.told_on)
        row.addWidget(by)
        row.addWidget(self.told_by, 3)
        row.addWidget(on)
        row.addWidget(self.told_on, 2)
        return row

    def _heading(self, text: str, stamp: ElidedLabel) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(Label(text, "strong"))
        row.addWidget(stamp, 1)
        return row

    def _grid(self, fields: list[tuple[str, QWidget]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(3))
        for number, (text, field) in enumerate(fields):
            field.setAccessibleName(text)
            field.setMinimumWidth(theme.px(60))
            labelled(grid, (number // 3, number % 3), text, field)
            grid.setColumnStretch(number % 3, 1)
        return grid

    def _connect(self) -> None:
        for category, field in self.amounts.items():
            field.edited.connect(lambda amount, c=category: self._amount(c, amount))
        self.lines.touched.connect(self._touched_lines.add)
        self.starts.edited.connect(lambda day: self._schedule(start=day))
        self.weeks.edited.connect(lambda count: self._schedule(weeks=whole_weeks(count)))
        self.hours.edited.connect(lambda count: self._schedule(hours_a_week=count))
        self.register_by.edited.connect(lambda day: self._schedule(register_by=day))
        self.delivery.edited.connect(lambda word: self._schedule(delivery=word))
        self.phone.edited.connect(lambda text: self._write(phone=text.strip()))
        self.listed.answered.connect(lambda value: self._answer("listing", on_grant_list=value))
        self.money_left.answered.connect(lambda value: self._answer("money", money_left=value))
        self.rules_open.clicked.connect(self._on_rules)
        self.note.edited.connect(lambda text: self._write(note=text))
        self.told_by.edited.connect(self._restamp)
        self.told_on.edited.connect(self._restamp)
        self.keep.asked.connect(lambda: self._work.quote_offered.emit(self._item))
        self.done_button.clicked.connect(self.closed)

    def _write(self, **fields: object) -> None:
        write_fields(self._work, self._item.id, **fields)

    def _amount(self, category: Category, amount: Money | None) -> None:
        self._touched_lines.add(category)
        write_amount(self._work, self._item.id, category, amount, self.told())

    def _schedule(self, **fields: object) -> None:
        self._touched.add("schedule")
        self._write(schedule_told=self.told(), **fields)

    def _answer(self, kind: str, **fields: object) -> None:
        self._touched.add(kind)
        said = any(fields.values())
        self._write(**{_TOLD_FIELDS[kind]: self.told() if said else None}, **fields)

    def _on_rules(self, on: bool) -> None:
        self._touched.add("rules")
        self._write(rules_confirmed=self.told() if on else None)

    def _restamp(self, _value: object) -> None:
        told, item = self.told(), self._item
        if self._touched_lines:
            restamp_lines(self._work, item.id, frozenset(self._touched_lines), told)
        stamps = {
            _TOLD_FIELDS[kind]: told
            for kind in self._touched
            if getattr(item, _TOLD_FIELDS[kind]) is not None
        }
        if stamps:
            self._write(**stamps)

    def _stamp(self, label: ElidedLabel, told: Told | None) -> None:
        label.setText(told_words(told) if told else "")
        label.setVisible(told is not None)


def whole_weeks(count: Decimal | None) -> int | None:
    """Weeks as a whole number, a begun week counting as one."""
    return None if count is None else int(count.to_integral_value(ROUND_CEILING))
