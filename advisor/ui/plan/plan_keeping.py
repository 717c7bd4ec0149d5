"""What is done with a finished plan: keep it, write its PDF, print it, copy the case note."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from advisor.domain.client import Changes, ClientFile, ClientId, Way
from advisor.domain.plan import Copy, LearningPlan, PrintAs
from advisor.i18n import _
from advisor.services import planning, printing, versions
from advisor.services.auditing import Action
from advisor.services.printing import Leaving
from advisor.services.unlocking import Vault
from advisor.ui.plan.paper_out import PaperOut
from advisor.ui.work import Work


class PlanKeeping(QObject):
    """A paper that leaves the program is always a saved plan: saving comes first."""

    message_requested = Signal(str, str)  # text, kind

    def __init__(self, work: Work, window: QWidget) -> None:
        super().__init__(window)
        self._work = work
        self.out = PaperOut(work, window)
        self.out.message_requested.connect(self.message_requested)
        self._then: Callable[[LearningPlan], None] | None = None
        self._saved: list[LearningPlan] = []
        self._client: ClientId | None = None
        work.file_changed.connect(self._on_file)
        work.closed.connect(self._forget)

    def keep(self, plan: LearningPlan, then: Callable[[LearningPlan], None] | None = None) -> None:
        """Freeze a plan, unless the last version says the same; ``then`` gets what was kept."""
        if self._work.file is None:
            return
        self._client, self._saved = self._work.file.client.id, []
        self._then = then or self._say_kept
        kept = self._saved
        at = self._now()

        def write(vault: Vault, file: ClientFile) -> Changes | None:
            kept.append(planning.save(vault, file, plan, at))
            return None

        self._work.write(write)

    def save_pdf(
        self,
        plan: LearningPlan,
        path: Path,
        print_as: PrintAs,
        *,
        old: bool = False,
        leaving: Leaving | None = None,
    ) -> None:
        """Freeze the plan, unless it is an old version, and write its PDF."""
        if old:
            self._write_pdf(plan, path, print_as, leaving)
        else:
            self.keep(plan, lambda kept: self._write_pdf(kept, path, print_as, leaving))

    def save_calendar(
        self, plan: LearningPlan, path: Path, language: str, *, old: bool = False
    ) -> None:
        """Freeze the plan, unless it is an old version, and write its dates."""

        def write(kept: LearningPlan) -> None:
            self.out.write(
                path,
                lambda: printing.save_calendar(kept, path, language),
                lambda: self._work.note(Action.EXPORTED, "calendar"),
            )

        if old:
            write(plan)
        else:
            self.keep(plan, write)

    def ask_where(self, plan: LearningPlan, copy: Copy, chosen: Callable[[Path], None]) -> None:
        """Ask for the PDF's place; its name never holds the client's."""
        name = printing.file_name(plan, copy)
        self.out.ask_where(_("Save the plan as PDF"), name, chosen)

    def print_plan(self, plan: LearningPlan, print_as: PrintAs, *, old: bool = False) -> None:
        """Freeze the plan, unless it is an old version; then the system asks for a printer."""
        if old:
            self._ask_printer(plan, print_as)
        else:
            self.keep(plan, lambda kept: self._ask_printer(kept, print_as))

    def copy_note(self, plan: LearningPlan, *, old: bool = False) -> None:
        """Freeze the plan, unless it is an old version: the note names its code."""
        if old:
            self._copy(plan)
        else:
            self.keep(plan, self._copy)

    def _copy(self, plan: LearningPlan) -> None:
        """The case note as plain text on the clipboard."""
        signed = self._signed(plan, PrintAs()).signed_on
        QGuiApplication.clipboard().setText(printing.case_note(plan, signed))
        self._work.note(Action.EXPORTED, "case_note")
        self.message_requested.emit(_("Copied. Paste it into the case system."), "good")

    def _on_file(self, file: ClientFile) -> None:
        if self._then is None or not self._saved or file.client.id != self._client:
            return
        then, self._then = self._then, None
        then(self._saved.pop())

    def _forget(self) -> None:
        self._then, self._client = None, None
        self._saved = []

    def _say_kept(self, plan: LearningPlan) -> None:
        words = _("Version {n} is saved. Its code is {code}.")
        self.message_requested.emit(words.format(n=plan.version, code=plan.code), "good")

    def _write_pdf(
        self, plan: LearningPlan, path: Path, print_as: PrintAs, leaving: Leaving | None
    ) -> None:
        print_as = self._signed(plan, print_as)
        self.out.write(
            path,
            lambda: printing.save_pdf(plan, path, print_as, leaving),
            self.noting(plan, print_as, Way.FILE),
            locked=leaving is not None and bool(leaving.password),
        )

    def _ask_printer(self, plan: LearningPlan, print_as: PrintAs) -> None:
        print_as = self._signed(plan, print_as)

        def draw() -> bytes:
            return printing.render(plan, print_as)

        name, then = (
            printing.file_name(plan, print_as.copy),
            self.noting(plan, print_as, Way.PRINTER),
        )
        self.out.ask_printer(name, print_as.paper, draw, then=then)

    def _signed(self, plan: LearningPlan, print_as: PrintAs) -> PrintAs:
        """A version that both signed says so on every paper of it."""
        file = self._work.file
        return replace(print_as, signed_on=versions.signed_on(file, plan)) if file else print_as

    def noting(
        self, plan: LearningPlan, print_as: PrintAs, way: Way, kind: str = ""
    ) -> Callable[[], None]:
        """What writes down in the vault that a paper of a saved plan has left."""
        file = self._work.file
        saved = versions.kept(file, plan) if file else None

        def note() -> None:
            if file is None or saved is None:
                return
            client = file.client.id
            printed = versions.paper_of(saved, print_as, way, self._now(), kind)
            self._work.write(lambda vault, _file: versions.note_print(vault, client, printed))

        return note

    def _now(self) -> datetime:
        return datetime.combine(self._work.today(), datetime.now().time())  # noqa: DTZ005 - wall clock
