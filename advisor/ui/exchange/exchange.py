"""The catalogue's menu entries for files: import, undo, export; each opens a page of the room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from advisor import wording
from advisor.i18n import _
from advisor.services.importing import Asked
from advisor.services.unlocking import Vault
from advisor.ui.exchange import outcome_words
from advisor.ui.exchange.exchange_work import ExchangeWork, Wish
from advisor.ui.exchange.export_page import PACK, ExportPage
from advisor.ui.exchange.import_page import ImportPage
from advisor.ui.exchange.outcome_words import Looked
from advisor.ui.exchange.undo_page import UndoPage
from advisor.ui.messages import Action
from advisor.ui.search.catalogue_room import CatalogueRoom
from advisor.ui.supplies import Supplies

Named = tuple[str, str]  # the counsellor and the centre, as the settings name them now


def exchange_of(supplies: Supplies, vault: Vault, room: CatalogueRoom, *, keeps: bool) -> Exchange:
    """The exchange of an open vault."""
    work = ExchangeWork(supplies.data, supplies.tasks, supplies.catalogue, vault, room)

    def named() -> Named:
        return supplies.settings.counsellor, supplies.settings.centre.name

    exchange = Exchange(room, work, supplies.today, named=named, keeps=keeps)
    exchange.message_requested.connect(supplies.window.messages.say)
    return exchange


class Exchange(QObject):
    """``keeps`` false, with sample clients: everything can be looked at, nothing is changed."""

    catalogue_changed = Signal()
    message_requested = Signal(str, str, object)  # text, kind, Action | None

    def __init__(
        self,
        room: CatalogueRoom,
        work: ExchangeWork,
        today: Callable[[], date],
        *,
        named: Callable[[], Named],
        keeps: bool,
    ) -> None:
        super().__init__(room)
        self._room, self.work, self._today, self.keeps = room, work, today, keeps
        self._named = named
        self._dialog: QFileDialog | None = None
        self.page: ImportPage | UndoPage | ExportPage | None = None
        self._pages = 0  # opened so far
        room.page.add_action(_("Import…"), self.ask_file)
        room.page.add_action(_("Undo the last import…"), work.name_last)
        room.page.add_action(_("Export…"), self.open_export)
        work.applied.connect(self._applied)
        work.named.connect(self.open_undo)
        work.undone.connect(self._undone)
        work.written.connect(self._written)
        work.refused.connect(self._refused)

    def stop(self) -> None:
        """The vault locks: nothing more is tried, and no client is named."""
        self.work.stop()
        if isinstance(self.page, ImportPage):
            self.page.clear()
        self.page = None

    def ask_file(self) -> None:
        """Which file is to be imported."""
        dialog = self._file_dialog(_("Import into the catalogue"))
        kinds = _("Tables, CTDL files and packs ({endings})")
        endings = "*.csv *.tsv *.txt *.xlsx *.json *.jsonld *.pack"
        dialog.setNameFilters([kinds.format(endings=endings), _("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.import_from(Path(path)))
        dialog.open()

    def import_from(self, file: Path) -> None:
        """Look at a file before it is imported."""
        page = ImportPage(self.work, Wish(file, Asked(self._today())), self._named()[0])
        page.accepted.connect(self._accept)
        self._open(page, _("Import {name}").format(name=file.name))
        page.look()

    def open_undo(self, what: str) -> None:
        """Ask whether the last import is to be undone."""
        page = UndoPage(self.work, what)
        page.accepted.connect(self._undo)
        self._open(page, _("Undo the last import"))

    def open_export(self) -> None:
        """Ask what is to be exported, and how."""
        by, centre = self._named()
        page = ExportPage(self.work, centre, by)
        page.chosen.connect(self._ask_target)
        self._open(page, _("Export the catalogue"))

    def export_to(self, target: Path) -> None:
        """Write the catalogue to a file, as the page says."""
        if isinstance(self.page, ExportPage):
            self.page.begin(target.name)
            centre, by = self.page.centre.text(), self.page.by.text()
            self.work.export(target, centre, by, self._today())

    def _open(self, page: ImportPage | UndoPage | ExportPage, title: str) -> None:
        page.left.connect(self.leave)
        self.page = page
        self._pages += 1
        number = self._pages
        page.destroyed.connect(lambda: self._gone(number))
        self._room.open(page, title)

    def _gone(self, number: int) -> None:
        """Somebody went back: nobody waits for what the page began."""
        if number == self._pages:
            self.work.stop()
            self.page = None

    def leave(self) -> None:
        """Back to the catalogue; what is under way is given up."""
        self.work.stop()
        self.page = None
        self._pages += 1  # the page is done with: what begins now is not its own
        self._room.back()

    def _accept(self, found: Looked) -> None:
        if self._may_change() and isinstance(self.page, ImportPage):
            self.page.begin()
            self.work.apply(found)

    def _undo(self) -> None:
        if self._may_change() and isinstance(self.page, UndoPage):
            self.page.begin()
            self.work.undo()

    def _may_change(self) -> bool:
        if not self.keeps:
            words = _(
                "With sample clients nothing is kept. Create your vault to change the catalogue."
            )
            self.message_requested.emit(words, "info", None)
        return self.keeps

    def _applied(self, found: Looked) -> None:
        self.leave()
        self.catalogue_changed.emit()
        undo: Action = (_("Undo"), self.work.name_last)
        self.message_requested.emit(outcome_words.done_words(found), "good", undo)

    def _undone(self, what: str) -> None:
        self.leave()
        self.catalogue_changed.emit()
        words = _("The import is undone: {what}.").format(what=what)
        self.message_requested.emit(words, "info", None)

    def _written(self, target: Path, count: int, fingerprint: str) -> None:
        self.leave()
        words = _("{n} records are written to {file}.")
        said = [words.format(n=wording.number(count), file=target.name)]
        if fingerprint:
            more = _(
                "Its fingerprint is {fingerprint}: say it on the phone to whoever takes the pack."
            )
            said.append(more.format(fingerprint=fingerprint))
        self.message_requested.emit(" ".join(said), "good", None)

    def _refused(self, sentence: str) -> None:
        if not isinstance(self.page, ImportPage | ExportPage):
            self.message_requested.emit(sentence, "stop", None)

    def _ask_target(self, ending: str) -> None:
        if ending == PACK and not self._may_change():
            return
        dialog = self._file_dialog(_("Export the catalogue"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        dialog.setNameFilter(_("Catalogue (*{ending})").format(ending=ending))
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path).with_suffix(ending)))
        dialog.open()

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = self._dialog = QFileDialog(self._room.window(), title)
        dialog.finished.connect(dialog.deleteLater)
        return dialog
