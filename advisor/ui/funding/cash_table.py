"""The table of the cash card: a row for each movement, as high as its words; Ctrl+C copies it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
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

from advisor.i18n import _
from advisor.ui.funding.cash_words import CashLine
from advisor.ui.look import theme

Index = QModelIndex | QPersistentModelIndex
DAY, WHAT, PAYS, BACK, BALANCE = range(5)
NOTE = Qt.ItemDataRole.UserRole
TOP = Qt.AlignmentFlag.AlignTop
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | TOP
PAD, ABOVE = 8, 6
LEAST_WHAT = 150  # px for the words; with less, the date moves above them


class CashTable(QTableWidget):
    """Date, what, you pay, comes back, balance."""

    def __init__(self) -> None:
        super().__init__(0, 5)
        self._lines: tuple[CashLine, ...] = ()
        self.setAccessibleName(_("When the money moves"))
        self.setItemDelegate(_Words(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        heads = (_("Date"), _("What"), _("You pay"), _("Comes back"), _("Balance"))
        for column, head in enumerate(heads):
            side = Qt.AlignmentFlag.AlignRight if column >= PAYS else Qt.AlignmentFlag.AlignLeft
            heading = QTableWidgetItem(head)
            heading.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, heading)

    def show_lines(self, lines: Sequence[CashLine]) -> None:
        """Show these rows; the keyboard keeps its place where it can."""
        if tuple(lines) == self._lines:
            return
        here = self.currentRow(), self.currentColumn()
        self._lines = tuple(lines)
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            texts = (line.day, line.what, line.pays, line.comes_back, line.balance)
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column in (DAY, WHAT):
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
                if column == WHAT:
                    item.setData(NOTE, line.note)
                self.setItem(row, column, item)
        if 0 <= here[0] < len(lines):
            self.setCurrentCell(*here)
        self.fit()

    @property
    def narrow(self) -> bool:
        """Whether the date stands above the words."""
        return self.isColumnHidden(DAY)

    def fit(self) -> None:
        """Columns as wide as their amounts; what is left belongs to the words."""
        room = self.viewport().width()
        wide = {column: self._needs(column) for column in (DAY, PAYS, BACK, BALANCE)}
        self.setColumnHidden(BACK, not any(line.comes_back for line in self._lines))
        if self.isColumnHidden(BACK):
            wide[BACK] = 0
        self.setColumnHidden(DAY, room - sum(wide.values()) < theme.px(LEAST_WHAT))
        if self.narrow:
            wide[DAY] = 0
        for column, width in wide.items():
            self.setColumnWidth(column, width)
        self.setColumnWidth(WHAT, max(0, room - sum(wide.values())))
        self.resizeRowsToContents()
        self.updateGeometry()

    def _needs(self, column: int) -> int:
        figures = QFontMetrics(theme.font(14, figures=column >= PAYS))
        model = self.model()
        texts = [str(model.index(row, column).data()) for row in range(self.rowCount())]
        head = QFontMetrics(self.horizontalHeader().font())
        title = model.headerData(column, Qt.Orientation.Horizontal)
        widest = head.horizontalAdvance(str(title))
        widest = max([widest, *(figures.horizontalAdvance(text) for text in texts)])
        return widest + 2 * theme.px(PAD) + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self.fit)  # Qt is walking over all widgets now

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        head = self.horizontalHeader().sizeHint().height()
        return QSize(theme.px(480), head + rows + 2 * theme.edge() + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(200), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        else:
            super().keyPressEvent(event)

    def as_text(self) -> str:
        """The selected rows, else all of them, to paste into a spreadsheet."""
        rows = sorted({index.row() for index in self.selectedIndexes()}) or range(self.rowCount())
        chosen = (self._lines[row] for row in rows)
        return "\n".join(
            f"{one.day}\t{one.what}\t{one.note}\t{one.pays}\t{one.comes_back}\t{one.balance}"
            for one in chosen
        )


class _Words(QStyledItemDelegate):
    """Amounts at the right; words with their note below, in quiet ink."""

    def __init__(self, table: CashTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._table.columnWidth(index.column()) - 2 * theme.px(PAD)
        blocks = self._blocks(index)
        height = sum(_height(text, size, width) for text, size, _colour in blocks)
        return QSize(width, height + 2 * theme.px(ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.colour("accent_tint" if chosen else "surface"))
        painter.setPen(QPen(theme.colour("hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        pad = theme.px(PAD)
        inner = rect.adjusted(pad, theme.px(ABOVE), -pad, 0)
        if index.column() >= PAYS:
            painter.setFont(theme.font(14, figures=True))
            painter.setPen(theme.colour("text"))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | TOP), str(index.data()))
        else:
            for text, size, colour in self._blocks(index):
                painter.setFont(theme.font(size))
                painter.setPen(theme.colour(colour))
                painter.drawText(inner, int(WRAP), text)
                inner.setTop(inner.top() + _height(text, size, inner.width()))
        painter.restore()

    def _blocks(self, index: Index) -> list[tuple[str, int, str]]:
        """Text, size and colour; in little room the date stands above the words."""
        text = str(index.data())
        if index.column() != WHAT:
            return [(text, 14, "text")]
        blocks = [(text, 14, "text")]
        if self._table.narrow:
            day = str(index.model().index(index.row(), DAY).data())
            blocks.insert(0, (day, 12, "muted"))
        note = index.data(NOTE)
        return [*blocks, (str(note), 12, "muted")] if note else blocks


def _height(text: str, size: int, width: int) -> int:
    metrics = QFontMetrics(theme.font(size))
    return metrics.boundingRect(QRect(0, 0, max(1, width), 4000), int(WRAP), text).height()
