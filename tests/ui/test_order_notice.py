"""An order that cannot be is said in a sentence, and its button mends it, with undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from advisor.domain.credential import CredentialId
from advisor.settings import Settings
from advisor.ui.plan.plan_tab import PlanTab
from tests.ui.shortlist_rig import DENTAL, ShortlistRig

COOK_1 = CredentialId("selkirk/professional-cook-1")
COOK_2 = CredentialId("selkirk/professional-cook-2")
NIC_COOK = CredentialId("nic/professional-cook-1-institutional-entry")


def order(rig: ShortlistRig) -> list[str]:
    return [item.record.id for item in rig.stored().chosen if item.record]


def press(rig: ShortlistRig, place: int) -> None:
    """Press a button of the notice by keyboard, once it is there."""
    notice = rig.tab.order
    rig.qtbot.waitUntil(lambda: len(notice.buttons) > place)
    button = notice.buttons[place]
    button.setFocus()
    with rig.qtbot.waitSignal(notice.looked):
        rig.qtbot.keyClick(button, Qt.Key.Key_Space)


def test_that_nothing_is_said_of_an_order_that_can_be(rig: ShortlistRig) -> None:
    with rig.qtbot.waitSignal(rig.tab.order.looked):
        rig.choose(DENTAL)
    assert rig.tab.order.isHidden()


def test_that_the_button_puts_the_courses_in_order_and_undo_takes_it_back(
    rig: ShortlistRig,
) -> None:
    rig.choose(COOK_2, COOK_1)
    notice = rig.tab.order
    rig.qtbot.waitUntil(notice.isVisible)
    assert "“Professional Cook 2” asks for “Professional Cook 1” first" in (
        notice.accessibleDescription()
    )
    press(rig, 0)
    assert order(rig) == [COOK_1, COOK_2]
    assert notice.isHidden()
    assert rig.rows()[0].hasFocus()
    with rig.qtbot.waitSignal(notice.looked):
        rig.work.undo()
    assert order(rig) == [COOK_2, COOK_1]
    assert notice.isVisible()


def test_that_the_button_adds_what_is_missing_before_what_asks_for_it(rig: ShortlistRig) -> None:
    rig.choose(NIC_COOK)
    press(rig, 0)
    assert order(rig) == ["foodsafe/foodsafe-level-1", NIC_COOK]
    assert rig.tab.order.isHidden()


def test_that_who_has_it_needs_no_course_and_the_row_says_so(rig: ShortlistRig) -> None:
    rig.choose(NIC_COOK)
    press(rig, 1)
    assert rig.stored().goal.skills_held == ("FoodSafe Level 1",)
    (row,) = rig.rows()
    assert "FoodSafe Level 1: The client says so" in row.accessibleName()
    assert "English 10 C or assessment; Math 10 C or assessment: To show" in row.accessibleName()


def test_that_a_closed_file_leaves_no_word_behind(rig: ShortlistRig) -> None:
    rig.choose(NIC_COOK)
    rig.qtbot.waitUntil(rig.tab.order.isVisible)
    rig.work.close()
    assert rig.tab.order.isHidden()
    assert rig.tab.order.accessibleDescription() == ""


def test_that_the_plan_step_says_it_too_one_fault_at_a_time(rig: ShortlistRig) -> None:
    tab = PlanTab(rig.work, rig.catalogue, Settings())
    rig.qtbot.addWidget(tab)
    tab.show()
    rig.choose(NIC_COOK, COOK_2, COOK_1)
    rig.qtbot.waitUntil(lambda: len(tab.order.buttons) == 1)
    words = [label.text() for label in tab.order.findChildren(QLabel)]
    assert "1 more after this" in words
    with rig.qtbot.waitSignal(tab.order.looked):
        tab.order.buttons[0].click()
    assert order(rig) == [NIC_COOK, COOK_1, COOK_2]
    rig.qtbot.waitUntil(lambda: len(tab.order.buttons) == 2)
    rig.work.close()  # nothing is drawn any more once what is under way has come back
    rig.qtbot.waitUntil(lambda: not rig.work.tasks.busy)
