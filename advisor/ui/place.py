"""Where somebody is at work: kept while the window is made anew in another language."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from advisor.domain.client import ClientId
from advisor.domain.credential import CredentialId
from advisor.i18n import _
from advisor.services.unlocking import Vault
from advisor.ui.client.client_page import SHORTLIST, ClientPage
from advisor.ui.client.inner_pages import open_inner, shown_inner
from advisor.ui.controls.search_field import SearchField
from advisor.ui.desk import CATALOGUE, Desk
from advisor.ui.open_files import OpenFile
from advisor.ui.search.search_panel import Asked
from advisor.ui.shortlist.shortlist_tab import ShortlistTab
from advisor.ui.ways import Way, at_end, way_to

ONCE = Qt.ConnectionType.SingleShotConnection


@dataclass(frozen=True, slots=True)
class FilePlace:
    """An open file, and where in it."""

    client: ClientId
    guest: Vault | None  # the vault in memory of a guest
    shown: bool  # whether the file that the keys mean
    step: int
    inner: str
    asked: Asked | None


@dataclass(frozen=True, slots=True)
class Place:
    """The page of the rail, what it shows, and the control that the keyboard is on."""

    key: str
    on_file: bool
    files: tuple[FilePlace, ...]
    clients: str  # what is searched for in the list of clients
    asked: Asked
    record: CredentialId | None
    looked_after: bool
    rule: str
    focus: Way


def place_of(desk: Desk) -> Place:
    """Where somebody is now."""
    workspace, files = desk.supplies.window.workspace, desk.files
    shown, focus = workspace.current, QApplication.focusWidget()
    room = desk.upkeep.room
    record = room.page.view.credential
    inside = shown is not None and focus is not None and shown.isAncestorOf(focus)
    return Place(
        workspace.key,
        isinstance(shown, ClientPage),
        tuple(_file_place(one, shown=one is files.current) for one in files.opened),
        desk.clients_page.search.text(),
        room.page.search.asked,
        record.id if record is not None else None,
        room.inner is not None,
        desk.rules_page.side.list.current,
        way_to(focus, shown) if inside and focus is not None and shown is not None else (),
    )


def go_back(desk: Desk, place: Place) -> None:
    """Take a new desk to where somebody was."""
    desk.clients_page.search.setText(place.clients)
    room = desk.upkeep.room
    room.page.search.ask_for(place.asked)
    if place.record is not None:
        room.page.open_credential(place.record)
    desk.rules_page.show_rules(desk.supplies.rules, place.rule)
    for one in place.files:
        opened = desk.files.reopen(
            one.client, one.guest, current=one.shown, show=one.shown and place.on_file
        )
        _when_open(opened, one, place.focus if one.shown and place.on_file else ())
    if not place.on_file:
        desk.show_page(place.key)
        if place.key == CATALOGUE and place.looked_after:
            desk.upkeep.open_work()
        _focus(desk.supplies.window.workspace.current, place.focus)


def _file_place(one: OpenFile, *, shown: bool) -> FilePlace:
    file, page = one.work.file, one.page
    assert file is not None
    tab = page.stack.widget(SHORTLIST)
    return FilePlace(
        file.client.id,
        one.work.vault if one.guest else None,
        shown,
        -1 if page.stack.shows_nothing else page.stack.currentIndex(),
        shown_inner(page),
        tab.search.asked if isinstance(tab, ShortlistTab) else None,
    )


def _when_open(opened: OpenFile, was: FilePlace, focus: Way) -> None:
    """Once the file is read: its step, the page inside it, and the control."""

    def go_on() -> None:
        page = opened.page
        if was.asked is not None and any(was.asked):
            page.stack.show_step(SHORTLIST)
            tab = page.stack.currentWidget()
            assert isinstance(tab, ShortlistTab)
            tab.search.ask_for(was.asked)
        if was.step >= 0:
            page.open_step(was.step)
        open_inner(page, was.inner)
        _focus(page, focus)

    opened.page.opened.connect(go_on, ONCE)


def _focus(page: QWidget | None, way: Way) -> None:
    widget = at_end(way, page) if page is not None and way else None
    if widget is not None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def hindered(desk: Desk) -> str:
    """Why the pages cannot be made anew now; empty: they can."""
    if desk.upkeep.busy_with:
        words = _("First finish “{page}” in the catalogue, or go back. Then change the language.")
        return words.format(page=desk.upkeep.busy_with)
    for field in desk.supplies.window.workspace.findChildren(QWidget):
        if isinstance(field, QLineEdit | QPlainTextEdit) and _holds_on(field):
            words = _("“{field}” is not kept yet. Finish it or empty it, then change the language.")
            return words.format(field=field.accessibleName())
    return ""


def _holds_on(field: QLineEdit | QPlainTextEdit) -> bool:
    if isinstance(field, SearchField) or not _in_use(field):
        return False
    if isinstance(field, QLineEdit):
        return field.isModified() and bool(field.text().strip())
    return field.document().isModified() and bool(field.toPlainText().strip())


def _in_use(widget: QWidget) -> bool:
    """Whether a field is in sight, or would be once its page is the one that shows."""
    here: QWidget | None = widget
    while here is not None and not here.isWindow():
        above = here.parentWidget()
        if here.isHidden() and not isinstance(above, QStackedWidget):
            return False
        here = above
    return True
