"""When the money moves: what the client pays first, what comes back, and the deepest gap."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from advisor.domain.cash import CashFlow
from advisor.domain.client import ClientFile
from advisor.domain.estimate import Estimate
from advisor.i18n import _
from advisor.services import cashing
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Card, Label, YesNo
from advisor.ui.funding import cash_words
from advisor.ui.funding.cash_table import CashTable
from advisor.ui.work import Work

WORST, CONFIRMED = "worst", "confirmed"


class CashCard(Card):
    """The gap in words, the table of one case, and tax time apart; hidden without a course."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(_("When the money moves"), parent=parent)
        self._flow: CashFlow | None = None
        self._titles: dict[str, str] = {}
        self._client = ""
        self.gap = Label("", "strong", wrap=True)
        self.over = Iconed("ph.warning", "caution")
        self.within = Iconed("ph.check", "good")
        self.case = YesNo(
            ((WORST, _("If nothing more is confirmed")), (CONFIRMED, _("If all is confirmed"))),
            _("Show"),
        )
        self.table = CashTable()
        self.tax = Label("", "muted", wrap=True)
        for widget in (self.gap, self.over, self.within, self.case, self.table, self.tax):
            self.body.addWidget(widget)
        self.case.set_value(WORST)
        self.case.value_changed.connect(self._on_case)
        work.file_changed.connect(self._show)
        work.closed.connect(self._clear)
        self._clear()

    def _show(self, file: ClientFile, estimate: Estimate) -> None:
        if self._client != file.client.id:
            self.case.set_value(WORST)
        self._client = str(file.client.id)
        flow = self._flow = cashing.of_file(file, estimate)
        self._titles = {str(item.id): item.title for item in file.chosen}
        limit = file.goal.own_money
        self.gap.setText(cash_words.headline(flow))
        for widget, text in (
            (self.over, cash_words.over_limit(flow, limit)),
            (self.within, cash_words.within_limit(flow, limit)),
        ):
            widget.set_text(text)
            widget.setVisible(bool(text))
        self.case.setVisible(flow.has_two_cases)
        said = "\n".join(f"· {cash_words.tax(one)}" for one in flow.tax_time)
        title = _("Tax time, apart from all of the above:")
        self.tax.setText(f"{title}\n{said}")
        self.tax.setVisible(bool(said))
        self._fill()
        self.setVisible(bool(flow.movements))

    def _on_case(self, value: str | None) -> None:
        if value is None:  # pressed again: one of the two is always shown
            self.case.set_value(CONFIRMED if self.confirmed else WORST)
            return
        self._fill()

    def _fill(self) -> None:
        if self._flow is not None:
            self._confirmed = self._flow.has_two_cases and self.case.value == CONFIRMED
            self.table.show_lines(
                cash_words.lines(self._flow, self._titles, confirmed=self._confirmed)
            )

    @property
    def confirmed(self) -> bool:
        """Whether the table shows the case with all confirmed."""
        return self._confirmed

    def _clear(self) -> None:
        self._flow, self._client, self._confirmed = None, "", False
        self.table.show_lines(())
        self.hide()
