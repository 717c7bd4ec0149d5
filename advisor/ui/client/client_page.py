"""One client: header, the five steps of the conversation, and the sum that never moves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.client import ClientFile, ClientId
from advisor.domain.estimate import Estimate
from advisor.i18n import N_, _
from advisor.services import estimating
from advisor.services.searching import Catalogue
from advisor.services.summing import summary
from advisor.settings import Settings
from advisor.ui.client.about_tab import AboutTab
from advisor.ui.client.client_header import ClientHeader
from advisor.ui.client.gap_page import Links
from advisor.ui.client.goals_tab import GoalsTab
from advisor.ui.client.step_pages import MakePage, StepPages
from advisor.ui.client.step_states import NAMES, step_states
from advisor.ui.client.step_tabs import StepTabs
from advisor.ui.client.sum_bar import SumBar
from advisor.ui.client.sum_panel import WIDTH, SumPanel
from advisor.ui.client.sum_sheet import SumSheet
from advisor.ui.controls.page_scroll import digits_across
from advisor.ui.funding.funding_tab import FundingTab
from advisor.ui.look import theme
from advisor.ui.plan.plan_tab import PlanTab
from advisor.ui.shortlist.shortlist_tab import ShortlistTab
from advisor.ui.tasks import NEXT_TURN
from advisor.ui.work import Work

ABOUT, GOALS, SHORTLIST, FUNDING, PLAN = range(5)
ACTIONS = (N_("Record the goal"), N_("Search courses"), N_("See the funding"), N_("Make the plan"))
SUM_BESIDE = 118  # digits across: narrower, the sum goes to the foot


class ClientPage(QWidget):
    """Shows the open file of ``work``; empties itself when it closes."""

    show_to_client_requested = Signal()
    message_requested = Signal(str, str)  # text, kind
    carry_chosen = Signal(bool)  # whether clients' PDFs carry the plan, from now on
    opened = Signal()  # another file shows, with its first step

    def __init__(
        self,
        work: Work,
        catalogue: Catalogue,
        settings: Settings,
        links: Links,
        *,
        tabs: Sequence[QWidget] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._settings = work, settings
        self._client: ClientId | None = None
        self.header = ClientHeader(work)
        self.header.show_to_client_requested.connect(self.show_to_client_requested)
        self.steps = StepTabs()
        self.steps.step_requested.connect(self.open_step)
        makers = () if tabs else self._makers(catalogue, links)
        self.stack = StepPages(work, makers)
        self.stack.made.connect(self._greet)
        self.panel, self.bar = SumPanel(), SumBar()
        self.panel.next_requested.connect(self._next)
        self.sheet = SumSheet(self)
        self.sheet.closed.connect(self._shut_sheet)
        self.bar.open_requested.connect(self._open_sheet)
        self._sum_below = False
        for flexible in (self.header, self.steps, self.stack, self.bar):
            flexible.setMinimumWidth(
                1
            )  # they change their form, so they may get less than they ask
        self.stack.setMinimumHeight(1)
        self._arrange()
        for tab in tabs or ():
            self.stack.take(tab)
        for at in range(len(NAMES)):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{at + 1}"), self)
            shortcut.activated.connect(lambda at=at: self.open_step(at))
        work.file_changed.connect(self._show)
        work.closed.connect(self._clear)
        self.stack.setCurrentIndex(GOALS)
        self._name_step(GOALS)

    def open_step(self, at: int) -> None:
        """Go to a step, 0 to 4; the keyboard goes with it unless it stands on the steps."""
        on_steps = self.steps.isAncestorOf(self.focusWidget() or self)
        self.stack.show_step(at)
        self._name_step(at)
        if on_steps:
            self.steps.focus_current()
        elif self.isVisible():
            self.focus_step()

    def focus_step(self) -> None:
        """Put the keyboard on the step that is open."""
        tab = self.stack.currentWidget()
        if tab is not None:
            tab.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def prepare(self) -> None:
        """Make the pages that nobody asked for yet, in idle moments."""
        self.stack.prepare()

    def regions(self) -> tuple[QWidget, ...]:
        """What F6 walks through: header, steps, page, sum."""
        return (self.header, self.steps, self.stack, self.panel, self.bar)

    def set_settings(self, settings: Settings) -> None:
        """Another centre, counsellor or paper."""
        self._settings = settings
        for at in range(self.stack.count()):
            tab = self.stack.widget(at)
            if isinstance(tab, (PlanTab, ShortlistTab)):
                tab.set_settings(settings)

    def take_catalogue(self) -> None:
        """The catalogue changed."""
        for at in (GOALS, SHORTLIST):
            tab = self.stack.widget(at)
            if isinstance(tab, (GoalsTab, ShortlistTab)):
                tab.take_catalogue()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the sum that was opened over the page."""
        if event.key() == Qt.Key.Key_Escape and self.sheet.isVisible():
            self._shut_sheet()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sum, the steps and the header take the form that the room allows."""
        super().resizeEvent(event)
        self._reflow()

    def changeEvent(self, event: QEvent) -> None:
        """Another text size needs other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # later: Qt is walking over all widgets now, and moving one under its feet crashes it
            QTimer.singleShot(0, self, self._reflow)

    def event(self, event: QEvent) -> bool:
        """What the header or the steps say may need more room than before."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._reflow()
        return super().event(event)

    def _makers(self, catalogue: Catalogue, links: Links) -> tuple[MakePage, ...]:
        """The five steps, in order."""
        return (
            AboutTab,
            lambda work, parent: GoalsTab(work, catalogue, links, parent),
            lambda work, parent: ShortlistTab(work, catalogue, self._settings, links, parent),
            FundingTab,
            lambda work, parent: PlanTab(work, catalogue, self._settings, parent),
        )

    def _greet(self, tab: QWidget) -> None:
        """A step's page was made."""
        if isinstance(tab, (PlanTab, ShortlistTab)):
            tab.message_requested.connect(self.message_requested)
        if isinstance(tab, PlanTab):
            tab.carry_chosen.connect(self.carry_chosen)
        if isinstance(tab, ShortlistTab):
            tab.goals_requested.connect(lambda: self.open_step(GOALS))
        if isinstance(tab, (AboutTab, GoalsTab)):
            tab.next_requested.connect(self._next)

    def _name_step(self, at: int) -> None:
        self.steps.set_current(at)
        self.panel.set_action(_(ACTIONS[at]) if at < len(ACTIONS) else "")

    def _arrange(self) -> None:
        head = QFrame()
        head.setProperty("role", "surface")
        self._head = QVBoxLayout(head)
        self._head.setContentsMargins(24, 12, 24, 0)
        self._head.setSpacing(8)
        self._head.addWidget(self.header)
        self._head.addWidget(self.steps)
        line = QFrame()
        line.setProperty("role", "line")
        left = QVBoxLayout()
        left.setSpacing(0)
        for widget in (head, line, self.stack):
            left.addWidget(widget)
        left.setStretch(2, 1)
        left.addWidget(self.bar)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(left, 1)
        self._row.addWidget(self.panel)
        self.bar.hide()

    def _reflow(self) -> None:
        below = digits_across(self) < SUM_BESIDE
        if below != self._sum_below:
            self._sum_below = below
            self._shut_sheet()
            self.bar.setVisible(below)
            if below:
                self.sheet.hold(self.panel)
            else:
                self._row.addWidget(self.panel)
                self.panel.show()
        if not below:
            self.panel.setFixedWidth(theme.px(WIDTH))
        room = self.width() - (0 if below else theme.px(WIDTH)) - 48
        self.steps.set_narrow(self.steps.room_needed() > room)
        self.header.set_narrow(self.header.room_needed() > room)
        self.sheet.fit(self.rect())

    def _open_sheet(self) -> None:
        self.sheet.fit(self.rect())
        self.sheet.open()

    def _shut_sheet(self) -> None:
        if self.sheet.isVisible():
            self.sheet.hide()
            self.bar.focus_open()

    def _next(self) -> None:
        at = self.stack.currentIndex()
        self._shut_sheet()
        if at < PLAN:
            self.open_step(at + 1)
        tab = self.stack.currentWidget()
        goal = self._work.file.goal if self._work.file is not None else None
        if at == GOALS and isinstance(tab, ShortlistTab) and goal is not None and goal.occupation:
            tab.search_for(goal.occupation)

    def _show(self, file: ClientFile, estimate: Estimate) -> None:
        said = summary(file, estimate)
        self.panel.show_sum(said, file.goal, wording.first_name(file.client.name))
        self.bar.show_sum(said)
        facts = estimating.client_facts(self._work.rules)
        self.steps.show_states(step_states(file, estimate, facts))
        if self._client != file.client.id:
            self._client = file.client.id
            self.stack.show_nothing()
            # header and sum first, the step in a turn of its own: keys need not wait for both
            QTimer.singleShot(NEXT_TURN, self, self._open_first)

    def _open_first(self) -> None:
        if self._work.file is not None and self.stack.shows_nothing:
            self.open_step(first_step(self._work.file))
            self.opened.emit()

    def _clear(self) -> None:
        self._client = None
        self._shut_sheet()
        self.panel.clear()
        self.bar.clear()
        self.steps.clear()


def first_step(file: ClientFile) -> int:
    """Where the conversation goes on."""
    if file.plans:
        return PLAN
    if file.chosen:
        return FUNDING
    return SHORTLIST if file.goal.noc else GOALS
