"""Settings keep themselves as they are typed, and About says what the program is made of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from advisor.domain.centre import Centre
from advisor.settings import Settings
from advisor.ui.funding.progress_row import ProgressRow
from advisor.ui.look import theme
from advisor.ui.settings_page import SettingsPage

KEPT = Settings(Centre("Example Employment Centre", region="cariboo"), "Dana Whitfield")


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> SettingsPage:
    theme.apply(qapp, "light", 100)
    made = SettingsPage(KEPT, (("Advisor", "0.1.0"), ("Statistics Canada", "NOC 2021")))
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


def test_that_settings_are_shown_as_they_are(page: SettingsPage) -> None:
    assert page.field("name").text() == "Example Employment Centre"
    assert page.region.currentText() == "Cariboo"
    assert page.counsellor.text() == "Dana Whitfield"


def test_that_what_is_typed_is_kept_and_the_rest_stays(page: SettingsPage, qtbot: QtBot) -> None:
    page.field("phone").setFocus()
    with qtbot.waitSignal(page.settings_changed) as caught:
        QTest.keyClicks(page.field("phone"), "250 555 0100")
        QTest.keyClick(page.field("phone"), Qt.Key.Key_Return)
    centre = Centre("Example Employment Centre", phone="250 555 0100", region="cariboo")
    assert caught.args == [Settings(centre, "Dana Whitfield")]


def test_that_a_theme_is_one_press_away(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.settings_changed) as caught:
        QTest.mouseClick(page.theme_choice.button("dark"), Qt.MouseButton.LeftButton)
    (changed,) = caught.args
    assert changed.theme == "dark"


def test_that_nothing_moves_where_less_motion_is_chosen(page: SettingsPage, qtbot: QtBot) -> None:
    row, slides = ProgressRow(), Qt.UIEffect.UI_AnimateCombo
    before = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, True)
    qtbot.addWidget(row)
    QApplication.setEffectEnabled(slides, True)
    with qtbot.waitSignal(page.settings_changed) as caught:
        QTest.mouseClick(page.motion.button("yes"), Qt.MouseButton.LeftButton)
    (changed,) = caught.args
    assert changed.less_motion
    theme.keep_still(still=True)
    row.start()
    assert row.bar.isHidden()  # how much is left is not known: the words beside it stay
    assert not QApplication.isEffectEnabled(slides)
    row.move_to(1, 4)
    assert not row.bar.isHidden()
    assert (row.bar.value(), row.bar.maximum()) == (1, 4)
    theme.keep_still(still=False)
    row.start()
    assert not row.bar.isHidden()
    assert QApplication.isEffectEnabled(slides)
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, before)
    row.end()


def test_that_a_choice_cannot_be_taken_back_to_nothing(page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.settings_changed):
        QTest.mouseClick(page.paper.button("letter"), Qt.MouseButton.LeftButton)
    assert page.paper.value == "letter"


def test_that_the_text_size_goes_from_80_to_200(page: SettingsPage, qtbot: QtBot) -> None:
    sizes = [page.text_size.itemData(n) for n in range(page.text_size.count())]
    assert (min(sizes), max(sizes)) == (80, 200)
    page.text_size.setFocus()
    with qtbot.waitSignal(page.settings_changed) as caught:
        QTest.keyClick(page.text_size, Qt.Key.Key_Down)
    (changed,) = caught.args
    assert changed.text_percent == 110


def test_that_the_language_is_english_or_french(page: SettingsPage, qtbot: QtBot) -> None:
    assert [page.language.itemText(n) for n in range(page.language.count())] == [
        "English",
        "Français",
    ]
    page.language.setFocus()
    with qtbot.waitSignal(page.settings_changed) as caught:
        QTest.keyClick(page.language, Qt.Key.Key_Down)
    assert caught.args == [replace(KEPT, language="fr")]


def test_that_about_names_the_version_and_the_sources(page: SettingsPage) -> None:
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "version 0.1.0" in said
    assert "Statistics Canada: NOC 2021" in said
