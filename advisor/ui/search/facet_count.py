"""Paints a filter value: its tick box, its name, and its count in a column at the right."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from advisor.ui.look import theme

COUNT = int(Qt.ItemDataRole.UserRole) + 1
CHECK = int(Qt.ItemDataRole.CheckStateRole)
Index = QModelIndex | QPersistentModelIndex


class CountDelegate(QStyledItemDelegate):
    """A click anywhere on the row, or Space, ticks it; a value that leaves nothing is muted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        metrics = option.fontMetrics
        wide = metrics.horizontalAdvance(str(index.data()))
        return QSize(wide + theme.px(84), max(metrics.height() + theme.px(8), theme.px(28)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        count, rect = index.data(COUNT), QRect(option.rect)
        painter.save()
        if count is None:
            painter.setFont(theme.font(12, 600))
            painter.setPen(theme.colour("text"))
            inner = rect.adjusted(theme.px(8), 0, 0, 0)
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_tint"))
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
        self._paint_box(painter, rect, ticked=index.data(CHECK) == Qt.CheckState.Checked.value)
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("text" if count else "muted"))
        name = rect.adjusted(theme.px(32), 0, -theme.px(40), 0)
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.setFont(theme.font(12.5))
        painter.setPen(theme.colour("muted"))
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(0, 0, -theme.px(10), 0), where, str(count))
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        released = (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and event.button() == Qt.MouseButton.LeftButton
        )
        space = (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        )
        if not (released or space) or index.data(COUNT) is None:
            return False
        ticked = index.data(CHECK) == Qt.CheckState.Checked.value
        other = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, other, CHECK)

    def _paint_box(self, painter: QPainter, rect: QRect, *, ticked: bool) -> None:
        size = theme.px(16)
        box = QStyleOptionButton()
        box.rect = QRect(rect.left() + theme.px(8), rect.center().y() - size // 2, size, size)
        box.state = QStyle.StateFlag.State_Enabled
        box.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off
        QApplication.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter
        )
