"""Step 4: what each program pays of each cost line, and the questions that decide it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor.domain.client import Changes, ClientFile
from advisor.domain.estimate import Estimate, Question, Stop
from advisor.i18n import _
from advisor.services import estimating, filing
from advisor.services.summing import Look
from advisor.services.unlocking import Vault
from advisor.ui.controls.iconed import Sign
from advisor.ui.controls.page_scroll import PageScroll, digits_across
from advisor.ui.controls.widgets import FlowLayout, Label
from advisor.ui.funding.apply_card import ProgramCard, to_apply, to_bring
from advisor.ui.funding.claims_card import ClaimsCard
from advisor.ui.funding.funding_notices import Notices
from advisor.ui.funding.funding_columns import Column
from advisor.ui.funding.funding_rows import Row, build
from advisor.ui.funding.funding_table import FundingTable
from advisor.ui.funding.questions import QuestionsPanel
from advisor.ui.funding.reason_card import ReasonCard
from advisor.ui.funding.explaining import about_programs, about_stop, explain
from advisor.ui.look import theme
from advisor.ui.look.painting import Swatch
from advisor.ui.work import Work

ONE_COLUMN_UNDER = 92  # digits wide
QUESTIONS_NEED = 280  # px


class FundingTab(QWidget):
    """Stops and stale rules first, then the table, its reasons, and at most three questions."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._client = ""
        self._open: tuple[tuple[str, str, int], str] | None = None
        self._closed_by_hand = False
        self.notices = Notices()
        self.table = FundingTable()
        self.legend = _legend()
        self.reason = ReasonCard()
        self.questions = QuestionsPanel()
        self.bring = ProgramCard(to_bring)
        self.apply = ProgramCard(to_apply)
        self.claims = ClaimsCard(work)
        self.empty = Label(
            _("Nothing to pay yet. Shortlist a course in step 3, then see here who pays for it."),
            "muted",
        )
        self.empty.setWordWrap(True)
        self._lay_out()
        self._connect()
        self._empty()

    def _lay_out(self) -> None:
        left = self._left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        for widget in (self.empty, self.table, self.legend, self.reason, self.claims, self.apply):
            left.addWidget(widget)
        left.addStretch(1)
        right = self._right = QVBoxLayout()
        right.setSpacing(theme.px(12))
        right.addWidget(self.questions)
        right.addWidget(self.bring)
        right.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.px(16))
        self._columns.addLayout(left, 66)
        self._columns.addLayout(right, 34)
        self._page = QWidget()
        column = QVBoxLayout(self._page)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(theme.px(12))
        column.addWidget(self.notices)
        column.addLayout(self._columns)
        column.addStretch(1)
        self._scroll = PageScroll(self._page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _connect(self) -> None:
        self._work.file_changed.connect(self._on_file)
        self._work.closed.connect(self._empty)
        self.questions.answered.connect(self._answer)
        self.notices.lifted.connect(self._lift)
        self.notices.why_requested.connect(self._why_stop)
        self.table.reason_requested.connect(self._on_reason)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.reason.closed.connect(self._close_reason)

    def _on_file(self, file: ClientFile, estimate: Estimate) -> None:
        same_client = self._client == file.client.id
        if not same_client:
            self._empty()
        self._client = str(file.client.id)
        situation = estimating.situation(file, estimate.on)
        table = build(file, situation, estimate)
        self.notices.show_notices(estimate.stops, estimate.programs if table.rows else ())
        self.table.show_table(table, mark=same_client)
        for widget in (self.table, self.legend):
            widget.setVisible(bool(table.rows))
        self.empty.setVisible(not table.rows)
        courses = {chosen.id: chosen.title for chosen in situation.chosen}
        self.questions.show_questions(
            estimating.open_questions(estimate), courses, self._work.rules.facts
        )
        self.questions.setVisible(bool(table.rows or estimate.questions))
        for card in (self.bring, self.apply):
            card.show_programs(estimate.programs if table.rows else ())
        self._refresh_reason(same_client=same_client)
        self._order_tabs()
        self._fit()

    def _order_tabs(self) -> None:
        """Stops, questions, table, reason: as the conversation goes, though rows come and go."""
        chain: list[QWidget] = []
        for box in self.notices.stops:
            chain += [box.why_button, box.lift_button]
        for row in self.questions.rows:
            chain += row.findChildren(QPushButton)
        card = self.reason
        chain += [self.questions.open_button, self.table, card.previous, card.next]
        chain.append(card.close_button)
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)
        self.setFocusProxy(chain[0] if self.notices.stops or self.questions.rows else self.table)

    def _refresh_reason(self, *, same_client: bool) -> None:
        if self._open is not None and self.table.cell_at(*self._open) is not None:
            self._explain(*self._open)
            return
        first = self.table.first_open()
        if first is not None and not (same_client and self._closed_by_hand):
            self._open = first[0].key, first[1].key
            self._explain(*self._open)
        else:
            self._open = None
            self.reason.clear()

    def _explain(self, row_key: tuple[str, str, int], column_key: str) -> None:
        found = self.table.cell_at(row_key, column_key)
        file, estimate = self._work.file, self._work.estimate
        if found is None or file is None or estimate is None:
            return
        row, column = found
        situation = estimating.situation(file, estimate.on)
        self.table.set_open(row_key, column_key)
        self.reason.show_explanation(explain(row, column, file, situation, estimate))

    def _on_reason(self, row: Row, column: Column) -> None:
        self._closed_by_hand = False
        self._open = row.key, column.key
        self._explain(*self._open)
        QTimer.singleShot(0, self._show_reason)

    def _show_reason(self) -> None:
        self._scroll.ensureWidgetVisible(self.reason, 0, theme.px(16))

    def _on_current(self) -> None:
        here = self.table.current()
        if here is not None and self._open is not None and self.table.hasFocus():
            self._open = here
            self._explain(*here)

    def _close_reason(self) -> None:
        self._closed_by_hand = True
        self._open = None
        self.table.set_open(None, "")
        self.reason.clear()
        self.table.setFocus()

    def _why_stop(self, stop: Stop) -> None:
        if self._work.estimate is not None:
            self._open = None
            self.table.set_open(None, "")
            self.reason.show_explanation(about_stop(stop, self._work.estimate))
            QTimer.singleShot(0, self._show_reason)

    def _answer(self, question: Question, value: str) -> None:
        today = self._work.today()

        def write(vault: Vault, file: ClientFile) -> Changes | None:
            return estimating.answer(vault, file, question, value, today)

        self._work.write(write)

    def _lift(self, stop: Stop) -> None:
        estimate = self._work.estimate
        if estimate is None or stop.fact is None:
            return
        for question in estimate.questions:
            if question.fact == stop.fact:
                self._answer(question, "yes")
                return
        fact, today = stop.fact, self._work.today()

        def write(vault: Vault, file: ClientFile) -> Changes | None:
            return filing.answer(vault, file.client.id, fact, "yes", today)

        self._work.write(write)

    def _empty(self) -> None:
        self._client, self._open, self._closed_by_hand = "", None, False
        self.notices.show_notices((), ())
        self.table.clear_table()
        self.questions.clear()
        for card in (self.bring, self.apply):
            card.show_programs(())
        self.reason.clear()
        for widget in (self.table, self.legend, self.questions):
            widget.hide()
        self.empty.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # later: Qt is walking over all widgets now, and moving one under its feet crashes it
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Two columns where table and questions have room for their words, else one."""
        room = self.width() - 2 * 24 - theme.px(16)
        both = max(self.table.width_needed() / 0.66, theme.px(QUESTIONS_NEED) / 0.34)
        narrow = digits_across(self) < ONE_COLUMN_UNDER or both > room
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._columns.direction() != way:
            self._columns.setDirection(way)
            home = self._right if narrow else self._left  # below the questions in one column
            home.insertWidget(home.count() - 1, self.apply)


def _legend() -> QWidget:
    legend = QWidget()
    flow = FlowLayout(legend, spacing=14)
    signs = (
        (Sign("ph.check", "good", 14), _("in writing")),
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
