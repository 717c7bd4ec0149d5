"""How a paper leaves the program: the system asks for a place or a printer, and nothing is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from advisor.i18n import _
from advisor.ui.plan import pdf_pages
from advisor.ui.work import Work

PRINT_DPI = 300


class PaperOut(QObject):
    """One window's way to file and printer; its dialogs close when the client's file does."""

    message_requested = Signal(str, str)  # text, kind

    def __init__(self, work: Work, window: QWidget) -> None:
        super().__init__(window)
        self._work, self._window = work, window
        self._file_dialog: QFileDialog | None = None
        self._printer: QPrinter | None = None  # Qt does not keep it alive
        self._print_dialog: QPrintDialog | None = None
        work.closed.connect(self._shut)

    def ask_where(
        self, title: str, name: str, chosen: Callable[[Path], None], *, calendar: bool = False
    ) -> None:
        """Ask for the place of a PDF or a calendar; the name proposed never holds the client's."""
        dialog = QFileDialog(self._window, title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_("Calendar (*.ics)") if calendar else _("PDF (*.pdf)"))
        dialog.setDefaultSuffix("ics" if calendar else "pdf")
        dialog.setDirectory(_proposed_folder())
        dialog.selectFile(name)
        dialog.finished.connect(self._let_dialogs_go)
        dialog.fileSelected.connect(lambda path: chosen(Path(path)))
        self._file_dialog = dialog
        dialog.open()

    def write(
        self,
        path: Path,
        save: Callable[[], None],
        then: Callable[[], None] | None = None,
        *,
        locked: bool = False,
    ) -> None:
        """Write a file off the window's thread, say so, then do what follows from it."""

        def done(_result: object) -> None:
            words = _("Saved as {name}. It is not encrypted: keep it safe.")
            if locked:
                words = _("Saved as {name}. It opens with its password only.")
            self.message_requested.emit(words.format(name=path.name), "good")
            if then is not None:
                then()

        self._work.tasks.run(save, done)

    def ask_printer(
        self,
        name: str,
        paper: str,
        draw: Callable[[], bytes],
        *,
        across: bool = False,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Ask for a printer and print the PDF that ``draw`` makes; ``across``: its pages lie.

        ``then`` follows once the printer took it.
        """
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(PRINT_DPI)
        printer.setFullPage(True)
        size = QPageSize.PageSizeId.A4 if paper == "a4" else QPageSize.PageSizeId.Letter
        printer.setPageSize(QPageSize(size))
        lies, stands = QPageLayout.Orientation.Landscape, QPageLayout.Orientation.Portrait
        printer.setPageOrientation(lies if across else stands)
        printer.setDocName(name)
        dialog = QPrintDialog(printer, self._window)
        dialog.accepted.connect(lambda: self._draw_and_print(draw, then))
        dialog.finished.connect(self._let_dialogs_go)
        self._printer, self._print_dialog = printer, dialog
        QDialog.open(dialog)  # QPrintDialog.open() without arguments is a TypeError in PySide6

    def print_pages(self, pages: tuple[QImage, ...], printer: QPrinter) -> bool:
        """Send pages to a printer, each fitted to the paper. Says whether it took them."""
        painter = QPainter()
        if not painter.begin(printer):
            words = _("The printer did not take the paper. Try again or choose another printer.")
            self.message_requested.emit(words, "stop")
            return False
        for number, page in enumerate(pages):
            if number:
                printer.newPage()
            area = painter.viewport()
            size = page.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(area.topLeft().x(), area.topLeft().y(), page.scaled(size))
        painter.end()
        self.message_requested.emit(_("Sent to the printer."), "good")
        return True

    def _draw_and_print(self, draw: Callable[[], bytes], then: Callable[[], None] | None) -> None:
        printer = self._printer
        if printer is None:
            return

        def send(pages: tuple[QImage, ...]) -> None:
            if self.print_pages(pages, printer) and then is not None:
                then()

        self._work.tasks.run(lambda: pdf_pages.all_pages(draw(), PRINT_DPI), send)

    def _shut(self) -> None:
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


def _proposed_folder() -> str:
    """The person's documents, or their home where there is no such folder."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return documents if Path(documents).is_dir() else str(Path.home())
