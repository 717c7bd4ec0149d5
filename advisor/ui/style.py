"""How controls are drawn: Fusion with our ticks and edges, the font of every role, one sheet.

Roles (dynamic property ``role``) are those of ``FONTS`` and of ``resources/themes/app.qss``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

Pixels = Callable[[float], int]
Fonts = Callable[[float, int], QFont]

FONTS: dict[str, tuple[int, int]] = {  # role -> size and weight
    "title": (26, 600),
    "heading": (20, 600),
    "subheading": (16, 600),
    "strong": (14, 600),
    "small": (12, 400),
    "mode-strong": (14, 600),
    "field": (14, 500),
    "foot": (12, 400),
    "sum": (26, 700),
    "sum-big": (52, 600),
    "sum-client": (36, 600),
    "client-title": (26, 600),
    "client": (20, 400),
    "client-strong": (20, 600),
    "client-small": (16, 400),
    "tag": (12, 500),
    "tag-good": (14, 500),
    "tag-caution": (14, 500),
    "tag-stop": (14, 500),
    "tag-info": (14, 500),
    "small-strong": (12, 600),
    "small-good": (12, 400),
    "small-caution": (12, 400),
    "small-stop": (12, 400),
    "primary": (14, 600),
    "link": (14, 600),
    "chip": (12, 500),
    "segment": (13, 500),
    "rail": (12, 500),
}


class AdvisorStyle(QProxyStyle):
    """Fusion with ticks, arrows and edges in our colours; ``focus.py`` draws the focus ring."""

    def __init__(
        self,
        colour: Callable[[str], QColor],
        px: Pixels,
        font: Fonts,
    ) -> None:
        super().__init__("Fusion")
        self._colour, self._px, self._font = colour, px, font

    def polish(self, what: Any) -> Any:
        """Give a widget its role's font: a style sheet cannot name a variable font's weight."""
        if isinstance(what, QWidget):
            dress(what, self._font)
        return super().polish(what)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw ticks, dots and arrows ourselves."""
        kind = QStyle.PrimitiveElement
        if element == kind.PE_FrameFocusRect:
            return
        if element == kind.PE_IndicatorCheckBox:
            self._box(painter, option, radius=0.2)
        elif element == kind.PE_IndicatorRadioButton:
            self._box(painter, option, radius=0.5)
        elif element in (kind.PE_IndicatorArrowDown, kind.PE_IndicatorArrowUp):
            self._arrow(painter, option, up=element == kind.PE_IndicatorArrowUp)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Let ticks, icons and scroll bars grow with the text."""
        kind = QStyle.PixelMetric
        if metric in (
            kind.PM_IndicatorWidth,
            kind.PM_IndicatorHeight,
            kind.PM_ExclusiveIndicatorWidth,
            kind.PM_ExclusiveIndicatorHeight,
        ):
            return self._px(16)
        if metric in (kind.PM_ButtonIconSize, kind.PM_SmallIconSize, kind.PM_ListViewIconSize):
            return self._px(16)
        if metric in (kind.PM_FocusFrameHMargin, kind.PM_FocusFrameVMargin):
            return 3
        return super().pixelMetric(metric, option, widget)

    def _box(self, painter: QPainter, option: QStyleOption, radius: float) -> None:
        flag = QStyle.StateFlag
        rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
        state = option.state
        on, enabled = bool(state & flag.State_On), bool(state & flag.State_Enabled)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = self._colour("accent" if on and enabled else "field")
        painter.setPen(QPen(edge, max(1.0, rect.width() / 12)))
        painter.setBrush(edge if on else self._colour("surface"))
        painter.drawRoundedRect(rect, rect.width() * radius, rect.height() * radius)
        painter.setPen(QPen(self._colour("on_accent"), rect.width() / 8))
        if on and radius < 0.5:
            x, y, w = rect.x(), rect.y(), rect.width()
            points = [(0.25, 0.52), (0.43, 0.7), (0.76, 0.32)]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([QPointF(x + a * w, y + b * w) for a, b in points]))
        elif on:
            painter.setBrush(self._colour("on_accent"))
            painter.drawEllipse(rect.center(), rect.width() / 8, rect.width() / 8)
        painter.restore()

    def _arrow(self, painter: QPainter, option: QStyleOption, *, up: bool) -> None:
        rect = QRectF(option.rect)
        size = self._px(4)
        middle = rect.center()
        tip = -size / 2 if up else size / 2
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette: QPalette = option.palette
        painter.setPen(QPen(palette.color(QPalette.ColorRole.ButtonText), 1.4))
        painter.drawPolyline(
            QPolygonF(
                [
                    middle + QPointF(-size, -tip),
                    middle + QPointF(0, tip),
                    middle + QPointF(size, -tip),
                ]
            )
        )
        painter.restore()


def dress(widget: QWidget, font: Fonts) -> None:
    """Give a widget the font of its role at the text size that is on."""
    role = widget.property("role")
    if role in FONTS:
        widget.setFont(font(*FONTS[role]))


def style_sheet(template: str, names: Mapping[str, str], px: Pixels, edge: int) -> str:
    """Fill in the style sheet's template: colours by name, sizes by the text size."""
    sizes: dict[str, Callable[[int], int]] = {
        "in": lambda size: px(size) - 2 * edge,
        "round": lambda size: (px(size) - 2 * edge) // 2,
        "focus": lambda size: px(size) - 4,
        "less": lambda size: px(size) - 2 + edge,
    }
    text = template.replace("@edge", f"{edge}px")
    text = re.sub(r"@(\w+)", lambda found: names[found[1]], text)
    text = re.sub(r"\b(in|round|focus|less)-(\d+)", lambda m: f"{sizes[m[1]](int(m[2]))}px", text)
    return re.sub(r"\b(\d+)u\b", lambda found: f"{px(int(found[1]))}px", text)
