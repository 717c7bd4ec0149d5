"""The window's composition root: the start page first, everything else once in the background."""

from __future__ import annotations

import advisor.ui.plain_imports  # noqa: F401 - before all others: it makes them quicker

# isort: split

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from advisor import settings as settings_file
from advisor.domain.errors import AdvisorError, WrongPassphrase
from advisor.domain.regions import REGIONS
from advisor.i18n import _
from advisor.paths import DataFolder, data_folder
from advisor.settings import Settings
from advisor.store import place
from advisor.ui.collecting import collect_here, keep_what_is_loaded
from advisor.ui.loading import Loading, Ready, load
from advisor.ui.look import theme
from advisor.ui.look.tongue import speak
from advisor.ui.main_window import MainWindow
from advisor.ui.messages import install_crash_hook
from advisor.ui.start import screen
from advisor.ui.start.unlock_page import UnlockPage
from advisor.ui.start.welcome_page import WelcomePage
from advisor.ui.switching import Switching
from advisor.ui.tasks import Tasks
from advisor.ui.ways import carry

if TYPE_CHECKING:
    from advisor.services.unlocking import KdfCost, Vault
    from advisor.ui.desk import Desk
    from advisor.ui.supplies import Supplies


def run(words: list[str]) -> int:
    """Open the window and stay until it closes. ``words`` is empty or ``--data DIR``."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(message)s")
    application = screen.application()
    program = Program(application, data_folder(words[1] if words else None))
    program.start()
    return application.exec()


def local_today() -> date:
    """The day on this machine's calendar."""
    return datetime.now(UTC).astimezone().date()


class Program(QObject):
    """From the start page to an open vault and back."""

    def __init__(
        self,
        application: QApplication,
        data: DataFolder,
        today: Callable[[], date] = local_today,
        kdf_cost: KdfCost | None = None,
    ) -> None:
        """``kdf_cost`` is what a new vault's passphrase costs to try; None = about a second."""
        super().__init__(application)
        self.application, self.data, self.today = application, data, today
        self.ready: Ready | None = None
        self.desk: Desk | None = None
        self._kdf_cost = kdf_cost
        self._waiting: Callable[[Ready], None] | None = None
        self.loading = Loading(self)
        self.settings, trouble = _kept_settings(data)
        theme.apply(application, self.settings.theme, self.settings.text_percent)
        theme.keep_still(still=self.settings.less_motion)
        speak(application, self.settings.language)
        self.tasks = Tasks(self)
        self.switching = Switching(self.tasks, self)
        self.window = MainWindow(data.root / "window.ini")
        self._make_start_pages()
        self._connect()
        install_crash_hook(self.window)
        collect_here(self)
        self._show_start()
        if trouble:
            self.start_page.show_trouble(trouble)

    def start(self) -> None:
        """Show the window; the rest is imported once it is painted."""
        self.window.show()
        QTimer.singleShot(0, self._load_rest)

    def lock(self) -> None:
        """Close the vault: pages emptied, engine disposed, back to the start page."""
        self._leave_desk()
        self.window.lock(self.start_page)
        self._show_start()

    def _restored(self, words: str) -> None:
        self.lock()
        self.start_page.set_note(words)

    def change_settings(self, settings: Settings) -> None:
        """Take over new settings at once and keep them."""
        if settings.language != self.settings.language:
            self.switching.to(settings.language, lambda: self.desk)
            settings = replace(settings, language=self.settings.language)
        else:
            self.switching.stop()  # the choice was taken back while something was kept
        self.settings = settings
        theme.apply(self.application, settings.theme, settings.text_percent)
        theme.keep_still(still=settings.less_motion)
        self.tasks.run(lambda: settings_file.save(self.data.settings, settings))
        if self.desk is not None:
            self.desk.set_settings(settings)

    def _make_start_pages(self) -> None:
        page = self.start_page = UnlockPage()
        self.welcome_page = None if self.settings.welcomed else WelcomePage()
        page.unlock_requested.connect(self._unlock)
        page.create_requested.connect(self._create)
        page.sample_requested.connect(self._sample)
        for one in (page, self.welcome_page):
            if one is not None:
                one.look_changed.connect(self._change_look)
                one.language_chosen.connect(self._change_language)
        if self.welcome_page is not None:
            self.welcome_page.finished.connect(self._welcomed)

    def _connect(self) -> None:
        self.switching.free.connect(self._speak)
        self.switching.refused.connect(self._keep_language)
        self.window.lock_requested.connect(self.lock)
        self.window.closing.connect(self._close)
        self.tasks.failed.connect(self._say)
        self.loading.progress.connect(self._show_progress)

    def _show_start(self) -> None:
        if self.welcome_page is not None and not self.settings.welcomed:
            self.window.show_start(self.welcome_page)
            return
        try:
            there, trouble = place.exists(self.data.vault), ""
        except AdvisorError as error:
            there, trouble = True, str(error)
        if there:
            self.start_page.show_unlock(self.settings.counsellor, self.settings.centre.name)
        else:
            self.start_page.show_create()
        if trouble:
            self.start_page.show_trouble(trouble)
        self.window.show_start(self.start_page)

    def _load_rest(self) -> None:
        progress = self.loading.progress.emit
        self.tasks.run(lambda: load(self._supplies, self.data, progress), self._is_ready, self._say)

    def _supplies(self, **opened: Any) -> Supplies:
        from advisor.commands import rule_cases  # noqa: PLC0415 - in the background
        from advisor.ui.supplies import Supplies  # noqa: PLC0415 - in the background

        return Supplies(
            window=self.window,
            tasks=self.tasks,
            data=self.data,
            today=self.today,
            run_cases=rule_cases.run_cases,
            settings=self.settings,
            **opened,
        )

    def _show_progress(self, done: int, total: int) -> None:
        percent = done * 100 // max(total, 1)
        self._note(_("Preparing the catalogue: {n} %").format(n=percent))

    def _note(self, text: str) -> None:
        for page in (self.start_page, self.welcome_page):
            if page is not None:
                page.set_note(text)

    def _is_ready(self, ready: Ready) -> None:
        self.ready = ready
        keep_what_is_loaded()
        self.window.make_workspace()  # now, while the passphrase is typed, not after it
        self._tell_loaded(ready)
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting(ready)

    def _tell_loaded(self, ready: Ready) -> None:
        words = ready.wording
        read_on = words.day(ready.supplies.catalogue.read_on)
        self._note(_("Catalogue read {day}").format(day=read_on))
        if self.welcome_page is not None:
            self.welcome_page.set_regions([(key, words.region(key)) for key in REGIONS])

    def _unlock(self, passphrase: str) -> None:
        folder, who = self.data.vault, self.settings.counsellor
        self.start_page.show_busy(_("Unlocking …"))
        self._open(lambda ready: ready.unlocking.unlock(folder, passphrase, who=who))

    def _create(self, passphrase: str) -> None:
        folder, who, cost = self.data.vault, self.settings.counsellor, self._kdf_cost
        self.start_page.show_busy(_("Creating …"))
        self._open(lambda ready: ready.unlocking.create(folder, passphrase, cost, who=who))

    def _sample(self) -> None:
        self.start_page.show_busy(_("Preparing …"))
        self._open(lambda ready: ready.unlocking.sample(self.today()), sample=True)

    def _open(self, call: Callable[[Ready], Any], *, sample: bool = False) -> None:
        """Open a vault on the store's worker, once the rest is imported."""

        def start(ready: Ready) -> None:
            def opened(vault: Vault) -> None:
                self.start_page.forget()
                self._lay_out_desk(ready, vault, sample=sample)

            self.tasks.store(lambda: call(ready), opened, self._say)

        if self.ready is None:
            self._waiting = start
        else:
            start(self.ready)

    def _lay_out_desk(self, ready: Ready, vault: Vault, *, sample: bool) -> None:
        ready.supplies.settings = self.settings
        self.desk = ready.make_desk(ready.supplies, vault, sample=sample)
        self.desk.settings_changed.connect(self.change_settings)
        self.desk.create_requested.connect(self.lock)
        self.desk.left.connect(self._restored)

    def _welcomed(self, settings: Settings) -> None:
        self.change_settings(replace(settings, language=self.settings.language, welcomed=True))
        self._show_start()

    def _change_look(self, name: str, percent: int) -> None:
        self.change_settings(replace(self.settings, theme=name, text_percent=percent))

    def _change_language(self, language: str) -> None:
        if not self.start_page.busy:
            self.change_settings(replace(self.settings, language=language))

    def _speak(self, language: str) -> None:
        """Make every page anew in another language and go back to where somebody was."""
        settings = self.settings = replace(self.settings, language=language)
        self.tasks.run(lambda: settings_file.save(self.data.settings, settings))
        self.window.setUpdatesEnabled(False)
        try:
            self._make_anew(language)
        finally:
            self.window.setUpdatesEnabled(True)

    def _make_anew(self, language: str) -> None:
        desk, ready = self.desk, self.ready
        place = ready.place.place_of(desk) if ready is not None and desk is not None else None
        if desk is not None:
            desk.leave()
        speak(self.application, language)
        old, old_welcome = self.start_page, self.welcome_page
        self._make_start_pages()
        self.window.lock(self.start_page)
        if ready is not None:
            self.window.make_workspace()
            self._tell_loaded(ready)
        if ready is not None and desk is not None:
            self._lay_out_desk(ready, desk.vault, sample=desk.sample)
            ready.place.go_back(self.desk, place)
        else:
            self._show_start()
            self.start_page.take_over(old)
            if self.welcome_page is not None and old_welcome is not None:
                carry(old_welcome, self.welcome_page)

    def _keep_language(self, why: str) -> None:
        self.window.messages.say(why, "caution")
        if self.desk is not None:
            self.desk.settings_page.show_settings(self.settings)

    def _say(self, error: Exception) -> None:
        """Known trouble is said where the person is; anything else is a bug."""
        if not isinstance(error, AdvisorError):
            raise error
        if self.desk is not None:
            self.window.messages.say(str(error), "stop")
        elif isinstance(error, WrongPassphrase):
            self.start_page.show_wrong(str(error), error.wait_seconds)
        else:
            self.start_page.show_trouble(str(error))

    def _leave_desk(self) -> None:
        desk, self.desk = self.desk, None
        if desk is not None:
            desk.close()

    def _close(self) -> None:
        self._leave_desk()
        self.tasks.wait()


def _kept_settings(data: DataFolder) -> tuple[Settings, str]:
    try:
        return settings_file.load(data.settings), ""
    except AdvisorError as error:
        return Settings(), str(error) + " " + _("The usual settings are used until then.")
