"""One look: palette, fonts and style from named colours; every size goes through ``px``.

Colours are ``resources/themes/*.toml`` and nowhere else. Qt tells widgets of a new theme or size
by its own ``changeEvent`` (PaletteChange, StyleChange, FontChange): there is no signal of ours.
"""

from __future__ import annotations

import importlib.util
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from advisor.paths import resource
from advisor.ui.look import icons, roles

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QStyle

NAMES = ("system", "light", "dark", "contrast")
PERCENTS = (80, 90, 100, 110, 125, 150, 175, 200)


class _Look:
    """What is on now. One screen, one look."""

    name = "system"
    percent = 100
    colours: Mapping[str, str] = {}
    edge = 1
    started = False
    finished = False
    dark = False  # the system's wish
    contrast = False  # the system's wish
    still = False  # nothing moves by itself
    effects = False  # whether the system lets things slide and fade
    variable = False  # our fonts are there: they hold every weight on one axis


_look = _Look()


@cache
def _table(file: str) -> Mapping[str, object]:
    return tomllib.loads(resource(f"themes/{file}.toml").read_text("utf-8"))


def named_colours(name: str, *, dark: bool) -> Mapping[str, str]:
    """The colours of a theme; ``dark`` is the system's choice, where the theme leaves it open."""
    file = ("dark" if dark else "light") if name == "system" else name
    table: object = _table(file)
    if file == "contrast":
        table = _table(file)["dark" if dark else "light"]
    assert isinstance(table, dict)
    return {key: str(value) for key, value in table.items()}


def apply(app: QApplication, name: str, percent: int) -> None:
    """Dress the whole program; may be called at any time. ``percent`` is kept within 80 to 200."""
    _look.name, _look.percent = name, max(80, min(200, percent))
    if not _look.started:
        _look.started = True
        _look.dark = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        _load_font("fontpkg_inter")
        app.styleHints().colorSchemeChanged.connect(_follow)
    _dress(app)


def keep_still(*, still: bool) -> None:
    """Let nothing move by itself: what busy bars and Qt's sliding and fading ask about.

    Qt tells nothing of the system's own wish for less motion; the setting alone decides.
    """
    if still == _look.still:
        return
    _look.still, switch = still, QtCore.Qt.UIEffect.UI_General
    if still:
        _look.effects = QApplication.isEffectEnabled(switch)
    QApplication.setEffectEnabled(switch, _look.effects and not still)


def is_still() -> bool:
    """Whether nothing may move by itself."""
    return _look.still


def finish(app: QApplication, style: QStyle) -> None:
    """Take what the first window could not wait for: our style, the font for words that Inter
    cannot set, the system's wish for contrast.
    """
    if not _look.finished:
        _look.finished = True
        _load_font("fontpkg_noto_sans")
        app.setStyle(style)
        hints = app.styleHints()
        wish = hints.accessibility().contrastPreference()
        _look.contrast = wish == QtCore.Qt.ContrastPreference.HighContrast
        _dress(app)


def _follow(scheme: QtCore.Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        _look.dark = scheme == QtCore.Qt.ColorScheme.Dark
        _dress(app)


def _dress(app: QApplication) -> None:
    chosen = "contrast" if _look.name == "system" and _look.contrast else _look.name
    _look.colours = named_colours(chosen, dark=_look.dark)
    _look.edge = 2 if chosen == "contrast" else 1
    if app.styleSheet():
        app.setStyleSheet("")  # none, then the new one: a fifth of the time of one for the other
    app.setPalette(_palette())
    app.setFont(font(14))
    for kind, size in (("QHeaderView", 12), ("QPushButton", 14), ("QToolButton", 14)):
        app.setFont(font(size, 500), kind)  # type: ignore[arg-type]  # takes str
    app.setStyleSheet(roles.style_sheet(_template(), _names(), px, _look.edge))
    _dress_widgets()
    # pages take their new form in the next turn, and Qt gives what they move its old font back
    QtCore.QTimer.singleShot(0, _dress_widgets)


def _dress_widgets() -> None:
    for widget in QApplication.allWidgets():
        roles.dress(widget, font)


def _names() -> dict[str, str]:
    """The colours, with those that depend on whether there are tints, and the drop-down's arrow."""
    c = _look.colours
    plain = is_contrast()
    caret = "white" if colour("surface").lightness() < 128 else "black"
    return {
        **c,
        "pressed": c["surface" if plain else "hair"],
        "chosen": c["accent" if plain else "accent_tint"],
        "on_chosen": c["on_accent" if plain else "accent"],
        "row": c["text" if plain else "accent_tint"],
        "on_row": c["surface" if plain else "text"],
        "off": "dashed" if plain else "solid",
        "tag_line": c["text"] if plain else "transparent",
        "caret": resource(f"themes/caret-{caret}.svg").as_posix(),
    }


@cache
def _template() -> str:
    return resource("themes/app.qss").read_text("utf-8")


def colour_name(name: str) -> str:
    """A named colour as ``#RRGGBB``."""
    if not _look.colours:
        _look.colours = named_colours("light", dark=False)
    return _look.colours[name]


def colour(name: str) -> QColor:
    """A named colour of the theme that is on. Raises KeyError for a name that no theme has."""
    return QColor(colour_name(name))


def px(size: float) -> int:
    """A size in pixels, scaled by the text size."""
    return round(size * _look.percent / 100)


def percent() -> int:
    """The text size that is on, 80 to 200."""
    return _look.percent


def name() -> str:
    """The theme that was asked for: system, light, dark or contrast."""
    return _look.name


def edge() -> int:
    """How wide an edge is: 1 px, in high contrast 2."""
    return _look.edge


def is_contrast() -> bool:
    """Whether the high-contrast theme is on: no tints, no text on a hatch."""
    return _look.edge == 2


def font(size: float, weight: int = 400, *, figures: bool = False) -> QFont:
    """The program's font at ``size`` px (scaled).

    ``figures`` gives figures of one width, for numbers that stand in columns: in running text they
    would make hyphens and the figure 1 too wide.
    """
    made = QFont(["Inter", "Noto Sans"])
    made.setPixelSize(max(1, px(size)))
    if figures:
        made.setFeature(QFont.Tag("tnum"), 1)
    if _look.variable:
        made.setVariableAxis(QFont.Tag("wght"), weight)
    else:
        made.setWeight(QFont.Weight(weight))
    return made


def icon(name: str, on: str = "text") -> QIcon:
    """An icon of the phosphor set, like ``ph.users``; it follows theme changes by itself.

    ``on`` names its colour. Raises KeyError for an unknown icon.
    """
    return icons.icon(name, on, colour)


def _palette() -> QPalette:
    role = QPalette.ColorRole
    plan = {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "sunken",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "on_accent",
        role.Highlight: "accent_tint",
        role.HighlightedText: "text",
        role.Accent: "accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.PlaceholderText: "muted",
        role.Light: "surface",
        role.Midlight: "hair",
        role.Mid: "border",
        role.Dark: "field",
        role.Shadow: "border",
    }
    made = QPalette()
    for which, named in plan.items():
        made.setColor(which, colour(named))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, colour("muted"))
    if is_contrast():
        made.setColor(role.Highlight, colour("text"))
        made.setColor(role.HighlightedText, colour("surface"))
    return made


def _load_font(package: str) -> None:
    """Fonts come from packages; a missing one is no trouble, the system has another."""
    for folder in package_folders(package):
        for file in sorted((folder / "files").glob("*.ttf")):
            if "Italic" not in file.name:
                number = QFontDatabase.addApplicationFont(str(file))
                _look.variable |= number >= 0


def package_folders(package: str) -> list[Path]:
    """Where an installed package keeps its files, without importing it."""
    found = importlib.util.find_spec(package)
    return [Path(place) for place in (found.submodule_search_locations or [])] if found else []
