"""The work list of the catalogue: what to ask a college for next, by how many clients need it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from advisor import wording
from advisor.i18n import _
from advisor.services.checking import Work
from advisor.ui.controls.sentence_table import SentenceTable
from advisor.ui.controls.widgets import Button, FlowLayout, Label
from advisor.ui.freshness.work_words import Group, belongs, dependents, group_name, troubles
from advisor.ui.look import theme

FIRST = 50


class WorkPage(QWidget):
    """``record_requested`` carries the CredentialId of a record to look after."""

    record_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._works: tuple[Work, ...] = ()
        self._shown: list[Work] = []
        self.group, self._most = Group.ALL, FIRST
        self.chips: dict[Group, QToolButton] = {}
        self.note = Label(_("Looking through the catalogue …"), "muted", wrap=True)
        self.table = SentenceTable(
            _("What to look after"),
            (_("Needed by"), _("Record"), _("What to look after")),
            (104, 0.38, 0.62),
            quiet=(0,),
            scrolls=True,
        )
        self.more_button = Button("", role="link")
        self._build()
        self.setFocusProxy(self.table)
        self.table.row_chosen.connect(self._on_row)
        self.more_button.clicked.connect(self._on_more)

    def show_works(self, works: Sequence[Work]) -> None:
        """Show the list; it opens on what clients depend on, if there is any of it."""
        self._works = tuple(works)
        for group, chip in self.chips.items():
            count = sum(belongs(work, group) for work in works)
            chip.setText(f"{group_name(group)}  {wording.number(count)}")
            chip.setVisible(bool(count) or group is Group.ALL)
        self.choose(Group.CLIENTS if any(work.clients for work in works) else Group.ALL)

    def choose(self, group: Group) -> None:
        """Show the records of one group."""
        self.group, self._most = group, FIRST
        self.chips[group].setChecked(True)
        self._show()

    def _show(self) -> None:
        those = [work for work in self._works if belongs(work, self.group)]
        self._shown = those[: self._most]
        self.table.show_rows([_row(work) for work in self._shown])
        self.table.setVisible(bool(those))
        more = len(those) - len(self._shown)
        self.more_button.setText(_("Show {n} more").format(n=wording.number(more)))
        self.more_button.setVisible(more > 0)
        self.note.setText(
            _("Those that most clients have on a shortlist or in a plan come first.")
            if those
            else _("Nothing to look after: every record has its facts, and they are young enough.")
        )

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.note)
        chips, group = QWidget(), QButtonGroup(self)
        flow = FlowLayout(chips, spacing=6)
        for kind in Group:
            chip = self.chips[kind] = QToolButton()
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            chip.clicked.connect(lambda _on=False, kind=kind: self.choose(kind))
            chip.hide()
            group.addButton(chip)
            flow.addWidget(chip)
        column.addWidget(chips)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.more_button)
        foot.addStretch(1)
        column.addLayout(foot)
        self.table.hide()
        self.more_button.hide()

    def _on_row(self, row: int) -> None:
        self.record_requested.emit(self._shown[row].credential.id)

    def _on_more(self) -> None:
        self._most = len(self._works)
        self._show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _row(work: Work) -> tuple[str, str, str]:
    record = work.credential
    return (dependents(work.clients), f"{record.title}\n{record.provider.name}", troubles(work))
