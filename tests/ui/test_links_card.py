"""The card of links: quiet, with reasons on demand, and judged by the keyboard alone."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.domain.credential import Credential, CredentialId
from advisor.paths import DataFolder
from advisor.services import gaps, linking
from advisor.services.searching import Catalogue
from advisor.ui.look import theme
from advisor.ui.search.catalogue_page import CataloguePage
from advisor.ui.search.link_row import LinkRow
from advisor.ui.search.links_card import LinksCard
from advisor.ui.search.links_work import LinksWork
from advisor.ui.tasks import Tasks

TODAY = date(2026, 11, 24)
BOOKKEEPER = CredentialId("langara/professional-bookkeeper-short-certificate")
NOC = "12200"
Make = Callable[..., tuple[CataloguePage, LinksWork]]


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


@pytest.fixture
def make(
    qtbot: QtBot, qapp: QApplication, catalogue: Catalogue, data: DataFolder
) -> Iterator[Make]:
    theme.apply(qapp, "light", 100)
    gc.collect()
    gc.disable()  # as in shortlist_rig: widgets go only on the main thread
    tasks = Tasks()
    pages: list[CataloguePage] = []

    def made(by: str = "Dana Lee", *, keeps: bool = True) -> tuple[CataloguePage, LinksWork]:
        work = LinksWork(data, tasks, lambda: TODAY, by, keeps=keeps)
        page = CataloguePage(catalogue, tasks, lambda: TODAY, work)
        work.setParent(page)
        qtbot.addWidget(page)
        pages.append(page)  # qtbot alone would let it go
        page.resize(1270, 768)
        page.show()
        qtbot.waitUntil(lambda: page.search.answered == "")
        return page, work

    yield made
    tasks.wait()
    gc.enable()


def opened(qtbot: QtBot, page: CataloguePage, credential: CredentialId = BOOKKEEPER) -> LinksCard:
    page.open_credential(credential)
    card = page.view.links
    qtbot.waitUntil(lambda: card.shown == credential, timeout=20_000)
    return card


def press(qtbot: QtBot, row: LinkRow, button: str) -> None:
    """Open the line with Enter, go on with Tab, press with Space."""
    row.head.setFocus()
    if not row.head.is_open:
        qtbot.keyClick(row.head, Qt.Key.Key_Return)
    qtbot.waitUntil(row.buttons[button].isVisible)
    for stop in (row.head, *row.buttons.values()):
        if not row.buttons[button].hasFocus():
            assert stop.hasFocus()
            qtbot.keyClick(stop, Qt.Key.Key_Tab)
    qtbot.keyClick(row.buttons[button], Qt.Key.Key_Space)


def record(catalogue: Catalogue) -> Credential:
    found = catalogue.credential(BOOKKEEPER)
    assert found is not None
    return found


def test_that_every_link_shows_its_name_its_words_and_its_confidence(
    qtbot: QtBot, make: Make
) -> None:
    card = opened(qtbot, make()[0])
    job = card.rows[NOC].head
    assert "12200" in job.entry.name
    assert job.entry.word == "strong"
    assert job.entry.why == "by its title"
    assert card.rows["oasis:G.01.a.01"].head.entry.why == "“bookkeeping”"
    assert "reason hidden" in job.accessibleName()
    assert "a job title of" in job.toolTip()


def test_that_a_rejected_link_leaves_the_gap_and_comes_back(
    qtbot: QtBot, make: Make, catalogue: Catalogue, data: DataFolder
) -> None:
    def offered() -> bool:
        found = gaps.find(catalogue, NOC, (), linking.linking(data))
        return any(offer.credential.id == BOOKKEEPER for offer in found.offers)

    card = opened(qtbot, make()[0])
    assert offered()
    press(qtbot, card.rows[NOC], "reject")
    qtbot.waitUntil(lambda: card.rows[NOC].head.entry.word == "rejected")
    (kept,) = linking.answers(data)
    assert (kept.by, kept.on, kept.confirmed) == ("Dana Lee", TODAY, False)
    assert "Dana Lee on 24 Nov 2026" in card.rows[NOC].head.toolTip()
    assert card.rows[NOC].buttons["undo"].hasFocus()
    assert not offered()
    qtbot.keyClick(card.rows[NOC].buttons["undo"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: card.rows[NOC].head.entry.word == "strong")
    assert linking.answers(data) == ()
    assert offered()


def test_that_a_confirmed_skill_is_trusted_in_the_gap(
    qtbot: QtBot, make: Make, catalogue: Catalogue, data: DataFolder
) -> None:
    def sure() -> dict[str, str]:
        found = gaps.find(catalogue, NOC, (), linking.linking(data))
        (mine,) = [offer for offer in found.offers if offer.credential.id == BOOKKEEPER]
        return {link.name: link.reason for link in mine.links if link.confidence == "strong"}

    page, work = make()
    card = opened(qtbot, page)
    assert "Accounting" not in sure()
    with qtbot.waitSignal(work.changed):
        press(qtbot, card.rows["oasis:G.01.a.01"], "confirm")
    assert sure()["Accounting"].startswith("confirmed by Dana Lee on 2026-11-24")
    qtbot.waitUntil(lambda: card.rows["oasis:G.01.a.01"].head.entry.word == "confirmed")
    assert list(card.rows)[:1] != ["oasis:G.01.a.01"]  # an answered link does not move


def test_that_without_a_name_nothing_is_kept(qtbot: QtBot, make: Make, data: DataFolder) -> None:
    page, work = make(by="")
    card = opened(qtbot, page)
    with qtbot.waitSignal(work.message_requested) as said:
        press(qtbot, card.rows[NOC], "confirm")
    assert said.args is not None
    assert "your name in Settings" in str(said.args[0])
    assert linking.answers(data) == ()


def test_that_with_sample_clients_nothing_is_kept(
    qtbot: QtBot, make: Make, data: DataFolder
) -> None:
    page, work = make(keeps=False)
    card = opened(qtbot, page)
    with qtbot.waitSignal(work.message_requested) as said:
        press(qtbot, card.rows[NOC], "reject")
    assert said.args is not None
    assert "With sample clients nothing is kept" in str(said.args[0])
    assert linking.answers(data) == ()


def test_that_damaged_answers_are_said_and_the_words_still_link(
    qtbot: QtBot, make: Make, data: DataFolder
) -> None:
    data.links.parent.mkdir(parents=True)
    data.links.write_text("[[links")
    card = opened(qtbot, make()[0])
    assert "links.toml cannot be read" in card.trouble.text()
    assert NOC in card.rows


def test_that_a_record_without_links_says_so_quietly(
    qtbot: QtBot, make: Make, catalogue: Catalogue
) -> None:
    page, _work = make()
    opened(qtbot, page)
    bare = CredentialId("camosun/activity-assistant")
    card = opened(qtbot, page, bare)
    assert card.rows == {}
    assert not card.none.isHidden()
