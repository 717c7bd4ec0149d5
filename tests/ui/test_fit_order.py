"""Fit in the window: weights by keyboard, the order that follows, and the chip for what fits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from advisor.services import filing
from advisor.services.fitting import FITS, YES, Criterion
from advisor.services.searching import Query
from advisor.ui.search.matters_form import MATCH
from tests.ui.shortlist_rig import TODAY, ShortlistRig

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
LIMITS = {
    "skills_wanted": ("medical terminology",),
    "delivery": ("online",),
    "hours_a_week": Decimal(15),
}


def aim(rig: ShortlistRig, **goal: object) -> None:
    """Write a goal and wait until the page shows it."""
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.work.write(lambda vault, file: filing.edit_goal(vault, file.client.id, **goal))
    rig.qtbot.waitUntil(lambda: not rig.work.tasks.busy)


def open_form(rig: ShortlistRig) -> None:
    button = rig.tab.search.counts.order_button
    rig.qtbot.waitUntil(button.isVisible)
    button.setFocus()
    rig.qtbot.keyClick(button, Qt.Key.Key_Space)
    rig.qtbot.waitUntil(rig.tab.search.matters.isVisible)


def test_that_a_weight_set_by_keyboard_turns_the_order_is_kept_and_undone(
    rig: ShortlistRig,
) -> None:
    aim(rig, **LIMITS)
    rig.search("office")
    before, panel = rig.titles(), rig.tab.search
    open_form(rig)
    focus = QApplication.focusWidget()
    assert focus is panel.matters.steps[Criterion.GOAL].button("4")
    for _step in range(3):  # a lot, yes, a little, no
        rig.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    rig.qtbot.waitUntil(lambda: dict(rig.stored().goal.weights) == {"goal": 0})
    rig.qtbot.waitUntil(lambda: rig.titles() != before)
    assert panel.matters.steps[Criterion.GOAL].value == "0"
    for _step in range(3):
        rig.work.undo()
    rig.qtbot.waitUntil(lambda: dict(rig.stored().goal.weights) == {})
    rig.qtbot.waitUntil(lambda: rig.titles() == before)
    assert panel.matters.steps[Criterion.GOAL].value == "4"
    panel.matters.hide()


def test_that_tab_walks_the_criteria_and_esc_leads_back(rig: ShortlistRig) -> None:
    aim(rig, **LIMITS)
    rig.search("office")
    open_form(rig)
    matters = rig.tab.search.matters
    rig.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is matters.steps[Criterion.COST].button("2")
    names = [button.accessibleName() for button in matters.findChildren(QPushButton)]
    assert "Costs little after grants: A lot" in names
    rig.qtbot.keyClick(matters, Qt.Key.Key_Escape)
    rig.qtbot.waitUntil(lambda: not matters.isVisible())


def test_that_back_to_the_usual_forgets_every_weight(rig: ShortlistRig) -> None:
    aim(rig, **LIMITS, weights={"cost": 4, "length": 0})
    rig.search("office")
    open_form(rig)
    matters = rig.tab.search.matters
    assert matters.steps[Criterion.COST].value == "4"
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.mouseClick(matters.reset_button, Qt.MouseButton.LeftButton)
    assert dict(rig.stored().goal.weights) == {}
    assert matters.steps[Criterion.COST].value == "2"
    matters.hide()


def test_that_the_best_match_can_come_first_again(rig: ShortlistRig) -> None:
    aim(rig, **LIMITS)
    rig.search("office")
    panel = rig.tab.search
    assert panel.counts.order_button.text() == "best fit first"
    assert panel.turn_label.text().startswith(("First", "As good"))
    open_form(rig)
    rig.qtbot.mouseClick(panel.matters.order.button(MATCH), Qt.MouseButton.LeftButton)
    plain = rig.catalogue.search(Query("office", {}, 5, TODAY)).hits
    rig.qtbot.waitUntil(lambda: rig.titles() == [hit.credential.title for hit in plain])
    assert panel.counts.order_button.text() == "best match first"
    assert not panel.turn_label.text()
    panel.matters.hide()


def test_that_without_a_goal_the_match_stays_and_one_line_says_what_to_fill_in(
    rig: ShortlistRig,
) -> None:
    rig.search("office")
    plain = rig.catalogue.search(Query("office", {}, 5, TODAY)).hits
    assert rig.titles() == [hit.credential.title for hit in plain]
    panel = rig.tab.search
    rig.qtbot.waitUntil(panel.turn_label.isVisible)
    assert "Goals" in panel.turn_label.text()
    assert panel.counts.order_button.text() == "best match first"
    assert not panel.facets.chips[FITS].isVisible()


def test_that_the_chip_keeps_what_fits_and_counts_it(rig: ShortlistRig) -> None:
    aim(rig, delivery=("online",))
    rig.search("care")
    panel = rig.tab.search
    chip = panel.facets.chips[FITS]
    rig.qtbot.waitUntil(chip.isVisible)
    name, count = chip.text().rsplit(maxsplit=1)
    assert name.strip() == "Fits this client"
    chip.setFocus()
    rig.qtbot.keyClick(chip, Qt.Key.Key_Space)
    rig.qtbot.waitUntil(lambda: panel.count_aside.whole_text() == f"of {count} that fit")
    assert chip.isChecked()
    assert panel.facets.where == {FITS: (YES,)}
    rows = [panel.results.rows.row(panel.results.rows.index(n)) for n in range(5)]
    ways = {row.hit.credential.delivery for row in rows if row}
    assert ways <= {"online", "self-paced online", None}
    rig.qtbot.keyClick(chip, Qt.Key.Key_Space)
    rig.qtbot.waitUntil(lambda: "fit" not in panel.count_aside.whole_text())


def test_that_the_chip_names_the_client_and_goes_with_them(rig: ShortlistRig) -> None:
    aim(rig, delivery=("online",))
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.work.write(lambda vault, file: filing.edit(vault, file.client.id, name="Rosa Delgado"))
    panel = rig.tab.search
    assert panel.facets.chips[FITS].text().startswith("Fits Rosa")
    assert panel.matters.heading.text() == "What matters to Rosa?"
    panel.facets.set_where({FITS: (YES,)})
    rig.work.close()
    assert panel.facets.where == {}
    assert not panel.facets.chips[FITS].isVisible()
    assert "Rosa" not in panel.facets.chips[FITS].text()
    assert "Rosa" not in panel.matters.heading.text()
    assert not panel.turn_label.text()


def test_that_rows_do_not_move_under_a_hand(rig: ShortlistRig) -> None:
    aim(rig, **LIMITS)
    rig.search("office")
    before, results = rig.titles(), rig.tab.search.results
    rig.qtbot.keyClick(rig.tab.search.search_field, Qt.Key.Key_Down)
    assert results.hasFocus()
    aim(rig, weights={"goal": 0})
    assert rig.titles() == before
    rig.tab.search.search_field.setFocus()
    rig.qtbot.waitUntil(lambda: rig.titles() != before)


def test_that_what_breaks_every_limit_is_said_and_the_filter_let_go(rig: ShortlistRig) -> None:
    aim(rig, delivery=("in person",))
    rig.search("passive house")
    panel = rig.tab.search
    panel.facets.set_where({FITS: (YES,), "delivery": ("online",)})
    rig.qtbot.waitUntil(panel.empty.clear_button.isVisible)
    assert panel.empty.sentence.text() == "Each result breaks a limit of this client."
    rig.qtbot.mouseClick(panel.empty.clear_button, Qt.MouseButton.LeftButton)
    rig.qtbot.waitUntil(lambda: FITS not in panel.facets.where)
    rig.qtbot.waitUntil(lambda: bool(rig.titles()))


def test_that_the_order_stays_at_hand_in_little_room(rig: ShortlistRig) -> None:
    aim(rig, **LIMITS)
    rig.search("office")
    rig.tab.resize(640, 600)
    panel = rig.tab.search
    rig.qtbot.waitUntil(panel.facets.all_button.isVisible)
    assert panel.head.isAncestorOf(panel.counts.order_button)
    open_form(rig)
    assert panel.matters.turn.text().startswith(("First", "As good"))
    panel.matters.hide()
    rig.tab.resize(1014, 644)
    rig.qtbot.waitUntil(panel.counts.isVisible)
    assert panel.counts.isAncestorOf(panel.counts.order_button)
