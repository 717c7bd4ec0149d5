"""The options of the shortlist side by side: what is not known is hatched, never blank.

The names of the facts are the table's own header, which stays where it is while options scroll.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
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

from advisor.domain.comparison import Comparison
from advisor.i18n import _
from advisor.ui.look import theme
from advisor.ui.search import fact_cell
from advisor.ui.shortlist.compare_model import CELL, CompareModel, Index, cell_of

NAMES = 148  # px: the names of the facts
LEAST, EASY = 118, 150  # px: an option where all fit, and where they scroll
HEAD_SHARE = 0.36  # of the table's height: longer titles lose their last words
_WRAP = int(Qt.TextFlag.TextWordWrap)


class CompareTable(QTableView):
    """Arrows go from cell to cell; Ctrl+C copies the whole table."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = CompareModel(self)
        self._fitted: tuple[QSize, int] | None = None  # for which room the columns were set
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(_("The options side by side"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(60)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setTextElideMode(Qt.TextElideMode.ElideNone)

    def show_comparison(self, comparison: Comparison | None, *, only_differences: bool) -> None:
        """Show another comparison; the cell that was looked at stays."""
        at = self.currentIndex()
        fact = self.lines.fact(at.row()) if at.isValid() else None
        self.clearSpans()
        self.lines.show_comparison(comparison, only_differences=only_differences)
        rows, columns = self.lines.rowCount(), self.lines.columnCount()
        for row in range(rows):
            if self.lines.fact(row) is None and columns > 1:
                self.setSpan(row, 0, 1, columns)
        self._fit()
        row_now = self.lines.row_of(fact.key) if fact else None
        if row_now is not None:
            self.setCurrentIndex(self.lines.index(row_now, min(at.column(), columns - 1)))
        elif rows > 1:
            self.setCurrentIndex(self.lines.index(1, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self.size(), event.size().width()) != self._fitted:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The table as lines with tabs, for another program."""
        model = self.lines
        columns = range(model.columnCount())
        rows = [["", *(model.title(column) for column in columns)]]
        for row in range(model.rowCount()):
            fact = model.fact(row)
            if fact is not None:
                cells = (str(model.index(row, column).data()) for column in columns)
                rows.append([fact.name, *cells])
        return "\n".join("\t".join(row) for row in rows)

    def _fit(self) -> None:
        count = self.lines.columnCount()
        if not count or not self.isVisible():  # hidden, it would measure every cell at every change
            return
        self.verticalHeader().setFixedWidth(theme.px(NAMES))
        self.updateGeometries()
        self._fitted = self.size(), self.viewport().width()
        width = _column(self.viewport().width(), count)
        for column in range(count):
            self.setColumnWidth(column, width)
        self._fit_heads(width - theme.px(20))
        for row in range(self.lines.rowCount()):
            self.setRowHeight(row, self._row_height(row, width))

    def _fit_heads(self, width: int) -> None:
        """Titles whole where there is room; the reader and the tool tip always get them whole."""
        metrics, most = QFontMetrics(theme.font(12.5, 600)), round(self.height() * HEAD_SHARE)
        box = QRect(0, 0, width, 9999)

        def tall(text: str) -> int:
            return metrics.boundingRect(box, _WRAP, text).height()

        heads = []
        for title, provider in self.lines.titles():
            words = title.split()
            head = f"{title}\n{provider}"
            while len(words) > 1 and tall(head) > most:
                words.pop()
                head = f"{' '.join(words)} …\n{provider}"
            heads.append(head)
        self.lines.set_heads(heads)
        self.horizontalHeader().setFixedHeight(max(map(tall, heads)) + theme.px(18))

    def _row_height(self, row: int, width: int) -> int:
        name = str(self.lines.headerData(row, Qt.Orientation.Vertical))
        box = QRect(0, 0, theme.px(NAMES - 18), 9999)
        metrics = QFontMetrics(theme.font(12.5, 600))
        tall = metrics.boundingRect(box, _WRAP, name).height() + theme.px(14)
        fact = self.lines.fact(row)
        if fact is None:
            return tall
        cells = {cell_of(value) for value in fact.values}
        return max(tall, *(fact_cell.height(cell, width) for cell in cells))


def _column(room: int, count: int) -> int:
    """How wide an option is: all of them in the room, else as many whole ones as fit easily."""
    if room // count >= theme.px(LEAST):
        return room // count
    return room // max(1, room // theme.px(EASY))


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QTableView)
        return QSize(view.columnWidth(index.column()), view.rowHeight(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = index.data(CELL)
        painter.save()
        if cell is None:
            painter.fillRect(option.rect, theme.colour("sunken"))
        elif option.state & QStyle.StateFlag.State_Selected:
            fact_cell.paint_chosen(painter, option.rect)
        painter.setPen(QPen(theme.colour("hair"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if cell is not None:
            fact_cell.paint(painter, option.rect, cell)
        painter.restore()
