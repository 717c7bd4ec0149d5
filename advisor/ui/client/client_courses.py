"""The courses in the view for the client: what each costs and what others may pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.client import ClientFile, ShortlistItem
from advisor.domain.estimate import Estimate, LineCover
from advisor.domain.money import ZERO, Money, total
from advisor.domain.situation import Category
from advisor.i18n import _
from advisor.services.summing import payers, summary
from advisor.ui.controls.widgets import Label, hair
from advisor.ui.look import painting, theme

OWN = {
    Category.CHILDCARE,
    Category.TRANSPORT,
    Category.LIVING,
    Category.TRANSPORT_ALLOWANCE,
    Category.MISC_ALLOWANCE,
}
"""Costs beside the course: they can tell a story, so they are named by the client only."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: ``price`` None = no price yet; ``known`` is what is known of it."""

    number: str
    title: str
    about: str
    price: Money | None
    known: Money
    sure: Money  # others pay this
    maybe: Money  # or up to this
    open_ended: bool  # no upper bound while a price is unknown


def course_rows(file: ClientFile, estimate: Estimate) -> tuple[Row, ...]:
    """The shortlist's courses, the client's other costs in one line, and the total."""
    paid = [line for program in payers(estimate.programs) for line in program.lines]
    own = {
        (item.id, index): line.amount
        for item in file.chosen
        for index, line in enumerate(item.costs)
        if line.category in OWN
    }
    rows = []
    for number, item in enumerate(file.chosen, 1):
        prices = [line.amount for line in item.costs if line.category not in OWN]
        mine = [line for line in paid if line.credential_id == item.id and _at(line) not in own]
        rows.append(_row(str(number), item.title, ", ".join(_facts(item)), prices, mine))
    if own:
        theirs = [line for line in paid if _at(line) in own]
        rows.append(_row("", _("Other costs that you named"), "", list(own.values()), theirs))
    if len(rows) > 1:
        rows.append(_all(rows, file, estimate))
    return tuple(rows)


def _at(line: LineCover) -> tuple[str, int]:
    return line.credential_id, line.cost_index


def _all(rows: list[Row], file: ClientFile, estimate: Estimate) -> Row:
    """The total; what others may pay has its own limits, not the sum of what each line may get."""
    said = summary(file, estimate)
    known = total(row.known for row in rows)
    price = None if any(row.price is None for row in rows) else known
    sure, maybe = known - said.worst_known, known - said.best
    ends = [program.if_confirmed.up_to for program in payers(estimate.programs)]
    if price is None:
        maybe = max(maybe, total(end for end in ends if end is not None))
    unlimited = price is None and None in ends
    return Row("", _("All together"), "", price, known, sure, maybe, unlimited)


def _row(
    number: str,
    title: str,
    about: str,
    prices: Sequence[Money | None],
    paid: Sequence[LineCover],
) -> Row:
    known = total(price for price in prices if price is not None)
    price = known if prices and None not in prices else None
    sure = total(line.sure.at_least for line in paid)
    ends = [line.if_confirmed.up_to for line in paid]
    most = total(end for end in ends if end is not None) if None not in ends else price or ZERO
    maybe = most if price is None else min(most, price)
    return Row(number, title, about, price, known, sure, maybe, price is None and None in ends)


def _facts(item: ShortlistItem) -> list[str]:
    facts = [item.provider]
    if item.delivery:
        facts.append(wording.record_word(item.delivery))
    if item.start is not None:
        facts.append(_("from {day}").format(day=wording.day(item.start)))
    if item.weeks is not None:
        facts.append(wording.weeks(item.weeks))
    return [facts[0], *(fact.replace(" ", "\u00a0") for fact in facts[1:])]  # each whole on a line


class CourseTable(QFrame):
    """Rows parted by hairlines; an amount that is not decided stands on a hatch."""

    def __init__(self, rows: tuple[Row, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(_("Your courses"))
        self._lines: list[tuple[QWidget, QWidget, QWidget]] = []
        self._column = QVBoxLayout(self)
        edge = theme.edge()
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(0)
        price, grant = Label(_("Price"), "client-small"), Label(_("Others may pay"), "client-small")
        self._add("", Label(_("Your courses"), "client-small"), price, grant, "sunken")
        for place, row in enumerate(rows):
            self._column.addWidget(hair())
            last = not row.number and place == len(rows) - 1
            self._add(row.number, _words(row), _price(row), _grant(row), "sunken" if last else "")
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._align()

    def _add(self, number: str, words: QWidget, price: QWidget, grant: QWidget, role: str) -> None:
        line = QFrame()
        line.setProperty("role", role)
        row = QHBoxLayout(line)
        row.setContentsMargins(20, 8, 14, 8)
        row.setSpacing(16)
        first = Label(number, "client-number")
        for widget, stretch in ((first, 0), (words, 1)):
            row.addWidget(widget, stretch)
        for widget in (price, grant):
            box = QWidget()
            inner = QHBoxLayout(box)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.addStretch(1)
            inner.addWidget(widget)
            row.addWidget(box)
        self._lines.append((first, price, grant))
        self._column.addWidget(line)

    def _align(self) -> None:
        """Every column as wide as its widest entry, at any text size."""
        for place in range(3):
            widest = max(line[place].sizeHint().width() for line in self._lines)
            for line in self._lines:
                holder = line[place].parentWidget() if place else line[0]
                assert holder is not None
                holder.setFixedWidth(widest)


def _words(row: Row) -> QWidget:
    box = QWidget()
    words = QVBoxLayout(box)
    words.setContentsMargins(0, 4, 0, 4)
    words.setSpacing(2)
    words.addWidget(Label(row.title, "client-strong", wrap=True))
    if row.about:
        words.addWidget(Label(row.about, "client-small", wrap=True))
    return box


def _price(row: Row) -> QWidget:
    if row.price is not None:
        return Label(wording.money(row.price), "client-amount")
    if row.known:
        return OpenAmount(_("{amount} or more").format(amount=wording.money(row.known)))
    return OpenAmount(_("we ask"))


class OpenAmount(QWidget):
    """An amount that is not decided, on its hatch."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(_("{amount}, not decided").format(amount=text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font(20, figures=True)).horizontalAdvance(self._text)
        return QSize(width + theme.px(22), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.paint_unknown(painter, QRectF(self.rect()))
        painter.setFont(theme.font(20, figures=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


def _grant(row: Row) -> QWidget:
    if row.open_ended:
        return OpenAmount(_("part of it"))
    if row.maybe == row.sure:
        return Label(str(row.sure) if row.sure else _("not this cost"), "client")
    return OpenAmount(_("up to {amount}").format(amount=wording.money(row.maybe)))
