"""A table of sentences: every row as high as its words; Ctrl+C copies the chosen rows, or all."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from advisor.ui.look import theme

Index = QModelIndex | QPersistentModelIndex
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
PAD = 16


class SentenceTable(QTableWidget):
    """``row_chosen`` on Enter or two clicks.

    ``scrolls``: by itself; else it is as tall as all its rows, and the page around it scrolls.
    ``widths``: of each column, px at normal text size, or a share of the room that is left.
    ``quiet``: the columns in small, muted words.
    """

    row_chosen = Signal(int)

    def __init__(
        self,
        name: str,
        headings: Sequence[str],
        widths: Sequence[int | float],
        quiet: Sequence[int] = (),
        *,
        scrolls: bool = False,
    ) -> None:
        super().__init__(0, len(headings))
        self._widths, self.quiet, self._scrolls = tuple(widths), frozenset(quiet), scrolls
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(headings))
        self.setItemDelegate(_Sentences(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if not scrolls:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.cellDoubleClicked.connect(lambda row, _column: self.row_chosen.emit(row))
        header = self.horizontalHeader()
        header.setProperty("role", "wide")
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows; the first is the current one."""
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.setItem(number, column, QTableWidgetItem(text))
        if rows:
            self.setCurrentCell(0, 0)
            self.clearSelection()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        head = self.horizontalHeader().sizeHint().height()
        return QSize(theme.px(600), head + rows + 2 * theme.edge() + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(120) if self._scrolls else self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._as_text())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.row_chosen.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        room = self.viewport().width()
        room -= sum(theme.px(width) for width in self._widths if isinstance(width, int))
        for column, width in enumerate(self._widths):
            wide = theme.px(width) if isinstance(width, int) else int(room * width)
            self.setColumnWidth(column, wide)
        self.resizeRowsToContents()
        self.updateGeometry()

    def _as_text(self) -> str:
        rows = sorted({index.row() for index in self.selectedIndexes()}) or range(self.rowCount())
        columns = [n for n in range(self.columnCount()) if not self.isColumnHidden(n)]
        return "\n".join("\t".join(self._text(row, c) for c in columns) for row in rows)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""


class _Sentences(QStyledItemDelegate):
    """Wrapped text with room around it, rows parted by hairlines."""

    def __init__(self, table: SentenceTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._table.columnWidth(index.column()) - 2 * theme.px(PAD)
        metrics = QFontMetrics(self._font(index))
        text = index.data(Qt.ItemDataRole.DisplayRole)
        height = metrics.boundingRect(QRect(0, 0, width, 4000), int(WRAP), text).height()
        return QSize(width, height + 2 * theme.px(7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.colour("accent_tint" if chosen else "surface"))
        painter.setPen(QPen(theme.colour("hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(self._font(index))
        quiet = index.column() in self._table.quiet
        painter.setPen(theme.colour("muted" if quiet else "text"))
        pad = theme.px(PAD)
        inner = rect.adjusted(pad, theme.px(7), -pad, 0)
        painter.drawText(inner, int(WRAP), index.data(Qt.ItemDataRole.DisplayRole))
        painter.restore()

    def _font(self, index: Index) -> QFont:
        return theme.font(12 if index.column() in self._table.quiet else 14)
