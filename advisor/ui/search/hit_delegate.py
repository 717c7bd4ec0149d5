"""Paints a search result: title with matches marked, provider, reasons, price, Add or Chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from advisor.domain.credential import Credential
from advisor.i18n import _
from advisor.ui.look import icons, theme
from advisor.ui.search.credential_facts import kind_line, offer_line
from advisor.ui.search.fact_cell import paint_chosen
from advisor.ui.search.hit_model import ROW, HitRow

Index = QModelIndex | QPersistentModelIndex
MOST_NOTES = 3
_ICON = {"good": "ph.check", "caution": "ph.info", "muted": "ph.question"}


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of one row stand."""

    title: QRect
    provider: QRect
    offer: QRect  # kind, delivery and length on a line of their own, where there is no Add
    notes: tuple[QRect, ...]
    price: QRect
    button: QRect
    height: int


class HitDelegate(QStyledItemDelegate):
    """One result row. ``add_clicked`` when the painted Add button is pressed with the mouse."""

    add_clicked = Signal(Credential)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[int, int, bool, int], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        view = self.parent()
        assert isinstance(view, QWidget)
        width = option.rect.width() or view.width()
        if not isinstance(row, HitRow):
            return QSize(width, 0)
        key = (
            hash((row.hit.credential.id, row.notes, row.price)),
            width,
            row.chosen,
            theme.percent(),
        )
        if key not in self._heights:
            if len(self._heights) > 2000:
                self._heights.clear()
            self._heights[key] = _places(row, QRect(0, 0, width, 0)).height
        return QSize(width, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, HitRow):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, option, selected)
        places = _places(row, option.rect)
        title = _title_layout(row, places.title.width(), selected)
        painter.setPen(theme.colour("text"))
        title.draw(painter, QPointF(places.title.topLeft()))
        _paint_provider(painter, places, row)
        _paint_text(painter, places.price, row.price.text, theme.font(12.5, 500), row.price.tone)
        _paint_notes(painter, places.notes, row)
        if row.chosen:
            _paint_chosen(painter, places.button)
        elif row.can_add:
            _paint_add(painter, places.button)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        row = index.data(ROW)
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
            and isinstance(row, HitRow)
            and row.can_add
            and not row.chosen
            and self.button_rect(row, option.rect).contains(event.position().toPoint())
        ):
            self.add_clicked.emit(row.hit.credential)
            return True
        return super().editorEvent(event, model, option, index)

    def button_rect(self, row: HitRow, rect: QRect) -> QRect:
        """Where Add is painted, in a row that has ``rect``: what the mouse must hit."""
        return _places(row, rect).button


def _line(font: QFont) -> int:
    return round(QFontMetrics(font).height() * 1.12)


def _button_width(row: HitRow) -> int:
    if not (row.chosen or row.can_add):
        return 0
    font = theme.font(14, 500)
    words = _("Chosen") if row.chosen else _("Add")
    return QFontMetrics(font).horizontalAdvance(words) + theme.px(40)


def _places(row: HitRow, rect: QRect) -> _Places:
    side, gap = theme.px(14), theme.px(4)
    left, top = rect.left() + side, rect.top() + theme.px(10)
    width = max(theme.px(80), rect.width() - 2 * side)
    right = left + width
    button_width = _button_width(row)
    button = QRect(right - button_width, top - theme.px(1), button_width, theme.px(28))
    title_width = width - (button_width + theme.px(12) if button_width else 0)
    title = QRect(left, top, title_width, _height(_title_layout(row, title_width, False)))
    small = _line(theme.font(12.5))
    beneath = title.bottom() + 1 + gap
    clear = beneath >= button.bottom() or not button_width
    provider = QRect(left, beneath, width if clear else title_width, small)
    offer = QRect(left, provider.bottom() + 1, 0 if row.can_add else width, small)
    if not row.can_add:
        beneath = offer.top()
    notes = _note_places(row, QRect(left, beneath + small + gap, width, small), gap)
    price_width = QFontMetrics(theme.font(12.5, 500)).horizontalAdvance(row.price.text) + 2
    price = QRect(right - price_width, beneath + small + gap, price_width, small)
    if notes:
        beside = notes[-1].right() + theme.px(8) <= price.left()
        price.moveTop(notes[-1].top() + (0 if beside else small + gap))
    height = price.bottom() + 1 + theme.px(11) - rect.top()
    return _Places(title, provider, offer, notes, price, button, height)


def _note_places(row: HitRow, first: QRect, gap: int) -> tuple[QRect, ...]:
    """Each note with its icon, in lines as wide as the row; a note is never parted."""
    metrics, places = QFontMetrics(theme.font(12.5)), []
    x, y = first.left(), first.top()
    for note in row.notes[:MOST_NOTES]:
        wide = min(metrics.horizontalAdvance(note.text) + theme.px(20), first.width())
        if x > first.left() and x + wide > first.right():
            x, y = first.left(), y + first.height() + gap
        places.append(QRect(x, y, wide, first.height()))
        x += wide + theme.px(12)
    return tuple(places)


def _title_layout(row: HitRow, width: int, selected: bool) -> QTextLayout:
    layout = QTextLayout(row.hit.credential.title, theme.font(14, 600))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_marks(row.hit.marks.get("title", ()), selected))
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, y))
        y += line.height() * 1.1
    layout.endLayout()
    return layout


def _marks(marks: Sequence[tuple[int, int]], selected: bool) -> list[QTextLayout.FormatRange]:
    made = []
    for start, length in marks:
        span = QTextLayout.FormatRange()
        span.start, span.length = start, length
        words = QTextCharFormat()
        words.setBackground(theme.colour("surface" if selected else "accent_tint"))
        if theme.is_contrast():
            words.setFontUnderline(True)
        span.format = words
        made.append(span)
    return made


def _height(layout: QTextLayout) -> int:
    last = layout.lineAt(layout.lineCount() - 1) if layout.lineCount() else None
    return round(last.y() + last.height()) if last is not None else 0


def _paint_provider(painter: QPainter, places: _Places, row: HitRow) -> None:
    credential, font = row.hit.credential, theme.font(12.5)
    if row.can_add:
        _paint_text(painter, places.provider, kind_line(credential), font, "muted")
        return
    _paint_text(painter, places.provider, credential.provider.name, font, "muted")
    _paint_text(painter, places.offer, offer_line(credential), font, "muted")


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, selected: bool) -> None:
    rect = option.rect
    if selected:
        paint_chosen(painter, rect)
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.colour("sunken"))
    painter.setPen(QPen(theme.colour("hair"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if selected and option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(theme.colour("focus"), theme.px(2)))
        painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), theme.px(4), theme.px(4))


def _paint_text(painter: QPainter, rect: QRect, text: str, font: QFont, colour: str) -> None:
    painter.setFont(font)
    painter.setPen(theme.colour(colour))
    cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


def _paint_notes(painter: QPainter, places: Sequence[QRect], row: HitRow) -> None:
    font, size = theme.font(12.5), theme.px(13)
    for place, note in zip(places, row.notes, strict=False):
        box = QRect(place.left(), place.center().y() - size // 2, size, size)
        icons.paint(painter, box, _ICON[note.tone], theme.colour(note.tone))
        text = place.adjusted(theme.px(18), 0, 0, 0)
        _paint_text(painter, text, note.text, font, "text" if note.tone == "good" else note.tone)


def _paint_chosen(painter: QPainter, rect: QRect) -> None:
    size = theme.px(14)
    font = theme.font(13, 600)
    width = QFontMetrics(font).horizontalAdvance(_("Chosen"))
    x = rect.right() - width
    icons.paint(
        painter,
        QRect(x - theme.px(20), rect.center().y() - size // 2, size, size),
        "ph.check",
        theme.colour("good"),
    )
    _paint_text(painter, QRect(x, rect.top(), width + 2, rect.height()), _("Chosen"), font, "good")


def _paint_add(painter: QPainter, rect: QRect) -> None:
    painter.setPen(QPen(theme.colour("field"), theme.edge()))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), theme.px(5), theme.px(5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    size = theme.px(14)
    box = QRect(rect.left() + theme.px(9), rect.center().y() - size // 2, size, size)
    icons.paint(painter, box, "ph.plus", theme.colour("text"))
    text = rect.adjusted(theme.px(29), 0, 0, 0)
    _paint_text(painter, text, _("Add"), theme.font(14, 500), "text")
