"""The funding step by keyboard: typed answers, reasons read aloud, programs found below."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from advisor.domain.client import ClientFile, CostId, CostLine
from advisor.domain.estimate import Estimate
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.services import estimating, filing, unlocking
from advisor.settings import Settings
from advisor.ui.client.client_page import PLAN, ClientPage
from advisor.ui.client.client_view import ClientView
from advisor.ui.funding.also_checked import Kind
from advisor.ui.funding.answering import Typed
from advisor.ui.funding.funding_tab import FundingTab
from advisor.ui.funding.questions import QuestionRow
from advisor.ui.look import theme
from advisor.ui.plan.plan_tab import PlanTab
from advisor.ui.work import Work
from tests.ui import many_programs
from tests.ui.open_client import NIC, ROSA, TODAY, TOLD, open_work, rosa, settle, show

Opened = tuple[FundingTab, Work]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[], Opened]]:
    """The funding tab with an estimate of many programs, made by hand."""
    theme.apply(qapp, "light", 100)
    vault = unlocking.guest()

    def build() -> Opened:
        work = open_work(qtbot, vault, rosa())
        tab = FundingTab(work)
        qtbot.addWidget(tab, before_close_func=lambda _tab: settle(work))
        tab.resize(1014, 644)
        tab.show()
        file = show(qtbot, work)
        tell(work, file, many_programs.estimate(file))
        qtbot.waitUntil(lambda: bool(tab.also.rows))
        return tab, work

    yield build
    vault.close()


def tell(work: Work, file: ClientFile, estimate: Estimate) -> None:
    work.file, work.estimate = file, estimate
    work.file_changed.emit(file, estimate)


def asked(tab: FundingTab, fact: str) -> QuestionRow:
    return next(row for row in tab.questions.rows if row.question.fact == fact)


def typed(tab: FundingTab, fact: str) -> Typed:
    answer = asked(tab, fact).choice
    assert isinstance(answer, Typed)
    return answer


def words(widget: QWidget) -> str:
    """All that is seen or read aloud."""
    said = []
    for one in [widget, *widget.findChildren(QWidget)]:
        said += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        if isinstance(one, QLabel):
            said.append(one.text())
    return "\n".join(said)


def test_that_a_number_is_typed_and_kept_as_it_is(
    qtbot: QtBot, opened: Callable[[], Opened]
) -> None:
    tab, work = opened()
    field = typed(tab, "weeks_in_b_c").field
    field.setFocus()
    QTest.keyClicks(field, "12")
    with qtbot.waitSignal(work.saved):
        QTest.keyClick(field, Qt.Key.Key_Return)
    file = filing.load(work.vault, ROSA)
    assert file.answers["weeks_in_b_c"].value == "12"
    assert estimating.situation(file, TODAY).facts["weeks_in_b_c"] == 12


@pytest.mark.parametrize(
    ("said", "kept", "value"),
    [
        ("45,000.50", "45000.50", Money.of("45000.50")),
        ("$45000", "45000.00", Money.of(45000)),
        ("0", "0.00", Money.of(0)),
    ],
)
def test_that_a_sum_of_money_is_kept_to_the_cent(
    qtbot: QtBot, opened: Callable[[], Opened], said: str, kept: str, value: Money
) -> None:
    tab, work = opened()
    QTest.mouseClick(tab.questions.open_button, Qt.MouseButton.LeftButton)
    answer = typed(tab, "family_income")
    QTest.keyClicks(answer.field, said)
    with qtbot.waitSignal(work.saved):
        QTest.mouseClick(answer.keep_button, Qt.MouseButton.LeftButton)
    file = filing.load(work.vault, ROSA)
    assert file.answers["family_income"].value == kept
    assert estimating.situation(file, TODAY).facts["family_income"] == value


def test_that_what_is_no_number_is_said_beside_the_field_and_stays_there(
    qtbot: QtBot, opened: Callable[[], Opened]
) -> None:
    tab, work = opened()
    answer = typed(tab, "weeks_in_b_c")
    qtbot.waitUntil(answer.isVisible)
    for wrong in ("", "three", "2.5", "-1"):
        answer.field.setText(wrong)
        QTest.keyClick(answer.field, Qt.Key.Key_Return)
        assert answer.trouble.isVisible()
        assert answer.field.text() == wrong
    assert "weeks_in_b_c" not in filing.load(work.vault, ROSA).answers


def test_that_what_is_being_typed_stays_when_another_answer_comes(
    opened: Callable[[], Opened],
) -> None:
    tab, work = opened()
    field = typed(tab, "weeks_in_b_c").field
    field.setFocus()
    QTest.keyClicks(field, "1")
    assert work.file is not None
    assert work.estimate is not None
    worth = [replace(q, dollars_at_stake=Money.of(1)) for q in work.estimate.questions]
    tell(work, work.file, replace(work.estimate, questions=tuple(worth[1:])))
    assert typed(tab, "weeks_in_b_c").field is field
    assert field.text() == "1"
    assert field.hasFocus()
    assert "up to $1." in asked(tab, "weeks_in_b_c").choice.accessibleDescription()


def test_that_nobody_has_to_say_a_number(qtbot: QtBot, opened: Callable[[], Opened]) -> None:
    tab, work = opened()
    refused = typed(tab, "weeks_in_b_c").button("prefers_not_to_say")
    with qtbot.waitSignal(work.saved):
        QTest.mouseClick(refused, Qt.MouseButton.LeftButton)
    file = filing.load(work.vault, ROSA)
    assert file.answers["weeks_in_b_c"].value == "prefers_not_to_say"
    assert "weeks_in_b_c" not in estimating.situation(file, TODAY).facts


def test_that_a_program_without_a_column_is_explained_by_keyboard_and_escape_goes_back(
    qtbot: QtBot, opened: Callable[[], Opened]
) -> None:
    tab, _work = opened()
    row = next(row for row in tab.also.rows if row.entry.code == "iset")
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)
    card = tab.reason
    qtbot.waitUntil(card.hasFocus)
    aloud = card.accessibleDescription()
    for said in ("Indigenous skills program: Cannot tell", "Rule ISET-E1", "Source viu.ca"):
        assert said in aloud
    QTest.keyClick(card, Qt.Key.Key_Right)
    assert card.accessibleDescription() != aloud
    QTest.keyClick(card, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert row.hasFocus()


def test_that_a_reason_read_aloud_says_what_would_change_it(
    opened: Callable[[], Opened],
) -> None:
    tab, _work = opened()
    tab.table.setFocus()
    assert tab.table.go_to(("line", str(NIC), 0), "fsg")
    QTest.keyClick(tab.table, Qt.Key.Key_Return)
    aloud = tab.reason.accessibleDescription()
    for said in ("Rule FSG-E1", "Answer used not known yet", "Would change it", "Source viu.ca"):
        assert said in aloud


def test_that_programs_that_do_not_fit_wait_behind_one_line(
    qtbot: QtBot, opened: Callable[[], Opened]
) -> None:
    tab, _work = opened()
    codes = [row.entry.code for row in tab.also.rows]
    assert "no0" not in codes
    QTest.keyClick(tab.also.folds[Kind.NOT_POSSIBLE], Qt.Key.Key_Space)
    assert "no0" in [row.entry.code for row in tab.also.rows]
    qtbot.waitUntil(tab.also.folds[Kind.NOT_POSSIBLE].hasFocus)
    assert "shown" in tab.also.folds[Kind.NOT_POSSIBLE].accessibleName()


def test_that_the_arrows_go_from_program_to_program(opened: Callable[[], Opened]) -> None:
    tab, _work = opened()
    first, second = tab.also.rows[:2]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()


def test_that_stops_and_effects_on_benefits_stand_above_any_number(
    opened: Callable[[], Opened],
) -> None:
    tab, _work = opened()
    said = words(tab.notices)
    assert said.index("See your counsellor") < said.index("can stop EI payments")
    assert tab.notices.mapTo(tab, QPoint()).y() < tab.table.mapTo(tab, QPoint()).y()


def test_that_a_narrow_window_has_all_programs_in_one_column_and_its_reason_follows(
    qtbot: QtBot, opened: Callable[[], Opened]
) -> None:
    tab, _work = opened()
    assert tab.table.cell_at(("line", str(NIC), 0), "fsg") is not None
    tab.resize(560, 900)
    qtbot.waitUntil(lambda: tab.table.cell_at(("line", str(NIC), 0), "payers") is not None)
    assert "WorkBC support" in tab.reason.text()


def test_that_the_view_for_the_client_names_no_program_and_no_benefit(
    qtbot: QtBot, qapp: QApplication
) -> None:
    file = rosa()
    found = many_programs.estimate(file)
    view = ClientView()
    qtbot.addWidget(view)
    view.show_file(file, found)
    said = words(view)
    asked = "future skills grant"  # a question to the college may name what it is about
    named = [p for p in found.programs if p.name in said or p.short in said]
    assert [p.name for p in named if asked not in p.name] == []
    for secret in ("EI", "Indigenous", "income", "WorkBC"):
        assert secret not in said
    for plain in ("others may pay", "paid, in writing", "about $250", "borrow up to $10,000"):
        assert plain in said


def test_that_an_answer_narrows_the_range_and_side_panel_and_plan_follow(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """Three unknowns of one grant: the first answer changes every place that shows the sum."""
    theme.apply(qapp, "light", 100)
    vault = unlocking.guest()
    work = open_work(qtbot, vault, with_a_laptop(), only=("fsg",))
    tab, plan = FundingTab(work), PlanTab(work, None, Settings())
    tabs = (QWidget(), QWidget(), QWidget(), tab, plan)
    page = ClientPage(work, None, Settings(), None, tabs=tabs)  # type: ignore[arg-type]
    qtbot.addWidget(page, before_close_func=lambda _page: settle(work))
    page.resize(1270, 768)
    page.show()
    show(qtbot, work)
    before = work.estimate
    assert before is not None
    assert len(before.questions) >= 3
    qtbot.waitUntil(lambda: bool(tab.questions.rows))
    first = next(row for row in tab.questions.rows if row.question.credential_id == NIC)
    panel = words(page.panel)
    with qtbot.waitSignal(work.saved):
        QTest.mouseClick(first.choice.button("yes"), Qt.MouseButton.LeftButton)
    after = work.estimate
    assert after is not None
    assert width(after) < width(before)
    assert len(after.questions) < len(before.questions)
    assert words(page.panel) != panel
    assert str(after.out_of_pocket_worst) in words(page.panel)
    page.open_step(PLAN)
    qtbot.waitUntil(lambda: plan.plan is not None and plan.plan.estimate == after)
    settle(work)
    vault.close()


def with_a_laptop() -> ClientFile:
    """Two courses that the college must confirm, and a laptop that may be on its list."""
    file = rosa()
    laptop = CostLine(CostId("c4"), Category.EQUIPMENT, "", Money.of(300), TOLD)
    second = replace(file.items[1], costs=(*file.items[1].costs, laptop))
    return replace(file, items=(file.items[0], second))


def width(estimate: Estimate) -> Money:
    assert estimate.out_of_pocket_worst is not None
    return estimate.out_of_pocket_worst - estimate.out_of_pocket_best


def test_that_prefers_not_to_say_is_respected(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 100)
    vault = unlocking.guest()
    work = open_work(qtbot, vault, rosa(status=""), only=("fsg",))
    tab = FundingTab(work)
    qtbot.addWidget(tab, before_close_func=lambda _tab: settle(work))
    tab.show()
    show(qtbot, work)
    before = work.estimate
    QTest.mouseClick(tab.questions.open_button, Qt.MouseButton.LeftButton)
    assert all(row.question.sensitive for row in tab.questions.rows)
    refused = asked(tab, "status").choice.button("prefers_not_to_say")
    with qtbot.waitSignal(work.saved):
        QTest.mouseClick(refused, Qt.MouseButton.LeftButton)
    after = work.estimate
    assert before is not None
    assert after is not None
    assert after.out_of_pocket_worst == before.out_of_pocket_worst
    assert "status" not in [question.fact for question in after.questions]
    assert "status" not in [row.question.fact for row in tab.questions.rows]
    settle(work)
    vault.close()
