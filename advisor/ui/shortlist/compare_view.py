"""Up to six options side by side over the whole step: choose, look, print, and back again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from advisor.domain.client import ClientFile
from advisor.domain.comparison import Comparison
from advisor.domain.plan import PrintAs
from advisor.i18n import _, speaking
from advisor.services import comparing, paper_language, printing
from advisor.services.auditing import Action
from advisor.settings import Settings
from advisor.ui.controls.page_scroll import digits_across
from advisor.ui.controls.widgets import Button, FlowLayout, Label
from advisor.ui.look import theme
from advisor.ui.plan.paper_out import PaperOut
from advisor.ui.plan.pdf_preview import PdfPreview
from advisor.ui.plan.print_choices import PrintChoices
from advisor.ui.shortlist.compare_model import DIFFERS, PARTLY
from advisor.ui.shortlist.compare_options import CompareOptions
from advisor.ui.shortlist.compare_table import CompareTable
from advisor.ui.work import Work

ROOMY = 100  # digits across


class CompareView(QWidget):
    """``closed`` when the counsellor goes back to the list."""

    closed = Signal()
    message_requested = Signal(str, str)  # text, kind

    def __init__(self, work: Work, settings: Settings) -> None:
        super().__init__()
        self._work, self._settings = work, settings
        self._file: ClientFile | None = None
        self.comparison: Comparison | None = None
        self._compared: Callable[[PrintAs], Comparison] | None = None  # in a paper's language
        self.back_button = Button(_("Back to the shortlist"), "ph.arrow-left")
        self.options = CompareOptions()
        self.only = QCheckBox(_("Only differences"))
        self.paper_button = Button(_("Show the paper"), "ph.file-text")
        self.paper_button.setCheckable(True)
        self.pdf_button = Button(_("Save PDF"), "ph.file-pdf", role="primary")
        self.print_button = Button(_("Print"), "ph.printer", shortcut="Ctrl+P")
        self.choices = PrintChoices(two_languages=False)
        self.table = CompareTable()
        self.preview = PdfPreview(work.tasks)
        self.out = PaperOut(work, self)
        self._lay_out()
        self._connect()

    def set_settings(self, settings: Settings) -> None:
        """Another centre or paper."""
        self._settings = settings
        if self._file is not None:
            self.choices.suggest(paper_language.usual(self._file, settings.paper))
        self._draw()

    def show_file(self, file: ClientFile) -> None:
        """Compare the options of this file; while hidden it only remembers it."""
        self._file = file
        self.choices.suggest(paper_language.usual(file, self._settings.paper))
        if self.isVisible():
            self._compare()

    def open_now(self) -> None:
        """Compare, with the keyboard in the table."""
        self.show()
        self._compare()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Hold nothing of any client."""
        self._file = self._compared = None
        self.only.setChecked(False)
        self.paper_button.setChecked(False)
        self.choices.reset()
        self.options.show_items(())
        self._show(None)
        self.preview.clear()

    @property
    def _print_as(self) -> PrintAs:
        return self.choices.print_as()

    def save_pdf(self, path: Path) -> None:
        """Write the comparison sheet."""
        compared, centre, print_as = self._compared, self._settings.centre, self._print_as
        if compared is not None:
            self.out.write(
                path,
                lambda: printing.save_comparison(compared(print_as), centre, path, print_as),
                lambda: self._work.note(Action.EXPORTED, "comparison"),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where words are large, the ways out stand beside the paper only: the table needs room."""
        shown = self.paper_button.isChecked() or digits_across(self) >= ROOMY
        self.pdf_button.setVisible(shown)
        self.print_button.setVisible(shown)

    def _lay_out(self) -> None:
        head = FlowLayout(spacing=theme.px(10))
        for widget in (
            self.back_button,
            self.options,
            self.only,
            self.paper_button,
            self.pdf_button,
            self.print_button,
        ):
            head.addWidget(widget)
        signs = _("{differs} the options differ    {partly} not known for all")
        self.hint = Label("", "small", wrap=True)
        self._signs = signs.format(differs=DIFFERS, partly=PARTLY)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self.choices)
        column.addWidget(self.table, 1)
        column.addWidget(self.preview, 1)
        column.addWidget(self.hint)
        self.choices.hide()
        self.preview.hide()

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.closed)
        self.options.changed.connect(self._compare)
        self.only.toggled.connect(self._show_table)
        self.paper_button.toggled.connect(self._on_paper)
        self.pdf_button.clicked.connect(self._ask_where)
        self.print_button.clicked.connect(self._print)
        self.choices.changed.connect(self._draw)
        self.out.message_requested.connect(self.message_requested)

    def _compare(self) -> None:
        file, rules, today = self._file, self._work.rules, self._work.today()
        if file is None:
            return
        self.options.show_items(file.chosen)
        only = self.options.chosen()

        def compared(print_as: PrintAs) -> Comparison:
            with speaking(print_as.language):
                return comparing.of_file(file, rules, today, only)

        self._compared = compared
        said = (self._signs, _("Each price is for that course alone."), self.options.sentence())
        self.hint.setText("    ".join(part for part in said if part))
        self._work.tasks.latest(
            f"the comparison of {id(self)}",
            lambda: comparing.of_file(file, rules, today, only),
            self._take,
        )

    def _take(self, comparison: Comparison) -> None:
        if self._file is not None:
            self._show(comparison)

    def _show(self, comparison: Comparison | None) -> None:
        self.comparison = comparison
        for button in (self.pdf_button, self.print_button):
            button.setEnabled(comparison is not None)
        self._show_table()
        self._draw()

    def _show_table(self) -> None:
        self.table.show_comparison(self.comparison, only_differences=self.only.isChecked())

    def _on_paper(self, on: bool) -> None:
        self.paper_button.setText(_("Show the table") if on else _("Show the paper"))
        self.table.setVisible(not on)
        self.only.setVisible(not on)
        self.choices.setVisible(on)
        self.preview.setVisible(on)
        self.hint.setVisible(not on)
        self._fit()
        self._draw()

    def _draw(self) -> None:
        compared, centre, print_as = self._compared, self._settings.centre, self._print_as
        if compared is None or self.comparison is None or not self.paper_button.isChecked():
            return
        self._work.tasks.latest(
            f"the sheet of {id(self)}",
            lambda: printing.render_comparison(compared(print_as), centre, print_as),
            self._preview,
        )

    def _preview(self, pdf: bytes) -> None:
        if self.comparison is not None:
            self.preview.show_pdf(pdf)

    def _ask_where(self) -> None:
        if self.comparison is not None:
            title, name = _("Save the comparison as PDF"), printing.comparison_name(self.comparison)
            self.out.ask_where(title, name, self.save_pdf)

    def _print(self) -> None:
        found, centre, print_as = self.comparison, self._settings.centre, self._print_as
        compared = self._compared
        if found is None or compared is None:
            return

        def draw() -> bytes:
            return printing.render_comparison(compared(print_as), centre, print_as)

        name = printing.comparison_name(found)
        self.out.ask_printer(
            name,
            print_as.paper,
            draw,
            across=printing.lies(found, print_as),
            then=lambda: self._work.note(Action.PRINTED, "comparison"),
        )
