"""Another language for the window, at once: what is typed is kept first, then all is made anew.

Texts are spoken when a page is made, so a page in another language is another page. The vault stays
open, and a guest with it; somebody goes on at the same control. A form with something typed
that only its own button keeps is not taken away: its field is named, and the language stays.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

if TYPE_CHECKING:
    from advisor.ui.desk import Desk
    from advisor.ui.tasks import Tasks

LOOK_AGAIN = 15  # ms


class Switching(QObject):
    """``free`` comes when everything typed is kept; ``refused`` with a sentence why not."""

    free = Signal(str)  # the language
    refused = Signal(str)

    def __init__(self, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks, self._language = tasks, ""
        self._desk: Callable[[], Desk | None] = lambda: None
        self._timer = QTimer(self, interval=LOOK_AGAIN)
        self._timer.timeout.connect(self._look)

    def to(self, language: str, desk: Callable[[], Desk | None]) -> None:
        """Ask for a language. What is typed goes to the vault first."""
        self._language, self._desk = language, desk
        focus = QApplication.focusWidget()
        if isinstance(focus, QLineEdit | QPlainTextEdit):
            focus.clearFocus()
        self._timer.start()

    def stop(self) -> None:
        """Stay with the language of now."""
        self._timer.stop()

    def _look(self) -> None:
        desk = self._desk()
        if desk is not None and self._tasks.busy:
            return
        self._timer.stop()
        why = ""
        if desk is not None:
            from advisor.ui.place import hindered  # noqa: PLC0415 - with the late rest

            why = hindered(desk)
        if why:
            self.refused.emit(why)
        else:
            self.free.emit(self._language)
