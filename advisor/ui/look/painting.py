"""Shared painting: the hatch that means "unknown or not confirmed", and the bar of the sum."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor.services.summing import Look, Segment
from advisor.ui.look import theme


def hatch_brush(line: str = "hatch_b", ground: str = "hatch_a", pitch: float = 8) -> QBrush:
    """A diagonal hatch of two named colours; the pitch grows with the text."""
    size = max(4, theme.px(pitch))
    ratio = 2
    tile = QPixmap(size * ratio, size * ratio)
    tile.fill(theme.colour(ground))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    painter.setPen(QPen(theme.colour(line), max(1.0, min(size / 5, theme.px(8) / 5))))
    for shift in (-size, 0, size):
        painter.drawLine(shift - 1, size + 1, shift + size + 1, -1)
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return QBrush(tile)


def dotted_brush(pitch: float = 5) -> QBrush:
    """Dots on the surface: there is no price."""
    size = max(3, theme.px(pitch))
    ratio = 2
    tile = QPixmap(size * ratio, size * ratio)
    tile.fill(theme.colour("surface"))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("muted"))
    painter.drawEllipse(QRectF(size * 0.3, size * 0.3, size * 0.4, size * 0.4))
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return QBrush(tile)


def _striped_brush() -> QBrush:
    """Level stripes of the covered colour: nobody takes them for the slanted hatch."""
    size, ratio = max(4, theme.px(4)), 2
    tile = QPixmap(size * ratio, size * ratio)
    tile.fill(theme.colour("surface"))
    painter = QPainter(tile)
    painter.fillRect(0, 0, size * ratio, size * ratio * 3 // 5, theme.colour("good_fill"))
    painter.end()
    tile.setDevicePixelRatio(ratio)
    return QBrush(tile)


def brush(look: Look, pitch: float = 6) -> QBrush:
    """How money of one look is filled in a bar or its legend; ``pitch`` is that of the hatch."""
    if look is Look.IN_WRITING:
        return QBrush(theme.colour("good_fill"))
    if look is Look.BY_THE_RULES:
        return _striped_brush()
    if look is Look.NOT_CONFIRMED:
        return hatch_brush("hatch_line", "surface", pitch)
    if look is Look.LEFT:
        return QBrush(theme.colour("surface"))
    return dotted_brush()


def paint_unknown(painter: QPainter, rect: QRectF, *, current: bool = False) -> None:
    """The ground of an uncertain amount: hatched, with an edge; text is painted over it.

    ``current`` draws the ring of the open cell. In high contrast the text gets a clear plate.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inner = rect.adjusted(1, 1, -1, -1)
    width = 2 if current else theme.edge()
    painter.setPen(QPen(theme.colour("focus" if current else "hatch_line"), width))
    painter.setBrush(hatch_brush())
    painter.drawRoundedRect(inner, 4, 4)
    if theme.is_contrast():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.drawRect(inner.adjusted(theme.px(8), 2, -theme.px(4), -2))
    painter.restore()


def paint_swatch(painter: QPainter, rect: QRectF, look: Look) -> None:
    """A legend's little square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(_edge(look), theme.edge()))
    painter.setBrush(brush(look))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.restore()


def paint_money_bar(painter: QPainter, rect: QRectF, segments: Sequence[Segment]) -> None:
    """The bar of the sum: segments in order, each as wide as its share; no price ends it dotted."""
    shares = _widths(segments, rect.width())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    frame = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    outline = QPainterPath()
    outline.addRoundedRect(frame, 4, 4)
    painter.setClipPath(outline)
    painter.fillRect(rect, theme.colour("surface"))
    left = rect.left()
    for segment, width in zip(segments, shares, strict=True):
        part = QRectF(left, rect.top(), width, rect.height())
        painter.fillRect(part, brush(segment.look, 12 if rect.height() > theme.px(24) else 6))
        left += width
        if left < rect.right() - 1:
            painter.fillRect(
                QRectF(left - 0.5, rect.top(), 1, rect.height()), theme.colour("field")
            )
    painter.setClipping(False)
    painter.setPen(QPen(theme.colour("field"), theme.edge()))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    painter.restore()


def _widths(segments: Sequence[Segment], width: float) -> list[float]:
    unknown = sum(segment.amount is None for segment in segments)
    known = sum(float(s.amount.amount) for s in segments if s.amount is not None)
    end = width * (0.08 if known else 1 / max(1, unknown))
    room = width - end * unknown
    return [
        end if s.amount is None else (room * float(s.amount.amount) / known if known else 0.0)
        for s in segments
    ]


def _edge(look: Look) -> QColor:
    return theme.colour("good_fill" if look in (Look.IN_WRITING, Look.BY_THE_RULES) else "field")


class MoneyBar(QWidget):
    """The bar of the sum as a widget; ``accessibleName`` says the same in words."""

    def __init__(self, height: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._height = height
        self._segments: tuple[Segment, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_segments(self, segments: Sequence[Segment], words: str) -> None:
        """Show these parts; ``words`` say the same to a screen reader."""
        self._segments = tuple(segments)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_money_bar(painter, QRectF(self.rect()), self._segments)
        painter.end()


class Swatch(QWidget):
    """A legend's little square as a widget."""

    def __init__(self, look: Look, parent: QWidget | None = None, size: int = 12) -> None:
        super().__init__(parent)
        self._look, self._size = look, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._size), theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_swatch(painter, QRectF(self.rect()), self._look)
        painter.end()
