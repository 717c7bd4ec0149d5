"""The card "Who did what": the audit trail by client, counsellor and day; also as CSV."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QGridLayout, QHBoxLayout

from advisor import wording
from advisor.i18n import _
from advisor.services import auditing
from advisor.services.auditing import Action, Entry
from advisor.services.unlocking import Vault
from advisor.ui.controls.widgets import Button, Card, Label
from advisor.ui.exchange.rows_table import RowsTable
from advisor.ui.look import theme
from advisor.ui.tasks import Tasks

SHARES = (0.32, 0.2, 0.16, 0.18, 0.14)


class AuditCard(Card):
    """Reads only when somebody asks; names stand here only while somebody looks."""

    message_requested = Signal(str, str)  # text, kind

    def __init__(self, vault: Vault, tasks: Tasks) -> None:
        super().__init__(_("Who did what"), _("names of fields, never what they say"))
        self._vault, self._tasks = vault, tasks
        self._entries: tuple[Entry, ...] = ()
        self._dialog: QFileDialog | None = None
        self.show_button = Button(_("Show the record"))
        self.save_button = Button(_("Save as a table …"))
        self.client = _box(_("Client"))
        self.who = _box(_("Counsellor"))
        self.day = _box(_("Day"))
        self._boxes = (self.client, self.who, self.day)
        self._labels = [Label(box.accessibleName(), "muted") for box in self._boxes]
        self.count = Label("", "small", wrap=True)
        self.table = RowsTable()
        self.table.setAccessibleName(_("Who did what"))
        self._lay_out()
        self.show_button.clicked.connect(self._read)
        self.save_button.clicked.connect(self._ask_where)
        for box in self._boxes:
            box.activated.connect(lambda _index: self._fill())
        self.clear()

    def clear(self) -> None:
        """Hold nothing of anybody."""
        self._entries = ()
        for box in self._boxes:
            box.clear()
        self.table.show_rows(_("Who did what"), (), (), SHARES)
        self._set_open(open_=False)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.clear()

    def save(self, path: Path) -> None:
        """Write the whole record as a table."""
        vault = self._vault
        words = _("Saved as {name}. It is not encrypted: keep it safe.").format(name=path.name)
        self._tasks.store(
            lambda: auditing.save_csv(vault, path),
            lambda _done: self.message_requested.emit(words, "good"),
        )

    def _lay_out(self) -> None:
        buttons, grid = QHBoxLayout(), QGridLayout()
        buttons.setContentsMargins(3, 3, 3, 3)  # px: room for the focus ring
        buttons.setSpacing(theme.px(12))
        for button in (self.show_button, self.save_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for column, (label, box) in enumerate(zip(self._labels, self._boxes, strict=True)):
            label.setBuddy(box)
            grid.addWidget(label, 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 1)
        self.body.addLayout(buttons)
        self.body.addLayout(grid)
        self.body.addWidget(self.count)
        self.body.addWidget(self.table)

    def _set_open(self, *, open_: bool) -> None:
        for part in (*self._labels, *self._boxes, self.count, self.table):
            part.setVisible(open_)

    def _read(self) -> None:
        vault = self._vault
        self._tasks.store(lambda: auditing.newest(vault), self._show_entries)

    def _show_entries(self, entries: tuple[Entry, ...]) -> None:
        if not self.isVisible():
            return
        self._entries = entries
        _offer(self.client, _("All clients"), sorted({_client(one) for one in entries}))
        _offer(self.who, _("All counsellors"), sorted({one.who for one in entries if one.who}))
        days = dict.fromkeys(_day(one) for one in entries)
        _offer(self.day, _("All days"), list(days))
        self._set_open(open_=True)
        self._fill()
        self.table.setFocus()

    def _fill(self) -> None:
        kept = [one for one in self._entries if self._keeps(one)]
        headings = (_("When"), _("Counsellor"), _("What"), _("Client"), _("Fields"))
        self.table.show_rows(_("Who did what"), headings, [_row(one) for one in kept], SHARES)
        words = _("{n} lines, the newest first.").format(n=len(kept))
        if len(self._entries) >= auditing.SHOWN:
            words += " " + _("Older lines are in the table that you save.")
        self.count.setText(words)

    def _keeps(self, one: Entry) -> bool:
        wanted = [box.currentData() for box in self._boxes]
        has = (_client(one), one.who, _day(one))
        return all(want in ("", value) for want, value in zip(wanted, has, strict=True))

    def _ask_where(self) -> None:
        dialog = self._dialog = QFileDialog(self.window(), _("Save as a table"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("CSV (*.csv)")
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("audit.csv")
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    return box


def _offer(box: QComboBox, everything: str, words: Sequence[str]) -> None:
    box.clear()
    box.addItem(everything, "")
    for word in words:
        box.addItem(word, word)


def _client(one: Entry) -> str:
    if not one.client_id:
        return _("the whole vault")
    return one.name or one.client_id


def _day(one: Entry) -> str:
    return wording.day(one.at.astimezone().date())


def _row(one: Entry) -> tuple[str, ...]:
    done = {
        Action.OPENED: _("opened"),
        Action.CREATED: _("file begun"),
        Action.CHANGED: _("changed"),
        Action.UNDONE: _("taken back"),
        Action.PRINTED: _("printed"),
        Action.EXPORTED: _("exported"),
    }[one.action]
    when = f"{_day(one)}, {wording.clock(one.at.astimezone())}"
    return when, one.who, done, _client(one), one.what.replace(" ", ", ")
