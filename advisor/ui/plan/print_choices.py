"""How a paper is printed: its language, beside English or alone, its type, its sheet."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from advisor.domain.plan import Copy, PrintAs
from advisor.i18n import LANGUAGES, _
from advisor.services import paper_language
from advisor.ui.controls.widgets import FlowLayout, Label
from advisor.ui.look import theme


class PrintChoices(QWidget):
    """One row of choices, and under it what the counsellor must know of the language."""

    changed = Signal()  # somebody chose

    def __init__(self, parent: QWidget | None = None, *, two_languages: bool = True) -> None:
        super().__init__(parent)
        self._two = two_languages
        self.language = QComboBox()
        self.language.setAccessibleName(_("Language of the paper"))
        self.language.setToolTip(_("The language that the client reads"))
        self.language.setMinimumContentsLength(14)
        self.language.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for code in LANGUAGES:
            self.language.addItem(paper_language.label(code), code)
        view = self.language.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + theme.px(40))
        self.beside = QCheckBox(_("Beside English"))
        self.beside.setToolTip(_("Off: the paper is in this language alone."))
        self.large = QCheckBox(_("Large print"))
        self.large.setToolTip(_("Letters of 18 points, one column, more pages."))
        self.sheet = QComboBox()
        self.sheet.setAccessibleName(_("Paper size"))
        for paper, name in (("letter", _("Letter")), ("a4", _("A4"))):
            self.sheet.addItem(name, paper)
        self.caution = Label("", "small", wrap=True)
        self.chosen = False
        """Whether somebody chose here since ``reset``."""
        self._lay_out()
        self._show(PrintAs())
        self.language.activated.connect(self._language_chosen)
        self.sheet.activated.connect(self._choose)
        self.beside.clicked.connect(self._choose)
        self.large.clicked.connect(self._choose)

    def print_as(self, copy: Copy = Copy.CLIENT) -> PrintAs:
        """What is chosen, for a copy."""
        language = str(self.language.currentData())
        return PrintAs(
            copy,
            language,
            beside=self._two and self.beside.isChecked() and language != "en",
            large=self.large.isChecked(),
            paper=str(self.sheet.currentData()),
        )

    def suggest(self, usual: PrintAs) -> None:
        """Show how this client's paper is printed, unless somebody has chosen already."""
        if not self.chosen:
            self._show(usual)

    def reset(self) -> None:
        """For the next client nobody has chosen yet."""
        self.chosen = False
        self._show(replace(PrintAs(), paper=str(self.sheet.currentData())))

    def _show(self, print_as: PrintAs) -> None:
        self.language.setCurrentIndex(max(0, self.language.findData(print_as.language)))
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(print_as.paper)))
        self.beside.setChecked(print_as.beside or print_as.language == "en")
        self.large.setChecked(print_as.large)
        self._follow()

    def _follow(self) -> None:
        """What hangs on the language."""
        code = str(self.language.currentData())
        self.beside.setVisible(self._two and code != "en")
        said = paper_language.caution(code)
        self.caution.setText(said)
        self.caution.setVisible(bool(said))

    def _language_chosen(self) -> None:
        self._follow()
        self._choose()

    def _choose(self) -> None:
        self.chosen = True
        self.changed.emit()

    def _lay_out(self) -> None:
        row = FlowLayout(spacing=theme.px(8))
        for widget in (self.language, self.beside, self.large, self.sheet):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addLayout(row)
        column.addWidget(self.caution)
