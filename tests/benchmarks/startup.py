"""Child processes that start a window and print when it took a key: ``python -m … MODE DATA``.

Modes: empty (a bare PySide6 window with one field), unlock (the program's start page), window
(the sample clients' page), client (an open client; prints resident memory).
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import psutil
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

MODE, DATA = sys.argv[1], Path(sys.argv[2])


def say(value: float) -> None:
    """Print a result and stop: the parent needs nothing more."""
    print(value, flush=True)
    QApplication.quit()


def elapsed() -> float:
    """Seconds since this process began."""
    return time.time() - psutil.Process().create_time()


def takes_keys(field: QLineEdit) -> bool:
    """Whether a key pressed now arrives in the field."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x")
        QApplication.sendEvent(field, event)
    return field.isVisible() and field.text().endswith("x")


def say_when_ready(field: QLineEdit) -> None:
    """Say how long it took, if the field really took the key."""
    if takes_keys(field):
        say(elapsed())


def empty(application: QApplication) -> QWidget:
    """The floor: a window with a field."""
    window = QWidget()
    field = QLineEdit()
    QVBoxLayout(window).addWidget(field)
    window.resize(1366, 768)
    window.show()
    field.setFocus()
    QTimer.singleShot(0, lambda: say_when_ready(field))
    return window


def program(application: QApplication) -> object:
    """The program itself, up to the point that ``MODE`` names."""
    from advisor.app import Program  # noqa: PLC0415 - the empty window must not import it
    from advisor.paths import DataFolder  # noqa: PLC0415 - likewise

    made = Program(application, DataFolder(DATA))
    made.start()
    if MODE == "unlock":
        QTimer.singleShot(0, lambda: say_when_ready(made.start_page.passphrase))
        return made
    timer = QTimer(made, interval=2)
    timer.timeout.connect(lambda: look(made))
    made.start_page.sample_requested.emit()
    timer.start()
    return made


def look(made: object) -> None:
    """Say the result as soon as the page that ``MODE`` names is there."""
    from advisor.app import Program  # noqa: PLC0415 - the empty window must not import it

    assert isinstance(made, Program)
    desk = made.desk
    if desk is None or not made.window.at_work or not desk.clients:
        return
    if MODE == "window":
        say(elapsed())
    elif desk.files.current is None:
        fullest = max(desk.clients, key=lambda row: row.chosen)
        desk.files.open_client(fullest.client.id)
    elif desk.files.file is not None and not made.tasks.busy:
        say(psutil.Process().memory_info().rss / 1024 / 1024)


if __name__ == "__main__":
    app = QApplication([])
    kept = empty(app) if MODE == "empty" else program(app)
    sys.exit(app.exec())
