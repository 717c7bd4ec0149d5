"""The proof itself: what lies on something else, beyond the margins or without a shape is seen."""

from __future__ import annotations

from itertools import pairwise

import pytest

from advisor.domain.plan import PrintAs
from advisor.report.fonts import faces
from advisor.report.learning_plan import render
from advisor.report.shape import Setter, Span, Style
from advisor.report.sheet import Pen, page_of
from advisor.report.text import Setting
from tests.plan_builders import a_plan
from tests.unit.report.ink import InkedPage, inked, on_each_other, outside


def page_with(*texts: tuple[str, float, float], literal: str = "") -> InkedPage:
    """A page with lines of text (text, x, baseline from the top)."""
    pen = Pen(page_of("letter"), "en", "x")
    with pen.tags.leaf("P"):
        for text, x, baseline in texts:
            (line,) = Setting(Setter(), (Span(text),), Style(12, 17)).lines(9999)
            pen.line_of_text(line, x, baseline)
        pen.canvas.addLiteral(literal)
    pen.next_page()
    return inked(pen.save())[0]


def test_that_text_on_text_is_found_and_lines_apart_are_not() -> None:
    assert on_each_other(page_with(("money", 60, 100), ("grant", 62, 103)))
    assert not on_each_other(page_with(("gypsy", 60, 100), ("GRANT", 60, 114)))


def test_that_boxes_may_overlap_where_the_ink_does_not() -> None:
    assert not on_each_other(page_with(("L", 60, 100), ("'", 63.5, 101)))


@pytest.mark.parametrize(("x", "baseline"), [(20, 100), (590, 100), (60, 20), (60, 785)])
def test_that_text_beyond_the_margins_is_found(x: float, baseline: float) -> None:
    assert outside(page_with(("money", x, baseline)))
    assert not outside(page_with(("money", 60, 100)))


def test_that_a_glyph_without_a_shape_is_found() -> None:
    page = page_with(("x", 60, 100), literal="BT 1 0 0 1 80 100 Tm /F1 12 Tf [<0000>] TJ ET")
    assert [one.glyph for one in page.glyphs].count(0) == 1


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_that_runs_of_a_real_paper_go_from_the_right(language: str) -> None:
    """Read in order, the words of a line of Arabic lie further and further to the left."""
    page = inked(render(a_plan(), PrintAs(language=language)))[0]
    arabic = [run for run in page.runs if "Arabic" in run[0].font.name]
    lines: dict[float, list[float]] = {}
    for run in arabic:
        lines.setdefault(round(run[0].base, 1), []).append(min(one.x for one in run))
    steps = [b - a for places in lines.values() for a, b in pairwise(places)]
    assert sum(step < 0 for step in steps) > 0.9 * len(steps) > 5


@pytest.mark.parametrize(
    ("language", "script", "letters"),
    [
        ("pa", "Guru", range(0xA00, 0xA80)),
        ("hi", "Deva", range(0x900, 0x980)),
        ("ar", "Arab", range(0x600, 0x700)),
        ("fa", "Arab", range(0x600, 0x700)),
    ],
)
def test_that_a_real_paper_is_shaped(language: str, script: str, letters: range) -> None:
    """It shows many glyphs that no letter has by itself: joined, or in another form."""
    alone: dict[str, set[int]] = {}
    for face in (next(faces(script, bold=bold)) for bold in (False, True)):
        alone[face.name] = {face.glyph(chr(one)) for one in letters} | set(map(face.glyph, " ?"))
    shown: set[tuple[str, int]] = set()
    for page in inked(render(a_plan(), PrintAs(language=language))):
        shown |= {(one.font.name[7:], one.glyph) for one in page.glyphs}
    shown = {(name, glyph) for name, glyph in shown if name in alone}
    joined = {(name, glyph) for name, glyph in shown if glyph not in alone[name]}
    assert len(joined) > 20
