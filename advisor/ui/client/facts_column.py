"""The facts that funding asks for: those of every client open, the others folded by group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.client import ClientFile
from advisor.domain.estimate import Estimate
from advisor.i18n import N_, _
from advisor.services import estimating, filing, spoken
from advisor.services.estimating import Fact
from advisor.ui.client.fact_row import FactRow, asked
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, Card, Label
from advisor.ui.work import Work

MORE = (("family", N_("Money and family")), ("work", N_("Work")), ("study", N_("Earlier study")))
GENTLE = (
    ("", N_("Status and benefits")),
    ("family", N_("Money")),
    ("work", N_("Work")),
    ("care", N_("Care, health and identity")),
)


class FactsColumn(QWidget):
    """Three cards: what every client is asked, the gentle questions, and what some programs ask."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._facts = tuple(spoken.fact(one) for one in estimating.client_facts(work.rules))
        self.rows = {fact.key: FactRow(fact) for fact in self._facts}
        for row in self.rows.values():
            row.answered.connect(self._answered)
        self.plain = Card(_("Facts that funding needs"), _("none chosen = not asked"))
        for fact in self._of("", sensitive=False):
            self.plain.body.addWidget(self.rows[fact.key])
        self.gentle, self._folded = Card(_("Gentle questions")), QFrame()
        self.open_button = Button(_("Open"), "ph.caret-down", role="link")
        self._headings: dict[str, Label] = {}
        self._fill_gentle()
        self.more = Card(_("More facts"), _("some programs need them"))
        self.groups = {key: self._group(key, name) for key, name in MORE}
        for group in self.groups.values():
            self.more.body.addWidget(group)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (self.plain, self.gentle, self.more):
            column.addWidget(card)
        self.set_open(False)
        work.file_changed.connect(self._show)
        work.closed.connect(self._clear)

    def _of(self, group: str, *, sensitive: bool) -> list[Fact]:
        return [one for one in self._facts if (one.group, one.sensitive) == (group, sensitive)]

    def _group(self, key: str, name: str) -> FactGroup:
        facts = self._of(key, sensitive=False)
        return FactGroup(_(name), [self.rows[fact.key] for fact in facts])

    def _fill_gentle(self) -> None:
        why = _("Asked once, in private, each with its reason. “Prefers not to say” is an answer.")
        self.open_button.clicked.connect(lambda: self.set_open(self._folded.isHidden()))
        self.gentle.head.addWidget(self.open_button)
        self.gentle.body.addWidget(Iconed("ph.hand-palm", "small", why, colour="muted"))
        column = QVBoxLayout(self._folded)
        column.setContentsMargins(0, 0, 0, 0)
        for key, name in GENTLE:
            facts = self._of(key, sensitive=True)
            self._headings[key] = Label(_(name), "strong")
            column.addWidget(self._headings[key])
            for fact in facts:
                column.addWidget(self.rows[fact.key])
        self.gentle.body.addWidget(self._folded)

    def set_open(self, opened: bool) -> None:
        """Open or fold the gentle questions."""
        self._folded.setVisible(opened)
        self.open_button.setText(_("Fold") if opened else _("Open"))

    def _answered(self, key: str, value: str | None) -> None:
        today = self._work.today()
        self._work.write(
            lambda vault, file: filing.answer(vault, file.client.id, key, value, today)
        )

    def _show(self, file: ClientFile, _estimate: Estimate) -> None:
        said = {key: answer.value for key, answer in file.answers.items()}
        for key, row in self.rows.items():
            row.set_value(said.get(key))
            row.setVisible(asked(row.fact, said))
        for group in self.groups.values():
            group.count(said)
        for key, heading in self._headings.items():
            heading.setVisible(any(asked(one, said) for one in self._of(key, sensitive=True)))
        gentle = [fact for fact in self._facts if fact.sensitive]
        self.gentle.set_title(_("Gentle questions"), counted(gentle, said))

    def _clear(self) -> None:
        self.set_open(False)
        self.gentle.set_title(_("Gentle questions"))
        for group in self.groups.values():
            group.clear()
        for row in self.rows.values():
            row.clear()


class FactGroup(QWidget):
    """Facts under a heading that opens and folds; folded, it tells how many were asked."""

    def __init__(self, name: str, rows: Sequence[FactRow]) -> None:
        super().__init__()
        self._rows, self._name = rows, name
        self._count, self._folded = Label("", "small"), QFrame()
        self.open_button = Button(_("Open"), "ph.caret-down", role="link")
        self.open_button.clicked.connect(lambda: self.set_open(self._folded.isHidden()))
        head = QHBoxLayout()
        head.addWidget(Label(name, "strong"), 1)
        head.addWidget(self._count)
        head.addWidget(self.open_button)
        body = QVBoxLayout(self._folded)
        body.setContentsMargins(0, 0, 0, 0)
        for row in rows:
            body.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._folded)
        self.set_open(False)

    def set_open(self, opened: bool) -> None:
        """Open or fold it."""
        self._folded.setVisible(opened)
        self.open_button.setText(_("Fold") if opened else _("Open"))
        self.open_button.setAccessibleName(f"{self.open_button.text()}: {self._name}")

    def count(self, said: Mapping[str, str]) -> None:
        """Tell how many of its facts were asked."""
        self._count.setText(counted([row.fact for row in self._rows], said))

    def clear(self) -> None:
        """Fold it and forget."""
        self.set_open(False)
        self._count.setText("")


def counted(facts: Sequence[Fact], said: Mapping[str, str]) -> str:
    """How many of the facts that are due were asked."""
    due = [fact for fact in facts if asked(fact, said)]
    known = sum(fact.key in said for fact in due)
    return _("{n} of {all} asked").format(n=known, all=len(due))
