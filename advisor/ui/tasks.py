"""The one way off the GUI thread, and back: results and errors arrive on the main thread.

Store calls share one worker, so SQLite never sees two writers; everything else uses the pool.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from advisor.domain.errors import AdvisorError

GIVE_WAY = 0.001  # seconds until a worker that computes lets the window go on; Python's own is 5 ms
NEXT_TURN = 1  # ms; 0 would be posted, and posted calls all run before the next key is heard

log = logging.getLogger(__name__)
_Done = Callable[[Any], None]
_Failed = Callable[[Exception], None]


class _Reply(QObject):
    finished = Signal(object, object)  # result, error


class _Job(QRunnable):
    def __init__(self, call: Callable[[], Any], reply: _Reply) -> None:
        super().__init__()
        self._call, self._reply = call, reply

    def run(self) -> None:
        result, error = None, None
        try:
            result = self._call()
        except Exception as caught:  # noqa: BLE001 - the task runner hands every error to the main thread
            error = caught
        try:
            self._reply.finished.emit(result, error)
        except RuntimeError:  # the window is gone: nobody waits for the answer
            log.debug("a task ended after its window")


class Tasks(QObject):
    """Runs calls elsewhere. ``failed`` carries known trouble to the message bar."""

    failed = Signal(AdvisorError)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(GIVE_WAY)
        self._pool = QThreadPool(self)
        self._store = QThreadPool(self)
        self._store.setMaxThreadCount(1)
        self._store.setExpiryTimeout(-1)
        self._waiting: dict[_Reply, tuple[_Done | None, _Failed | None]] = {}
        self._latest: dict[str, int] = {}
        self._idle: list[tuple[QObject, Callable[[], object]]] = []
        self._turn = QTimer(self, singleShot=True, interval=NEXT_TURN)
        self._turn.timeout.connect(self._next_idle)

    def run(
        self,
        call: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run in the pool."""
        self._start(self._pool, call, done, failed)

    def store(
        self,
        call: Callable[[], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run on the one worker that may touch the vault, in the order asked for."""
        self._start(self._store, call, done, failed)

    def latest(
        self,
        name: str,
        call: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run in the pool; of several calls with one name only the last one answers."""
        number = self._latest[name] = self._latest.get(name, 0) + 1

        def if_last(result: Any) -> None:
            if self._latest.get(name) == number and not _gone(done):
                done(result)

        def if_last_failed(error: Exception) -> None:
            if failed is None or _gone(failed):
                return
            if self._latest.get(name) == number:
                failed(error)

        self._start(self._pool, call, if_last, if_last_failed if failed else None)

    def when_idle(self, owner: QObject, call: Callable[[], object]) -> None:
        """Run on the window's thread, one call a turn, so that keys are heard between them.

        Nothing runs for an ``owner`` that is gone by then.
        """
        self._idle.append((owner, call))
        self._turn.start()

    @property
    def busy(self) -> bool:
        """Whether a call is under way or waits for its turn."""
        return bool(self._waiting or self._idle)

    def wait(self) -> None:
        """Wait until nothing runs; for closing and locking."""
        self._pool.waitForDone()
        self._store.waitForDone()

    def forget(self) -> None:
        """Let nobody hear of calls still under way: used when the vault locks."""
        self._waiting.clear()
        self._idle.clear()

    def _next_idle(self) -> None:
        if not self._idle:
            return
        owner, call = self._idle.pop(0)
        if self._idle:
            self._turn.start()
        if isValid(owner):
            call()

    def _start(
        self,
        pool: QThreadPool,
        call: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> None:
        reply = _Reply(self)
        self._waiting[reply] = (done, failed)
        reply.finished.connect(self._on_finished)
        pool.start(_Job(call, reply))

    def _on_finished(self, result: Any, error: Exception | None) -> None:
        reply = self.sender()
        assert isinstance(reply, _Reply)
        done, failed = self._waiting.pop(reply, (None, None))
        reply.deleteLater()
        if error is None:
            if done is not None and not _gone(done):
                done(result)
        elif failed is not None:
            if not _gone(failed):
                failed(error)
        elif isinstance(error, AdvisorError):
            self.failed.emit(error)
        else:
            raise error


def _gone(call: Callable[..., Any]) -> bool:
    """Whether a call belongs to a widget that was deleted while the answer was on its way."""
    owner = getattr(call, "__self__", None)
    return isinstance(owner, QObject) and not isValid(owner)
