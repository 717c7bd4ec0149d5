"""The catalogue's room with all that keeps it true: links, edits, files of others, a work list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from advisor.domain.client import ShortlistItem
from advisor.domain.credential import CredentialId
from advisor.i18n import _
from advisor.services import checking, depending
from advisor.services.checking import Work
from advisor.services.depending import Depending
from advisor.services.unlocking import Vault
from advisor.ui.editing.editing_flow import EditingFlow
from advisor.ui.exchange.exchange import exchange_of
from advisor.ui.freshness.work_page import WorkPage
from advisor.ui.search.catalogue_page import CataloguePage
from advisor.ui.search.catalogue_room import CatalogueRoom
from advisor.ui.search.links_work import LinksWork
from advisor.ui.supplies import Supplies


class Upkeep(QObject):
    """``keeps`` false, with sample clients: everything can be looked at, nothing is changed."""

    changed = Signal()  # the catalogue goes on with other facts
    links_changed = Signal()  # an editor said whether a link is right
    wanted = Signal()  # the room is to show
    settings_wanted = Signal()

    def __init__(self, supplies: Supplies, vault: Vault, parent: QObject, *, keeps: bool) -> None:
        super().__init__(parent)
        self._supplies, self._vault = supplies, vault
        given, by = supplies, supplies.settings.counsellor
        self._links = LinksWork(given.data, given.tasks, given.today, by, keeps=keeps)
        self.room = CatalogueRoom(
            CataloguePage(given.catalogue, given.tasks, given.today, self._links)
        )
        self.room.page.add_action(_("What to look after"), self.open_work)
        self._exchange = exchange_of(given, vault, self.room, keeps=keeps)
        self._editing = EditingFlow(
            self.room, given.catalogue, given.data, given.tasks, given.today, by=by, keeps=keeps
        )
        self._connect()

    def set_counsellor(self, by: str) -> None:
        """Whose name stands on what is kept from now on."""
        self._links.set_counsellor(by)
        self._editing.by = by

    @property
    def busy_with(self) -> str:
        """The title of an inner page with work in it that is not kept yet; empty for none."""
        inner = self.room.inner
        return "" if inner is None or isinstance(inner, WorkPage) else self.room.heading.text()

    def set_open_client(self, name: str, *, open_: bool) -> None:
        """See ``CataloguePage``."""
        self.room.page.set_open_client(name, open_=open_)

    def open_credential(self, credential_id: str) -> None:
        """Show a record, unless a form holds on to what was typed."""
        if self.room.leave():
            self.room.page.open_credential(CredentialId(credential_id))

    def add_course(self) -> None:
        """Open the form of a course that the catalogue does not have."""
        self._editing.add()

    def take_over(self, item: ShortlistItem, client: str) -> None:
        """Keep a quote for everyone; ``client`` is the name that must not go with it."""
        self._editing.take_over(item, client)

    def actions(self) -> list[tuple[str, Callable[[], None]]]:
        """What can be done with the whole catalogue: the words, and what does it in its room."""
        entries = [(_("Add a course"), self.add_course), *self.room.page.more_button.entries()]
        words = _("Catalogue: {action}")
        return [(words.format(action=text), partial(self._in_room, call)) for text, call in entries]

    def close(self) -> None:
        """The vault locks: nothing more is tried, and no page names a client."""
        self._exchange.stop()
        self.room.clear()

    def open_work(self) -> None:
        """The records that want looking after, those that clients need first."""
        page, given = WorkPage(), self._supplies
        page.record_requested.connect(self.open_credential)
        self.room.open(page, _("What to look after"))

        def show(works: Sequence[Work]) -> None:
            if isValid(page):  # else somebody went back before the list was there
                page.show_works(works)

        def look_through(depend: Depending) -> None:
            catalogue, today = given.catalogue, given.today()
            given.tasks.latest(
                "work list", lambda: checking.work_list(catalogue, depend, today), show
            )

        given.tasks.store(lambda: depending.depending(self._vault), look_through)

    def _in_room(self, call: Callable[[], None]) -> None:
        self.wanted.emit()
        if self.room.leave():
            call()

    def _connect(self) -> None:
        say = self._supplies.window.messages.say
        links, editing = self._links, self._editing
        links.message_requested.connect(say)
        links.settings_requested.connect(self.settings_wanted)
        links.changed.connect(self.links_changed)
        editing.message_requested.connect(say)
        editing.name_wanted.connect(self.settings_wanted)
        editing.wanted.connect(self.wanted)
        for changed in (self._exchange.catalogue_changed, editing.changed):
            changed.connect(self.room.page.take_catalogue)
            changed.connect(self.changed)
