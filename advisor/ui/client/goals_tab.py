"""Step 2, Goals: the client's own words, their limits, and the occupation that they aim for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from advisor.domain.client import ClientFile
from advisor.domain.estimate import Estimate
from advisor.domain.occupation import Occupation, OccupationHit
from advisor.i18n import _
from advisor.services import filing
from advisor.services.searching import Catalogue
from advisor.ui.client.gap_page import GapPage, Links
from advisor.ui.client.goal_form import GoalForm
from advisor.ui.client.occupation_card import OccupationCard
from advisor.ui.client.occupation_search import OccupationSearch
from advisor.ui.controls.page_scroll import PageScroll, columns_fit, set_stacked
from advisor.ui.controls.widgets import (
    Label,
)
from advisor.ui.work import Work


class GoalsTab(QWidget):
    """What the client wants and within which limits; the card of the target beside it."""

    next_requested = Signal()

    def __init__(
        self, work: Work, catalogue: Catalogue, links: Links, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self._catalogue = work, catalogue
        self._shown: Occupation | None = None
        self.form = GoalForm(work)
        self.search = OccupationSearch(work.tasks, catalogue.occupations)
        self.search.chosen.connect(self._chosen)
        self.card = OccupationCard()
        self.card.target_requested.connect(self._aim)
        self._hint = Label(
            _("Choose an occupation above: it gives the wage, the openings, and what is missing."),
            "muted",
            wrap=True,
        )
        self.search.searching.connect(self._make_room)
        self.gap = GapPage(work, catalogue, links)
        self.gap.back_requested.connect(self._back)
        self.card.gap_requested.connect(self.open_gap)
        self._arrange()
        work.file_changed.connect(self._show)
        work.closed.connect(self._clear)
        self._clear()

    def open_gap(self) -> None:
        """Show what the target asks beyond others, in place of the goal."""
        self._pages.setCurrentWidget(self.gap)
        self.setFocusProxy(self.gap)
        self.gap.setFocus(Qt.FocusReason.OtherFocusReason)
        self.gap.open()

    def take_catalogue(self) -> None:
        """The catalogue changed."""
        self.gap.take_catalogue()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where both have room for their words, else one."""
        super().resizeEvent(event)
        set_stacked(self._columns, stacked=not columns_fit(self))

    def _arrange(self) -> None:
        page = QWidget()  # from the outside in: what gets a parent is styled anew with all in it
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(PageScroll(page))
        self._pages.addWidget(self.gap)
        outer.addWidget(self._pages)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.setContentsMargins(24, 16, 24, 24)
        self._columns.setSpacing(28)
        left, right = QVBoxLayout(), QVBoxLayout()
        self._columns.addLayout(left, 7)
        self._columns.addLayout(right, 9)
        left.addWidget(self.form)
        left.addStretch(1)
        right.setSpacing(6)
        label = Label(_("Target occupation, by any job title"), "small")
        label.setBuddy(self.search.field)
        for widget in (label, self.search, self.card, self._hint):
            right.addWidget(widget)
        right.addStretch(1)
        self.setFocusProxy(self.form.words)

    def _show(self, file: ClientFile, _estimate: Estimate) -> None:
        goal = file.goal
        self.search.set_title(goal.occupation)
        if goal.noc and (self._shown is None or self._shown.noc != goal.noc):
            self._look_up(goal.noc)
        elif self._shown is not None:
            self._show_card(self._shown)
        if not goal.noc and self._shown is not None and not self.search.field.hasFocus():
            self._show_nothing()

    def _look_up(self, noc: str) -> None:
        self._work.tasks.latest(
            f"occupation {id(self)}", lambda: self._catalogue.occupation(noc), self._show_card
        )

    def _show_card(self, occupation: Occupation | None) -> None:
        file = self._work.file
        if occupation is None or file is None:
            self._show_nothing()
            return
        self._shown = occupation
        target = file.goal.noc == occupation.noc
        self.card.show_occupation(occupation, file.client.region, target=target)
        self._hint.hide()

    def _show_nothing(self) -> None:
        self._shown = None
        self.card.clear()
        self._hint.show()

    def _make_room(self, searching: bool) -> None:
        self.card.setVisible(not searching and self._shown is not None)
        self._hint.setVisible(not searching and self._shown is None)

    def _chosen(self, hit: OccupationHit) -> None:
        file = self._work.file
        if file is not None and not file.goal.noc:
            self._aim(hit.noc, hit.title)
        elif file is not None:
            self._look_up(hit.noc)

    def _aim(self, noc: str, title: str) -> None:
        self._work.write(
            lambda vault, file: filing.edit_goal(vault, file.client.id, noc=noc, occupation=title)
        )

    def _back(self) -> None:
        """The goal again, at the place that led away from it."""
        self.gap.leave()
        self._pages.setCurrentIndex(0)
        self.setFocusProxy(self.form.words)
        target = self.card.gap_button if self.card.gap_button.isVisible() else self.form.words
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self._pages.setCurrentIndex(0)
        self.setFocusProxy(self.form.words)
        self.search.clear()
        self._show_nothing()
