"""The open questions of an estimate: harmless first, gentle ones wait until they are opened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.estimate import Question
from advisor.domain.money import ZERO
from advisor.i18n import _, ngettext
from advisor.services import estimating
from advisor.services.estimating import Fact
from advisor.ui.controls.iconed import Sign
from advisor.ui.controls.widgets import Button, Label, clear_layout, hair
from advisor.ui.funding.answering import answer_widget
from advisor.ui.look import theme

Titles = Mapping[tuple[str, int | None], str]
"""What a question is about: a credential (None), or one of its cost lines by number."""
TAB = Qt.FocusPolicy.TabFocus

_ARTICLES = ("The ", "A ", "Le ", "La ", "Les ", "L’", "Un ", "Une ")


class QuestionRow(QWidget):
    """One question with its answers; none is chosen while it was not asked."""

    answered = Signal(Question, str)

    def __init__(self, question: Question, about: str, fact: Fact | None) -> None:
        super().__init__()
        self.question = question
        text = Label(question.question, wrap=True)
        asked = replace(question, kind=fact.kind) if fact else question
        self.choice = answer_widget(asked)
        self.choice.value_changed.connect(self._on_value)
        self._about, self._why = (
            about,
            question.reason or (wording.rule(fact.reason) if fact else ""),
        )
        self._note = Label("", "small", wrap=True)
        self.take(question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(10), 0, theme.px(10))
        column.setSpacing(theme.px(6))
        if about:
            column.addWidget(Label(about, "small", wrap=True))
        for widget in (text, self.choice, self._note):
            column.addWidget(widget)

    def asks(self, question: Question, about: str) -> bool:
        """Whether this is the same question, whatever it is worth by now."""
        return about == self._about and _same(question) == _same(self.question)

    def take(self, question: Question) -> None:
        """The same question, worth another sum."""
        self.question = question
        self._note.setText(_note(question, self._why))
        self.choice.setAccessibleDescription(self._note.text())

    def start(self) -> None:
        """Put the focus on the first answer."""
        self.choice.first().setFocus()

    def stations(self) -> list[QWidget]:
        """Where the keyboard stops, from top to bottom."""
        return [w for w in self.choice.findChildren(QWidget) if w.focusPolicy() & TAB]

    def _on_value(self, value: str | None) -> None:
        if value:
            self.answered.emit(self.question, value)


class QuestionsPanel(QFrame):
    """At most three questions, gentle ones behind a button; ``answered`` carries an answer."""

    answered = Signal(Question, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._asked: tuple[Question, ...] = ()
        self._titles: Titles = {}
        self._facts: Mapping[str, Fact] = {}
        self._opened = False
        self.rows: list[QuestionRow] = []
        self._title = Label("", "subheading")
        self._order = Label(_("harmless ones first"), "small")
        self._body = QVBoxLayout()
        self._body.setSpacing(0)
        self._hand = Sign("ph.hand-palm", "muted")
        self._gentle = Label("", "muted", wrap=True)
        self.open_button = Button(_("Open"), role="link")
        self.open_button.clicked.connect(self._turn)
        self._lay_out()

    def show_questions(
        self,
        questions: Sequence[Question],
        titles: Titles,
        facts: Mapping[str, Fact],
    ) -> None:
        """Show these questions; ``titles`` says what each is about. Focus is kept in place."""
        if tuple(questions) == self._asked:
            return
        row = self._focused()
        at = self.rows.index(row) if row is not None else None
        self._asked, self._titles, self._facts = tuple(questions), titles, facts
        self._opened = self._opened and any(q.sensitive for q in questions)
        self._fill()
        if at is not None and row not in self.rows:
            self._focus_row(min(at, len(self.rows) - 1))

    def clear(self) -> None:
        """Forget all questions."""
        self._opened = False
        self.show_questions((), {}, {})

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._order)
        gentle = QHBoxLayout()
        gentle.setSpacing(theme.px(8))
        gentle.addWidget(self._hand)
        gentle.addWidget(self._gentle, 1)
        gentle.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(12))
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._body)
        column.addLayout(gentle)
        self._fill()

    def _fill(self) -> None:
        kept = self.rows
        for row in kept:
            self._body.removeWidget(row)
        clear_layout(self._body)
        gentle = [q for q in self._asked if q.sensitive]
        plain = [q for q in self._asked if not q.sensitive]
        self._head(len(plain), len(gentle))
        self.rows = []
        for question in (gentle if self._opened else plain)[: estimating.AT_ONCE]:
            if self.rows:
                self._body.addWidget(hair())
            self.rows.append(self._row(question, kept))
            self._body.addWidget(self.rows[-1])
        for row in kept:
            row.hide()
            row.deleteLater()

    def _row(self, question: Question, kept: list[QuestionRow]) -> QuestionRow:
        """The row of before, with what is being typed in it, or a new one."""
        about = self._titles.get((question.credential_id or "", question.cost_index), "")
        for row in kept:
            if row.asks(question, about):
                kept.remove(row)
                row.take(question)
                return row
        row = QuestionRow(question, about, self._facts.get(question.fact))
        row.answered.connect(self.answered)
        return row

    def _head(self, plain: int, gentle: int) -> None:
        count = min(plain + gentle, estimating.AT_ONCE)
        words = ngettext("{n} question open", "{n} questions open", count).format(n=count)
        self._title.setText(words if count else _("No question open"))
        self._order.setVisible(count > 1 and not self._opened)
        once = ngettext(
            "{n} gentle question, for a private moment",
            "{n} gentle questions, for a private moment",
            gentle,
        )
        said = once.format(n=gentle) if gentle else ""
        if self._opened:
            said = _("Back to the other questions") if plain else ""
        elif not count:
            said = _("Nothing that can still be asked would change the sum.")
        self._gentle.setText(said)
        self._gentle.setVisible(bool(said))
        self._hand.setVisible(bool(gentle) and not self._opened)
        self.open_button.setText(_("Back") if self._opened else _("Open"))
        self.open_button.setVisible(bool(plain) if self._opened else bool(gentle))

    def _turn(self) -> None:
        """The gentle ones stand alone: never more than three at once, and no harmless beside."""
        self._opened = not self._opened
        self._fill()
        self._focus_row(0)

    def _focused(self) -> QuestionRow | None:
        focused = self.window().focusWidget()
        for row in self.rows:
            if focused is not None and row.isAncestorOf(focused):
                return row
        return None

    def _focus_row(self, number: int) -> None:
        if 0 <= number < len(self.rows):
            self.rows[number].start()


def _same(question: Question) -> Question:
    return replace(question, dollars_at_stake=ZERO)


def _note(question: Question, reason: str) -> str:
    parts = [reason] if reason else []
    if question.dollars_at_stake:
        parts.append(
            _("Decides up to {amount}.").format(amount=wording.money(question.dollars_at_stake))
        )
    if question.ask_whom:
        parts.append(_("Ask: {who}.").format(who=_inside(question.ask_whom)))
    return " ".join(parts)


def _inside(text: str) -> str:
    """A text inside a sentence: “The college.” becomes “the college”; names keep their capital."""
    small = text.startswith(_ARTICLES)
    return (text[:1].lower() + text[1:] if small else text).rstrip(".")
