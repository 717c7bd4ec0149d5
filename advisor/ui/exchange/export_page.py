"""Giving the catalogue away: which kind of file, and for a pack in whose name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from advisor.i18n import _
from advisor.ui.controls.widgets import Button, Label
from advisor.ui.exchange.exchange_work import ExchangeWork
from advisor.ui.funding.progress_row import ProgressRow
from advisor.ui.look import theme

PACK = ".pack"


class ExportPage(QWidget):
    """``chosen`` carries the ending of the file; ``left``: nothing is written."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, work: ExchangeWork, centre: str, by: str) -> None:
        super().__init__()
        self.kinds: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self.centre, self.by = QLineEdit(centre), QLineEdit(by)
        self.trouble = Label("", "stop", wrap=True)
        self.trouble.hide()
        self.export_button = Button(_("Choose where…"), role="primary")
        self.back_button = Button(_("Back"))
        self.progress = ProgressRow()
        self._lay_out()
        self.kinds[".xlsx"].setChecked(True)
        self._fit()
        self._group.buttonClicked.connect(self._fit)
        self.export_button.clicked.connect(self._choose)
        self.back_button.clicked.connect(self.left)
        self.progress.stopped.connect(work.stop)
        work.progress.connect(self.progress.move_to)
        work.ended.connect(self._end)
        work.refused.connect(self.say)
        self.setFocusProxy(self.kinds[".xlsx"])

    @property
    def kind(self) -> str:
        """The ending of the chosen kind."""
        return next(ending for ending, button in self.kinds.items() if button.isChecked())

    def say(self, trouble: str) -> None:
        """Say what is wrong; empty text says nothing."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def begin(self, name: str) -> None:
        """The file is being written."""
        self.export_button.setEnabled(False)
        self.progress.start(_("Writing {name} …").format(name=name))

    def _end(self) -> None:
        self.progress.end()
        self.export_button.setEnabled(True)

    def _choose(self) -> None:
        self.say("")
        if self.kind == PACK:
            for field, words in (
                (self.centre, _("A pack says whose it is. Type the centre’s name.")),
                (self.by, _("A pack says who made it. Type the supervisor’s name.")),
            ):
                if not field.text().strip():
                    self.say(words)
                    field.setFocus(Qt.FocusReason.OtherFocusReason)
                    return
        self.chosen.emit(self.kind)

    def _fit(self) -> None:
        self._maker.setVisible(self.kind == PACK)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)  # px: room for the focus ring
        column.setSpacing(theme.px(8))
        for ending, name, what in (
            (".xlsx", _("Workbook (XLSX)"), _("for Excel and LibreOffice; comes back by Import")),
            (".csv", _("Table (CSV)"), _("for any program; comes back by Import")),
            (".jsonld", _("Linked data (CTDL)"), _("as the Credential Registry reads it")),
            (PACK, _("Signed pack"), _("for another centre that uses Advisor")),
        ):
            button = self.kinds[ending] = QRadioButton(f"{name}: {what}")
            self._group.addButton(button)
            column.addWidget(button)
        column.addWidget(self._make_maker())
        column.addWidget(self.trouble)
        column.addSpacing(theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.export_button)
        row.addWidget(self.back_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.progress)
        column.addStretch(1)

    def _make_maker(self) -> QWidget:
        self._maker = QWidget()
        grid = QGridLayout(self._maker)
        grid.setContentsMargins(theme.px(24), 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setColumnStretch(2, 1)
        fields = ((_("Centre"), self.centre), (_("Signed by"), self.by))
        for at, (words, field) in enumerate(fields):
            label = Label(words, "muted")
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.setMinimumWidth(theme.px(320))
            grid.addWidget(label, at, 0)
            grid.addWidget(field, at, 1)
        return self._maker
