"""How far the colours of each theme stand off each other, as WCAG 2.2 measures it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.ui.look.theme import named_colours

THEMES = {
    "light": named_colours("light", dark=False),
    "dark": named_colours("dark", dark=True),
    "contrast on light": named_colours("contrast", dark=False),
    "contrast on dark": named_colours("contrast", dark=True),
}
WORDS = [  # words, the grounds they stand on
    ("text", ("surface", "sunken", "window", "rail", "accent_tint", "info_tint")),
    ("text", ("good_tint", "caution_tint", "stop_tint")),
    ("muted", ("surface", "window", "rail", "accent_tint", "sunken")),
    ("accent", ("surface", "accent_tint", "window")),
    ("on_accent", ("accent",)),
    ("good", ("surface", "good_tint", "window")),
    ("caution", ("surface", "caution_tint", "window")),
    ("stop", ("surface", "stop_tint", "window")),
    ("info", ("surface", "info_tint")),
    ("on_panel", ("panel",)),
    ("panel_muted", ("panel",)),
]
EDGES = [
    ("field", ("surface", "accent_tint", "window")),
    ("focus", ("surface", "window", "accent_tint", "sunken")),
    ("hatch_line", ("surface",)),
    ("good_fill", ("surface",)),
    ("panel_line", ("panel",)),
    ("panel_goal", ("panel",)),
]


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def too_weak(
    colours: Mapping[str, str], pairs: list[tuple[str, tuple[str, ...]]], least: float
) -> list[str]:
    return [
        f"{front} on {ground}: {contrast(colours[front], colours[ground]):.2f}"
        for front, grounds in pairs
        for ground in grounds
        if contrast(colours[front], colours[ground]) < least
    ]


def table(colours: Mapping[str, str]) -> Iterator[tuple[str, str, float, float]]:
    """Each pair of a theme: front, ground, the contrast, and the least that it needs."""
    for pairs, least in ((WORDS, 4.5), (EDGES, 2.95)):
        for front, grounds in pairs:
            for ground in grounds:
                yield front, ground, contrast(colours[front], colours[ground]), least
