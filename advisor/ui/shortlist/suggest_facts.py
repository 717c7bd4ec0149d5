"""What a set is looked for: the wanted skills and the limits, as the Goals step has them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.client import ClientFile
from advisor.i18n import _
from advisor.ui.controls.widgets import Button, Card, FlowLayout, Label, clear_layout
from advisor.ui.look import theme
from advisor.ui.shortlist import suggest_words as words


class SuggestFacts(Card):
    """``goals_requested``: somebody wants to say or change one of them."""

    goals_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What the sets are looked for"))
        self.skills = Label("", "strong", wrap=True)
        self.goals_button = Button(_("Change in Goals"), "ph.pencil-simple", role="link")
        self.goals_button.clicked.connect(self.goals_requested)
        head = QHBoxLayout()
        head.addWidget(self.skills, 1)
        head.addWidget(self.goals_button)
        self.body.addLayout(head)
        self._facts = QWidget()
        self._flow = FlowLayout(self._facts, spacing=theme.px(20))
        self.body.addWidget(self._facts)

    def show_file(self, file: ClientFile) -> None:
        """Show the facts of a file."""
        wanted = file.goal.skills_wanted
        self.skills.setText(
            _("Wanted skills: {skills}").format(skills=words.listed(wanted))
            if wanted
            else _(
                "No wanted skill is written down yet. Say in Goals what the client wants to learn."
            )
        )
        self.goals_button.setText(_("Change in Goals") if wanted else _("Open Goals"))
        clear_layout(self._flow)
        for name, value in words.facts(file):
            self._flow.addWidget(_fact(name, value))
        self._facts.setVisible(bool(wanted))

    def clear(self) -> None:
        """Forget the client."""
        self.skills.setText("")
        clear_layout(self._flow)


def _fact(name: str, value: str) -> QWidget:
    fact = QWidget()
    column = QVBoxLayout(fact)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Label(name, "small"))
    column.addWidget(Label(value or _("not said: no limit"), "" if value else "muted"))
    return fact
