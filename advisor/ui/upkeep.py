"""Keeping the catalogue true: what stands behind “Manage” on its page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from shiboken6 import isValid

from advisor.domain.credential import CredentialId
from advisor.i18n import _
from advisor.services import checking, depending
from advisor.services.checking import Work
from advisor.services.depending import Depending
from advisor.services.unlocking import Vault
from advisor.ui.freshness.work_page import WorkPage
from advisor.ui.search.catalogue_room import CatalogueRoom
from advisor.ui.supplies import Supplies


class Upkeep(QObject):
    """Opens the inner pages of the catalogue's room."""

    def __init__(self, supplies: Supplies, vault: Vault, room: CatalogueRoom) -> None:
        super().__init__(room)
        self._supplies, self._vault, self._room = supplies, vault, room
        room.page.add_action(_("What to look after"), self.open_work)

    def open_work(self) -> None:
        """The records that want looking after, those that clients need first."""
        page, given = WorkPage(), self._supplies
        page.record_requested.connect(self._open_record)
        self._room.open(page, _("What to look after"))

        def show(works: Sequence[Work]) -> None:
            if isValid(page):  # else somebody went back before the list was there
                page.show_works(works)

        def look_through(depend: Depending) -> None:
            catalogue, today = given.catalogue, given.today()
            given.tasks.latest(
                "work list", lambda: checking.work_list(catalogue, depend, today), show
            )

        given.tasks.store(lambda: depending.depending(self._vault), look_through)

    def _open_record(self, credential_id: str) -> None:
        self._room.back()
        self._room.page.open_credential(CredentialId(credential_id))
