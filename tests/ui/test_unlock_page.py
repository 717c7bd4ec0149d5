"""Unlock and create: one field, one button, an honest word on strength, a growing wait."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from advisor.domain.centre import Centre
from advisor.settings import Settings
from advisor.ui.look import theme
from advisor.ui.main_window import MainWindow
from advisor.ui.start.passphrase import Strength, strength
from advisor.ui.start.start_art import StartArt
from advisor.ui.start.unlock_page import UnlockPage
from advisor.ui.start.welcome_page import WelcomePage


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> UnlockPage:
    theme.apply(qapp, "light", 100)
    made = UnlockPage()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


def test_that_the_form_loads_nothing_but_qt_and_the_theme() -> None:
    heavy = (
        "sqlalchemy sqlcipher3 cryptography reportlab qtawesome rapidfuzz msgspec dateutil babel"
    )
    heavy += " pikepdf pypdfium2 advisor.ui.workspace advisor.ui.controls.widgets"
    code = (
        "import sys, advisor.ui.main_window, advisor.ui.start.unlock_page\n"
        f"print(sorted(set(sys.modules) & set({heavy!r}.split())))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_that_the_passphrase_has_the_focus_and_enter_unlocks(
    page: UnlockPage, qtbot: QtBot
) -> None:
    page.show_unlock("Dana Whitfield", "Example Employment Centre")
    assert page.passphrase.hasFocus()
    with qtbot.waitSignal(page.unlock_requested) as caught:
        QTest.keyClicks(page.passphrase, "four words of mine")
        QTest.keyClick(page.passphrase, Qt.Key.Key_Return)
    assert caught.args == ["four words of mine"]


def test_that_an_empty_passphrase_asks_nothing(page: UnlockPage, qtbot: QtBot) -> None:
    page.show_unlock()
    with qtbot.assertNotEmitted(page.unlock_requested):
        QTest.keyClick(page.passphrase, Qt.Key.Key_Return)


def test_that_the_passphrase_is_hidden_until_show_is_pressed(page: UnlockPage) -> None:
    page.show_unlock()
    QTest.keyClicks(page.passphrase, "secret words")
    assert page.passphrase.echoMode() == QLineEdit.EchoMode.Password
    QTest.mouseClick(page.passphrase.show_button, Qt.MouseButton.LeftButton)
    assert page.passphrase.echoMode() == QLineEdit.EchoMode.Normal
    page.forget()
    assert page.passphrase.text() == ""
    assert page.passphrase.echoMode() == QLineEdit.EchoMode.Password


def test_that_a_wrong_passphrase_says_one_sentence_and_keeps_what_was_typed(
    page: UnlockPage,
) -> None:
    page.show_unlock()
    QTest.keyClicks(page.passphrase, "a typing mistake")
    page.show_busy("Unlocking …")
    page.show_wrong("This passphrase does not open the vault.", 0)
    assert page.trouble == "This passphrase does not open the vault."
    assert page.passphrase.text() == "a typing mistake"
    assert page.unlock_button.isEnabled()


def test_that_the_wait_is_counted_down_and_a_longer_one_begins_anew(
    page: UnlockPage, qtbot: QtBot
) -> None:
    page.show_unlock()
    page.show_wrong("Wrong.", 2)
    assert not page.unlock_button.isEnabled()
    assert page.unlock_button.text() == "Unlock in 2 s"
    qtbot.waitUntil(lambda: page.unlock_button.text() == "Unlock in 1 s", timeout=3000)
    page.show_wrong("Wrong.", 4)
    assert page.unlock_button.text() == "Unlock in 4 s"


def test_that_enter_cannot_jump_the_wait(page: UnlockPage, qtbot: QtBot) -> None:
    page.show_unlock()
    QTest.keyClicks(page.passphrase, "guess")
    page.show_wrong("Wrong.", 4)
    with qtbot.assertNotEmitted(page.unlock_requested):
        QTest.keyClick(page.passphrase, Qt.Key.Key_Return)


def test_that_creating_needs_the_same_passphrase_twice(page: UnlockPage, qtbot: QtBot) -> None:
    page.show_create()
    QTest.keyClicks(page.new_passphrase, "kettle orbit velvet")
    assert not page.create_button.isEnabled()
    QTest.keyClick(page.new_passphrase, Qt.Key.Key_Return)
    assert page.again.hasFocus()
    QTest.keyClicks(page.again, "kettle orbit velvet")
    with qtbot.waitSignal(page.create_requested) as caught:
        QTest.keyClick(page.again, Qt.Key.Key_Return)
    assert caught.args == ["kettle orbit velvet"]


def test_that_nobody_is_left_in_doubt_about_a_lost_passphrase(page: UnlockPage) -> None:
    page.show_create()
    assert "If it is lost, the files in it are lost." in page.warning.text()
    assert page.warning.isVisible()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("short", Strength.SHORT),
        ("password12", Strength.WEAK),
        ("aaaaaaaaaaaaaa", Strength.WEAK),
        ("abcdefghijkl", Strength.WEAK),
        ("1234567890123", Strength.WEAK),
        ("kettle orbit velvet thursday", Strength.FAIR),
        ("kettle orbit velvet thursday cactus", Strength.STRONG),
    ],
)
def test_that_strength_is_told_honestly(text: str, found: Strength) -> None:
    assert strength(text) is found


def test_that_the_picture_makes_way_for_large_text_and_narrow_windows(
    page: UnlockPage, qapp: QApplication
) -> None:
    (art,) = page.findChildren(StartArt)
    assert art.isVisible()
    theme.apply(qapp, "light", 175)
    assert not art.isVisible()
    theme.apply(qapp, "light", 100)
    page.resize(880, 700)
    assert not art.isVisible()


def test_that_the_sample_clients_are_a_few_tabs_away(page: UnlockPage) -> None:
    page.show_unlock()
    for _ in range(4):
        if page.focusWidget() is page.sample_button:
            break
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert page.focusWidget() is page.sample_button


def test_that_the_look_is_chosen_at_the_foot(page: UnlockPage, qapp: QApplication) -> None:
    page.look_changed.connect(lambda name, percent: theme.apply(qapp, name, percent))
    (larger,) = [one for one in page.size_menu().actions() if one.text() == "125 %"]
    larger.trigger()
    assert theme.percent() == 125
    assert page.text_size.text() == "Text 125 %"


def test_that_the_centre_is_asked_for_and_may_be_skipped(qapp: QApplication, qtbot: QtBot) -> None:
    theme.apply(qapp, "dark", 110)
    page = WelcomePage()
    qtbot.addWidget(page)
    page.set_regions([("cariboo", "Cariboo")])
    QTest.keyClicks(page.centre_name, "Example Centre")
    QTest.keyClicks(page.counsellor, "Dana")
    page.region.setCurrentIndex(1)
    with qtbot.waitSignal(page.finished) as caught:
        QTest.keyClick(page.counsellor, Qt.Key.Key_Return)
    centre = Centre(name="Example Centre", region="cariboo")
    assert caught.args == [Settings(centre, "Dana", theme="dark", text_percent=110)]
    with qtbot.waitSignal(page.finished) as caught:
        QTest.mouseClick(page.skip_button, Qt.MouseButton.LeftButton)
    assert caught.args == [Settings(theme="dark", text_percent=110)]


def test_that_the_window_says_nothing_about_a_client(qapp: QApplication, qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    assert window.windowTitle() == "Advisor"
