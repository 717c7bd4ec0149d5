"""The options of the shortlist side by side: what is not known is hatched, never blank."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from advisor.domain.client import ShortlistItem
from advisor.i18n import _
from advisor.ui.look import theme
from advisor.ui.search import fact_cell
from advisor.ui.shortlist.compare_words import CompareLine, compare_lines

Index = QModelIndex | QPersistentModelIndex
CELL = int(Qt.ItemDataRole.UserRole)


class CompareModel(QAbstractTableModel):
    """A row per fact, a column per option."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles: tuple[str, ...] = ()
        self._lines: tuple[CompareLine, ...] = ()

    def show_items(self, items: Sequence[ShortlistItem]) -> None:
        """Show other options."""
        self.beginResetModel()
        self._titles = tuple(item.title for item in items)
        self._lines = compare_lines(items) if items else ()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, side: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        across = side == Qt.Orientation.Horizontal
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._titles[section] if across else self._lines[section].name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(
                Qt.TextFlag.TextWordWrap
                | Qt.AlignmentFlag.AlignLeft
                | Qt.AlignmentFlag.AlignVCenter
            )
        if role == Qt.ItemDataRole.FontRole:
            return theme.font(12.5, 600 if across else 400)
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid():
            return None
        text = self._lines[index.row()].texts[index.column()]
        cell = fact_cell.Cell(text) if text else fact_cell.Cell("", missing=_("ask"))
        if role == CELL:
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell.spoken
        return None


class CompareTable(QTableView):
    """Arrows go from cell to cell; Ctrl+C copies the whole table."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = CompareModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("The shortlist side by side"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(60)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        down = self.verticalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setSectionsClickable(False)
        down.setHighlightSections(False)

    def show_items(self, items: Sequence[ShortlistItem]) -> None:
        """Show these options; the cell that was looked at stays."""
        at = self.currentIndex()
        self.lines.show_items(items)
        self._fit()
        if at.isValid():
            self.setCurrentIndex(self.lines.index(at.row(), at.column()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The table as lines with tabs, for another program."""
        model, down = self.lines, Qt.Orientation.Vertical
        columns = range(model.columnCount())
        rows = [["", *(str(model.headerData(c, Qt.Orientation.Horizontal)) for c in columns)]]
        for row in range(model.rowCount()):
            cells = (str(model.index(row, column).data()) for column in columns)
            rows.append([str(model.headerData(row, down)), *cells])
        return "\n".join("\t".join(row) for row in rows)

    def _fit(self) -> None:
        count = self.lines.columnCount()
        if not count or not self.isVisible():  # hidden, it would measure every cell at every change
            return
        width = max(theme.px(118), self.viewport().width() // count)
        for column in range(count):
            self.setColumnWidth(column, width)
        metrics, room = QFontMetrics(theme.font(12.5, 600)), width - theme.px(20)
        titles = [str(self.lines.headerData(n, Qt.Orientation.Horizontal)) for n in range(count)]
        box = QRect(0, 0, room, 9999)
        wrap = int(Qt.TextFlag.TextWordWrap)
        tall = max(metrics.boundingRect(box, wrap, title).height() for title in titles)
        self.horizontalHeader().setFixedHeight(tall + theme.px(18))
        self.resizeRowsToContents()


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QTableView)
        size = super().sizeHint(option, index)
        size.setHeight(fact_cell.height(index.data(CELL), view.columnWidth(index.column())))
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            fact_cell.paint_chosen(painter, option.rect)
        painter.setPen(QPen(theme.colour("hair"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        fact_cell.paint(painter, option.rect, index.data(CELL))
        painter.restore()
