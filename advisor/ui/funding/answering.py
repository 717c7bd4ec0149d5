"""How an open question is answered: by button, by several ticks, or by typing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.client import DOES_NOT_KNOW, PREFERS_NOT
from advisor.domain.errors import BadInput
from advisor.domain.estimate import Question
from advisor.i18n import _
from advisor.ui.controls.typed import KINDS, typed
from advisor.ui.controls.widgets import Button, FlowLayout, Label, YesNo
from advisor.ui.look import theme

_SCHOOLS = ("The college", "The school")
_SHOWN = {"money": "$", "number": "", "day": "18 Jan 2027"}


def answer_widget(question: Question) -> OneOf | Several | Typed:
    """The buttons or the field of a question; each has ``value_changed`` and ``first``."""
    if question.kind in KINDS and not question.choices:
        return Typed(question)
    return Several(question) if question.kind == "several" else OneOf(question)


class OneOf(YesNo):
    """One answer by button."""

    def __init__(self, question: Question) -> None:
        super().__init__(choices(question), question.question)
        self._first = choices(question)[0][0]

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.button(self._first)


class Several(QWidget):
    """A question with more than one right answer: tick, then keep. A lone word settles it."""

    value_changed = Signal(object)  # str

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._alone = ("none", DOES_NOT_KNOW, PREFERS_NOT)
        self._buttons: dict[str, QPushButton] = {}
        self.setAccessibleName(question.question)
        flow = FlowLayout(self, spacing=theme.px(6))
        for value, words in choices(question):
            self._add(flow, value, words)
        self.keep_button = Button(_("Keep"))
        self.keep_button.clicked.connect(self._keep)
        flow.addWidget(self.keep_button)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return next(iter(self._buttons.values()))

    def button(self, value: str) -> QPushButton:
        """The button of a value. Raises KeyError."""
        return self._buttons[value]

    def _add(self, flow: FlowLayout, value: str, words: str) -> None:
        button = Button(words, role="chip")
        button.setCheckable(value not in self._alone)
        if value in self._alone:
            button.clicked.connect(lambda: self.value_changed.emit(value))
        self._buttons[value] = button
        flow.addWidget(button)

    def _keep(self) -> None:
        chosen = [value for value, button in self._buttons.items() if button.isChecked()]
        if chosen:
            self.value_changed.emit(",".join(chosen))


class Typed(QWidget):
    """A number, a sum or a day: kept by Enter or the button, not while it is being typed."""

    value_changed = Signal(object)  # str

    def __init__(self, question: Question) -> None:
        super().__init__()
        self._kind = question.kind
        self.setAccessibleName(question.question)
        self.field = QLineEdit()
        self.field.setAccessibleName(question.question)
        self.field.setPlaceholderText(_SHOWN[question.kind])
        self.field.setFixedWidth(theme.px(120))
        self.field.returnPressed.connect(self._keep)
        self.keep_button = Button(_("Keep"))
        self.keep_button.clicked.connect(self._keep)
        self.trouble = Label("", "small-stop", wrap=True)
        self.trouble.hide()
        self.unsure = YesNo(unsure(question), question.question)
        self.unsure.value_changed.connect(self.value_changed)
        row = QHBoxLayout()
        row.setSpacing(theme.px(6))
        row.addWidget(self.field)
        row.addWidget(self.keep_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(row)
        column.addWidget(self.trouble)
        column.addWidget(self.unsure)

    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.field

    def button(self, value: str) -> QPushButton:
        """The button of an answer that is none. Raises KeyError."""
        return self.unsure.button(value)

    def _keep(self) -> None:
        try:
            value = typed(self._kind, self.field.text())
        except BadInput as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            self.field.setAccessibleDescription(str(error))
            self.field.setFocus()
            return
        self.value_changed.emit(value)


def choices(question: Question) -> tuple[tuple[str, str], ...]:
    """The answers that can be given, with "does not know", and for a gentle one "prefers not"."""
    known = question.choices or (("yes", _("Yes")), ("no", _("No")))
    values = [value for value, _label in known]
    return (*known, *((value, label) for value, label in unsure(question) if value not in values))


def unsure(question: Question) -> tuple[tuple[str, str], ...]:
    """The answers that leave it open; what one would type of oneself may be kept to oneself."""
    about_client = question.credential_id is None
    gentle = question.sensitive or (question.kind in KINDS and about_client)
    values = [DOES_NOT_KNOW, PREFERS_NOT] if gentle else [DOES_NOT_KNOW]
    return tuple((value, _unsure(question, value)) for value in values)


def _unsure(question: Question, value: str) -> str:
    schools = tuple(wording.rule(one) for one in _SCHOOLS)
    if value == DOES_NOT_KNOW and (question.ask_whom or "").startswith(schools):
        return _("College can’t say")
    return wording.answer(value)
