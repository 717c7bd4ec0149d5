"""Two languages on one paper: what is the same stands once, what differs is a pair."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.domain.plan import Copy, PrintAs
from advisor.domain.situation import Category
from advisor.report.bar import BarRow, Look, MoneyBars, Segment
from advisor.report.beside import Merging, Pair, both
from advisor.report.boxes import Barred, TickBox, WriteLine
from advisor.report.elements import Cell, Element, Inline, Row, Stack
from advisor.report.flow import Part
from advisor.report.front import YOUR_PLAN
from advisor.report.kit import Kit, english_of, kit_for
from advisor.report.learning_plan import pages_of, render, room
from advisor.report.qr import Qr
from advisor.report.sheet import INK, QUIET
from advisor.report.todo import THIS_WEEK
from tests.plan_builders import (
    a_cost,
    a_course,
    a_plan,
    a_second_course,
    an_estimate,
    without_prices,
)
from tests.unit.report.reading import Read, overlaps, read_pdf, whole
from tests.unit.report.structure import errors_of_pdfua, in_order

SPANISH = PrintAs(language="es", beside=True)
LARGE = PrintAs(language="es", beside=True, large=True)


@pytest.fixture
def kit() -> Kit:
    return kit_for(a_plan(), SPANISH)


def merged(kit: Kit, theirs: Element, english: Element) -> Element:
    return Merging().merged(theirs, english)


def test_that_equal_text_stays_one_and_dark(kit: Kit) -> None:
    name = kit.text("BCIT")
    assert merged(kit, name, english_of(kit).text("BCIT")) is name
    assert name.setting.style.ink == INK


def test_that_english_is_quiet_and_said_to_be_english(kit: Kit) -> None:
    english = english_of(kit).say(YOUR_PLAN)
    assert english.setting.style.ink == QUIET
    assert {span.language for span in english.setting.spans} == {"en"}


def test_that_a_pair_stands_side_by_side_where_it_is_wide_enough(kit: Kit) -> None:
    long = "palabras " * 20
    pair = merged(kit, kit.text(long), english_of(kit).text("words " * 40))
    assert isinstance(pair, Pair)
    one, other = pair.theirs, pair.english
    assert pair.height(516) == max(one.height(252), other.height(252))
    assert pair.height(200) == one.height(200) + other.height(200)


def test_that_short_words_share_a_line_in_a_narrow_cell(kit: Kit) -> None:
    pair = merged(kit, kit.text("Precio"), english_of(kit).text("Price"))
    assert pair.height(120) == kit.text("Precio").height(120)


def test_that_large_print_has_no_columns(kit: Kit) -> None:
    theirs, english = kit.text("palabras " * 20), english_of(kit).text("words " * 40)
    pair = Merging(columns=False).merged(theirs, english)
    assert pair.height(516) == theirs.height(516) + english.height(516)


def test_that_an_item_has_one_box_to_tick(kit: Kit) -> None:
    items = [one.tick(one.say(THIS_WEEK), 516) for one in (kit, english_of(kit))]
    row = merged(kit, *items)
    assert isinstance(row, Row)
    assert [type(cell.element) for cell in row.cells] == [TickBox, Pair]
    pair = row.cells[1].element
    assert isinstance(pair, Pair)
    assert pair.indent == row.cells[1].x


def test_that_cells_that_stand_elsewhere_come_one_below_the_other(kit: Kit) -> None:
    rows = [
        Row((Cell(one.text(said), 0, wide), Cell(one.text("BCIT"), wide, 516 - wide)))
        for one, said, wide in ((kit, "Su plan", 90.0), (english_of(kit), "Your plan", 120.0))
    ]
    found = merged(kit, *rows)
    assert isinstance(found, Stack)
    assert len(found.elements) == 2


def test_that_trees_of_another_shape_stand_whole_one_above_the_other(kit: Kit) -> None:
    theirs = Stack((kit.text("uno"), kit.text("dos")))
    english = Stack((english_of(kit).text("one"),))
    assert merged(kit, theirs, english) == Stack((theirs, english))
    other = Barred(english)
    assert merged(kit, theirs, other) == Stack((theirs, other))


def test_that_another_number_of_parts_keeps_all_of_both(kit: Kit) -> None:
    def build(one: Kit) -> list[Part]:
        count = 1 if one.second else 2
        return [Part(one.say(YOUR_PLAN)) for _number in range(count)]

    assert len(both(kit, build)) == 3


def test_that_letters_to_circle_stand_once(kit: Kit) -> None:
    lines = [
        Inline(tuple(one.text(said) for said in (first, "A", "B", last)))
        for one, first, last in ((kit, "¿Cuál?", "No sé"), (english_of(kit), "Which?", "Not sure"))
    ]
    line = merged(kit, *lines)
    assert isinstance(line, Inline)
    said = [text.setting.plain for text in line.texts]
    assert said == ["¿Cuál?", "Which?", "A", "B", "No sé", "Not sure"]


def test_that_a_line_to_write_on_and_a_code_stand_once_with_both_words(kit: Kit) -> None:
    style = kit.text("").setting.style
    lines = [
        WriteLine(kit.setter, ((said, 78.0),), style) for said in ("Habló con", "You talked to")
    ]
    written = merged(kit, *lines)
    assert isinstance(written, WriteLine)
    assert written.parts == (("Habló con · You talked to", 78.0),)
    code = merged(kit, Qr("https://bcit.ca", "Código"), Qr("https://bcit.ca", "Code"))
    assert code == Qr("https://bcit.ca", "Código Code")


def test_that_bars_carry_both_labels(kit: Kit) -> None:
    theirs = BarRow("Sin la beca", (Segment(Look.YOU, 9.0, "Usted: $9"),), "$9", "Sin.")
    english = BarRow("Without", (Segment(Look.YOU, 9.0, "You: $9"),), "$9", "Without.")
    bars = merged(kit, MoneyBars(kit.setter, (theirs,)), MoneyBars(kit.setter, (english,)))
    assert isinstance(bars, MoneyBars)
    row = bars.rows[0]
    assert (row.name, row.name_beside, row.amount) == ("Sin la beca", "Without", "$9")
    assert row.segments[0].beside == "You: $9"
    assert row.alt == "Sin. Without."


def test_that_a_money_box_taller_than_a_page_gives_its_notes_away() -> None:
    courses = (
        a_course(costs=(a_cost(99_999), a_cost(30, Category.MATERIALS_REQUIRED))),
        without_prices(a_second_course()),
    )
    goal = "I want to learn. " * 14
    plan = a_plan(courses=courses, estimate=an_estimate(courses), goal_words=goal)
    kit = kit_for(plan, PrintAs(Copy.FILE, "fil", beside=True, large=True))
    assert all(page.used <= room(kit) + 0.1 for page in pages_of(kit))


def test_that_english_beside_english_is_english_alone() -> None:
    plan = a_plan()
    assert render(plan, PrintAs(beside=True)) == render(plan, PrintAs())


@pytest.mark.parametrize("print_as", [SPANISH, LARGE], ids=["normal", "large"])
def test_that_the_paper_is_read_theirs_first_then_english(
    tmp_path: Path, print_as: PrintAs
) -> None:
    data = render(a_plan(), print_as)
    heard = in_order(data)
    said = [one.text for one in heard.said if one.text.strip()]
    for theirs, english in (
        ("Su plan de aprendizaje", "Your learning plan"),
        ("Esta semana", "This week"),
        ("Sus pasos", "Your steps"),
    ):
        assert said.index(english) == said.index(theirs) + 1
    assert sum("I have framed houses" in one for one in said) == 1
    assert errors_of_pdfua(data, tmp_path) == []


def test_that_an_unreviewed_language_says_so_in_both_languages() -> None:
    for beside in (False, True):
        pages = read_pdf(render(a_plan(), PrintAs(language="es", beside=beside)))
        assert all("Translation not yet reviewed" in page.text for page in pages)
    assert "not yet reviewed" not in whole(read_pdf(render(a_plan(), PrintAs())))


def lies_inside(page: Read) -> None:
    """Nothing outside the page."""
    for word, left, bottom, right, top in page.boxes:
        assert left >= 46, word
        assert right <= page.width - 46, word
        assert bottom >= 20, word
        assert top <= page.height - 28, word


def stands_well(page: Read) -> None:
    """Nothing outside the page, nothing on something else, nothing empty."""
    lies_inside(page)
    assert overlaps(page) == []
    assert "None" not in page.text
    assert len(page.text) > 80


@pytest.mark.parametrize("print_as", [SPANISH, LARGE], ids=["normal", "large"])
def test_that_arabic_stands_at_the_right_and_english_at_the_left(print_as: PrintAs) -> None:
    pages = read_pdf(render(a_plan(), replace(print_as, language="ar")))
    for page in pages:
        lies_inside(page)
    if not print_as.large:
        (left,) = [box[1] for box in pages[0].boxes if box[0] == "Your"][:1]
        assert left < 60
