"""A button that opens a menu; it shows once there is something in it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from advisor.ui.controls.basics import Button


class MenuButton(Button):
    """Enter and Space open it; arrows, Enter and Esc work in it as in every menu."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "ph.caret-down")
        self.choices = QMenu(self)
        self.clicked.connect(self._drop)
        self.hide()

    def add(self, text: str, call: Callable[[], None]) -> None:
        """One more entry."""
        self.choices.addAction(text, call)
        self.show()

    def entries(self) -> list[tuple[str, Callable[[], None]]]:
        """The words of each entry, and what it does."""
        return [(one.text(), one.trigger) for one in self.choices.actions()]

    def _drop(self) -> None:
        self.choices.popup(self.mapToGlobal(QPoint(0, self.height())))
