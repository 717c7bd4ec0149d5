"""Two cards side by side; in little room they take turns behind a switch."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.ui.controls.page_scroll import PageScroll, digits_across
from advisor.ui.controls.widgets import YesNo
from advisor.ui.look import theme

NARROW = 100  # digits across: narrower, the two cards take turns
SHARES = (38, 62)
READING, OUTCOME = "reading", "outcome"


class TwoCards(QWidget):
    """How a file is read on the left, what it does on the right."""

    def __init__(self, reading: QWidget, outcome: QWidget) -> None:
        super().__init__()
        self._narrow = False
        self._wanted: frozenset[str] = frozenset()
        sides = ((OUTCOME, _("What it does")), (READING, _("How it is read")))
        self.switch = YesNo(sides, _("Show"))
        self.switch.set_value(OUTCOME)
        self._cards = {READING: _scrolled(reading), OUTCOME: _scrolled(outcome)}
        cards = QHBoxLayout()
        cards.setSpacing(theme.px(16))
        cards.addWidget(self._cards[READING], SHARES[0])
        cards.addWidget(self._cards[OUTCOME], SHARES[1])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.switch)
        column.addLayout(cards, 1)
        self.switch.value_changed.connect(self._on_side)
        self.show_cards(frozenset())

    def show_cards(self, wanted: frozenset[str], first: str = OUTCOME) -> None:
        """Show these cards; where they take turns, this one first."""
        self._wanted = wanted
        self.switch.set_value(first)
        self._show()

    def _on_side(self, side: str | None) -> None:
        other = READING if self._cards[READING].isHidden() else OUTCOME
        self.switch.set_value(side or other)
        self._show()

    def _show(self) -> None:
        turns = self._narrow and len(self._wanted) > 1
        self.switch.setVisible(turns)
        for side, card in self._cards.items():
            card.setVisible(side in self._wanted and (not turns or side == self.switch.value))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # later: Qt is walking over all widgets now, and moving one under its feet crashes it
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        reading = self._cards[READING].widget()
        needs = reading.minimumSizeHint().width() if reading is not None else 0
        narrow = digits_across(self) < NARROW or needs > self.width() * SHARES[0] // sum(SHARES)
        if narrow != self._narrow:
            self._narrow = narrow
            self._show()


def _scrolled(card: QWidget) -> PageScroll:
    """The card keeps its own margins, whether it scrolls or not."""
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    return PageScroll(room)
