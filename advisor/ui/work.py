"""The open client file: pages ask it for changes, and one signal tells all of them the result."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from advisor.domain.client import Changes, ClientFile, ClientId
from advisor.domain.estimate import Estimate
from advisor.services import estimating, filing
from advisor.services.estimating import Rules
from advisor.services.unlocking import Vault
from advisor.ui.tasks import Tasks


class Work(QObject):
    """One open client. Pages never write to the vault themselves."""

    file_changed = Signal(ClientFile, Estimate)
    saved = Signal()
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
        self.estimate: Estimate | None = None

    def open(self, client_id: ClientId) -> None:
        """Load a client; pages hear of it through ``file_changed``."""
        self.tasks.store(lambda: self._load(client_id), self._show)

    def write(self, call: Callable[[Vault, ClientFile], Changes | None]) -> None:
        """Change the open file: ``call`` runs on the store's worker with the file as it is then."""
        file = self.file
        if file is None:
            return
        client_id = file.client.id

        def change() -> tuple[ClientFile, Estimate]:
            call(self.vault, filing.load(self.vault, client_id))
            return self._load(client_id)

        self.tasks.store(change, self._written)

    def undo(self) -> None:
        """Take back the last change of this client."""
        self.write(lambda vault, file: filing.undo(vault, file.client.id))

    def refresh(self) -> None:
        """Estimate anew: the rules or the day changed."""
        if self.file is not None:
            self.open(self.file.client.id)

    def close(self) -> None:
        """Let go of the client; pages empty themselves."""
        self.file = self.estimate = None
        self.closed.emit()

    def _load(self, client_id: ClientId) -> tuple[ClientFile, Estimate]:
        file = filing.load(self.vault, client_id)
        return file, estimating.estimate(file, self.rules, self.today())

    def _show(self, loaded: tuple[ClientFile, Estimate]) -> None:
        self.file, self.estimate = loaded
        self.file_changed.emit(*loaded)

    def _written(self, loaded: tuple[ClientFile, Estimate]) -> None:
        self._show(loaded)
        self.saved.emit()
