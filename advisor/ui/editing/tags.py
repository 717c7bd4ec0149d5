"""A list of short texts in a form: what is typed but not yet entered counts too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from advisor.i18n import _
from advisor.ui.controls.widgets import TagList


class Tags(TagList):
    """One text after the other, each with Enter."""

    def __init__(self, name: str) -> None:
        super().__init__(_("one, then Enter"))
        self.setAccessibleName(name)
        self.field.setAccessibleName(name)
        self.setFocusProxy(self.field)

    def offer(self, texts: Sequence[str]) -> None:
        """Complete from these texts while typing."""
        made = QCompleter(self)
        made.setModel(QStringListModel(list(texts), made))
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.setFilterMode(Qt.MatchFlag.MatchContains)
        made.setMaxVisibleItems(6)
        self.field.setCompleter(made)

    def texts(self) -> tuple[str, ...]:
        """All of them, the one that is being typed at the end."""
        typed = self.field.text().strip()
        return (*self.tags, typed) if typed and typed not in self.tags else self.tags
