"""A supervisor confirms a version of the rules for longer: until when, who says so, where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QLineEdit, QWidget

from advisor.i18n import _
from advisor.ui.controls.widgets import DateEdit
from advisor.ui.funding.rule_form import RuleForm, read


@dataclass(frozen=True, slots=True)
class Confirming:
    """What was typed."""

    until: date
    source: str
    by: str


class ConfirmForm(RuleForm):
    """``given`` carries a Confirming."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Look at the change"), parent=parent)
        self.until = DateEdit()
        self.source, self.by = QLineEdit(), QLineEdit()
        self.source.setPlaceholderText(_("a page’s address, or who said it and how"))
        self.add_field(_("Holds until"), self.until, narrow=True)
        self.add_field(_("Where it is written"), self.source)
        self.add_field(_("Confirmed by"), self.by)
        self.hide()

    def open_form(self, by: str) -> None:
        """Show the form, empty but for the name."""
        self.until.clear()
        self.source.clear()
        self.by.setText(by)
        self.say("")
        self.show()
        self.until.setFocus()

    def typed(self) -> Confirming:
        """Raises BadInput."""
        missing = _("Type the last day that the rules hold, like 31 Aug 2027.")
        until = read(self.until, missing)
        assert isinstance(until, date)
        return Confirming(until, self.source.text().strip(), self.by.text().strip())
