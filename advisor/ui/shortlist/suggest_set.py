"""One suggested set on a card: what it costs and covers, its courses in order, and why each."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor.i18n import _
from advisor.services.suggesting import Suggested, Suggestion
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, Card, Label, hair
from advisor.ui.look import theme
from advisor.ui.shortlist import suggest_words as words


class SetCard(Card):
    """``put_requested``: this set is meant for the shortlist."""

    put_requested = Signal()

    def __init__(self, title: str, one: Suggested, found: Suggestion) -> None:
        super().__init__(title)
        self.one = one
        self.put_button = Button(_("Put this set on the shortlist"), "ph.plus")
        self.put_button.setAccessibleName(f"{self.put_button.text()}: {title}")
        self.put_button.clicked.connect(self.put_requested)
        if not one.chosen:
            self.body.addWidget(Label(words.nothing(one), "muted", wrap=True))
            self.body.addStretch(1)
            self.put_button.hide()
            return
        self._sums()
        for place, name in enumerate(one.chosen, start=1):
            self.body.addWidget(hair())
            self.body.addWidget(_course(place, name, found))
        self.body.addStretch(1)
        self.body.addWidget(hair())
        self.body.addWidget(Label(words.proof(one), "small", wrap=True))
        self.body.addWidget(self.put_button)

    def know_chosen(self, chosen: frozenset[str]) -> None:
        """Which records the shortlist has already."""
        there = chosen.issuperset(self.one.chosen)
        self.put_button.setEnabled(not there)
        self.put_button.setText(
            _("On the shortlist") if there else _("Put this set on the shortlist")
        )

    def _sums(self) -> None:
        one = self.one
        price, meaning = words.pays(one)
        self.body.addWidget(Label(price, "heading", wrap=True))
        self.body.addWidget(Label(meaning, "small", wrap=True))
        self.body.addWidget(Label(words.length(one), "", wrap=True))
        covered = _("Covers: {skills}").format(skills=words.listed(one.covered))
        self.body.addWidget(Iconed("ph.check", "good", covered))
        if one.uncovered:
            left = _("Stays uncovered: {skills}").format(skills=words.listed(one.uncovered))
            self.body.addWidget(Iconed("ph.warning", "caution", left))


def _course(place: int, name: str, found: Suggestion) -> QWidget:
    row = QWidget()
    column = QVBoxLayout(row)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(2))
    column.addWidget(Label(f"{place}. {found.titles[name]}", "strong", wrap=True))
    column.addWidget(Label(found.providers[name], "muted", wrap=True))
    for reason in words.reasons(name, found):
        column.addWidget(Label(reason, "small", wrap=True))
    ask = words.asks(name, found)
    if ask:
        column.addWidget(Label(ask, "small-caution", wrap=True))
    return row
