"""The left of the rules page: the day, the programs by kind, and what a supervisor may begin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.services.estimating import Rules
from advisor.ui.controls.flow_layout import FlowLayout
from advisor.ui.controls.widgets import Button, DateEdit, Label
from advisor.ui.funding.rules_list import ProgramList
from advisor.ui.look import theme


class RulesSide(QWidget):
    """``on`` is the day that everything on the page speaks of."""

    day_changed = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._today, self.on = today, today()
        self._rules: Rules | None = None
        self.list = ProgramList()
        self.day = DateEdit("", _("In force on"))
        self.day.set_value(self.on)
        self.day.setMaximumWidth(theme.px(160))
        self.trouble = Label("", "caution", wrap=True)
        self.edition = Label("", "small", wrap=True)
        self.bursary_button = Button(_("Add a bursary…"), "ph.plus")
        self.import_button = Button(_("Import…"), "ph.download-simple")
        self.export_button = Button(_("Export…"), "ph.export")
        self._lay_out()
        self.day.edited.connect(self._on_day)

    def show_rules(self, rules: Rules, code: str = "") -> None:
        """List these rules, with the same program chosen or another one."""
        self._rules = rules
        self.trouble.setText("\n".join(rules.trouble))
        self._trouble_bar.setVisible(bool(rules.trouble))
        words = _("Edition {edition}. Every value names the page that it was read in.")
        self.edition.setText(words.format(edition=rules.edition))
        self.list.show_programs(rules, self.on, code or self.list.current)

    def _on_day(self, day: date | None) -> None:
        self.on = day or self._today()
        if self._rules is not None:
            self.show_rules(self._rules)
        self.day_changed.emit()

    def _lay_out(self) -> None:
        label = Label(_("In force on"), "muted")
        label.setBuddy(self.day)
        day = QHBoxLayout()
        day.setSpacing(theme.px(12))
        day.addWidget(label)
        day.addWidget(self.day)
        day.addStretch(1)
        self._trouble_bar = QFrame()
        self._trouble_bar.setProperty("role", "bar-caution")
        QVBoxLayout(self._trouble_bar).addWidget(self.trouble)
        buttons = FlowLayout(spacing=theme.px(8))
        for button in (self.bursary_button, self.import_button, self.export_button):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, theme.px(20), theme.px(16), theme.px(16))
        column.setSpacing(theme.px(12))
        column.addWidget(Label(_("Funding rules"), "heading"))
        column.addLayout(day)
        column.addWidget(self._trouble_bar)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        column.addWidget(self.edition)
