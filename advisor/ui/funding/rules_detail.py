"""One program on the rules page: its versions, every value with its source, what can be changed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor import wording
from advisor.i18n import _
from advisor.services import estimating, ruling
from advisor.services.estimating import Program, Rules, VersionView
from advisor.ui.controls.flow_layout import FlowLayout
from advisor.ui.controls.widgets import Button, Card, Label, clear_layout, hair
from advisor.ui.funding import rules_words
from advisor.ui.funding.confirm_form import ConfirmForm, Confirming
from advisor.ui.funding.rules_table import RulesTable
from advisor.ui.funding.value_form import changeable
from advisor.ui.look import theme


class VersionRow(QWidget):
    """One version with its state; the one in force can be confirmed for longer."""

    confirm_requested = Signal(str, str, Confirming)  # program, version

    def __init__(self, version: VersionView, rules: Rules, by: str) -> None:
        super().__init__()
        self.version, self._by = version, by
        self.form = ConfirmForm()
        self.confirm_button = Button(_("Confirm this version for longer…"))
        if not version.in_force:
            self.confirm_button.hide()
        self.confirm_button.setAccessibleName(
            _("Confirm version {label} for longer").format(label=version.label)
        )
        words, role = rules_words.state(version)
        self.state = Label(words, role)
        head = FlowLayout(spacing=theme.px(16))
        for part in (
            Label(wording.rule(version.label), "strong"),
            Label(rules_words.period(version), "muted"),
            self.state,
            self.confirm_button,
        ):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        column.setSpacing(theme.px(4))
        column.addLayout(head)
        for text in (_read_in(version, rules), rules_words.confirmed(version)):
            if text:
                column.addWidget(Label(text, "small", wrap=True))
        column.addWidget(self.form)
        self.confirm_button.clicked.connect(self._open)
        self.form.closed.connect(self.confirm_button.setFocus)
        self.form.given.connect(
            lambda given: self.confirm_requested.emit(version.program, version.id, given)
        )

    def _open(self) -> None:
        self.form.open_form(self._by)


class ProgramDetail(QWidget):
    """All about one program on a day."""

    confirm_requested = Signal(VersionRow, Confirming)
    value_requested = Signal(str)
    removal_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.version_rows: list[VersionRow] = []
        self.value_button = self.remove_button = Button("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(12))

    def show_program(self, program: Program | None, rules: Rules, on: date, by: str) -> None:
        """Show a program as it stands on a day."""
        clear_layout(self._column)
        self.version_rows = []
        if program is None:
            return
        name = wording.rule(program.name)
        self.setAccessibleName(name)
        self._column.addWidget(Label(name, "heading", wrap=True))
        self._column.addWidget(Label(rules_words.about(rules, program, on), "muted", wrap=True))
        self._buttons(program, on)
        self._versions(program, rules, on, by)
        for heading, lines in (
            (_("Amounts"), rules_words.amounts(program, rules, on)),
            (_("Conditions"), rules_words.conditions(program, rules)),
            (_("Kinds of cost"), rules_words.costs(program, rules)),
            (_("Beside other programs"), rules_words.overlaps(program, rules)),
            (_("What comes first, and what to tell"), rules_words.notes(program, rules)),
        ):
            if lines:
                self._column.addWidget(Label(heading, "subheading"))
                self._column.addWidget(RulesTable(heading, lines))
        self._column.addStretch(1)

    def _buttons(self, program: Program, on: date) -> None:
        self.value_button = Button(_("New value…"), "ph.plus")
        self.value_button.clicked.connect(lambda: self.value_requested.emit(program.code))
        self.remove_button = Button(_("Take away…"), "ph.trash")
        self.remove_button.clicked.connect(lambda: self.removal_requested.emit(program.code))
        row = FlowLayout(spacing=theme.px(8))
        row.addWidget(self.value_button)
        row.addWidget(self.remove_button)
        self._column.addLayout(row)
        self.value_button.setVisible(bool(changeable(ruling.values(program, on))))
        self.remove_button.setVisible(program.local)

    def _versions(self, program: Program, rules: Rules, on: date, by: str) -> None:
        if program.part_of:
            return  # they are those of the program that it is a part of
        card = Card(_("Versions"))
        found = [v for v in estimating.versions(rules, on) if v.program == program.code]
        for number, version in enumerate(reversed(found)):
            if number:
                card.body.addWidget(hair())
            row = VersionRow(version, rules, by)
            row.confirm_requested.connect(
                lambda _program, _version, given, row=row: self.confirm_requested.emit(row, given)
            )
            self.version_rows.append(row)
            card.body.addWidget(row)
        if found:
            self._column.addWidget(card)


def _read_in(version: VersionView, rules: Rules) -> str:
    program = rules.program(version.program)
    assert program is not None
    return rules_words.read_in(rules, next(v for v in program.versions if v.id == version.id))
