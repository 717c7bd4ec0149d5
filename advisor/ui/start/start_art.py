"""The left half of the start pages: what the program is, and the way through its five steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QTimer
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from advisor.i18n import _
from advisor.ui.look import flags, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_WIDE, _HIGH = 520.0, 768.0
_WAY = (  # cubics through the nodes, in the picture's own 520 x 768
    ((30, 655), (65, 635), (96, 620)),
    ((135, 598), (150, 520), (196, 520)),
    ((240, 520), (258, 570), (300, 560)),
    ((350, 540), (352, 470), (392, 440)),
    ((420, 418), (448, 360), (470, 330)),
    ((490, 305), (505, 280), (520, 263)),
)
_NODES = ((96, 620), (196, 520), (300, 560), (392, 440), (470, 330))


class StartArt(QFrame):
    """Painted, nothing to press; its words are its accessible name.

    The first paint leaves it plain: the form takes keys before the picture is drawn.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._drawn = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(f"{self._claim()} {self._promise()}")

    def sizeHint(self) -> QSize:
        return QSize(520, 600)

    def _draw(self) -> None:
        self._drawn = True
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._drawn:
            QTimer.singleShot(0, self._draw)
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        scale = max(self.width() / _WIDE, 0.1)
        painter.translate(0, self.height() - _HIGH * scale)
        painter.scale(scale, scale)
        self._paint_way(painter)
        painter.restore()
        self._paint_words(painter)
        painter.end()

    def _paint_way(self, painter: QPainter) -> None:
        way = QPainterPath(QPointF(-4, 678))
        for one, two, end in _WAY:
            way.cubicTo(QPointF(*one), QPointF(*two), QPointF(*end))
        line = theme.colour("panel_line")
        if not theme.is_contrast():
            for copy in range(9):
                faint = QColor(line)
                faint.setAlphaF(0.16 - 0.014 * copy)
                painter.setPen(QPen(faint, 1))
                shift = 34 * (copy - 4) if copy != 4 else -170
                painter.drawPath(way.translated(0, shift))
        painter.setPen(QPen(line, 2.4))
        painter.drawPath(way)
        names = (_("About"), _("Goals"), _("Shortlist"), _("Funding"), _("Plan"))
        for number, (at, name) in enumerate(zip(_NODES, names, strict=True)):
            self._paint_node(painter, QPointF(*at), name, number)

    def _paint_node(self, painter: QPainter, at: QPointF, name: str, number: int) -> None:
        last = number == 4
        painter.setPen(QPen(theme.colour("panel_goal" if last else "panel_line"), 2.2))
        painter.setBrush(theme.colour("panel_goal" if last else "panel"))
        radius = 12 if last else 9
        painter.drawEllipse(at, radius, radius)
        painter.setPen(theme.colour("on_panel"))
        painter.setFont(theme.font(14, 500))
        width = 160.0
        if last:
            box = QRectF(at.x() - 22 - width, at.y() - 14, width, 28)
            painter.drawText(box, flags.RIGHT, name)
        elif number == 1:
            box = QRectF(at.x() - width / 2, at.y() - 36, width, 28)
            painter.drawText(box, flags.CENTRE, name)
        else:
            box = QRectF(at.x() + 18, at.y() - 14, width, 28)
            painter.drawText(box, flags.LEFT, name)

    def _paint_words(self, painter: QPainter) -> None:
        left = 48.0
        room = self.width() - 2 * left + 20
        painter.setPen(theme.colour("on_panel"))
        painter.setFont(theme.font(20, 600))
        painter.drawText(QPointF(left + theme.px(40), theme.px(61)), "Advisor")
        self._paint_compass(painter, QPointF(left + theme.px(14), theme.px(54)))
        painter.setPen(theme.colour("on_panel"))
        painter.setFont(theme.font(26, 600))
        top = float(theme.px(138))
        box = QRectF(left, top, room, 400)
        used = painter.boundingRect(box, flags.WRAP, self._claim())
        painter.drawText(box, flags.WRAP, self._claim())
        painter.setFont(theme.font(16))
        painter.setPen(theme.colour("panel_muted"))
        box = QRectF(left, used.bottom() + theme.px(18), room, 300)
        painter.drawText(box, flags.WRAP, self._promise())

    def _paint_compass(self, painter: QPainter, middle: QPointF) -> None:
        unit = theme.px(10) / 10
        painter.setPen(QPen(theme.colour("panel_line"), 1.6 * unit))
        painter.setBrush(QBrush())
        painter.drawEllipse(middle, 11 * unit, 11 * unit)
        needle = QPainterPath(middle + QPointF(5, -5) * unit)
        for x, y in ((-1.8, -1.8), (-5, 5), (1.8, 1.8)):
            needle.lineTo(middle + QPointF(x, y) * unit)
        needle.closeSubpath()
        painter.drawPath(needle)

    def _claim(self) -> str:
        return _("From a goal to a printed learning plan, with the costs.")

    def _promise(self) -> str:
        return _(
            "For employment counsellors in British Columbia. No internet needed. "
            "Nothing leaves this computer."
        )
