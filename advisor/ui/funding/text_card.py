"""Cards of plain text about all programs: what to bring, what to confirm, other ways to pay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from advisor.domain.estimate import Alternative, Estimate
from advisor.i18n import _
from advisor.ui.controls.widgets import Button, Label, clear_layout
from advisor.ui.funding.funding_columns import PAYERS, Column, short_name
from advisor.ui.look import theme

Block = tuple[str, Sequence[str]]
"""A title with its lines; without a line it is not shown."""


class TextCard(QFrame):
    """Blocks of text, each a title with its lines; an empty card is not there.

    A card that folds shows ``fold`` lines of a block until somebody asks for all.
    """

    def __init__(self, name: str, fold: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fold, self._opened = fold, False
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self._shown: tuple[Block, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14))
        self._column.setSpacing(theme.px(4))
        self.hide()

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show these blocks; none empties the card."""
        shown = tuple((title, tuple(lines)) for title, lines in blocks if lines)
        if shown == self._shown:
            return
        self._opened = self._opened and bool(shown)
        self._shown = shown
        self._fill()
        self.setVisible(bool(shown))

    def _fill(self) -> None:
        clear_layout(self._column)
        for number, (title, lines) in enumerate(self._shown):
            if number:
                self._column.addSpacing(theme.px(8))
            self._add(title, "strong")
            folded = 0 < self._fold < len(lines) - 1 and not self._opened
            for line in lines[: self._fold] if folded else lines:
                self._add(line, "muted")
            if folded:
                button = Button(_("Show all {n}").format(n=len(lines)), role="link")
                button.clicked.connect(self._open)
                self._column.addWidget(button)

    def _open(self) -> None:
        self._opened = True
        self._fill()

    def _add(self, text: str, role: str) -> None:
        label = Label(text, role, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(label)


def to_bring(estimate: Estimate, columns: Sequence[Column]) -> tuple[Block, ...]:
    """Each document once, with the programs of the table that want it."""
    heads = {
        program.code: short_name(program) if column.key == PAYERS else column.name
        for column in columns
        for program in column.members
    }
    wanted = (
        (document, dict.fromkeys(heads[code] for code in codes if code in heads))
        for document, codes in estimate.documents
    )
    lines = [f"· {document} ({', '.join(names)})" for document, names in wanted if names]
    return ((_("Documents to bring"), lines),)


def to_confirm(columns: Sequence[Column]) -> tuple[Block, ...]:
    """What is still to be confirmed for the programs of the table, each once."""
    said: dict[str, None] = {}
    for column in columns:
        for program in column.members:
            said.update(dict.fromkeys(program.confirm))
    return ((_("Also confirm"), [f"· {words}" for words in said]),)


def other_ways(estimate: Estimate) -> tuple[Block, ...]:
    """Other legal ways to pay, with what each comes to."""
    names = _short_names(estimate)
    return tuple(
        (_("Another way: {words}").format(words=way.text), _sums(way, names))
        for way in estimate.alternatives
    )


def _sums(way: Alternative, names: Mapping[str, str]) -> list[str]:
    paid = " · ".join(f"{names.get(code, code)} {amount}" for code, amount in way.amounts.items())
    if way.out_of_pocket is None:
        sums = _("Covered {covered}; what is left to pay has no upper limit").format(
            covered=way.covered
        )
    else:
        sums = _("Covered {covered}, left to pay {left}").format(
            covered=way.covered, left=way.out_of_pocket
        )
    return [line for line in (paid, sums) if line]


def _short_names(estimate: Estimate) -> dict[str, str]:
    return {program.code: short_name(program) for program in estimate.programs}
