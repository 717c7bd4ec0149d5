"""Fields of the open file: what is typed goes down to the vault, what the file holds comes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from advisor.domain.client import Changes, ClientFile, ClientId
from advisor.domain.estimate import Estimate
from advisor.services import filing
from advisor.services.unlocking import Vault
from advisor.ui.controls.widgets import FlowLayout, Label, TextEdit
from advisor.ui.look import theme
from advisor.ui.work import Work


class Field(Protocol):
    """A widget that shows one value and says when a person changed it."""

    edited: Any  # Signal

    def set_value(self, value: Any) -> None:
        """Show a value that comes from the file."""

    def clear(self) -> None:
        """Forget everything."""


class Fields(QObject):
    """Binds fields to the open client: every edit is one write, every change is shown at once."""

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._bound: list[tuple[Field, Callable[[ClientFile], Any]]] = []
        self._client: ClientId | None = None
        work.file_changed.connect(self._show)
        work.closed.connect(self._clear)

    def client(self, field: Field, name: str) -> None:
        """Bind to a field of the client."""
        self.bind(
            field,
            lambda file: getattr(file.client, name),
            lambda vault, file, value: filing.edit(vault, file.client.id, **{name: value}),
        )

    def goal(self, field: Field, name: str) -> None:
        """Bind to a field of the goal."""
        self.bind(
            field,
            lambda file: getattr(file.goal, name),
            lambda vault, file, value: filing.edit_goal(vault, file.client.id, **{name: value}),
        )

    def bind(
        self,
        field: Field,
        read: Callable[[ClientFile], Any],
        write: Callable[[Vault, ClientFile, Any], Changes],
    ) -> None:
        """Bind to whatever ``read`` finds in the file and ``write`` puts there."""
        self._bound.append((field, read))
        field.edited.connect(
            lambda value: self._work.write(lambda vault, file: write(vault, file, value))
        )

    def _show(self, file: ClientFile, _estimate: Estimate) -> None:
        if self._client != file.client.id:
            self._clear()
            self._client = file.client.id
        for field, read in self._bound:
            field.set_value(read(file))

    def _clear(self) -> None:
        self._client = None
        for field, _read in self._bound:
            field.clear()


class Lines(TextEdit):
    """Free text, some lines high, at any text size."""

    def __init__(self, count: int, size: int, placeholder: str = "", name: str = "") -> None:
        self._count, self._size = count, size
        super().__init__(placeholder, name)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        font = theme.font(self._size)
        if font != self.font():
            self.setFont(font)
        self.setFixedHeight(QFontMetrics(font).lineSpacing() * self._count + 24)


class Choice(QComboBox):
    """One of some words; the first stands for nothing chosen. ``edited`` carries the value."""

    edited = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, label in choices:
            self.addItem(label, value)
        self.activated.connect(lambda at: self.edited.emit(self.itemData(at)))

    def set_value(self, value: str) -> None:
        """Show a value; one that is not among the choices is shown as it is."""
        at = self.findData(value)
        if at < 0:
            self.addItem(value, value)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def clear(self) -> None:
        """Nothing chosen."""
        self.setCurrentIndex(0)


class Toggles(QWidget):
    """Several of some words. ``edited`` carries those that are on, in their own order."""

    edited = Signal(tuple)

    def __init__(
        self, choices: Sequence[tuple[str, str]], name: str, *, boxes: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        row = FlowLayout(self, spacing=12 if boxes else 0)
        self._buttons: dict[str, QCheckBox | QPushButton] = {}
        self._sent: list[tuple[str, ...]] = []
        self._known: tuple[str, ...] = ()
        for at, (value, label) in enumerate(choices):
            button: QCheckBox | QPushButton = QCheckBox(label) if boxes else QPushButton(label)
            if isinstance(button, QPushButton):
                button.setProperty("role", "segment")
                ends = {0: "first", len(choices) - 1: "last"}
                button.setProperty("place", ends.get(at, "middle"))
                button.setCheckable(True)
            button.setAccessibleName(f"{name}: {label}")
            button.clicked.connect(self._changed)
            row.addWidget(button)
            self._buttons[value] = button

    def button(self, value: str) -> QCheckBox | QPushButton:
        """The button of a value. Raises KeyError."""
        return self._buttons[value]

    def set_value(self, values: Sequence[str]) -> None:
        """Show which are on, unless a later click is still on its way."""
        shown = tuple(value for value in self._buttons if value in values)
        if shown in self._sent:
            del self._sent[: self._sent.index(shown) + 1]
            self._known = shown
            if self._sent:
                return
        elif self._sent and shown == self._known:
            return  # an answer to something older: the click is still on its way
        self._sent.clear()
        self._known = shown
        for value, button in self._buttons.items():
            with QSignalBlocker(button):
                button.setChecked(value in values)

    def clear(self) -> None:
        """None is on."""
        self._sent.clear()
        self.set_value(())

    def _changed(self) -> None:
        values = tuple(value for value, one in self._buttons.items() if one.isChecked())
        self._sent.append(values)
        self.edited.emit(values)


def labelled(
    grid: QGridLayout, at: tuple[int, int], text: str, field: QWidget, wide: int = 1
) -> None:
    """Put a field under its label, the label being its buddy."""
    label = Label(text, "small", wrap=True)
    label.setBuddy(field)
    target = field.focusProxy() or field
    hint = target.placeholderText() if isinstance(target, QLineEdit | QPlainTextEdit) else ""
    if target.accessibleName() in ("", hint):
        target.setAccessibleName(text)
    row, column = at
    if row:
        label.setContentsMargins(0, 8, 0, 0)  # nearer to its own field than to the one above
    grid.addWidget(label, row * 2, column, 1, wide)
    grid.addWidget(field, row * 2 + 1, column, 1, wide)
