"""How controls are drawn once everything is loaded: Fusion with our ticks, edges and role fonts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

from advisor.ui.look import roles, theme


class AdvisorStyle(QProxyStyle):
    """Fusion with ticks, arrows and edges in our colours; ``focus.py`` draws the focus ring."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def polish(self, what: Any) -> Any:
        """Give a widget its role's font: a style sheet cannot name a variable font's weight."""
        if isinstance(what, QWidget):
            roles.dress(what, theme.font)
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
            return theme.px(16)
        if metric in (kind.PM_ButtonIconSize, kind.PM_SmallIconSize, kind.PM_ListViewIconSize):
            return theme.px(16)
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
        edge = theme.colour("accent" if on and enabled else "field")
        painter.setPen(QPen(edge, max(1.0, rect.width() / 12)))
        painter.setBrush(edge if on else theme.colour("surface"))
        painter.drawRoundedRect(rect, rect.width() * radius, rect.height() * radius)
        painter.setPen(QPen(theme.colour("on_accent"), rect.width() / 8))
        if on and radius < 0.5:
            x, y, w = rect.x(), rect.y(), rect.width()
            points = [(0.25, 0.52), (0.43, 0.7), (0.76, 0.32)]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([QPointF(x + a * w, y + b * w) for a, b in points]))
        elif on:
            painter.setBrush(theme.colour("on_accent"))
            painter.drawEllipse(rect.center(), rect.width() / 8, rect.width() / 8)
        painter.restore()

    def _arrow(self, painter: QPainter, option: QStyleOption, *, up: bool) -> None:
        rect = QRectF(option.rect)
        size = theme.px(4)
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
