"""How to get the money: what to bring and what is used so far; where to apply, what to heed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.estimate import ProgramResult, Verdict
from advisor.i18n import _
from advisor.ui.controls.widgets import Label, clear_layout
from advisor.ui.look import theme

Block = tuple[str, Sequence[str]]
"""A title with its lines; without a line it is not shown."""


NOTHING = (Verdict.NOT_ELIGIBLE, Verdict.NOTHING_TO_FUND, Verdict.CAP_REACHED)
"""Verdicts after which there is nothing to bring or to apply for."""


class ProgramCard(QFrame):
    """Blocks of text for each program; ``blocks`` says which."""

    def __init__(
        self, blocks: Callable[[ProgramResult], Sequence[Block]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._blocks = blocks
        self._shown: tuple[Block, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        self._column.setSpacing(theme.px(4))
        self.hide()

    def show_programs(self, programs: Sequence[ProgramResult]) -> None:
        """Show these programs; an empty list empties the card."""
        blocks = tuple(block for program in programs for block in self._blocks(program) if block[1])
        if blocks == self._shown:
            return
        self._shown = blocks
        clear_layout(self._column)
        for number, (title, lines) in enumerate(blocks):
            if number:
                self._column.addSpacing(theme.px(8))
            self._add(title, "strong")
            for line in lines:
                self._add(line, "muted")
        self.setVisible(bool(blocks))

    def _add(self, text: str, role: str) -> None:
        label = Label(text, role, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)


def to_bring(program: ProgramResult) -> tuple[Block, ...]:
    """Verdict, use so far, papers."""
    state = [wording.verdict(program.verdict)]
    if program.cap is not None:
        used = _("Used so far {used} of {cap}")
        state.append(used.format(used=program.used, cap=program.cap))
    if program.verdict in NOTHING:
        return ((program.name, state),)
    return (program.name, state), (_("Bring or have ready"), _dotted(program.documents))


def to_apply(program: ProgramResult) -> tuple[Block, ...]:
    """Advice, addresses, pitfalls."""
    if program.verdict in NOTHING:
        return ()
    where = [f"{label}: {url}" for label, url in program.where]
    return (
        (_("Also confirm"), _dotted(program.confirm)),
        (_("Where to apply"), _dotted(where)),
        (_("Watch out"), _dotted(program.pitfalls)),
    )


def _dotted(lines: Sequence[str]) -> list[str]:
    return [f"· {line}" for line in lines if line]
