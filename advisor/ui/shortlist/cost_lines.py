"""The further costs of an option: child care, travel, exams: a category, a word, an amount."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.client import CostId, CostLine, ItemId, ShortlistItem, Told
from advisor.domain.money import Money
from advisor.domain.quote_lines import further_lines
from advisor.domain.situation import Category
from advisor.i18n import _
from advisor.ui.controls.widgets import Button, Label, LineEdit, MoneyEdit
from advisor.ui.look import theme
from advisor.ui.shortlist.quote_writes import add_line, remove_line, write_line
from advisor.ui.work import Work

MORE = (
    Category.APPLICATION_FEE,
    Category.MATERIALS_OTHER,
    Category.EXAM_FEE_EXTERNAL,
    Category.EQUIPMENT,
    Category.CHILDCARE,
    Category.TRANSPORT,
    Category.LIVING,
    Category.MANDATORY_FEES,
    Category.MATERIALS_REQUIRED,
)


class CostLines(QWidget):
    """Further cost lines, and the button that begins one. ``touched`` carries the line's id."""

    touched = Signal(str)

    def __init__(self, work: Work, item_id: ItemId, told: Callable[[], Told]) -> None:
        super().__init__()
        self._work, self._item_id, self._told = work, item_id, told
        self.rows: dict[CostId, _Line] = {}
        self._begun = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(6))
        self.add_button = Button(_("Add another cost"), "ph.plus", role="link")
        self.menu = QMenu(self.add_button)
        for category in MORE:
            action = QAction(wording.category(category), self.menu)
            action.setData(category.value)
            self.menu.addAction(action)
        self.menu.triggered.connect(self._begin)
        self.add_button.clicked.connect(self._open_menu)
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        self._column.addLayout(foot)

    def show_item(self, item: ShortlistItem) -> None:
        """Show the further lines; the row that is typed in stays where it is."""
        lines = further_lines(item)
        known = {line.id for line in lines}
        for cost_id in [one for one in self.rows if one not in known]:
            row = self.rows.pop(cost_id)
            row.hide()
            row.deleteLater()
        for place, line in enumerate(lines):
            if line.id not in self.rows:
                self._add_row(place, line)
            self.rows[line.id].show_line(line)

    def _add_row(self, place: int, line: CostLine) -> None:
        row = _Line(line)
        row.priced.connect(self._on_priced)
        row.labelled.connect(self._on_labelled)
        row.removed.connect(self._on_removed)
        self._column.insertWidget(place, row)
        self.rows[line.id] = row
        if self._begun:
            self._begun = False
            row.amount.setFocus()

    def _open_menu(self) -> None:
        self.menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height())))

    def _begin(self, action: QAction) -> None:
        self._begun = True
        add_line(self._work, self._item_id, Category(action.data()))

    def _on_priced(self, cost_id: str, amount: Money | None) -> None:
        self.touched.emit(cost_id)
        told = self._told() if amount is not None else None
        write_line(
            self._work,
            self._item_id,
            CostId(cost_id),
            lambda line: replace(line, amount=amount, told=told),
        )

    def _on_labelled(self, cost_id: str, text: str) -> None:
        write_line(
            self._work, self._item_id, CostId(cost_id), lambda line: replace(line, label=text)
        )

    def _on_removed(self, cost_id: str) -> None:
        self.add_button.setFocus()
        remove_line(self._work, self._item_id, CostId(cost_id))


class _Line(QWidget):
    priced = Signal(str, object)  # id, Money | None
    labelled = Signal(str, str)  # id, what for
    removed = Signal(str)

    def __init__(self, line: CostLine) -> None:
        super().__init__()
        name = wording.category(line.category)
        self.label = LineEdit(_("what for"), _("{cost}: what for").format(cost=name))
        self.amount = MoneyEdit(_("not known"), _("{cost}: amount").format(cost=name))
        self.remove_button = Button("", "ph.trash", role="icon")
        self.remove_button.setAccessibleName(_("Remove {cost}").format(cost=name))
        self.remove_button.setToolTip(_("Remove {cost}").format(cost=name))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(Label(name), 2)
        row.addWidget(self.label, 2)
        row.addWidget(self.amount, 2)
        row.addWidget(self.remove_button)
        self.label.edited.connect(lambda text: self.labelled.emit(line.id, text))
        self.amount.edited.connect(lambda amount: self.priced.emit(line.id, amount))
        self.remove_button.clicked.connect(lambda: self.removed.emit(line.id))

    def show_line(self, line: CostLine) -> None:
        """Show the line as the file has it."""
        self.label.set_value(line.label)
        self.amount.set_value(line.amount)
