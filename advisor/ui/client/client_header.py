"""Who is open: name, consent, last saved, next step, and the way to the view for the client."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain import claims
from advisor.domain.client import Client, ClientFile
from advisor.i18n import _
from advisor.ui.client.next_step import NextStep
from advisor.ui.controls.basics import tell_above
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, ElidedLabel, Label
from advisor.ui.look import theme
from advisor.ui.work import Work

LARGEST_NAME = 32  # px: a longer text size needs the room for the page


class ClientHeader(QWidget):
    """The head of the client page; follows the open file by itself."""

    show_to_client_requested = Signal()

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._narrow = work, False
        self._name = NameLabel()
        self._example = Label(_("Example client"), "tag")
        self._consent = Iconed("ph.shield-check", "small", wrap=False, colour="good")
        self._hold = Label("", "tag-caution")
        self._saved = Iconed("ph.check", "small", wrap=False, colour="good")
        self._second, self._upright = QWidget(), QFrame()
        self.next_step = NextStep(work)
        self.show_button = Button(_("Show to client"), "ph.monitor")
        self.show_button.set_hint("F9")
        self.show_button.clicked.connect(self.show_to_client_requested)
        self._arrange()
        work.file_changed.connect(lambda file, _estimate: self._show(file))
        work.closed.connect(self._clear)
        self._clear()

    def set_narrow(self, narrow: bool) -> None:
        """Narrow: one line; the next step ends in "…", consent is left to the About step."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._example.setText(_("Example") if narrow else _("Example client"))
        self._second.setVisible(not narrow)
        self._upright.setVisible(not narrow)
        self.next_step.set_narrow(narrow)

    def room_needed(self) -> int:
        """The width that everything needs; the same in either form, so that it settles."""
        tag = self._example.fontMetrics().horizontalAdvance(_("Example client")) + 18
        hold = self._hold.sizeHint().width() + 8 if self._hold.text() else 0
        first = max(
            self._name.sizeHint().width() + tag + hold,
            self._consent.sizeHint().width() + self._saved.sizeHint().width(),
        )
        rest = self.next_step.room_needed() + self.show_button.sizeHint().width()
        return first + rest + 100

    def _arrange(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._name)
        first.addWidget(self._example, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self._hold, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addStretch(1)
        second = QHBoxLayout(self._second)
        second.setContentsMargins(0, 0, 0, 0)
        second.setSpacing(14)
        second.addWidget(self._consent)
        second.addWidget(self._saved)
        second.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addLayout(first)
        left.addWidget(self._second)
        right = QHBoxLayout()
        right.setSpacing(16)
        self._upright.setProperty("role", "upright")
        right.addWidget(self._upright)
        right.addWidget(self.next_step, 1)
        right.addWidget(self.show_button, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addLayout(right)

    def _show(self, file: ClientFile) -> None:
        client = file.client
        self._name.setText(client.name or _("Guest"))
        self._example.setVisible(client.example)
        self._say_saved()
        text, role = consent(client, self._work.today(), kept=self._work.vault.is_file)
        self._consent.set_text(text)
        sign = ("ph.shield-check", "good") if client.consent_on else ("ph.info", "muted")
        if role == "small-caution":
            sign = "ph.warning", "caution"
        self._consent.set_look(sign[0], role)
        self._consent.sign.set_sign(*sign)
        self._show_hold(file)
        for words in (self._consent.label, self._saved.label, self.next_step.open_button):
            tell_above(words, self)

    def _show_hold(self, file: ClientFile) -> None:
        """The grant's hold that ends first, if it ends soon or has ended and is not marked."""
        today = self._work.today()
        ends = [claim.expires for claim in claims.ending(file.claims, today) if claim.expires]
        self._hold.setVisible(bool(ends))
        self.next_step.set_beside(something=bool(ends))
        self._hold.setText("")
        if ends:
            over = ends[0] < today
            text = _("Hold expired {day}") if over else _("Hold ends {day}")
            self._hold.setText(text.format(day=wording.weekday(ends[0]).split(" ", 1)[1]))
            self._hold.set_role("tag-stop" if over else "tag-caution")
            whole = _("Grant hold {expires}").format(expires=wording.hold_end(ends[0], today))
            self._hold.setToolTip(whole)
            self._hold.setAccessibleName(whole)

    def _say_saved(self) -> None:
        file = self._work.file
        guest = file is None or (file.client.consent_on is None and not self._work.vault.is_file)
        at = file.client.changed_at if file is not None and not guest else None
        if at is not None:
            here = at.astimezone()
            today = here.date() == self._work.today()
            when = wording.clock(here) if today else wording.day(here.date())
            self._saved.set_text(_("Saved {when}").format(when=when))
        self._saved.setVisible(at is not None)

    def _clear(self) -> None:
        self._name.setText("")
        self._consent.set_text("")
        for forget in (self._hold.setText, self._hold.setToolTip, self._hold.setAccessibleName):
            forget("")
        self._hold.hide()
        self._example.hide()
        self._saved.hide()


def consent(client: Client, today: date, *, kept: bool) -> tuple[str, str]:
    """What there is of consent to keep a file, and the role that says how it stands."""
    if client.consent_on is None:
        if not kept:
            return _("Guest: nothing is kept"), "small"
        return _("No consent to keep a file is noted"), "small-caution"
    if client.consent_until is None:
        since = wording.day(client.consent_on)
        return _("Consent to keep a file since {day}").format(day=since), "small"
    until = wording.day(client.consent_until)
    if client.consent_until < today:
        return _("Consent to keep a file ended on {day}").format(day=until), "small-caution"
    return _("Consent to keep a file until {day}").format(day=until), "small"


class NameLabel(ElidedLabel):
    """The client's name: large, but never so large that the page has no room."""

    def __init__(self) -> None:
        super().__init__("", "title")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._size()

    def sizeHint(self) -> QSize:
        """The room of the whole name."""
        wide = self.fontMetrics().horizontalAdvance(self.whole_text()) + 6
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few letters at least."""
        return QSize(self.fontMetrics().horizontalAdvance("MMMM"), super().sizeHint().height())

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._size()
        super().changeEvent(event)

    def _size(self) -> None:
        size = min(theme.px(20), LARGEST_NAME)
        sheet = f"font-size: {size}px; font-weight: 600;"
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
