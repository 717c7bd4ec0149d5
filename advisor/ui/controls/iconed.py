"""An icon with its words: colour alone never carries a meaning."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from advisor.ui.controls.basics import Label, Sign

__all__ = ["Iconed", "Sign"]


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
