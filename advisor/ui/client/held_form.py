"""How a client holds a skill: stated, shown by certificate, or verified by somebody; and when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from advisor.domain.client import ShownSkill
from advisor.i18n import _
from advisor.services.holding import CERTIFICATE, STATED, VERIFIED
from advisor.ui.controls.guarded import Guarded
from advisor.ui.controls.widgets import DateEdit, Label, LineEdit, YesNo
from advisor.ui.look import theme


class HeldForm(QWidget):
    """``edited`` says what changed: ``how``, ``note`` or ``on``, and to what.

    The chosen button pressed again sends None: not held after all.
    """

    edited = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._skill = ""
        self.how = YesNo(
            (
                (STATED, _("Stated")),
                (CERTIFICATE, _("By certificate")),
                (VERIFIED, _("Verified")),
            ),
            _("How it is held"),
        )
        self.note_field = LineEdit()
        self.note = Guarded(self.note_field)
        self.on = DateEdit(name=_("When it was shown"))
        self._note_label, self._on_label = Label("", "small"), Label(_("When"), "small")
        self._arrange()
        self.how.value_changed.connect(self._chosen)
        self.note.edited.connect(lambda text: self.edited.emit("note", text))
        self.on.edited.connect(lambda day: self.edited.emit("on", day))
        self.clear()

    def show_skill(self, skill: str, shown: ShownSkill | None, *, held: bool) -> None:
        """Show how a skill is held; what is being typed about the same skill stays."""
        if skill != self._skill:
            self.clear()
            self._skill = skill
        how = shown.how if shown is not None else STATED
        self.how.set_value(how if held else None)
        self.note.set_value(shown.note if shown is not None else "")
        self.on.set_value(shown.on if shown is not None else None)
        self._fit()

    def clear(self) -> None:
        """Forget everything."""
        self._skill = ""
        self.how.set_value(None)
        self.note.clear()
        self.on.clear()
        self._fit()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(10))
        grid.setVerticalSpacing(theme.px(3))
        self._note_label.setBuddy(self.note_field)
        self._on_label.setBuddy(self.on)
        for at, (label, field) in enumerate(
            ((self._note_label, self.note), (self._on_label, self.on))
        ):
            grid.addWidget(label, 0, at)
            grid.addWidget(field, 1, at)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self.how)
        column.addLayout(grid)
        self.setFocusProxy(self.how.button(STATED))

    def _chosen(self, how: str | None) -> None:
        self._fit()
        self.edited.emit("how", how)

    def _fit(self) -> None:
        """Ask by whom and when only where more than words stand for it."""
        how = self.how.value
        asked = how in (CERTIFICATE, VERIFIED)
        for widget in (self._note_label, self.note, self._on_label, self.on):
            widget.setVisible(asked)
        said = _("Verified by") if how == VERIFIED else _("Which certificate")
        self._note_label.setText(said)
        self.note_field.setAccessibleName(said)
