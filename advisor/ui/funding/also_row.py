"""One program of "Also checked": its name, its verdict on a chip, and why in second words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from advisor.ui.funding.also_checked import Checked, Chip
from advisor.ui.look import theme
from advisor.ui.look.painting import paint_unknown

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
EDGE = 6  # px: the room of the focus ring at the sides
PAD = 6  # px, above and below
LEAST_NAME = 130  # px: with less beside it, the chip stands below the name
Places = tuple[QRect, QRect, QRect]  # name, chip, reason


class AlsoRow(QAbstractButton):
    """A click or Enter asks for the reason of the program as a whole; nothing in it is cut."""

    def __init__(self, entry: Checked) -> None:
        super().__init__()
        self.entry = entry
        self._measured: dict[tuple[int, int], Places] = {}
        self.setText(entry.name)
        self.setAccessibleName(f"{entry.name}: {entry.word}. {entry.why}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """As high as its words."""
        name, chip, why = self._places(width)
        return max(name.bottom(), chip.bottom(), why.bottom()) + 1 + theme.px(PAD)

    def sizeHint(self) -> QSize:
        width = theme.px(280)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(40))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens as Space does; the arrows go from row to row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("sunken"))
        name, chip, why = self._places(self.width())
        painter.setFont(theme.font(14))
        painter.setPen(theme.colour("text"))
        painter.drawText(name, WRAP, self.entry.name)
        self._paint_chip(painter, chip)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        painter.drawText(why, WRAP, self.entry.why)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_chip(self, painter: QPainter, rect: QRect) -> None:
        look = self.entry.chip
        if look is Chip.OPEN:
            paint_unknown(painter, QRectF(rect))
        else:
            ground = "info_tint" if look is Chip.NOTE else "sunken"
            edge = QPen(theme.colour("text"), theme.edge())
            painter.setPen(edge if theme.is_contrast() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(ground))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), 4, 4)
        ink = {Chip.OPEN: "text", Chip.NOTE: "info", Chip.QUIET: "muted"}[look]
        painter.setFont(theme.font(12, 500))
        painter.setPen(theme.colour(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.entry.word)

    def _places(self, width: int) -> Places:
        """Where name, chip and reason stand; a layout asks for the same widths again and again."""
        at = width, theme.percent()
        if at not in self._measured:
            self._measured[at] = self._measure(width)
        return self._measured[at]

    def _measure(self, width: int) -> Places:
        pad, side, gap = theme.px(PAD), EDGE, theme.px(8)
        inner = max(width - 2 * side, 1)
        words = QFontMetrics(theme.font(12, 500)).horizontalAdvance(self.entry.word)
        chip = QSize(words + theme.px(20), theme.px(22))
        beside = inner - chip.width() - gap >= theme.px(LEAST_NAME)
        room = inner - chip.width() - gap if beside else inner
        name = _wrapped(14, self.entry.name, QRect(side, pad, room, 0))
        if beside:
            at = QRect(width - side - chip.width(), pad - 1, chip.width(), chip.height())
            below = max(name.bottom(), at.bottom()) + 1
        else:
            at = QRect(side, name.bottom() + 1 + theme.px(3), chip.width(), chip.height())
            below = at.bottom() + 1 + theme.px(3)
        return name, at, _wrapped(12, self.entry.why, QRect(side, below, inner, 0))


def _wrapped(size: float, text: str, at: QRect) -> QRect:
    high = 10_000
    metrics = QFontMetrics(theme.font(size))
    box = metrics.boundingRect(QRect(0, 0, at.width(), high), WRAP, text)
    return QRect(at.left(), at.top(), at.width(), box.height() if text else 0)
