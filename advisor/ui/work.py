"""The open client file: pages ask it for changes, and one signal tells all of them the result.

The window's thread never estimates. A change goes to the store's worker, the file as it is then to
the pool, and back come file and estimate together; until then pages show what they showed. One
estimate runs at a time: of the files that came in meanwhile only the newest is estimated next.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from advisor.domain.client import Changes, ClientFile, ClientId, ShortlistItem
from advisor.domain.errors import AdvisorError
from advisor.domain.estimate import Estimate
from advisor.domain.situation import Situation
from advisor.services import auditing, estimating, filing, spoken
from advisor.services.auditing import Action
from advisor.services.estimating import Rules
from advisor.services.unlocking import Vault
from advisor.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class _Read:
    """A file as the store gave it: the answer to the ``number``th wish."""

    number: int
    file: ClientFile


@dataclass(frozen=True, slots=True)
class _Made:
    """An estimate with all that it depends on."""

    situation: Situation
    rules: Rules
    reckoned: Estimate
    estimate: Estimate


class Work(QObject):
    """One open client. Pages never write to the vault themselves."""

    file_changed = Signal(ClientFile, Estimate)
    saved = Signal()
    quote_offered = Signal(ShortlistItem)  # its quote is to be kept for everyone
    closed = Signal()

    def __init__(
        self,
        vault: Vault,
        rules: Rules,
        tasks: Tasks,
        today: Callable[[], date],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.vault, self.rules, self.tasks, self.today = vault, rules, tasks, today
        self.file: ClientFile | None = None
        self.estimate: Estimate | None = None  # as the screen says it
        self.reckoned: Estimate | None = None  # as a plan keeps it: its sentences in English
        self.answered = 0  # the number of the newest wish whose result the pages show
        self._wishes = 0
        self._written = 0  # the number of the newest change that the vault holds
        self._void = 0  # wishes up to this number were for a file that has been closed
        self._newest: _Read | None = None  # waits for its estimate
        self._estimating = False
        self._made: _Made | None = None

    def open(self, client_id: ClientId) -> None:
        """Load a client; pages hear of it through ``file_changed``."""
        number = self._wish()
        again = self.file is not None and self.file.client.id == client_id
        read = filing.load if again else filing.open_file
        self.tasks.store(lambda: read(self.vault, client_id), partial(self._read, number))

    def write(self, call: Callable[[Vault, ClientFile], Changes | None]) -> int:
        """Change the open file: ``call`` runs on the store's worker with the file as it is then.

        Returns the number of the wish: once ``answered`` is as high, the pages show its result.
        """
        file = self.file
        if file is None:
            return self.answered
        client_id, number = file.client.id, self._wish()

        def change() -> ClientFile:
            call(self.vault, filing.load(self.vault, client_id))
            return filing.load(self.vault, client_id)

        def changed(file: ClientFile) -> None:
            self._written = number
            self._read(number, file)

        self.tasks.store(change, changed)
        return number

    def note(self, action: Action, what: str) -> None:
        """Write into the audit trail that something of the open file was printed or left."""
        if self.file is not None:
            vault, client_id = self.vault, self.file.client.id
            self.tasks.store(lambda: auditing.note(vault, client_id, action, what))

    def undo(self) -> None:
        """Take back the last change of this client."""
        self.write(lambda vault, file: filing.undo(vault, file.client.id))

    def refresh(self) -> None:
        """Estimate anew: the rules or the day changed."""
        if self.file is not None:
            self.open(self.file.client.id)

    def close(self) -> None:
        """Let go of the client; pages empty themselves, and nobody hears of what is under way."""
        self._void = self._wishes
        self.file = self._newest = self._made = self.estimate = self.reckoned = None
        self.closed.emit()

    def _wish(self) -> int:
        self._wishes += 1
        return self._wishes

    def _read(self, number: int, file: ClientFile) -> None:
        if number > self._void:
            self._newest = _Read(number, file)
            self._go_on()

    def _go_on(self) -> None:
        """Estimate the newest file, unless an estimate is still under way."""
        if self._estimating or self._newest is None:
            return
        read, self._newest = self._newest, None
        rules, today, before = self.rules, self.today(), self._made

        def make() -> _Made:
            situation = estimating.situation(read.file, today)
            if before and before.rules is rules and before.situation == situation:
                return before  # a phone number, a goal in own words: nothing about money
            reckoned = estimating.estimate(read.file, rules, today)
            return _Made(situation, rules, reckoned, spoken.estimate(reckoned))

        self._estimating = True
        self.tasks.run(make, partial(self._estimated, read), self._failed)

    def _estimated(self, read: _Read, made: _Made) -> None:
        self._estimating = False
        if read.number > self._void and self._newest is None:
            saved = self.answered < self._written <= read.number
            self.file, self.answered = read.file, read.number
            self._made, self.estimate, self.reckoned = made, made.estimate, made.reckoned
            self.file_changed.emit(self.file, self.estimate)
            if saved:
                self.saved.emit()
        self._go_on()

    def _failed(self, error: Exception) -> None:
        self._estimating = False
        self._go_on()
        if not isinstance(error, AdvisorError):
            raise error
        self.tasks.failed.emit(error)
