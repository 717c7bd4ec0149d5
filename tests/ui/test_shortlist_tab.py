"""Step 3 by keyboard and mouse: choose, order, type quotes, turn down, type in from a flyer."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from advisor.domain.client import ItemState, Told
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.services.searching import Query
from advisor.ui.controls.widgets import Button
from advisor.ui.look import theme
from tests.ui.shortlist_rig import DENTAL, MEDICAL, TIMBER, TODAY, ShortlistRig


def test_that_enter_adds_the_result_and_the_focus_stays(rig: ShortlistRig) -> None:
    rig.search("mass timber")
    field, results = rig.tab.search.search_field, rig.tab.search.results
    rig.qtbot.keyClick(field, Qt.Key.Key_Down)
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.keyClick(results, Qt.Key.Key_Return)
    assert results.hasFocus()
    assert rig.only().record == rig.record(TIMBER)
    assert rig.only().title == rig.titles()[0]


def test_that_a_click_on_the_painted_button_adds_just_that_row(rig: ShortlistRig) -> None:
    rig.search("mass timber")
    results = rig.tab.search.results
    second = results.rows.index(1)
    row = results.rows.row(second)
    assert row is not None
    spot = results.hit_delegate.button_rect(row, results.visualRect(second)).center()
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert rig.only().title == row.hit.credential.title


def test_that_a_click_beside_the_button_adds_nothing(rig: ShortlistRig) -> None:
    rig.search("mass timber")
    results = rig.tab.search.results
    first = results.visualRect(results.rows.index(0))
    rig.qtbot.mouseClick(
        results.viewport(), Qt.MouseButton.LeftButton, pos=first.topLeft() + QPoint(40, 20)
    )
    assert rig.stored().items == ()


def test_that_an_undated_price_is_shown_but_never_filled_in(rig: ShortlistRig) -> None:
    undated = next(
        hit.credential
        for hit in rig.catalogue.search(_query("old or undated")).hits
        if hit.credential.as_of is None and hit.credential.tuition is not None
    )
    rig.tab.search.add_requested.emit(undated)
    rig.qtbot.waitUntil(lambda: len(rig.rows()) == 1)
    assert [line.amount for line in rig.only().costs if line.amount is not None] == []
    said = " ".join(line.text for line in rig.rows()[0]._lines or ())
    assert f"was {undated.tuition}, undated: ask" in said
    rig.qtbot.waitUntil(rig.rows()[0].cells.quote.isVisible)


def test_that_an_unknown_price_typed_in_reaches_the_vault_with_who_told_it(
    rig: ShortlistRig,
) -> None:
    (row,) = rig.choose(DENTAL)
    assert row.cells.quote.isVisible()
    rig.type_into(row.cells.quote, "1,240.50")
    (line,) = rig.only().costs
    assert line.category is Category.TUITION
    assert line.amount == Money.of("1240.50")
    assert line.told == Told("the college", TODAY)
    rig.qtbot.waitUntil(lambda: not row.cells.quote.isVisible())


def test_that_half_a_word_is_not_a_price(rig: ShortlistRig) -> None:
    (row,) = rig.choose(DENTAL)
    row.cells.quote.setFocus()
    rig.qtbot.keyClicks(row.cells.quote, "about 900")
    rig.qtbot.keyClick(row.cells.quote, Qt.Key.Key_Tab)
    assert all(line.amount is None for line in rig.only().costs)
    assert row.cells.quote.property("wrong")


def test_that_the_price_field_keeps_focus_and_text_while_the_file_changes(
    rig: ShortlistRig,
) -> None:
    row, _other = rig.choose(DENTAL, MEDICAL)
    field = row.cells.quote
    field.setFocus()
    rig.qtbot.keyClicks(field, "12")
    with rig.qtbot.waitSignal(rig.work.file_changed):
        rig.work.refresh()
    assert field.hasFocus()
    assert field.text() == "12"
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.keyClicks(field, "00")
    assert field.hasFocus()
    assert [line.amount for line in rig.stored().chosen[0].costs] == [Money.of(1200)]


def test_that_alt_and_an_arrow_key_reorder(rig: ShortlistRig) -> None:
    first, _second, _third = rig.choose(DENTAL, MEDICAL, TIMBER)
    first.setFocus()
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.keyClick(first, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [item.record.id for item in rig.stored().chosen if item.record] == [
        MEDICAL,
        DENTAL,
        TIMBER,
    ]
    rig.qtbot.waitUntil(lambda: rig.rows()[1] is first)
    assert first.hasFocus()
    assert first.number.text() == "2"


def test_that_a_row_dragged_by_its_grip_lands_where_it_was_let_go(rig: ShortlistRig) -> None:
    _first, _second, third = rig.choose(DENTAL, MEDICAL, TIMBER)
    top = rig.rows()[0]
    target = third.grip.mapFromGlobal(top.mapToGlobal(QPoint(20, 4)))
    rig.qtbot.mousePress(third.grip, Qt.MouseButton.LeftButton)
    rig.qtbot.mouseMove(third.grip, target)
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.mouseRelease(third.grip, Qt.MouseButton.LeftButton, pos=target)
    assert next(item.record.id for item in rig.stored().chosen if item.record) == TIMBER


def test_that_turning_down_keeps_the_reason_and_who(rig: ShortlistRig) -> None:
    row, _other = rig.choose(DENTAL, MEDICAL)
    row.setFocus()
    rig.qtbot.keyClick(row, Qt.Key.Key_Delete)
    assert row.turn_down_form is not None
    rig.qtbot.keyClicks(row.turn_down_form.field, "No evening class")
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.keyClick(row.turn_down_form.field, Qt.Key.Key_Return)
    (down,) = rig.stored().turned_down
    assert (down.reason, down.turned_down_by) == ("No evening class", "client")
    assert len(rig.stored().chosen) == 1
    rig.qtbot.waitUntil(rig.tab.view.turned_down.isVisible)
    assert rig.rows()[0].hasFocus()


def test_that_an_option_is_not_turned_down_without_a_reason(rig: ShortlistRig) -> None:
    (row,) = rig.choose(DENTAL)
    row.ask_why()
    assert row.turn_down_form is not None
    assert not row.turn_down_form.save_button.isEnabled()
    rig.qtbot.keyClick(row.turn_down_form.field, Qt.Key.Key_Return)
    assert rig.only().state is ItemState.CHOSEN


def test_that_an_option_turned_down_can_be_taken_back(rig: ShortlistRig) -> None:
    (row,) = rig.choose(DENTAL)
    with rig.qtbot.waitSignal(rig.work.saved):
        row.turned_down.emit(row.item.id, "too far", "counsellor")
    folded = rig.tab.view.turned_down
    rig.qtbot.mouseClick(folded.fold_button, Qt.MouseButton.LeftButton)
    assert "too far" in _texts(folded)
    button = next(b for b in folded.findChildren(Button) if b.text() == "Take back")
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert rig.only().record == rig.record(DENTAL)


def test_that_a_course_from_a_flyer_takes_one_form_and_enter(rig: ShortlistRig) -> None:
    rig.qtbot.mouseClick(rig.tab.flyer_button, Qt.MouseButton.LeftButton)
    form = rig.tab.flyer
    assert form.title.hasFocus()
    rig.qtbot.keyClicks(form.title, "Bookkeeping for beginners")
    rig.qtbot.keyClicks(form.provider, "Langara College")
    rig.qtbot.keyClicks(form.price, "640")
    rig.qtbot.keyClicks(form.starts, "18 Jan 2027")
    rig.qtbot.keyClicks(form.weeks, "6")
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.keyClick(form.weeks, Qt.Key.Key_Return)
    item = rig.only()
    assert (item.title, item.provider) == ("Bookkeeping for beginners", "Langara College")
    assert item.institution_type == "bc_public"
    assert (item.start, item.weeks) == (date(2027, 1, 18), 6)
    assert [line.amount for line in item.costs] == [Money.of(640)]
    assert item.costs[0].told == Told("the flyer", TODAY)
    assert not form.isVisible()
    rig.qtbot.waitUntil(rig.rows()[0].hasFocus)


def test_that_a_flyer_without_a_price_has_an_unknown_price(rig: ShortlistRig) -> None:
    rig.tab.flyer_button.click()
    rig.qtbot.keyClicks(rig.tab.flyer.title, "Forklift")
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.keyClick(rig.tab.flyer.title, Qt.Key.Key_Return)
    assert all(line.amount is None for line in rig.only().costs)
    assert rig.only().institution_type == ""
    assert rig.work.estimate is not None
    assert rig.work.estimate.unknown_prices == 1


def test_that_a_flyer_needs_a_title_and_says_so(rig: ShortlistRig) -> None:
    rig.tab.flyer_button.click()
    rig.qtbot.keyClick(rig.tab.flyer.price, Qt.Key.Key_Return)
    assert rig.tab.flyer.isVisible()
    assert "title" in rig.tab.flyer.trouble.text()
    assert rig.stored().items == ()


def test_that_the_grant_list_answer_is_kept_with_the_day(rig: ShortlistRig) -> None:
    (row,) = rig.choose(DENTAL)
    yes = row.listed_question.choice.button("yes")
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.qtbot.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert rig.only().on_grant_list == "yes"
    assert rig.only().listing_told == Told("the college", TODAY)
    assert not row.listed_question.isVisible()


def test_that_closing_the_file_leaves_no_word_of_it(rig: ShortlistRig) -> None:
    (row,) = rig.choose(DENTAL)
    row.toggle_quote()
    rig.search("canary query")
    rig.tab.flyer_button.click()
    rig.qtbot.keyClicks(rig.tab.flyer.title, "canary course")
    rig.work.close()
    assert rig.tab.view.rows == {}
    assert "canary" not in _texts(rig.tab)
    assert rig.tab.flyer.title.text() == ""
    assert rig.tab.search.search_field.text() == ""


def test_that_in_little_room_the_two_sides_take_turns_and_the_focus_stays(
    rig: ShortlistRig,
    qapp: QApplication,
) -> None:
    rig.search("timber")
    assert not rig.tab.sides.switch.isVisible()
    rig.tab.resize(620, 600)
    rig.qtbot.waitUntil(rig.tab.sides.switch.isVisible)
    assert rig.tab.search.search_field.hasFocus()
    assert rig.tab.search.results.isVisible()
    assert not rig.tab.view.isVisible()
    rig.qtbot.mouseClick(rig.tab.sides.switch.button("shortlist"), Qt.MouseButton.LeftButton)
    assert rig.tab.view.isVisible()
    rig.tab.resize(1014, 600)
    rig.qtbot.waitUntil(lambda: rig.tab.view.isVisible() and rig.tab.search.results.isVisible())
    assert rig.tab.search.facets.isVisible()
    assert theme.percent() == 100


def _query(price: str) -> Query:
    return Query(where={"price": (price,)}, limit=500, on=TODAY)


def _texts(widget: QWidget) -> str:
    held = [widget.accessibleName()]
    for one in widget.findChildren(QWidget):
        held.append(one.accessibleName())
        if isinstance(one, QLabel | QLineEdit | QAbstractButton):
            held.append(one.text())
    return "\n".join(held)
