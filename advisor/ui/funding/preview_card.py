"""What a change of the rules would do, before it takes effect; and whose rules a file holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from advisor import wording
from advisor.i18n import _
from advisor.services.rule_sharing import Offer
from advisor.services.ruling import Proposal
from advisor.ui.controls.widgets import Button, Card, Label, Sign, clear_layout
from advisor.ui.funding import preview_words
from advisor.ui.funding.rule_form import RuleForm
from advisor.ui.look import theme


class PreviewCard(Card):
    """Shows one proposal; ``accepted`` lets it take effect."""

    accepted = Signal(Proposal)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__(_("What this change does"))
        self._proposal: Proposal | None = None
        self._said = QVBoxLayout()
        self._said.setSpacing(theme.px(12))
        self.accept_button = Button(_("Let it take effect"), role="primary")
        self.back_button = Button(_("Back"))
        row = QHBoxLayout()
        row.addWidget(self.accept_button)
        row.addWidget(self.back_button)
        row.addStretch(1)
        self.body.addLayout(self._said)
        self.body.addLayout(row)
        self.accept_button.clicked.connect(self._accept)
        self.back_button.clicked.connect(self.closed)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what the change would do; a refused one cannot be accepted."""
        self._proposal = proposal
        refused = bool(proposal.refused_by)
        clear_layout(self._said)
        for text in preview_words.entries(proposal):
            self._said.addWidget(Label(text, wrap=True))
        failed = preview_words.cases(proposal.refused_by or proposal.later, proposal.rules)
        kind = "stop" if refused else "good"
        self._said.addWidget(_Said(preview_words.verdict(proposal), kind, failed))
        if not refused:
            self._said.addWidget(_Said(preview_words.plans(proposal.impact), "info"))
        self.accept_button.setVisible(not refused and bool(proposal.entries))
        self.setAccessibleDescription(self.words())
        (self.back_button if self.accept_button.isHidden() else self.accept_button).setFocus()

    def words(self) -> str:
        """All that the card says, for screen readers."""
        return "\n".join(label.text() for label in self.findChildren(Label) if label.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _accept(self) -> None:
        if self._proposal is not None:
            self.accepted.emit(self._proposal)


class _Said(QFrame):
    """One result with its sign, and lines of detail under it."""

    def __init__(self, text: str, kind: str, lines: Sequence[str] = ()) -> None:
        super().__init__()
        self.setProperty("role", f"bar-{kind}")
        icon = {"stop": "ph.warning-octagon", "good": "ph.check-circle"}.get(kind, "ph.info")
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(Label(text, "strong", wrap=True))
        for line in lines:
            words.addWidget(Label(line, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        row.setSpacing(theme.px(10))
        row.addWidget(Sign(icon, kind, 20), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)


class OfferForm(RuleForm):
    """Whose rules a file holds. ``given`` carries (Offer, who compared the fingerprint)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Look at the change"), _("Rules of another centre"), parent)
        self._offer: Offer | None = None
        self.whose, self.known = Label("", wrap=True), Label("", wrap=True)
        self.fingerprint = Label("", "heading")
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.by = QLineEdit()
        self.add_field(_("The file says"), self.whose)
        self.add_field(_("Fingerprint"), self.fingerprint)
        self.add_field(_("Known here"), self.known)
        self.by_label = self.add_field(_("Compared by"), self.by)

    def show_offer(self, offer: Offer, by: str) -> None:
        """Show who made the file; an unknown fingerprint is to be compared first."""
        self._offer = offer
        words = _("rules of {centre}, signed on {day}")
        self.whose.setText(words.format(centre=offer.centre, day=wording.day(offer.made_on)))
        self.fingerprint.setText(offer.fingerprint)
        self.fingerprint.setAccessibleName(
            _("Fingerprint {text}").format(text=" ".join(offer.fingerprint.replace("-", " - ")))
        )
        self.known.setText(_known(offer))
        unknown = not offer.own and offer.trusted is None
        self.by.setVisible(unknown)
        self.by_label.setVisible(unknown)
        self.by.setText(by)
        action = _("Trust and look at the change") if unknown else _("Look at the change")
        self.keep_button.setText(action)
        self.say("")
        self.show()
        self.keep_button.setFocus()

    def typed(self) -> tuple[Offer, str]:
        """The offer, and who compared its fingerprint."""
        assert self._offer is not None
        return self._offer, self.by.text().strip()


def _known(offer: Offer) -> str:
    if offer.own:
        return _("These are the rules of this centre.")
    known = offer.trusted
    if known is None:
        return _("No. Call the centre and compare the fingerprint before you trust it.")
    words = _("Yes: {centre}, compared by {by} on {day}.")
    return words.format(centre=known.centre, by=known.by, day=wording.day(known.on))
