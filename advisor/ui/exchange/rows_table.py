"""A table of short texts, also very long ones: sorts on its headings, Ctrl+C copies it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from advisor.ui.look import theme

Index = QModelIndex | QPersistentModelIndex
Row = tuple[str, ...]
LINES = 7  # that show at least


class RowsModel(QAbstractTableModel):
    """Rows of texts under headings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headings: Row = ()
        self.rows: list[Row] = []

    def show_rows(self, headings: Row, rows: Sequence[Row]) -> None:
        """Show others."""
        self.beginResetModel()
        self.headings, self.rows = headings, list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.rows[index.row()][index.column()]
        return None

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        if side == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Numbers by their worth, texts by the alphabet."""
        if not 0 <= column < len(self.headings):
            return

        def worth(row: Row) -> tuple[int, str]:
            text = row[column]
            return (int(text), "") if text.isdecimal() else (-1, text.casefold())

        self.layoutAboutToBeChanged.emit()
        self.rows.sort(key=worth, reverse=order == Qt.SortOrder.DescendingOrder)
        self.layoutChanged.emit()


class RowsTable(QTableView):
    """``shares``: how the columns share the width."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = RowsModel(self)
        self._shares: tuple[float, ...] = ()
        self.setModel(self.lines)
        self.setItemDelegate(_Cells(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.setSortingEnabled(True)

    def show_rows(
        self, name: str, headings: Row, rows: Sequence[Row], shares: tuple[float, ...]
    ) -> None:
        """Show other rows, in the order in which they come."""
        self.setAccessibleName(name)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.lines.show_rows(headings, rows)
        self._shares = shares
        self._fit()
        if rows:
            self.setCurrentIndex(self.lines.index(0, 0))
            self.scrollToTop()

    def as_text(self, *, chosen: bool = False) -> str:
        """The table, or its chosen rows, as lines with tabs for another program."""
        picked = sorted({index.row() for index in self.selectionModel().selectedRows()})
        several = chosen and len(picked) > 1
        rows = [self.lines.rows[at] for at in picked] if several else self.lines.rows
        return "\n".join("\t".join(row) for row in (self.lines.headings, *rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text(chosen=True))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        high = theme.px(32)
        self.verticalHeader().setDefaultSectionSize(high)
        self.setMinimumHeight(high * (LINES + 1))
        room, header = self.viewport().width(), self.horizontalHeader()
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, max(int(room * share), header.sectionSizeHint(column)))


class _Cells(QStyledItemDelegate):
    """One line under its heading, rows parted by hairlines."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        loud = chosen and theme.is_contrast()
        painter.save()
        if chosen:
            painter.fillRect(rect, theme.colour("text" if loud else "accent_tint"))
        painter.setPen(theme.colour("hair"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = theme.font(14, figures=True)
        inner = rect.adjusted(theme.px(8), 0, -theme.px(4), 0)
        elide = Qt.TextElideMode.ElideRight
        text = QFontMetrics(font).elidedText(str(index.data()), elide, inner.width())
        painter.setFont(font)
        painter.setPen(theme.colour("surface" if loud else "text"))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()
