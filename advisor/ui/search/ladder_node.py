"""The boxes and arrows of a ladder: a record that opens, words that name none, and this record."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.services.laddering import Rung
from advisor.ui.controls.widgets import Label
from advisor.ui.look import theme


class RecordNode(QPushButton):
    """A record that Enter, Space or a click opens; as tall as its words need."""

    def __init__(self, rung: Rung) -> None:
        super().__init__()
        self.rung = rung
        self.setAutoDefault(False)
        self.setProperty("role", "node")
        inner = self._inner = _words(self, rung.title, rung.provider or _("Open this record"))
        inner.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        # fixed would be as tall as the words are at the width that they would like best
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Open {title}").format(title=rung.title))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inner.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._inner.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inner.totalMinimumSize()


class WordsNode(QFrame):
    """Words that name no record of the catalogue, or the record itself (``current``)."""

    def __init__(self, title: str, aside: str, *, current: bool = False) -> None:
        super().__init__()
        self.setProperty("role", "node-here" if current else "node-words")
        inner = _words(self, title, aside)
        inner.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))


class Arrow(QWidget):
    """From what stands above it to what stands below."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), max(1, theme.px(1.5))))
        x, top, bottom, wing = theme.px(30), theme.px(4), self.height() - theme.px(4), theme.px(4)
        painter.drawLine(x, top, x, bottom)
        painter.drawPolyline(
            [QPoint(x - wing, bottom - wing), QPoint(x, bottom), QPoint(x + wing, bottom - wing)]
        )
        painter.end()


def _words(parent: QWidget, title: str, aside: str) -> QVBoxLayout:
    inner = QVBoxLayout(parent)
    inner.setSpacing(theme.px(2))
    inner.addWidget(Label(title, "strong", wrap=True))
    inner.addWidget(Label(aside, "small", wrap=True))
    return inner
