"""The list of clients: sort, search, filter, copy, new, archive, and the empty list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.domain.client import Client, ClientId, ClientSummary
from advisor.ui.clients.clients_model import ClientsModel, Filter, due_words, keeps, next_step
from advisor.ui.clients.clients_page import ClientsPage
from advisor.ui.clients.new_client_form import NewClientForm
from advisor.ui.look import theme

TODAY = date(2026, 11, 24)  # a Tuesday


def summary(
    name: str, goal: str = "", *, step: int = 1, unknown: int = 0, plans: int = 0, **client: object
) -> ClientSummary:
    one = replace(Client(ClientId(name.casefold()), name=name), **client)  # type: ignore[arg-type]
    return ClientSummary(one, goal, step, 0, unknown, plans)


def at(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


ROWS = (
    summary("Rosa Delgado", "Medical administrative assistants", step=4, plans=1,
            changed_at=at(24, 10), next_step="Ask", next_step_on=date(2026, 11, 27)),
    summary("J. T.", "Carpenters", step=3, unknown=1, changed_at=at(24, 9), case_number="K-77"),
    summary("Tomás Ibarra", "Cooks", step=2, changed_at=at(23, 14),
            next_step_on=date(2026, 11, 23)),
    summary("Old One", "Cooks", archived_on=date(2026, 11, 2), changed_at=at(2, 9)),
)  # fmt: skip


@pytest.fixture
def page(qapp: QApplication, qtbot: QtBot) -> ClientsPage:
    theme.apply(qapp, "light", 100)
    made = ClientsPage(lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1270, 700)
    made.show()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    made.show_clients(ROWS)
    return made


def names(page: ClientsPage) -> list[str]:
    model = page.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_that_the_model_keeps_qts_rules(qapp: QApplication) -> None:
    model = ClientsModel(lambda: TODAY)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode)
    model.set_rows(ROWS)
    assert tester.model() is model


def test_that_the_last_one_worked_on_stands_first(page: ClientsPage) -> None:
    assert names(page) == ["Rosa Delgado", "J. T.", "Tomás Ibarra"]


def test_that_a_header_sorts_by_what_its_values_mean(page: ClientsPage) -> None:
    page.table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    assert names(page) == ["Tomás Ibarra", "Rosa Delgado", "J. T."]
    page.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    assert names(page) == ["Rosa Delgado", "J. T.", "Tomás Ibarra"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("rosa", ["Rosa Delgado"]), ("cook", ["Tomás Ibarra"]), ("k-77", ["J. T."]),
     ("del med", ["Rosa Delgado"]), ("nobody", [])],
)  # fmt: skip
def test_that_search_finds_name_goal_and_case_number(
    page: ClientsPage, typed: str, found: list[str]
) -> None:
    page.focus_search()
    QTest.keyClicks(page.search, typed)
    assert names(page) == found


@pytest.mark.parametrize(
    ("chip", "found"),
    [(Filter.DUE, ["Rosa Delgado", "Tomás Ibarra"]), (Filter.PRICE, ["J. T."]),
     (Filter.NO_PLAN, ["J. T.", "Tomás Ibarra"]), (Filter.ARCHIVED, ["Old One"])],
)  # fmt: skip
def test_that_a_chip_keeps_what_its_count_says(
    page: ClientsPage, chip: Filter, found: list[str]
) -> None:
    QTest.mouseClick(page.chips.button(chip), Qt.MouseButton.LeftButton)
    assert names(page) == found
    assert page.chips.button(chip).text().endswith(f"  {len(found)}")


def test_that_archived_clients_stand_under_no_other_chip() -> None:
    archived = ROWS[3]
    assert [kept for kept in Filter if keeps(archived, kept, TODAY)] == [Filter.ARCHIVED]


def test_that_enter_opens_from_the_search_field_on(page: ClientsPage, qtbot: QtBot) -> None:
    page.focus_search()
    QTest.keyClicks(page.search, "tom")
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    with qtbot.waitSignal(page.client_opened) as caught:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert caught.args == ["tomás ibarra"]


def test_that_a_double_click_opens(page: ClientsPage, qtbot: QtBot) -> None:
    cell = page.table.visualRect(page.table.model().index(1, 0)).center()
    target = page.table.viewport()
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(cell))
    with qtbot.waitSignal(page.client_opened) as caught:
        QTest.mouseDClick(target, Qt.MouseButton.LeftButton, pos=QPoint(cell))
    assert caught.args == ["j. t."]


def test_that_typing_finds_a_name(page: ClientsPage) -> None:
    page.table.setFocus()
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    QTest.keyClicks(page.table, "tom")
    chosen = page.table.chosen()
    assert chosen is not None
    assert chosen.client.name == "Tomás Ibarra"


def test_that_rows_are_copied_as_columns(page: ClientsPage) -> None:
    page.table.setFocus()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\t")
    assert copied[:5] == ["Rosa Delgado", "Medical administrative assistants", "Funding", "Ask",
                          "Fri 27 Nov"]  # fmt: skip


def test_that_archiving_asks_for_the_row_that_is_chosen(page: ClientsPage, qtbot: QtBot) -> None:
    page.table.selectRow(1)
    with qtbot.waitSignal(page.archive_requested) as caught:
        QTest.mouseClick(page.archive_button, Qt.MouseButton.LeftButton)
    assert caught.args == ["j. t."]
    QTest.mouseClick(page.chips.button(Filter.ARCHIVED), Qt.MouseButton.LeftButton)
    assert page.archive_button.text() == "Take back out"


def test_that_the_chosen_row_stays_chosen_when_the_list_changes(page: ClientsPage) -> None:
    page.table.selectRow(2)
    page.show_clients(tuple(reversed(ROWS)))
    chosen = page.table.chosen()
    assert chosen is not None
    assert chosen.client.name == "Tomás Ibarra"


def test_that_an_empty_list_says_what_to_do(page: ClientsPage, qtbot: QtBot) -> None:
    page.show_clients(())
    assert page.nobody == "No clients yet"
    assert not page.archive_button.isEnabled()
    page.show_clients(ROWS)
    page.search.setText("nobody")
    assert page.nobody == "No client fits"


def test_that_locking_leaves_no_name(page: ClientsPage) -> None:
    page.search.setText("Rosa")
    page.start_new()
    QTest.keyClicks(page.form.name, "Canary")
    page.clear()
    assert names(page) == []
    assert page.search.text() == page.form.name.text() == ""


def test_that_consent_that_ends_is_a_next_step() -> None:
    soon = summary("Oksana", consent_until=date(2026, 11, 30), next_step="Call")
    over = summary("Oksana", consent_until=date(2026, 11, 20))
    assert next_step(soon, TODAY) == ("Renew consent: it ends in 6 days", "caution")
    assert next_step(over, TODAY)[1] == "stop"
    assert next_step(summary("X", unknown=2), TODAY) == ("2 prices to ask for", "muted")


@pytest.mark.parametrize(
    ("day", "words", "look"),
    [(20, "Grant hold expired: ask the college, then mark it", "stop"),
     (24, "Grant hold expires today", "caution"), (25, "Grant hold expires in 1 day", "caution"),
     (30, "Grant hold expires in 6 days", "caution")],
)  # fmt: skip
def test_that_a_hold_that_ends_is_the_next_step_and_is_due_then(
    page: ClientsPage, day: int, words: str, look: str
) -> None:
    last = date(2026, 11, day)
    held = replace(summary("Simran", next_step="Call", next_step_on=date(2027, 2, 1)),
                   hold_until=last)  # fmt: skip
    assert next_step(held, TODAY) == (words, look)
    page.show_clients((held,))
    model = page.table.model()
    assert model.index(0, 3).data() == words
    assert model.index(0, 4).data() == due_words(last, TODAY)[0]
    assert keeps(held, Filter.DUE, TODAY) is (day <= 29)


def test_that_of_two_ends_the_first_one_is_the_next_step() -> None:
    both = summary("Simran", consent_until=date(2026, 11, 28))
    later = replace(both, hold_until=date(2026, 11, 30))
    assert next_step(later, TODAY)[0].startswith("Renew consent")
    assert next_step(replace(both, hold_until=date(2026, 11, 27)), TODAY)[0].startswith("Grant")
    far = summary("Simran", next_step="Call", next_step_on=date(2027, 2, 1))
    assert next_step(replace(far, hold_until=date(2027, 7, 31)), TODAY) == ("Call", "")


@pytest.mark.parametrize(
    ("due", "words", "look"),
    [(date(2026, 11, 23), "Late, 23 Nov", "stop"), (TODAY, "Today", "caution"),
     (date(2026, 11, 27), "Fri 27 Nov", "caution"), (date(2026, 12, 2), "Wed 2 Dec", ""),
     (date(2027, 9, 1), "1 Sep 2027", ""), (None, "", "")],
)  # fmt: skip
def test_that_a_due_day_says_how_near_it_is(due: date | None, words: str, look: str) -> None:
    assert due_words(due, TODAY) == (words, look)


@pytest.fixture
def form(qapp: QApplication, qtbot: QtBot) -> NewClientForm:
    made = NewClientForm(lambda: TODAY)
    qtbot.addWidget(made)
    made.start()
    made.activateWindow()
    assert QTest.qWaitForWindowActive(made)
    return made


def test_that_a_file_needs_a_name_and_consent(form: NewClientForm, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.sent):
        QTest.keyClick(form.name, Qt.Key.Key_Return)
        QTest.keyClicks(form.name, "R. D.")
        QTest.keyClick(form.name, Qt.Key.Key_Return)
    assert "consent" in form.trouble
    QTest.keyClick(form.consent, Qt.Key.Key_Space)
    with qtbot.waitSignal(form.sent) as caught:
        QTest.mouseClick(form.open_button, Qt.MouseButton.LeftButton)
    assert caught.args == ["R. D.", "in writing", date(2027, 11, 24)]
    assert form.name.text() == ""


def test_that_consent_may_have_no_end_but_no_past_end(form: NewClientForm, qtbot: QtBot) -> None:
    QTest.keyClicks(form.name, "R. D.")
    form.consent.setChecked(True)
    form.until.setText("1 Jan 2020")
    with qtbot.assertNotEmitted(form.sent):
        form.send()
    form.until.setText("")
    with qtbot.waitSignal(form.sent) as caught:
        form.send()
    assert caught.args == ["R. D.", "in writing", None]


def test_that_escape_leaves_nothing_typed(form: NewClientForm, qtbot: QtBot) -> None:
    QTest.keyClicks(form.name, "Canary")
    with qtbot.waitSignal(form.closed):
        QTest.keyClick(form.name, Qt.Key.Key_Escape)
    assert form.name.text() == ""
    assert form.isHidden()
