"""The slim rail on the left: a word under every icon, only pages that work; Lock at its foot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.ui.look import theme

WIDTH = 96


class Rail(QFrame):
    """Chooses a page. ``chosen`` carries the page's key."""

    chosen = Signal(str)
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rail")
        self.setAccessibleName(_("Pages"))
        self._buttons: dict[str, QToolButton] = {}
        self._icons: dict[str, str] = {}
        self._pages = QVBoxLayout()
        self._pages.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 12, 2, 12)
        column.addLayout(self._pages)
        column.addStretch(1)
        self.lock_button = self._button(_("Lock"), "ph.lock-simple")
        self.lock_button.setToolTip(_("Lock the vault (Ctrl+L)"))
        self.lock_button.clicked.connect(self.lock_requested)
        column.addWidget(self.lock_button)

    def add(self, key: str, title: str, icon: str) -> None:
        """One more page."""
        button = self._button(title, icon)
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._buttons[key] = button
        self._icons[key] = icon
        self._pages.addWidget(button)
        self.lock_button.raise_()  # for F6 and Tab it comes after the pages
        QWidget.setTabOrder(button, self.lock_button)

    def clear(self) -> None:
        """No pages: the vault is locked."""
        for button in self._buttons.values():
            button.hide()
            button.deleteLater()
        self._buttons.clear()

    def show_chosen(self, key: str) -> None:
        """Mark the page that is shown."""
        for name, button in self._buttons.items():
            button.setChecked(name == key)
            icon = self._icons[name]
            button.setIcon(theme.icon(f"{icon}-fill" if name == key else icon, "muted"))

    def button(self, key: str) -> QToolButton:
        """The button of a page. Raises KeyError."""
        return self._buttons[key]

    def fill_menu(self, menu: QMenu) -> None:
        """The same pages as a menu, for narrow windows and large text."""
        for key, button in self._buttons.items():
            action = menu.addAction(theme.icon(self._icons[key]), button.text())
            action.setCheckable(True)
            action.setChecked(button.isChecked())
            action.triggered.connect(lambda _on=False, key=key: self.chosen.emit(key))

    def sizeHint(self) -> QSize:
        wanted = max((b.sizeHint().width() for b in self._buttons.values()), default=0) + 8
        return QSize(max(theme.px(WIDTH), wanted), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def _button(self, title: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("role", "rail")
        button.setText(title)
        button.setIcon(theme.icon(icon, "muted"))
        button.setIconSize(QSize(theme.px(20), theme.px(20)))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(title)
        return button
