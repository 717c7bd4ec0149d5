"""Why an option is turned down, and by whom: asked in place, kept with the option."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from advisor.i18n import _
from advisor.ui.controls.guarded import Guarded
from advisor.ui.controls.widgets import Button, Label, LineEdit, YesNo
from advisor.ui.look import theme


class TurnDownForm(QFrame):
    """``turned_down`` carries the reason and client or counsellor. Enter keeps it, Esc leaves."""

    turned_down = Signal(str, str)
    closed = Signal()

    def __init__(self, course: str) -> None:
        super().__init__()
        self.setProperty("role", "sunken")
        self.setAccessibleName(_("Turn down {course}").format(course=course))
        self.field = LineEdit(_("for example: too far, no evening class"), _("Reason"))
        self.reason = Guarded(self.field)
        self._kept = ""
        choices = (("client", _("The client")), ("counsellor", _("The counsellor")))
        self.by = YesNo(choices, _("Who turned it down"))
        self.by.set_value("client")
        self.save_button = Button(_("Turn down"))
        self.cancel_button = Button(_("Keep it"), role="link")
        column = QVBoxLayout(self)
        side = theme.px(14)
        column.setContentsMargins(side, theme.px(12), side, theme.px(12))
        column.setSpacing(theme.px(8))
        heading = Label(_("Why is it turned down?"), "strong")
        heading.setBuddy(self.field)
        column.addWidget(heading)
        column.addWidget(self.reason)
        self.by.setMinimumWidth(
            sum(self.by.button(value).sizeHint().width() for value, _words in choices)
        )
        row = QHBoxLayout()
        row.setSpacing(theme.px(10))
        row.addWidget(self.by)
        row.addStretch(1)
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        column.addLayout(row)
        self.save_button.setEnabled(False)
        self.field.textEdited.connect(self._on_typed)
        self.reason.edited.connect(self._on_kept)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.closed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
        else:
            super().keyPressEvent(event)

    def _on_typed(self, text: str) -> None:
        self.save_button.setEnabled(bool(text.strip()))

    def _on_kept(self, text: str) -> None:
        self._kept = text

    def _save(self) -> None:
        self.field.editingFinished.emit()
        reason = self._kept.strip()
        if reason and not self.reason.caution.isVisible():
            self.turned_down.emit(reason, self.by.value or "client")
