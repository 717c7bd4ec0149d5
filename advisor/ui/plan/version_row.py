"""One saved version of a plan: how it left the program, and whether both signed it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.errors import BadInput
from advisor.i18n import _
from advisor.services.versions import Version
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, DateEdit, FlowLayout, Label
from advisor.ui.look import theme
from advisor.ui.plan import plan_words


class VersionRow(QFrame):
    """``signed`` carries the version and the day on which both signed, or None to take it back."""

    signed = Signal(Version, object)

    def __init__(
        self, version: Version, today: date, *, signing: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._version = version
        name = plan_words.version_name(version)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(4))
        column.addWidget(Label(name, "subheading", wrap=True))
        papers = [plan_words.printed(one) for one in version.prints]
        said = [text[:1].upper() + text[1:] + "." for text in papers] or [_("Not printed yet.")]
        column.addWidget(Label("\n".join(said), "muted", wrap=True))
        self.day = DateEdit(
            "", _("Day when both signed version {n}").format(n=version.plan.version)
        )
        self.day.set_value(max(today, version.plan.made_at.date()))
        self.sign_button = Button(_("Both signed"), "ph.pencil-simple")
        self.unsign_button = Button(_("Not signed after all"))
        self.trouble = Label("", "stop", wrap=True)
        self.trouble.hide()
        if signing:
            column.addLayout(self._signing())
            column.addWidget(self.trouble)

    def _signing(self) -> FlowLayout:
        row = FlowLayout(spacing=theme.px(8))
        number = self._version.plan.version
        done = self._version.signed
        if done is not None:
            words = _("Signed on {day} by client and counsellor.")
            row.addWidget(Iconed("ph.check-circle", "good", words.format(day=wording.day(done.on))))
            row.addWidget(self.unsign_button)
        else:
            row.addWidget(Label(_("Draft until both sign"), "muted"))
            row.addWidget(self.day)
            row.addWidget(self.sign_button)
        name = _("{action}, version {n}")
        for button in (self.sign_button, self.unsign_button):
            button.setAccessibleName(name.format(action=button.text(), n=number))
        self.sign_button.clicked.connect(self._sign)
        self.day.returnPressed.connect(self._sign)
        self.unsign_button.clicked.connect(lambda: self.signed.emit(self._version, None))
        return row

    def _sign(self) -> None:
        try:
            day = self.day.read(self.day.text())
        except BadInput as error:
            self._say(str(error))
            return
        if day is None:
            self._say(_("Type the day when both signed."))
        else:
            self.signed.emit(self._version, day)

    def _say(self, trouble: str) -> None:
        self.trouble.setText(trouble)
        self.trouble.show()
        self.day.setFocus()
