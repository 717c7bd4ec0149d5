"""The font of every role, and the style sheet filled in.

Roles (dynamic property ``role``) are those of ``FONTS`` and of ``resources/themes/app.qss``. A
style sheet cannot name a variable font's weight, so the fonts are set here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtGui import QFont
    from PySide6.QtWidgets import QWidget

Pixels = Callable[[float], int]


class Fonts(Protocol):
    """Makes the font of a size and weight; ``figures`` of one width for numbers in columns."""

    def __call__(self, size: float, weight: int = ..., *, figures: bool = ...) -> QFont: ...


FONTS: dict[str, tuple[int, int]] = {  # role -> size and weight
    "title": (26, 600),
    "heading": (20, 600),
    "subheading": (16, 600),
    "strong": (14, 600),
    "amount": (14, 600),
    "figures": (14, 400),
    "small": (12, 400),
    "small-text": (12, 400),
    "mode-strong": (14, 600),
    "field": (14, 500),
    "foot": (12, 400),
    "inside": (12, 600),
    "sum": (26, 700),
    "sum-big": (52, 600),
    "sum-client": (36, 600),
    "client-title": (26, 600),
    "client": (20, 400),
    "client-strong": (20, 600),
    "client-small": (16, 400),
    "client-small-strong": (16, 600),
    "client-legend": (16, 400),
    "client-number": (20, 600),
    "client-amount": (20, 600),
    "client-stop": (20, 600),
    "client-caution": (16, 500),
    "round": (16, 500),
    "tag": (12, 500),
    "tag-good": (12, 600),
    "tag-caution": (12, 600),
    "tag-stop": (12, 600),
    "small-good": (12, 400),
    "small-caution": (12, 400),
    "small-stop": (12, 400),
    "stop-strong": (14, 600),
    "button": (14, 500),
    "primary": (14, 600),
    "link": (14, 600),
    "plain": (14, 600),
    "chip": (12, 500),
    "segment": (13, 500),
    "rail": (12, 500),
}
IN_COLUMNS = {"amount", "figures", "client-amount"}


def dress(widget: QWidget, font: Fonts) -> None:
    """Give a widget the font of its role at the text size that is on."""
    role = widget.property("role")
    if role in FONTS:
        size, weight = FONTS[role]
        widget.setFont(font(size, weight, figures=role in IN_COLUMNS))


def style_sheet(template: str, names: Mapping[str, str], px: Pixels, edge: int) -> str:
    """Fill in the style sheet's template: colours by name, sizes by the text size."""
    sizes: dict[str, Callable[[int], int]] = {
        "in": lambda size: px(size) - 2 * edge,
        "round": lambda size: px(size) // 2,
        "focus": lambda size: px(size) - 4,
        "less": lambda size: px(size) - 2 + edge,
    }
    text = template.replace("@edge", f"{edge}px")
    text = re.sub(r"@(\w+)", lambda found: names[found[1]], text)
    text = re.sub(r"\b(in|round|focus|less)-(\d+)", lambda m: f"{sizes[m[1]](int(m[2]))}px", text)
    return re.sub(r"\b(\d+)u\b", lambda found: f"{px(int(found[1]))}px", text)
