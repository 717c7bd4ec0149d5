"""The work list: what clients need first, a chip for each kind of trouble, Enter leads there."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.domain.credential import CredentialId
from advisor.services import checking
from advisor.services.checking import Finding, Trouble, Work
from advisor.services.searching import Catalogue
from advisor.ui.freshness.work_page import FIRST, WorkPage
from advisor.ui.freshness.work_words import Group, belongs
from advisor.ui.look import theme

TODAY = date(2026, 11, 24)
TIMBER = CredentialId("bcit/introductory-studies-in-mass-timber-construction")


@pytest.fixture
def works(catalogue: Catalogue) -> tuple[Work, ...]:
    return checking.work_list(catalogue, {TIMBER: ("Ana",)}, TODAY)


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, works: tuple[Work, ...]) -> WorkPage:
    theme.apply(qapp, "light", 100)
    made = WorkPage()
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    made.show_works(works)
    return made


def texts(page: WorkPage) -> list[list[str]]:
    table = page.table
    return [
        [item.text() if (item := table.item(row, column)) else "" for column in range(3)]
        for row in range(table.rowCount())
    ]


def test_that_it_opens_on_what_clients_depend_on(page: WorkPage) -> None:
    assert page.group is Group.CLIENTS
    (row,) = texts(page)
    assert row[0] == "1 client"
    assert row[1].startswith("Introductory Studies in Mass Timber Construction")
    assert "No price is known." in row[2]
    assert "Not read on the provider’s own page." in row[2]


def test_that_each_chip_keeps_its_kind_and_says_how_many(
    page: WorkPage, works: tuple[Work, ...]
) -> None:
    for group in (Group.PRICES, Group.SECOND_HAND, Group.AGE, Group.ALL):
        count = sum(belongs(work, group) for work in works)
        assert page.chips[group].text().endswith(str(count))
        page.chips[group].click()
        assert page.table.rowCount() == min(count, FIRST)
    assert page.more_button.isVisible()
    page.more_button.click()
    assert page.table.rowCount() == len(works)


def test_that_a_record_stands_in_the_group_of_each_of_its_troubles(
    works: tuple[Work, ...],
) -> None:
    both = (Finding(Trouble.NO_PRICE), Finding(Trouble.NO_START))
    work = Work(works[0].credential, both)
    groups = [group for group in Group if belongs(work, group)]
    assert groups == [Group.ALL, Group.PRICES, Group.GAPS]


def test_that_enter_opens_the_record(qtbot: QtBot, page: WorkPage) -> None:
    page.table.setFocus()
    with qtbot.waitSignal(page.record_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == [TIMBER]


def test_that_an_empty_list_says_so(page: WorkPage) -> None:
    page.show_works(())
    assert not page.table.isVisible()
    assert page.note.text().startswith("Nothing to look after")
