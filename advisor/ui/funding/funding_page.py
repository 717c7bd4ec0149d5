"""How the cards of the funding step stand: beside each other, below a wide table, or in one row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor.i18n import _
from advisor.services.summing import Look
from advisor.ui.controls.iconed import Sign
from advisor.ui.controls.page_scroll import PageScroll, digits_across
from advisor.ui.controls.tall_page import TallPage
from advisor.ui.controls.widgets import FlowLayout, Label
from advisor.ui.funding.also_card import AlsoCard
from advisor.ui.funding.funding_columns import Column
from advisor.ui.funding.funding_notices import Notices
from advisor.ui.funding.funding_rows import Table
from advisor.ui.funding.funding_table import FundingTable, width_needed
from advisor.ui.funding.questions import QuestionsPanel
from advisor.ui.funding.reason_card import ReasonCard
from advisor.ui.funding.text_card import TextCard
from advisor.ui.look import theme
from advisor.ui.look.painting import Swatch

ONE_COLUMN_UNDER = 92  # digits wide
RIGHT_NEEDS = 280  # px
SHARES = (66, 34)
MARGIN = 24


class FundingPage(QWidget):
    """Holds the cards and finds a place for each; it knows no client."""

    table_reformed = Signal()  # other columns of the same amounts

    def __init__(self) -> None:
        super().__init__()
        self.notices = Notices()
        self.table = FundingTable()
        self.legend = _legend()
        self.reason = ReasonCard()
        self.questions = QuestionsPanel()
        self.also = AlsoCard()
        self.ways = TextCard(_("Other ways to pay"))
        self.bring = TextCard(_("Documents to bring"), fold=6)
        self.confirm = TextCard(_("Also confirm"))
        self.empty = Label(
            _("Nothing to pay yet. Shortlist a course in step 3, then see here who pays for it."),
            "muted",
            wrap=True,
        )
        self._forms: tuple[Table, ...] = (Table((), ()),)
        self._below: list[QWidget] = [self.confirm, self.bring]
        self._lay_out()

    def add_card(self, card: QWidget) -> None:
        """A further card, below the reason and the other ways to pay."""
        self._left.insertWidget(self._left.indexOf(self.confirm), card)
        self._below.insert(-2, card)

    def show_tables(self, forms: Sequence[Table], *, mark: bool) -> None:
        """Show the first of these that there is room for."""
        self._forms = tuple(forms)
        table = self._fitting()
        self.table.show_table(table, mark=mark)
        for widget in (self.table, self.legend):
            widget.setVisible(bool(table.rows))
        self.empty.setVisible(not table.rows)

    @property
    def programs(self) -> tuple[Column, ...]:
        """The columns of programs that show now."""
        return tuple(column for column in self.table.columns if column.members)

    def show_reason(self) -> None:
        """Scroll to the reason card."""
        self._scroll.ensureWidgetVisible(self.reason, 0, theme.px(16))

    def order_tabs(self) -> None:
        """Stops, questions, table, reason, cards: as one talks, though rows come and go.

        The page hands the keyboard to the first that shows: what came before it in the order of
        Qt would never be reached.
        """
        chain: list[QWidget] = []
        for box in self.notices.stops:
            chain += [box.why_button, box.lift_button]
        for row in self.questions.rows:
            chain += row.stations()
        card = self.reason
        chain += [self.questions.open_button, self.table, card, card.previous, card.next]
        chain += [card.close_button, *self.also.findChildren(QPushButton), *self.also.rows]
        for below in (self.ways, *self._below):
            chain += [*below.findChildren(QPushButton), *below.findChildren(QAbstractItemView)]
        for first, second in pairwise(one for one in chain if self._has_stop(one)):
            QWidget.setTabOrder(first, second)
        shown = (one for one in chain if not one.isHidden())
        self.setFocusProxy(next(shown, self.table))

    def _has_stop(self, widget: QWidget) -> bool:
        """Whether Tab may stop there: not at a header, not in a list that drops down."""
        policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        return bool(policy) and widget.window() is self.window()

    def fit(self) -> None:
        """Two columns where table and questions have room for their words; a wide table over both;
        else one column, and a table with the programs in one.
        """
        table = self._fitting()
        if table.columns != self.table.columns:
            self.table.show_table(table)
            self.table_reformed.emit()
        room = self.width() - 2 * MARGIN - theme.px(16)
        right = theme.px(RIGHT_NEEDS) * sum(SHARES) / SHARES[1]
        wide = width_needed(table) * sum(SHARES) / SHARES[0] > room
        narrow = digits_across(self) < ONE_COLUMN_UNDER or right > room
        self._place_table(above=wide and not narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)
            home = self._right if narrow else self._left  # below the questions in one column
            for card in self._below:
                home.insertWidget(home.count() - 1, card)

    def _fitting(self) -> Table:
        room = self.width() - 2 * MARGIN
        return next((form for form in self._forms if width_needed(form) <= room), self._forms[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # later: Qt is walking over all widgets now, and moving one under its feet crashes it
            QTimer.singleShot(0, self, self.fit)

    def _place_table(self, *, above: bool) -> None:
        if above == (self._above.indexOf(self.table) >= 0):
            return
        home = self._above if above else self._left
        for at, widget in enumerate((self.table, self.legend)):
            home.insertWidget(at, widget)

    def _lay_out(self) -> None:
        left = self._left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        for widget in (self.table, self.legend, self.reason, self.ways, self.confirm, self.bring):
            left.addWidget(widget)
        left.addStretch(1)
        right = self._right = QVBoxLayout()
        right.setSpacing(theme.px(12))
        right.addWidget(self.questions)
        right.addWidget(self.also)
        right.addStretch(1)
        self._above = QVBoxLayout()
        self._above.setSpacing(theme.px(8))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.px(16))
        self._columns.addLayout(left, SHARES[0])
        self._columns.addLayout(right, SHARES[1])
        page = TallPage()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, 16, MARGIN, 24)
        column.setSpacing(theme.px(12))
        for widget in (self.notices, self.empty):
            column.addWidget(widget)
        column.addLayout(self._above)
        column.addLayout(self._columns)
        column.addStretch(1)
        self._scroll = PageScroll(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)


def _legend() -> QWidget:
    legend = QWidget()
    flow = FlowLayout(legend, spacing=14)
    signs = (
        (Sign("ph.check", "good", 14), _("in writing")),
        (Label("100", "small"), _("by the rules, not yet promised")),
        (Swatch(Look.NOT_CONFIRMED), _("not confirmed: $0 in the worst case")),
        (Label("–", "muted"), _("does not pay this kind of cost")),
    )
    for sign, words in signs:
        one = QWidget()
        row = QHBoxLayout(one)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(sign)
        row.addWidget(Label(words, "small"))
        flow.addWidget(one)
    return legend
