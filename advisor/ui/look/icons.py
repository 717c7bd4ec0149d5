"""Icons of the phosphor set that QtAwesome carries, painted in the colours of the theme.

Only the font file and its list of names are used: importing QtAwesome itself would slow the start,
and its icons keep the colour that they were made with.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from advisor.ui.look import flags

Colour = Callable[[str], QColor]
"""Gives the colour of a name, in the theme that is on."""


@cache
def _font_family() -> str:
    number = QFontDatabase.addApplicationFont(str(_file("phosphor-1.3.0.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


@cache
def _names() -> str:
    return _file("phosphor-charmap-1.3.0.json").read_text("utf-8")


def _file(name: str) -> Path:
    spec = importlib.util.find_spec("qtawesome")
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "fonts" / name


@cache
def letter(name: str) -> str:
    """The letter that draws an icon in the icon font. Raises KeyError for an unknown icon."""
    found = re.search(rf'"{re.escape(name.removeprefix("ph."))}": "0x(\w+)"', _names())
    if found is None:
        raise KeyError(name)
    return chr(int(found[1], 16))


def paint(painter: QPainter, rect: QRect, name: str, colour: QColor) -> None:
    """Paint an icon into a rectangle."""
    font = QFont(_font_family())
    font.setPixelSize(max(1, min(rect.width(), rect.height())))
    painter.save()
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, flags.CENTRE, letter(name))
    painter.restore()


def icon(name: str, on: str, colour: Colour) -> QIcon:
    """An icon that asks for its colour whenever it is painted. Raises KeyError for a wrong name."""
    letter(name)
    return QIcon(_Engine(name, on, colour))


class _Engine(QIconEngine):
    def __init__(self, name: str, on: str, colour: Colour) -> None:
        super().__init__()
        self._name, self._on, self._colour = name, on, colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        colour = self._on
        if mode == QIcon.Mode.Disabled:
            colour = "muted"
        elif state == QIcon.State.On and colour in ("text", "muted"):
            colour = "accent"
        paint(painter, rect, self._name, self._colour(colour))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(QtCore.Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made
