"""Filters of a search: chips that open lists of values with live counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from advisor.i18n import _
from advisor.services.fitting import FITS, YES
from advisor.services.searching import SearchResult
from advisor.ui.controls.widgets import FlowLayout
from advisor.ui.look import theme
from advisor.ui.search.facet_list import ValueList
from advisor.ui.search.facet_names import ALL, FIRST, Where, facet_name, value_name


class FacetBar(QWidget):
    """Chips for the first filters, one for the rest; in little room one ``Filters: n`` button."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rest = tuple(key for key in ALL if key not in (FITS, *FIRST))
        self._rest = rest
        self._groups: dict[str, tuple[str, ...]] = {key: (key,) for key in (FITS, *FIRST)}
        self._groups |= {"more": rest, "all": ALL}
        self._fits = ""  # what the chip says that asks for what fits the client
        self._more_may_fit = False
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

    def set_client(self, fits: str) -> None:
        """The words of the chip for what fits the open client; empty = nothing to fit.

        The chips stay in one row: this one takes the place of the last of the first.
        """
        self._fits = fits
        self.chips[FITS].setVisible(bool(fits))
        self.chips[FIRST[-1]].setVisible(not fits)
        self._groups["more"] = (*((FIRST[-1],) if fits else ()), *self._rest)
        self.lists["more"].set_keys(self._groups["more"])
        if not fits:
            self.where.pop(FITS, None)
        self._name_chips()

    def show_result(self, result: SearchResult, *, more_may_fit: bool = False) -> None:
        """Take the counts of a result; a list that is not open takes them when it opens."""
        self._more_may_fit = more_may_fit
        self._counts = {facet.key: facet.values for facet in result.facets}
        self._name_chips()
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
        chip.clicked.connect(self._on_chip_clicked)
        self.chips[group] = chip
        if group == FITS:
            chip.hide()
            return
        chip.setIcon(theme.icon("ph.caret-down" if group != "all" else "ph.sliders-horizontal"))
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if group != "all":
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        values = ValueList(keys, chip)
        values.changed.connect(self._on_ticked)
        values.closed.connect(self._name_chips)
        self.lists[group] = values

    def _on_chip_clicked(self) -> None:
        chip = self.sender()
        group = next(name for name, known in self.chips.items() if known is chip)
        if group == FITS:
            self.set_where({**self.where, FITS: () if self.where.get(FITS) else (YES,)})
            return
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
        if group == FITS:
            counted = self._counts.get(FITS)
            mark = "+" if self._more_may_fit else ""
            return f"{self._fits}  {counted[0][1]}{mark}" if counted else self._fits
        name = facet_name(keys[0]) if group != "more" else _("More")
        if len(chosen) == 1 and group != "more":
            return value_name(keys[0], chosen[0])
        return _("{name}: {n}").format(name=name, n=len(chosen)) if chosen else name
