"""One step of the conversation, drawn: disc, name, how far it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from advisor.i18n import _
from advisor.ui.client.step_states import NAMES, StepState
from advisor.ui.look import icons, theme


class StepButton(QAbstractButton):
    """One step: its number or a tick in a disc, its name, and how far it is."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self._state, self._alone = StepState(""), False
        self.setCheckable(True)
        self.setText(_(NAMES[number]))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"Ctrl+{number + 1}")
        self.show_state(self._state)

    def show_state(self, state: StepState) -> None:
        """Say how far the step is, aloud too."""
        self._state = state
        place = _("step {n} of {all}").format(n=self.number + 1, all=len(NAMES))
        self.setAccessibleName(", ".join(part for part in (self.text(), state.text, place) if part))
        self.updateGeometry()
        self.update()

    def set_alone(self, alone: bool) -> None:
        """Whether it stands alone: then it says of how many steps it is one."""
        self._alone = alone
        self.updateGeometry()
        self.update()

    def room_needed(self) -> int:
        """The width of its words one over the other."""
        name = QFontMetrics(theme.font(14, 600)).horizontalAdvance(self.text())
        second = QFontMetrics(theme.font(12)).horizontalAdvance(self._state.text)
        return self._disc() + theme.px(8) + max(name, second) + theme.px(12)

    def sizeHint(self) -> QSize:
        """Wide enough for both lines, or for both words beside each other."""
        wide = self.room_needed()
        if self._alone:
            name = QFontMetrics(theme.font(14, 600)).horizontalAdvance(self.text())
            second = QFontMetrics(theme.font(12)).horizontalAdvance(self._second())
            wide = self._disc() + theme.px(8) + name + theme.px(8) + second + theme.px(12)
        return QSize(wide, theme.px(52))

    def minimumSizeHint(self) -> QSize:
        """Never less than its words."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Hover repaints."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the row: a button of its own would only move the focus."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc, words, and the line under the current step."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0 if not self._alone else (self.width() - self.sizeHint().width()) // 2
        disc = QRect(left + 1, (self.height() - self._disc()) // 2, self._disc(), self._disc())
        self._paint_disc(painter, disc)
        self._paint_words(painter, disc.right() + theme.px(9))
        if self.isChecked():
            line = QRect(0, self.height() - theme.px(3), self.width() - theme.px(12), theme.px(3))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(line, 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 2, -1, -theme.px(5)), 6, 6)

    def _paint_disc(self, painter: QPainter, disc: QRect) -> None:
        current = self.isChecked()
        done = self._state.done and not current
        painter.setPen(Qt.PenStyle.NoPen if current or done else QPen(theme.colour("field"), 1))
        ground = "accent" if current else "good_tint" if done else "surface"
        painter.setBrush(theme.colour(ground))
        painter.drawEllipse(disc)
        if done:
            inset = self._disc() // 5
            icons.paint(
                painter,
                disc.adjusted(inset, inset, -inset, -inset),
                "ph.check",
                theme.colour("good"),
            )
            return
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.colour("on_accent" if current else "text"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.number + 1))

    def _paint_words(self, painter: QPainter, left: int) -> None:
        name_font, second_font = theme.font(14, 600), theme.font(12)
        name_line = QFontMetrics(name_font).height()
        second_line = QFontMetrics(second_font).height()
        top = (self.height() - name_line - (0 if self._alone else second_line)) // 2
        hot = self.isChecked() or self.underMouse()
        painter.setFont(name_font)
        painter.setPen(theme.colour("accent" if hot else "text"))
        room = self.width() - left
        painter.drawText(QRect(left, top, room, name_line), 0, self.text())
        painter.setFont(second_font)
        painter.setPen(theme.colour("caution" if self._state.open and not self._alone else "muted"))
        below = QRect(left, top + name_line, room, second_line)
        if self._alone:
            gap = QFontMetrics(name_font).horizontalAdvance(self.text()) + theme.px(8)
            below = QRect(left + gap, top + (name_line - second_line), room - gap, second_line)
        painter.drawText(below, 0, self._second())

    def _second(self) -> str:
        if self._alone:
            return _("of {n} steps").format(n=len(NAMES))
        return self._state.text

    @staticmethod
    def _disc() -> int:
        return theme.px(22)
