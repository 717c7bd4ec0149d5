"""A field for a passphrase, with a word that shows it while it is pressed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from advisor.i18n import _
from advisor.ui.look import roles, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class SecretEdit(QLineEdit):
    """Dots, unless Show is pressed in. ``clear`` empties the undo history too and hides again."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("fit", "unlock")
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setMaxLength(1024)
        self.show_button = QToolButton(self)
        self.show_button.setProperty("role", "inside")
        roles.dress(self.show_button, theme.font)
        self.show_button.setCheckable(True)
        self.show_button.setText(_("Show"))
        self.show_button.setAccessibleName(_("Show: {field}").format(field=name))
        self.show_button.unsetCursor()
        self.show_button.toggled.connect(self._show)

    def clear(self) -> None:
        """Empty the field and hide what is typed next."""
        self.setText("")
        self.show_button.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        button = self.show_button
        button.adjustSize()
        self.setTextMargins(0, 0, button.width(), 0)
        left = self.width() - button.width() - theme.px(6)
        button.move(left, (self.height() - button.height()) // 2)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)
        self.show_button.setText(_("Hide") if shown else _("Show"))
