"""How to get the money: where to apply, what to bring, what to watch out for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.estimate import ProgramResult
from advisor.i18n import _
from advisor.ui import theme
from advisor.ui.widgets import Label, clear_layout


class ApplyCard(QFrame):
    """One block for each program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._shown: tuple[ProgramResult, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        self._column.setSpacing(theme.px(4))
        self.hide()

    def show_programs(self, programs: Sequence[ProgramResult]) -> None:
        """Show these programs; an empty list empties the card."""
        if tuple(programs) == self._shown:
            return
        self._shown = tuple(programs)
        clear_layout(self._column)
        for program in programs:
            self._program(program)
        self._column.addStretch(1)
        self.setVisible(bool(programs))

    def _program(self, program: ProgramResult) -> None:
        self._add(program.name, "strong")
        self._add(wording.verdict(program.verdict), "muted")
        if program.cap is not None:
            words = _("Used so far {used} of {cap}")
            self._add(words.format(used=program.used, cap=program.cap), "muted")
        self._list(_("Bring or have ready"), program.documents)
        self._list(_("Where to apply"), (f"{label}: {url}" for label, url in program.where))
        self._list(_("Watch out"), program.pitfalls)
        self._list(_("Also confirm"), program.confirm)

    def _list(self, title: str, entries: Iterable[str]) -> None:
        shown = [entry for entry in entries if entry]
        if shown:
            self._column.addSpacing(theme.px(8))
            self._add(title, "strong")
            for entry in shown:
                self._add("· " + entry, "muted")

    def _add(self, text: str, role: str) -> None:
        label = Label(text, role)
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)
