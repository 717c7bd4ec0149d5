"""The shared widgets, in one place to import from: each a plain class, none knows a client."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor.ui.controls.basics import (
    Button,
    ElidedLabel,
    Label,
    Sign,
    clear_layout,
    hair,
    set_role,
)
from advisor.ui.controls.choices import TagList, YesNo
from advisor.ui.controls.flow_layout import FlowLayout
from advisor.ui.controls.inputs import DateEdit, LineEdit, MoneyEdit, NumberEdit, TextEdit

__all__ = [
    "Button",
    "Card",
    "DateEdit",
    "ElidedLabel",
    "FlowLayout",
    "Label",
    "LineEdit",
    "MoneyEdit",
    "NumberEdit",
    "Sign",
    "TagList",
    "TextEdit",
    "YesNo",
    "clear_layout",
    "hair",
    "set_role",
]


class Card(QFrame):
    """A box of one level: ``body`` takes the rows, ``head`` more beside the title."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 12, 16, 16)
        self.body.setSpacing(8)
        self.head = QHBoxLayout()
        self.title = Label(title, "subheading", wrap=True)
        self.note = Label(note, "small")
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.note)
        if not note:
            self.note.hide()
        if title:
            self.body.addLayout(self.head)
            self.setAccessibleName(title)

    def set_title(self, title: str, note: str = "") -> None:
        """Another title."""
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.setAccessibleName(title)
