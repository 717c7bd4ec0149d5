"""First start: what heads every paper. Asked once, may be skipped, changeable in Settings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from advisor.domain.centre import Centre
from advisor.i18n import _
from advisor.settings import Settings
from advisor.ui.controls.basics import Button, Label
from advisor.ui.look import theme
from advisor.ui.start.start_page import StartPage


class WelcomePage(StartPage):
    """``finished`` carries settings with what was typed; nothing of it when it was skipped."""

    finished = Signal(Settings)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form.addWidget(Label(_("Welcome"), "title", wrap=True))
        said = _(
            "Your centre and your name head every plan that you print. "
            "You can change them at any time in Settings."
        )
        self.form.addWidget(Label(said, "muted", wrap=True))
        self.centre_name = self._field(_("Name of the centre"))
        self.setFocusProxy(self.centre_name)
        self.address = self._field(_("Address"))
        self.phone = self._field(_("Phone"))
        self.region = QComboBox()
        self.region.setAccessibleName(_("Region"))
        self._label(_("Region"), self.region)
        self.form.addWidget(self.region)
        self.set_regions(())
        self.counsellor = self._field(_("Your name"))
        self.go_button = Button(_("Go on"), role="primary")
        self.go_button.setProperty("fit", "unlock")
        self.skip_button = Button(_("Skip for now"), role="link")
        self.go_button.clicked.connect(self._go)
        self.skip_button.clicked.connect(self._skip)
        self.counsellor.returnPressed.connect(self._go)
        self.form.addSpacing(8)
        self.form.addWidget(self.go_button)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.skip_button)
        row.addStretch(1)
        self.form.addLayout(row)
        self.end_tabs(self.centre_name, self.skip_button)

    def set_regions(self, regions: Sequence[tuple[str, str]]) -> None:
        """Offer these regions (key, name), once their names are loaded."""
        self.region.clear()
        self.region.addItem(_("not chosen"), "")
        for key, name in regions:
            self.region.addItem(name, key)

    def centre(self) -> Centre:
        """What was typed."""
        return Centre(
            name=self.centre_name.text().strip(),
            address=self.address.text().strip(),
            phone=self.phone.text().strip(),
            region=str(self.region.currentData() or ""),
        )

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        self._label(name, field)
        self.form.addWidget(field)
        return field

    def _label(self, text: str, buddy: QWidget) -> None:
        label = Label(text, "field")
        label.setContentsMargins(0, 4, 0, 0)
        label.setBuddy(buddy)
        self.form.addWidget(label)

    def _go(self) -> None:
        self._finish(self.centre(), self.counsellor.text().strip())

    def _skip(self) -> None:
        self._finish(Centre(), "")

    def _finish(self, centre: Centre, counsellor: str) -> None:
        look, size = theme.name(), theme.percent()
        self.finished.emit(Settings(centre, counsellor, theme=look, text_percent=size))
