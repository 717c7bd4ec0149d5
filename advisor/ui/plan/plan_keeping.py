"""What is done with a finished plan: keep it, write its PDF, print it, copy the case note."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from advisor.domain.client import Changes, ClientFile, ClientId
from advisor.domain.plan import Copy, LearningPlan
from advisor.i18n import _
from advisor.services import planning, printing
from advisor.services.unlocking import Vault
from advisor.ui.plan import pdf_pages
from advisor.ui.work import Work

PRINT_DPI = 300


class PlanKeeping(QObject):
    """A paper that leaves the program is always a saved plan: saving comes first."""

    message_requested = Signal(str, str)  # text, kind

    def __init__(self, work: Work, window: QWidget) -> None:
        super().__init__(window)
        self._work, self._window = work, window
        self._then: Callable[[LearningPlan], None] | None = None
        self._saved: list[LearningPlan] = []
        self._client: ClientId | None = None
        self._file_dialog: QFileDialog | None = None
        self._printer: QPrinter | None = None  # Qt does not keep it alive
        self._print_dialog: QPrintDialog | None = None
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
        self, plan: LearningPlan, path: Path, copy: Copy, paper: str, *, old: bool = False
    ) -> None:
        """Freeze the plan, unless it is an old version, and write its PDF."""
        if old:
            self._write_pdf(plan, path, copy, paper)
        else:
            self.keep(plan, lambda kept: self._write_pdf(kept, path, copy, paper))

    def ask_where(self, plan: LearningPlan, chosen: Callable[[Path], None]) -> None:
        """Ask for the PDF's place; its name never holds the client's."""
        dialog = QFileDialog(self._window, _("Save the plan as PDF"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("PDF (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.setDirectory(_proposed_folder())
        dialog.selectFile(printing.file_name(plan))
        dialog.finished.connect(self._let_dialogs_go)
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        self._file_dialog = dialog
        dialog.open()

    def print_plan(self, plan: LearningPlan, copy: Copy, paper: str, *, old: bool = False) -> None:
        """Freeze the plan, unless it is an old version; then the system asks for a printer."""
        if old:
            self._ask_printer(plan, copy, paper)
        else:
            self.keep(plan, lambda kept: self._ask_printer(kept, copy, paper))

    def copy_note(self, plan: LearningPlan) -> None:
        """The case note as plain text on the clipboard."""
        QGuiApplication.clipboard().setText(printing.case_note(plan))
        self.message_requested.emit(_("Copied. Paste it into the case system."), "good")

    def print_pages(self, pages: tuple[QImage, ...], printer: QPrinter) -> None:
        """Send pages to a printer, each fitted to the paper."""
        painter = QPainter()
        if not painter.begin(printer):
            words = _("The printer did not take the paper. Try again or choose another printer.")
            self.message_requested.emit(words, "stop")
            return
        for number, page in enumerate(pages):
            if number:
                printer.newPage()
            area = painter.viewport()
            size = page.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(area.topLeft().x(), area.topLeft().y(), page.scaled(size))
        painter.end()
        self.message_requested.emit(_("Sent to the printer."), "good")

    def _on_file(self, file: ClientFile) -> None:
        if self._then is None or not self._saved or file.client.id != self._client:
            return
        then, self._then = self._then, None
        then(self._saved.pop())

    def _forget(self) -> None:
        self._then, self._client = None, None
        self._saved = []
        for dialog in (self._file_dialog, self._print_dialog):
            if dialog is not None:
                dialog.reject()
        self._let_dialogs_go()

    def _let_dialogs_go(self) -> None:
        if self._file_dialog is not None:  # Qt writes down where it was: a folder may tell a name
            self._file_dialog.setDirectory(_proposed_folder())
            self._file_dialog.setHistory([])
        for dialog in (self._file_dialog, self._print_dialog):
            if dialog is not None:
                dialog.deleteLater()
        self._file_dialog = self._print_dialog = None

    def _say_kept(self, plan: LearningPlan) -> None:
        words = _("Version {n} is saved. Its code is {code}.")
        self.message_requested.emit(words.format(n=plan.version, code=plan.code), "good")

    def _write_pdf(self, plan: LearningPlan, path: Path, copy: Copy, paper: str) -> None:
        def done(_result: object) -> None:
            words = _("Saved as {name}. It is not encrypted: keep it safe.")
            self.message_requested.emit(words.format(name=path.name), "good")

        self._work.tasks.run(lambda: printing.save_pdf(plan, path, copy, paper), done)

    def _ask_printer(self, plan: LearningPlan, copy: Copy, paper: str) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(PRINT_DPI)
        printer.setFullPage(True)
        size = QPageSize.PageSizeId.A4 if paper == "a4" else QPageSize.PageSizeId.Letter
        printer.setPageSize(QPageSize(size))
        printer.setDocName(printing.file_name(plan))
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda: self._draw_and_print(plan, copy, paper))
        dialog.finished.connect(self._let_dialogs_go)
        self._printer, self._print_dialog = printer, dialog
        QDialog.open(dialog)  # QPrintDialog.open() without arguments is a TypeError in PySide6

    def _draw_and_print(self, plan: LearningPlan, copy: Copy, paper: str) -> None:
        printer = self._printer
        if printer is None:
            return

        def draw() -> tuple[QImage, ...]:
            return pdf_pages.all_pages(printing.render(plan, copy, paper=paper), PRINT_DPI)

        self._work.tasks.run(draw, lambda pages: self.print_pages(pages, printer))


def _proposed_folder() -> str:
    """The person's documents, or their home where there is no such folder."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if Path(documents).is_dir() else str(Path.home())
