"""One thing that a job asks, as a row that opens: its name, how it compares, held or missing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from advisor.i18n import _
from advisor.ui.look import icons, theme

WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
EDGE, PAD = 6, 6  # px: the room of the focus ring at the sides, and above and below
CARET = 16  # px
LEAST_NAME = 190  # px: with less beside it, the tag stands below the name
Places = tuple[QRect, QRect, QRect]  # name, tag, second words


class NeedButton(QAbstractButton):
    """Checked = open. W asks to put it on the skills wanted, the arrows go from row to row."""

    want_requested = Signal()
    stepped = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._second, self._tag, self._good = "", "", False
        self.setText(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleDescription(_("Enter opens it, W puts it on the skills wanted"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, second: str, tag: str, *, good: bool) -> None:
        """The second words, and the tag: held and how, or missing."""
        self._second, self._tag, self._good = second, tag, good
        self.setAccessibleName(f"{self.text()}: {tag}. {second}")
        self.updateGeometry()
        self.update()

    @property
    def tag(self) -> str:
        """Held and how, or missing."""
        return self._tag

    def heightForWidth(self, width: int) -> int:
        """As high as its words."""
        name, tag, second = self._places(width)
        return max(name.bottom(), tag.bottom(), second.bottom()) + 1 + theme.px(PAD)

    def sizeHint(self) -> QSize:
        width = theme.px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(140), theme.px(44))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_W:
            self.want_requested.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("sunken"))
        name, tag, second = self._places(self.width())
        side = theme.px(CARET)
        caret = QRect(EDGE, name.top() + (self._line() - side) // 2, side, side)
        sign = "ph.caret-down" if self.isChecked() else "ph.caret-right"
        icons.paint(painter, caret, sign, theme.colour("muted"))
        painter.setFont(theme.font(14, 600))
        painter.setPen(theme.colour("text"))
        painter.drawText(name, WRAP, self.text())
        self._paint_tag(painter, tag)
        painter.setFont(theme.font(12))
        painter.setPen(theme.colour("muted"))
        painter.drawText(second, WRAP, self._second)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_tag(self, painter: QPainter, rect: QRect) -> None:
        edge = QPen(theme.colour("text"), theme.edge())
        plain = QPen(theme.colour("field"), 1)
        painter.setPen(edge if theme.is_contrast() else Qt.PenStyle.NoPen if self._good else plain)
        painter.setBrush(theme.colour("good_tint" if self._good else "surface"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(theme.font(12, 600 if self._good else 500))
        painter.setPen(theme.colour("good" if self._good else "muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._tag)

    def _places(self, width: int) -> Places:
        """Where name, tag and second words stand."""
        pad, gap = theme.px(PAD), theme.px(8)
        left = EDGE + theme.px(CARET) + theme.px(6)
        inner = max(width - left - EDGE, 1)
        words = QFontMetrics(theme.font(12, 600)).horizontalAdvance(self._tag)
        tag = QSize(words + theme.px(16), theme.px(22))
        beside = inner - tag.width() - gap >= theme.px(LEAST_NAME)
        room = inner - tag.width() - gap if beside else inner
        name = _wrapped(14, 600, self.text(), QRect(left, pad, room, 0))
        if beside:
            at = QRect(width - EDGE - tag.width(), pad - 1, tag.width(), tag.height())
            below = max(name.bottom(), at.bottom()) + 1 + theme.px(2)
        else:
            at = QRect(left, name.bottom() + 1 + theme.px(3), tag.width(), tag.height())
            below = at.bottom() + 1 + theme.px(3)
        return name, at, _wrapped(12, 400, self._second, QRect(left, below, inner, 0))

    def _line(self) -> int:
        return QFontMetrics(theme.font(14, 600)).height()


def _wrapped(size: float, weight: int, text: str, at: QRect) -> QRect:
    metrics = QFontMetrics(theme.font(size, weight))
    box = metrics.boundingRect(QRect(0, 0, at.width(), 10_000), WRAP, text)
    return QRect(at.left(), at.top(), at.width(), box.height() if text else 0)
