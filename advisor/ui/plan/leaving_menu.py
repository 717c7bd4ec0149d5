"""The further ways out of the plan step: calendar, a locked PDF, and what a PDF carries inside."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from advisor.domain.plan import Copy
from advisor.i18n import _
from advisor.services import printing
from advisor.services.printing import Leaving
from advisor.ui.controls.menu_button import MenuButton
from advisor.ui.plan.password_form import PasswordForm


class LeavingMenu(MenuButton):
    """Whether the client's copy carries the plan is remembered; the other papers ask each time."""

    calendar_requested = Signal()
    locked_requested = Signal(str)  # password
    carries_chosen = Signal(bool)  # for the client's copies from now on

    def __init__(self) -> None:
        super().__init__(_("More"))
        self.setAccessibleName(_("More ways to save"))
        self.form = PasswordForm()
        self._copy = Copy.CLIENT
        self._carries = {copy: printing.carries(copy) for copy in Copy}
        self.choices.addAction(_("Save calendar …"), self.calendar_requested.emit)
        self.choices.addAction(_("Save PDF with a password …"), self.form.start)
        self.choices.addSeparator()
        self.carries = QAction(_("PDF carries the plan and its dates"), self.choices)
        self.carries.setCheckable(True)
        self.carries.setToolTip(
            _("Another centre can start from the PDF, and a calendar can take its dates.")
        )
        self.choices.addAction(self.carries)
        self.choices.setToolTipsVisible(True)
        self.carries.triggered.connect(self._choose)
        self.form.sent.connect(self.locked_requested)
        self.form.closed.connect(self.setFocus)
        self.show_copy(Copy.CLIENT)

    def leaving(self, password: str = "") -> Leaving:
        """What goes with the PDF of the copy that is shown."""
        return Leaving(self._carries[self._copy], password)

    def show_copy(self, copy: Copy) -> None:
        """Another paper is shown."""
        self._copy = copy
        self.carries.setChecked(self._carries[copy])

    def remember(self, carries: bool) -> None:
        """What was chosen for the client's copies before."""
        self._carries[Copy.CLIENT] = carries
        self.show_copy(self._copy)

    def clear(self) -> None:
        """Forget the password and what was asked for once."""
        kept = self._carries[Copy.CLIENT]
        self._carries = {copy: kept and copy is Copy.CLIENT for copy in Copy}
        self.form.leave()

    def _choose(self, carries: bool) -> None:
        self._carries[self._copy] = carries
        if self._copy is Copy.CLIENT:
            self.carries_chosen.emit(carries)
