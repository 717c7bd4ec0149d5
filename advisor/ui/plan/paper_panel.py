"""The paper beside the steps: copy, versions, live preview, and the ways that it leaves."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.plan import Copy, PrintAs
from advisor.i18n import _
from advisor.services.versions import Version
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, FlowLayout, YesNo
from advisor.ui.look import theme
from advisor.ui.plan import plan_words
from advisor.ui.plan.leaving_menu import LeavingMenu
from advisor.ui.plan.pdf_preview import PdfPreview
from advisor.ui.plan.print_choices import PrintChoices
from advisor.ui.plan.program_choice import ProgramChoice
from advisor.ui.tasks import Tasks


class PaperPanel(QWidget):
    """Options, preview and buttons; what they do is decided by the plan tab."""

    changed = Signal()  # an option: draw anew
    version_chosen = Signal(str)  # a saved plan's id; empty = the plan as it is now

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guest = False
        self.copies = YesNo(
            (
                (Copy.CLIENT, _("Client copy")),
                (Copy.FILE, _("File copy")),
                (Copy.CHECKLIST, _("Checklist")),
            ),
            _("Copy"),
        )
        self.program = ProgramChoice()
        self.versions_button = Button(_("What changed"), icon="ph.clock-counter-clockwise")
        self.handout = YesNo(((Copy.HANDOUT, _("Hand-out without a name")),), _("Copy"))
        self.versions = QComboBox()
        self.versions.setAccessibleName(_("Version"))
        self.versions.setMinimumContentsLength(11)
        self.versions.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sensitive = QCheckBox(_("Private answers on later pages"))
        self.sensitive.setToolTip(
            _("Page 1 never shows them. Off: no page of the client copy does.")
        )
        self.choices = PrintChoices()
        self.changes = Iconed("ph.warning", "caution")
        self.keep_button = Button(_("Save plan"), icon="ph.floppy-disk", shortcut="Ctrl+S")
        self.pdf_button = Button(_("Save PDF"), icon="ph.file-pdf", role="primary")
        self.print_button = Button(_("Print"), icon="ph.printer", shortcut="Ctrl+P")
        self.note_button = Button(_("Copy case note"), icon="ph.copy")
        self.leaving = LeavingMenu()
        self.preview = PdfPreview(tasks)
        self.copies.set_value(Copy.CLIENT)
        self._lay_out()
        self._connect()

    @property
    def copy(self) -> Copy:
        """The paper that is shown."""
        if self._guest:
            return Copy.HANDOUT
        return Copy(self.copies.value) if self.copies.value else Copy.CLIENT

    @property
    def print_as(self) -> PrintAs:
        """How it is printed."""
        program = self.program.code if self.copy is Copy.CHECKLIST else ""
        return replace(self.choices.print_as(self.copy), program=program)

    def set_guest(self, guest: bool) -> None:
        """A guest takes a hand-out without any name, and nothing else."""
        self._guest = guest
        self.handout.set_value(Copy.HANDOUT if guest else None)
        self.handout.setVisible(guest)
        self.copies.setVisible(not guest)
        self._show_options()

    def show_versions(self, versions: tuple[Version, ...], *, changed: bool) -> None:
        """List the saved versions, the newest first, under the plan as it is now."""
        chosen = self.versions.currentData()
        self.versions.blockSignals(True)
        self.versions.clear()
        self.versions.addItem(_("Now, not saved") if changed or not versions else _("Now"), "")
        for one in reversed(versions):
            self.versions.addItem(plan_words.version(one), one.plan.id)
        self.versions.setCurrentIndex(max(0, self.versions.findData(chosen)))
        view = self.versions.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + theme.px(40))
        self.versions.blockSignals(False)
        self.versions.setVisible(bool(versions))
        self.versions_button.setVisible(bool(versions))

    def show_programs(self, programs: tuple[tuple[str, str], ...]) -> None:
        """Offer a checklist for these programs; without any there is no checklist."""
        self.program.show_programs(programs)
        self.copies.button(Copy.CHECKLIST).setEnabled(bool(programs))
        if not programs and self.copies.value == Copy.CHECKLIST:
            self.copies.set_value(Copy.CLIENT)
        self._show_options()

    def show_changes(self, text: str) -> None:
        """Say what changed since the last version; empty text says nothing."""
        self.changes.set_text(text)
        self._note.setVisible(bool(text))

    def show_old(self, old: bool) -> None:
        """An old version is read, not changed: it may be printed again as it was."""
        self._old = old
        self.keep_button.setEnabled(not old)
        self._show_options()

    def clear(self) -> None:
        """Hold nothing of any client."""
        self.show_versions((), changed=True)
        self.show_changes("")
        self.sensitive.setChecked(False)
        self.copies.set_value(Copy.CLIENT)
        self.choices.reset()
        self.show_old(old=False)
        self.preview.clear()
        self.leaving.clear()

    def _show_options(self) -> None:
        theirs = self.copy in (Copy.CLIENT, Copy.CHECKLIST)
        self.sensitive.setVisible(not self._guest and theirs and not self._old)
        self.program.setVisible(self.copy is Copy.CHECKLIST)
        self.preview.set_hint(_hint(self.copy))
        self.leaving.show_copy(self.copy)

    def _lay_out(self) -> None:
        self._old = False
        options = QHBoxLayout()
        options.setSpacing(theme.px(8))
        options.addWidget(self.copies, 1)
        options.addWidget(self.handout, 1)
        options.addWidget(self.keep_button)
        private = FlowLayout(spacing=theme.px(12))
        private.addWidget(self.program)
        private.addWidget(self.versions)
        private.addWidget(self.versions_button)
        private.addWidget(self.sensitive)
        self._note = QFrame()
        self._note.setProperty("role", "bar-caution")
        inside = QHBoxLayout(self._note)
        inside.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        inside.addWidget(self.changes)
        self._note.hide()
        foot = FlowLayout(spacing=theme.px(8))
        for button in (self.pdf_button, self.print_button, self.note_button, self.leaving):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(options)
        column.addLayout(private)
        column.addWidget(self.choices)
        column.addWidget(self._note)
        column.addWidget(self.preview, 1)
        column.addWidget(self.leaving.form)
        column.addLayout(foot)
        self.leaving.show()
        self.set_guest(guest=False)

    def _connect(self) -> None:
        self.copies.value_changed.connect(self._copy_chosen)
        self.sensitive.toggled.connect(self.changed)
        self.program.currentIndexChanged.connect(self.changed)
        self.choices.changed.connect(self.changed)
        self.versions.currentIndexChanged.connect(
            lambda: self.version_chosen.emit(str(self.versions.currentData() or ""))
        )

    def _copy_chosen(self) -> None:
        if self.copies.value is None:  # there is always one: the second press takes nothing back
            self.copies.set_value(Copy.CLIENT)
        self._show_options()
        self.changed.emit()


def _hint(copy: Copy) -> str:
    if copy is Copy.HANDOUT:
        return _("Without any name.")
    if copy is Copy.CHECKLIST:
        return _("What to do, ask and bring to apply.")
    if copy is Copy.FILE:
        return _("For the file: reasons, answers and rule versions.")
    return _("Private answers stay off page 1.")
