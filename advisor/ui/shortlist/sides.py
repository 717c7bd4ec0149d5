"""Results and shortlist side by side, or in little room behind two buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from advisor.ui.controls.page_scroll import digits_across
from advisor.ui.controls.side_switch import RESULTS, SHORTLIST, SideSwitch
from advisor.ui.look import theme
from advisor.ui.search.search_panel import SearchPanel

NARROW = 108  # digits across: narrower, results and shortlist take turns


class Sides(QWidget):
    """``right_needs``: the width in px under which the right side would cut its columns."""

    narrowed = Signal(bool)

    def __init__(
        self, left: QWidget, right: QWidget, search: SearchPanel, right_needs: Callable[[], int]
    ) -> None:
        super().__init__()
        self._left, self._right, self._search = left, right, search
        self._right_needs = right_needs
        self._narrow = False
        self.switch = SideSwitch()
        self._beside = QWidget()
        self._row = QHBoxLayout(self._beside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(16))
        self._row.addWidget(left, 45)
        self._row.addWidget(right, 55)
        self._turns = QStackedWidget()
        self._turns.hide()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(12)
        column.addWidget(self.switch)
        column.addWidget(self._beside, 1)
        column.addWidget(self._turns, 1)
        self.switch.hide()
        self.switch.value_changed.connect(self._on_switch)

    def show_side(self, side: str) -> None:
        """Bring a side into sight where they take turns."""
        self.switch.set_value(side)
        if self._narrow:
            self._turns.setCurrentWidget(self._left if side == RESULTS else self._right)

    def fit(self) -> None:
        """Take the form that the room and the text size allow."""
        narrow = digits_across(self) < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._reflow()
        most = self.width() * 6 // 10
        self._right.setMinimumWidth(0 if narrow else min(self._right_needs(), most))
        margins = self._column.contentsMargins()
        self.switch.stretch(self.width() - margins.left() - margins.right() if narrow else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # later: Qt is walking over all widgets now, and moving one under its feet crashes it
            QTimer.singleShot(0, self, self.fit)

    def _reflow(self) -> None:
        """The focus stays where it is."""
        focus = QApplication.focusWidget()
        mine = focus is not None and self.isAncestorOf(focus)
        if self._narrow:
            self._column.insertWidget(0, self._search.take_head())
            self._turns.addWidget(self._left)
            self._turns.addWidget(self._right)
        else:
            self._search.give_head_back()
            self._row.addWidget(self._left, 45)
            self._row.addWidget(self._right, 55)
            self._left.show()
            self._right.show()
        self._beside.setVisible(not self._narrow)
        self._turns.setVisible(self._narrow)
        self.switch.setVisible(self._narrow)
        self.narrowed.emit(self._narrow)
        if mine and focus is not None:
            self.show_side(SHORTLIST if self._right.isAncestorOf(focus) else RESULTS)
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_switch(self, value: str | None) -> None:
        now = RESULTS if self._turns.currentWidget() is self._left else SHORTLIST
        self.show_side(value or now)
