"""What the further ways out do: the dates as a calendar file, the PDF under a password."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from advisor.domain.plan import LearningPlan, PrintAs
from advisor.i18n import _
from advisor.services import printing
from advisor.ui.plan.leaving_menu import LeavingMenu
from advisor.ui.plan.plan_keeping import PlanKeeping


@dataclass(frozen=True, slots=True)
class Shown:
    """The plan that is shown, how its paper is printed, and whether it is an old version."""

    plan: LearningPlan
    print_as: PrintAs
    old: bool


class PlanLeaving(QObject):
    """One plan step's. A password lives until its PDF is written, or the dialog is gone."""

    def __init__(
        self,
        menu: LeavingMenu,
        keeping: PlanKeeping,
        shown: Callable[[], Shown | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._menu, self._keeping, self._shown = menu, keeping, shown
        menu.calendar_requested.connect(self._ask_calendar)
        menu.locked_requested.connect(self._ask_locked)

    def save_pdf(self, path: Path, password: str = "") -> None:
        """Freeze what is shown and write its PDF."""
        shown = self._shown()
        if shown is not None:
            leaving = self._menu.leaving(password)
            self._keeping.save_pdf(shown.plan, path, shown.print_as, old=shown.old, leaving=leaving)

    def save_calendar(self, path: Path) -> None:
        """Freeze what is shown and write its dates."""
        shown = self._shown()
        if shown is not None:
            self._keeping.save_calendar(shown.plan, path, shown.print_as.language, old=shown.old)

    def _ask_locked(self, password: str) -> None:
        shown = self._shown()
        if shown is not None:
            copy = shown.print_as.copy
            self._keeping.ask_where(shown.plan, copy, lambda path: self.save_pdf(path, password))

    def _ask_calendar(self) -> None:
        shown = self._shown()
        if shown is not None:
            name = printing.calendar_name(shown.plan)
            out = self._keeping.out
            out.ask_where(_("Save the dates"), name, self.save_calendar, calendar=True)
