"""The funding tab: what it shows, what it asks, and where an answer goes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from advisor.domain.client import ClientFile
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.services import filing, shortlisting, unlocking
from advisor.ui.funding.funding_cells import MARKED
from advisor.ui.funding.funding_rows import CONFIRMED, COST, WORST, Look
from advisor.ui.funding.funding_tab import FundingTab
from advisor.ui.look import theme
from advisor.ui.work import Work
from tests.ui.open_client import LANGARA, NIC, ROSA, open_work, rosa, settle, show

Opened = tuple[FundingTab, Work]
TUITION = ("line", str(NIC), 0)
CHILDCARE = ("line", str(NIC), 1)


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[ClientFile], Opened]]:
    theme.apply(qapp, "light", 100)
    vault = unlocking.guest()

    def build(file: ClientFile) -> Opened:
        work = open_work(qtbot, vault, file, only=("fsg",))
        tab = FundingTab(work)
        qtbot.addWidget(tab, before_close_func=lambda _tab: settle(work))
        tab.resize(1014, 644)
        tab.show()
        show(qtbot, work)
        return tab, work

    yield build
    vault.close()


def cell(tab: FundingTab, row: tuple[str, str, int], column: str) -> tuple[str, Look, str]:
    found = tab.table.cell_at(row, column)
    assert found is not None
    keys = [c.key for c in tab.table._model.columns]
    shown = found[0].cells[keys.index(column)]
    return shown.text, shown.look, shown.spoken


def spoken_aloud(tab: FundingTab, row: tuple[str, str, int], column: str) -> str:
    assert tab.table.go_to(row, column)
    return str(tab.table.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def test_that_an_unconfirmed_amount_is_a_range_and_the_worst_case_counts_it_as_nothing(
    opened: Callable[[ClientFile], Opened],
) -> None:
    tab, _work = opened(rosa())
    assert cell(tab, TUITION, "fsg")[:2] == ("0 – 495", Look.OPEN)
    assert cell(tab, TUITION, WORST)[0] == "495"
    assert cell(tab, TUITION, CONFIRMED)[0] == "0"


def test_that_a_kind_of_cost_that_is_not_paid_says_so_to_a_screen_reader(
    opened: Callable[[ClientFile], Opened],
) -> None:
    tab, _work = opened(rosa())
    assert cell(tab, CHILDCARE, "fsg")[0] == "–"
    assert "does not pay this kind of cost" in spoken_aloud(tab, CHILDCARE, "fsg")


def test_that_an_unknown_price_is_never_zero(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    with qtbot.waitSignal(work.saved):
        work.write(
            lambda vault, file: shortlisting.set_cost(
                vault,
                ROSA,
                LANGARA,
                cost_id=file.chosen[1].costs[0].id,
                category=Category.TUITION,
                label="",
                amount=None,
                told=None,
            )
        )
    unknown = ("line", str(LANGARA), 0)
    for column in (COST, WORST, CONFIRMED):
        assert cell(tab, unknown, column)[:2] == ("unknown", Look.OPEN)
    total = ("total", "", -1)
    assert "or more" in cell(tab, total, WORST)[2]
    assert "no upper limit" in spoken_aloud(tab, unknown, WORST)


def test_that_old_rules_are_named_before_any_number(opened: Callable[[ClientFile], Opened]) -> None:
    tab, _work = opened(rosa())
    said = [label.text() for label in tab.notices.findChildren(QLabel)]
    assert any("30 Jun 2026" in text for text in said)
    assert tab.notices.mapTo(tab, QPoint()).y() < tab.table.mapTo(tab, QPoint()).y()


def test_that_an_answer_changes_the_sum_and_is_kept_where_the_fact_lives(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    assert work.estimate is not None
    assert work.estimate.out_of_pocket_worst == Money.of(1580)
    asked = next(row for row in tab.questions.rows if row.question.credential_id == NIC)
    rows_before = [row.key for row in tab.table._model.rows]
    with qtbot.waitSignal(work.saved):
        QTest.mouseClick(asked.choice.button("yes"), Qt.MouseButton.LeftButton)
    assert work.estimate.out_of_pocket_worst == Money.of(1085)
    kept = filing.load(work.vault, ROSA).chosen[0]
    assert kept.rules_confirmed is not None
    assert cell(tab, TUITION, "fsg") == ("495", Look.PLAIN, "$495, by the rules")
    assert [row.key for row in tab.table._model.rows] == rows_before


def test_that_the_row_that_an_answer_changed_is_marked_for_a_moment(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    asked = next(row for row in tab.questions.rows if row.question.credential_id == NIC)
    with qtbot.waitSignal(work.saved):
        QTest.mouseClick(asked.choice.button("yes"), Qt.MouseButton.LeftButton)

    def marks() -> list[tuple[str, str, int]]:
        model = tab.table._model
        return [r.key for n, r in enumerate(model.rows) if model.index(n, 0).data(MARKED)]

    assert marks() == [TUITION, ("total", "", -1)]
    qtbot.waitUntil(lambda: not marks(), timeout=4000)


def test_that_enter_on_a_cell_opens_its_reason_with_rule_answer_and_source(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, _work = opened(rosa())
    tab.reason.clear()
    tab.table.setFocus()
    assert tab.table.go_to(TUITION, "fsg")
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    assert tab.reason.isVisible()
    said = tab.reason.text()
    assert "Rule FSG-" in said
    assert "Source" in said
    assert "Answer used" in said


def test_that_the_arrows_step_from_cell_to_cell_over_the_course_headings(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, _work = opened(rosa())
    tab.table.setFocus()
    assert tab.table.go_to(CHILDCARE, "fsg")
    QTest.keyClick(tab.table, Qt.Key.Key_Down)
    assert tab.table.current() == (("line", str(LANGARA), 0), "fsg")
    QTest.keyClick(tab.table, Qt.Key.Key_Right)
    assert tab.table.current() == (("line", str(LANGARA), 0), WORST)


def test_that_escape_in_the_reason_closes_it_and_returns_to_the_table(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, _work = opened(rosa())
    tab.table.go_to(TUITION, "fsg")
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    QTest.keyClick(tab.reason.close_button, Qt.Key.Key_Escape)
    assert not tab.reason.isVisible()


def test_that_at_most_three_questions_stand_open_and_gentle_ones_wait(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa(benefits="", status=""))
    assert work.estimate is not None
    assert any(question.sensitive for question in work.estimate.questions)
    assert len(tab.questions.rows) <= 3
    assert not any(row.question.sensitive for row in tab.questions.rows)


def test_that_a_gentle_question_is_asked_only_after_open_and_with_its_reason(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, _work = opened(rosa(status=""))
    assert tab.questions.open_button.isVisible()
    QTest.mouseClick(tab.questions.open_button, Qt.MouseButton.LeftButton)
    gentle = [row for row in tab.questions.rows if row.question.sensitive]
    assert [row.question.fact for row in gentle] == ["status"]
    said = " ".join(label.text() for label in gentle[0].findChildren(QLabel))
    assert "only for citizens" in said
    qtbot.waitUntil(gentle[0].choice.button("prefers_not_to_say").isVisible)
    qtbot.waitUntil(gentle[0].choice.button("citizen").hasFocus)


def test_that_the_answer_that_lifts_a_stop_is_kept_and_the_stop_goes(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa(benefits="ei_regular"))
    assert [box.stop.code for box in tab.notices.stops] == ["benefit_approval"]
    with qtbot.waitSignal(work.saved):
        QTest.mouseClick(tab.notices.stops[0].lift_button, Qt.MouseButton.LeftButton)
    assert filing.load(work.vault, ROSA).answers["benefit_approval"].value == "yes"
    assert tab.notices.stops == []


def test_that_the_current_cell_stays_when_the_file_changes_elsewhere(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa())
    assert tab.table.go_to(CHILDCARE, WORST)
    with qtbot.waitSignal(work.saved):
        work.write(lambda vault, file: filing.edit_goal(vault, ROSA, own_money=Money.of(100)))
    assert tab.table.current() == (CHILDCARE, WORST)


def test_that_in_one_column_the_questions_stand_before_the_advice(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, _work = opened(rosa())
    assert tab.questions.mapTo(tab, QPoint()).x() > tab.table.mapTo(tab, QPoint()).x()
    tab.resize(560, 900)

    def tops() -> list[int]:
        return [w.mapTo(tab, QPoint()).y() for w in (tab.table, tab.questions, tab.page.confirm)]

    qtbot.waitUntil(lambda: tops() == sorted(set(tops())))


def test_that_closing_leaves_no_word_of_the_client(
    qtbot: QtBot, opened: Callable[[ClientFile], Opened]
) -> None:
    tab, work = opened(rosa(benefits="ei_regular"))
    work.close()
    assert tab.table._model.rowCount() == 0

    def left() -> list[str]:
        said = [label.text() for label in tab.findChildren(QLabel)]
        said += [button.text() for button in tab.findChildren(QPushButton)]
        for widget in tab.findChildren(QWidget):
            said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        words = ("Rosa", "Medical", "Microsoft", "495", "benefit")
        return [text for text in said if any(word in text for word in words)]

    qtbot.waitUntil(lambda: not left())


def test_that_the_table_keeps_the_rules_of_qt_models(
    opened: Callable[[ClientFile], Opened], qtmodeltester: ModelTester
) -> None:
    tab, _work = opened(rosa())
    qtmodeltester.check(tab.table._model)
