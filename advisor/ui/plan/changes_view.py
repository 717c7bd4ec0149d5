"""What changed between two versions of a plan: pick any two, read the list, print it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QGridLayout, QVBoxLayout

from advisor.domain.client import Way
from advisor.domain.plan import LearningPlan, PrintAs
from advisor.i18n import _
from advisor.services import planning, printing, versions
from advisor.services.versions import Version
from advisor.ui.controls.widgets import Button, Card, FlowLayout, Label, clear_layout
from advisor.ui.look import theme
from advisor.ui.plan import plan_words
from advisor.ui.plan.plan_keeping import PlanKeeping
from advisor.ui.work import Work

NOW = ""  # the plan as it is, saved or not

Said = tuple[tuple[str, tuple[str, ...]], ...]


class ChangesView(Card):
    """Two pickers, the sentences, and the ways that the paper leaves."""

    def __init__(self, work: Work, keeping: PlanKeeping) -> None:
        super().__init__(_("What changed"))
        self._work, self._keeping = work, keeping
        self._versions: Sequence[Version] = ()
        self._now: LearningPlan | None = None
        self._print_as = PrintAs()
        self.before, self.after = QComboBox(), QComboBox()
        self.pdf_button = Button(_("Save PDF"), "ph.file-pdf")
        self.print_button = Button(_("Print"), "ph.printer")
        self.lines: tuple[str, ...] = ()
        self._lay_out()
        for picker in (self.before, self.after):
            picker.currentIndexChanged.connect(self._compare)
        self.pdf_button.clicked.connect(self._ask_where)
        self.print_button.clicked.connect(self._print)

    def show_versions(
        self,
        found: Sequence[Version],
        now: LearningPlan | None,
        print_as: PrintAs,
        held: str | None,
    ) -> None:
        """Offer these versions; at first what the client holds, or the last, with now."""
        self._versions, self._now, self._print_as = found, now, print_as
        saved = [one.plan.id for one in found]
        usual = held or next((str(plan) for plan in reversed(saved)), NOW)
        self._fill(self.before, [(plan_words.version_name(o), o.plan.id) for o in reversed(found)])
        self._fill(
            self.after,
            [(_("Now"), NOW), *((plan_words.version_name(o), o.plan.id) for o in reversed(found))],
        )
        if self.before.property("picked") is not True:
            self._pick(self.before, usual)
        self._compare()

    def clear(self) -> None:
        """Hold nothing of any client."""
        self.show_versions((), None, PrintAs(), None)
        self._show(())

    def save_pdf(self, path: Path) -> None:
        """Write the paper of what is shown; the plan as it is now is saved first."""
        old, print_as = self._old(), self._print_as

        def write(old: LearningPlan, new: LearningPlan) -> None:
            then = self._keeping.noting(new, print_as, Way.FILE, versions.CHANGES)
            out = self._keeping.out
            out.write(path, lambda: printing.save_changes(old, new, path, print_as), then)

        if old is not None:
            self._with_saved(lambda new: write(old, new))

    def _lay_out(self) -> None:
        pickers = QGridLayout()
        pickers.setSpacing(theme.px(8))
        pickers.setColumnStretch(1, 1)
        for row, (text, picker) in enumerate(((_("From"), self.before), (_("to"), self.after))):
            label = Label(text, "muted")
            label.setBuddy(picker)
            pickers.addWidget(label, row, 0)
            pickers.addWidget(picker, row, 1)
        self.before.setAccessibleName(_("Earlier version"))
        self.after.setAccessibleName(_("Later version"))
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(theme.px(4))
        self.hint = Label(
            _("The paper leaves out what is private and what only the file holds."),
            "small",
            wrap=True,
        )
        foot = FlowLayout(spacing=theme.px(8))
        foot.addWidget(self.pdf_button)
        foot.addWidget(self.print_button)
        self.body.addLayout(pickers)
        self.body.addLayout(self._sentences)
        self.body.addWidget(self.hint)
        self.body.addLayout(foot)

    def _fill(self, picker: QComboBox, entries: Sequence[tuple[str, str]]) -> None:
        chosen = picker.currentData()
        picker.blockSignals(True)
        picker.clear()
        for text, data in entries:
            picker.addItem(text, data)
        at = picker.findData(chosen)
        picker.setProperty("picked", at >= 0 and chosen is not None)
        picker.setCurrentIndex(max(0, at))
        picker.blockSignals(False)

    def _pick(self, picker: QComboBox, data: str) -> None:
        picker.blockSignals(True)
        picker.setCurrentIndex(max(0, picker.findData(data)))
        picker.blockSignals(False)

    def _plan(self, plan_id: object) -> LearningPlan | None:
        if plan_id == NOW:
            return self._now
        found = (one.plan for one in self._versions if one.plan.id == plan_id)
        return next(map(planning.saved, found), None)

    def _old(self) -> LearningPlan | None:
        return self._plan(self.before.currentData()) if self.before.count() else None

    def _compare(self) -> None:
        before, after = self.before.currentData(), self.after.currentData()
        ready = bool(self._versions) and self._now is not None
        self.pdf_button.setEnabled(ready and before != after)
        self.print_button.setEnabled(ready and before != after)
        if not ready:
            self._show(())
            return

        def compare() -> Said:
            old, new = self._plan(before), self._plan(after)
            if old is None or new is None:
                return ()
            return versions.sentences(versions.what_changed(old, new), old, new)

        self._work.tasks.latest(f"the changes of {id(self)}", compare, self._show)

    def _show(self, said: Said) -> None:
        if not self._versions:
            said = ()
        clear_layout(self._sentences)
        self.lines = tuple(line for _head, lines in said for line in lines)
        for head, lines in said:
            self._sentences.addWidget(Label(head, "strong"))
            for line in lines:
                self._sentences.addWidget(Label(line, wrap=True))
        if not said:
            words = _("Nothing has changed.") if self._versions else _("No version is saved yet.")
            self._sentences.addWidget(Label(words, "muted", wrap=True))

    def _with_saved(self, then: Callable[[LearningPlan], None]) -> None:
        """A paper that leaves names two plans that are both kept."""
        new = self._plan(self.after.currentData())
        if new is None:
            return
        if self.after.currentData() == NOW:
            self._keeping.keep(new, then)
        else:
            then(new)

    def _ask_where(self) -> None:
        new = self._plan(self.after.currentData())
        if new is not None:
            name = printing.changes_name(new)
            self._keeping.out.ask_where(_("Save what changed as PDF"), name, self.save_pdf)

    def _print(self) -> None:
        old, print_as = self._old(), self._print_as

        def ask(old: LearningPlan, new: LearningPlan) -> None:
            then = self._keeping.noting(new, print_as, Way.PRINTER, versions.CHANGES)
            self._keeping.out.ask_printer(
                printing.changes_name(new),
                print_as.paper,
                lambda: printing.render_changes(old, new, print_as),
                then=then,
            )

        if old is not None:
            self._with_saved(lambda new: ask(old, new))
