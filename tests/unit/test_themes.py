"""Every colour pair that carries words reaches 4.5:1, every edge 3:1, in each theme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from advisor.paths import resource
from tests.window.contrast import EDGES, THEMES, WORDS, contrast, too_weak


def test_that_the_measure_knows_black_on_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") < 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_that_words_reach_four_and_a_half_to_one(theme: str) -> None:
    assert too_weak(THEMES[theme], WORDS, 4.5) == []


@pytest.mark.parametrize("theme", THEMES)
def test_that_edges_reach_three_to_one(theme: str) -> None:
    assert too_weak(THEMES[theme], EDGES, 2.95) == []  # 3.0 as the palette rounds it


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_that_words_on_the_darker_hatch_can_be_read(theme: str) -> None:
    """In high contrast the text stands on a clear plate instead."""
    assert too_weak(THEMES[theme], [("text", ("hatch_b",)), ("muted", ("hatch_b",))], 4.5) == []


@pytest.mark.parametrize("theme", ["contrast on light", "contrast on dark"])
def test_that_high_contrast_has_no_tints(theme: str) -> None:
    colours = {value for name, value in THEMES[theme].items() if name != "focus"}
    assert colours == {"#000000", "#FFFFFF"}


def test_that_every_theme_names_the_same_colours() -> None:
    names = {frozenset(colours) for colours in THEMES.values()}
    assert len(names) == 1


def test_that_no_widget_holds_a_colour() -> None:
    """Colours sit in resources/themes/*.toml and nowhere else."""
    ui = Path(__file__).parents[2] / "advisor" / "ui"
    files = [*ui.glob("*.py"), resource("themes/app.qss")]
    number = re.compile(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(")
    assert {file.name for file in files if number.search(file.read_text("utf-8"))} == set()


def test_that_the_style_sheet_asks_only_for_colours_that_there_are() -> None:
    asked = set(re.findall(r"@(\w+)", resource("themes/app.qss").read_text("utf-8")))
    made = {"edge", "caret", "pressed", "chosen", "on_chosen", "row", "on_row", "off", "tag_line"}
    assert asked - made <= set(THEMES["light"])
