"""A course that is not in the catalogue, typed in from its flyer: one form, Enter keeps it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from advisor.domain.client import Told
from advisor.domain.credential import Provider
from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.i18n import N_, _
from advisor.ui.controls.fields import Choice, labelled
from advisor.ui.controls.widgets import Button, DateEdit, Label, LineEdit, MoneyEdit, NumberEdit
from advisor.ui.look import theme
from advisor.ui.shortlist.quote_editor import whole_weeks
from advisor.ui.shortlist.quote_writes import add_course
from advisor.ui.work import Work

KINDS = (
    ("", N_("Not known yet")),
    ("bc_public", N_("Public college or university in B.C.")),
    ("bc_private", N_("Private, certified in B.C.")),
    ("private_uncertified", N_("Private, not certified")),
    ("other", N_("Another kind")),
)


class FlyerForm(QFrame):
    """``closed`` when it is kept or left. What was typed is only kept on Enter or Add."""

    closed = Signal()

    def __init__(self, work: Work, providers: Sequence[Provider]) -> None:
        super().__init__()
        self._work = work
        self._chose_kind = False
        self.setProperty("role", "sunken")
        self.setAccessibleName(_("Type in a course"))
        self.title = LineEdit(_("as the flyer says it"), _("Course"))
        self.provider = LineEdit(_("who offers it"), _("College or school"))
        self.kind = Choice([(value, _(label)) for value, label in KINDS], _("Kind of institution"))
        self.price = MoneyEdit(_("not known"), _("Tuition"))
        self.starts = DateEdit(name=_("Starts"))
        self.weeks = NumberEdit(_("not known"), _("Weeks"))
        self.trouble = Label("", "stop", wrap=True)
        self.save_button = Button(_("Add to the shortlist"), role="primary")
        self.cancel_button = Button(_("Cancel"), role="link")
        self.take_providers(providers)
        self._build()
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self._leave)
        self.provider.textChanged.connect(self._on_provider)
        self.kind.activated.connect(self._on_kind)

    def clear(self) -> None:
        """Forget what was typed."""
        for field in (self.title, self.provider, self.price, self.starts, self.weeks):
            field.clear()
        self.kind.clear()
        self._chose_kind = False
        self._say("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            if isinstance(focus, QPushButton):
                focus.click()
            else:
                self.save()
        else:
            super().keyPressEvent(event)

    def save(self) -> None:
        """Add the course, or say what stands in the way."""
        title = self.title.text().strip()
        if not title:
            self._say(_("The course needs a title. Type it as the flyer says it."))
            self.title.setFocus()
            return
        try:
            price, start, weeks = self._read()
        except BadInput as error:
            self._say(str(error))
            return
        add_course(
            self._work,
            title=title,
            provider=self.provider.text().strip(),
            institution_type=str(self.kind.currentData()),
            price=price,
            told=Told(_("the flyer"), self._work.today()),
            start=start,
            weeks=weeks,
        )
        self._leave()

    def _read(self) -> tuple[Money | None, date | None, int | None]:
        price = self.price.read(self.price.text())
        start = self.starts.read(self.starts.text())
        weeks: Decimal | None = self.weeks.read(self.weeks.text())
        if weeks is not None and not 0 < weeks <= 520:
            raise BadInput(_("A course lasts 1 week to 520 weeks. Check the number of weeks."))
        return price, start, whole_weeks(weeks)

    def _leave(self) -> None:
        self.clear()
        self.closed.emit()

    def _say(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _on_provider(self, text: str) -> None:
        if not self._chose_kind:
            self.kind.set_value(self._kinds.get(text.strip().casefold(), ""))

    def _on_kind(self) -> None:
        self._chose_kind = True

    def take_providers(self, providers: Sequence[Provider]) -> None:
        """Whom the catalogue knows, to complete the name and tell the kind."""
        self._kinds = {one.name.casefold(): one.institution_type for one in providers}
        completer = QCompleter([one.name for one in providers], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.provider.setCompleter(completer)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(3))
        for number in range(6):
            grid.setColumnStretch(number, 1)
        self._place(grid, (0, 0), self.title, 6)
        self._place(grid, (1, 0), self.provider, 3)
        self._place(grid, (1, 3), self.kind, 3)
        self._place(grid, (2, 0), self.price, 2)
        self._place(grid, (2, 2), self.starts, 2)
        self._place(grid, (2, 4), self.weeks, 2)
        foot = QHBoxLayout()
        foot.addWidget(
            Label(_("Empty means not known: it can be added later."), "small", wrap=True), 1
        )
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        side = theme.px(14)
        column.setContentsMargins(side, theme.px(12), side, theme.px(12))
        column.setSpacing(theme.px(8))
        column.addWidget(Label(_("A course from a flyer"), "strong"))
        column.addLayout(grid)
        column.addWidget(self.trouble)
        column.addLayout(foot)
        self._say("")

    def _place(self, grid: QGridLayout, at: tuple[int, int], field: QWidget, wide: int) -> None:
        labelled(grid, at, field.accessibleName(), field, wide)
        if isinstance(field, QLineEdit):
            field.setMinimumWidth(theme.px(60))
