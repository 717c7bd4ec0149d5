"""Unknown is drawn hatched and says so: a tag in a cell, and the field for a missing quote."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from advisor.i18n import _
from advisor.ui.controls.widgets import Label, MoneyEdit
from advisor.ui.look import painting, theme


def quote_hint() -> str:
    """What the field of a missing quote says."""
    return _("unknown: type the quote")


class UnknownTag(Label):
    """A word on a hatched ground."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def sizeHint(self) -> QSize:
        self.setFont(theme.font(12, 500))
        hint = self.fontMetrics().size(0, self.text())
        return QSize(hint.width() + theme.px(14), hint.height() + theme.px(4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painting.paint_unknown(painter, QRectF(self.rect()))
        painter.setFont(theme.font(12, 500))
        painter.setPen(theme.colour("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class QuoteField(MoneyEdit):
    """The field of a tuition that nobody told yet: hatched until an amount is typed."""

    def __init__(self, course: str, parent: QWidget | None = None) -> None:
        super().__init__(quote_hint(), "", parent)
        self.setAccessibleName(
            _("Tuition of {course}: unknown, type the quote").format(course=course)
        )
        self.setStyleSheet("QLineEdit { background: transparent; }")
        palette = self.palette()
        palette.setColor(palette.ColorRole.PlaceholderText, theme.colour("text"))
        self.setPalette(palette)

    def set_short(self, *, short: bool) -> None:
        """The short form where the next column is taken."""
        self.setPlaceholderText(_("unknown") if short else quote_hint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # it ends the quote; the row would take it for a wish to open the editor

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.text():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        else:
            painting.paint_unknown(painter, QRectF(self.rect()))
        painter.end()
        super().paintEvent(event)
