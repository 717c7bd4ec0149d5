"""A form of the rules page: opens in place, says under its fields what is wrong, loses nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from advisor.domain.errors import BadInput
from advisor.i18n import _
from advisor.ui.controls.widgets import Button, DateEdit, Label, MoneyEdit, NumberEdit
from advisor.ui.look import theme


class RuleForm(QFrame):
    """Fields with their names, what is wrong, and two buttons. ``given`` carries what was typed."""

    given = Signal(object)
    closed = Signal()

    def __init__(self, action: str, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "sunken")
        self.heading = Label(title, "subheading", wrap=True)
        self.trouble = Label("", "stop", wrap=True)
        self.trouble.hide()
        self.keep_button = Button(action, role="primary")
        self.cancel_button = Button(_("Cancel"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(8))
        self._grid.setColumnStretch(1, 1)
        self._lay_out()
        self.heading.setVisible(bool(title))  # in its place: else it would be a window of its own
        self.keep_button.clicked.connect(self._give)
        self.cancel_button.clicked.connect(self.close_form)

    def add_field(self, words: str, field: QWidget, *, narrow: bool = False) -> Label:
        """One more field beside its name."""
        at = self._grid.rowCount()
        label = Label(words, "muted", wrap=True)
        label.setFixedWidth(theme.px(150))
        label.setBuddy(field)
        field.setAccessibleName(words)
        if narrow:
            field.setMaximumWidth(theme.px(220))
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(label, at, 0, top)
        self._grid.addWidget(field, at, 1)
        QWidget.setTabOrder(field, self.keep_button)
        QWidget.setTabOrder(self.keep_button, self.cancel_button)
        if isinstance(field, QLineEdit):
            label.setMinimumHeight(theme.px(32))
            field.returnPressed.connect(self._give)
        return label

    def say(self, trouble: str, field: QWidget | None = None) -> None:
        """Say what is wrong; empty text says nothing."""
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Close without keeping anything."""
        self.hide()
        self.closed.emit()

    def typed(self) -> object:
        """What was typed. Raises BadInput."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.cancel_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(self.heading)
        column.addLayout(self._grid)
        column.addWidget(self.trouble)
        column.addLayout(buttons)

    def _give(self) -> None:
        try:
            found = self.typed()
        except FieldError as error:
            self.say(str(error), error.field)
        except BadInput as error:
            self.say(str(error))
        else:
            self.say("")
            self.given.emit(found)


class FieldError(BadInput):
    """What is wrong with one field."""

    def __init__(self, sentence: str, field: QWidget) -> None:
        super().__init__(sentence)
        self.field = field


def read(field: DateEdit | MoneyEdit | NumberEdit, missing: str = "") -> object:
    """The value of a field; an empty one with ``missing`` is an error. Raises FieldError."""
    try:
        value = field.read(field.text())
    except BadInput as error:
        raise FieldError(str(error), field) from error
    if value is None and missing:
        raise FieldError(missing, field)
    return value
