"""Which reason the card shows: of a cell, of a program as a whole, or of a stop."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from advisor.domain.estimate import ProgramResult, Stop
from advisor.services import estimating
from advisor.services.summing import covers
from advisor.ui.funding.explaining import about_programs, about_stop, explain
from advisor.ui.funding.funding_columns import Column
from advisor.ui.funding.funding_page import FundingPage
from advisor.ui.funding.funding_rows import Row
from advisor.ui.work import Work

Cell = tuple[tuple[str, str, int], str]  # the keys of a row and of a column


class Reasoning(QObject):
    """Follows the table, "Also checked" and the stops; Esc goes back to where it was asked."""

    def __init__(self, work: Work, page: FundingPage) -> None:
        super().__init__(page)
        self._work, self._page = work, page
        self._cell: Cell | None = None
        self._program = ""
        self._closed_by_hand = False
        page.table.reason_requested.connect(self._ask_cell)
        page.table.selectionModel().currentChanged.connect(self._on_current)
        page.also.reason_requested.connect(self._ask_program)
        page.notices.why_requested.connect(self._ask_stop)
        page.reason.closed.connect(self._close)
        page.table_reformed.connect(self.refresh)

    def refresh(self, *, same_client: bool = True) -> None:
        """The file changed: say the same reason with its new words, or the first open one."""
        if self._program:
            self._explain_program()
            return
        if self._cell is not None and self._page.table.cell_at(*self._cell) is not None:
            self._explain_cell()
            return
        first = self._page.table.first_open()
        if first is not None and not (same_client and self._closed_by_hand):
            self._cell = first[0].key, first[1].key
            self._explain_cell()
        else:
            self._cell = None
            self._page.reason.clear()

    def clear(self) -> None:
        """Forget what was asked."""
        self._cell, self._program, self._closed_by_hand = None, "", False
        self._page.reason.clear()

    def _ask_cell(self, row: Row, column: Column) -> None:
        self._closed_by_hand, self._program = False, ""
        self._cell = row.key, column.key
        self._explain_cell()
        self._show()

    def _ask_program(self, code: str) -> None:
        self._closed_by_hand, self._cell, self._program = False, None, code
        self._page.table.set_open(None, "")
        self._explain_program()
        self._show()
        self._page.reason.setFocus()

    def _ask_stop(self, stop: Stop) -> None:
        if self._work.estimate is not None:
            self._cell, self._program = None, ""
            self._page.table.set_open(None, "")
            self._page.reason.show_explanation(about_stop(stop, self._work.estimate))
            self._show()

    def _on_current(self) -> None:
        here = self._page.table.current()
        if here is not None and self._cell is not None and self._page.table.hasFocus():
            self._cell = here
            self._explain_cell()

    def _explain_cell(self) -> None:
        file, estimate = self._work.file, self._work.estimate
        found = self._page.table.cell_at(*self._cell) if self._cell is not None else None
        if found is None or file is None or estimate is None:
            return
        situation = estimating.situation(file, estimate.on)
        self._page.table.set_open(found[0].key, found[1].key)
        self._page.reason.show_explanation(
            explain(*found, file, situation, estimate, self._work.rules)
        )

    def _explain_program(self) -> None:
        estimate = self._work.estimate
        members = self._members()
        if estimate is not None and members:
            self._page.reason.show_explanation(about_programs(members, estimate, self._work.rules))

    def _members(self) -> tuple[ProgramResult, ...]:
        programs = self._work.estimate.programs if self._work.estimate is not None else ()
        awards = (p for p in programs if p.part_of == self._program and covers(p))
        return (*(p for p in programs if p.code == self._program), *awards)

    def _show(self) -> None:
        QTimer.singleShot(0, self, self._page.show_reason)

    def _close(self) -> None:
        program, self._program = self._program, ""
        self._closed_by_hand, self._cell = True, None
        self._page.table.set_open(None, "")
        self._page.reason.clear()
        if not (program and self._page.also.focus_program(program)):
            self._page.table.setFocus()
