"""The card of one occupation: openings, growth, wage, what it asks for, each with its edition."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.occupation import Occupation, Outlook
from advisor.domain.regions import PROVINCE
from advisor.i18n import _
from advisor.ui.client.occupation_charts import Figure, RegionBars, WageBar, growth, hours, openings
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, Card, FlowLayout, Label, clear_layout, hair

PERIOD = (2025, 2035)
SKILLS_SHOWN = 6


class OccupationCard(Card):
    """Shows one occupation; ``target_requested`` asks to make it the client's goal."""

    target_requested = Signal(str, str)  # NOC, title
    gap_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._occupation: Occupation | None = None
        self._title = Label("", "subheading", wrap=True)
        self._code = Label("", "small", wrap=True)
        self._target = Label(_("✓ Target"), "tag-good")
        self.use_button = Button(_("Use as target"), "ph.target")
        self.use_button.clicked.connect(self._ask)
        self.gap_button = Button(_("Skills held and missing"), "ph.list-bullets")
        self.gap_button.clicked.connect(self.gap_requested)
        self._openings, self._growth, self._week = Figure(), Figure(), Figure()
        self._wage_title = Label("", "strong", wrap=True)
        self._wage = WageBar()
        self._regions = RegionBars()
        self._facts = QGridLayout()
        self._sources = Iconed("ph.info", "small", colour="muted")
        self._arrange()
        self.clear()

    def show_occupation(self, occupation: Occupation, region: str, *, target: bool) -> None:
        """Fill the card; ``region`` is the client's, empty = the whole Province."""
        self._occupation = occupation
        self.setAccessibleName(occupation.title)
        self._title.setText(occupation.title)
        pattern = _("NOC {noc}, {education} (TEER {teer})")
        education = wording.teer(occupation.teer)
        self._code.setText(
            pattern.format(noc=occupation.noc, education=education, teer=occupation.teer)
        )
        self._target.setVisible(target)
        self.use_button.setVisible(not target)
        self.gap_button.setVisible(target)
        self._show_figures(occupation, region)
        self._show_wage(occupation)
        self._regions.show_outlook(occupation.outlook[1:], region)
        self._show_facts(occupation)
        self._sources.set_text(sources(occupation, region))
        self.show()

    def clear(self) -> None:
        """Show nothing."""
        self._occupation = None
        self.setAccessibleName("")
        for label in (self._title, self._code, self._wage_title):
            label.setText("")
        for figure in (self._openings, self._growth, self._week):
            figure.show_value("")
        self._wage.show_wage(None, None, None, None)
        self._regions.show_outlook((), "")
        clear_layout(self._facts)
        self._sources.set_text("")
        self.hide()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._target, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.use_button, 0, Qt.AlignmentFlag.AlignTop)
        figures = FlowLayout(spacing=20)
        for figure in (self._openings, self._growth, self._week):
            figures.addWidget(figure)
        self._facts.setColumnStretch(1, 1)
        self._facts.setHorizontalSpacing(12)
        title = _("Openings by region, {first} to {last}").format(first=PERIOD[0], last=PERIOD[1])
        body = self.body
        body.setContentsMargins(16, 14, 16, 14)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addLayout(head)
        titles.addWidget(self._code)
        body.addLayout(titles)
        body.addWidget(self.gap_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addLayout(figures)
        body.addSpacing(4)
        body.addWidget(self._wage_title)
        body.addWidget(self._wage)
        body.addSpacing(4)
        body.addWidget(Label(title, "strong", wrap=True))
        body.addWidget(self._regions)
        body.addWidget(hair())
        body.addLayout(self._facts)
        body.addWidget(self._sources)

    def _show_figures(self, occupation: Occupation, region: str) -> None:
        here = area(occupation, region)
        place = wording.region(here.region) if here else ""
        period = _("openings, {first} to {last}").format(first=PERIOD[0], last=PERIOD[1])
        self._openings.show_value(openings(here.openings if here else None), period, place)
        self._growth.show_value(
            growth(here.growth_pct if here else None), _("growth a year"), place
        )
        province = wording.region(PROVINCE)
        self._week.show_value(hours(occupation.usual_hours), _("usual week"), province)

    def _show_wage(self, occupation: Occupation) -> None:
        yearly = occupation.wage_unit == "year"
        title = (
            _("Yearly wage in British Columbia") if yearly else _("Hourly wage in British Columbia")
        )
        low, median, high = occupation.wage_low, occupation.wage_median, occupation.wage_high
        self._wage.show_wage(low, median, high, occupation.wage_unit)
        if low is None and median is None and high is None:
            title = _("Wage in British Columbia: not published")
        self._wage_title.setText(title)

    def _show_facts(self, occupation: Occupation) -> None:
        clear_layout(self._facts)
        skills = ", ".join(skill.name for skill in occupation.skills[:SKILLS_SHOWN])
        rows = [
            (_("Usual education"), occupation.usual_education or ""),
            (_("Asks for"), "\n".join(occupation.requirements) or _("not published")),
            (_("Stands out by"), skills),
        ]
        for at, (name, text) in enumerate(row for row in rows if row[1]):
            label = Label(name, "small")
            self._facts.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(Label(text, wrap=True), at, 1)

    def _ask(self) -> None:
        if self._occupation is not None:
            self.target_requested.emit(self._occupation.noc, self._occupation.title)


def area(occupation: Occupation, region: str) -> Outlook | None:
    """The outlook of the client's region, else of the whole Province."""
    found = [one for one in occupation.outlook if one.region == region]
    return next(iter(found or occupation.outlook), None)


def sources(occupation: Occupation, region: str) -> str:
    """What kind of number these are, and the edition of each."""
    said = [f"{group[:1].upper()}{group[1:]}: {edition}." for group, edition in occupation.sources]
    here = area(occupation, region)
    if here is not None:
        where = _("{region}: {listed}.")
        listed = (
            _("on the high-opportunity list")
            if here.high_opportunity
            else _("not on the high-opportunity list")
        )
        said.append(where.format(region=wording.region(here.region), listed=listed))
    return "\n".join(said)
