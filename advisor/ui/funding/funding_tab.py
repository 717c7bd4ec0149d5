"""Step 4: what each program pays of each cost line, and the questions that decide it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.client import Changes, ClientFile
from advisor.domain.estimate import Estimate, ProgramResult, Question, Stop
from advisor.domain.situation import Situation
from advisor.services import estimating, filing, summing
from advisor.services.unlocking import Vault
from advisor.ui.funding.also_checked import also_checked
from advisor.ui.funding.cash_card import CashCard
from advisor.ui.funding.claims_card import ClaimsCard
from advisor.ui.funding.funding_page import FundingPage
from advisor.ui.funding.funding_rows import Table, forms
from advisor.ui.funding.reasoning import Reasoning
from advisor.ui.funding.text_card import other_ways, to_bring, to_confirm
from advisor.ui.work import Work


class FundingTab(QWidget):
    """Stops and stale rules first, then the table, its reasons, and at most three questions."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._client = ""
        self.page = FundingPage()
        self.reasoning = Reasoning(work, self.page)
        self.notices, self.table = self.page.notices, self.page.table
        self.questions, self.also, self.reason = (
            self.page.questions,
            self.page.also,
            self.page.reason,
        )
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.page)
        self.claims, self.cash = ClaimsCard(work), CashCard(work)
        self.page.add_card(self.claims)
        self.page.add_card(self.cash)
        self.setFocusProxy(self.page)
        work.file_changed.connect(self._on_file)
        work.closed.connect(self._empty)
        self.questions.answered.connect(self._answer)
        self.notices.lifted.connect(self._lift)
        self.page.table_reformed.connect(self._show_cards)
        self._empty()

    def _on_file(self, file: ClientFile, estimate: Estimate) -> None:
        """The sums and the questions at once, the other cards in the next turn."""
        same_client = self._client == file.client.id
        if not same_client:
            self._empty()
        self._client = str(file.client.id)
        situation = estimating.situation(file, estimate.on)
        tables = forms(file, situation, estimate)
        started = bool(tables[0].rows)
        self.page.show_tables(tables, mark=same_client)
        self.notices.show_notices(estimate.stops, self._stale(estimate), estimate.effects)
        self._show_questions(situation, estimate, shown=started or bool(estimate.questions))
        self.reasoning.refresh(same_client=same_client)
        self.page.order_tabs()
        QTimer.singleShot(0, self, self._show_cards)

    def _stale(self, estimate: Estimate) -> tuple[ProgramResult, ...]:
        """Rules past their day, of the programs in the table; the others say so in their reason."""
        shown = [program for column in self.page.programs for program in column.members]
        return tuple(program for program in summing.stale(estimate) if program in shown)

    def _show_cards(self) -> None:
        estimate, page = self._work.estimate, self.page
        if estimate is None:
            return
        columns, rules = page.programs, self._work.rules
        started = len(page.table.columns) > 0 and not page.empty.isVisibleTo(page)
        page.also.show_groups(also_checked(estimate, columns, rules) if started else ())
        page.ways.show_blocks(other_ways(estimate))
        page.bring.show_blocks(to_bring(estimate, columns))
        page.confirm.show_blocks(to_confirm(columns))
        page.order_tabs()
        page.fit()

    def _show_questions(self, situation: Situation, estimate: Estimate, *, shown: bool) -> None:
        titles: dict[tuple[str, int | None], str] = {}
        for one in situation.chosen:
            titles[one.id, None] = one.title
            for index, cost in enumerate(one.costs):
                titles[one.id, index] = f"{one.title}: {wording.category(cost.category)}"
        self.questions.show_questions(estimate.questions, titles, self._work.rules.facts)
        self.questions.setVisible(shown)

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
        page = self.page
        self._client = ""
        page.notices.show_notices((), ())
        page.show_tables([Table((), ())], mark=False)
        page.table.set_open(None, "")
        page.questions.clear()
        page.also.clear()
        for card in (page.ways, page.bring, page.confirm):
            card.show_blocks(())
        self.reasoning.clear()
        for widget in (page.table, page.legend, page.questions, page.empty):
            widget.hide()
