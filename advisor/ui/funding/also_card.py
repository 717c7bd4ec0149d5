"""The card of the programs that were checked too: open ones first, those that do not fit folded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.ui.controls.widgets import Button, Card, Label, clear_layout
from advisor.ui.funding.also_checked import Checked, Group
from advisor.ui.funding.also_row import EDGE, AlsoRow
from advisor.ui.look import theme


class AlsoCard(Card):
    """``reason_requested`` carries a program's code."""

    reason_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Also checked"), parent=parent)
        self._groups: tuple[Group, ...] = ()
        self._opened: set[str] = set()
        self.rows: list[AlsoRow] = []
        self.folds: dict[str, Button] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(2))
        self.body.setContentsMargins(16 - EDGE, 12, 16 - EDGE, 16)  # rows are framed: words align
        self.head.setContentsMargins(EDGE, 0, EDGE, 0)
        self.body.addLayout(self._column)
        self.hide()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these; what stays the same keeps its rows, and the keyboard its place."""
        if tuple(groups) == self._groups:
            return
        focused = next((row.entry.code for row in self.rows if row.hasFocus()), "")
        self._groups = tuple(groups)
        self._fill()
        self.setVisible(bool(self._groups))
        self.focus_program(focused)

    def clear(self) -> None:
        """Forget everything, what was opened too."""
        self._opened.clear()
        self.show_groups(())

    def focus_program(self, code: str) -> bool:
        """Put the keyboard on a program's row; False where there is none."""
        for row in self.rows:
            if row.entry.code == code:
                row.setFocus()
                return True
        return False

    def _fill(self) -> None:
        """Rows that say the same are kept: a new one costs time and the keyboard its place."""
        kept = {row.entry: row for row in self.rows}
        for row in self.rows:
            self._column.removeWidget(row)
        clear_layout(self._column)
        self.rows, self.folds = [], {}
        for group in self._groups:
            if group.folded:
                self._column.addWidget(self._fold(group))
            elif group.title:
                self._column.addSpacing(theme.px(6))
                title = Label(group.title, "small", wrap=True)
                title.setContentsMargins(EDGE, 0, EDGE, 0)
                self._column.addWidget(title)
            if not group.folded or group.kind in self._opened:
                for entry in group.entries:
                    row = kept.pop(entry) if entry in kept else self._row(entry)
                    self.rows.append(row)
                    self._column.addWidget(row)
        for row in kept.values():
            row.hide()
            row.deleteLater()

    def _row(self, entry: Checked) -> AlsoRow:
        row = AlsoRow(entry)
        row.clicked.connect(partial(self.reason_requested.emit, entry.code))
        return row

    def _fold(self, group: Group) -> Button:
        opened = group.kind in self._opened
        button = Button(group.title, "ph.caret-down" if opened else "ph.caret-right", role="link")
        state = _("shown") if opened else _("hidden")
        button.setAccessibleName(f"{group.title}, {state}")
        button.clicked.connect(partial(self._turn, group.kind))
        self.folds[group.kind] = button
        return button

    def _turn(self, kind: str) -> None:
        self._opened ^= {kind}
        self._fill()
        self.folds[kind].setFocus()
