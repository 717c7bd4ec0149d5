"""How the paper is printed: chosen in the plan step, proposed from what is known of the client."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from advisor.domain.client import ClientFile
from advisor.domain.money import Money
from advisor.domain.plan import Copy, PrintAs
from tests.ui.open_client import rosa
from tests.ui.open_plan import Opened, change_tuition, opened, worst

__all__ = ["opened"]


def speaking(languages: str) -> ClientFile:
    file = rosa()
    return replace(file, client=replace(file.client, languages=languages))


def test_that_the_clients_language_is_proposed_beside_english_and_said_to_be_unreviewed(
    opened: Callable[[ClientFile], Opened],
) -> None:
    tab, _work = opened(speaking("Punjabi"))
    choices = tab.paper.choices
    assert tab.paper.print_as == PrintAs(language="pa", beside=True)
    assert "ਪੰਜਾਬੀ (Punjabi)" in choices.language.currentText()
    assert "Nobody has reviewed the Punjabi words" in choices.caution.text()
    assert choices.caution.isVisible()


def test_that_every_choice_draws_the_paper_anew_and_stays(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(speaking(""))
    choices = tab.paper.choices
    assert not choices.beside.isVisible()
    pages = tab.paper.preview.page_count
    choices.large.setFocus()
    QTest.keyClick(choices.large, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: tab.paper.preview.page_count > pages, timeout=20000)
    choices.language.setFocus()
    QTest.keyClick(choices.language, Qt.Key.Key_Down)
    assert choices.beside.isVisible()
    choices.sheet.setFocus()
    QTest.keyClick(choices.sheet, Qt.Key.Key_Down)
    chosen = PrintAs(Copy.CLIENT, "fr", beside=True, large=True, paper="a4")
    assert tab.paper.print_as == chosen
    change_tuition(work, 600)
    qtbot.waitUntil(lambda: worst(tab) == Money.of(1685), timeout=20000)
    assert tab.paper.print_as == chosen


def test_that_locking_forgets_the_choice(
    opened: Callable[[ClientFile], Opened],
) -> None:
    tab, _work = opened(speaking("Punjabi"))
    tab._empty()
    assert tab.paper.print_as.language == "en"
    assert not tab.paper.choices.chosen
