"""About: answers live as facts, gentle questions stay folded, an insurance number is held back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from advisor.domain.client import PREFERS_NOT
from advisor.ui.client.about_tab import age
from advisor.ui.client.fact_row import Buttons, FactRow, Several
from advisor.ui.client.step_button import StepButton
from advisor.ui.controls.widgets import Label
from tests.ui.client_rig import Rig

Open = Callable[[str], Rig]
NEW = "Halyna Dovzhenko"
NUMBER = "130 692 544"  # passes the check sum, belongs to nobody: a published example


def yes_no(rig: Rig) -> tuple[FactRow, Buttons]:
    """The first harmless yes-or-no fact that nobody asked yet."""
    answers = rig.stored().answers
    for key, row in rig.about.facts.rows.items():
        fresh = key not in answers and not row.fact.only_after and not row.fact.sensitive
        if fresh and isinstance(row.answer, Buttons):
            return row, row.answer
    raise AssertionError("no such fact")


def test_that_an_answer_is_kept_where_the_fact_lives(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(NEW)
    rig.page.open_step(0)
    row, buttons = yes_no(rig)
    button = buttons.button("yes")
    button.setFocus()
    with qtbot.waitSignal(rig.work.saved):
        QTest.keyClick(button, Qt.Key.Key_Space)
    assert rig.stored().answers[row.fact.key].value == "yes"


def test_that_an_answer_taken_back_is_not_asked_and_not_a_no(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(NEW)
    rig.page.open_step(0)
    row, buttons = yes_no(rig)
    for _time in range(2):
        with qtbot.waitSignal(rig.work.saved):
            QTest.mouseClick(buttons.button("no"), Qt.MouseButton.LeftButton)
    assert row.fact.key not in rig.stored().answers
    assert buttons.value is None


def test_that_gentle_questions_stay_folded_until_they_are_opened(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig(NEW)
    rig.page.open_step(0)
    row = next(row for row in rig.about.facts.rows.values() if isinstance(row.answer, Several))
    assert isinstance(row.answer, Several)
    assert row.fact.sensitive
    assert not row.isVisible()
    QTest.mouseClick(rig.about.facts.open_button, Qt.MouseButton.LeftButton)
    assert row.isVisible()
    with qtbot.waitSignal(rig.work.saved):
        QTest.mouseClick(row.answer.button(PREFERS_NOT), Qt.MouseButton.LeftButton)
    assert rig.stored().answers[row.fact.key].value == PREFERS_NOT
    rig.work.close()
    assert not row.isVisible()
    assert not row.answer.button(PREFERS_NOT).isChecked()


def test_that_an_open_answer_stands_alone(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(NEW)
    row = next(row for row in rig.about.facts.rows.values() if isinstance(row.answer, Several))
    assert isinstance(row.answer, Several)
    row.answer.set_value("ei,disability")
    with qtbot.waitSignal(row.answered) as said:
        row.answer.button(PREFERS_NOT).click()
    assert said.args == [row.fact.key, PREFERS_NOT]


def test_that_a_text_like_an_insurance_number_is_held_back_until_somebody_says_so(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig(NEW)
    rig.page.open_step(0)
    note = rig.about.person.note
    note.field.setFocus()
    QTest.keyClicks(note.field, f"Number {NUMBER}")
    qtbot.waitUntil(note.caution.isVisible, timeout=2000)
    assert NUMBER not in rig.stored().client.note
    with qtbot.waitSignal(rig.work.saved):
        note.caution.kept.emit()
    assert NUMBER in rig.stored().client.note
    assert not note.caution.isVisible()


def test_that_a_number_taken_out_again_leaves_what_stood_there(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig("Marisol Quintero")
    rig.page.open_step(0)
    box = rig.about.person.supports
    before = box.field.text()
    box.field.setFocus()
    QTest.keyClicks(box.field, NUMBER)
    qtbot.waitUntil(box.caution.isVisible, timeout=2000)
    box.caution.removed.emit()
    assert box.field.text() == before
    assert rig.stored().client.supports == before


def test_that_a_birthday_tomorrow_is_not_an_age_today() -> None:
    assert age(date(2000, 11, 25), date(2026, 11, 24)) == 25
    assert age(date(2000, 11, 24), date(2026, 11, 24)) == 26


def test_that_every_fact_that_is_asked_stands_on_the_page_and_few_of_them_are_open(
    open_rig: Open,
) -> None:
    rig = open_rig(NEW)
    rig.page.open_step(0)
    rows = rig.about.facts.rows
    asked = {fact.key for fact in rig.work.rules.facts.values() if fact.about == "client"}
    asked &= {key for key, fact in rig.work.rules.facts.items() if fact.question}
    by_date = {"age_at_start", "age_at_year_end"}  # the birth date says them
    assert asked - by_date - {"signed_declarations"} == set(rows)  # accepted when applying
    assert 0 < sum(row.isVisible() for row in rows.values()) <= 10


def test_that_a_group_opens_counts_what_was_asked_and_folds_when_the_file_closes(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig(NEW)
    rig.page.open_step(0)
    group, row = rig.about.facts.groups["work"], rig.about.facts.rows["employer_applies"]
    assert not row.isVisible()
    QTest.mouseClick(group.open_button, Qt.MouseButton.LeftButton)
    assert row.isVisible()
    assert group.open_button.accessibleName() == "Fold: Work"
    step = rig.page.findChildren(StepButton)[0]
    before = step.accessibleName()
    assert isinstance(row.answer, Buttons)
    with qtbot.waitSignal(rig.work.saved):
        QTest.mouseClick(row.answer.button("yes"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(rig.about.facts.rows["etg_approved"].isVisible)
    assert "1 of 6 asked" in [label.text() for label in group.findChildren(Label)]
    assert step.accessibleName() == before, "the step counts the open ones"
    rig.work.close()
    assert not row.isVisible()
