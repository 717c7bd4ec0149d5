"""One cell of the fact table: words, a hatched tag for what is missing, and a smaller aside."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from advisor.ui.look import icons, painting, theme

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows. ``missing`` is the word of the hatched tag."""

    text: str
    aside: str = ""
    missing: str = ""
    icon: str = ""
    colour: str = "text"
    aside_colour: str = "muted"
    small: bool = False
    stacked: bool = False
    strong: bool = False

    @property
    def spoken(self) -> str:
        """The cell in words."""
        return ", ".join(part for part in (self.missing, self.text, self.aside) if part)


def height(cell: Cell, width: int) -> int:
    """How tall a cell is at a width in px."""
    return max(place.bottom() for place in _places(cell, QRect(0, 0, width, 0))) + theme.px(10)


def paint_chosen(painter: QPainter, rect: QRect) -> None:
    """The ground of a chosen row: tinted, in high contrast a bar at its left."""
    painter.fillRect(rect, theme.colour("accent_tint"))
    if theme.is_contrast():
        painter.fillRect(
            QRect(rect.topLeft(), rect.bottomLeft()).adjusted(0, 0, 5, 0), theme.colour("text")
        )


def paint(painter: QPainter, rect: QRect, cell: Cell) -> None:
    """Paint a cell."""
    first, second = _places(cell, rect)
    if cell.missing:
        painting.paint_unknown(painter, QRectF(first))
        painter.setFont(theme.font(12, 500))
        painter.setPen(theme.colour("text"))
        painter.drawText(first, Qt.AlignmentFlag.AlignCenter, cell.missing)
    else:
        if cell.icon:
            size = theme.px(13)
            at = QPoint(first.left() - theme.px(18), first.top() + theme.px(2))
            icons.paint(
                painter, QRect(at.x(), at.y(), size, size), cell.icon, theme.colour(cell.colour)
            )
        painter.setFont(theme.font(12 if cell.small else 14, 600 if cell.strong else 400))
        painter.setPen(theme.colour(cell.colour))
        painter.drawText(first, _WRAP, cell.text if not cell.stacked else _cut(cell, first))
    if cell.aside:
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour(cell.aside_colour))
        painter.drawText(second, _WRAP, cell.aside)


def _cut(cell: Cell, rect: QRect) -> str:
    metrics = QFontMetrics(theme.font(12))
    return metrics.elidedText(cell.text, Qt.TextElideMode.ElideMiddle, rect.width())


def _places(cell: Cell, rect: QRect) -> tuple[QRect, QRect]:
    left = rect.left() + theme.px(14) + (theme.px(18) if cell.icon else 0)
    top = rect.top() + theme.px(10)
    room = max(theme.px(40), rect.right() - left - theme.px(8))
    if cell.missing:
        metrics = QFontMetrics(theme.font(12, 500))
        tag = QRect(
            left,
            top - theme.px(2),
            metrics.horizontalAdvance(cell.missing) + theme.px(16),
            metrics.height() + theme.px(6),
        )
        beside = room - tag.width() - theme.px(8)
        return tag, _second(
            cell, QRect(tag.right() + theme.px(8), top + theme.px(1), beside, 0), tag
        )
    metrics = QFontMetrics(theme.font(12 if cell.small else 14))
    words = metrics.boundingRect(QRect(0, 0, room, 9999), _WRAP, cell.text)
    first = QRect(left, top, room, words.height())
    beside = room - words.width() - theme.px(8)
    one_line = words.height() <= metrics.height() + 2 and not cell.stacked
    small = QFontMetrics(theme.font(12)).horizontalAdvance(cell.aside)
    if cell.aside and one_line and small <= beside:
        drop = theme.px(2)
        return first, QRect(
            left + words.width() + theme.px(8), top + drop, beside, metrics.height()
        )
    return first, _second(cell, QRect(left, first.bottom() + theme.px(3), room, 0), first)


def _second(cell: Cell, place: QRect, otherwise: QRect) -> QRect:
    if not cell.aside:
        return otherwise
    metrics = QFontMetrics(theme.font(12))
    box = QRect(0, 0, max(theme.px(40), place.width()), 9999)
    words = metrics.boundingRect(box, _WRAP, cell.aside)
    return QRect(place.left(), place.top(), box.width(), words.height())
