"""The time bar of a plan: today, registering days and course weeks on one scale of months."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor import wording
from advisor.domain.plan import LearningPlan, StepKind
from advisor.i18n import _
from advisor.ui.look import theme

Scale = Callable[[date], float]
"""Where a day stands, in pixels."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One course: the day to register by, and its first and last day; None = not known."""

    label: str
    register: date | None
    start: date
    end: date | None


class Timeline(QWidget):
    """Painted; the same in words is its accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._today = date.min
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plan(self, plan: LearningPlan | None, today: date) -> None:
        """Show the dated courses of a plan; hidden while there is none."""
        self._bars, self._today = bars(plan) if plan else (), today
        self.setVisible(bool(self._bars))
        self.setAccessibleName(in_words(self._bars))
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(28 + 22 * len(self._bars)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._span()
        today = QFontMetrics(theme.font(12)).horizontalAdvance(_("today")) + theme.px(6)
        area = QRectF(today, 0, self.width() - today - theme.px(12), self.height())
        unit = area.width() / max(1, (last - first).days)

        def x(day: date) -> float:
            return area.left() + (day - first).days * unit

        self._months(painter, [(day, x(day)) for day in _months(first, last)])
        for number, bar in enumerate(self._bars):
            free = QRectF(area)
            free.setLeft(x(self._today) + theme.px(6))  # no words on today's line
            self._bar(painter, bar, theme.px(22) + number * theme.px(22), x, free)
        self._now(painter, x(self._today))
        painter.end()

    def _span(self) -> tuple[date, date]:
        days = [self._today]
        for bar in self._bars:
            days += [day for day in (bar.register, bar.start, bar.end) if day is not None]
        return min(days) - timedelta(days=4), max(days) + timedelta(days=10)

    def _months(self, painter: QPainter, months: Sequence[tuple[date, float]]) -> None:
        painter.setFont(theme.font(12))
        metrics = QFontMetrics(painter.font())
        free_from = -1.0
        for day, x in months:
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.drawLine(QPointF(x, theme.px(18)), QPointF(x, self.height()))
            words = wording.month(day) if day.month == 1 else wording.month(day).split()[0]
            if x >= free_from and x + metrics.horizontalAdvance(words) <= self.width():
                painter.setPen(theme.colour("muted"))
                painter.drawText(QPointF(x, theme.px(12)), words)
                free_from = x + metrics.horizontalAdvance(words) + theme.px(8)

    def _bar(self, painter: QPainter, bar: Bar, top: float, x: Scale, area: QRectF) -> None:
        middle = top + theme.px(11)
        end = x(bar.end) if bar.end else x(bar.start) + theme.px(10)
        block = QRectF(x(bar.start), top + theme.px(4), max(end - x(bar.start), 4), theme.px(14))
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.setBrush(theme.colour("accent") if bar.end else theme.colour("surface"))
        painter.drawRoundedRect(block, 3, 3)
        left = block.left()
        if bar.register is not None:
            _diamond(painter, x(bar.register), middle)
            left = min(left, x(bar.register) - theme.px(8))
        painter.setFont(theme.font(12, 500))
        painter.setPen(theme.colour("text"))
        taken = QRectF(left, top, block.right() - left, theme.px(22))
        _label(painter, bar.label, taken, block, area)

    def _now(self, painter: QPainter, x: float) -> None:
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
        painter.setFont(theme.font(12))
        width = QFontMetrics(painter.font()).horizontalAdvance(_("today"))
        painter.drawText(QPointF(x - width - theme.px(5), theme.px(12)), _("today"))


def bars(plan: LearningPlan) -> tuple[Bar, ...]:
    """The courses that have a start."""
    register = {
        number: step.on
        for step in plan.steps
        if step.kind is StepKind.REGISTER
        for number in step.courses
    }
    return tuple(
        Bar(f"{c.number} {c.title}", c.register_by or register.get(c.number), c.start, c.end)
        for c in plan.courses
        if c.start is not None
    )


def in_words(shown: Sequence[Bar]) -> str:
    """The time bar for somebody who does not see it."""
    sentences = []
    for bar in shown:
        words = _("{course}: starts {start}").format(course=bar.label, start=wording.day(bar.start))
        if bar.end is not None:
            words += _(", ends {day}").format(day=wording.day(bar.end))
        if bar.register is not None:
            words += _(", register by {day}").format(day=wording.day(bar.register))
        sentences.append(words + ".")
    return " ".join(sentences)


def _months(first: date, last: date) -> list[date]:
    day = first.replace(day=1)
    found = []
    while (day := day + relativedelta(months=1)) <= last:
        found.append(day)
    return found


def _diamond(painter: QPainter, x: float, y: float) -> None:
    half = theme.px(6)
    corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    painter.setPen(QPen(theme.colour("accent"), 2))
    painter.setBrush(theme.colour("surface"))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def _label(painter: QPainter, text: str, taken: QRectF, block: QRectF, area: QRectF) -> None:
    """Right of its bar, left of it or in it, where it fits; else elided where most room is."""
    gap = theme.px(8)
    metrics = QFontMetrics(painter.font())
    wanted = metrics.horizontalAdvance(text) + 2.0
    right, left = area.right() - taken.right() - gap, taken.left() - area.left() - gap
    inside = block.width() - 2 * gap
    room = next((r for r in (right, left, inside) if r >= wanted), max(right, left, inside))
    width = min(wanted, room)
    x = {right: taken.right() + gap, left: taken.left() - gap - width, inside: block.left() + gap}
    where = QRectF(x[room], taken.top(), width, taken.height())
    if room == inside:
        painter.setPen(theme.colour("on_accent"))
    else:
        painter.fillRect(where.adjusted(-2, 3, 2, -3), theme.colour("window"))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width) + 1)
    painter.drawText(where, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
