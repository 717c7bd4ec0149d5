"""How long the window stands still: ``python -m tests.benchmarks.gaps DATA`` prints one document.

A timer beats every millisecond while the sample clients are opened, walked through and changed; the
longest time between two beats is a gap. Two numbers each in ms: by the clock, and by the time that
the window's thread itself computed, which other programs on the machine do not lengthen.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from advisor.app import Program
from advisor.domain.client import Changes, ClientFile
from advisor.paths import DataFolder
from advisor.services import filing
from advisor.services.unlocking import Vault
from advisor.ui.client.client_page import ClientPage
from advisor.ui.client.step_states import NAMES
from advisor.ui.desk import Desk

QUIET_MS = 350  # past every delay of the pages
Steps = Iterator[tuple[str, Callable[[], object]]]
Gap = tuple[float, float]  # ms by the clock, ms of the thread's own work
NO_GAP = (0.0, 0.0)


class Heart(QObject):
    """Beats; remembers the longest gap since it was last asked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._longest, self._last = NO_GAP, _now()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._timer.start(1)

    def take(self) -> Gap:
        """The longest gap, then begin anew."""
        longest, self._longest = self._longest, NO_GAP
        self._last = _now()
        return longest

    def _beat(self) -> None:
        now = _now()
        gap = (now[0] - self._last[0], now[1] - self._last[1])
        self._longest, self._last = _longer(self._longest, gap), now


def _now() -> Gap:
    return time.perf_counter() * 1000, time.thread_time() * 1000


def _longer(one: Gap, other: Gap) -> Gap:
    return max(one[0], other[0]), max(one[1], other[1])


class Round(QObject):
    """Does one thing after another, each when the one before has settled."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program, self._heart = program, Heart(self)
        self._steps, self._name = self._walk(), ""
        self._quiet = QDeadlineTimer(QUIET_MS)
        self._changes = 0
        self.gaps: dict[str, Gap] = {}
        self._look = QTimer(self)
        self._look.timeout.connect(self._go_on)
        self._look.start(20)

    @property
    def _desk(self) -> Desk | None:
        return self._program.desk

    @property
    def _page(self) -> ClientPage:
        assert self._desk is not None
        assert self._desk.files.current is not None
        return self._desk.files.current.page

    def _go_on(self) -> None:
        if self._program.tasks.busy or self._program.ready is None:
            self._quiet = QDeadlineTimer(QUIET_MS)
        if not self._quiet.hasExpired():
            return
        found = self._heart.take()
        if self._name:
            self.gaps[self._name] = _longer(self.gaps.get(self._name, NO_GAP), found)
        step = next(self._steps, None)
        if step is None:
            print(json.dumps(self.gaps), flush=True)
            QApplication.exit()
            return
        self._name, call = step
        self._quiet = QDeadlineTimer(QUIET_MS)
        QTimer.singleShot(0, self, call)

    def _walk(self) -> Steps:
        yield "", lambda: None
        yield "desk and client page", self._program.start_page.sample_requested.emit
        desk = self._desk
        assert desk is not None
        fullest = max(desk.clients, key=lambda row: row.chosen)
        for one in (*desk.clients, fullest):
            yield "open a client", partial(desk.files.open_client, one.client.id)
        for again in ("", " again"):
            for at, name in enumerate(NAMES):
                yield f"go to {name}{again}", partial(self._page.open_step, at)
        for at, name in enumerate(NAMES):
            yield "", partial(self._page.open_step, at)
            yield f"change in {name}", self._change
        for key in ("catalogue", "rules", "settings", "clients"):
            yield f"page {key}", partial(desk.show_page, key)
        yield "", desk.files.show_current
        yield "palette", desk.supplies.window.palette_requested.emit
        for text in ("m", "me", "med", "medi", "medic"):
            yield "palette", partial(desk.palette.field.setText, text)

    def _change(self) -> None:
        """A birth date, so that the money is estimated anew."""
        assert self._desk is not None
        assert self._desk.files.current is not None
        self._changes += 1
        born = date(1980, 1, self._changes)

        def change(vault: Vault, file: ClientFile) -> Changes | None:
            return filing.edit(vault, file.client.id, birth_date=born)

        self._desk.files.current.work.write(change)


def main(data: Path) -> int:
    """Walk through the sample clients once."""
    application = QApplication(["bench", "-style", "Fusion"])
    program = Program(application, DataFolder(data))
    program.window.resize(1366, 768)
    program.start()
    kept = Round(program)
    code = application.exec()
    program.window.close()
    del kept
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
