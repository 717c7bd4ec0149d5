"""Whose pack a file is, where that is not known here yet: compared by phone, or taken unsigned."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from advisor.i18n import _
from advisor.services.importing import Trust, UnknownMaker
from advisor.ui.controls.widgets import Label
from advisor.ui.funding.rule_form import FieldError, RuleForm


class MakerForm(RuleForm):
    """``given`` carries a Trust. Nothing can be taken before the tick."""

    def __init__(self) -> None:
        super().__init__(_("Trust and look at the pack"), _("A pack from somebody new"))
        self._stranger: UnknownMaker | None = None
        self.whose = Label("", wrap=True)
        self.fingerprint = Label("", "heading")
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.compared = QCheckBox()
        self.by = QLineEdit()
        self.add_field(_("The file says"), self.whose)
        self.fingerprint_label = self.add_field(_("Fingerprint"), self.fingerprint)
        self.add_field(_("Your answer"), self.compared)
        self.by_label = self.add_field(_("Compared by"), self.by)
        self.hide()

    def show_maker(self, stranger: UnknownMaker, by: str) -> None:
        """Ask about the maker of a pack."""
        self._stranger = stranger
        signed = stranger.fingerprint is not None
        self.fingerprint.setText(stranger.fingerprint or "")
        spelled = " ".join((stranger.fingerprint or "").replace("-", " - "))
        self.fingerprint.setAccessibleName(_("Fingerprint {text}").format(text=spelled))
        if signed:
            whose = _("signed by {centre}").format(centre=stranger.centre)
            tick = _("Compared by phone with {centre}: it is the same")
            action = _("Trust and look at the pack")
        else:
            whose = _("nobody signed this pack: anybody can have changed it")
            tick = _("Take it all the same: I know where it comes from")
            action = _("Look at the unsigned pack")
        self.whose.setText(whose)
        self.compared.setText(tick.format(centre=stranger.centre))
        self.compared.setAccessibleName(self.compared.text())
        self.compared.setChecked(False)
        self.keep_button.setText(action)
        self.by.setText(by)
        for widget in (self.fingerprint, self.fingerprint_label, self.by, self.by_label):
            widget.setVisible(signed)
        self.say("")
        self.show()
        self.compared.setFocus(Qt.FocusReason.OtherFocusReason)

    def typed(self) -> Trust:
        """The answer. Raises BadInput until it is a yes."""
        assert self._stranger is not None
        mark = self._stranger.fingerprint
        if not self.compared.isChecked():
            if mark is None:
                raise FieldError(_("Tick the line above, or ask for a signed pack."), self.compared)
            said = _("Call {centre}, compare the fingerprint, then tick the line above.")
            raise FieldError(said.format(centre=self._stranger.centre), self.compared)
        if mark is None:
            return Trust(unsigned=True)
        if not self.by.text().strip():
            raise FieldError(_("Say who compared the fingerprint."), self.by)
        return Trust(mark, self.by.text().strip())
