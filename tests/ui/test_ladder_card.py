"""The ladder of a record: boxes that open by keyboard, and the same in words."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from advisor.domain.credential import CredentialId
from advisor.services import laddering
from advisor.services.searching import Catalogue, Query
from advisor.ui.look import theme
from advisor.ui.search.catalogue_page import CataloguePage
from advisor.ui.search.ladder_card import LadderCard
from advisor.ui.tasks import Tasks

TODAY = date(2026, 11, 24)
ASD = CredentialId("bcit/applied-software-development-asd-associate-certificate")
ACIS = CredentialId("bcit/applied-computer-information-systems-acis-associate-certificate")
WHOLE = CredentialId("langara/professional-bookkeeper-short-certificate")
SOIL = CredentialId("viu/agroecology")


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, catalogue: Catalogue) -> Iterator[CataloguePage]:
    theme.apply(qapp, "light", 100)
    gc.collect()
    gc.disable()  # as in shortlist_rig: widgets go only on the main thread
    tasks = Tasks()
    made = CataloguePage(catalogue, tasks, lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1270, 768)
    made.show()
    qtbot.waitUntil(lambda: made.search.answered == "")
    yield made
    tasks.wait()
    gc.enable()


def open_whole(qtbot: QtBot, page: CataloguePage, record: CredentialId) -> LadderCard:
    """Open a record and wait for the rest of its ladder."""
    card = page.view.ladder
    page.open_credential(record)
    qtbot.waitUntil(lambda: card.is_whole)
    return card


def test_that_a_ladder_is_drawn_level_by_level_and_said_in_words(
    qtbot: QtBot, page: CataloguePage
) -> None:
    card = open_whole(qtbot, page, ASD)
    assert [node.rung.id for node in card.nodes][:3] == [
        ACIS,
        "bcit/computer-systems-certificate-csc",
        "bcit/computer-systems-technology-cst-diploma",
    ]
    assert "This record counts toward Applied Computer Information Systems (ACIS)" in (
        card.words.text()
    )
    assert card.accessibleDescription() == card.words.text()
    said = "Computer Systems Certificate (CSC) counts toward Computer Systems Technology (CST) Dip"
    assert said in card.words.text()


def test_that_a_box_opens_its_record_by_keyboard_and_leads_both_ways(
    qtbot: QtBot, page: CataloguePage
) -> None:
    card = open_whole(qtbot, page, ASD)
    card.nodes[0].setFocus()
    qtbot.keyClick(card.nodes[0], Qt.Key.Key_Space)
    assert page.view.credential is not None
    assert page.view.credential.id == ACIS
    qtbot.waitUntil(lambda: card.is_whole)
    assert card.nodes[0].rung.id == ASD
    assert "1 record counts toward this one: Applied Software" in card.words.text()


def test_that_of_many_records_a_few_are_drawn_and_a_button_shows_all(
    qtbot: QtBot, page: CataloguePage
) -> None:
    card = open_whole(qtbot, page, WHOLE)
    assert len(card.nodes) == 3
    assert "13 records count toward this one" in card.words.text()
    (button,) = [b for b in card.findChildren(QPushButton) if b.text() == "Show all 13"]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert len(card.nodes) == 13
    assert card.nodes[3].hasFocus()


def test_that_a_bundle_without_a_record_names_its_other_parts(
    qtbot: QtBot, page: CataloguePage
) -> None:
    card = open_whole(qtbot, page, SOIL)
    assert card.title.text() == "Part of"
    assert "It is part of VIU Cowichan sustainable agriculture micro-credentials." in (
        card.words.text()
    )
    assert "The catalogue has 2 more parts: " in card.words.text()


def test_that_every_ladder_of_the_pack_ends(catalogue: Catalogue) -> None:
    for hit in catalogue.search(Query("", {}, catalogue.counts[0])).hits:
        ladder = laddering.whole(catalogue, hit.credential)
        steps = [rung.id for level in ladder.levels for rung in level if rung.id]
        assert len(steps) == len(set(steps))
        assert hit.credential.id not in steps
