"""One need of the gap view; opened, it says what it means, how it is held and who teaches it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.services import gap_words
from advisor.services.gaps import Need
from advisor.ui.client.course_row import CourseRow
from advisor.ui.client.held_form import HeldForm
from advisor.ui.client.need_button import NeedButton
from advisor.ui.controls.basics import tell_above
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, Label, clear_layout
from advisor.ui.look import theme

FIRST = 3  # courses that teach it, before somebody asks for more


class NeedRow(QWidget):
    """What is done here goes up as a signal; what the file then holds comes down again."""

    held_edited = Signal(str, str, object)  # the skill as it is or will be held; field, value
    want_edited = Signal(str, bool)
    add_requested = Signal(object)  # Credential
    grown = Signal()  # there are new places for the keyboard

    def __init__(self, need: Need) -> None:
        super().__init__()
        self.need = need
        self._wanted = False
        self._shown: tuple[object, ...] = ()
        self._added: Collection[str] = ()
        self.button = NeedButton(need.name)
        self.button.toggled.connect(self._open)
        self.button.want_requested.connect(self._want)
        self.want_button = Button(_("Want"), "ph.plus")
        self.want_button.clicked.connect(self._want)
        self.detail: NeedDetail | None = None
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.button, 1)
        row.addWidget(self.want_button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addLayout(row)

    def show_need(self, need: Need, *, wanted: bool, added: Collection[str]) -> None:
        """Show it as it stands now; ``added`` are the records on the shortlist."""
        now = (need.held, need.shown, wanted, added)
        if now == self._shown:
            return
        self._shown = now
        self.need, self._wanted, self._added = need, wanted, added
        kind = _(gap_words.KINDS[need.kind])
        second = ", ".join(
            part for part in (kind, gap_words.compared(need), gap_words.listed(need.future)) if part
        )
        self.button.show_words(second, gap_words.status(need), good=bool(need.held))
        self.want_button.setVisible(wanted or not need.held)
        self.want_button.setText(_("Wanted") if wanted else _("Want"))
        self.want_button.setIcon(theme.icon("ph.check" if wanted else "ph.plus", "text"))
        pattern = _("{skill} is wanted: take it off") if wanted else _("Want {skill}")
        self.want_button.setAccessibleName(pattern.format(skill=need.name))
        if self.detail is not None:
            self.detail.show_need(need, added)

    def keys(self) -> list[QWidget]:
        """What the keyboard can stand on, in the order in which it is read.

        The form that hands the keyboard on comes along: left behind it would draw Tab back.
        """
        detail = self.detail.findChildren(QWidget) if self.detail is not None else []
        stops = [
            one
            for one in detail
            if one.focusPolicy() & Qt.FocusPolicy.TabFocus or one.focusProxy() is not None
        ]
        return [self.button, self.want_button, *stops]

    def _open(self, opened: bool) -> None:
        if self.detail is None and opened:
            self.detail = NeedDetail(self.need)
            self.detail.form.edited.connect(
                lambda field, value: self.held_edited.emit(
                    self.need.held or self.need.name, field, value
                )
            )
            self.detail.add_requested.connect(self.add_requested)
            self.detail.grown.connect(self.grown)
            self._column.addWidget(self.detail)
            self.detail.show_need(self.need, self._added)
        if self.detail is not None:
            self.detail.setVisible(opened)
            self.grown.emit()
            tell_above(self.detail, self.window())

    def _want(self) -> None:
        if self._wanted or not self.need.held:
            self.want_edited.emit(self.need.name, not self._wanted)


class NeedDetail(QWidget):
    """What stands below an opened row."""

    add_requested = Signal(object)  # Credential
    grown = Signal()

    def __init__(self, need: Need) -> None:
        super().__init__()
        self.form = HeldForm()
        self.courses: list[CourseRow] = []
        self._added: Collection[str] = ()
        self._told = Label("", "small-good", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(28), 0, theme.px(4), theme.px(10))
        column.setSpacing(theme.px(6))
        if need.about:
            column.addWidget(Label(need.about, wrap=True))
        if need.purpose:
            said = _("In this job: {purpose}.").format(purpose=need.purpose.rstrip("."))
            column.addWidget(Label(said, wrap=True))
        column.addWidget(Label(gap_words.numbers(need), "small", wrap=True))
        for mark in need.future:
            official = gap_words.is_official(mark)
            icon = "ph.circle-wavy-check" if official else "ph.calculator"
            column.addWidget(Iconed(icon, "small", gap_words.mark_told(mark), colour="muted"))
        column.addSpacing(theme.px(4))
        column.addWidget(Label(_("Does the client hold it?"), "strong", wrap=True))
        column.addWidget(self.form)
        column.addWidget(self._told)
        column.addSpacing(theme.px(4))
        column.addWidget(Label(_("Who teaches it"), "strong", wrap=True))
        column.addLayout(self._list)
        self._fill(need, FIRST)

    def show_need(self, need: Need, added: Collection[str]) -> None:
        """Show how it is held now, and what is on the shortlist."""
        skill = need.held or need.name
        self.form.show_skill(skill, need.shown, held=bool(need.held))
        other = bool(need.held) and need.held != need.name
        self._told.setVisible(other)
        self._told.setText(_("Held in the client’s words as “{words}”").format(words=need.held))
        self._added = added
        self._mark()

    def _mark(self) -> None:
        for course in self.courses:
            course.set_added(added=course.credential.id in self._added)

    def _fill(self, need: Need, most: int) -> None:
        clear_layout(self._list)
        self.courses = []
        for teacher in need.teachers[:most]:
            course = CourseRow(teacher.credential, (teacher.link,))
            course.add_requested.connect(self.add_requested)
            self._list.addWidget(course)
            self.courses.append(course)
        more = len(need.teachers) - len(self.courses)
        if more > 0:
            button = Button(_("Show {n} more").format(n=more), role="link")
            button.clicked.connect(lambda: self._more(need))
            self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if not need.teachers:
            said = _("Nothing in this catalogue says that it teaches this. Ask the colleges.")
            self._list.addWidget(Label(said, "muted", wrap=True))

    def _more(self, need: Need) -> None:
        place = len(self.courses)
        self._fill(need, len(need.teachers))
        self._mark()
        self.grown.emit()
        tell_above(self, self.window())
        self.courses[place].add_button.setFocus()
