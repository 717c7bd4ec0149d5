"""Finds an occupation by any job title: type, arrow down, Enter; the focus stays in the field."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from advisor import wording
from advisor.domain.occupation import OccupationHit
from advisor.i18n import _
from advisor.ui.controls.widgets import Label
from advisor.ui.look import theme
from advisor.ui.tasks import Tasks

HIT = Qt.ItemDataRole.UserRole
ROWS_SHOWN = 8
Find = Callable[[str], Sequence[OccupationHit]]


class OccupationSearch(QWidget):
    """The field with its hits. ``chosen`` carries a hit, ``searching`` whether the list is open."""

    chosen = Signal(OccupationHit)
    searching = Signal(bool)

    def __init__(self, tasks: Tasks, find: Find, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks, self._find, self._title = tasks, find, ""
        self.field = QLineEdit()
        self.field.setProperty("fit", "search")
        self.field.setPlaceholderText(_("any job title, like medical secretary"))
        self.field.setAccessibleName(_("Target occupation, by any job title"))
        self.field.setClearButtonEnabled(True)
        self.field.addAction(
            theme.icon("ph.magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.field.textEdited.connect(self._typed)
        self.field.installEventFilter(self)
        self.hits = QListWidget()
        self.hits.setAccessibleName(_("Occupations found"))
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.setItemDelegate(_HitDelegate(self.hits))
        self.hits.itemClicked.connect(self._choose)
        self._nothing = Label(
            _("No job title like this. Try another word for the job."), "muted", wrap=True
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.field, self.hits, self._nothing):
            column.addWidget(widget)
        self.setFocusProxy(self.field)
        self._shut()

    def set_title(self, title: str) -> None:
        """Show the target's title, unless somebody is typing another one."""
        if title != self._title or not self.field.hasFocus():
            self._title = title
            if self.hits.isHidden():
                self.field.setText(title)

    def clear(self) -> None:
        """Forget everything."""
        self._title = ""
        self.field.clear()
        self._shut()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk in the list, Enter chooses, Esc and leaving close it."""
        if event.type() == QEvent.Type.FocusOut:
            self._leave()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 5,
            Qt.Key.Key_PageUp: -5,
        }
        if key in steps and self.hits.count():
            if self.hits.isHidden():
                self._open(True)
                return True
            at = self.hits.currentRow() + steps[key]
            self.hits.setCurrentRow(max(0, min(at, self.hits.count() - 1)))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.hits.isHidden():
            self._choose(self.hits.currentItem())
            return True
        if key == Qt.Key.Key_Escape and self._is_open():
            self._leave()
            self.field.selectAll()
            return True
        return False

    def _typed(self, text: str) -> None:
        name = f"occupations {id(self)}"
        self._tasks.latest(name, lambda: (text, self._find(text)), self._found)

    def _found(self, answer: tuple[str, Sequence[OccupationHit]]) -> None:
        text, found = answer
        if text != self.field.text():
            return
        self.hits.clear()
        for hit in found:
            item = QListWidgetItem(spoken(hit))
            item.setData(HIT, hit)
            self.hits.addItem(item)
        if text.strip() and self.field.hasFocus():
            self._open(bool(found))
        else:
            self._shut()

    def _open(self, any_found: bool) -> None:
        self.hits.setVisible(any_found)
        self._nothing.setVisible(not any_found)
        if any_found:
            self.hits.setCurrentRow(0)
            high = self.hits.sizeHintForRow(0) * min(self.hits.count(), ROWS_SHOWN)
            self.hits.setFixedHeight(high + 2 * self.hits.frameWidth() + 4)
        self.searching.emit(True)

    def _is_open(self) -> bool:
        return not (self.hits.isHidden() and self._nothing.isHidden())

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            hit: OccupationHit = item.data(HIT)
            self._shut()
            self.field.setText(hit.title)
            self.chosen.emit(hit)

    def _leave(self) -> None:
        self._shut()
        self.field.setText(self._title)

    def _shut(self) -> None:
        self.hits.hide()
        self._nothing.hide()
        self.searching.emit(False)


def spoken(hit: OccupationHit) -> str:
    """A hit in one line: the title that matched, its occupation, wage and openings."""
    return ", ".join([hit.matched_title, *_second(hit)])


def _second(hit: OccupationHit) -> list[str]:
    parts = [hit.title] if hit.title != hit.matched_title else []
    parts.append(f"NOC {hit.noc}")
    if hit.median_wage is not None:
        parts.append(wording.wage(hit.median_wage, hit.wage_unit))
    if hit.openings_2025_2035 is not None and hit.openings_2025_2035 >= 0:
        count = wording.number(hit.openings_2025_2035)
        parts.append(_("{n} openings in B.C.").format(n=count))
    return parts


class _HitDelegate(QStyledItemDelegate):
    """Two lines: the job title that matched, and the occupation that it belongs to."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        high = QFontMetrics(theme.font(14, 600)).height() + QFontMetrics(theme.font(12)).height()
        return QSize(100, high + theme.px(12))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        hit: OccupationHit = index.data(HIT)
        rect: QRect = option.rect
        state = option.state
        on = bool(state & QStyle.StateFlag.State_Selected)
        contrast = theme.is_contrast() and on
        painter.save()
        if on:
            painter.fillRect(rect, theme.colour("text" if contrast else "accent_tint"))
        inner = rect.adjusted(theme.px(12), theme.px(6), -theme.px(12), -theme.px(6))
        lines = ((hit.matched_title, 14, 600, "text"), (", ".join(_second(hit)), 12, 400, "muted"))
        for text, size, weight, colour in lines:
            font = theme.font(size, weight)
            metrics = QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(theme.colour("surface" if contrast else colour))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, Qt.AlignmentFlag.AlignTop, shown)
            inner.setTop(inner.top() + metrics.height())
        painter.restore()
