"""The inside of a scroll area whose height follows from its width."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class TallPage(QWidget):
    """Wrapped labels ask for the height of their narrowest form; a scroll area must not."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
