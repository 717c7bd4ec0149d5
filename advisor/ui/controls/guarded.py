"""Free text that looks like a social insurance number is not kept before somebody says so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from advisor.domain.sin import looks_like_sin
from advisor.i18n import _
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, FlowLayout, LineEdit, TextEdit


class Guarded(QWidget):
    """A text field that holds back a text with such a number. ``edited`` carries text to keep."""

    edited = Signal(str)

    def __init__(self, field: LineEdit | TextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._stored = ""
        self._allowed = ""
        self.caution = _Caution(self)
        self.caution.kept.connect(self._keep)
        self.caution.removed.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(field)
        column.addWidget(self.caution)
        self.caution.hide()
        self.setFocusProxy(field)
        field.edited.connect(self._typed)

    def set_value(self, text: str) -> None:
        """Show a text that comes from the file."""
        self._stored = text
        self.field.set_value(text)
        if self.field.text() == text:
            self.caution.hide()

    def clear(self) -> None:
        """Forget everything, a text held back too."""
        self._stored = self._allowed = ""
        self.caution.hide()
        self.field.clear()

    def _typed(self, text: str) -> None:
        if looks_like_sin(text) and not looks_like_sin(self._stored) and text != self._allowed:
            self.caution.show()
            return
        self.caution.hide()
        self.edited.emit(text)

    def _keep(self) -> None:
        self._allowed = self.field.text()
        self.field.setFocus()
        self.caution.hide()
        self.edited.emit(self._allowed)

    def _remove(self) -> None:
        stored = self._stored
        self.field.clear()
        self.field.set_value(stored)
        self.field.setFocus()
        self.caution.hide()


class _Caution(QFrame):
    kept = Signal()
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar-caution")
        sentence = _("This looks like a social insurance number. It is not saved yet.")
        self.setAccessibleName(sentence)
        remove = Button(_("Take it out again"))
        keep = Button(_("It is something else: keep it"), role="link")
        remove.clicked.connect(self.removed)
        keep.clicked.connect(self.kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(Iconed("ph.warning", "caution", sentence))
        row = FlowLayout()
        row.addWidget(remove)
        row.addWidget(keep)
        column.addLayout(row)
