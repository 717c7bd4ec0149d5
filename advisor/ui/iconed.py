"""An icon with its words: colour alone never carries a meaning."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from advisor.ui import icons, theme
from advisor.ui.widgets import Label


class Sign(QWidget):
    """One icon in a named colour, as high as a line of text; decoration for screen readers."""

    def __init__(
        self, name: str, colour: str, size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size = name, colour, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_sign(self, name: str, colour: str) -> None:
        """Another icon."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        """As the text size asks."""
        return QSize(theme.px(self._size), theme.px(self._size + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The icon in the middle."""
        side = min(self.width(), self.height())
        where = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        painter = QPainter(self)
        icons.paint(painter, where, self._name, theme.colour(self._colour))
        painter.end()


class Iconed(QWidget):
    """A wrapped text after an icon; ``role`` is both the label's role and the icon's colour."""

    def __init__(
        self, icon: str, role: str, text: str = "", *, wrap: bool = True, colour: str = ""
    ) -> None:
        super().__init__()
        self.sign = Sign(icon, colour or role)
        self.label = Label(text, role, wrap=wrap)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        across = Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter
        self.label.setAlignment(across)
        row.addWidget(self.sign, 0, across)
        row.addWidget(self.label, 1)

    def set_text(self, text: str) -> None:
        """Other words."""
        self.label.setText(text)

    def text(self) -> str:
        """The words."""
        return self.label.text()

    def set_look(self, icon: str, role: str) -> None:
        """Another meaning."""
        self.sign.set_sign(icon, role)
        self.label.set_role(role)
