"""Funding rules: which version holds today, every value with its source, and how to confirm one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.errors import AdvisorError
from advisor.i18n import _
from advisor.services import estimating, ruling
from advisor.services.estimating import Program, Rules, VersionView
from advisor.ui.controls.page_scroll import PageScroll
from advisor.ui.controls.widgets import Button, Card, Label, clear_layout, hair
from advisor.ui.funding import rules_words
from advisor.ui.funding.confirm_form import ConfirmForm, Confirming
from advisor.ui.funding.rules_table import RulesTable
from advisor.ui.look import theme
from advisor.ui.tasks import Tasks


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
        self.state = Label(words, role, wrap=True)
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addWidget(Label(version.label, "strong"))
        head.addWidget(Label(rules_words.period(version), "muted"))
        head.addWidget(self.state, 1)
        head.addWidget(self.confirm_button)
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


class RulesPage(QWidget):
    """Read by everybody; a supervisor confirms a version for longer, without code."""

    rules_changed = Signal(object)  # Rules

    def __init__(
        self,
        rules: Rules,
        local: Path,
        tasks: Tasks,
        today: Callable[[], date],
        *,
        by: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = _("Funding rules")
        self._rules, self._local, self._tasks, self._today, self._by = (
            rules,
            local,
            tasks,
            today,
            by,
        )
        self.version_rows: list[VersionRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(16))
        self._lay_out()
        self.show_rules(rules)

    def show_rules(self, rules: Rules) -> None:
        """Show these rules."""
        self._rules = rules
        clear_layout(self._column)
        self.version_rows = []
        self._column.addWidget(Label(self.title, "heading"))
        words = _("Edition {edition}. Every value names the page that it was read in.")
        self._column.addWidget(Label(words.format(edition=rules.edition), "muted", wrap=True))
        for program in rules.programs:
            self._program(program)
        self._column.addStretch(1)

    def set_counsellor(self, by: str) -> None:
        """Whose name a confirmation begins with."""
        self._by = by

    def _lay_out(self) -> None:
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(24, 20, 24, 24)
        inner.addLayout(self._column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(PageScroll(page))

    def _program(self, program: Program) -> None:
        card = Card(program.name)
        today = self._today()
        versions = [v for v in estimating.versions(self._rules, today) if v.program == program.code]
        for number, version in enumerate(reversed(versions)):
            if number:
                card.body.addWidget(hair())
            row = VersionRow(version, self._rules, self._by)
            row.confirm_requested.connect(self._confirm)
            self.version_rows.append(row)
            card.body.addWidget(row)
        self._column.addWidget(card)
        for name, lines in (
            (_("Amounts"), rules_words.amounts(program, self._rules)),
            (_("Conditions"), rules_words.conditions(program, self._rules)),
            (_("Kinds of cost"), rules_words.costs(program, self._rules)),
        ):
            self._column.addWidget(Label(name, "subheading"))
            self._column.addWidget(RulesTable(name, lines))

    def _confirm(self, program: str, version: str, given: Confirming) -> None:
        local, today = self._local, self._today()

        def keep() -> Rules:
            entry = ruling.Confirmation(
                program=program,
                version=version,
                until=given.until,
                source=given.source,
                by=given.by,
                on=today,
            )
            proposal = ruling.propose(local, ruling.confirm(entry), lambda _rules, _watch: ())
            return ruling.apply(proposal, local)

        self._tasks.run(keep, self._kept, lambda error: self._refused(version, error))

    def _kept(self, rules: Rules) -> None:
        self.show_rules(rules)
        self.rules_changed.emit(rules)

    def _refused(self, version: str, error: Exception) -> None:
        if not isinstance(error, AdvisorError):
            raise error
        for row in self.version_rows:
            if row.version.id == version:
                row.form.say(str(error))


def _read_in(version: VersionView, rules: Rules) -> str:
    program = next(p for p in rules.programs if p.code == version.program)
    return rules_words.read_in(rules, next(v for v in program.versions if v.id == version.id))
