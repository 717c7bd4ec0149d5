"""Funding rules: what holds on a day, every value with its source, and the centre's own rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.paths import DataFolder
from advisor.services import rule_sharing, ruling
from advisor.services.estimating import Rules
from advisor.services.rule_cases import RunCases
from advisor.services.unlocking import Vault
from advisor.ui.controls.page_scroll import PageScroll, digits_across
from advisor.ui.controls.widgets import Button
from advisor.ui.funding.rule_form import RuleForm
from advisor.ui.funding.rules_detail import ProgramDetail, VersionRow
from advisor.ui.funding.rules_flow import RulesFlow
from advisor.ui.funding.rules_side import RulesSide
from advisor.ui.funding.rules_work import RulesWork
from advisor.ui.look import theme
from advisor.ui.tasks import Tasks

NARROW = 100  # digits across: narrower, the list and what it names take turns
LEAST = 320  # px


class RulesPage(QWidget):
    """Read by everybody; a supervisor changes the centre's own rules, without code.

    One thing shows beside the list at a time: a program, a form, or what a change would do.
    """

    rules_changed = Signal(object)  # Rules
    message_requested = Signal(str, str, object)  # text, kind, Action | None

    def __init__(
        self,
        rules: Rules,
        data: DataFolder,
        tasks: Tasks,
        today: Callable[[], date],
        *,
        run_cases: RunCases,
        vault: Vault | None = None,
        by: str = "",
        centre: str = "",
        keeps: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """``keeps`` false, with sample clients: a change can be looked at but takes no effect."""
        super().__init__(parent)
        self._rules, self._by = rules, by
        self._narrow = False
        self._dialog: QFileDialog | None = None
        self.side, self.detail = RulesSide(today), ProgramDetail()
        work = RulesWork(data, tasks, run_cases, vault, self)
        self.flow = RulesFlow(work, today, by, centre, keeps=keeps)
        self.back_button = Button(_("Back to the list"), "ph.arrow-left", role="link")
        self._lay_out()
        self._connect()
        self.setMinimumWidth(LEAST)
        self.show_rules(rules)

    @property
    def version_rows(self) -> list[VersionRow]:
        """The versions of the program that shows."""
        return self.detail.version_rows

    def show_rules(self, rules: Rules, code: str = "") -> None:
        """Show these rules, with the same program chosen or another one."""
        self._rules = rules
        self.side.show_rules(rules, code)
        self._show_program()

    def set_counsellor(self, by: str, centre: str) -> None:
        """Whose name a change begins with, and whose rules an exported file holds."""
        self._by = by
        self.flow.set_counsellor(by, centre)

    def stop(self) -> None:
        """The vault locks: nothing more is tried."""
        self.flow.work.stop()

    def regions(self) -> tuple[QWidget, ...]:
        """What F6 walks through: the list, and what stands beside it."""
        return self.side, self._right

    def _lay_out(self) -> None:
        flow = self.flow
        self._stack = QStackedWidget()
        self._rooms: dict[QWidget, PageScroll] = {}
        for shown in (self.detail, flow.bursary, flow.value, flow.offer, flow.preview):
            room = QWidget()
            column = QVBoxLayout(room)
            column.setContentsMargins(0, 0, 24, 24)
            column.addWidget(shown)
            if shown is not self.detail:
                column.addStretch(1)
            self._rooms[shown] = PageScroll(room)
            self._stack.addWidget(self._rooms[shown])
        self.back_button.hide()
        self._right = QWidget()
        right = self._right_column = QVBoxLayout(self._right)
        right.setContentsMargins(0, theme.px(20), 0, 0)
        right.setSpacing(theme.px(8))
        right.addWidget(self.back_button)
        right.addWidget(flow.progress)
        right.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side, 36)
        row.addWidget(self._right, 64)

    def _connect(self) -> None:
        side, detail, flow = self.side, self.detail, self.flow
        side.day_changed.connect(self._show_program)
        side.list.program_chosen.connect(self._show_program)
        side.list.opened.connect(self._open_program)
        side.bursary_button.clicked.connect(lambda: flow.add_bursary(self._rules))
        side.import_button.clicked.connect(self._ask_source)
        side.export_button.clicked.connect(self._ask_target)
        self.back_button.clicked.connect(self._to_list)
        detail.confirm_requested.connect(flow.confirm)
        detail.value_requested.connect(self._new_value)
        detail.removal_requested.connect(flow.take_away)
        flow.shown.connect(self._show)
        flow.left.connect(self._back_from)
        flow.changed.connect(self._take)
        flow.message_requested.connect(self.message_requested)

    def _take(self, rules: Rules) -> None:
        """Rules have changed: show them, the new program first."""
        known = {program.code for program in self._rules.programs}
        new = next((one.code for one in rules.programs if one.code not in known), "")
        self.show_rules(rules, new)
        self._show(self.detail)
        self.side.list.setFocus()
        self.rules_changed.emit(rules)

    def _show_program(self) -> None:
        program = self._rules.program(self.side.list.current)
        self.detail.show_program(program, self._rules, self.side.on, self._by)
        self._stack.setCurrentWidget(self._rooms[self.detail])
        self._rooms[self.detail].verticalScrollBar().setValue(0)

    def _open_program(self) -> None:
        self._show(self.detail)
        buttons = self.detail.findChildren(Button)
        first = next((button for button in buttons if button.isVisible()), None)
        if first is not None:
            first.setFocus()

    def _show(self, shown: QWidget) -> None:
        """Bring something beside the list; in a narrow window it takes the list's place."""
        self._stack.setCurrentWidget(self._rooms[shown])
        self._rooms[shown].verticalScrollBar().setValue(0)
        self._right.show()
        self.side.setVisible(not self._narrow)

    def _back_from(self, asker: RuleForm | None) -> None:
        """A form was closed, or the preview left for the form that it came from."""
        if asker is None:
            self._show_program()
            self._to_list()
            return
        self._show(asker if asker in self._rooms else self.detail)
        asker.keep_button.setFocus()

    def _to_list(self) -> None:
        self.side.show()
        self._right.setVisible(not self._narrow)
        self.side.list.setFocus()

    def _new_value(self, code: str) -> None:
        program = self._rules.program(code)
        if program is not None:
            self.flow.new_value(code, ruling.values(program, self.side.on))

    def _ask_target(self) -> None:
        dialog = self._file_dialog(_("Export the centre’s own rules"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(rule_sharing.SUFFIX)
        dialog.fileSelected.connect(lambda path: self.flow.export_to(Path(path)))
        dialog.open()

    def _ask_source(self) -> None:
        dialog = self._file_dialog(_("Import the rules of another centre"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.flow.import_from(Path(path)))
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = self._dialog = QFileDialog(self.window(), title)
        dialog.setNameFilter(_("Rules of a centre (*.{suffix})").format(suffix=rule_sharing.SUFFIX))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # later: Qt is walking over all widgets now, and moving one under its feet crashes it
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Take the form that the room and the text size allow."""
        narrow = digits_across(self) < NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        working = self._stack.currentWidget() is not self._rooms[self.detail]
        self.back_button.setVisible(narrow)
        self._right_column.setContentsMargins(24 if narrow else 0, theme.px(20), 0, 0)
        self.side.setVisible(not narrow or not working)
        self._right.setVisible(not narrow or working)
