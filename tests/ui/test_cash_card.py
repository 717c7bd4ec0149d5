"""When the money moves: the card of the funding step, by eye, by keyboard, by ear."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.domain.cash import CashFlow, Dating, Movement, TaxTime, What
from advisor.domain.client import ClientFile, CostId, CostLine
from advisor.domain.estimate import Estimate
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import Category
from advisor.services import cashing, unlocking
from advisor.ui.funding import cash_words
from advisor.ui.funding.cash_card import CONFIRMED, WORST, CashCard
from advisor.ui.funding.cash_table import BACK, BALANCE, DAY, PAYS, WHAT
from advisor.ui.look import theme
from advisor.ui.work import Work
from tests.ui.open_client import NIC, TOLD, open_work, rosa, settle, show

Opened = tuple[CashCard, Work]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[ClientFile], Opened]]:
    theme.apply(qapp, "light", 100)
    vault = unlocking.guest()

    def build(file: ClientFile) -> Opened:
        work = open_work(qtbot, vault, file)
        card = CashCard(work)
        qtbot.addWidget(card, before_close_func=lambda _card: settle(work))
        card.resize(640, 700)
        show(qtbot, work)
        return card, work

    yield build
    vault.close()


def with_books() -> ClientFile:
    """Rosa's first course has books to buy, a last day to register, and the second a price."""
    file = rosa()
    books = CostLine(CostId("c9"), Category.MATERIALS_REQUIRED, "", Money.of(110), TOLD)
    first = replace(
        file.items[0], costs=(*file.items[0].costs, books), register_by=date(2027, 1, 8)
    )
    priced = tuple(replace(c, amount=c.amount or Money.of(300)) for c in file.items[1].costs)
    return replace(file, items=(first, replace(file.items[1], costs=priced)))


def column(card: CashCard, number: int) -> list[str]:
    model = card.table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_that_the_worst_case_stands_first_by_date_with_its_balance(
    opened: Callable[[ClientFile], Opened],
) -> None:
    card, _work = opened(with_books())
    assert card.case.value == WORST
    assert column(card, DAY)[:2] == ["8 Jan 2027", "18 Jan 2027"]
    assert column(card, PAYS)[:2] == ["$495", "$110"]
    assert column(card, BALANCE)[-1] == "−$1,690"
    assert card.table.isColumnHidden(BACK)
    assert "the deepest gap is $1,690, from 18 Feb 2027." in card.gap.text()


def test_that_confirmed_money_changes_the_table_and_says_when_it_comes_back(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    card, _work = opened(with_books())
    card.show()
    card.case.button(CONFIRMED).setFocus()
    QTest.keyClick(card.case.button(CONFIRMED), Qt.Key.Key_Space)
    assert column(card, PAYS)[0] == "$0"
    assert column(card, BACK)[-1] == "$110"
    assert column(card, DAY)[-1] == "date not known"
    assert "until the StrongerBC future skills grant pays back." in card.gap.text()
    QTest.keyClick(card.case.button(CONFIRMED), Qt.Key.Key_Space)  # one is always chosen
    assert card.case.value == CONFIRMED
    assert card.confirmed


def test_that_a_gap_over_the_own_money_is_a_caution_and_within_it_is_said(
    opened: Callable[[ClientFile], Opened],
) -> None:
    card, _work = opened(with_books())
    over = "That is $1,090 more than the client’s own limit of $600."
    assert card.over.text() == f"{over} If all is confirmed, it is within the limit."
    assert card.within.isHidden()
    rich = replace(with_books(), goal=replace(rosa().goal, own_money=Money.of(1690)))
    flow = cashing.of_file(rich, card_estimate(_work))
    assert cash_words.over_limit(flow, Money.of(1690)) == ""
    assert "within" in cash_words.within_limit(flow, Money.of(1690))
    assert cash_words.within_limit(flow, None) == ""
    assert "within the limit" in cash_words.over_limit(flow, Money.of(900))


def card_estimate(work: Work) -> Estimate:
    assert work.estimate is not None
    return work.estimate


def test_that_an_unknown_price_is_said_and_the_gap_is_at_least(
    opened: Callable[[ClientFile], Opened],
) -> None:
    file = with_books()
    unpriced = tuple(replace(line, amount=None) for line in file.items[1].costs)
    items = (file.items[0], replace(file.items[1], costs=unpriced))
    card, _work = opened(replace(file, items=items))
    assert "price not known" in column(card, PAYS)
    assert "at least $1,325" in card.gap.text()
    assert "at least" in card.over.text()


def test_that_the_card_is_hidden_without_a_course(opened: Callable[[ClientFile], Opened]) -> None:
    card, _work = opened(replace(rosa(), items=()))
    assert card.isHidden()
    assert card.table.rowCount() == 0


def test_that_a_row_is_read_aloud_as_a_sentence(opened: Callable[[ClientFile], Opened]) -> None:
    card, _work = opened(with_books())
    spoken = card.table.model().index(0, WHAT).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("8 Jan 2027", "Tuition", "Last day to register", "you pay $495", "−$495"):
        assert part in spoken
    assert card.table.accessibleName() == "When the money moves"


def test_that_rows_are_copied_to_paste_elsewhere(opened: Callable[[ClientFile], Opened]) -> None:
    card, _work = opened(with_books())
    card.table.setCurrentCell(0, WHAT)
    card.table.selectRow(0)
    QTest.keyClick(card.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().split("\t")[0] == "8 Jan 2027"


def test_that_in_little_room_the_date_stands_above_the_words_and_nothing_scrolls_sideways(
    opened: Callable[[ClientFile], Opened],
) -> None:
    card, _work = opened(with_books())
    card.case.button(CONFIRMED).click()
    card.resize(400, 900)
    card.show()
    QApplication.processEvents()
    table = card.table
    assert table.narrow
    shown = [c for c in range(5) if not table.isColumnHidden(c)]
    assert sum(table.columnWidth(c) for c in shown) <= table.viewport().width()


def moved(what: What, amount: int, day: date | None, balance: int, **more: Any) -> Movement:
    money, left = Money.of(amount), Money.of(balance)
    made = Movement(
        day, what, Dating.START, str(NIC), money, money,
        worst_balance=left, confirmed_balance=left,
    )  # fmt: skip
    return replace(made, **more)


def test_that_dated_aid_ends_the_gap_on_its_day() -> None:
    bill = moved(What.BILL, 900, date(2027, 1, 8), -900, categories=(Category.TUITION,))
    aid = moved(What.AID, 500, date(2027, 1, 18), -400, who=("Access Grant",), likened=True)
    flow = CashFlow((bill, aid))
    assert cash_words.headline(flow) == (
        "The deepest gap is $900, from 8 Jan 2027 until 18 Jan 2027."
    )
    line = cash_words.lines(flow, {}, confirmed=False)[1]
    assert (line.what, line.comes_back) == ("Access Grant", "$500")
    assert "ask if this award is too" in line.note


def test_that_nothing_to_pay_is_a_gap_of_nothing() -> None:
    bill = moved(What.BILL, 0, None, 0, who=("Waiver",), categories=(Category.TUITION,))
    flow = CashFlow((bill,))
    assert cash_words.headline(flow) == "The deepest gap is $0."
    assert "Paid by Waiver" in cash_words.lines(flow, {}, confirmed=False)[0].note
    assert cash_words.within_limit(flow, ZERO) == ""


def test_that_tax_time_names_its_year_and_month() -> None:
    said = cash_words.tax(TaxTime("Canada training credit", Money.of(250), (2026,)))
    assert said == "Canada training credit: about $250, after you file for 2026, from Mar 2027"
    assert "the year of the course" in cash_words.tax(TaxTime("Credit", Money.of(250), ()))
