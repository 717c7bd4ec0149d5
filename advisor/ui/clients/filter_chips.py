"""The chips over the list of clients: which of them it keeps, each with its count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QToolButton, QWidget

from advisor.domain.client import ClientSummary
from advisor.i18n import _
from advisor.ui.clients.clients_model import Filter, keeps
from advisor.ui.controls.widgets import FlowLayout


class FilterChips(QWidget):
    """One of them is on. ``changed`` when a person chose another one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kept = Filter.ALL
        self._group = QButtonGroup(self)
        self._chips: dict[Filter, QToolButton] = {}
        flow = FlowLayout(self, spacing=6)
        for kept in Filter:
            flow.addWidget(self._chip(kept))

    def count(self, rows: Sequence[ClientSummary], today: date) -> None:
        """Show how many clients each chip keeps; without an archived one its chip is gone."""
        words = {
            Filter.ALL: _("All"),
            Filter.DUE: _("Due this week"),
            Filter.PRICE: _("Price unknown"),
            Filter.NO_PLAN: _("Plan not made"),
            Filter.ARCHIVED: _("Archived"),
        }
        for kept, chip in self._chips.items():
            count = sum(keeps(one, kept, today) for one in rows)
            chip.setText(f"{words[kept]}  {count}")
            chip.setAccessibleName(_("{words}: {n}").format(words=words[kept], n=count))
        archived = any(one.client.archived_on for one in rows)
        self._chips[Filter.ARCHIVED].setVisible(archived)
        if self.kept is Filter.ARCHIVED and not archived:
            self.kept = Filter.ALL
            self._chips[self.kept].setChecked(True)

    def button(self, kept: Filter) -> QToolButton:
        """The button of a chip."""
        return self._chips[kept]

    def room_needed(self) -> int:
        """The width of all of them in one row, in pixels."""
        return sum(chip.sizeHint().width() + 6 for chip in self._chips.values())

    def _chip(self, kept: Filter) -> QToolButton:
        chip = QToolButton(self)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setChecked(kept is Filter.ALL)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.clicked.connect(lambda: self._choose(kept))
        self._group.addButton(chip)
        self._chips[kept] = chip
        return chip

    def _choose(self, kept: Filter) -> None:
        self.kept = kept
        self.changed.emit()
