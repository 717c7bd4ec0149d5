"""One fact about the client with its answers: none chosen means that nobody has asked yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.client import DOES_NOT_KNOW, PREFERS_NOT
from advisor.services.estimating import Fact
from advisor.ui.controls.fields import Choice
from advisor.ui.controls.typed import KINDS, read, written
from advisor.ui.controls.widgets import DateEdit, FlowLayout, Label, MoneyEdit, NumberEdit, YesNo

OPEN = (DOES_NOT_KNOW, PREFERS_NOT)


def asked(fact: Fact, said: Mapping[str, str]) -> bool:
    """Whether a fact is asked at all: some only after a certain answer, here or about a course."""
    if not fact.only_after:
        return True
    answers = (value for key, value in said.items() if key.split("@")[0] == fact.only_after)
    return any(set(answer.split(",")) & set(fact.only_values) for answer in answers)


class FactRow(QWidget):
    """Shows one fact; ``answered`` carries its key and the value, None = not asked after all."""

    answered = Signal(str, object)

    def __init__(self, fact: Fact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = fact
        question = Label(fact.question or fact.label, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(4)
        column.addWidget(question)
        if fact.sensitive and fact.reason:
            column.addWidget(Label(fact.reason, "small", wrap=True))
        self.answer = _answer_widget(fact, question.text())
        self.answer.edited.connect(lambda value: self.answered.emit(fact.key, value or None))
        question.setBuddy(self.answer)
        column.addWidget(self.answer)

    def set_value(self, value: str | None) -> None:
        """Show what the file holds."""
        self.answer.set_value(value or "")

    def clear(self) -> None:
        """Forget the answer."""
        self.answer.clear()


def _answer_widget(fact: Fact, name: str) -> Buttons | Several | OneOf | Typed:
    if fact.kind == "several":
        return Several(fact.choices, name)
    if fact.kind == "choice":
        return OneOf(fact.choices, name)
    if fact.kind in KINDS and not fact.choices:
        return Typed(fact.kind, name)
    return Buttons(fact.choices, name)


def _open_choices() -> list[tuple[str, str]]:
    return [(value, wording.answer(value)) for value in OPEN]


class Buttons(YesNo):
    """Yes, no or the fact's own words; does not know, prefers not to say."""

    edited = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str) -> None:
        plain = choices or [(value, wording.answer(value)) for value in ("yes", "no")]
        super().__init__([*plain, *_open_choices()], name)
        self.value_changed.connect(lambda value: self.edited.emit(value or ""))

    def clear(self) -> None:
        """Not asked."""
        self.set_value(None)


class OneOf(Choice):
    """One of the fact's own words, or open."""

    def __init__(self, choices: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__([("", wording.answer("")), *choices, *_open_choices()], name)


class Several(QWidget):
    """Several of the fact's own words, or one of the open answers alone."""

    edited = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        row = FlowLayout(self, spacing=6)
        self._buttons: dict[str, QPushButton] = {}
        self._alone = {*OPEN, "none"}
        for value, label in (*choices, *_open_choices()):
            button = QPushButton(label)
            button.setProperty("role", "chip")
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {label}")
            button.clicked.connect(lambda on, value=value: self._clicked(value, on))
            row.addWidget(button)
            self._buttons[value] = button

    def button(self, value: str) -> QPushButton:
        """The button of a value. Raises KeyError."""
        return self._buttons[value]

    def set_value(self, value: str) -> None:
        """Show which hold, given as words joined by commas."""
        on = {part.strip() for part in value.split(",")}
        for key, button in self._buttons.items():
            with QSignalBlocker(button):
                button.setChecked(key in on)

    def clear(self) -> None:
        """Not asked."""
        self.set_value("")

    def _clicked(self, value: str, on: bool) -> None:
        if on:
            for key, button in self._buttons.items():
                if key != value and (value in self._alone or key in self._alone):
                    button.setChecked(False)
        self.edited.emit(",".join(key for key, one in self._buttons.items() if one.isChecked()))


class Typed(QWidget):
    """A number, a day or an amount, or one of the open answers."""

    edited = Signal(str)

    def __init__(self, kind: str, name: str) -> None:
        super().__init__()
        fields: dict[str, type[NumberEdit | DateEdit | MoneyEdit]] = {
            "number": NumberEdit,
            "day": DateEdit,
            "money": MoneyEdit,
        }
        self.field = fields[kind](name=name)
        self.open = YesNo(_open_choices(), name)
        row = FlowLayout(self)
        row.addWidget(self.field)
        row.addWidget(self.open)
        self.setFocusProxy(self.field)
        self._kind = kind
        self.field.edited.connect(lambda value: self.edited.emit(written(value)))
        self.open.value_changed.connect(lambda value: self.edited.emit(value or ""))

    def set_value(self, value: str) -> None:
        """Show what the file holds."""
        self.open.set_value(value if value in OPEN else None)
        self.field.set_value(None if value in OPEN else read(self._kind, value))

    def clear(self) -> None:
        """Not asked."""
        self.open.set_value(None)
        self.field.clear()
