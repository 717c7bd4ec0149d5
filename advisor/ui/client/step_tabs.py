"""The five steps of the conversation: what each stands at, and the tabs that lead to them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from advisor.i18n import _
from advisor.ui.client.step_button import StepButton
from advisor.ui.client.step_states import NAMES, StepState
from advisor.ui.controls.widgets import Button
from advisor.ui.look import theme


class StepTabs(QWidget):
    """A row of steps; in narrow windows the current one between the way back and the way on."""

    step_requested = Signal(int)  # 0 to 4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Steps"))
        self._current, self._narrow = 0, False
        self._steps = [StepButton(at, self) for at in range(len(NAMES))]
        self._back, self._on = Button("", role="link"), Button("", role="link")
        self._back.clicked.connect(lambda: self._ask(self._current - 1))
        self._on.clicked.connect(lambda: self._ask(self._current + 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._back)
        for step in self._steps:
            row.addWidget(step, 1)
            step.clicked.connect(lambda _on=False, at=step.number: self._ask(at))
        row.addWidget(self._on)
        self.set_current(0)

    def show_states(self, states: Sequence[StepState]) -> None:
        """Say how far each step is."""
        for step, state in zip(self._steps, states, strict=True):
            step.show_state(state)

    def clear(self) -> None:
        """Say nothing of any client."""
        self.show_states([StepState("")] * len(self._steps))

    def set_current(self, at: int) -> None:
        """Mark the step that is on the page."""
        self._current = at
        for step in self._steps:
            step.setChecked(step.number == at)
            focusable = Qt.FocusPolicy.TabFocus if step.number == at else Qt.FocusPolicy.ClickFocus
            step.setFocusPolicy(focusable)
        self._arrange()

    def set_narrow(self, narrow: bool) -> None:
        """One step between back and on, or all five."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def room_needed(self) -> int:
        """The width of all five side by side; the same in either form, so that it settles."""
        return sum(step.room_needed() + theme.px(8) for step in self._steps)

    def focus_current(self) -> None:
        """Put the keyboard on the current step."""
        self._steps[self._current].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk through the steps, as in any row of tabs."""
        ahead = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if ahead is None:
            super().keyPressEvent(event)
        elif 0 <= self._current + ahead < len(self._steps):
            self._ask(self._current + ahead)
            self.focus_current()

    def _ask(self, at: int) -> None:
        self._steps[self._current].setChecked(True)
        self.step_requested.emit(at)

    def _arrange(self) -> None:
        for step in self._steps:
            step.set_alone(self._narrow)
            step.setVisible(not self._narrow or step.number == self._current)
        self._back.setVisible(self._narrow and self._current > 0)
        self._on.setVisible(self._narrow and self._current < len(self._steps) - 1)
        before = _(NAMES[max(self._current - 1, 0)])
        after = _(NAMES[min(self._current + 1, len(NAMES) - 1)])
        self._back.setText(f"‹  {before}")
        self._on.setText(f"{after}  ›")
        self._back.setAccessibleName(_("Back to {step}").format(step=before))
        self._on.setAccessibleName(_("On to {step}").format(step=after))
