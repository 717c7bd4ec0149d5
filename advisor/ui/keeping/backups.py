"""The backups of the open vault: every ten minutes when something changed, on locking, on demand.

Copies are made beside the store's worker, a few milliseconds at a time: no save waits for one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from advisor.domain.errors import AdvisorError
from advisor.i18n import _
from advisor.services import keeping_safe
from advisor.services.keeping_safe import Backup
from advisor.services.unlocking import Vault
from advisor.ui.supplies import Supplies

MINUTE = 60_000  # ms


class Backups(QObject):
    """``listed`` carries the backups at hand, the newest first; ``looked`` what a restore does."""

    listed = Signal(object)
    looked = Signal(object)
    failed = Signal(str)
    left = Signal(str)  # the vault was restored and is closed

    def __init__(self, supplies: Supplies, vault: Vault, parent: QObject) -> None:
        super().__init__(parent)
        self._supplies, self._vault = supplies, vault
        self._every = QTimer(self, interval=keeping_safe.EVERY_MINUTES * MINUTE)
        self._every.timeout.connect(self.make_if_changed)
        if vault.is_file:
            self._every.start()

    @property
    def folder(self) -> Path:
        """Where backups are kept."""
        given = self._supplies
        return keeping_safe.place_of(given.data, given.settings.backups)

    def read(self) -> None:
        """List the backups at hand; a folder that is not there says so."""
        vault, own = self._supplies.data.vault, self.folder
        self._run(lambda: keeping_safe.own_backups(vault, own), self.listed.emit)

    def make_if_changed(self) -> None:
        """The regular backup; nothing is said of one that went well."""
        ready, vault = self._ready(), self._vault
        self._run(lambda: keeping_safe.make_if_changed(vault, ready()), lambda _made: self.read())

    def make(self) -> None:
        """A backup now, whether or not something changed."""
        ready, vault = self._ready(), self._vault
        self._run(lambda: keeping_safe.make(vault, ready()), lambda _made: self.read())

    def look(self, one: Backup) -> None:
        """Compare a backup with the vault of today."""
        vault = self._vault
        self._store(lambda: keeping_safe.preview(vault, one.folder), self.looked.emit)

    def restore(self, one: Backup) -> None:
        """Put a backup in the vault's place, after a backup of today."""
        vault, ready = self._vault, self._ready()
        words = _("The backup was restored. Unlock to go on; the files of before are a backup too.")
        self._store(
            lambda: keeping_safe.restore(vault, one.folder, ready()),
            lambda _kept: self.left.emit(words),
        )

    def choose(self, folder: Path, done: Callable[[str], None]) -> None:
        """Make the folder for backups in the one chosen."""
        self._run(lambda: keeping_safe.choose(folder), lambda own: done(str(own)))

    def last_call(self) -> Callable[[], None]:
        """For the store's worker when the vault locks: a backup if something changed, then close.

        Trouble with the backup is raised once the vault is closed.
        """
        self._every.stop()
        ready, vault = self._ready(), self._vault

        def close() -> None:
            try:
                if vault.is_file and vault.is_open:
                    keeping_safe.make_if_changed(vault, ready())
            finally:
                vault.close()

        return close

    def _ready(self) -> Callable[[], Path]:
        data, chosen = self._supplies.data, self._supplies.settings.backups
        return lambda: keeping_safe.ready(data, chosen)

    def _run(self, call: Callable[[], object], done: Callable[..., None]) -> None:
        self._supplies.tasks.run(call, self._while_here(done), self._say)

    def _store(self, call: Callable[[], object], done: Callable[..., None]) -> None:
        self._supplies.tasks.store(call, self._while_here(done), self._say)

    def _while_here(self, done: Callable[..., None]) -> Callable[[object], None]:
        """Nobody hears of what ends after the vault was locked."""

        def if_here(result: object) -> None:
            if isValid(self):
                done(result)

        return if_here

    def _say(self, error: Exception) -> None:
        if not isinstance(error, AdvisorError):
            raise error
        if not isValid(self):
            return
        if self._vault.is_open:
            self.failed.emit(str(error))
        else:  # the last step of a restore: nothing can go on with a closed vault
            self.left.emit(str(error))
