"""A client page on sample clients in memory, with the real catalogue."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from advisor.domain.client import ClientFile, ClientId
from advisor.paths import DataFolder
from advisor.services import estimating, filing, searching, unlocking
from advisor.services.linking import linking
from advisor.services.searching import Catalogue
from advisor.settings import Settings
from advisor.ui.client.about_tab import AboutTab
from advisor.ui.client.client_page import ClientPage
from advisor.ui.client.goals_tab import GoalsTab
from advisor.ui.look import theme
from advisor.ui.look.style import AdvisorStyle
from advisor.ui.tasks import Tasks
from advisor.ui.work import Work

TODAY = date(2026, 11, 24)


@dataclass(frozen=True, slots=True)
class Rig:
    """The page with its open file."""

    page: ClientPage
    work: Work
    about: AboutTab
    goals: GoalsTab
    client: ClientId

    def stored(self) -> ClientFile:
        """The file as the vault holds it now."""
        self.work.tasks.wait()
        return filing.load(self.work.vault, self.client)

    def texts(self) -> str:
        """Everything that the page's widgets hold, for eyes and for screen readers."""
        held = []
        for widget in [self.page, *self.page.findChildren(QWidget)]:
            held += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
                held.append(widget.text())
            elif isinstance(widget, QPlainTextEdit):
                held.append(widget.toPlainText())
        return "\n".join(held)


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    """The shipped catalogue, built once."""
    path = tmp_path_factory.mktemp("catalogue") / "catalogue.sqlite"
    opened = searching.open_catalogue(path)
    yield opened
    opened.close()


@pytest.fixture
def open_rig(
    qtbot: QtBot, qapp: QApplication, catalogue: Catalogue, tmp_path: Path
) -> Iterator[Callable[[str], Rig]]:
    """Opens the page on a sample client, in the reference window beside the rail."""
    if (theme.name(), theme.percent()) != ("light", 100):
        theme.apply(qapp, "light", 100)
    theme.finish(qapp, AdvisorStyle())
    gc.collect()
    gc.disable()  # a collection on the store's worker would delete widgets of the page before this
    tasks, links = Tasks(), partial(linking, DataFolder(tmp_path))

    def rig(name: str) -> Rig:
        vault = unlocking.sample(TODAY)
        work = Work(vault, estimating.load_rules(), tasks, lambda: TODAY)
        about, goals = AboutTab(work), GoalsTab(work, catalogue, links)
        tabs = (about, goals, QWidget(), QWidget(), QWidget())
        page = ClientPage(work, catalogue, Settings(), links, tabs=tabs)
        qtbot.addWidget(page)
        page.resize(1270, 768)
        page.show()
        qtbot.waitExposed(page)
        client = next(one.client for one in filing.clients(vault) if one.client.name == name)
        with qtbot.waitSignal(work.file_changed):
            work.open(client.id)
        return Rig(page, work, about, goals, client.id)

    yield rig
    tasks.wait()
    gc.enable()
