"""What imports and exports do away from the window; everything can be given up until it is done."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from advisor.domain.errors import AdvisorError
from advisor.paths import DataFolder
from advisor.services import depending, exporting, importing, rule_sharing
from advisor.services.importing import Asked, Manner, Trust, UnknownMaker, WrongColumns
from advisor.services.searching import Catalogue
from advisor.services.unlocking import Vault
from advisor.ui.exchange.outcome_words import Dependents, Looked, looked
from advisor.ui.stopping import Stopped, Watch, watching
from advisor.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Wish:
    """A file and how it is to be taken."""

    file: Path
    asked: Asked
    manner: Manner = field(default_factory=Manner)
    trust: Trust = field(default_factory=Trust)


class ExchangeWork(QObject):
    """One thing at a time. Signals bring every result; ``refused`` carries a sentence."""

    looked = Signal(Looked)
    stranger = Signal(UnknownMaker)
    misread = Signal(WrongColumns)
    refused = Signal(str)
    applied = Signal(Looked)
    undone = Signal(str)  # what was imported
    named = Signal(str)  # the import that an undo would take away
    written = Signal(Path, int, str)  # where, how many records, the fingerprint of a pack
    progress = Signal(int, int)
    ended = Signal()

    def __init__(
        self,
        data: DataFolder,
        tasks: Tasks,
        catalogue: Catalogue,
        vault: Vault,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._data, self._tasks, self._catalogue, self._vault = data, tasks, catalogue, vault
        self._stop = threading.Event()

    def look(self, wish: Wish) -> None:
        """Look at what a file does: first the vault is asked whom records matter to."""
        stop = self._begin()
        watch, data = self._watch(stop), self._data

        def done(found: Looked) -> None:
            if not stop.is_set():  # else another file may be waited for by now
                self.looked.emit(found)

        def preview(depend: Dependents) -> None:
            def look() -> Looked:
                found = importing.look(
                    data, wish.file, asked=wish.asked, manner=wish.manner, trust=wish.trust,
                    progress=watch,
                )  # fmt: skip
                return looked(found, depend)

            self._tasks.run(look, self._done(stop, done), self._failed(stop))

        self._tasks.store(lambda: depending.depending(self._vault), preview, self._failed(stop))

    def apply(self, found: Looked) -> None:
        """Take in what was looked at."""
        data, catalogue = self._data, self._catalogue
        self._run(
            lambda watch: importing.apply(data, found.preview, watch, catalogue),
            lambda _none: self.applied.emit(found),
        )

    def undo(self) -> None:
        """Take the last import away."""
        data, catalogue = self._data, self._catalogue
        self._run(lambda watch: importing.undo(data, watch, catalogue), self.undone.emit)

    def name_last(self) -> None:
        """Say what an undo would take away."""
        self._run(lambda _watch: importing.last(self._data), self.named.emit)

    def export(self, target: Path, centre: str, by: str, on: date) -> None:
        """Write the catalogue to a file; its ending says the kind."""
        data = self._data

        def write(watch: Watch) -> tuple[int, str]:
            count = exporting.export(data, target, centre, on, by=by, progress=watch)
            pack = target.suffix.lower() == ".pack"
            return count, rule_sharing.own_fingerprint(data) if pack else ""

        self._run(write, lambda found: self.written.emit(target, *found))

    def stop(self) -> None:
        """Give up what is under way; nothing has changed."""
        self._stop.set()

    def _begin(self) -> threading.Event:
        self.stop()
        stop = self._stop = threading.Event()
        return stop

    def _run(self, call: Callable[[Watch], Any], done: Callable[[Any], None]) -> None:
        stop = self._begin()
        watch = self._watch(stop)
        self._tasks.run(lambda: call(watch), self._done(stop, done), self._failed(stop))

    def _done(self, stop: threading.Event, done: Callable[[Any], None]) -> Callable[[Any], None]:
        def said(result: Any) -> None:
            self._end(stop)
            done(result)

        return said

    def _failed(self, stop: threading.Event) -> Callable[[Exception], None]:
        def said(error: Exception) -> None:
            self._end(stop)
            if not isinstance(error, AdvisorError):
                raise error
            if stop.is_set() or isinstance(error, Stopped):
                return
            if isinstance(error, UnknownMaker):
                self.stranger.emit(error)
            elif isinstance(error, WrongColumns):
                self.misread.emit(error)
            else:
                self.refused.emit(str(error))

        return said

    def _end(self, stop: threading.Event) -> None:
        if stop is self._stop:  # else something else has begun
            self.ended.emit()

    def _watch(self, stop: threading.Event) -> Watch:
        return watching(stop, self.progress.emit)
