"""Looking for sets away from the window: how far it is, how to break it off, and what came out."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from advisor.domain.client import ClientFile
from advisor.domain.errors import AdvisorError
from advisor.services import suggesting
from advisor.services.linking import Linking
from advisor.services.searching import Catalogue
from advisor.services.suggesting import Suggestion
from advisor.ui.stopping import Watch, unless_stopped, watching
from advisor.ui.work import Work


class SuggestWork(QObject):
    """One look at a time: a new one breaks off the one before, and only the last one answers."""

    found = Signal(Suggestion)
    progress = Signal(int, int)
    ended = Signal()  # found, broken off or gone wrong

    def __init__(self, work: Work, catalogue: Catalogue, links: Callable[[], Linking]) -> None:
        super().__init__()
        self._work, self._catalogue, self._links = work, catalogue, links
        self._stop = threading.Event()

    def look(self, file: ClientFile) -> None:
        """Look for the sets of a file."""
        self._stop.set()
        stop = self._stop = threading.Event()
        catalogue, links = self._catalogue, self._links
        rules, today = self._work.rules, self._work.today()

        watch = self._watch(stop)

        def make() -> Suggestion:
            watch(0, 0)
            return suggesting.of_file(
                catalogue, file, rules, today, answers=links().answers, watch=watch
            )

        def done(suggestion: Suggestion | None) -> None:
            if stop.is_set() or suggestion is None:
                return
            self.ended.emit()
            self.found.emit(suggestion)

        def failed(error: Exception) -> None:
            if not stop.is_set():
                self.ended.emit()
            if not isinstance(error, AdvisorError):
                raise error
            self._work.tasks.failed.emit(error)

        self._work.tasks.run(unless_stopped(make), done, failed)

    def stop(self) -> None:
        """Break it off; nothing has changed."""
        if not self._stop.is_set():
            self._stop.set()
            self.ended.emit()

    def _watch(self, stop: threading.Event) -> Watch:
        return watching(stop, self.progress.emit)
