"""Which funding program an application checklist is for."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from advisor.i18n import _


class ProgramChoice(QComboBox):
    """The programs that the plan's paper may name; hidden while another copy is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Program of the checklist"))
        self.setMinimumContentsLength(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.hide()

    @property
    def code(self) -> str:
        """The chosen program; empty when there is none."""
        return str(self.currentData() or "")

    def show_programs(self, programs: tuple[tuple[str, str], ...]) -> None:
        """Offer these, by code and name; the chosen one stays while it is there."""
        chosen = self.code
        self.blockSignals(True)
        self.clear()
        for code, name in programs:
            self.addItem(name, code)
        self.setCurrentIndex(max(0, self.findData(chosen)))
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 40)
        self.blockSignals(False)
