"""Step 1, About: consent, how to reach the client, and the facts that funding needs."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.regions import REGIONS
from advisor.i18n import _
from advisor.ui.client.facts_column import FactsColumn
from advisor.ui.controls.fields import Choice, Fields, Lines, labelled
from advisor.ui.controls.guarded import Guarded
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.page_scroll import PageScroll, columns_fit, set_stacked
from advisor.ui.controls.widgets import DateEdit, Label, LineEdit, hair
from advisor.ui.work import Work


class AboutTab(QWidget):
    """Who the client is. Every field saves itself; nothing here is asked twice."""

    next_requested = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        page = QWidget()  # from the outside in: what gets a parent is styled anew with all in it
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(PageScroll(page))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.setContentsMargins(24, 16, 24, 24)
        self._columns.setSpacing(28)
        left, right = QVBoxLayout(), QVBoxLayout()
        right.setSpacing(16)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        self.fields = Fields(work, self)
        self.person = PersonForm(work, self.fields)
        left.addWidget(self.person)
        left.addStretch(1)
        self.facts = FactsColumn(work)
        right.addWidget(self.facts)
        right.addStretch(1)
        self.setFocusProxy(self.person.name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where both have room for their words, else one."""
        super().resizeEvent(event)
        set_stacked(self._columns, stacked=not columns_fit(self))


class PersonForm(QWidget):
    """Name, consent, contact and the counsellor's own notes."""

    def __init__(self, work: Work, fields: Fields) -> None:
        super().__init__()
        self._work = work
        self.name = LineEdit(_("name or initials"), _("Name or initials"))
        self.case_number = LineEdit(name=_("Case number"))
        self.consent_on = DateEdit(name=_("Consent to keep a file since"))
        how = [("", "–"), ("in writing", _("in writing")), ("in words", _("in words"))]
        self.consent_how = Choice(how, _("How consent was given"))
        self.consent_until = DateEdit(name=_("Consent to keep a file until"))
        self.phone = LineEdit(name=_("Phone"))
        self.email = LineEdit(name=_("E-mail"))
        self.address = LineEdit(name=_("Address"))
        regions = ((key, wording.region(key)) for key in REGIONS)
        self.region = Choice([("", "–"), *regions], _("Region"))
        self.birth_date = DateEdit(name=_("Birth date"))
        self.age = Label("", "small")
        self.languages = LineEdit(_("like Spanish, some English"), _("Languages"))
        self.barriers = Guarded(Lines(2, 14, name=_("Barriers")))
        self.supports = Guarded(Lines(2, 14, name=_("Supports")))
        self.note = Guarded(Lines(2, 14, name=_("Note")))
        self._arrange()
        for name in ("name", "case_number", "consent_on", "consent_how", "consent_until"):
            fields.client(getattr(self, name), name)
        for name in ("phone", "email", "address", "region", "birth_date", "languages"):
            fields.client(getattr(self, name), name)
        for name in ("barriers", "supports", "note"):
            fields.client(getattr(self, name), name)
        work.file_changed.connect(lambda file, _estimate: self._say_age(file.client.birth_date))
        work.closed.connect(lambda: self.age.setText(""))

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        labelled(grid, (0, 0), _("Name or initials"), self.name, 2)
        labelled(grid, (0, 2), _("Case number"), self.case_number)
        labelled(grid, (1, 0), _("Consent since"), self.consent_on)
        labelled(grid, (1, 1), _("Given"), self.consent_how)
        labelled(grid, (1, 2), _("Until"), self.consent_until)
        labelled(grid, (2, 0), _("Phone"), self.phone)
        labelled(grid, (2, 1), _("E-mail"), self.email, 2)
        labelled(grid, (3, 0), _("Address"), self.address, 3)
        labelled(grid, (4, 0), _("Region"), self.region, 2)
        labelled(grid, (4, 2), _("Birth date"), self.birth_date)
        labelled(grid, (5, 0), _("Languages"), self.languages, 2)
        grid.addWidget(self.age, 11, 2)
        text = _("Barriers and supports: on the file copy only, never on the client's page one")
        grid.addWidget(hair(), 12, 0, 1, 3)
        grid.addWidget(Iconed("ph.lock-simple", "small", text, colour="muted"), 13, 0, 1, 3)
        labelled(grid, (7, 0), _("Barriers"), self.barriers, 3)
        labelled(grid, (8, 0), _("Supports"), self.supports, 3)
        labelled(grid, (9, 0), _("Note"), self.note, 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)

    def _say_age(self, born: date | None) -> None:
        years = None if born is None else age(born, self._work.today())
        self.age.setText("" if years is None else _("{n} years old today").format(n=years))


def age(born: date, today: date) -> int:
    """Whole years."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
