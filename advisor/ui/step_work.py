"""The open file as one step of the client page hears of it: at once while it shows, else later.

A hidden step would only take time from the one that shows: it hears of the newest file when it
comes into sight. Two things cannot wait. A step hears of its own writes until the last has come
back, for its fields hold on to what was typed until then. And when another client is opened it
forgets the one before, hidden or not.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from advisor.domain.client import Changes, ClientFile, ClientId
from advisor.domain.estimate import Estimate
from advisor.services.unlocking import Vault
from advisor.ui.work import Work


class StepWork(Work):
    """Stands between the open file and one step; the step takes it for the file itself."""

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(work.vault, work.rules, work.tasks, work.today, parent)
        self._whole = work
        self._shown, self._behind, self._mine = False, False, 0
        self._told: ClientId | None = None  # whose file the step shows
        work.file_changed.connect(self._changed)
        work.saved.connect(self.saved)
        self.quote_offered.connect(work.quote_offered)
        work.closed.connect(self._forget)
        if work.file is not None and work.estimate is not None:
            self._changed(work.file, work.estimate)

    def follow(self, page: QWidget) -> None:
        """The step's page: only what it shows must be up to date."""
        page.installEventFilter(self)
        self._shown = page.isVisible()

    def bring(self) -> None:
        """Let the step hear of what it missed."""
        if self._behind and self.file is not None and self.estimate is not None:
            self._behind, self._told = False, self.file.client.id
            self.file_changed.emit(self.file, self.estimate)

    def open(self, client_id: ClientId) -> None:
        """As on the file itself."""
        self._whole.open(client_id)

    def write(self, call: Callable[[Vault, ClientFile], Changes | None]) -> int:
        """As on the file itself; the result comes back even if the step is hidden by then."""
        self._mine = self._whole.write(call)
        return self._mine

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._shown = True
            self.bring()
        elif event.type() == QEvent.Type.Hide:
            self._shown = False
        return super().eventFilter(page, event)

    def _changed(self, file: ClientFile, estimate: Estimate) -> None:
        awaited = self.answered < self._mine
        self.file, self.estimate, self.rules = file, estimate, self._whole.rules
        self.reckoned = self._whole.reckoned
        self.answered, self._behind = self._whole.answered, True
        if self._shown or awaited:
            self.bring()
        elif self._told not in (None, file.client.id):
            self.tasks.when_idle(self, self._forget_other)

    def _forget_other(self) -> None:
        if self._behind and self._told is not None:
            self._told = None
            self.closed.emit()

    def _forget(self) -> None:
        self.file = self.estimate = self.reckoned = self._told = None
        self._behind = False
        self.closed.emit()
