"""What the rules page does away from the window: look at a change, let it take effect, share."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from advisor.domain.errors import AdvisorError
from advisor.paths import DataFolder
from advisor.services import rule_sharing, ruling
from advisor.services.estimating import Rules
from advisor.services.rule_cases import RunCases
from advisor.services.rule_sharing import Offer
from advisor.services.ruling import Change, KeptPlan, Proposal
from advisor.services.unlocking import Vault
from advisor.ui.stopping import Watch, unless_stopped, watching
from advisor.ui.tasks import Tasks


class RulesWork(QObject):
    """Signals bring every result to the page; ``refused`` carries a sentence."""

    proposed = Signal(Proposal)
    refused = Signal(str)
    applied = Signal(Rules)
    undone = Signal(Rules)
    offered = Signal(Offer)
    trusted = Signal(Offer)
    given = Signal(Path, str)  # where, fingerprint
    progress = Signal(int, int)
    ended = Signal()  # a proposal is there, refused or stopped

    def __init__(
        self,
        data: DataFolder,
        tasks: Tasks,
        run_cases: RunCases,
        vault: Vault | None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._data, self._tasks, self._run_cases, self._vault = data, tasks, run_cases, vault
        self._stop = threading.Event()

    def propose(self, change: Change) -> None:
        """Look at what a change does: first the plans are read, then the cases run."""
        self.stop()
        stop = self._stop = threading.Event()
        vault = self._vault

        def read() -> tuple[KeptPlan, ...]:
            return ruling.kept_plans(vault, self._watch(stop)) if vault is not None else ()

        def look(plans: tuple[KeptPlan, ...] | None) -> None:
            if plans is None or stop.is_set():
                self._end(stop)
                return
            args = (self._data.rules, change, self._run_cases, plans, self._watch(stop))
            self._tasks.run(unless_stopped(lambda: ruling.propose(*args)), done, self._failed)

        def done(proposal: Proposal | None) -> None:
            self._end(stop)
            if proposal is not None and not stop.is_set():
                self.proposed.emit(proposal)

        self._tasks.store(unless_stopped(read), look, self._failed)

    def stop(self) -> None:
        """Break the looking off; nothing has changed."""
        self._stop.set()

    def apply(self, proposal: Proposal) -> None:
        """Let a change take effect."""
        path = self._data.rules
        self._run(lambda: ruling.apply(proposal, path), self.applied.emit)

    def undo(self) -> None:
        """Take the last change back."""
        path = self._data.rules
        self._run(lambda: ruling.undo(path), self.undone.emit)

    def look_at(self, file: Path) -> None:
        """Open the signed rules of another centre."""
        self._run(lambda: rule_sharing.look(self._data, file), self.offered.emit)

    def trust(self, offer: Offer, by: str, on: date) -> None:
        """Keep the fingerprint of a centre."""
        self._run(
            lambda: rule_sharing.trust(self._data, offer, by, on),
            lambda _none: self.trusted.emit(offer),
        )

    def give(self, target: Path, centre: str, on: date) -> None:
        """Write the centre's own rules to a signed file."""
        self._run(
            lambda: rule_sharing.give(self._data, target, centre, on),
            lambda fingerprint: self.given.emit(target, fingerprint),
        )

    def _run(self, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._tasks.run(call, done, self._failed)

    def _end(self, stop: threading.Event) -> None:
        if stop is self._stop:  # else another look has begun
            self.ended.emit()

    def _failed(self, error: Exception) -> None:
        self.ended.emit()
        if not isinstance(error, AdvisorError):
            raise error
        self.refused.emit(str(error))

    def _watch(self, stop: threading.Event) -> Watch:
        return watching(stop, self.progress.emit)
