"""Beside the needs of a job: what it requires by law or custom, and what leads to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.services import gap_words
from advisor.services.gaps import Offer
from advisor.ui.client.course_row import CourseRow
from advisor.ui.controls.basics import tell_above
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, Card, Label, clear_layout, hair
from advisor.ui.look import theme

FIRST = 5  # offers, before somebody asks for more


class RequirementsCard(Card):
    """Schooling, then licences; the text is national, and says so."""

    def __init__(self) -> None:
        super().__init__(_("What it requires"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(6))
        self.body.addLayout(self._rows)

    def show_requirements(self, requirements: Sequence[str]) -> None:
        """Fill the card."""
        clear_layout(self._rows)
        schooling, licences = gap_words.split(requirements)
        for text in schooling:
            self._rows.addWidget(Label(text, wrap=True))
        if licences:
            self._rows.addWidget(Label(_("Licences and certification"), "strong", wrap=True))
        for text in licences:
            self._rows.addWidget(Iconed("ph.identification-card", "", text, colour="muted"))
        said = _("Not published for this job.")
        if requirements:
            said = _("A national text (OaSIS 2025). Check B.C. rules before you rely on it.")
        self._rows.addWidget(Iconed("ph.info", "small", said, colour="muted"))


class OffersCard(Card):
    """Credentials for the job, the best to begin with first, each with its reason."""

    add_requested = Signal(object)  # Credential
    grown = Signal()  # there are new places for the keyboard

    def __init__(self) -> None:
        super().__init__(_("Credentials that lead to it"))
        self.courses: list[CourseRow] = []
        self._offers: Sequence[Offer] = ()
        self._added: Collection[str] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(2))
        self.more_button = Button("", role="link")
        self.more_button.clicked.connect(self._more)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_offers(self, offers: Sequence[Offer], most: int = FIRST) -> None:
        """The first offers, and a way to the others."""
        clear_layout(self._rows)
        self._offers, self.courses = offers, []
        for place, offer in enumerate(offers[:most]):
            if place:
                self._rows.addWidget(hair())
            course = CourseRow(offer.credential, offer.links, offer.after)
            course.add_requested.connect(self.add_requested)
            course.set_added(added=offer.credential.id in self._added)
            self._rows.addWidget(course)
            self.courses.append(course)
        if not offers:
            said = _("No credential of this catalogue can be linked to this job. Ask the colleges.")
            self._rows.addWidget(Label(said, "muted", wrap=True))
        more = len(offers) - len(self.courses)
        self.more_button.setVisible(more > 0)
        self.more_button.setText(_("Show {n} more").format(n=more))

    def keys(self) -> list[QWidget]:
        """What the keyboard can stand on, in order."""
        return [*(course.add_button for course in self.courses), self.more_button]

    def mark(self, added: Collection[str]) -> None:
        """Say which are on the shortlist."""
        self._added = added
        for course in self.courses:
            course.set_added(added=course.credential.id in added)

    def _more(self) -> None:
        place = len(self.courses)
        self.show_offers(self._offers, len(self._offers))
        self.grown.emit()
        tell_above(self, self.window())
        self.courses[place].add_button.setFocus()
