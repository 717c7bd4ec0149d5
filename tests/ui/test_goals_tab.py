"""Goals: an occupation by any job title, by keyboard alone; limits that save themselves."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from advisor.domain.money import Money
from tests.ui.client_rig import Rig

Open = Callable[[str], Rig]
NEW, AIMED = "Halyna Dovzhenko", "Marisol Quintero"


def search(qtbot: QtBot, rig: Rig, text: str) -> None:
    """Type a job title and wait for its hits."""
    rig.page.open_step(1)
    field = rig.goals.search.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    qtbot.waitUntil(rig.goals.search.hits.isVisible)


def test_that_a_job_title_becomes_the_target_by_keyboard(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(NEW)
    search(qtbot, rig, "medical secretary")
    field = rig.goals.search.field
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Up)
    with qtbot.waitSignal(rig.work.saved):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert rig.stored().goal.noc == "13112"
    assert rig.stored().goal.occupation == "Medical administrative assistants"
    qtbot.waitUntil(rig.goals.card.isVisible)
    assert not rig.goals.card.use_button.isVisible()
    assert field.hasFocus()


def test_that_looking_at_another_occupation_changes_no_target(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(AIMED)
    before = rig.stored().goal.noc
    search(qtbot, rig, "welder")
    QTest.keyClick(rig.goals.search.field, Qt.Key.Key_Return)
    qtbot.waitUntil(rig.goals.card.use_button.isVisible)
    assert rig.stored().goal.noc == before
    with qtbot.waitSignal(rig.work.saved):
        QTest.mouseClick(rig.goals.card.use_button, Qt.MouseButton.LeftButton)
    assert rig.stored().goal.noc == "72106"


def test_that_esc_gives_the_target_back(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(AIMED)
    search(qtbot, rig, "welder")
    QTest.keyClick(rig.goals.search.field, Qt.Key.Key_Escape)
    assert rig.goals.search.field.text() == "Medical administrative assistants"
    assert not rig.goals.search.hits.isVisible()


def test_that_limits_are_kept_as_values(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(NEW)
    rig.page.open_step(1)
    form = rig.goals.form
    for field, text in ((form.own_money, "$ 1,200.50"), (form.hours_a_week, "7.5")):
        field.setFocus()
        field.selectAll()
        with qtbot.waitSignal(rig.work.saved, timeout=2000):
            QTest.keyClicks(field, text)
    goal = rig.stored().goal
    assert (goal.own_money, goal.hours_a_week) == (Money.of("1200.50"), Decimal("7.5"))


def test_that_an_emptied_limit_is_unknown_and_not_zero(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(AIMED)
    rig.page.open_step(1)
    field = rig.goals.form.own_money
    field.setFocus()
    field.selectAll()
    with qtbot.waitSignal(rig.work.saved, timeout=2000):
        QTest.keyClick(field, Qt.Key.Key_Delete)
    assert rig.stored().goal.own_money is None


def test_that_two_quick_clicks_keep_both_days(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(NEW)
    rig.page.open_step(1)
    days = rig.goals.form.days
    for day in ("tue", "mon"):
        QTest.mouseClick(days.button(day), Qt.MouseButton.LeftButton)
    assert rig.stored().goal.days == ("mon", "tue")
    qtbot.waitUntil(lambda: days.button("mon").isChecked() and days.button("tue").isChecked())


def test_that_a_skill_is_added_with_enter(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(NEW)
    rig.page.open_step(1)
    field = rig.goals.form.skills_held.tags.field
    field.setFocus()
    QTest.keyClicks(field, "FOODSAFE 1")
    with qtbot.waitSignal(rig.work.saved):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert rig.stored().goal.skills_held == ("FOODSAFE 1",)


def test_that_a_skill_like_an_insurance_number_is_not_kept(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(NEW)
    rig.page.open_step(1)
    field = rig.goals.form.skills_held.tags.field
    field.setFocus()
    QTest.keyClicks(field, "130 692 544")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert rig.stored().goal.skills_held == ()


def test_that_tab_follows_the_conversation(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig(AIMED)
    rig.page.open_step(1)
    form = rig.goals.form
    form.words.field.setFocus()
    qtbot.waitUntil(form.words.field.hasFocus)
    tags = form.skills_held.findChildren(QToolButton)
    qtbot.waitUntil(tags[-1].isVisible)
    order = []
    for _step in range(40):
        focused = QApplication.focusWidget()
        assert focused is not None
        order.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    expected = [
        form.words.field,
        form.by,
        form.why.field,
        form.own_money,
        form.hours_a_week,
        form.travel.field,
        form.days.button("mon"),
        form.delivery.button("online"),
        form.device.field,
        form.skills_held.tags.field,
        form.skills_wanted.tags.field,
        rig.goals.search.field,
    ]
    places = [order.index(widget) for widget in expected]
    assert places == sorted(places)
    names = [widget.accessibleName() for widget in order]
    assert names.index("Spanish, stated: change how it is held, or remove it") < names.index(
        "Target occupation, by any job title"
    )
    assert names.index("Target occupation, by any job title") < names.index("Search courses")
