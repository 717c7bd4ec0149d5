"""The focus ring: 2 px around the control that the keyboard is on; a mouse click draws none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QApplication, QFocusFrame, QWidget

from advisor.ui.look import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_HAVE_THEIR_OWN = (
    "QAbstractScrollArea",  # lists, tables, texts
    "QAbstractSpinBox",
    "QComboBox",
    "QLineEdit",
)


class FocusRing(QFocusFrame):
    """One ring for a window: it follows the focus. Fields and lists draw their own ring."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.hide()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or now.window() is not self._window or _has_its_own(now) or _pressed():
            self.setWidget(None)  # type: ignore[arg-type]  # Qt takes null: no ring
            self.hide()
        else:
            self.setWidget(now)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)
        painter.end()


def _pressed() -> bool:
    return QGuiApplication.mouseButtons().value != 0


def _has_its_own(widget: QWidget) -> bool:
    return any(widget.inherits(kind) for kind in _HAVE_THEIR_OWN)
