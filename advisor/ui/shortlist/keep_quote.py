"""Under a quote: keep for every client what the college told of the course."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from advisor import wording
from advisor.domain.client import ShortlistItem
from advisor.domain.money import Money
from advisor.i18n import _
from advisor.services.record_words import told_by_words
from advisor.services.taking_over import Offered, offered
from advisor.ui.controls.widgets import Button, Label
from advisor.ui.look import theme
from advisor.ui.search.own_card import NAMES
from advisor.ui.work import Work


class KeepQuote(QFrame):
    """Says what would be kept before it is; hidden while a quote holds nothing for others."""

    asked = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.words = Label("", "small", wrap=True)
        self.button = Button("", "ph.books")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.button.clicked.connect(self.asked)

    def show_item(self, item: ShortlistItem) -> None:
        """Show what of a quote may be kept."""
        file = self._work.file
        name = file.client.name if file is not None else ""
        facts = offered(item, name, self._work.today())
        self.setVisible(bool(facts))
        if not facts:
            return
        if item.record is None:
            self.button.setText(_("Put this course into the catalogue"))
        else:
            self.button.setText(_("Keep this for every client"))
        self.words.setText(
            _("Into the catalogue, without the client: {facts}.").format(facts=fact_words(facts))
        )


def fact_words(facts: Sequence[Offered]) -> str:
    """``tuition $895, weeks 8, told by the college, 19 Nov 2026``; each source once."""
    groups: dict[str, list[str]] = {}
    for one in facts:
        told = f"{told_by_words(one.told_by)}, {wording.day(one.told_on)}"
        groups.setdefault(told, []).append(f"{_(NAMES[one.fact])} {_value(one)}")
    return "; ".join(", ".join((*said, told)) for told, said in groups.items())


def _value(one: Offered) -> str:
    if one.fact in ("tuition", "mandatory_fees", "materials"):
        return str(Money(one.value))
    if isinstance(one.value, tuple):
        return ", ".join(one.value)
    return one.value if isinstance(one.value, str) else wording.number(one.value)
