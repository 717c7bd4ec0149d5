"""From a key in the search field to painted results: ``python -m … CATALOGUE ORDER``.

The real panel in a real event loop. ORDER is ``match`` (the catalogue page), ``fit`` (the fullest
sample client, best fit first) or ``floor``: a bare Qt field above a bare list of as many rows, put
there at once without any search. One document of lists in ms: ``painted``, from the key until its
own answer stands painted, each key once nothing runs any more; ``own``, what this process computed
meanwhile, which other programs on the machine do not lengthen; ``heard``, how late a key arrives in
the field when somebody types on without waiting. A key that changes nothing on the screen (nothing
found, as before) is left out of the first two.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget

from advisor import sqlite
from advisor.catalogue.catalogue import Catalogue
from advisor.services import estimating, filing, unlocking
from advisor.services.fitting import Fitter, links_beside
from advisor.ui.look import theme
from advisor.ui.look.style import AdvisorStyle
from advisor.ui.search.search_panel import SearchPanel
from advisor.ui.tasks import Tasks

TODAY = date(2026, 11, 24)
TYPED = (
    "medical office",
    "early childhood",
    "welding",
    "fix cars",
    "accounting",
    "look after kids",
)
ROWS = 5
PAUSE_MS = 40  # between an answer and the next key, and between two looks
RHYTHM_MS = 60  # a quick typist takes 80 to 120 ms a key
SETTLE_MS = 500
LATE_MS = 2000  # a key that paints nothing new within this is left out
ORDERS = {"match": "best match", "fit": "best fit"}
Line = tuple[str, str, str]  # what, measured, goal


def measure(name: str, path: Path) -> Iterator[Line]:
    """Lines of what, measured and goal for the catalogue at ``path``."""
    floor = _child(path, "floor")
    for order, said in ORDERS.items():
        found = _child(path, order)
        painted, own, heard = (found[key] for key in ("painted", "own", "heard"))
        times = _at(painted, 50) / _at(floor["painted"], 50)
        yield (
            f"key to painted results p50, {said}, {name} ({len(painted)} keys)",
            f"{_at(painted, 50):.0f} ms",
            "50 ms",
        )
        yield (
            f"… in times of a bare Qt field and list ({_at(floor['painted'], 50):.1f} ms)",
            (f"{times:.0f} x"),
            "",
        )
        yield f"… p95 (own {_at(own, 95):.0f} ms)", f"{_at(painted, 95):.0f} ms", "50 ms"
        bare = _at(floor["heard"], 95)
        yield f"… key heard late p95 (bare {bare:.0f} ms)", f"{_at(heard, 95):.0f} ms", "16 ms"


def _at(times: list[float], percent: int) -> float:
    return sorted(times)[len(times) * percent // 100]


def _child(path: Path, order: str) -> dict[str, list[float]]:
    command = [sys.executable, "-m", "tests.benchmarks.keys", str(path), order]
    offscreen = {"QT_QPA_PLATFORM": "offscreen"} | dict(os.environ)
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=offscreen, timeout=300
    )
    if done.returncode or not done.stdout:
        sys.exit(f"The measurement “keys {order}” failed:\n{done.stderr}")
    found: dict[str, list[float]] = json.loads(done.stdout)
    return found


class Floor(QWidget):
    """What Qt itself takes: a bare field, a bare list, the rows put there at once."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.list = QLineEdit(), QListView()
        self._rows = QStringListModel(self)
        self.list.setModel(self._rows)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self.field.textChanged.connect(self._show)

    def _show(self, text: str) -> None:
        self._rows.setStringList([f"{text} {row}" for row in range(ROWS)])


class Typist(QObject):
    """Types the texts twice: waiting for each answer, then on and on."""

    def __init__(
        self,
        field: QLineEdit,
        painted: list[QWidget],
        answered: Callable[[], str | None],
        busy: Callable[[], bool],
    ) -> None:
        super().__init__()
        self._field, self._answered, self._busy = field, answered, busy
        self._keys = [(text, key) for text in TYPED for key in range(len(text))]
        self._at, self._began, self._waits = -1, (0.0, 0.0), False
        self.painted: list[float] = []
        self.own: list[float] = []
        self.heard: list[float] = []
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._next)
        self._rhythm = QTimer(self, interval=RHYTHM_MS, timerType=Qt.TimerType.PreciseTimer)
        self._rhythm.timeout.connect(self._type_on)
        self._due = 0.0
        for widget in painted:
            widget.installEventFilter(self)

    def begin(self) -> None:
        """Press the first key."""
        self._next()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The first painting after the answer; it is over when the event loop turns again."""
        if self._waits and event.type() == QEvent.Type.Paint and self._answers():
            self._waits = False
            QTimer.singleShot(0, self, self._is_painted)
        return super().eventFilter(watched, event)

    def _answers(self) -> bool:
        return self._answered() == self._field.text()

    def _is_painted(self) -> None:
        self._late.stop()
        now = _now()
        self.painted.append(now[0] - self._began[0])
        self.own.append(now[1] - self._began[1])
        QTimer.singleShot(PAUSE_MS, self, self._next)

    def _next(self) -> None:
        if self._busy():
            QTimer.singleShot(PAUSE_MS, self, self._next)
            return
        self._at += 1
        if self._at == len(self._keys):
            self._waits, self._at = False, 0
            self._due = _now()[0] + RHYTHM_MS
            self._rhythm.start()
            return
        self._waits, self._began = True, _now()
        self._late.start()
        self._press(self._at)

    def _type_on(self) -> None:
        now = _now()[0]
        self.heard.append(max(0.0, now - self._due))
        self._due = now + RHYTHM_MS
        self._press(self._at)
        self._at += 1
        if self._at == len(self._keys):
            self._rhythm.stop()
            found = {"painted": self.painted, "own": self.own, "heard": self.heard}
            print(json.dumps(found), flush=True)
            QApplication.exit()

    def _press(self, at: int) -> None:
        text, key = self._keys[at]
        if key == 0:
            self._field.selectAll()
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text[key])
        QApplication.sendEvent(self._field, event)


def _now() -> tuple[float, float]:
    return time.perf_counter() * 1000, time.process_time() * 1000


def bare() -> tuple[QWidget, Typist]:
    """The floor with its typist."""
    made = Floor()
    return made, Typist(made.field, [made.list.viewport()], made.field.text, lambda: False)


def fitter(catalogue: Catalogue) -> Fitter:
    """The eyes of the sample client with the most on the shortlist."""
    vault = unlocking.sample(TODAY)
    fullest = max(filing.clients(vault), key=lambda row: row.chosen)
    file = filing.load(vault, fullest.client.id)
    vault.close()
    return Fitter(file, estimating.load_rules(), TODAY, links_beside(catalogue))


def panel(path: Path, order: str) -> tuple[QWidget, Typist]:
    """The program's panel with its typist."""
    catalogue = Catalogue(sqlite.connect(path), path)  # as it is, never built anew from other packs
    tasks = Tasks(QApplication.instance())
    made = SearchPanel(
        catalogue, tasks, today=lambda: TODAY, name="search", first=ROWS, can_add=order == "fit"
    )
    if order == "fit":
        made.show_client({}, fitter(catalogue), "Client")
    shown = [made.results.viewport(), made.empty]
    return made, Typist(made.search_field, shown, lambda: made.answered, lambda: tasks.busy)


def main(path: Path, order: str) -> int:
    """Type once through the texts and print what was measured."""
    application = QApplication(["bench", "-style", "Fusion"])
    theme.apply(application, "light", 100)
    theme.finish(application, AdvisorStyle())
    window, typist = bare() if order == "floor" else panel(path, order)
    window.resize(428, 600)
    window.show()
    QTimer.singleShot(SETTLE_MS, typist, typist.begin)
    code = application.exec()
    window.close()
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
