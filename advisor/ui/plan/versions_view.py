"""The versions of a plan over the whole step: how each left, who signed, and what changed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from advisor.domain.client import Changes, ClientFile
from advisor.domain.plan import LearningPlan, PrintAs
from advisor.i18n import _
from advisor.services import versions
from advisor.services.unlocking import Vault
from advisor.services.versions import Version
from advisor.ui.controls.page_scroll import PageScroll, digits_across, set_stacked
from advisor.ui.controls.widgets import Button, Card, clear_layout
from advisor.ui.look import theme
from advisor.ui.plan.changes_view import ChangesView
from advisor.ui.plan.plan_keeping import PlanKeeping
from advisor.ui.plan.version_row import VersionRow
from advisor.ui.work import Work

ONE_COLUMN_UNDER = 92  # digits wide


class VersionsView(QWidget):
    """``closed`` when the counsellor goes back to the plan."""

    closed = Signal()

    def __init__(self, work: Work, keeping: PlanKeeping) -> None:
        super().__init__()
        self._work = work
        self.back_button = Button(_("Back to the plan"), "ph.arrow-left")
        self.list = Card(_("Versions"))
        self.rows: list[VersionRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(8))
        self.list.body.addLayout(self._column)
        self.list.body.addStretch(1)
        self.changes = ChangesView(work, keeping)
        page = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(PageScroll(page))
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(theme.px(12))
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.px(20))
        self._columns.addWidget(self.list, 44)
        self._columns.addWidget(self.changes, 56)
        column.addLayout(self._columns)
        column.addStretch(1)
        self.back_button.clicked.connect(self.closed)
        self.setFocusProxy(self.back_button)

    def show_file(self, file: ClientFile, now: LearningPlan, print_as: PrintAs) -> None:
        """The versions of a file, the newest first, and what changed since the client's paper."""
        found = versions.of_file(file)
        held = versions.in_hand(file)
        self._show_rows(found, signing=not now.guest)
        self.changes.show_versions(found, now, print_as, held[0].id if held else None)

    def clear(self) -> None:
        """Hold nothing of any client."""
        self._show_rows((), signing=False)
        self.changes.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        set_stacked(self._columns, stacked=digits_across(self) < ONE_COLUMN_UNDER)

    def _show_rows(self, found: tuple[Version, ...], *, signing: bool) -> None:
        focused = any(row.isAncestorOf(self.focusWidget() or self) for row in self.rows)
        clear_layout(self._column)
        self.rows = [
            VersionRow(one, self._work.today(), signing=signing) for one in reversed(found)
        ]
        for row in self.rows:
            row.signed.connect(self._sign)
            self._column.addWidget(row)
        if focused:
            self.back_button.setFocus()

    def _sign(self, version: Version, on: object) -> None:
        today = self._work.today()

        def write(vault: Vault, file: ClientFile) -> Changes | None:
            if isinstance(on, date):
                return versions.sign(vault, file.client.id, version.plan, on, today)
            return versions.unsign(vault, file.client.id, version.plan)

        self._work.write(write)
