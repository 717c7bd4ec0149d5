"""One grant application: what it is for, where it stands, when it ends, and what may come next."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain import claims
from advisor.domain.client import Claim
from advisor.domain.situation import ClaimState
from advisor.i18n import N_, _
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, FlowLayout, Label, Sign
from advisor.ui.look import theme

LOOKS = {
    ClaimState.DRAFT: ("ph.pencil-simple", "muted"),
    ClaimState.SUBMITTED: ("ph.paper-plane-tilt", "info"),
    ClaimState.HOLD: ("ph.hourglass-medium", "good"),
    ClaimState.CLAIMED: ("ph.check-circle", "good"),
    ClaimState.CORRECTION: ("ph.arrow-u-up-left", "muted"),
    ClaimState.EXPIRED: ("ph.clock-counter-clockwise", "caution"),
    ClaimState.CANCELLED: ("ph.x-circle", "muted"),
}
NEXT = {
    ClaimState.SUBMITTED: N_("Sent"),
    ClaimState.HOLD: N_("Hold placed…"),
    ClaimState.CLAIMED: N_("Claimed"),
    ClaimState.EXPIRED: N_("Expired"),
    ClaimState.CANCELLED: N_("Cancelled"),
}
CORRECT, EDIT, REMOVE = "correct", "edit", "remove"


class ClaimRow(QWidget):
    """``asked`` carries the claim and a state to step to, or one of the three words above."""

    asked = Signal(Claim, str)

    def __init__(self, claim: Claim, program: str, course: str, today: date) -> None:
        super().__init__()
        self.claim = claim
        self.name = ", ".join(part for part in (program, course) if part)
        self.buttons: list[QPushButton] = []
        self.setAccessibleName(words(claim, self.name, today))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        column.setSpacing(theme.px(4))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(Label(program, "strong", wrap=True), 1)
        head.addWidget(Label(wording.money(claim.amount), "amount"), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        if course:
            column.addWidget(Label(course, "small", wrap=True))
        column.addWidget(StateMark(claim))
        if end := _end(claim, today):
            column.addWidget(end)
        column.addWidget(self._steps(claim, today))

    def _steps(self, claim: Claim, today: date) -> QWidget:
        box = QWidget()
        flow = FlowLayout(box, spacing=theme.px(6))
        for state in claims.STEPS[claim.state]:
            if not claims.refusal(claim, state, today):
                flow.addWidget(self._button(_(NEXT[state]), state, "button"))
        if claim.state is ClaimState.CLAIMED:
            flow.addWidget(self._button(_("Correction…"), CORRECT, "button"))
        flow.addWidget(self._button(_("Edit"), EDIT, "link"))
        flow.addWidget(self._button(_("Remove"), REMOVE, "link"))
        return box

    def _button(self, text: str, act: str, role: str) -> Button:
        button = Button(text, role=role)
        button.setAccessibleName(f"{text.rstrip('…')}: {self.name}")
        button.clicked.connect(lambda: self.asked.emit(self.claim, str(act)))
        self.buttons.append(button)
        return button


class StateMark(QWidget):
    """Icon and word of a state, its day, and how far on the path of a grant it is."""

    def __init__(self, claim: Claim) -> None:
        super().__init__()
        icon, colour = LOOKS[claim.state]
        flow = FlowLayout(self, spacing=theme.px(6))
        flow.addWidget(Sign(icon, colour, 16))
        flow.addWidget(Label(wording.claim_state(claim.state), "strong"))
        if claim.state in claims.PATH:
            flow.addWidget(_Path(claims.PATH.index(claim.state) + 1))
        since = [wording.day(claim.on)] if claim.on else []
        since += [_("told by {who}").format(who=claim.told.by)] if claim.told else []
        if since:
            flow.addWidget(Label(", ".join(since), "small"))


class _Path(QWidget):
    """Four small boxes; those that are behind are filled. The word beside it says the same."""

    def __init__(self, reached: int) -> None:
        super().__init__()
        self._reached = reached
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(len(claims.PATH) * 15), theme.px(18))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - theme.px(5)) / 2
        for number in range(len(claims.PATH)):
            done = number < self._reached
            colour = theme.colour("accent" if done else "field")
            painter.setPen(QPen(colour, 1))
            painter.setBrush(colour if done else Qt.BrushStyle.NoBrush)
            left = number * theme.px(15) + 1
            painter.drawRoundedRect(QRectF(left, top, theme.px(11), theme.px(5)), 1.5, 1.5)
        painter.end()


def _end(claim: Claim, today: date) -> QWidget | None:
    """The last day of a hold: a caution where it is near, past, or not known."""
    if claim.state is not ClaimState.HOLD:
        return None
    if claim.expires is None:
        text = _("Last day not known: ask the college")
        return Iconed("ph.calendar-blank", "small", text, colour="muted")
    text = _sentence(wording.hold_end(claim.expires, today))
    if claims.ending([claim], today):
        return Iconed("ph.warning", "small-caution", text, colour="caution")
    return Iconed("ph.calendar-blank", "small", text, colour="muted")


def words(claim: Claim, name: str, today: date) -> str:
    """A claim in one line, for those who do not see the row."""
    parts = [name, wording.claim_state(claim.state), wording.money(claim.amount)]
    if claim.on is not None:
        parts.append(wording.day(claim.on))
    if claim.state is ClaimState.HOLD and claim.expires is not None:
        parts.append(wording.hold_end(claim.expires, today))
    return ", ".join(parts)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
