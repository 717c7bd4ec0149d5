"""What the card of links does away from the window: link a record, keep what an editor says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from advisor.domain.credential import Credential
from advisor.domain.errors import AdvisorError
from advisor.i18n import _
from advisor.paths import DataFolder
from advisor.services import linking
from advisor.services.linking import CredentialLinks, Link
from advisor.ui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Linked:
    """The links of a record; ``trouble``: why the answers of editors could not be read."""

    credential: Credential
    links: CredentialLinks
    trouble: str = ""


class LinksWork(QObject):
    """``linked`` answers ``look``; ``changed``: an answer was kept or taken back."""

    linked = Signal(Linked)
    changed = Signal()
    settings_requested = Signal()
    message_requested = Signal(str, str, object)  # text, kind, Action | None

    def __init__(
        self, data: DataFolder, tasks: Tasks, today: Callable[[], date], by: str, *, keeps: bool
    ) -> None:
        """``keeps`` false, with sample clients: everything can be looked at, nothing is kept."""
        super().__init__()
        self._data, self._tasks, self._today = data, tasks, today
        self._by, self._keeps = by, keeps

    def set_counsellor(self, by: str) -> None:
        """Whose name an answer is kept with."""
        self._by = by

    def look(self, credential: Credential) -> None:
        """Link a record; of several only the last one is answered."""
        self._tasks.latest(
            "links of a record", lambda: _look(self._data, credential), self.linked.emit
        )

    def answer(self, credential: Credential, link: Link, *, confirmed: bool) -> None:
        """Keep that a link is right or wrong, with name and day."""
        if self._keeps and not self._by:
            words = _("Fill in your name in Settings first: it is kept with the answer.")
            self.message_requested.emit(
                words, "caution", (_("Settings"), self.settings_requested.emit)
            )
            return
        by, on = self._by, self._today()
        self._write(
            credential,
            lambda: linking.answer(self._data, credential, link, confirmed=confirmed, by=by, on=on),
        )

    def take_back(self, credential: Credential, link: Link) -> None:
        """Forget what was said of a link."""
        self._write(credential, lambda: linking.take_back(self._data, credential, link))

    def _write(self, credential: Credential, call: Callable[[], None]) -> None:
        if not self._keeps:
            words = _("With sample clients nothing is kept. Create your vault to judge links.")
            self.message_requested.emit(words, "info", None)
            return

        def kept(_none: None) -> None:
            self.look(credential)
            self.changed.emit()

        self._tasks.store(call, kept)  # one writer at a time


def _look(data: DataFolder, credential: Credential) -> Linked:
    try:
        return Linked(credential, linking.links_of(data, credential))
    except AdvisorError as error:
        return Linked(credential, linking.by_words(credential), str(error))
