"""The shortlist tab on a client in memory, with the real catalogue: shared by its tests."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.domain.client import ClientFile, ClientId, ShortlistItem
from advisor.domain.credential import Credential, CredentialId
from advisor.paths import DataFolder
from advisor.services import estimating, filing, shortlisting, unlocking
from advisor.services.linking import linking
from advisor.services.searching import Catalogue
from advisor.settings import Settings
from advisor.ui.look import theme
from advisor.ui.shortlist.shortlist_row import ShortlistRow
from advisor.ui.shortlist.shortlist_tab import ShortlistTab
from advisor.ui.tasks import Tasks
from advisor.ui.work import Work

TODAY = date(2026, 11, 24)
DENTAL = CredentialId("vcc/dental-reception-coordinator-certificate")
TIMBER = CredentialId("bcit/introductory-studies-in-mass-timber-construction")
MEDICAL = CredentialId("vcc/medical-office-assistant-certificate")


@dataclass(slots=True)
class ShortlistRig:
    """The tab with its open file."""

    qtbot: QtBot
    tab: ShortlistTab
    work: Work
    catalogue: Catalogue
    client: ClientId

    def stored(self) -> ClientFile:
        """The file as the vault holds it now."""
        self.work.tasks.wait()
        return filing.load(self.work.vault, self.client)

    def only(self) -> ShortlistItem:
        """The one option on the shortlist."""
        (item,) = self.stored().chosen
        return item

    def record(self, credential_id: CredentialId) -> Credential:
        """A record of the catalogue."""
        found = self.catalogue.credential(credential_id)
        assert found is not None
        return found

    def choose(self, *credential_ids: CredentialId) -> list[ShortlistRow]:
        """Put records on the shortlist, without prices; their rows in order."""
        for one in credential_ids:
            record = self.record(one)
            with self.qtbot.waitSignal(self.work.saved):
                self.work.write(
                    lambda vault, file, record=record: shortlisting.add(  # type: ignore[misc]
                        vault, file.client.id, record, "test", TODAY, None
                    )
                )
        rows = self.tab.view.rows
        self.qtbot.waitUntil(lambda: all(row.isVisible() for row in rows.values()))
        self.qtbot.waitUntil(lambda: len({row.y() for row in rows.values()}) == len(rows))
        return self.rows()

    def rows(self) -> list[ShortlistRow]:
        """The rows from top to bottom."""
        return sorted(self.tab.view.rows.values(), key=lambda row: row.y())

    def titles(self) -> list[str]:
        """What the search found, in order."""
        model = self.tab.search.results.rows
        return [str(model.index(n).data()) for n in range(model.rowCount())]

    def search(self, text: str) -> None:
        """Type into the search field and wait for the answer to just that."""
        field = self.tab.search.search_field
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClicks(field, text)
        self.qtbot.waitUntil(lambda: self.tab.search.answered == text)

    def type_into(self, field: object, text: str) -> None:
        """Type a value and leave the field, as a person does; wait until it is saved."""
        field.setFocus()  # type: ignore[attr-defined]
        field.selectAll()  # type: ignore[attr-defined]
        with self.qtbot.waitSignal(self.work.saved):
            self.qtbot.keyClicks(field, text)
            self.qtbot.keyClick(field, Qt.Key.Key_Tab)


@pytest.fixture
def rig(
    qtbot: QtBot, qapp: QApplication, catalogue: Catalogue, tmp_path: Path
) -> Iterator[ShortlistRig]:
    """The tab of a guest with nothing on the shortlist yet."""
    theme.apply(qapp, "light", 100)
    gc.collect()
    gc.disable()  # a collection on the store's worker would delete widgets of the test before
    tasks = Tasks()
    vault = unlocking.guest()
    work = Work(vault, estimating.load_rules(), tasks, lambda: TODAY)
    tab = ShortlistTab(work, catalogue, Settings(), partial(linking, DataFolder(tmp_path)))
    qtbot.addWidget(tab)
    tab.resize(1014, 644)
    tab.show()
    qtbot.waitExposed(tab)
    client = filing.open_guest(vault, TODAY)
    with qtbot.waitSignal(work.file_changed):
        work.open(client)
    yield ShortlistRig(qtbot, tab, work, catalogue, client)
    tasks.wait()
    gc.enable()
