"""The columns of the shortlist: one set of widths for header and rows, money to the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from advisor import wording
from advisor.domain.client import ShortlistItem
from advisor.domain.money import Money
from advisor.domain.quote_lines import MAIN, main_line
from advisor.domain.situation import Category
from advisor.i18n import N_, _
from advisor.ui.controls.unknown import QuoteField, UnknownTag, quote_hint
from advisor.ui.controls.widgets import Label
from advisor.ui.look import theme

_MONEY = 3
_NAMES = (N_("Tuition"), N_("Fees"), N_("Materials"), N_("Starts"), N_("Length"), N_("A week"))
_LEAST = (52, 44, 62, 84, 58, 44)
GAP = 11
_PARTED = 8  # more room where the money ends and the dates begin


def cell_texts(item: ShortlistItem) -> tuple[str, ...]:
    """The six cells of an option in words; empty where nobody told."""
    money = [_amount(item, category) for category in MAIN]
    start = wording.day(item.start) if item.start else ""
    weeks = wording.weeks(item.weeks) if item.weeks is not None else ""
    hours = item.hours_a_week
    a_week = _("{n} h").format(n=wording.number(hours)) if hours is not None else ""
    return (*money, start, weeks, a_week)


def column_widths(items: Sequence[ShortlistItem]) -> tuple[int, ...]:
    """Widths in px that hold every cell of every row: money and dates are never cut."""
    metrics, small = QFontMetrics(theme.font(14, figures=True)), QFontMetrics(theme.font(12))
    texts = [cell_texts(item) for item in items]
    widths = [
        max(
            theme.px(_LEAST[n]),
            small.horizontalAdvance(_(_NAMES[n])) + 2,
            *(metrics.horizontalAdvance(row[n]) + 2 for row in texts),
        )
        for n in range(len(_NAMES))
    ]
    if any(not any(row[:_MONEY]) for row in texts):
        least = metrics.horizontalAdvance(quote_hint()) + theme.px(26)
        widths[_MONEY - 1] += max(0, least - _span(widths, _MONEY))
    return tuple(widths)


class QuoteHeader(QWidget):
    """The header row, on the same stops as the cells below it."""

    def __init__(self) -> None:
        super().__init__()
        row = _row(self)
        self._labels = [Label(_(name), "small") for name in _NAMES]
        for number, label in enumerate(self._labels):
            label.setAlignment(_side(number))
            row.addWidget(label)
        row.addStretch(1)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Take the widths of all rows."""
        for number, (label, width) in enumerate(zip(self._labels, widths, strict=True)):
            label.setIndent(_before(number) if number >= _MONEY else 0)
            label.setFixedWidth(width + _before(number))


class QuoteCells(QWidget):
    """The six cells of one option; a missing tuition is a field to type in."""

    def __init__(self, course: str) -> None:
        super().__init__()
        self._row = _row(self)
        self._values = [Label("", "figures") for _name in _NAMES]
        self._tags = [UnknownTag(_("ask")) for _name in _NAMES]
        self._boxes: list[QWidget] = []
        self.quote = QuoteField(course)
        self.quote.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._row.addWidget(self.quote)
        for number, (value, tag) in enumerate(zip(self._values, self._tags, strict=True)):
            self._row.addWidget(self._box(number, value, tag))
        self._row.addStretch(1)
        self._texts: tuple[str, ...] = ("",) * len(_NAMES)

    def show_item(self, item: ShortlistItem, widths: Sequence[int]) -> None:
        """Show an option's cells."""
        self._texts = cell_texts(item)
        typing = self.quote.hasFocus()
        line = main_line(item.costs, Category.TUITION)
        if not self.quote.property("wrong"):  # what cannot be read stays to be mended
            self.quote.set_value(line.amount if line else None)
        wrong = bool(self.quote.property("wrong"))
        unknown = typing or wrong or not self._texts[0]
        covered = next((n for n in range(1, _MONEY) if self._texts[n]), _MONEY) if unknown else 0
        self.quote.setVisible(unknown)
        self.quote.set_short(short=covered == 1)
        self.quote.setFixedWidth(_span(widths, max(1, covered)))
        for number, text in enumerate(self._texts):
            box = self._boxes[number]
            box.setVisible(number >= covered)
            box.setContentsMargins(_before(number), 0, 0, 0)
            box.setFixedWidth(widths[number] + _before(number))
            self._values[number].setText(text)
            self._values[number].setVisible(bool(text))
            self._tags[number].setVisible(not text)

    def spoken(self) -> str:
        """The cells in words, for screen readers."""
        return ", ".join(
            f"{_(name)}: {text or _('not known')}"
            for name, text in zip(_NAMES, self._texts, strict=True)
        )

    def _box(self, number: int, value: Label, tag: UnknownTag) -> QWidget:
        box = QWidget()
        inner = QHBoxLayout(box)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        value.setAlignment(_side(number))
        if number < _MONEY:
            inner.addStretch(1)
        inner.addWidget(value)
        inner.addWidget(tag)
        if number >= _MONEY:
            inner.addStretch(1)
        self._boxes.append(box)
        return box


def _amount(item: ShortlistItem, category: Category) -> str:
    line = main_line(item.costs, category)
    amount: Money | None = line.amount if line else None
    return "" if amount is None else wording.money(amount)


def _span(widths: Sequence[int], count: int) -> int:
    return sum(widths[:count]) + theme.px(GAP) * (count - 1)


def _before(number: int) -> int:
    return 0 if not number else theme.px(GAP + (_PARTED if number == _MONEY else 0))


def _row(parent: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(parent)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    return row


def _side(number: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if number < _MONEY else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
