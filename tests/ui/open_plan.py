"""The plan tab of one client, opened as the window opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.domain.centre import Centre
from advisor.domain.client import ClientFile
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.services import shortlisting, unlocking
from advisor.settings import Settings
from advisor.ui.look import theme
from advisor.ui.plan.plan_tab import PlanTab
from advisor.ui.work import Work
from tests.ui.open_client import NIC, ROSA, TOLD, open_work, settle, show

Opened = tuple[PlanTab, Work]
SETTINGS = Settings(
    centre=Centre("Example Employment Centre", phone="250-555-0100"), counsellor="D."
)


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[ClientFile], Opened]]:
    theme.apply(qapp, "light", 100)
    vault = unlocking.guest()

    def build(file: ClientFile) -> Opened:
        work = open_work(qtbot, vault, file)
        tab = PlanTab(work, None, SETTINGS)
        qtbot.addWidget(tab, before_close_func=lambda _tab: settle(work))
        tab.resize(1014, 644)
        tab.show()
        with qtbot.waitSignal(tab.paper.preview.drawn):
            show(qtbot, work)
        return tab, work

    yield build
    vault.close()


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def worst(tab: PlanTab) -> Money | None:
    return tab.plan.estimate.out_of_pocket_worst if tab.plan else None


def change_tuition(work: Work, dollars: int) -> None:
    work.write(
        lambda vault, file: shortlisting.set_cost(
            vault,
            ROSA,
            NIC,
            cost_id=file.chosen[0].costs[0].id,
            category=Category.TUITION,
            label="",
            amount=Money.of(dollars),
            told=TOLD,
        )
    )


def keep_plan(qtbot: QtBot, tab: PlanTab) -> None:
    with qtbot.waitSignal(tab.message_requested):
        QTest.mouseClick(tab.paper.keep_button, Qt.MouseButton.LeftButton)
