"""Why a course that somebody knows is not in the set: a field to find it, and the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from advisor.i18n import _, ngettext
from advisor.services.suggesting import Suggestion
from advisor.ui.controls.widgets import Card, Label, LineEdit, clear_layout
from advisor.ui.look import theme

AT_ONCE = 6  # reasons that are shown together


class WhyNot(Card):
    """The best teachers first; typing narrows the list."""

    def __init__(self) -> None:
        super().__init__(_("Why not another course?"))
        self.field = LineEdit(_("part of a title or a college"), _("Find a course"))
        self.field.textChanged.connect(self._show)
        self._found: Suggestion | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(8))
        self.body.addWidget(self.field)
        self.body.addLayout(self._rows)
        self.hide()

    def show_suggestion(self, found: Suggestion | None) -> None:
        """Show the reasons of a suggestion; nothing where every teacher is chosen."""
        self._found = found
        self.field.clear()
        self.setVisible(found is not None and bool(found.why_not))
        self._show()

    def _show(self) -> None:
        clear_layout(self._rows)
        found, asked = self._found, self.field.text().casefold().split()
        if found is None:
            return
        fit = [n for n in found.why_not if all(word in _name(n, found) for word in asked)]
        for name in fit[:AT_ONCE]:
            title = f"{found.titles[name]}, {found.providers[name]}".strip(", ")
            row = QVBoxLayout()
            row.setSpacing(0)
            row.addWidget(Label(title, "strong", wrap=True))
            row.addWidget(Label(found.why_not[name], "muted", wrap=True))
            self._rows.addLayout(row)
        rest = len(fit) - AT_ONCE
        if not fit:
            said = _("No course of this name teaches one of the wanted skills.")
            self._rows.addWidget(Label(said, "muted", wrap=True))
        elif rest > 0:
            said = ngettext("{n} more: type to find it", "{n} more: type to find one", rest)
            self._rows.addWidget(Label(said.format(n=rest), "small", wrap=True))


def _name(name: str, found: Suggestion) -> str:
    return f"{found.titles[name]} {found.providers[name]}".casefold()
