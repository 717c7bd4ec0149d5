"""What stands in the way of taking the courses so, each with the button that mends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from advisor.domain.client import ClientFile
from advisor.domain.estimate import Estimate
from advisor.domain.prerequisite import Fault
from advisor.i18n import _
from advisor.services import ordering
from advisor.services.ordering import Notice, Order, Repair
from advisor.services.searching import Catalogue
from advisor.ui.controls.flow_layout import FlowLayout
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, Label, clear_layout, set_role
from advisor.ui.look import theme
from advisor.ui.work import Work


class OrderNotice(QFrame):
    """Looks at every change of the file; hidden while nothing is wrong with the order."""

    looked = Signal(Order)
    emptied = Signal()  # the fault that had the focus is gone, and no other is left

    def __init__(self, work: Work, catalogue: Catalogue | None) -> None:
        super().__init__()
        self._work, self._catalogue = work, catalogue
        self._notices: tuple[Notice, ...] = ()
        self.buttons: list[Button] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
        self._rows.setSpacing(theme.px(8))
        self.hide()
        work.file_changed.connect(self._on_file)
        work.closed.connect(self._on_closed)

    def _on_file(self, file: ClientFile, _estimate: Estimate) -> None:
        catalogue, today = self._catalogue, self._work.today()
        self._work.tasks.latest(
            f"the order of {id(self)}",
            lambda: (file, ordering.look(file, catalogue, today)),
            self._show,
        )

    def _show(self, looked: tuple[ClientFile, Order]) -> None:
        file, order = looked
        if self._work.file is None or self._work.file.client.id != file.client.id:
            return
        self._show_notices(order.notices)
        self.looked.emit(order)

    def _on_closed(self) -> None:
        self._show_notices(())

    def _show_notices(self, notices: tuple[Notice, ...]) -> None:
        """Show these; a button that is pressed again and again keeps the focus near."""
        if notices == self._notices:
            return
        self._notices = notices
        focused = any(button.hasFocus() for button in self.buttons)
        clear_layout(self._rows)
        self.buttons = []
        hard = any(one.fault is not Fault.LADDER for one in notices)
        set_role(self, "bar-caution" if hard else "bar-info")
        if notices:
            self._rows.addWidget(self._row(notices[0], len(notices) - 1))
        self.setVisible(bool(notices))
        self.setAccessibleName(_("The order of the courses"))
        self.setAccessibleDescription(" ".join(notice.sentence for notice in notices))
        if focused and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif focused:
            self.emptied.emit()

    def _row(self, notice: Notice, more: int) -> QWidget:
        """The first fault: mending it brings up the next, and the list below keeps its room."""
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        hint = notice.fault is Fault.LADDER
        icon, role = ("ph.tree-structure", "info") if hint else ("ph.warning", "caution")
        column.addWidget(Iconed(icon, "", notice.sentence, colour=role))
        if notice.repairs or more:
            line = QWidget()
            flow = FlowLayout(line, spacing=theme.px(8))
            flow.setContentsMargins(theme.px(22), 0, 0, 0)
            for repair in notice.repairs:
                button = Button(repair.label)
                button.setAccessibleDescription(notice.sentence)
                button.clicked.connect(lambda _on=False, wish=repair: self._mend(wish))
                flow.addWidget(button)
                self.buttons.append(button)
            if more:
                flow.addWidget(Label(_("{n} more after this").format(n=more), "small"))
            column.addWidget(line)
        return row

    def _mend(self, repair: Repair) -> None:
        edition = self._catalogue.edition if self._catalogue else ""
        today = self._work.today()
        self._work.write(lambda vault, file: ordering.mend(vault, file, repair, edition, today))
