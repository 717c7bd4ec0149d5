"""The card "Backups": where they are kept, when the last one was made, and the way back to one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.i18n import _, ngettext
from advisor.services.keeping_safe import Backup, Difference
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, Card, Label
from advisor.ui.keeping.backups import Backups
from advisor.ui.look import theme

NAMED = 12  # names in one line of what differs


class BackupCard(Card):
    """``folder_chosen`` carries the folder that the settings are to keep."""

    folder_chosen = Signal(str)

    def __init__(self, backups: Backups) -> None:
        super().__init__(_("Backups"), _("every ten minutes while something changes"))
        self._backups = backups
        self._found: Sequence[Backup] = ()
        self._dialog: QFileDialog | None = None
        self.place = Label("", wrap=True)
        self.last = Iconed("ph.info", "info")
        self.make_button = Button(_("Back up now"))
        self.restore_button = Button(_("Restore …"))
        self.change_button = Button(_("Another folder …"))
        self.which = QComboBox()
        self.which.setAccessibleName(_("Backup to restore"))
        self.differs = Label("", wrap=True)
        self.accept_button = Button(_("Restore this backup"), role="primary")
        self.cancel_button = Button(_("Cancel"))
        self._choice = self._restore_part()
        buttons = (self.make_button, self.restore_button, self.change_button)
        for part in (self.place, self.last, _in_a_row(buttons), self._choice):
            self.body.addWidget(part)
        self._connect()
        self.close_choice()

    def clear(self) -> None:
        """Forget the names of clients."""
        self.close_choice()

    def close_choice(self) -> None:
        """Leave everything as it is."""
        self.differs.setText("")
        self._choice.hide()
        self.restore_button.setEnabled(bool(self._found))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_choice()  # names stand here only while somebody looks

    def _restore_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        label = Label(_("Go back to the backup of"), "muted")
        label.setBuddy(self.which)
        top = QHBoxLayout()
        top.setSpacing(theme.px(12))
        top.addWidget(label)
        top.addWidget(self.which)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self.differs)
        column.addWidget(_in_a_row((self.accept_button, self.cancel_button)))
        return part

    def _connect(self) -> None:
        backups = self._backups
        backups.listed.connect(self._show_listed)
        backups.looked.connect(self._show_difference)
        backups.failed.connect(self._show_trouble)
        self.make_button.clicked.connect(self._make)
        self.restore_button.clicked.connect(self._open_choice)
        self.change_button.clicked.connect(self._ask_folder)
        self.which.activated.connect(lambda _index: self._look())
        self.accept_button.clicked.connect(self._restore)
        self.cancel_button.clicked.connect(self._cancel)

    def _read(self) -> None:
        self.place.setText(_("Kept in {folder}").format(folder=self._backups.folder))
        self._backups.read()

    def _make(self) -> None:
        self.make_button.setEnabled(False)
        self._say("ph.info", "info", _("Making a backup, and checking it …"))
        self._backups.make()

    def _show_listed(self, found: Sequence[Backup]) -> None:
        self._found = found
        self.make_button.setEnabled(True)
        if self._choice.isHidden():
            self.restore_button.setEnabled(bool(found))
        if not found:
            words = _("None yet. The first one is made ten minutes after a change, or on locking.")
            self._say("ph.info", "info", words)
            return
        said = _("Last backup {when}, opened and checked.").format(when=_when(found[0]))
        kept = ngettext("{n} is kept.", "{n} are kept.", len(found)).format(n=len(found))
        self._say("ph.check-circle", "good", f"{said} {kept}")

    def _show_trouble(self, sentence: str) -> None:
        self.make_button.setEnabled(True)
        self._say("ph.warning-octagon", "stop", sentence)
        self.close_choice()

    def _say(self, icon: str, role: str, words: str) -> None:
        self.last.set_look(icon, role)
        self.last.set_text(words)

    def _open_choice(self) -> None:
        self.which.clear()
        for one in self._found:
            self.which.addItem(_when(one), one)
        self._choice.show()
        self.restore_button.setEnabled(False)
        self.which.setFocus()
        self._look()

    def _cancel(self) -> None:
        self.close_choice()
        self.restore_button.setFocus()

    def _look(self) -> None:
        self.accept_button.setEnabled(False)
        self.differs.setText(_("Comparing with today …"))
        self._backups.look(self.which.currentData())

    def _show_difference(self, found: Difference) -> None:
        if self._choice.isHidden():
            return
        self.differs.setText("\n".join(_lines(found)))
        self.accept_button.setEnabled(True)

    def _restore(self) -> None:
        self.accept_button.setEnabled(False)
        self.cancel_button.setEnabled(False)
        self._say("ph.info", "info", _("Backing up today, then restoring …"))
        self._backups.restore(self.which.currentData())

    def _ask_folder(self) -> None:
        dialog = self._dialog = QFileDialog(self.window(), _("Keep backups in"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.choose(Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose(self, folder: Path) -> None:
        """Keep backups in a folder of that one from now on; the older ones stay where they are."""

        def done(own: str) -> None:
            self.folder_chosen.emit(own)
            self._read()

        self._backups.choose(folder, done)


def _when(one: Backup) -> str:
    made = one.manifest.made_at.astimezone()
    return f"{wording.day(made.date())}, {wording.clock(made)}"


def _lines(found: Difference) -> list[str]:
    parts = (
        (found.gone, _("Came later and will be gone ({n}):")),
        (found.changed, _("Will be as they were then ({n}):")),
        (found.back, _("Will be in the list again ({n}):")),
    )
    lines = [_named(words.format(n=len(names)), names) for names, words in parts if names]
    same = ngettext("{n} client stays the same.", "{n} clients stay the same.", found.same)
    last = _("Today’s files are backed up first. Advisor locks when it is done.")
    same_lines = [same.format(n=found.same)] if found.same else []
    return [*lines, *same_lines, last]


def _named(words: str, names: Sequence[str]) -> str:
    shown = ", ".join(names[:NAMED])
    more = _(" and {n} more").format(n=len(names) - NAMED) if len(names) > NAMED else ""
    return f"{words} {shown}{more}"


def _in_a_row(buttons: Sequence[Button]) -> QWidget:
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(3, 3, 3, 3)  # px: room for the focus ring
    row.setSpacing(theme.px(12))
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return part
