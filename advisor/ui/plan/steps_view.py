"""The steps of a plan as a list in sections: Space or a click ticks one, F2 edits one's own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from advisor.i18n import _
from advisor.ui.look import theme
from advisor.ui.plan.step_words import Section, StepLine

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class _Steps(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[StepLine | str] = []

    def show(self, sections: Sequence[Section]) -> None:
        lines: list[StepLine | str] = []
        for section in sections:
            lines += [section.title, *section.steps]
        if len(lines) == len(self.lines):
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
        else:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        checkable = Qt.ItemFlag.ItemIsUserCheckable
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | checkable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if isinstance(line, str):
            return line if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (line.text, line.on, line.note, line.who) if part)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if line.done else Qt.CheckState.Unchecked
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(LINE)
        bar = self._view.verticalScrollBar().sizeHint().width()
        width = self._view.contentsRect().width() - bar  # the same with and without its bar
        if isinstance(line, str):
            return QSize(width, theme.px(30))
        room = _text_rect(QRect(0, 0, width, 0), line).width()
        height = _height(theme.font(14, 500), line.text, room) + theme.px(16)
        if line.note:
            height += _height(theme.font(12), line.note, room) + theme.px(2)
        return QSize(width, max(height, theme.px(34)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, rect = index.data(LINE), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, str):
            _paint_heading(painter, rect, line)
        else:
            current = self._view.hasFocus() and index == self._view.currentIndex()
            _paint_step(painter, rect, line, current=current)
        painter.restore()


class StepsView(QListView):
    """Emits what the counsellor did to a step; holds plain lines."""

    ticked = Signal(str, bool)  # key, done
    edit_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = _Steps(self)
        self.setModel(self._steps)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(_("Steps"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these; the current step stays current while the steps are the same."""
        here = self.currentIndex().row()
        self._steps.show(sections)
        self.scheduleDelayedItemsLayout()
        if 0 <= here < self._steps.rowCount():
            self.setCurrentIndex(self._steps.index(here))

    @property
    def lines(self) -> list[StepLine]:
        """The steps shown, without the headings."""
        return [line for line in self._steps.lines if isinstance(line, StepLine)]

    def clear_steps(self) -> None:
        """Hold nothing any more."""
        self._steps.show(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self._current_line()
        if event.key() == Qt.Key.Key_Space and line is not None:
            self.ticked.emit(line.key, not line.done)
        elif event.key() == Qt.Key.Key_F2 and line is not None and line.own:
            self.edit_requested.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line = index.data(LINE) if index.isValid() else None
        if isinstance(line, StepLine):
            reach = _box(self.visualRect(index), line).adjusted(-8, -8, 8, 8)
            if reach.contains(event.position()):
                self.ticked.emit(line.key, not line.done)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self._current_line()
        if line is not None and line.own:
            self.edit_requested.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.scheduleDelayedItemsLayout()

    def _current_line(self) -> StepLine | None:
        index = self.currentIndex()
        line = index.data(LINE) if index.isValid() else None
        return line if isinstance(line, StepLine) else None


def _height(font: QFont, text: str, width: int) -> int:
    metrics = QFontMetrics(font)
    return int(metrics.boundingRect(QRect(0, 0, max(width, 40), 4000), int(WRAP), text).height())


def _date_width() -> int:
    return QFontMetrics(theme.font(14, figures=True)).horizontalAdvance("Wed 30 Sep") + theme.px(16)


def _box(rect: QRect, line: StepLine) -> QRectF:
    side = theme.px(14)
    left = rect.left() + theme.px(14) + _date_width()
    top = rect.top() + theme.px(9) if line.note else rect.center().y() - side / 2
    return QRectF(left, top + (theme.px(1) if line.note else 0), side, side)


def _text_rect(rect: QRect, line: StepLine) -> QRect:
    left = theme.px(14) + _date_width() + theme.px(26)
    who = QFontMetrics(theme.font(14)).horizontalAdvance(line.who) + theme.px(26)
    return QRect(rect.left() + left, rect.top(), rect.width() - left - who, rect.height())


def _paint_heading(painter: QPainter, rect: QRect, title: str) -> None:
    painter.fillRect(rect, theme.colour("sunken"))
    painter.setFont(theme.font(13, 600))
    painter.setPen(theme.colour("muted"))
    inner = rect.adjusted(theme.px(14), 0, -theme.px(14), 0)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
    painter.setPen(QPen(theme.colour("hair"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())


def _paint_step(painter: QPainter, rect: QRect, line: StepLine, *, current: bool) -> None:
    room = _text_rect(rect, line)
    title = theme.font(14, 500)
    height = _height(title, line.text, room.width())
    note = _height(theme.font(12), line.note, room.width()) + theme.px(2) if line.note else 0
    top = rect.top() + (rect.height() - height - note) // 2
    beside = QRect(rect.left() + theme.px(14), top, rect.width() - theme.px(28), height)
    painter.setFont(theme.font(14, figures=True))
    painter.setPen(theme.colour("muted"))
    painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, line.on)
    painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, line.who)
    painter.setFont(title)
    painter.setPen(theme.colour("muted" if line.done else "text"))
    painter.drawText(QRect(room.left(), top, room.width(), height), int(WRAP), line.text)
    if line.note:
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("stop" if line.urgent else "muted"))
        below = QRect(room.left(), top + height + theme.px(2), room.width(), note)
        painter.drawText(below, int(WRAP), line.note)
    _paint_box(painter, _box(rect, line), done=line.done)
    painter.setPen(QPen(theme.colour("hair"), 1))
    painter.drawLine(rect.bottomLeft(), rect.bottomRight())
    if current:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 4, 4)


def _paint_box(painter: QPainter, box: QRectF, *, done: bool) -> None:
    painter.setPen(QPen(theme.colour("good_fill" if done else "field"), 1.4))
    painter.setBrush(theme.colour("good_fill") if done else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 2, 2)
    if done:
        unit = box.width() / 14
        corners = ((3, 7), (6, 10), (11, 4))
        painter.setPen(QPen(theme.colour("surface"), 1.8 * unit))
        points = [QPointF(box.left() + x * unit, box.top() + y * unit) for x, y in corners]
        painter.drawPolyline(points)
