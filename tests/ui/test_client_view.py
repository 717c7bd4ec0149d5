"""The view for two people at one screen: one name, the worst case first, nothing sensitive."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from advisor.domain.client import (
    Answer,
    Client,
    ClientFile,
    ClientId,
    CostId,
    CostLine,
    Goal,
    ItemId,
    ShortlistItem,
)
from advisor.domain.estimate import (
    Estimate,
    LineCover,
    ProgramResult,
    Question,
    Range,
    Stop,
    Verdict,
)
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import Category
from advisor.ui.client import client_view
from advisor.ui.client.client_courses import course_rows
from advisor.ui.client.client_view import ClientView
from advisor.ui.look import theme

TODAY = date(2026, 11, 24)
CANARIES = ("Quillfeather", "canary-barrier", "canary-phone", "canary-benefit", "canary-care")


def cost(number: str, category: Category, amount: int | None) -> CostLine:
    return CostLine(CostId(number), category, "", Money.of(amount) if amount is not None else None)


ITEMS = (
    ShortlistItem(
        ItemId("a"), 1, "Office Training", "North Island College", start=date(2027, 4, 5), weeks=12,
        costs=(cost("1", Category.TUITION, 2000), cost("2", Category.CHILDCARE, 720)),
    ),
    ShortlistItem(
        ItemId("b"), 2, "Microsoft Office", "Langara College",
        costs=(cost("3", Category.TUITION, 2500),),
    ),
)  # fmt: skip
FILE = ClientFile(
    Client(
        ClientId("c"), name="Rosa Quillfeather", barriers="canary-barrier", phone="canary-phone",
        note="canary-benefit",
    ),
    Goal(words="canary-care"),
    {"income_assistance": Answer("canary-benefit", TODAY)},
    ITEMS,
)  # fmt: skip


def program() -> ProgramResult:
    lines = tuple(
        LineCover(item.id, 0, "unknown", Range(), Range(ZERO, item.costs[0].amount))
        for item in ITEMS
    )
    return ProgramResult(
        code="fsg", name="Future skills grant", version="1", verified_until=None,
        verdict=Verdict.CANNOT_TELL, kind="grant", cap=Money.of(3500), used=ZERO, amount=None,
        sure=Range(), if_confirmed=Range(ZERO, Money.of(3500)), lines=lines,
        lifetime_remaining_after=None, reasons=(), questions=(), confirm=(), stops=(),
        documents=(), where=(), pitfalls=(), stale=None,
    )  # fmt: skip


def question(text: str, *, sensitive: bool = False) -> Question:
    return Question("fact", "a", None, text, (), Money.of(1640), sensitive, None)


ESTIMATE = Estimate(
    on=TODAY,
    programs=(program(),),
    total_cost=Money.of(5220),
    total_cost_known=Money.of(5220),
    unknown_prices=0,
    non_repayable=None,
    out_of_pocket_best=Money.of(1720),
    out_of_pocket_worst=Money.of(5220),
    due_before_reimbursement=None,
    questions=(
        question("Is it on the grant list?"),
        question("Is there a canary-care history?", sensitive=True),
    ),
    stops=(
        Stop("s", "canary-benefit first", "Ask the canary-benefit office.",
             "First get the permission that Dana explained.", sensitive=True),
    ),
)  # fmt: skip


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> ClientView:
    theme.apply(qapp, "light", 100)
    made = ClientView()
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    return made


def texts(view: QWidget) -> str:
    """Everything that eyes, the mouse pointer or a screen reader can find."""
    held: list[str] = []
    for widget in [view, *view.findChildren(QWidget)]:
        held += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        held.append(widget.windowTitle())
        if isinstance(widget, QLabel | QAbstractButton):
            held.append(widget.text())
    return "\n".join(held)


def test_that_the_worst_case_leads(view: ClientView) -> None:
    view.show_file(FILE, ESTIMATE)
    said = texts(view)
    assert "Rosa, this is your plan and its cost" in said
    assert said.index("$5,220") < said.index("$1,720")


def test_that_nothing_sensitive_and_no_surname_is_shown(view: ClientView) -> None:
    view.show_file(FILE, ESTIMATE)
    said = texts(view)
    assert [canary for canary in CANARIES if canary in said] == []
    assert "First get the permission that Dana explained." in said
    assert "Is it on the grant list?" in said


def test_that_costs_that_tell_a_story_stand_in_one_line() -> None:
    rows = course_rows(FILE, ESTIMATE)
    assert [row.title for row in rows] == [
        "Office Training", "Microsoft Office", "Other costs that you named", "All together",
    ]  # fmt: skip
    assert rows[0].price == Money.of(2000)
    assert rows[2].price == Money.of(720)


def test_that_the_total_keeps_the_grants_own_limit() -> None:
    """Each course alone might get its whole price; together they get the cap."""
    rows = course_rows(FILE, ESTIMATE)
    assert [row.maybe for row in rows] == [Money.of(n) for n in (2000, 2500, 0, 3500)]


def test_that_an_unknown_price_is_never_zero(view: ClientView) -> None:
    unknown = replace(ITEMS[1], costs=(cost("3", Category.TUITION, None),))
    file = replace(FILE, items=(ITEMS[0], unknown))
    estimate = replace(
        ESTIMATE, total_cost=None, total_cost_known=Money.of(2720), unknown_prices=1,
        out_of_pocket_worst=None,
    )  # fmt: skip
    assert [row.price for row in course_rows(file, estimate)][1] is None
    view.show_file(file, estimate)
    said = texts(view)
    assert "$2,720 or more" in said
    assert "No upper limit: 1 price unknown" in said
    assert "we ask, not decided" in said


def test_that_the_estimate_never_reads_like_an_approval(
    view: ClientView, qapp: QApplication
) -> None:
    view.show_file(FILE, ESTIMATE)
    (said,) = [label for label in view.findChildren(QLabel) if "not an approval" in label.text()]
    assert said.isVisible()
    theme.apply(qapp, "light", 200)
    bottom = said.mapTo(view, said.rect().bottomLeft()).y()
    assert bottom <= view.height()


def test_that_nothing_can_be_edited_here(view: ClientView) -> None:
    view.show_file(FILE, ESTIMATE)
    assert view.findChildren(QLineEdit) == []
    assert view.findChildren(QAbstractButton) == [view.back_button]


def test_that_a_guest_has_no_name_here(view: ClientView) -> None:
    view.show_file(replace(FILE, client=Client(ClientId("g"))), ESTIMATE)
    assert "Your plan and its cost" in texts(view)


def test_that_closing_leaves_nothing(view: ClientView, qtbot: QtBot) -> None:
    view.show_file(FILE, ESTIMATE)
    view.clear()
    qtbot.waitUntil(lambda: "Rosa" not in texts(view))


def test_that_back_is_a_button_too(view: ClientView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.back_requested):
        QTest.mouseClick(view.back_button, Qt.MouseButton.LeftButton)


def test_that_questions_about_the_person_stand_as_one_line_without_their_words() -> None:
    about = replace(question("Does the client have a canary-file?"), credential_id=None)
    asked = replace(ESTIMATE, questions=(about, about, question("Is it on the grant list?")))
    said = [client_view._asked_words(one) for one in client_view._asked(asked)]
    assert said == ["Is it on the grant list?", "A few answers about you. We ask them together."]


def test_that_a_course_without_a_quote_may_still_be_paid() -> None:
    """Its tuition is a line that nobody has written down yet."""
    unquoted = replace(ITEMS[1], costs=())
    rows = course_rows(replace(FILE, items=(ITEMS[0], unquoted)), ESTIMATE)
    assert (rows[1].price, rows[1].maybe) == (None, Money.of(2500))
