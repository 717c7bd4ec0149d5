"""A table of rules: every row as high as its sentences; Ctrl+C copies it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
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

from advisor.i18n import _
from advisor.ui.funding.rules_words import RuleLine
from advisor.ui.look import theme

Index = QModelIndex | QPersistentModelIndex
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
PAD = 16
QUIET = (0, 3)


class RulesTable(QTableWidget):
    """Rule, what it says, what proves it, where it was read."""

    def __init__(self, name: str, lines: Sequence[RuleLine]) -> None:
        super().__init__(len(lines), 4)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([_("Rule"), _("What it says"), _("Shown by"), _("Read in")])
        self.setItemDelegate(_Sentences(self))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, line in enumerate(lines):
            for column, text in enumerate((line.rule, line.text, line.proof, line.read_in)):
                self.setItem(number, column, QTableWidgetItem(text))
        self.setColumnHidden(2, not any(line.proof for line in lines))
        header = self.horizontalHeader()
        header.setProperty("role", "wide")
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        first = theme.px(104)
        shares = (0.0, 0.66, 0.0, 0.34) if self.isColumnHidden(2) else (0.0, 0.42, 0.27, 0.31)
        for column, share in enumerate(shares):
            width = first if column == 0 else int((room - first) * share)
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        return QSize(
            theme.px(600), self.horizontalHeader().sizeHint().height() + rows + 2 * theme.edge() + 1
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._as_text())
        else:
            super().keyPressEvent(event)

    def _as_text(self) -> str:
        rows = sorted({index.row() for index in self.selectedIndexes()}) or range(self.rowCount())
        return "\n".join("\t".join(self._text(row, c) for c in range(4)) for row in rows)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""


class _Sentences(QStyledItemDelegate):
    """Wrapped text with room around it, rows parted by hairlines; quiet in the outer columns."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._table.columnWidth(index.column()) - 2 * theme.px(PAD)
        metrics = QFontMetrics(_font(index))
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
        painter.setFont(_font(index))
        painter.setPen(theme.colour("muted" if index.column() in QUIET else "text"))
        pad = theme.px(PAD)
        inner = rect.adjusted(pad, theme.px(7), -pad, 0)
        painter.drawText(inner, int(WRAP), index.data(Qt.ItemDataRole.DisplayRole))
        painter.restore()


def _font(index: Index) -> QFont:
    return theme.font(12 if index.column() in QUIET else 14)
