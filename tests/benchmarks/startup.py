"""One child process that starts a window and prints one number: ``python -m … MODE DATA STARTED``.

Modes, all in seconds since STARTED (the parent's clock just before it began this process) but the
last two: ``empty`` a bare PySide6 window whose field took a key · ``unlock`` the program's unlock
form, likewise · ``window`` the list of the sample clients · ``gap`` the longest time in ms that the
window stood still while the rest was imported behind it · ``client`` resident memory in MB with the
fullest sample client open.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from advisor.app import Program

BEAT_MS = 2
SETTLE_MS = 1000


def main(mode: str, data: Path, started: float) -> int:
    """Start what ``mode`` names and run until its number is printed."""
    application = QApplication(["bench", "-style", "Fusion"])
    if mode == "empty":
        kept: object = empty(started)
    else:
        from advisor.app import Program  # noqa: PLC0415 - the empty window must not import it
        from advisor.paths import DataFolder  # noqa: PLC0415 - likewise

        program = Program(application, DataFolder(data))
        program.start()
        kept = watch(program, mode, started)
    code = application.exec()
    del kept
    return code


def say(value: float) -> None:
    """Print the result and stop."""
    print(value, flush=True)
    QApplication.quit()


def takes_keys(field: QLineEdit) -> bool:
    """Whether a key pressed now arrives in the field."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x")
        QApplication.sendEvent(field, event)
    return field.isVisible() and field.text().endswith("x")


def say_when_ready(field: QLineEdit, started: float) -> None:
    """Say how long it took, if the field really took the key; else ask again."""
    if takes_keys(field):
        say(time.time() - started)
    else:
        QTimer.singleShot(1, lambda: say_when_ready(field, started))


def empty(started: float) -> QWidget:
    """The floor: a window with a field."""
    window = QWidget()
    field = QLineEdit()
    QVBoxLayout(window).addWidget(field)
    window.resize(1366, 768)
    window.show()
    field.setFocus()
    QTimer.singleShot(0, lambda: say_when_ready(field, started))
    return window


def watch(program: Program, mode: str, started: float) -> QObject | None:
    """Look at the program until what ``mode`` names is there."""
    if mode == "unlock":
        QTimer.singleShot(0, lambda: say_when_ready(program.start_page.passphrase, started))
        return None
    if mode == "gap":
        return Heart(program)
    program.start_page.sample_requested.emit()
    return Visit(program, mode, started)


class Heart(QObject):
    """Beats every few milliseconds until everything is imported; a late beat is a gap."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program, self._longest = program, 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        if self._program.ready is None:
            self._longest = max(self._longest, now - self._last)
            self._last = now
        else:
            self._timer.stop()
            say(self._longest * 1000)


class Visit(QObject):
    """Looks whether the clients show, then whether the fullest of them is open."""

    def __init__(self, program: Program, mode: str, started: float) -> None:
        super().__init__(program)
        self._program, self._mode, self._started = program, mode, started
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        desk = self._program.desk
        if desk is None or not self._program.window.at_work or not desk.clients:
            return
        if self._mode == "window":
            self._timer.stop()
            say(time.time() - self._started)
        elif desk.files.current is None:
            fullest = max(desk.clients, key=lambda row: row.chosen)
            desk.files.open_client(fullest.client.id)
        elif desk.files.file is not None and not self._program.tasks.busy:
            self._timer.stop()
            QTimer.singleShot(SETTLE_MS, self, self._weigh)

    def _weigh(self) -> None:
        import psutil  # noqa: PLC0415 - its import would count as start-up

        say(psutil.Process().memory_info().rss / 1_000_000)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3])))
