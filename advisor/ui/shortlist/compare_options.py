"""Which options stand side by side: a button that says how many, and a menu to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from advisor.domain.client import ItemId, ShortlistItem
from advisor.i18n import _
from advisor.services.comparing import MOST
from advisor.ui.controls.widgets import Button

LEAST = 2


class CompareOptions(Button):
    """``changed`` when others were chosen: two at least, six at most."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__("", "ph.columns")
        self._items: tuple[ShortlistItem, ...] = ()
        self._left_out: frozenset[ItemId] = frozenset()
        self.menu_of_options = QMenu(self)
        self.menu_of_options.triggered.connect(self._on_option)
        self.clicked.connect(self._open)

    def show_items(self, items: Sequence[ShortlistItem]) -> None:
        """Offer these options, in the client's order; what was left out stays out."""
        self._items = tuple(items)
        if not items:
            self._left_out = frozenset()
        self._name()

    def chosen(self) -> tuple[ItemId, ...]:
        """The options that stand side by side."""
        found = tuple(item.id for item in self._items if item.id not in self._left_out)
        return found[:MOST]

    def sentence(self) -> str:
        """That there are more than fit; empty when all are shown."""
        more = len(self._items) > MOST
        return _("Six options at most stand side by side: choose which.") if more else ""

    def _name(self) -> None:
        chosen, count = self.chosen(), len(self._items)
        words = _("{n} of {all} options").format(n=len(chosen), all=count)
        self.setText(words)
        self.setAccessibleName(_("{count}: choose which").format(count=words))
        self.menu_of_options.clear()
        full, few = len(chosen) >= MOST, len(chosen) <= LEAST
        for number, item in enumerate(self._items, start=1):
            title = f"{number}  {item.title}".replace("&", "&&")
            action = QAction(title, self.menu_of_options)
            action.setCheckable(True)
            action.setChecked(item.id in chosen)
            action.setData(item.id)
            action.setEnabled(not few if item.id in chosen else not full)
            self.menu_of_options.addAction(action)

    def _open(self) -> None:
        self.menu_of_options.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_option(self, action: QAction) -> None:
        item = ItemId(action.data())
        chosen = {*self.chosen(), item} if action.isChecked() else {*self.chosen()} - {item}
        self._left_out = frozenset(one.id for one in self._items if one.id not in chosen)
        self._name()
        self.changed.emit()
