"""What the start pages share: the picture on the left, a form, and the look at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from advisor.i18n import _, other_languages
from advisor.ui.controls.basics import Button, Label
from advisor.ui.look import theme
from advisor.ui.start.start_art import StartArt

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
    from PySide6.QtWidgets import QMenu

FORM = 360
HIDE_ART_UNDER = 900
HIDE_ART_OVER = 150  # % text size


class StartPage(QWidget):
    """A form beside the picture.

    ``look_changed`` carries the theme's name and the text size, ``language_chosen`` a language.
    """

    look_changed = Signal(str, int)
    language_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._art = StartArt()
        self._panel = QWidget()
        self.form = QVBoxLayout(self._panel)
        self.form.setContentsMargins(0, 24, 0, 24)
        self.form.setSpacing(8)
        middle = QWidget()
        centred = QHBoxLayout()
        centred.setContentsMargins(24, 0, 24, 0)
        centred.addStretch(1)
        centred.addWidget(self._panel)
        centred.addStretch(1)
        tall = QVBoxLayout(middle)
        tall.addStretch(1)
        tall.addLayout(centred)
        tall.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(QtCore.Qt.FocusPolicy.NoFocus)
        scroll.setWidget(middle)
        self._right = QFrame()
        self._right.setProperty("role", "surface")
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll, 1)
        column.addLayout(self._foot())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._art, 38)
        row.addWidget(self._right, 62)
        self._fit()

    def set_note(self, text: str) -> None:
        """The quiet line at the foot: how old the catalogue is, or what is being prepared."""
        self._note.setText(text)

    def end_tabs(self, first: QWidget, last: QWidget) -> None:
        """After the form's last control Tab goes to the look, which was made before the form.

        By way of its first: Qt takes the look for next to the last already, round the window's end,
        though the page stands between and hands Tab back to the form.
        """
        for before in (first, last):
            QWidget.setTabOrder(before, self.theme_name)
            QWidget.setTabOrder(before, self.text_size)
            QWidget.setTabOrder(before, self._language)

    def _foot(self) -> QHBoxLayout:
        self._note = Label("", "small")
        self.text_size = Button("", role="foot")
        self.theme_name = Button("", role="foot")
        self.text_size.clicked.connect(lambda: self._drop(self.text_size, self.size_menu()))
        self.theme_name.clicked.connect(lambda: self._drop(self.theme_name, self.theme_menu()))
        row = QHBoxLayout()
        row.setContentsMargins(40, 0, 40, 12)
        row.setSpacing(16)
        row.addWidget(self._note)
        row.addStretch(1)
        for language, name in other_languages():
            button = self._language = Button(name, role="foot")
            button.clicked.connect(lambda _on=False, one=language: self.language_chosen.emit(one))
            row.addWidget(button)
        row.addWidget(self.text_size)
        row.addWidget(self.theme_name)
        self._show_look()
        return row

    def _drop(self, button: Button, menu: QMenu) -> None:
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def size_menu(self) -> QMenu:
        """The text sizes to choose from."""
        menu = QtWidgets.QMenu(self)
        group = QtGui.QActionGroup(menu)
        for percent in theme.PERCENTS:
            action = _choice(
                menu, group, _("{n} %").format(n=percent), on=percent == theme.percent()
            )
            action.triggered.connect(
                lambda _on=False, percent=percent: self._choose(theme.name(), percent)
            )
        return menu

    def theme_menu(self) -> QMenu:
        """The themes to choose from."""
        menu = QtWidgets.QMenu(self)
        group = QtGui.QActionGroup(menu)
        for name, word in theme_words().items():
            action = _choice(menu, group, word, on=name == theme.name())
            action.triggered.connect(
                lambda _on=False, name=name: self._choose(name, theme.percent())
            )
        return menu

    def _choose(self, name: str, percent: int) -> None:
        self.look_changed.emit(name, percent)
        self._show_look()

    def _show_look(self) -> None:
        size = _("Text {n} %").format(n=theme.percent())
        self.text_size.setText(size)
        self.theme_name.setText(theme_words()[theme.name()])
        self.theme_name.setAccessibleName(_("Theme: {name}").format(name=self.theme_name.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QtCore.QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QtCore.QEvent.Type.FontChange, QtCore.QEvent.Type.StyleChange):
            self._fit()
            self._show_look()

    def _fit(self) -> None:
        words = max((one.sizeHint().width() for one in self._panel.findChildren(Button)), default=0)
        wide = max(theme.px(FORM), words)  # the words of a button do not wrap
        self._panel.setFixedWidth(min(wide, max(240, self.width() - 60)))
        hide = self.width() < HIDE_ART_UNDER or theme.percent() > HIDE_ART_OVER
        self._art.setVisible(not hide)


def theme_words() -> dict[str, str]:
    """The themes by name, in words."""
    return {
        "system": _("Like the system"),
        "light": _("Light"),
        "dark": _("Dark"),
        "contrast": _("High contrast"),
    }


def _choice(menu: QMenu, group: QActionGroup, word: str, *, on: bool) -> QAction:
    action = menu.addAction(word)
    action.setCheckable(True)
    action.setChecked(on)
    group.addAction(action)
    return action
