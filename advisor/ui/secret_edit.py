"""A field for a passphrase, with an eye that shows it while it is pressed in."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from advisor.i18n import _
from advisor.ui import theme


class SecretEdit(QLineEdit):
    """The eye is painted here, so that the unlock form needs no icon font."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fit", "unlock")
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setMaxLength(1024)
        self.eye = _Eye(self)
        self.eye.toggled.connect(self._show)

    def clear(self) -> None:
        """Empty the field, its undo history too, and hide what is typed next."""
        super().clear()
        self.setText("")
        self.eye.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = theme.px(28)
        self.setTextMargins(0, 0, size, 0)
        self.eye.setFixedSize(QSize(size, size))
        self.eye.move(QPoint(self.width() - size - theme.px(8), (self.height() - size) // 2))

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)


class _Eye(QToolButton):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "icon")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setToolTip(_("Show the passphrase"))
        self.setAccessibleName(_("Show the passphrase"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        unit = self.width() / 28
        painter.translate(QPointF(self.rect().center()) + QPointF(0.5, 0.5))
        painter.scale(unit, unit)
        painter.setPen(QPen(theme.colour("accent" if self.isChecked() else "muted"), 1.4))
        lid = QPainterPath(QPointF(-8, 0))
        lid.cubicTo(QPointF(-4, -7), QPointF(4, -7), QPointF(8, 0))
        lid.cubicTo(QPointF(4, 7), QPointF(-4, 7), QPointF(-8, 0))
        painter.drawPath(lid)
        painter.drawEllipse(QRectF(-2.6, -2.6, 5.2, 5.2))
        if self.isChecked():
            painter.drawLine(QPointF(-6.5, 6.5), QPointF(6.5, -6.5))
        painter.end()
