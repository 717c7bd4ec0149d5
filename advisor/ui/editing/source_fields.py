"""Where the typed facts come from: somebody told them on a day, or a page says so."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.i18n import _
from advisor.services.typed_facts import Source
from advisor.ui.controls.fields import labelled
from advisor.ui.controls.widgets import Card, DateEdit, Label, LineEdit, YesNo
from advisor.ui.funding.rule_form import FieldError, read
from advisor.ui.look import theme

TOLD, PAGE = "told", "page"


class SourceFields(Card):
    """Asked for with every edit; the facts that change get this source, the others keep theirs."""

    def __init__(self, today: date) -> None:
        super().__init__(_("Where this comes from"))
        self.way = YesNo(
            ((TOLD, _("Somebody told it")), (PAGE, _("A page says it"))), _("Where this comes from")
        )
        self.told_by = LineEdit(_("name or role"), _("Told by"))
        self.told_on = DateEdit(name=_("On the day"))
        self.url = LineEdit("https://", _("Web address"))
        self.printed = LineEdit(_("like Fall 2026; empty: no date"), _("Date that the page prints"))
        self.told_on.setText(wording.day(today))
        self.told_by.setText(_("the college"))
        self._told = self._pair((self.told_by, self.told_on))
        self._page = self._pair((self.url, self.printed))
        column = QVBoxLayout()
        column.setSpacing(theme.px(8))
        column.addWidget(self.way)
        column.addWidget(self._told)
        column.addWidget(self._page)
        self.note = Label("", "small", wrap=True)
        column.addWidget(self.note)
        self.body.addLayout(column)
        self.way.value_changed.connect(lambda _value: self._show_way())
        self.show_way(TOLD)

    def show_way(self, way: str) -> None:
        """Ask for who told it, or for the page."""
        self.way.set_value(way)
        self._show_way()

    def set_told(self, by: str, on: date) -> None:
        """Begin with somebody who told it."""
        self.told_by.setText(by)
        self.told_on.setText(wording.day(on))
        self.show_way(TOLD)

    def source(self) -> Source:
        """What was typed. Raises FieldError for a day that cannot be read."""
        if self.way.value == PAGE:
            if not self.url.text().strip():
                raise FieldError(_("Type the web address of the page."), self.url)
            return Source(url=self.url.text().strip(), printed=self.printed.text().strip())
        if not self.told_by.text().strip():
            raise FieldError(_("Type who told it."), self.told_by)
        on = read(self.told_on, _("Type the day on which it was told."))
        assert isinstance(on, date)
        return Source(told_by=self.told_by.text().strip(), told_on=on)

    def _show_way(self) -> None:
        if self.way.value is None:  # the chosen one was pressed again
            self.way.set_value(TOLD)
        page = self.way.value == PAGE
        self._told.setVisible(not page)
        self._page.setVisible(page)
        if page:
            text = _("A price enters a sum only if its page prints a date that is young enough.")
        else:
            text = _("Never name a client here: everybody in the centre sees it.")
        self.note.setText(text)

    def _pair(self, fields: tuple[LineEdit | DateEdit, ...]) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(3))
        for place, field in enumerate(fields):
            field.setMinimumWidth(theme.px(60))
            labelled(grid, (0, place), field.accessibleName(), field)
            grid.setAlignment(field, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
        return box
