"""The courses in the view for the client: what each costs and what the grant may pay."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.client import ClientFile, ShortlistItem
from advisor.domain.estimate import Estimate
from advisor.domain.money import ZERO, Money, total
from advisor.domain.situation import Category
from advisor.i18n import _
from advisor.ui import painting, theme
from advisor.ui.widgets import Label, hair

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
    sure: Money  # the grant pays this
    maybe: Money  # or up to this
    open_ended: bool  # no upper bound while a price is unknown


def course_rows(file: ClientFile, estimate: Estimate) -> tuple[Row, ...]:
    """The shortlist's courses, the client's other costs in one line, and the total."""
    rows = [_course(n, item, estimate) for n, item in enumerate(file.chosen, 1)]
    other = [c.amount for item in file.chosen for c in item.costs if c.category in OWN]
    if other:
        known = total(amount for amount in other if amount is not None)
        price = known if None not in other else None
        rows.append(Row("", _("Other costs that you named"), "", price, known, ZERO, ZERO, False))
    if len(rows) > 1:
        rows.append(
            Row(
                "",
                _("All together"),
                "",
                None if any(row.price is None for row in rows) else total(r.known for r in rows),
                total(row.known for row in rows),
                total(row.sure for row in rows),
                total(row.maybe for row in rows),
                any(row.open_ended for row in rows),
            )
        )
    return tuple(rows)


def _course(number: int, item: ShortlistItem, estimate: Estimate) -> Row:
    costs = [line.amount for line in item.costs if line.category not in OWN]
    known = total(amount for amount in costs if amount is not None)
    lines = [
        line
        for program in estimate.programs
        if program.kind == "grant"
        for line in program.lines
        if line.credential_id == item.id
    ]
    ends = [line.if_confirmed.up_to for line in lines]
    return Row(
        str(number),
        item.title,
        ", ".join(_facts(item)),
        known if costs and None not in costs else None,
        known,
        total(line.sure.at_least for line in lines),
        total(end for end in ends if end is not None),
        None in ends,
    )


def _facts(item: ShortlistItem) -> list[str]:
    facts = [item.provider]
    if item.delivery:
        facts.append(item.delivery)
    if item.start is not None:
        facts.append(_("from {day}").format(day=wording.day(item.start)))
    if item.weeks is not None:
        facts.append(wording.weeks(item.weeks))
    return facts


class CourseTable(QFrame):
    """Rows parted by hairlines; an amount that is not decided stands on a hatch."""

    def __init__(self, rows: tuple[Row, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(_("Your courses"))
        grid = QGridLayout()
        grid.setContentsMargins(20, 0, 14, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(_head(_("Your courses")), 0, 0, 1, 2)
        grid.addWidget(_head(_("Price")), 0, 2, right)
        grid.addWidget(_head(_("Grant may pay")), 0, 3, right)
        for place, row in enumerate(rows):
            grid.addWidget(hair(), 2 * place + 1, 0, 1, 4)
            self._add(grid, 2 * place + 2, row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(grid)

    def _add(self, grid: QGridLayout, at: int, row: Row) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        words = QVBoxLayout()
        words.setContentsMargins(0, 10, 0, 10)
        words.setSpacing(2)
        words.addWidget(Label(row.title, "client-strong", wrap=True))
        if row.about:
            words.addWidget(Label(row.about, "client-small", wrap=True))
        grid.addWidget(Label(row.number, "client-number"), at, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addLayout(words, at, 1)
        if row.price is not None:
            price: QWidget = Label(str(row.price), "client-strong")
        elif row.known:
            price = OpenAmount(_("{amount} or more").format(amount=row.known))
        else:
            price = OpenAmount(_("we ask"))
        grid.addWidget(price, at, 2, right)
        grid.addWidget(_grant(row), at, 3, right)


class OpenAmount(QWidget):
    """An amount that is not decided, on its hatch."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(_("{amount}, not decided").format(amount=text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font(20)).horizontalAdvance(self._text)
        return QSize(width + theme.px(22), theme.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.paint_unknown(painter, QRectF(self.rect()))
        painter.setFont(theme.font(20))
        painter.setPen(theme.colour("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()


def _grant(row: Row) -> QWidget:
    if row.open_ended:
        return OpenAmount(_("part of it"))
    if row.maybe == row.sure:
        return Label(str(row.sure) if row.sure else _("not this cost"), "client")
    return OpenAmount(_("up to {amount}").format(amount=row.maybe))


def _head(text: str) -> Label:
    label = Label(text, "client-small")
    label.setContentsMargins(0, 6, 0, 6)
    return label
