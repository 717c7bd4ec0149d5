"""What an import would do: four tables behind their counts, and whose plans it touches."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from advisor.i18n import _, ngettext
from advisor.ui.controls.widgets import Button, Card, Label, YesNo
from advisor.ui.exchange import outcome_words
from advisor.ui.exchange.outcome_words import ADDED, CHANGED, REFUSED, RETIRED, Looked
from advisor.ui.exchange.rows_table import RowsTable
from advisor.ui.look import theme

ORDER = (REFUSED, CHANGED, ADDED, RETIRED)  # what is looked at first
SHARES = {
    CHANGED: (0.31, 0.23, 0.23, 0.23),
    ADDED: (0.65, 0.35),
    RETIRED: (0.65, 0.35),
    REFUSED: (0.1, 0.9),
}
MOST_NAMED = 12  # clients


class OutcomeCard(Card):
    """``edited``: somebody ticked that refused rows may stay out."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(_("What the import does"))
        self._looked: Looked | None = None
        words = tuple((which, outcome_words.count_words(which, 0)) for which in ORDER)
        self.which = YesNo(words, _("Show"))
        self.beside = Label("", "muted", wrap=True)
        self.table = RowsTable()
        self.copy_button = Button(_("Copy the list"), "ph.copy")
        self.leave_out = QCheckBox(_("Import the other rows all the same"))
        self.touched = Label("", wrap=True)
        self._lay_out()
        self.which.value_changed.connect(self._on_which)
        self.copy_button.clicked.connect(self._copy)
        self.leave_out.clicked.connect(self.edited)

    @property
    def may_import(self) -> bool:
        """Whether there is something to import, and nothing in the way."""
        found = self._looked
        if found is None or found.preview.outcome.empty:
            return False
        return not found.counts[REFUSED] or self.leave_out.isChecked()

    def show_looked(self, found: Looked) -> None:
        """Show what was found, first what needs an answer."""
        self._looked = found
        self.leave_out.setChecked(False)
        self.leave_out.setVisible(bool(found.counts[REFUSED]) and not found.preview.outcome.empty)
        for which in ORDER:
            button = self.which.button(which)
            button.setText(outcome_words.count_words(which, found.counts[which]))
            button.setAccessibleName(button.text())
            button.setEnabled(bool(found.counts[which]))
        beside = outcome_words.beside(found.preview.outcome)
        self.beside.setText(beside)
        self.beside.setVisible(bool(beside))
        self._show_touched(found)
        self._show(next((one for one in ORDER if found.counts[one]), CHANGED))

    def clear(self) -> None:
        """Forget the names of clients."""
        self._looked = None
        self.touched.clear()

    def _show(self, which: str) -> None:
        if self._looked is None:
            return
        self.which.set_value(which)
        rows = self._looked.rows[which]
        heads = outcome_words.headings(which)
        self.table.show_rows(self.which.button(which).text(), heads, rows, SHARES[which])
        self.table.setVisible(bool(rows))
        self.copy_button.setVisible(bool(rows))

    def _on_which(self, which: str | None) -> None:
        self._show(which or next(one for one in ORDER if self.which.button(one).hasFocus()))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.table.as_text())

    def _show_touched(self, found: Looked) -> None:
        count = len(found.touched)
        if not count:
            self.touched.setText(
                _("No open client has a changed or retired record on a shortlist or in a plan.")
            )
            return
        head = ngettext(
            "{n} client has a changed or retired record:",
            "{n} clients have a changed or retired record:",
            count,
        ).format(n=count)
        lines = [f"{name}: {titles}" for name, titles in found.touched[:MOST_NAMED]]
        if count > MOST_NAMED:
            lines.append(_("and {n} more").format(n=count - MOST_NAMED))
        foot = _("Shortlists and saved plans stay as they were made.")
        self.touched.setText("\n".join((head, *lines, foot)))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self.leave_out)
        row.addStretch(1)
        row.addWidget(self.copy_button)
        self.body.addWidget(self.which)
        self.body.addWidget(self.beside)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row)
        self.body.addWidget(Label(_("Whose plans it touches"), "strong"))
        self.body.addWidget(self.touched)
