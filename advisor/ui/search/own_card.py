"""What this centre itself put into a record: which facts, who and when, and the way back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from advisor import wording
from advisor.i18n import N_, _
from advisor.services.editing import Edit
from advisor.ui.controls.widgets import Button, Card, Label, clear_layout
from advisor.ui.look import theme

NAMES = {
    "title": N_("title"),
    "provider": N_("college or school"),
    "kind": N_("kind"),
    "field": N_("field of study"),
    "summary": N_("summary"),
    "skills": N_("what you learn"),
    "delivery": N_("delivery"),
    "place": N_("place"),
    "weeks": N_("weeks"),
    "hours": N_("hours in all"),
    "hours_a_week": N_("hours a week"),
    "length_stated": N_("length"),
    "intakes": N_("starts"),
    "tuition": N_("tuition"),
    "mandatory_fees": N_("mandatory fees"),
    "materials": N_("materials"),
    "cost_note": N_("on prices"),
    "credits": N_("credits"),
    "credit_bearing": N_("college credit"),
    "proof": N_("what you get"),
    "counts_toward": N_("what it counts toward"),
    "prerequisites": N_("what it asks for"),
    "grant_period": N_("grant list"),
}


class OwnCard(Card):
    """``taken_back`` when what lies below is to stand again."""

    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__(_("Put in by this centre"))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(6))
        self.body.addLayout(self._list)
        self.take_back_button = Button("", "ph.arrow-counter-clockwise", role="link")
        self.body.addWidget(self.take_back_button)
        self.take_back_button.clicked.connect(self.taken_back)
        self.hide()

    def show_edit(self, edit: Edit | None) -> None:
        """Show who put in what; None hides the card."""
        self.setVisible(bool(edit))
        clear_layout(self._list)
        if not edit:
            return
        for words in edit_words(edit):
            self._list.addWidget(Label(words, "small", wrap=True))
        whole = {"title", "provider"} <= edit.keys()
        text = _("Take this record out again") if whole else _("Take my edit back")
        self.take_back_button.setText(text)


def edit_words(edit: Edit) -> list[str]:
    """``Tuition, starts: Jo Park, 24 Nov 2026``, one line for each person and day, newest first."""
    groups: dict[tuple[date, str], list[str]] = {}
    for name, fact in edit.items():
        if name in NAMES:
            groups.setdefault((fact.on, fact.by), []).append(_(NAMES[name]))
    lines = []
    for (on, by), names in sorted(groups.items(), reverse=True):
        listed = ", ".join(names)
        text = _("{facts}: {who}, {day}")
        listed = listed[:1].upper() + listed[1:]
        lines.append(text.format(facts=listed, who=by, day=wording.day(on)))
    return lines
