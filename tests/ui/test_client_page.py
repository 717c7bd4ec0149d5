"""The client page keeps what is typed, follows the file, and forgets a closed one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.domain.client import Client, ClientId
from advisor.services import filing
from advisor.ui.client.client_header import consent
from advisor.ui.client.next_step import due
from advisor.ui.client.step_states import step_states
from advisor.ui.controls.widgets import LineEdit
from advisor.ui.look import theme
from tests.ui.client_rig import TODAY, Rig

Open = Callable[[str], Rig]
KNOWN, UNKNOWN = "Marisol Quintero", "A. B."


def test_that_typing_is_in_the_vault_after_a_moment(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(KNOWN)
    rig.page.open_step(1)
    words = rig.goals.form.words.field
    words.setFocus()
    with qtbot.waitSignal(rig.work.saved, timeout=2000):
        QTest.keyClicks(words, "Soon. ")
    assert rig.stored().goal.words.startswith("Soon. ")


def test_that_leaving_a_field_keeps_it_at_once(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(KNOWN)
    rig.page.open_step(0)
    languages = rig.about.person.languages
    languages.setFocus()
    languages.selectAll()
    QTest.keyClicks(languages, "Mixtec")
    with qtbot.waitSignal(rig.work.saved, timeout=300):
        QTest.keyClick(languages, Qt.Key.Key_Tab)
    assert rig.stored().client.languages == "Mixtec"


def test_that_undo_brings_back_what_stood_there(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(KNOWN)
    rig.page.open_step(1)
    before = rig.stored().goal.device
    device = rig.goals.form.device.field
    device.setFocus()
    device.selectAll()
    with qtbot.waitSignal(rig.work.saved, timeout=2000):
        QTest.keyClicks(device, "Phone only")
    with qtbot.waitSignal(rig.work.saved):
        rig.work.undo()
    assert rig.stored().goal.device == before
    assert device.text() == before


def test_that_a_change_elsewhere_leaves_the_typing_hand_alone(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(KNOWN)
    rig.page.open_step(1)
    device = rig.goals.form.device.field
    device.setFocus()
    device.clear()
    QTest.keyClicks(device, "Shared lap")
    with qtbot.waitSignal(rig.work.saved):
        rig.work.write(lambda vault, file: filing.edit(vault, file.client.id, phone="250-555-0100"))
    assert device.hasFocus()
    QTest.keyClicks(device, "top")
    assert device.text() == "Shared laptop"
    qtbot.waitUntil(lambda: rig.stored().goal.device == "Shared laptop", timeout=2000)
    assert isinstance(device, LineEdit)
    assert device.cursorPosition() == len("Shared laptop")


@pytest.mark.parametrize("step", range(5))
def test_that_every_step_has_its_key(qtbot: QtBot, open_rig: Open, step: int) -> None:
    rig = open_rig(KNOWN)
    rig.page.activateWindow()
    key = Qt.Key(Qt.Key.Key_1 + step)
    QTest.keyClick(rig.page, key, Qt.KeyboardModifier.ControlModifier)
    assert rig.page.stack.currentIndex() == step


def test_that_arrows_walk_through_the_steps_and_keep_the_focus(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig(KNOWN)
    rig.page.open_step(0)
    rig.page.steps.focus_current()
    for expected in (1, 2):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Right)
        assert rig.page.stack.currentIndex() == expected
    focused = QApplication.focusWidget()
    assert focused is not None
    assert rig.page.steps.isAncestorOf(focused)


def test_that_a_closed_file_leaves_no_word_on_the_page(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(KNOWN)
    file = rig.stored()
    words = ("Marisol", "marisol@example.org", file.goal.words, file.client.supports, "13112")
    qtbot.waitUntil(lambda: "13112" in rig.texts())
    assert all(word in rig.texts() for word in words)
    rig.work.close()
    assert not [word for word in words if word in rig.texts()]


def test_that_another_client_shows_nothing_of_the_one_before(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(KNOWN)
    supports = rig.stored().client.supports
    other = next(one for one in filing.clients(rig.work.vault) if one.client.name == UNKNOWN)
    with qtbot.waitSignal(rig.work.file_changed):
        rig.work.open(other.client.id)
    assert supports not in rig.texts()
    assert "Marisol" not in rig.texts()


def test_that_a_narrow_page_keeps_the_sum_at_its_foot_and_opens_it_whole(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig(UNKNOWN)
    page = rig.page
    assert page.panel.isVisible()
    page.resize(700, 768)
    qtbot.waitUntil(page.bar.isVisible)
    assert not page.panel.isVisible()
    page.bar.focus_open()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Space)
    assert page.panel.isVisible()
    QTest.keyClick(page.sheet.close_button, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert page.bar.isAncestorOf(QApplication.focusWidget() or page)
    page.resize(1270, 768)
    qtbot.waitUntil(page.panel.isVisible)
    assert not page.bar.isVisible()


def test_that_the_room_asked_for_is_the_same_in_either_form(open_rig: Open) -> None:
    """Else a width at the threshold would make the page change its form for ever."""
    rig = open_rig(UNKNOWN)
    for part in (rig.page.steps, rig.page.header):
        asked = []
        for narrow in (False, True, False):
            part.set_narrow(narrow)
            asked.append(part.room_needed())
        assert len(set(asked)) == 1


def test_that_another_text_size_moves_the_sum_to_the_foot_and_back(
    qtbot: QtBot, qapp: QApplication, open_rig: Open
) -> None:
    rig = open_rig(KNOWN)
    theme.apply(qapp, "light", 200)
    qtbot.waitUntil(rig.page.bar.isVisible)
    theme.apply(qapp, "light", 100)
    qtbot.waitUntil(rig.page.panel.isVisible)
    assert not rig.page.bar.isVisible()


def test_that_f6_walks_through_header_steps_page_and_sum(open_rig: Open) -> None:
    page = open_rig(KNOWN).page
    shown = [region for region in page.regions() if region.isVisible()]
    assert shown == [page.header, page.steps, page.stack, page.panel]


def test_that_nothing_is_said_to_be_kept_of_a_guest() -> None:
    assert consent(Client(ClientId("g")), TODAY, kept=False)[0] == "Guest: nothing is kept"


def test_that_the_primary_button_goes_on_to_the_next_step(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(KNOWN)
    rig.page.open_step(0)
    rig.page.panel.next_requested.emit()
    assert rig.page.stack.currentIndex() == 1


def test_that_the_next_step_is_edited_in_place(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(KNOWN)
    step = rig.page.header.next_step
    QTest.mouseClick(step.open_button, Qt.MouseButton.LeftButton)
    field = step.text.field
    assert field.hasFocus()
    field.selectAll()
    QTest.keyClicks(field, "Call NIC")
    with qtbot.waitSignal(rig.work.saved, timeout=2000):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert rig.stored().client.next_step == "Call NIC"
    assert step.open_button.text() == "Call NIC"
    assert step.open_button.isVisible()


def test_that_consent_says_how_it_stands(open_rig: Open) -> None:
    client = open_rig(KNOWN).stored().client
    assert consent(client, TODAY, kept=True) == (
        "Consent to keep a file until 15 Nov 2027",
        "small",
    )
    assert client.consent_until is not None
    late = client.consent_until.replace(year=2028)
    assert consent(client, late, kept=True)[1] == "small-caution"


def test_that_due_days_say_late_in_words() -> None:
    assert due(TODAY.replace(day=20), TODAY) == ("Late: Fri 20 Nov", "tag-stop")
    assert due(TODAY, TODAY) == ("today", "tag-caution")
    assert due(TODAY.replace(day=27), TODAY) == ("by Fri 27 Nov", "tag-caution")
    assert due(None, TODAY)[0] == ""


def test_that_steps_say_what_is_open(open_rig: Open) -> None:
    rig = open_rig(UNKNOWN)
    assert rig.work.file is not None
    assert rig.work.estimate is not None
    states = step_states(rig.work.file, rig.work.estimate, ())
    assert states[2].text == "3 chosen, 2 prices missing"
    assert states[2].open
    assert states[4].text == "Not saved yet"
