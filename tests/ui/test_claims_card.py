"""Grant applications: added, stepped on, put right and undone, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from advisor.domain.client import Claim, ClientFile, Told
from advisor.domain.money import Money
from advisor.domain.situation import ClaimState
from advisor.services import filing, unlocking
from advisor.ui.client.about_tab import AboutTab
from advisor.ui.funding.claims_card import ClaimsCard
from advisor.ui.funding.funding_tab import FundingTab
from advisor.ui.look import theme
from advisor.ui.work import Work
from tests.ui.open_client import LANGARA, NIC, ROSA, TODAY, open_work, rosa, settle, show

Opened = tuple[ClaimsCard, Work]
Open = Callable[[ClientFile], Opened]
HOLD = Claim(
    "44444444-4444-4444-8444-444444444444",
    "fsg",
    ClaimState.HOLD,
    Money.of(495),
    TODAY,
    item=NIC,
    expires=TODAY + timedelta(6),
)


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    theme.apply(qapp, "light", 100)
    vault = unlocking.guest()

    def build(file: ClientFile) -> Opened:
        work = open_work(qtbot, vault, file)
        card = ClaimsCard(work)
        qtbot.addWidget(card, before_close_func=lambda _card: settle(work))
        card.resize(660, 400)
        card.show()
        card.activateWindow()
        assert QTest.qWaitForWindowActive(card)
        show(qtbot, work)
        return card, work

    yield build
    vault.close()


def kept(work: Work) -> tuple[Claim, ...]:
    work.tasks.wait()
    return filing.load(work.vault, ROSA).claims


def press(card: ClaimsCard, *keys: Qt.Key | str) -> None:
    """Type, wherever the keyboard stands."""
    for key in keys:
        widget = card.focusWidget()
        assert isinstance(widget, QWidget)
        if isinstance(key, str):
            QTest.keyClicks(widget, key)
        else:
            QTest.keyClick(widget, key)


def texts(card: ClaimsCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def test_that_an_application_is_added_with_a_few_keys(qtbot: QtBot, opened: Open) -> None:
    card, work = opened(rosa())
    card.add_button.setFocus()
    press(card, Qt.Key.Key_Space)
    assert card.form.amount.hasFocus()
    with qtbot.waitSignal(work.saved):
        press(card, "495.50", Qt.Key.Key_Return)
    (claim,) = kept(work)
    assert (claim.program, claim.state, claim.item) == ("fsg", ClaimState.DRAFT, NIC)
    assert (claim.amount, claim.on) == (Money.of("495.50"), TODAY)
    assert claim.provider == "North Island College"
    assert card.form.isHidden()
    assert card.add_button.hasFocus()
    card.open_new()
    assert card.form.course.currentData() == LANGARA


def test_that_a_claim_is_stepped_on_from_draft_to_claimed_by_keyboard(
    qtbot: QtBot, opened: Open
) -> None:
    draft = replace(HOLD, state=ClaimState.DRAFT, expires=None)
    card, work = opened(replace(rosa(), claims=(draft,)))
    card.rows[0].buttons[0].setFocus()
    with qtbot.waitSignal(work.saved):
        press(card, Qt.Key.Key_Space)
    assert kept(work)[0].state is ClaimState.SUBMITTED
    assert card.rows[0].buttons[0].hasFocus()
    press(card, Qt.Key.Key_Space)
    with qtbot.waitSignal(work.saved):
        press(card, "480", Qt.Key.Key_Tab, Qt.Key.Key_Tab, "30 Nov 2026")
        press(card, Qt.Key.Key_Tab, "Priya (example)", Qt.Key.Key_Return)
    hold = kept(work)[0]
    assert (hold.state, hold.amount, hold.on) == (ClaimState.HOLD, Money.of(480), TODAY)
    assert (hold.expires, hold.told) == (date(2026, 11, 30), Told("Priya (example)", TODAY))
    with qtbot.waitSignal(work.saved):
        press(card, Qt.Key.Key_Space)
    assert kept(work)[0].state is ClaimState.CLAIMED
    assert card.rows[0].isAncestorOf(card.focusWidget())


def test_that_undo_takes_a_step_back_and_a_removal_too(qtbot: QtBot, opened: Open) -> None:
    card, work = opened(replace(rosa(), claims=(HOLD,)))
    for at in (0, -1):  # Claimed, Remove
        card.rows[0].buttons[at].setFocus()
        with qtbot.waitSignal(work.saved):
            press(card, Qt.Key.Key_Space)
        assert kept(work) != (HOLD,)
        with qtbot.waitSignal(work.saved):
            work.undo()
        assert kept(work) == (HOLD,)
    assert [row.claim for row in card.rows] == [HOLD]


def test_that_escape_leaves_the_form_and_writes_nothing(opened: Open) -> None:
    card, work = opened(replace(rosa(), claims=(HOLD,)))
    edit = card.rows[0].buttons[-2]
    edit.setFocus()
    press(card, Qt.Key.Key_Space, "9", Qt.Key.Key_Escape)
    assert card.form.isHidden()
    assert card.rows[0].isAncestorOf(card.focusWidget())
    assert kept(work) == (HOLD,)


def test_that_a_claim_is_put_right_where_it_stands(qtbot: QtBot, opened: Open) -> None:
    card, work = opened(replace(rosa(), claims=(HOLD,)))
    card.rows[0].buttons[-2].click()
    card.form.expires.setFocus()
    card.form.expires.selectAll()
    with qtbot.waitSignal(work.saved):
        press(card, "15 Dec 2026", Qt.Key.Key_Return)
    assert kept(work) == (
        replace(HOLD, expires=date(2026, 12, 15), provider="North Island College"),
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Type the amount."), ("much", "not an amount")],
)
def test_that_a_missing_or_wrong_amount_is_said_in_the_form(
    opened: Open, typed: str, said: str
) -> None:
    card, work = opened(replace(rosa(), items=()))
    card.open_new()
    press(card, typed, Qt.Key.Key_Return)
    assert said in texts(card)
    assert kept(work) == ()


def test_that_a_correction_may_be_negative_and_follows_a_claim(qtbot: QtBot, opened: Open) -> None:
    claimed = replace(HOLD, state=ClaimState.CLAIMED, expires=None)
    card, work = opened(replace(rosa(), claims=(claimed,)))
    card.rows[0].buttons[0].setFocus()
    press(card, Qt.Key.Key_Space)
    with qtbot.waitSignal(work.saved):
        press(card, "-120.25", Qt.Key.Key_Return)
    fix = kept(work)[1]
    assert (fix.state, fix.amount) == (ClaimState.CORRECTION, Money.of("-120.25"))
    assert "-$120.25" in texts(card)


def test_that_a_hold_says_how_near_its_end_is(opened: Open) -> None:
    over = replace(HOLD, id="55555555-5555-4555-8555-555555555555", expires=date(2026, 11, 20))
    unknown = replace(HOLD, id="66666666-6666-4666-8666-666666666666", expires=None)
    card, _work = opened(replace(rosa(), claims=(HOLD, over, unknown)))
    said = texts(card)
    assert "Expires in 6 days, 30 Nov 2026" in said
    assert "Expired on 20 Nov 2026, not yet marked" in said
    assert "Last day not known" in said
    acts = [[button.text() for button in row.buttons[:-2]] for row in card.rows]
    assert acts[0] == ["Claimed", "Cancelled"]
    assert acts[1] == ["Claimed", "Expired", "Cancelled"]


def test_that_every_button_names_its_claim_to_a_screen_reader(opened: Open) -> None:
    card, _work = opened(replace(rosa(), claims=(HOLD,)))
    (row,) = card.rows
    course = "StrongerBC future skills grant, Medical Terminology, North Island College"
    assert [button.accessibleName() for button in row.buttons] == [
        f"{act}: {course}" for act in ("Claimed", "Cancelled", "Edit", "Remove")
    ]
    assert row.accessibleName().startswith(f"{course}, Hold, $495, 24 Nov 2026")


def test_that_an_empty_card_says_what_it_is_for_and_a_closed_file_leaves_nothing(
    opened: Open,
) -> None:
    card, work = opened(rosa())
    assert "None noted" in texts(card)
    card.open_new()
    card.form.provider.setText("Canary")
    work.close()
    assert card.rows == []
    assert card.form.isHidden()
    held = "\n".join(w.accessibleName() for w in card.findChildren(QWidget))
    assert "Medical" not in held + texts(card)
    assert card.form.provider.text() == ""
    assert card.form.course.count() == 1


def test_that_the_funding_step_holds_the_applications_and_no_other_step_does(
    qtbot: QtBot, opened: Open
) -> None:
    _card, work = opened(replace(rosa(), claims=(HOLD,)))
    tab, about = FundingTab(work), AboutTab(work)
    for page in (tab, about):
        qtbot.addWidget(page)
    assert tab.findChildren(ClaimsCard) == [tab.claims]
    assert about.findChildren(ClaimsCard) == []
