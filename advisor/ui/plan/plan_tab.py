"""Step 5: steps worked back from the starts, and the paper that the client takes home."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.client import Changes, ClientFile, ClientId
from advisor.domain.estimate import Estimate
from advisor.domain.plan import LearningPlan
from advisor.i18n import _
from advisor.services import filing, paper_language, planning, versions
from advisor.services.searching import Catalogue
from advisor.services.steps import for_client
from advisor.services.unlocking import Vault
from advisor.settings import Settings
from advisor.ui.controls.basics import tab_after
from advisor.ui.controls.page_scroll import PageScroll, digits_across, set_stacked
from advisor.ui.controls.widgets import Button, Label
from advisor.ui.look import theme
from advisor.ui.plan import step_words
from advisor.ui.plan.order_notice import OrderNotice
from advisor.ui.plan.own_step import OwnStepForm
from advisor.ui.plan.paper_panel import PaperPanel
from advisor.ui.plan.plan_drawing import Drawing, Drawn
from advisor.ui.plan.plan_keeping import PlanKeeping
from advisor.ui.plan.plan_leaving import PlanLeaving, Shown
from advisor.ui.plan.steps_view import StepsView
from advisor.ui.plan.timeline import Timeline
from advisor.ui.plan.versions_view import VersionsView
from advisor.ui.work import Work

REDRAW_MS = 200
ONE_COLUMN_UNDER = 92  # digits wide


class PlanTab(QWidget):
    """The plan draws itself anew a moment after each change; the old page stays until then."""

    message_requested = Signal(str, str)  # text, kind
    carry_chosen = Signal(bool)  # whether clients' PDFs carry the plan, from now on

    def __init__(
        self,
        work: Work,
        catalogue: Catalogue | None,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._catalogue, self._settings = work, catalogue, settings
        self._plan: LearningPlan | None = None
        self._old: LearningPlan | None = None
        self._client: ClientId | None = None
        self._behind = False
        self.timeline = Timeline()
        self.steps = StepsView()
        self.order = OrderNotice(work, catalogue)
        self.add_button = Button(_("Step"), icon="ph.plus")
        self.own_step = OwnStepForm()
        self.paper = PaperPanel(work.tasks)
        self.keeping = PlanKeeping(work, self)
        self.leaving = PlanLeaving(self.paper.leaving, self.keeping, self._shown, self)
        self.paper.leaving.remember(settings.carry_plan)
        self.versions = VersionsView(work, self.keeping)
        self._redraw = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._lay_out()
        self._connect()

    @property
    def plan(self) -> LearningPlan | None:
        """The plan that is shown: an old version, else the plan as it is now, saved or not."""
        return self._old or self._plan

    def set_settings(self, settings: Settings) -> None:
        """Another centre, counsellor or paper."""
        self._settings = settings
        self.paper.leaving.remember(settings.carry_plan)
        self._behind = True
        if self.isVisible():
            self._redraw.start()

    def _shown(self) -> Shown | None:
        if self.plan is None:
            return None
        return Shown(self.plan, self.paper.print_as, self._old is not None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(Label(_("Steps, worked back from the starts"), "subheading", wrap=True), 1)
        head.addWidget(Label(_("◇ register by"), "small"))
        self.add_button.setAccessibleName(_("Add a step of your own"))
        head.addWidget(self.add_button)
        left = QVBoxLayout()
        left.setSpacing(theme.px(8))
        left.addLayout(head)
        left.addWidget(self.own_step)
        left.addWidget(self.order)
        left.addWidget(self.timeline)
        left.addWidget(self.steps, 1)
        page = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._page = PageScroll(page)
        outer.addWidget(self._page)
        outer.addWidget(self.versions)
        self.versions.hide()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.setContentsMargins(24, 16, 24, 12)
        self._columns.setSpacing(theme.px(20))
        self._columns.addLayout(left, 52)
        self._columns.addWidget(self.paper, 48)
        self.own_step.hide()
        QWidget.setTabOrder(self.steps, self.add_button)
        tab_after(self.add_button, self.own_step)
        self.setFocusProxy(self.steps)

    def _connect(self) -> None:
        self._work.file_changed.connect(self._on_file)
        self._work.closed.connect(self._empty)
        self._redraw.timeout.connect(self._draw)
        self.steps.ticked.connect(self._tick)
        self.steps.edit_requested.connect(self._edit_step)
        self.add_button.clicked.connect(self._edit_step)
        self.order.emptied.connect(self.steps.setFocus)
        self.own_step.kept.connect(self._keep_step)
        self.own_step.closed.connect(self.add_button.setFocus)
        self.paper.changed.connect(self._redraw.start)
        self.paper.version_chosen.connect(self._show_version)
        self.paper.versions_button.clicked.connect(lambda: self._open_versions(shown=True))
        self.versions.closed.connect(lambda: self._open_versions(shown=False))
        self.paper.keep_button.clicked.connect(self._keep)
        self.paper.pdf_button.clicked.connect(self._ask_where)
        self.paper.print_button.clicked.connect(self._print)
        self.paper.note_button.clicked.connect(self._copy_note)
        self.keeping.message_requested.connect(self.message_requested)
        self.paper.leaving.carries_chosen.connect(self.carry_chosen)

    def _on_file(self, file: ClientFile, estimate: Estimate) -> None:
        if file.client.id != self._client:
            self._empty()
            self._client = file.client.id
        if not self.isVisible():
            self._behind = True  # typing in another step must not wait for paper
        elif self._plan is None:
            self._draw()
        else:
            self._redraw.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._behind:
            self._draw()

    def _draw(self) -> None:
        self._behind = False
        file, estimate = self._work.file, self._work.reckoned
        if file is None or estimate is None:
            return
        guest = _is_guest(file, self._work.vault)
        self.paper.set_guest(guest)
        self.paper.choices.suggest(paper_language.usual(file, self._settings.paper))
        drawing = Drawing(
            file,
            estimate,
            self._catalogue,
            self._work.rules,
            self._settings,
            self._work.today(),
            self.paper.print_as,
            guest=guest,
            sensitive=self.paper.sensitive.isChecked(),
            old=self._old,
        )
        self._work.tasks.latest(f"the paper of {id(self)}", drawing.draw, self._show)

    def _show(self, drawn: Drawn) -> None:
        file = self._work.file
        if file is None:
            return
        self._plan = drawn.plan
        today = self._work.today()
        self.timeline.show_plan(drawn.plan, today)
        self.steps.show_sections(step_words.sections(drawn.plan, today))
        self.paper.show_programs(drawn.programs)
        if self.versions.isVisible():
            self.versions.show_file(file, drawn.plan, self.paper.print_as)
        self.paper.show_versions(versions.of_file(file), changed=drawn.changed)
        changes = "" if self._old else drawn.changes
        self.paper.show_changes(" ".join(filter(None, (changes, drawn.unprintable))))
        self.paper.preview.show_pdf(drawn.pdf)

    def _show_version(self, plan_id: str) -> None:
        file = self._work.file
        found = [plan for plan in file.plans if plan.id == plan_id] if file else []
        self._old = planning.saved(found[0]) if found else None
        self.paper.show_old(self._old is not None)
        self._draw()

    def _open_versions(self, *, shown: bool) -> None:
        """The versions over the whole step, or the plan again."""
        file = self._work.file
        if shown and file is not None and self._plan is not None:
            self.versions.show_file(file, self._plan, self.paper.print_as)
        self._page.setVisible(not shown)
        self.versions.setVisible(shown)
        (self.versions if shown else self.paper.versions_button).setFocus()

    def _tick(self, key: str, done: bool) -> None:
        today, value = self._work.today(), "yes" if done else None

        def write(vault: Vault, file: ClientFile) -> Changes | None:
            return filing.answer(vault, file.client.id, key, value, today)

        self._work.write(write)

    def _edit_step(self) -> None:
        if self._work.file is not None:
            client = self._work.file.client
            theirs = for_client(client.next_step) in self._work.file.answers
            self.own_step.open_with(client.next_step, client.next_step_on, client=theirs)

    def _keep_step(self, text: str, on: object, client: bool) -> None:
        today, value = self._work.today(), "yes" if client and text else None

        def write(vault: Vault, file: ClientFile) -> Changes | None:
            changes = filing.edit(vault, file.client.id, next_step=text, next_step_on=on)
            if (value is not None) == (for_client(text) in file.answers):
                return changes
            return filing.answer(vault, file.client.id, for_client(text), value, today)

        self._work.write(write)

    def _keep(self) -> None:
        if self._plan is not None:
            self.keeping.keep(self._plan)

    def _ask_where(self) -> None:
        if self.plan is not None:
            self.keeping.ask_where(self.plan, self.paper.copy, self.leaving.save_pdf)

    def _print(self) -> None:
        if self.plan is not None:
            self.keeping.print_plan(self.plan, self.paper.print_as, old=self._old is not None)

    def _copy_note(self) -> None:
        if self.plan is not None:
            self.keeping.copy_note(self.plan, old=self._old is not None)

    def _empty(self) -> None:
        self._redraw.stop()
        self._plan = self._old = self._client = None
        self._behind = False
        self.timeline.show_plan(None, self._work.today())
        self.steps.clear_steps()
        self.own_step.close_form()
        self.paper.clear()
        self.versions.clear()
        self._page.show()
        self.versions.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = digits_across(self) < ONE_COLUMN_UNDER
        set_stacked(self._columns, stacked=narrow)
        self.steps.setMinimumHeight(theme.px(240 if narrow else 120))
        self.paper.preview.view.setMinimumHeight(theme.px(280 if narrow else 160))


def _is_guest(file: ClientFile, vault: Vault) -> bool:
    return not vault.is_file and file.client.consent_on is None
