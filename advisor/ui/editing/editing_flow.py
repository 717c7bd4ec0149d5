"""From a wish to a changed catalogue: the form, the work away from the window, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from advisor.domain.client import ShortlistItem
from advisor.domain.credential import Credential, CredentialId
from advisor.domain.errors import AdvisorError
from advisor.i18n import _
from advisor.paths import DataFolder
from advisor.services import editing, taking_over
from advisor.services.editing import Choices, Edit, Saved
from advisor.services.searching import Catalogue
from advisor.services.taking_over import Offered
from advisor.services.typed_facts import Alike, Given
from advisor.ui.controls.widgets import Button
from advisor.ui.editing.credential_form import CredentialForm
from advisor.ui.search.catalogue_room import CatalogueRoom
from advisor.ui.tasks import Tasks


class EditingFlow(QObject):
    """Adds, edits and takes back; what is kept bears the counsellor's name."""

    changed = Signal()  # the catalogue goes on with other facts
    wanted = Signal()  # the catalogue's room is to show
    name_wanted = Signal()  # Settings are to show
    message_requested = Signal(str, str, object)  # text, kind, Action | None

    def __init__(
        self,
        room: CatalogueRoom,
        catalogue: Catalogue,
        data: DataFolder,
        tasks: Tasks,
        today: Callable[[], date],
        *,
        by: str,
        keeps: bool,
    ) -> None:
        """``keeps`` false, with sample clients: everything can be typed, nothing takes effect."""
        super().__init__(room)
        self._room, self._catalogue, self._data = room, catalogue, data
        self._tasks, self._today, self._keeps = tasks, today, keeps
        self.by = by
        self.form: CredentialForm | None = None
        self.add_button = Button(_("Add"), "ph.plus")
        self.add_button.setAccessibleName(_("Add a course to the catalogue"))
        room.page.head.insertWidget(1, self.add_button)
        self.add_button.clicked.connect(self.add)
        room.page.view.edit_requested.connect(self.edit)
        room.page.view.take_back_requested.connect(self.take_back)
        self._read_edits()

    def add(self) -> None:
        """Open the empty form."""
        self._open(None, _("Add a course"))

    def edit(self, record: Credential, field: str = "") -> None:
        """Open the form of a record, at one of its facts."""
        self._open(record, _("Edit {title}").format(title=record.title), field)

    def take_over(self, item: ShortlistItem, client: str) -> None:
        """Keep a quote for everyone: with its record, or as a new one that is looked at first."""
        facts = taking_over.offered(item, client, self._today())
        if item.record is None:
            self._open(None, _("Add a course"), flyer=(item, facts))
        elif facts and self._may_keep():
            id_ = item.record.id
            call = partial(taking_over.take_over, self._data, self._catalogue, id_, facts)
            self._run(call, partial(self._kept, _("Kept for everyone, without the client.")))

    def take_back(self, record: Credential) -> None:
        """Let what lies below stand again."""
        if not self._keeps:
            self._say_sample()
            return
        done = partial(self._kept, _("Taken back. The pages’ own facts stand again."))
        self._tasks.run(partial(self._restore, record.id, None), done, self._failed)

    def _open(
        self,
        record: Credential | None,
        title: str,
        field: str = "",
        flyer: tuple[ShortlistItem, tuple[Offered, ...]] | None = None,
    ) -> None:
        def show(known: Choices) -> None:
            self.wanted.emit()
            if not self._room.leave():
                return  # somebody is asked first whether what they typed may go
            form = self.form = CredentialForm(known, self._today(), record)
            form.given.connect(self._save)
            form.closed.connect(self._room.back)
            form.record_requested.connect(self._show_record)
            if flyer is not None:
                _begin(form, *flyer)
            self._room.open(form, title)
            form.focus_fact(field)

        self._tasks.latest("form of a course", lambda: editing.choices(self._catalogue), show)

    def _save(self, given: Given) -> None:
        form = self.form
        if form is None or not self._may_keep():
            return
        id_ = form.record.id if form.record else None
        form.set_saving(saving=True)

        def done(saved: Saved) -> None:
            if isValid(form):
                self._room.back()
                self.form = None
            self._kept(_("Saved in the catalogue."), saved)
            self._room.page.open_credential(saved.id)

        def failed(error: Exception) -> None:
            if not isValid(form) or not form.isVisible():
                self._failed(error)
                return
            form.set_saving(saving=False)
            if isinstance(error, Alike):
                form.say_alike(str(error), error.id)
            elif isinstance(error, AdvisorError):
                form.say(str(error))
            else:
                raise error

        call = partial(editing.save, self._data, self._catalogue, id_, given)
        self._run(call, done, failed)

    def _run(
        self,
        call: Callable[..., Saved],
        done: Callable[[Saved], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        named = partial(call, by=self.by, on=self._today())
        self._tasks.run(named, done, failed or self._failed)

    def _restore(self, id_: CredentialId, edit: Edit | None) -> Saved:
        return editing.restore(self._data, self._catalogue, id_, edit)

    def _kept(self, words: str, saved: Saved) -> None:
        self._read_edits()
        self.changed.emit()

        def undo() -> None:
            done = partial(self._undone, _("Undone. The catalogue is as it was before."))
            self._tasks.run(partial(self._restore, saved.id, saved.before), done, self._failed)

        self.message_requested.emit(words, "good", (_("Undo"), undo))

    def _undone(self, words: str, _saved: Saved) -> None:
        self._read_edits()
        self.changed.emit()
        self.message_requested.emit(words, "info", None)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AdvisorError):
            raise error
        self.message_requested.emit(str(error), "stop", None)

    def _may_keep(self) -> bool:
        if not self._keeps:
            self._say_sample()
        elif not self.by.strip():
            words = _("Type your name in Settings first: it is kept with the change.")
            self.message_requested.emit(
                words, "caution", (_("Open Settings"), self.name_wanted.emit)
            )
        return self._keeps and bool(self.by.strip())

    def _say_sample(self) -> None:
        words = _("With sample clients nothing is kept. Create your vault to change the catalogue.")
        self.message_requested.emit(words, "info", None)

    def _show_record(self, id_: str) -> None:
        self._room.back()
        self._room.page.open_credential(CredentialId(id_))

    def _read_edits(self) -> None:
        show = self._room.page.view.show_edits

        def shown(edits: Mapping[str, Edit]) -> None:
            show(edits)

        self._tasks.latest("own facts", lambda: editing.edits(self._data), shown)


def _begin(form: CredentialForm, item: ShortlistItem, facts: tuple[Offered, ...]) -> None:
    """Begin a record with what a flyer said of a course; nothing of the client."""
    values: dict[str, Any] = {one.fact: one.value for one in facts}
    form.show_facts(
        {"title": item.title, "delivery": item.delivery, **values}, provider=item.provider
    )
    if facts:
        form.source.set_told(facts[0].told_by, facts[0].told_on)
