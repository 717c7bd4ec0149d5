"""The catalogue's room with its pages for files, over a data folder of its own."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.paths import DataFolder
from advisor.services import searching, unlocking
from advisor.services.searching import Catalogue
from advisor.ui.exchange.exchange import Exchange
from advisor.ui.exchange.exchange_work import ExchangeWork
from advisor.ui.exchange.import_page import ImportPage
from advisor.ui.exchange.outcome_words import ADDED, CHANGED, REFUSED, RETIRED
from advisor.ui.look import theme
from advisor.ui.search.catalogue_page import CataloguePage
from advisor.ui.search.catalogue_room import CatalogueRoom
from advisor.ui.tasks import Tasks

TODAY = date(2026, 11, 24)


class Bench(NamedTuple):
    """The catalogue's room with its menu entries, over a data folder of its own."""

    exchange: Exchange
    room: CatalogueRoom
    catalogue: Catalogue
    data: DataFolder
    said: list[tuple[str, str, object]]
    tasks: Tasks

    @property
    def page(self) -> ImportPage:
        """The page that shows before an import."""
        assert isinstance(self.exchange.page, ImportPage)
        return self.exchange.page


def benches(qapp: QApplication, catalogue: Catalogue, place: Path) -> Iterator[Bench]:
    """An open room; with no qtbot a module may share it."""
    theme.apply(qapp, "light", 100)
    data = DataFolder(place)
    data.catalogue.parent.mkdir(parents=True)
    shutil.copy(catalogue.path, data.catalogue)
    gc.collect()
    gc.disable()  # widgets go only on the main thread
    tasks, opened = Tasks(), searching.open_catalogue(data.catalogue)
    room = CatalogueRoom(CataloguePage(opened, tasks, lambda: TODAY))
    work = ExchangeWork(data, tasks, opened, unlocking.sample(TODAY), room)
    exchange = Exchange(
        room, work, lambda: TODAY, named=lambda: ("Dana", "Harbour Centre"), keeps=True
    )
    bench = Bench(exchange, room, opened, data, [], tasks)
    exchange.message_requested.connect(lambda *said: bench.said.append(said))
    room.resize(1270, 720)
    room.show()
    yield bench
    exchange.stop()
    tasks.wait()
    tasks.forget()
    room.close()
    room.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    opened.close()
    gc.enable()


def look(qtbot: QtBot, bench: Bench, file: Path, timeout: int = 5000) -> ImportPage:
    """Choose a file and wait until it was looked at."""
    with qtbot.waitSignal(bench.exchange.work.looked, timeout=timeout):
        bench.exchange.import_from(file)
    return bench.page


def counts(page: ImportPage) -> tuple[int, ...]:
    """Added, changed, retired, refused."""
    assert page._looked is not None
    return tuple(page._looked.counts[one] for one in (ADDED, CHANGED, RETIRED, REFUSED))


def state(data: DataFolder) -> list[tuple[str, bytes]]:
    """Every file below the data folder."""
    return [(str(f), f.read_bytes()) for f in sorted(data.root.rglob("*")) if f.is_file()]
