"""The form of a credential: add a course by hand, or mend facts of one that is there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from advisor.domain.credential import Credential, CredentialId
from advisor.i18n import _
from advisor.services.editing import Choices
from advisor.services.typed_facts import Given, NewProvider
from advisor.ui.controls.fields import Toggles
from advisor.ui.controls.page_scroll import PageScroll, columns_fit, set_stacked
from advisor.ui.controls.tall_page import TallPage
from advisor.ui.controls.widgets import Button, Label
from advisor.ui.editing.course_fields import CourseFields, column_of
from advisor.ui.editing.source_fields import SourceFields
from advisor.ui.funding.rule_form import FieldError
from advisor.ui.look import theme
from advisor.ui.search.own_card import NAMES

_ASKED_AGAIN = ("tuition", "mandatory_fees", "materials", "weeks", "delivery", "intakes")


class CredentialForm(QWidget):
    """``given`` carries what was typed; an error leaves all of it where it is. Ctrl+Enter saves."""

    given = Signal(Given)
    closed = Signal()
    record_requested = Signal(str)  # the id of a record that is nearly the same

    def __init__(self, known: Choices, today: date, record: Credential | None = None) -> None:
        super().__init__()
        self.record = record
        self.course = CourseFields(known)
        self.source = SourceFields(today)
        self._alike: CredentialId | None = None
        self._before: dict[str, Any] = {}
        held = [(name, _(NAMES[name])) for name in _ASKED_AGAIN if self._holds(name)]
        self.confirmed = Toggles(held, _("Asked again, still so"), boxes=True)
        self.trouble = Label("", "stop", wrap=True)
        self.open_button = Button(_("Open that record"))
        self.sure_button = Button(_("It is another course: save it"), role="link")
        self.save_button = Button(_("Save"), role="primary")
        self.cancel_button = Button(_("Cancel"))
        self._build(asked_again=bool(held))
        self._connect()
        self.say("")
        if record is not None:
            self.course.show_record(record)
            self._before = self._state()
        self._begun, self._warned = self._typed(), False
        self.setFocusProxy(self.course.fields["title"])

    def show_facts(self, facts: Mapping[str, Any], provider: str) -> None:
        """Begin with facts that are known already."""
        self.course.show_facts(facts)
        self.course.provider.name.setText(provider)
        self.course.provider.look()
        self._begun = self._typed()

    def holds_on(self) -> bool:
        """Whether something typed would be lost; it says so the first time, then lets go."""
        if self._warned or self._typed() == self._begun:
            return False
        self._warned = True
        self.say(_("What you typed is not saved. Save it, or go back once more to drop it."))
        return True

    def focus_fact(self, field: str) -> None:
        """Put the focus on the field of a fact."""
        target = self.course.fields.get(field) or self.course.fields["title"]
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str, field: QWidget | None = None) -> None:
        """Say what stands in the way; empty says nothing."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        self.open_button.hide()
        self.sure_button.hide()
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_alike(self, sentence: str, known: CredentialId) -> None:
        """Name a record that is nearly the same, with the two ways on."""
        self.say(sentence)
        self._alike = known
        self.open_button.show()
        self.sure_button.show()
        self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_saving(self, *, saving: bool) -> None:
        """Whether what was typed is being kept."""
        self.save_button.setEnabled(not saving)
        self.save_button.setText(_("Saving…") if saving else _("Save"))

    def save(self, *, sure: bool = False) -> None:
        """Give what was typed, or say what cannot be read."""
        try:
            given = self._given(sure=sure)
        except FieldError as error:
            self.say(str(error), error.field)
            return
        self.say("")
        self.given.emit(given)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # later: Qt is walking over all widgets now, and moving one under its feet crashes it
            QTimer.singleShot(0, self, self._fit)

    def _given(self, *, sure: bool) -> Given:
        state = self._state()
        provider = state.pop("provider")
        if not state["title"]:
            sentence = _("The course needs a title. Type it as the college says it.")
            raise FieldError(sentence, self.course.fields["title"])
        if self.record is not None:
            state = {name: v for name, v in state.items() if v != self._before[name]}
        new = provider if isinstance(provider, NewProvider) else None
        if provider != self._before.get("provider") and new is None:
            state["provider"] = provider
        confirmed = self._confirmed()
        state |= {name: self._before[name] for name in confirmed if name not in state}
        return Given(state, self.source.source(), new, confirmed=confirmed, sure=sure)

    def _state(self) -> dict[str, Any]:
        return {**self.course.facts(), "provider": self.course.provider.typed()}

    def _typed(self) -> tuple[object, ...]:
        """What stands in the fields, whether it can be read or not."""
        lines = (line.text() for line in self.findChildren(QLineEdit))
        texts = (text.toPlainText() for text in self.findChildren(QPlainTextEdit))
        buttons = ((one.text(), one.isChecked()) for one in self.findChildren(QToolButton))
        return (*lines, *texts, *buttons)

    def _confirmed(self) -> frozenset[str]:
        boxes = {name: self.confirmed.button(name) for name in _ASKED_AGAIN if self._holds(name)}
        return frozenset(name for name, box in boxes.items() if box.isChecked())

    def _holds(self, name: str) -> bool:
        return self.record is not None and getattr(self.record, name) not in (None, ())

    def _build(self, *, asked_again: bool) -> None:
        page = TallPage()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.px(16))
        course, how, price, gives = self.course.cards
        self._columns.addLayout(column_of((course, self.source)), 1)
        self._columns.addLayout(column_of((price, how, gives)), 1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 12, 8)
        column.addLayout(self._columns)
        if asked_again:
            self.source.body.addWidget(Label(_("Asked again, still so"), "small"))
            self.source.body.addWidget(self.confirmed)
        else:
            self.confirmed.setParent(self)
            self.confirmed.hide()
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        foot.addWidget(self.save_button)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.open_button)
        foot.addWidget(self.sure_button)
        foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addWidget(PageScroll(page), 1)
        whole.addWidget(self.trouble)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.closed)
        self.sure_button.clicked.connect(lambda: self.save(sure=True))
        self.open_button.clicked.connect(lambda: self.record_requested.emit(self._alike))
        for name in ("title", "provider", "tuition", "weeks", "place"):
            field = self.course.fields[name]
            assert isinstance(field, QLineEdit)
            field.returnPressed.connect(self.save)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.save)

    def _fit(self) -> None:
        set_stacked(self._columns, stacked=not columns_fit(self))
