"""What a record states of B.C.'s micro-credential framework: facts, never a mark for the course."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.credential import Credential
from advisor.i18n import _, ngettext
from advisor.services import checking
from advisor.services.checking import Element, State
from advisor.services.record_words import length
from advisor.ui.controls.widgets import Card, Label, Sign, clear_layout, hair
from advisor.ui.look import theme

_SIGNS = {
    State.STATED: ("ph.check-circle-fill", "good"),
    State.SECOND_HAND: ("ph.check-circle", "caution"),
    State.OTHERWISE: ("ph.minus-circle", "muted"),
    State.NOT_STATED: ("ph.circle-dashed", "muted"),
}


class FrameworkCard(Card):
    """One row per element: a sign, its name, and what the record rests it on."""

    def __init__(self) -> None:
        super().__init__(_("B.C. micro-credential framework"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(6))
        self.body.addLayout(self._rows)
        self.foot = Label("", "small", wrap=True)
        self.body.addWidget(self.foot)
        self.said: list[str] = []

    def show_credential(self, credential: Credential) -> None:
        """Show what a record states."""
        clear_layout(self._rows)
        found = checking.elements(credential)
        self.said = []
        for number, element in enumerate(found):
            if number:
                self._rows.addWidget(hair())
            self._rows.addWidget(self._row(element, credential))
        stated = sum(one.state in (State.STATED, State.SECOND_HAND) for one in found)
        text = ngettext(
            "{n} of {all} stated by this record. Not a judgement of the course.",
            "{n} of {all} stated by this record. Not a judgement of the course.",
            stated,
        )
        self.foot.setText(text.format(n=stated, all=len(found)))

    def _row(self, element: Element, credential: Credential) -> QWidget:
        name, what = _name(element), _what(element, credential)
        row = QWidget()
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(8))
        inner.addWidget(Sign(*_SIGNS[element.state], 18))
        inner.addWidget(Label(name, wrap=True), 1)
        quiet = element.state in (State.NOT_STATED, State.OTHERWISE)
        inner.addWidget(Label(what, "small" if quiet else "small-text"))
        row.setToolTip("; ".join(text for text in element.said if text))
        self.said.append(f"{name}: {what}")
        row.setAccessibleName(self.said[-1])
        return row


def _name(element: Element) -> str:
    return {
        "short": _("Short"),
        "competencies": _("Competencies named"),
        "assessed": _("Assessed"),
        "need": _("Labour market need"),
        "proof": _("Recognised proof"),
        "counts_toward": _("Counts toward more"),
        "quality": _("Quality review"),
    }[element.name]


def _what(element: Element, credential: Credential) -> str:
    """The shortest true word; second hand is said instead of what was said."""
    if element.state is State.NOT_STATED:
        return _("not stated")
    if element.state is State.SECOND_HAND:
        return _("second hand")
    if element.name == "short":
        return length(credential)
    count = len(element.said)
    if element.name == "competencies":
        return ngettext("{n} skill", "{n} skills", count).format(n=count)
    if element.name == "counts_toward":
        return ngettext("{n} credential", "{n} credentials", count).format(n=count)
    if element.name == "need" and credential.grant_listed:
        return _("on a grant list")
    return _("stated")
