"""What is done with a finished plan: keep it, write its PDF, print it, copy the case note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from advisor.domain.client import Changes, ClientFile, ClientId
from advisor.domain.plan import LearningPlan, PrintAs
from advisor.i18n import _
from advisor.services import planning, printing
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
        at = datetime.combine(self._work.today(), datetime.now().time())  # noqa: DTZ005 - wall clock

        def write(vault: Vault, file: ClientFile) -> Changes | None:
            kept.append(planning.save(vault, file, plan, at))
            return None

        self._work.write(write)

    def save_pdf(
        self, plan: LearningPlan, path: Path, print_as: PrintAs, *, old: bool = False
    ) -> None:
        """Freeze the plan, unless it is an old version, and write its PDF."""
        if old:
            self._write_pdf(plan, path, print_as)
        else:
            self.keep(plan, lambda kept: self._write_pdf(kept, path, print_as))

    def ask_where(self, plan: LearningPlan, chosen: Callable[[Path], None]) -> None:
        """Ask for the PDF's place; its name never holds the client's."""
        self.out.ask_where(_("Save the plan as PDF"), printing.file_name(plan), chosen)

    def print_plan(self, plan: LearningPlan, print_as: PrintAs, *, old: bool = False) -> None:
        """Freeze the plan, unless it is an old version; then the system asks for a printer."""
        if old:
            self._ask_printer(plan, print_as)
        else:
            self.keep(plan, lambda kept: self._ask_printer(kept, print_as))

    def copy_note(self, plan: LearningPlan) -> None:
        """The case note as plain text on the clipboard."""
        QGuiApplication.clipboard().setText(printing.case_note(plan))
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

    def _write_pdf(self, plan: LearningPlan, path: Path, print_as: PrintAs) -> None:
        self.out.write(path, lambda: printing.save_pdf(plan, path, print_as))

    def _ask_printer(self, plan: LearningPlan, print_as: PrintAs) -> None:
        def draw() -> bytes:
            return printing.render(plan, print_as)

        self.out.ask_printer(printing.file_name(plan), print_as.paper, draw)
