"""A list of filter values, each to tick, with its live count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.ui.controls.widgets import Button
from advisor.ui.look import theme
from advisor.ui.search.facet_count import COUNT, CountDelegate
from advisor.ui.search.facet_names import Where, facet_name, value_name


class ValueList(QFrame):
    """A pop-up with the values of some facets, each to tick, with its live count. Esc closes it."""

    changed = Signal()
    closed = Signal()

    def __init__(self, keys: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.list = QListWidget()
        self.set_keys(keys)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(CountDelegate(self.list))
        self.list.itemChanged.connect(self._on_item_changed)
        self.clear_button = Button(_("Clear"), role="link")
        self.clear_button.clicked.connect(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(6), theme.px(6), theme.px(6), theme.px(6))
        column.addWidget(self.list, 1)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._filling = False

    def set_keys(self, keys: Sequence[str]) -> None:
        """Which facets are on the list."""
        self._keys = tuple(keys)
        self.list.setAccessibleName(", ".join(facet_name(key) for key in keys))

    def fill(self, counts: Mapping[str, Sequence[tuple[str, int]]], where: Where) -> None:
        """Show the values with their counts; what is ticked stays on the list even at zero."""
        wanted = [
            (key, value, count)
            for key in self._keys
            for value, count in _values(key, counts, where)
        ]
        self._filling = True
        place = self.list.currentRow()
        shown = [self._key(row) for row in range(self.list.count())]
        if shown != self._expected(wanted):
            self._build(wanted)
            self.list.setCurrentRow(min(max(place, 0), self.list.count() - 1))
        for row in range(self.list.count()):
            self._update(row, wanted, where)
        self._filling = False

    def ticked(self) -> Where:
        """What is ticked, by facet."""
        where: Where = {}
        for row in range(self.list.count()):
            item, key = self.list.item(row), self._key(row)
            if key is not None and item.checkState() == Qt.CheckState.Checked:
                where[key[0]] = (*where.get(key[0], ()), key[1])
        return where

    def clear(self) -> None:
        """Take every tick away."""
        self._filling = True
        for row in range(self.list.count()):
            if self._key(row) is not None:
                self.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        self._filling = False
        self.changed.emit()

    def open_below(self, anchor: QWidget) -> None:
        """Open under a chip, no taller than the screen allows."""
        rows = sum(self.list.sizeHintForRow(row) for row in range(self.list.count()))
        width = self.list.sizeHintForColumn(0) + theme.px(28)
        at = anchor.mapToGlobal(QPoint(0, anchor.height() + theme.px(4)))
        screen = anchor.screen().availableGeometry()
        tall = min(rows + theme.px(56), theme.px(420), max(theme.px(160), screen.bottom() - at.y()))
        size = QSize(min(max(width, theme.px(200)), screen.width()), tall)
        self.resize(size)
        at.setX(max(screen.left(), min(at.x(), screen.right() - size.width())))
        self.move(at)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.hide()
            return
        super().keyPressEvent(event)

    def _expected(self, wanted: Sequence[tuple[str, str, int]]) -> list[tuple[str, str] | None]:
        rows: list[tuple[str, str] | None] = []
        for key in self._keys:
            mine: list[tuple[str, str] | None] = [(k, v) for k, v, _n in wanted if k == key]
            if len(self._keys) > 1 and mine:
                rows.append(None)
            rows += mine
        return rows

    def _build(self, wanted: Sequence[tuple[str, str, int]]) -> None:
        self.list.clear()
        for key in self._keys:
            mine = [value for k, value, _n in wanted if k == key]
            if len(self._keys) > 1 and mine:
                heading = QListWidgetItem(facet_name(key))
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                heading.setFont(theme.font(12, 600))
                self.list.addItem(heading)
            for value in mine:
                item = QListWidgetItem()
                item.setData(Qt.ItemDataRole.UserRole, (key, value))
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsSelectable)
                item.setCheckState(Qt.CheckState.Unchecked)
                self.list.addItem(item)

    def _update(self, row: int, wanted: Sequence[tuple[str, str, int]], where: Where) -> None:
        key = self._key(row)
        if key is None:
            return
        count = next((n for k, v, n in wanted if (k, v) == key), 0)
        item = self.list.item(row)
        item.setText(value_name(*key))
        item.setData(COUNT, count)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{value_name(*key)}, {count}")
        on = key[1] in where.get(key[0], ())
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def _key(self, row: int) -> tuple[str, str] | None:
        data = self.list.item(row).data(Qt.ItemDataRole.UserRole)
        return (str(data[0]), str(data[1])) if data else None

    def _on_item_changed(self) -> None:
        if not self._filling:
            self.changed.emit()


def _values(
    key: str, counts: Mapping[str, Sequence[tuple[str, int]]], where: Where
) -> list[tuple[str, int]]:
    found = list(counts.get(key, ()))
    known = {value for value, _count in found}
    return found + [(value, 0) for value in where.get(key, ()) if value not in known]
