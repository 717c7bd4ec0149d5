"""Paints a filter value with its count at the right; a value that leaves nothing is muted."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from advisor.ui import theme

COUNT = int(Qt.ItemDataRole.UserRole) + 1
_ROOM = 56


class CountDelegate(QStyledItemDelegate):
    """Rows 28 high with the count in the same column."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + theme.px(_ROOM), max(size.height(), theme.px(28)))

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.data(COUNT) == 0:
            option.palette.setColor(QPalette.ColorRole.Text, theme.colour("muted"))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        count = index.data(COUNT)
        if count is None:
            return
        painter.save()
        painter.setFont(theme.font(12.5))
        painter.setPen(theme.colour("muted"))
        room = option.rect.adjusted(0, 0, -theme.px(8), 0)
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, where, str(count))
        painter.restore()
