"""How the funding table draws its cells: hatched where unsure, ticked where sure."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from advisor.ui.funding.funding_columns import Column
from advisor.ui.funding.funding_rows import LABEL, WORST, Cell, Look, Row
from advisor.ui.look import theme
from advisor.ui.look.painting import paint_unknown

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ROW = Qt.ItemDataRole.UserRole
CELL = Qt.ItemDataRole.UserRole + 1
COLUMN = Qt.ItemDataRole.UserRole + 2
MARKED = Qt.ItemDataRole.UserRole + 3
PAD = 14


class CellDelegate(QStyledItemDelegate):
    """Draws one cell. Money never elides: the column grows instead."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self._view = parent
        self.open_cell: tuple[tuple[str, str, int], str] | None = None  # its reason is shown

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, cell, column = index.data(ROW), index.data(CELL), index.data(COLUMN)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, rect, row, column, marked=index.data(MARKED))
        if cell is None:
            self._heading(painter, rect, row)
        elif column.key == LABEL:
            self._label(painter, rect, row, cell)
        else:
            self._amount(painter, rect, cell, _font(row, cell), current=self._is_current(index))
        if cell is not None and self._is_current(index) and cell.look is not Look.OPEN:
            _ring(painter, rect)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(cell_width(index.data(ROW), index.data(CELL)), theme.px(27))

    def _is_current(self, index: Index) -> bool:
        """The cell whose reason is open, and the one that the keyboard stands on."""
        here = (index.data(ROW).key, index.data(COLUMN).key)
        focused = self._view.hasFocus() and index == self._view.currentIndex()
        return focused or self.open_cell == here

    def _ground(
        self, painter: QPainter, rect: QRect, row: Row, column: Column, *, marked: bool
    ) -> None:
        sunken = row.kind == "course" or column.key == WORST
        painter.fillRect(rect, theme.colour("sunken" if sunken else "surface"))
        if marked:
            painter.fillRect(rect, theme.colour("accent_tint"))
        strong = row.kind == "total"
        painter.setPen(QPen(theme.colour("border" if strong else "hair"), 1))
        if row.kind in ("total", "course"):
            painter.drawLine(rect.topLeft(), rect.topRight())
        if row.kind == "course":
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _heading(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """The title has the room that it needs; the provider gives way, the date never does."""
        inner = rect.adjusted(theme.px(16), 0, -theme.px(PAD), 0)
        small, bold = theme.font(12), theme.font(14, 600)
        gap, metrics = theme.px(16), QFontMetrics(small)
        when = metrics.horizontalAdvance(f", {row.when}")
        title = QFontMetrics(bold).horizontalAdvance(row.title) + 2
        room = inner.width() - gap - min(title, inner.width() - gap - when) - when
        provider = metrics.elidedText(row.provider, Qt.TextElideMode.ElideRight, room)
        detail = f"{provider}, {row.when}" if len(provider) > 3 else row.when
        painter.setFont(small)
        painter.setPen(theme.colour("muted"))
        painter.drawText(inner, RIGHT, detail)
        inner.setRight(inner.right() - metrics.horizontalAdvance(detail) - gap)
        painter.setFont(bold)
        painter.setPen(theme.colour("text"))
        painter.drawText(inner, LEFT, _elided(bold, row.title, inner.width()))

    def _label(self, painter: QPainter, rect: QRect, row: Row, cell: Cell) -> None:
        total = row.kind == "total"
        inner = rect.adjusted(theme.px(16 if total else 34), 0, -theme.px(4), 0)
        font = _font(row, cell)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        painter.drawText(inner, LEFT, _elided(font, cell.text, inner.width()))

    def _amount(
        self, painter: QPainter, rect: QRect, cell: Cell, font: QFont, *, current: bool
    ) -> None:
        inner = rect.adjusted(0, 0, -theme.px(PAD), 0)
        painter.setFont(font)
        if cell.look is Look.OPEN:
            paint_unknown(painter, _pill(rect, font, cell), current=current)
        painter.setPen(theme.colour(_ink(cell.look)))
        if cell.note:
            middle = rect.center().y() + theme.px(2)
            upper, lower = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignTop
            right = Qt.AlignmentFlag.AlignRight
            below = QRect(inner.left(), middle, inner.width(), inner.bottom() - middle)
            inner.setBottom(middle)
            painter.drawText(inner, right | upper, cell.text)
            painter.setFont(theme.font(12))
            painter.drawText(below, right | lower, cell.note)
        else:
            painter.drawText(inner, RIGHT, cell.text)
        if cell.look is Look.SURE:
            width = QFontMetrics(font).horizontalAdvance(cell.text)
            _tick(painter, inner.right() - width - theme.px(7), rect.center().y())


def cell_width(row: Row, cell: Cell | None) -> int:
    """The width in which an amount is not cut."""
    if cell is None:
        return 0
    width = QFontMetrics(_font(row, cell)).horizontalAdvance(cell.text)
    width = max(width, QFontMetrics(theme.font(12)).horizontalAdvance(cell.note))
    return width + theme.px(2 * PAD + (18 if cell.look in (Look.OPEN, Look.SURE) else 4))


def heading_width(column: Column) -> int:
    """The width in which no line of a heading is cut."""
    metrics = QFontMetrics(_heading_font(column))
    return max(map(metrics.horizontalAdvance, column.heading.split("\n"))) + theme.px(2 * PAD)


def _font(row: Row, cell: Cell) -> QFont:
    strong = row.kind == "total" or cell.look in (Look.STRONG, Look.SURE)
    words = cell.look is Look.MUTED and not cell.text[:1].isdigit() and cell.text != "–"
    return theme.font(12 if words else 14, 600 if strong else 400, figures=not words)


class HeaderView(QHeaderView):
    """Two-line headings; the worst case stands bold on its own ground, as its column does."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.px(42))

    def sectionSizeFromContents(self, section: int) -> QSize:
        return QSize(heading_width(self._column(section)), theme.px(42))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        column = self._column(section)
        painter.save()
        sunken = column.key == WORST
        painter.fillRect(rect, theme.colour("sunken" if sunken else "surface"))
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(_heading_font(column))
        painter.setPen(theme.colour("text" if sunken else "muted"))
        is_label = column.key == LABEL
        inner = rect.adjusted(theme.px(16 if is_label else 2), 0, -theme.px(PAD), -theme.px(5))
        side = Qt.AlignmentFlag.AlignLeft if is_label else Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignBottom, column.heading)
        painter.restore()

    def _column(self, section: int) -> Column:
        column = self.model().headerData(section, Qt.Orientation.Horizontal, COLUMN)
        assert isinstance(column, Column)
        return column


def _heading_font(column: Column) -> QFont:
    return theme.font(12, 600 if column.key == WORST else 500)


def _pill(rect: QRect, font: QFont, cell: Cell) -> QRectF:
    width = QFontMetrics(font).horizontalAdvance(cell.text)
    width = max(width, QFontMetrics(theme.font(12)).horizontalAdvance(cell.note)) + theme.px(16)
    width = max(width, min(theme.px(56), rect.width() - theme.px(8)))
    right = rect.right() - theme.px(PAD - 8)
    height = theme.px(38 if cell.note else 22)
    return QRectF(right - width, rect.center().y() - height / 2, width, height)


def _ring(painter: QPainter, rect: QRect) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("focus"), 2))
    painter.drawRoundedRect(QRectF(rect).adjusted(3, 2, -3, -2), 4, 4)


def _ink(look: Look) -> str:
    return {Look.MUTED: "muted", Look.SURE: "good"}.get(look, "text")


def _elided(font: QFont, text: str, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _tick(painter: QPainter, right: float, middle: float) -> None:
    unit = theme.px(1)
    painter.setPen(QPen(theme.colour("good"), max(1.5, 1.6 * unit)))
    left = right - 9 * unit
    corners = ((left, middle), (left + 3 * unit, middle + 3 * unit), (right, middle - 4 * unit))
    painter.drawPolyline([QPointF(x, y) for x, y in corners])
