"""Filters of a search: chips that open lists of values with live counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from advisor import wording
from advisor.i18n import N_, _
from advisor.services.searching import SearchResult
from advisor.ui.controls.widgets import Button, FlowLayout
from advisor.ui.look import theme
from advisor.ui.search.facet_count import COUNT, CountDelegate

Where = dict[str, tuple[str, ...]]

_NAMES = {
    "delivery": N_("Delivery"),
    "region": N_("Region"),
    "field": N_("Field"),
    "length": N_("Length"),
    "provider": N_("College"),
    "proof": N_("You get"),
    "price": N_("Price"),
    "listed": N_("Grant list"),
}
_VALUES = {
    ("price", "known"): N_("Has a price"),
    ("price", "old or undated"): N_("Old or undated price"),
    ("price", "unknown"): N_("No price stated"),
    ("listed", "yes"): N_("Named on a page"),
    ("listed", "unknown"): N_("Not named: ask"),
}
FIRST = ("delivery", "region", "length")


def facet_name(key: str) -> str:
    """A filter's name on its chip."""
    return _(_NAMES[key]) if key in _NAMES else key


def value_name(key: str, value: str) -> str:
    """A filter value as people say it; ``unknown`` is never hidden."""
    if (key, value) in _VALUES:
        return _(_VALUES[key, value])
    if value == "unknown":
        return _("Not stated")
    return wording.region(value) if key == "region" else value[:1].upper() + value[1:]


class ValueList(QFrame):
    """A pop-up with the values of some facets, each to tick, with its live count. Esc closes it."""

    changed = Signal()
    closed = Signal()

    def __init__(self, keys: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._keys = tuple(keys)
        self.setProperty("role", "card")
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(CountDelegate(self.list))
        self.list.setAccessibleName(", ".join(facet_name(key) for key in keys))
        self.list.itemChanged.connect(self._on_item_changed)
        self.clear_button = Button(_("Clear"), role="link")
        self.clear_button.clicked.connect(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(6), theme.px(6), theme.px(6), theme.px(6))
        column.addWidget(self.list, 1)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._filling = False

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


class FacetBar(QWidget):
    """Chips for the first filters, one for the rest; in little room one ``Filters: n`` button."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rest = tuple(key for key in _NAMES if key not in FIRST)
        self._groups: dict[str, tuple[str, ...]] = {key: (key,) for key in FIRST}
        self._groups |= {"more": rest, "all": tuple(_NAMES)}
        self.where: Where = {}
        self._counts: Mapping[str, Sequence[tuple[str, int]]] = {}
        self.chips: dict[str, QToolButton] = {}
        self.lists: dict[str, ValueList] = {}
        flow = FlowLayout(self, spacing=6)
        for group, keys in self._groups.items():
            self._add_chip(group, keys)
            if group != "all":
                flow.addWidget(self.chips[group])
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._name_chips()

    @property
    def all_button(self) -> QToolButton:
        """The one button of the narrow form; its owner places it beside the search field."""
        return self.chips["all"]

    def set_compact(self, compact: bool) -> None:
        """One button instead of the row of chips."""
        self.setVisible(not compact)
        self.all_button.setVisible(compact)

    def show_result(self, result: SearchResult) -> None:
        """Take the counts of a result; a list that is not open takes them when it opens."""
        self._counts = {facet.key: facet.values for facet in result.facets}
        for values in self.lists.values():
            if values.isVisible():
                values.fill(self._counts, self.where)

    def set_where(self, where: Where) -> None:
        """Choose filters from outside."""
        self.where = {key: tuple(values) for key, values in where.items() if values}
        self._name_chips()
        self.changed.emit()

    def _add_chip(self, group: str, keys: Sequence[str]) -> None:
        chip = QToolButton(self)
        chip.setProperty("role", "chip" if group != "all" else "")
        chip.setCheckable(True)
        chip.setIcon(theme.icon("ph.caret-down" if group != "all" else "ph.sliders-horizontal"))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if group != "all":
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        values = ValueList(keys, chip)
        values.changed.connect(self._on_ticked)
        values.closed.connect(self._name_chips)
        chip.clicked.connect(self._on_chip_clicked)
        self.chips[group], self.lists[group] = chip, values

    def _on_chip_clicked(self) -> None:
        chip = self.sender()
        group = next(name for name, known in self.chips.items() if known is chip)
        self._name_chips()
        self.lists[group].fill(self._counts, self.where)
        self.lists[group].open_below(self.chips[group])

    def _on_ticked(self) -> None:
        values = self.sender()
        group = next(name for name, known in self.lists.items() if known is values)
        kept = {key: value for key, value in self.where.items() if key not in self._groups[group]}
        self.set_where(kept | self.lists[group].ticked())

    def _name_chips(self) -> None:
        for group, keys in self._groups.items():
            chip = self.chips[group]
            chosen = [value for key in keys for value in self.where.get(key, ())]
            chip.setText(self._chip_text(group, keys, chosen))
            chip.setChecked(bool(chosen))
            chip.setAccessibleName(chip.text())
            chip.setProperty("chosen", bool(chosen))

    def _chip_text(self, group: str, keys: Sequence[str], chosen: Sequence[str]) -> str:
        if group == "all":
            return _("Filters: {n}").format(n=len(chosen)) if chosen else _("Filters")
        name = facet_name(keys[0]) if group != "more" else _("More")
        if len(chosen) == 1 and group != "more":
            return value_name(keys[0], chosen[0])
        return _("{name}: {n}").format(name=name, n=len(chosen)) if chosen else name


def _values(
    key: str, counts: Mapping[str, Sequence[tuple[str, int]]], where: Where
) -> list[tuple[str, int]]:
    found = list(counts.get(key, ()))
    known = {value for value, _count in found}
    return found + [(value, 0) for value in where.get(key, ()) if value not in known]
