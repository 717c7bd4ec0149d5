"""Walks without a test: one program in a folder of its own, its turns given by a timer."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from advisor import settings
from advisor.app import Program
from advisor.paths import DataFolder
from advisor.settings import Settings
from tests.window.walk import Walk, everywhere

TODAY = date(2026, 11, 24)
Look = Callable[[str, Program], None]


def walk_all(look: Look, theme: str = "light", percent: int = 100) -> None:
    """Show every screen to ``look``. A bug on the way ends the process with code 70."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication.instance() or QApplication(["advisor"])
    assert isinstance(application, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        data = DataFolder(Path(folder))
        settings.save(data.settings, Settings(theme=theme, text_percent=percent))
        program = Program(application, data, today=lambda: TODAY)
        sys.excepthook = _break_off
        program.window.resize(1366, 768)
        program.start()
        turns = _Turns(program, everywhere(program, Path(folder)), look)
        application.exec()
        assert turns.done


class _Turns:
    def __init__(self, program: Program, walk: Walk, look: Look) -> None:
        self._program, self._walk, self._look = program, walk, look
        self._ready: Callable[[], bool] = lambda: True
        self._timer = QTimer(program)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()
        self.done = False

    def _go_on(self) -> None:
        if not self._ready():
            return
        self._ready = lambda: True
        step = next(self._walk, None)
        if step is None:
            self._timer.stop()
            self.done = True
            self._program.window.close()
            QApplication.quit()
        elif isinstance(step, str):
            self._look(step, self._program)
        else:
            self._ready = step


def _break_off(kind: type[BaseException], error: BaseException, where: Any) -> None:
    traceback.print_exception(kind, error, where)
    os._exit(70)
