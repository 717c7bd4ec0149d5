"""The pages over one open vault, and what their wishes do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication

from advisor import __version__, wording
from advisor.domain.client import ClientId, ClientSummary, ShortlistItem
from advisor.i18n import _, other_languages
from advisor.services import auditing, filing
from advisor.services.estimating import Rules
from advisor.services.unlocking import Vault
from advisor.settings import Settings
from advisor.ui.clients.clients_page import ClientsPage
from advisor.ui.clients.start_plan import StartPlan
from advisor.ui.funding.rules_page import RulesPage
from advisor.ui.keeping.audit_card import AuditCard
from advisor.ui.keeping.backup_card import BackupCard
from advisor.ui.keeping.backups import Backups
from advisor.ui.key_sheet import show_keys
from advisor.ui.main_window import Page
from advisor.ui.open_files import CLIENTS, OpenFiles
from advisor.ui.palette import Action, Palette
from advisor.ui.settings_page import SettingsPage
from advisor.ui.supplies import Supplies
from advisor.ui.upkeep import Upkeep

LICENCES = (
    ("Advisor", "Apache-2.0"),
    ("Qt for Python", "LGPL-3.0"),
    ("SQLCipher", "BSD-3-Clause"),
    ("Inter, Atkinson Hyperlegible, Noto Sans", "OFL-1.1"),
)
CATALOGUE, RULES, SETTINGS = "catalogue", "rules", "settings"


class Desk(QObject):
    """One open vault with its pages, until it is locked."""

    settings_changed = Signal(Settings)
    left = Signal(str)  # another vault took this one's place: lock, and say so
    create_requested = Signal()  # from the samples to a vault of one's own

    def __init__(self, supplies: Supplies, vault: Vault, *, sample: bool) -> None:
        super().__init__(supplies.window)
        self.supplies, self.vault = supplies, vault
        self._mode = "sample" if sample else ""
        self._fresh, self._list_behind = True, False
        self.clients: tuple[ClientSummary, ...] = ()
        self.files = OpenFiles(supplies, vault, self)
        self.backups = Backups(supplies, vault, self)
        self.clients_page = ClientsPage(supplies.today)
        self.clients_page.installEventFilter(self)
        self.start_plan = StartPlan(supplies, vault, self, sample=sample)
        self.palette = Palette(supplies.window, supplies.tasks)
        self._connect()
        supplies.window.show_pages(self._pages())
        supplies.window.set_mode(self._mode)
        self.refresh_clients()
        if vault.is_file:
            supplies.tasks.store(lambda: auditing.looks_whole(vault), self._tell_trail)

    def close(self) -> None:
        """Lock: keep what is being typed, then empty every page and let go of the vault."""
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()
        self.files.close()
        self._empty()
        self.supplies.tasks.store(self.backups.last_call())

    def leave(self) -> None:
        """Empty every page for another desk over the same vault; a guest's vault stays open too."""
        self.files.leave()
        self._empty()

    def _empty(self) -> None:
        self.clients = ()
        self.clients_page.clear()
        self.start_plan.close()
        if self._is_made("rules_page"):
            self.rules_page.stop()
        if self._is_made("upkeep"):
            self.upkeep.close()
        if self._is_made("settings_page") and self.settings_page.backups is not None:
            self.settings_page.backups.clear()
        if self._is_made("settings_page") and self.settings_page.audit is not None:
            self.settings_page.audit.clear()
        self.palette.clear()
        self.palette.deleteLater()
        self.supplies.tasks.forget()
        self.deleteLater()

    def set_settings(self, settings: Settings) -> None:
        """Another centre, counsellor, paper or look."""
        self.supplies.settings = settings
        self.vault.who = settings.counsellor
        if self._is_made("rules_page"):
            self.rules_page.set_counsellor(settings.counsellor, settings.centre.name)
        if self._is_made("upkeep"):
            self.upkeep.set_counsellor(settings.counsellor)
        self.files.take_supplies()

    def _tell_trail(self, whole: bool) -> None:
        if not whole:
            words = _(
                "The record of who did what was changed from outside. Tell whoever answers for "
                "privacy; your files still open."
            )
            self.supplies.window.messages.say(words, "stop")

    def refresh_clients(self) -> None:
        """List the clients anew."""

        def read() -> tuple[ClientSummary, ...]:
            return (*filing.clients(self.vault), *filing.clients(self.vault, archived=True))

        self.supplies.tasks.store(read, self._show_clients)

    @cached_property
    def upkeep(self) -> Upkeep:
        """The catalogue, made when it is first wanted, as are the rules and the settings."""
        made = Upkeep(self.supplies, self.vault, self, keeps=self._mode != "sample")
        made.room.page.add_requested.connect(self.files.add)
        made.changed.connect(self.files.take_catalogue)
        made.links_changed.connect(self.files.take_catalogue)
        made.wanted.connect(partial(self.show_page, CATALOGUE))
        made.settings_wanted.connect(partial(self.show_page, SETTINGS))
        self._name_open_client(made)
        return made

    @cached_property
    def rules_page(self) -> RulesPage:
        """See ``upkeep``."""
        given = self.supplies
        page = RulesPage(
            given.rules,
            given.data,
            given.tasks,
            given.today,
            run_cases=given.run_cases,
            vault=self.vault,
            by=given.settings.counsellor,
            centre=given.settings.centre.name,
            keeps=self._mode != "sample",
        )
        page.rules_changed.connect(self._take_rules)
        page.message_requested.connect(given.window.messages.say)
        return page

    @cached_property
    def settings_page(self) -> SettingsPage:
        """See ``upkeep``."""
        about = ((_("Advisor"), __version__), *self.supplies.catalogue.sources())
        card = BackupCard(self.backups) if self.vault.is_file else None
        audit = AuditCard(self.vault, self.supplies.tasks) if self.vault.is_file else None
        page = SettingsPage(self.supplies.settings, about, LICENCES, backups=card, audit=audit)
        page.settings_changed.connect(self.settings_changed)
        if audit is not None:
            audit.message_requested.connect(self.supplies.window.messages.say)
        page.keys_button.clicked.connect(lambda: show_keys(self.supplies.window.workspace))
        return page

    def _take_over(self, item: ShortlistItem, client: str) -> None:
        self.upkeep.take_over(item, client)  # made here where nobody was in the catalogue yet

    def _is_made(self, page: str) -> bool:
        return page in self.__dict__

    def _pages(self) -> tuple[Page, ...]:
        return (
            Page(CLIENTS, _("Clients"), "ph.users", lambda: self.clients_page),
            Page(CATALOGUE, _("Catalogue"), "ph.books", lambda: self.upkeep.room),
            Page(RULES, _("Funding rules"), "ph.scales", lambda: self.rules_page),
            Page(SETTINGS, _("Settings"), "ph.gear-six", lambda: self.settings_page),
        )

    def _connect(self) -> None:
        window, clients, files = self.supplies.window, self.clients_page, self.files
        window.page_chosen.connect(self.show_page)
        window.new_client_requested.connect(self._new_client)
        window.undo_requested.connect(files.undo)
        window.client_view_requested.connect(files.show_to_client)
        window.palette_requested.connect(self._show_palette)
        window.mode_action_requested.connect(self._mode_action)
        clients.client_opened.connect(files.open_client)
        clients.guest_requested.connect(files.open_guest)
        clients.new_requested.connect(self._open_new)
        clients.archive_requested.connect(self._archive)
        clients.plan_requested.connect(self.start_plan.ask)
        self.start_plan.opened.connect(self._open_started)
        self.start_plan.left.connect(partial(self.show_page, CLIENTS))
        files.clients_changed.connect(self.refresh_clients)
        files.shown.connect(self._on_file_shown)
        files.quote_offered.connect(self._take_over)
        files.carry_chosen.connect(self._keep_carrying)
        self.backups.left.connect(self.left)
        self.backups.failed.connect(lambda words: window.messages.say(words, "stop"))
        self.palette.client_chosen.connect(files.open_client)
        self.palette.credential_chosen.connect(self._open_credential)

    def show_page(self, key: str) -> None:
        """A page of the rail; over it the bar says again what kind of vault this is."""
        self.supplies.window.show_page(key)
        self.supplies.window.set_mode(self._mode)

    def eventFilter(self, page: QObject, event: QEvent) -> bool:
        """A list that changed while it was hidden is made anew when it shows."""
        if event.type() == QEvent.Type.Show and page is self.clients_page and self._list_behind:
            self._list_behind = False
            self.clients_page.show_clients(self.clients)
        return super().eventFilter(page, event)

    def _show_clients(self, clients: tuple[ClientSummary, ...]) -> None:
        self.clients = clients
        self._list_behind = not self.clients_page.isVisible()
        if not self._list_behind:
            self.clients_page.show_clients(clients)
        if self._fresh:
            self._prepare()
        focus = QApplication.focusWidget()
        if self._fresh and not (focus and self.clients_page.isAncestorOf(focus)):
            self.clients_page.start()  # else the first Enter after unlocking would press Lock
        self._fresh = False

    def _prepare(self) -> None:
        """Make the pages that nobody asked for yet, in idle moments."""
        tasks, workspace = self.supplies.tasks, self.supplies.window.workspace
        tasks.when_idle(self, self.files.prepare)
        for key in (CATALOGUE, RULES, SETTINGS):
            tasks.when_idle(self, partial(workspace.prepare, key))

    def _new_client(self) -> None:
        self.show_page(CLIENTS)
        self.clients_page.start_new()

    def _open_new(self, name: str, how: str, until: date | None) -> None:
        today = self.supplies.today()

        def write() -> ClientId:
            return filing.open_new(
                self.vault,
                name=name,
                consent_on=today,
                consent_how=how,
                consent_until=until,
                today=today,
                example=self._mode == "sample",
            )

        self.supplies.tasks.store(write, self._open_started)

    def _open_started(self, client_id: ClientId) -> None:
        self.refresh_clients()
        self.files.open_client(client_id)

    def _archive(self, client_id: str) -> None:
        """Archive a client, or take one back out; either can be undone from the message bar."""
        one = next((c.client for c in self.clients if c.client.id == client_id), None)
        if one is None:
            return
        before, after = one.archived_on, None if one.archived_on else self.supplies.today()
        self._set_archived(one.id, after)
        words = _("The file is in the archive.") if after else _("The file is out of the archive.")
        undo = partial(self._set_archived, one.id, before)
        self.supplies.window.messages.say(words, "info", (_("Undo"), undo))

    def _set_archived(self, client_id: ClientId, on: date | None) -> None:
        self.supplies.tasks.store(
            lambda: filing.archive(self.vault, client_id, on), lambda _done: self.refresh_clients()
        )

    def _take_rules(self, rules: Rules) -> None:
        self.supplies.rules = rules
        self.files.take_supplies()

    def _on_file_shown(self) -> None:
        if self._is_made("upkeep"):
            self._name_open_client(self.upkeep)

    def _name_open_client(self, upkeep: Upkeep) -> None:
        file = self.files.file
        name = wording.first_name(file.client.name) if file else ""
        upkeep.set_open_client(name, open_=file is not None)

    def _mode_action(self, mode: str) -> None:
        if mode == "guest":
            self.files.ask_consent()
        else:
            self.create_requested.emit()

    def _show_palette(self) -> None:
        self.palette.open_with(self._actions(), self.clients, self.supplies.catalogue)

    def _actions(self) -> list[Action]:
        window = self.supplies.window
        pages = [Action(page.title, partial(self.show_page, page.key)) for page in self._pages()]
        found = [
            Action(_("New client"), self._new_client, "Ctrl+N"),
            Action(_("Guest"), self.files.open_guest),
            Action(_("Start from a plan …"), self.start_plan.ask),
            *pages,
            Action(_("Shortcut keys"), partial(show_keys, window.workspace), "F1"),
            Action(_("Lock"), window.lock_requested.emit, "Ctrl+L"),
            *(Action(name, partial(self._speak, one)) for one, name in other_languages()),
            *(Action(words, call) for words, call in self.upkeep.actions()),
        ]
        if self.files.file is not None:
            found = [
                Action(_("Back to the open file"), self.files.show_current),
                Action(_("Show to client"), self.files.show_to_client, "F9"),
                Action(_("Undo the last change"), self.files.undo, "Ctrl+Z"),
                *found,
                *(Action(words, call) for words, call in self.files.inner_pages()),
            ]
        return found

    def _keep_carrying(self, carries: bool) -> None:
        self.settings_changed.emit(replace(self.supplies.settings, carry_plan=carries))

    @property
    def sample(self) -> bool:
        """Whether these are the sample clients."""
        return self._mode == "sample"

    def _speak(self, language: str) -> None:
        self.settings_changed.emit(replace(self.supplies.settings, language=language))

    def _open_credential(self, credential_id: str) -> None:
        self.show_page(CATALOGUE)
        self.upkeep.open_credential(credential_id)
