"""The quote: every fact with who said it and when, saved as it is typed, unknown never zero."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from advisor.domain.client import Told
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.ui.shortlist.quote_editor import QuoteEditor
from tests.ui.shortlist_rig import DENTAL, MEDICAL, TODAY, ShortlistRig

COLLEGE = Told("the college", TODAY)


@pytest.fixture
def editor(rig: ShortlistRig) -> QuoteEditor:
    (row,) = rig.choose(DENTAL)
    row.setFocus()
    rig.qtbot.keyClick(row, Qt.Key.Key_Return)
    assert row.editor is not None
    rig.qtbot.waitUntil(row.editor.isVisible)
    return row.editor


def test_that_enter_opens_the_quote_on_its_price_and_esc_closes_it(rig: ShortlistRig) -> None:
    (row,) = rig.choose(DENTAL)
    row.setFocus()
    rig.qtbot.keyClick(row, Qt.Key.Key_Return)
    assert row.editor is not None
    tuition = row.editor.amounts[Category.TUITION]
    assert tuition.hasFocus()
    rig.qtbot.keyClick(tuition, Qt.Key.Key_Escape)
    assert rig.rows()[0].editor is None
    assert row.hasFocus()


def test_that_only_one_quote_is_open(rig: ShortlistRig) -> None:
    first, second = rig.choose(DENTAL, MEDICAL)
    first.toggle_quote()
    second.toggle_quote()
    assert first.editor is None
    assert second.editor is not None


def test_that_each_amount_is_a_line_of_its_own_category(
    rig: ShortlistRig,
    editor: QuoteEditor,
) -> None:
    for category, text in zip(editor.amounts, ("495", "0", "95.50"), strict=True):
        rig.type_into(editor.amounts[category], text)
    lines = {line.category: line for line in rig.only().costs}
    assert lines[Category.TUITION].amount == Money.of(495)
    assert lines[Category.MANDATORY_FEES].amount == Money.of(0)
    assert lines[Category.MATERIALS_REQUIRED].amount == Money.of("95.50")
    assert {line.told for line in lines.values()} == {COLLEGE}


def test_that_two_quick_edits_of_a_new_line_make_one_line(
    rig: ShortlistRig,
    editor: QuoteEditor,
) -> None:
    field = editor.amounts[Category.TUITION]
    field.edited.emit(Money.of(4))
    field.edited.emit(Money.of(49))
    rig.qtbot.waitUntil(lambda: [c.amount for c in rig.stored().items[0].costs] == [Money.of(49)])


def test_that_an_emptied_tuition_is_unknown_not_zero(
    rig: ShortlistRig,
    editor: QuoteEditor,
) -> None:
    field = editor.amounts[Category.TUITION]
    rig.type_into(field, "495")
    field.setFocus()
    field.selectAll()
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.keyClick(field, Qt.Key.Key_Delete)
        rig.qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert [line.amount for line in rig.only().costs] == [None]
    assert rig.work.estimate is not None
    assert rig.work.estimate.unknown_prices == 1


def test_that_a_name_typed_after_the_price_is_kept_with_it(
    rig: ShortlistRig,
    editor: QuoteEditor,
) -> None:
    rig.type_into(editor.amounts[Category.TUITION], "495")
    rig.type_into(editor.starts, "18 Jan 2027")
    rig.type_into(editor.told_by, "Ms. Wu, registrar")
    rig.qtbot.waitUntil(lambda: rig.only().schedule_told == Told("Ms. Wu, registrar", TODAY))
    assert rig.only().costs[0].told == Told("Ms. Wu, registrar", TODAY)


def test_that_a_new_name_does_not_restamp_what_was_told_before(
    rig: ShortlistRig,
    editor: QuoteEditor,
) -> None:
    rig.type_into(editor.amounts[Category.TUITION], "495")
    row = rig.rows()[0]
    row.close_quote()
    row.toggle_quote()
    assert row.editor is not None
    rig.qtbot.keyClicks(row.editor.told_by, " office")
    rig.type_into(row.editor.amounts[Category.MANDATORY_FEES], "20")
    lines = {line.category: line.told for line in rig.only().costs}
    assert lines[Category.TUITION] == COLLEGE
    assert lines[Category.MANDATORY_FEES] == Told("the college office", TODAY)


def test_that_the_day_it_was_told_can_be_another(
    rig: ShortlistRig,
    editor: QuoteEditor,
) -> None:
    editor.told_on.selectAll()
    rig.qtbot.keyClicks(editor.told_on, "19 Nov 2026")
    rig.type_into(editor.amounts[Category.TUITION], "495")
    assert rig.only().costs[0].told == Told("the college", date(2026, 11, 19))


def test_that_schedule_facts_are_kept_with_who_told_them(
    rig: ShortlistRig,
    editor: QuoteEditor,
) -> None:
    rig.type_into(editor.starts, "18/1/2027")
    rig.type_into(editor.weeks, "7.5")
    rig.type_into(editor.hours, "5.5")
    rig.type_into(editor.register_by, "2026-12-20")
    rig.type_into(editor.phone, "604-555-0100")
    item = rig.only()
    assert (item.start, item.weeks, item.hours_a_week) == (date(2027, 1, 18), 8, Decimal("5.5"))
    assert (item.register_by, item.phone) == (date(2026, 12, 20), "604-555-0100")
    assert item.schedule_told == COLLEGE


def test_that_a_cost_of_living_is_added_priced_and_removed(
    rig: ShortlistRig,
    editor: QuoteEditor,
) -> None:
    child_care = next(
        action for action in editor.lines.menu.actions() if action.text() == "Child care"
    )
    with rig.qtbot.waitSignal(rig.work.saved):
        child_care.trigger()
    (row,) = editor.lines.rows.values()
    assert [line.amount for line in rig.only().costs if line.category is Category.CHILDCARE] == [
        None
    ]
    rig.type_into(row.amount, "400")
    rig.type_into(row.label, "Tuesday evenings")
    line = next(c for c in rig.only().costs if c.category is Category.CHILDCARE)
    assert (line.amount, line.label, line.told) == (Money.of(400), "Tuesday evenings", COLLEGE)
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.mouseClick(row.remove_button, Qt.MouseButton.LeftButton)
    assert Category.CHILDCARE not in {c.category for c in rig.only().costs}


def test_that_grant_answers_are_kept_and_taken_back(
    rig: ShortlistRig,
    editor: QuoteEditor,
) -> None:
    for choice in (editor.listed.choice, editor.money_left.choice):
        with rig.qtbot.waitSignal(rig.work.saved):
            rig.qtbot.mouseClick(choice.button("does_not_know"), Qt.MouseButton.LeftButton)
    with rig.qtbot.waitSignal(rig.work.saved):
        editor.rules_open.click()
    item = rig.only()
    assert (item.on_grant_list, item.money_left) == ("does_not_know", "does_not_know")
    assert item.listing_told == item.money_told == item.rules_confirmed == COLLEGE
    with rig.qtbot.waitSignal(rig.work.saved):
        editor.rules_open.click()
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.mouseClick(
            editor.listed.choice.button("does_not_know"), Qt.MouseButton.LeftButton
        )
    item = rig.only()
    assert (item.on_grant_list, item.listing_told, item.rules_confirmed) == ("", None, None)


def test_that_a_note_like_a_social_insurance_number_is_held_back(
    rig: ShortlistRig,
    editor: QuoteEditor,
) -> None:
    editor.note.field.setFocus()
    rig.qtbot.keyClicks(editor.note.field, "SIN 130 692 544")
    rig.qtbot.waitUntil(editor.note.caution.isVisible)
    assert rig.only().note == ""


def test_that_what_is_typed_last_is_saved_when_the_quote_closes(
    rig: ShortlistRig,
    editor: QuoteEditor,
) -> None:
    rig.qtbot.keyClicks(editor.amounts[Category.TUITION], "77")
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.mouseClick(editor.done_button, Qt.MouseButton.LeftButton)
    assert [line.amount for line in rig.only().costs] == [Money.of(77)]
