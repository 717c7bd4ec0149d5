"""The catalogue page: every fact with age and source, unknown in words, links that lead on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from advisor.domain.credential import CredentialId
from advisor.services.searching import Catalogue, Query
from advisor.ui.look import theme
from advisor.ui.search.catalogue_page import CataloguePage
from advisor.ui.search.catalogue_room import CatalogueRoom
from advisor.ui.search.credential_facts import banner, facts
from advisor.ui.tasks import Tasks
from tests.ui.shortlist_rig import TIMBER

TODAY = date(2026, 11, 24)


@pytest.fixture
def room(qtbot: QtBot, qapp: QApplication, catalogue: Catalogue) -> Iterator[CatalogueRoom]:
    theme.apply(qapp, "light", 100)
    gc.collect()
    gc.disable()  # as in shortlist_rig: widgets go only on the main thread
    tasks = Tasks()
    made = CatalogueRoom(CataloguePage(catalogue, tasks, lambda: TODAY))
    qtbot.addWidget(made)
    made.resize(1270, 768)
    made.show()
    qtbot.waitUntil(lambda: made.page.search.answered == "")
    yield made
    tasks.wait()
    gc.enable()


@pytest.fixture
def page(room: CatalogueRoom) -> CataloguePage:
    return room.page


def search(qtbot: QtBot, page: CataloguePage, text: str) -> None:
    """Type and wait for the answer."""
    page.search.search_field.setFocus()
    qtbot.keyClicks(page.search.search_field, text)
    qtbot.waitUntil(lambda: page.search.answered == text)


def cells(page: CataloguePage) -> dict[str, tuple[str, str, str]]:
    """The fact table as words: name to what it says, age, source."""
    model = page.view.table.facts
    rows = [
        tuple(str(model.index(row, column).data()) for column in range(4))
        for row in range(model.rowCount())
    ]
    return {name: (said, age, source) for name, said, age, source in rows}


def test_that_the_first_result_shows_with_every_fact_its_age_and_source(
    qtbot: QtBot, page: CataloguePage
) -> None:
    search(qtbot, page, "introductory mass timber")
    assert page.view.heading.text() == "Introductory Studies in Mass Timber Construction"
    table = cells(page)
    assert table["Length"] == ("8 weeks, hours: not stated", "undated", _second_hand())
    assert table["Tuition"] == ("not stated, ask the college", "–", "Add")
    assert table["Grant list"][0] == "not named, ask, it is not a “no”"
    assert "None" not in str(table)


def _second_hand() -> str:
    return "quicktraincanada.ca, second hand"


def test_that_undated_pages_say_so_above_the_facts(
    qtbot: QtBot,
    page: CataloguePage,
    catalogue: Catalogue,
) -> None:
    record = catalogue.credential(TIMBER)
    assert record is not None
    assert banner(record, TODAY).startswith("Undated pages, read 23 Nov 2026.")


def test_that_a_link_to_a_record_opens_it_by_keyboard(qtbot: QtBot, page: CataloguePage) -> None:
    page.open_credential(TIMBER)
    (node,) = page.view.ladder.nodes
    node.setFocus()
    qtbot.keyClick(node, Qt.Key.Key_Space)
    assert page.view.heading.text().startswith("Associate Certificate in Construction of Mass")


def test_that_enter_in_the_list_leads_to_the_facts_and_on_to_the_source(
    qtbot: QtBot, page: CataloguePage
) -> None:
    search(qtbot, page, "introductory mass timber")
    qtbot.keyClick(page.search.search_field, Qt.Key.Key_Down)
    qtbot.keyClick(page.search.results, Qt.Key.Key_Return)
    table = page.view.table
    assert table.hasFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("Length\t8 weeks")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert page.view.sources.addresses[0].hasFocus()
    assert page.view.sources.addresses[0].accessibleName().startswith("https://quicktrain")


def test_that_a_record_is_added_only_while_a_client_is_open(
    qtbot: QtBot, page: CataloguePage
) -> None:
    page.open_credential(TIMBER)
    assert not page.view.add_button.isEnabled()
    assert page.view.add_button.toolTip()
    page.set_open_client("Rosa", open_=True)
    with qtbot.waitSignal(page.add_requested) as added:
        qtbot.mouseClick(page.view.add_button, Qt.MouseButton.LeftButton)
    assert added.args is not None
    assert added.args[0].id == TIMBER
    page.clear()
    assert "Rosa" not in page.view.add_button.text()


def test_that_an_unknown_record_id_changes_nothing(page: CataloguePage) -> None:
    page.open_credential(TIMBER)
    page.open_credential(CredentialId("no/such-record"))
    assert page.view.heading.text() == "Introductory Studies in Mass Timber Construction"


def test_that_every_record_of_the_pack_can_be_shown(
    catalogue: Catalogue,
) -> None:
    found = catalogue.search(Query(limit=1000, on=TODAY)).hits
    assert len(found) == catalogue.counts[0]
    for hit in found:
        rows = facts(hit.credential, TODAY)
        assert all(bool(row.value) != bool(row.missing) for row in rows), hit.credential.id
        assert "None" not in banner(hit.credential, TODAY)


def test_that_the_fact_model_keeps_the_rules_of_models(
    page: CataloguePage,
    catalogue: Catalogue,
) -> None:
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(page.view.table.facts, fatal)
    QAbstractItemModelTester(page.search.results.rows, fatal)
    page.view.table.show_credential(catalogue.credential(TIMBER), TODAY)
    page.view.table.show_credential(None, TODAY)


def test_that_in_little_room_list_and_record_take_turns(qtbot: QtBot, page: CataloguePage) -> None:
    page.window().resize(640, 700)
    qtbot.waitUntil(lambda: page.left.isVisible() and not page.right.isVisible())
    search(qtbot, page, "welder")
    qtbot.keyClick(page.search.search_field, Qt.Key.Key_Down)
    qtbot.keyClick(page.search.results, Qt.Key.Key_Return)
    assert page.right.isVisible()
    assert page.view.table.hasFocus()
    qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    assert page.left.isVisible()


def test_that_an_inner_page_leads_back_by_escape_and_another_takes_its_place(
    qtbot: QtBot, room: CatalogueRoom
) -> None:
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    first, second = QLineEdit(), QLineEdit()
    room.open(first, "First")
    room.open(second, "Second")
    assert room.heading.text() == "Second"
    assert not first.isVisible()
    second.setFocus()
    qtbot.keyClick(second, Qt.Key.Key_Escape)
    assert room.currentWidget() is room.page
    assert room.page.search.search_field.hasFocus()


def test_that_the_more_button_shows_only_with_something_to_do(page: CataloguePage) -> None:
    done = list[str]()
    assert not page.more_button.isVisible()
    page.add_action("Import…", lambda: done.append("import"))
    assert page.more_button.isVisible()
    page.more_button.choices.actions()[0].trigger()
    assert done == ["import"]
