"""Letters: no name prints as boxes, no word is cut, the same plan gives the same bytes."""

from __future__ import annotations

import io
import time
from typing import Any

import pikepdf
import pytest

from advisor.domain.plan import Address, Copy, PrintAs
from advisor.report.fonts import main_face
from advisor.report.learning_plan import missing_scripts, render
from advisor.report.qr import Qr, matrix_of
from advisor.report.shape import Setter, Span, Style
from advisor.report.text import Setting
from tests.plan_builders import WHOLE, a_course, a_plan
from tests.unit.report.reading import read

NAMES = [
    "Nguyễn Thị Hường",
    "Їжакевич Світлана",
    "xʷməθkʷəy̓əm",
    "ʔəy̓əlq̓ən Ḵ̓wikw",
    "Ḵʼulan Ševčík Łukasz Çelik",
]


@pytest.mark.parametrize("name", NAMES)
def test_that_no_name_prints_as_boxes(name: str) -> None:
    plan = a_plan(client_name=name)
    assert missing_scripts(plan) == ()
    setter = Setter()
    for bold in (False, True):
        style = Style(12, 15, bold=bold)
        for word in setter.words((Span(name),), style, figures=False):
            for piece in word.pieces:
                assert all(glyph.number for glyph in piece.glyphs)


@pytest.mark.parametrize("name", NAMES[:2])
def test_that_a_name_can_be_read_back_from_the_paper(name: str) -> None:
    assert name in read(a_plan(client_name=name))[0].text


def test_that_letters_without_a_font_are_told_and_never_boxes() -> None:
    assert "\U0001f642" in missing_scripts(a_plan(client_name="Ann \U0001f642"))
    assert "\U0001f642" not in read(a_plan(client_name="Ann \U0001f642"))[0].text


def test_that_the_same_plan_gives_the_same_bytes() -> None:
    for copy in WHOLE:
        one = render(a_plan(client_name="Nguyễn"), PrintAs(copy))
        render(a_plan(client_name="Їжак xʷməθkʷəy̓əm"), PrintAs(copy))
        assert render(a_plan(client_name="Nguyễn"), PrintAs(copy)) == one


def test_that_a_word_wider_than_its_column_breaks_after_a_hyphen() -> None:
    setting = Setting(Setter(), (Span("Wolfeschlegelsteinhausen-bergerdorff"),), Style(12, 15))
    lines = setting.lines(150)
    assert len(lines) == 2
    assert [piece.source[-1] for piece in lines[0].words[-1].pieces][-1] == "-"
    assert all(line.width <= 150 for line in lines)


def test_that_a_last_line_is_not_one_lonely_word() -> None:
    text = "We read these prices on the page of the college before they changed it all again today"
    for width in range(150, 400, 10):
        lines = Setting(Setter(), (Span(text),), Style(12, 15)).lines(float(width))
        if len(lines) > 2:
            assert lines[-1].width > width / 5 or len(lines[-1].words) > 1


@pytest.mark.parametrize(
    "url",
    [
        "https://www.bcit.ca/",
        "https://www.workbc.ca/futureskillsgrant",
        "https://a.ca/" + "x" * 200,
    ],
)
def test_that_a_qr_code_keeps_modules_a_cheap_printer_can_draw(url: str) -> None:
    code = Qr(url, "A code to scan.")
    assert code.side / code.modules >= 1.15
    assert code.side >= 44
    assert code.quiet == pytest.approx(4 * code.side / code.modules)
    assert len(matrix_of(url)) == code.modules


def test_that_only_addresses_of_the_plan_become_codes() -> None:
    plan = a_plan(courses=(a_course(address=None),))
    text = " ".join(page.text for page in read(plan))
    assert "bcit.ca" not in text
    other = Address("home", "https://www.example.org/", is_home_page=True)
    assert "example.org" in read(a_plan(courses=(a_course(address=other),)))[0].text


def test_that_every_font_is_embedded() -> None:
    with pikepdf.open(io.BytesIO(render(a_plan(), PrintAs(Copy.FILE)))) as pdf:
        found: list[Any] = [font for page in pdf.pages for font in page.resources.Font.values()]
        inner = [font.DescendantFonts[0] for font in found]
        assert all("/FontFile2" in font.FontDescriptor for font in inner)
        names = {str(font.BaseFont) for font in found}
    main = main_face(bold=False).name
    assert any(main in name for name in names)
    assert not any("Helvetica" in name for name in names)


@pytest.mark.slow
def test_that_a_client_copy_is_made_while_the_page_is_turned() -> None:
    render(a_plan())
    start = time.perf_counter()
    render(a_plan())
    assert time.perf_counter() - start < 1.5


def test_that_an_address_can_be_typed_as_it_is_printed() -> None:
    assert "workbc.ca/futureskillsgrant" in read(a_plan())[0].text


def test_that_control_characters_in_a_name_are_not_printed() -> None:
    plan = a_plan(client_name="A\u200bnna\u2028 B\x07ell\u00ad \ufeff")
    assert missing_scripts(plan) == ()
    assert "?" not in read(plan)[0].text.split("Your goal")[0]
