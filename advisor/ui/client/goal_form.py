"""The goal as fields: own words, limits and skills, each saving itself."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.i18n import _
from advisor.services import holding
from advisor.ui.client.skills import HeldSkills, Skills
from advisor.ui.controls.fields import Fields, Lines, Toggles, labelled
from advisor.ui.controls.guarded import Guarded
from advisor.ui.controls.widgets import (
    DateEdit,
    Label,
    LineEdit,
    MoneyEdit,
    NumberEdit,
    TagList,
    hair,
)
from advisor.ui.work import Work

DELIVERY = ("online", "hybrid", "in person")


class GoalForm(QWidget):
    """Own words, limits and skills. Every field saves itself."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.words = Guarded(
            Lines(3, 16, _("as they say it"), _("The goal in the client’s own words"))
        )
        self.by = DateEdit(name=_("By when"))
        self.why = Guarded(LineEdit(name=_("What gets better")))
        self.own_money = MoneyEdit(_("like 600"), _("Own money"))
        self.hours_a_week = NumberEdit(_("like 20"), _("Hours a week"))
        self.travel = Guarded(LineEdit(_("like 45 min, bus"), _("Travel, one way")))
        days = [(day, wording.weekday_name(day)) for day in wording.DAYS]
        self.days = Toggles(days, _("Days"))
        names = (_("Online"), _("Hybrid"), _("In person"))
        self.delivery = Toggles(list(zip(DELIVERY, names, strict=True)), _("Delivery"), boxes=True)
        self.device = Guarded(LineEdit(_("like shared laptop, internet at home"), _("Device")))
        self.skills_held = HeldSkills(_("Add a skill"), _("Skills held"))
        self.skills_wanted = Skills(_("Skills wanted"), TagList(_("Add a skill")))
        self._words_label = Label("", "small", wrap=True)
        self._held_label = Label("", "strong", wrap=True)
        fields = Fields(work, self)
        for name in ("words", "by", "why", "own_money", "hours_a_week", "travel", "days"):
            fields.goal(getattr(self, name), name)
        for name in ("delivery", "device", "skills_wanted"):
            fields.goal(getattr(self, name), name)
        fields.bind(
            self.skills_held,
            lambda file: (file.goal.skills_held, file.goal.skills_shown),
            holding.keep,
        )
        self.skills_held.how_edited.connect(self._hold)
        self._arrange()
        work.file_changed.connect(lambda file, _estimate: self._name(file.client.name))
        work.closed.connect(lambda: self._name(""))
        self._name("")

    def _hold(self, skill: str, field: str, value: object) -> None:
        today = self._work.today()
        self._work.write(
            lambda vault, file: holding.change(vault, file, skill, field, value, today=today)
        )

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._words_label.setBuddy(self.words.field)
        column.addWidget(self._words_label)
        column.addWidget(self.words)
        first = QGridLayout()
        first.setVerticalSpacing(4)
        first.setHorizontalSpacing(12)
        labelled(first, (0, 0), _("By when"), self.by)
        labelled(first, (0, 1), _("What gets better"), self.why)
        first.setColumnStretch(0, 2)
        first.setColumnStretch(1, 3)
        column.addSpacing(4)
        column.addLayout(first)
        column.addSpacing(12)
        column.addWidget(hair())
        column.addSpacing(8)
        column.addWidget(Label(_("Limits"), "subheading"))
        column.addLayout(self._limits())
        column.addSpacing(12)
        column.addWidget(hair())
        column.addSpacing(8)
        column.addLayout(self._skills())

    def _limits(self) -> QVBoxLayout:
        row = QGridLayout()
        row.setVerticalSpacing(4)
        row.setHorizontalSpacing(12)
        labelled(row, (0, 0), _("Own money"), self.own_money)
        labelled(row, (0, 1), _("Hours a week"), self.hours_a_week)
        labelled(row, (0, 2), _("Travel, one way"), self.travel)
        for column, stretch in enumerate((3, 3, 4)):
            row.setColumnStretch(column, stretch)
        beside = QGridLayout()
        beside.setVerticalSpacing(8)
        beside.setHorizontalSpacing(12)
        beside.setColumnStretch(1, 1)
        named = ((_("Days"), self.days), (_("Delivery"), self.delivery), (_("Device"), self.device))
        for at, (name, field) in enumerate(named):
            label = Label(name, "small")
            label.setBuddy(field)
            beside.addWidget(label, at, 0)
            beside.addWidget(field, at, 1)
        both = QVBoxLayout()
        both.setSpacing(10)
        both.addLayout(row)
        both.addLayout(beside)
        return both

    def _skills(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._held_label, 0, 0)
        grid.addWidget(Label(_("Skills the goal wants"), "strong", wrap=True), 0, 1)
        grid.addWidget(self.skills_held, 1, 0)
        grid.addWidget(self.skills_wanted, 1, 1)
        grid.setRowStretch(2, 1)
        return grid

    def _name(self, name: str) -> None:
        who = wording.first_name(name)
        own = (
            _("The goal in {who}’s own words").format(who=who)
            if who
            else _("The goal in own words")
        )
        held = _("Skills {who} has").format(who=who) if who else _("Skills held")
        self._words_label.setText(own)
        self._held_label.setText(held)
