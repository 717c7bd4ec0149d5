"""The open client file and the guest beside it: which one shows, and what the keys do to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from advisor.domain.client import ClientFile, ClientId, ShortlistItem
from advisor.domain.credential import Credential
from advisor.i18n import _
from advisor.services import filing, unlocking
from advisor.services.linking import linking
from advisor.services.unlocking import Vault
from advisor.ui.client.client_page import ClientPage
from advisor.ui.client.client_view import ClientView
from advisor.ui.client.inner_pages import inner_pages
from advisor.ui.clients.keep_page import KeepPage
from advisor.ui.shortlist.quote_writes import add_record
from advisor.ui.supplies import Supplies
from advisor.ui.work import Work

CLIENTS = "clients"  # the key of the rail under which files show


class OpenFile(QObject):
    """One file with its page."""

    def __init__(self, supplies: Supplies, vault: Vault, parent: QObject) -> None:
        super().__init__(parent)
        self.work = Work(vault, supplies.rules, supplies.tasks, supplies.today, self)
        links = partial(linking, supplies.data)
        self.page = ClientPage(self.work, supplies.catalogue, supplies.settings, links)
        self.guest = False


class OpenFiles(QObject):
    """At most one client and one guest are open; the guest lives in a vault in memory."""

    clients_changed = Signal()
    quote_offered = Signal(ShortlistItem, str)  # for everyone; with the client's name to keep out
    carry_chosen = Signal(bool)  # whether clients' PDFs carry the plan, from now on
    shown = Signal()  # another file shows, or its facts changed

    def __init__(self, supplies: Supplies, vault: Vault, parent: QObject) -> None:
        super().__init__(parent)
        self._supplies, self._vault = supplies, vault
        self._client: OpenFile | None = None
        self._guest: OpenFile | None = None
        self.current: OpenFile | None = None
        self._awaited = False
        self._view = ClientView()
        self._view.back_requested.connect(supplies.window.close_client_view)
        self._keep = KeepPage(supplies.today)
        self._keep.sent.connect(self._keep_guest)
        self._keep.closed.connect(self.show_current)

    @property
    def file(self) -> ClientFile | None:
        """The file that is open now."""
        return self.current.work.file if self.current else None

    def prepare(self) -> OpenFile:
        """Make the clients' page, once: better while the list is read than before it shows."""
        if self._client is None:
            self._client = self._opened(self._vault)
            self._client.work.saved.connect(self.clients_changed)
            self._supplies.window.workspace.add_inner(self._client.page)
            self._client.page.prepare()
        return self._client

    def open_client(self, client_id: ClientId) -> None:
        """Open a client's file; its page shows when it is read, never with another's facts."""
        self.current, self._awaited = self.prepare(), True
        self.current.work.open(client_id)

    @property
    def opened(self) -> tuple[OpenFile, ...]:
        """The client and the guest, where they are open."""
        return tuple(one for one in self._all() if one.work.file is not None)

    def reopen(
        self, client_id: ClientId, guest: Vault | None, *, current: bool, show: bool
    ) -> OpenFile:
        """Open a file again, a guest from its vault in memory; quietly if it is not to ``show``."""
        if guest is None:
            one = self.prepare()
        else:
            one = self._guest = self._guest_in(guest)
        if current:
            self.current, self._awaited = one, show
        one.work.open(client_id)
        return one

    def open_guest(self) -> None:
        """Somebody who wants advice, not a file. A guest before them is forgotten."""

        def make() -> tuple[Vault, ClientId]:
            vault = unlocking.guest()
            return vault, filing.open_guest(vault, self._supplies.today())

        self._supplies.tasks.store(make, self._show_guest)

    def show_current(self) -> None:
        """Show the open file, whatever showed before."""
        if self.current is not None:
            self._supplies.window.show_inner(self.current.page, CLIENTS)
            self._supplies.window.set_mode(self._mode())

    def ask_consent(self) -> None:
        """The guest wants a file: ask for consent before anything is kept."""
        self._supplies.window.show_inner(self._keep, CLIENTS)
        self._keep.start()

    def undo(self) -> None:
        """Take back the last change of the open file."""
        if self.current is not None:
            self.current.work.undo()

    def inner_pages(self) -> list[tuple[str, Callable[[], None]]]:
        """The pages inside the steps of the open file: their words, and what shows them."""
        if self.current is None or self.file is None:
            return []
        found = inner_pages(self.current.page, self.file)
        return [(words, partial(self._show_inner, call)) for words, call in found]

    def show_to_client(self) -> None:
        """The view for two people at one screen."""
        work = self.current.work if self.current else None
        if work is not None and work.file is not None and work.estimate is not None:
            self._view.show_file(work.file, work.estimate)
            self._supplies.window.show_client_view(self._view)

    def add(self, credential: Credential) -> None:
        """Put a record on the open file's shortlist."""
        if self.current is None:
            return
        add_record(self.current.work, credential, self._supplies.catalogue.edition)
        words = _("{title} is on the shortlist.").format(title=credential.title)
        self._supplies.window.messages.say(words, "good", (_("Show it"), self.show_current))

    def take_supplies(self) -> None:
        """Rules or settings changed."""
        for one in self._all():
            one.work.rules = self._supplies.rules
            one.page.set_settings(self._supplies.settings)
            one.work.refresh()

    def take_catalogue(self) -> None:
        """The catalogue changed."""
        for one in self._all():
            one.page.take_catalogue()

    def leave(self) -> None:
        """Empty the pages; the guest's vault stays open for who takes it over."""
        self._view.clear()
        for one in self._all():
            one.work.close()

    def close(self) -> None:
        """Empty the pages and let go of the guest."""
        self.leave()
        if self._guest is not None:
            self._supplies.tasks.store(self._guest.work.vault.close)

    def _all(self) -> tuple[OpenFile, ...]:
        return tuple(one for one in (self._client, self._guest) if one is not None)

    def _show_inner(self, call: Callable[[], None]) -> None:
        self.show_current()
        call()

    def _mode(self) -> str:
        return "guest" if self._guest is not None and self.current is self._guest else ""

    def _opened(self, vault: Vault) -> OpenFile:
        one = OpenFile(self._supplies, vault, self)
        one.work.file_changed.connect(self._arrived)
        one.work.quote_offered.connect(lambda item: self._offer(one.work, item))
        one.page.show_to_client_requested.connect(self.show_to_client)
        one.page.carry_chosen.connect(self.carry_chosen)
        one.page.message_requested.connect(self._supplies.window.messages.say)
        return one

    def _offer(self, work: Work, item: ShortlistItem) -> None:
        name = work.file.client.name if work.file is not None else ""
        self.quote_offered.emit(item, name)

    def _arrived(self) -> None:
        if self._awaited and self.current is not None:
            self._awaited = False
            self.show_current()
            self.current.page.focus_step()
        self.shown.emit()

    def _show_guest(self, made: tuple[Vault, ClientId]) -> None:
        vault, client_id = made
        self._forget_guest()
        self._guest = self.current = self._guest_in(vault)
        self._awaited = True
        self._guest.work.open(client_id)

    def _guest_in(self, vault: Vault) -> OpenFile:
        one = self._opened(vault)
        one.guest = True
        return one

    def _forget_guest(self) -> None:
        if self._guest is not None:
            self._guest.work.close()
            self._supplies.tasks.store(self._guest.work.vault.close)
            self._supplies.window.remove_inner(self._guest.page)
            self._guest.deleteLater()
            self._guest = None

    def _keep_guest(self, name: str, how: str, until: date | None) -> None:
        guest = self._guest
        if guest is None or guest.work.file is None:
            return
        vault, guest_id, today = guest.work.vault, guest.work.file.client.id, self._supplies.today()

        def keep() -> ClientId:
            return filing.keep_guest(
                vault,
                guest_id,
                self._vault,
                name=name,
                consent_on=today,
                consent_how=how,
                consent_until=until,
                today=today,
            )

        def kept(client_id: ClientId) -> None:
            self._forget_guest()
            self.open_client(client_id)
            self.clients_changed.emit()

        self._supplies.tasks.store(keep, kept)
