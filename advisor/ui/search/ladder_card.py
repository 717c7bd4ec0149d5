"""Where a record stands: what counts toward it, what it counts toward, and its bundle."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.credential import Credential
from advisor.i18n import _, ngettext
from advisor.services import laddering
from advisor.services.laddering import Ladder, Rung
from advisor.ui.controls.widgets import Button, Card, Label, clear_layout
from advisor.ui.look import theme
from advisor.ui.search.ladder_node import Arrow, RecordNode, WordsNode
from advisor.ui.search.ladder_words import twin

FEW = 3  # of many records so many are drawn; the others one button away


class LadderCard(Card):
    """The steps around a record as boxes that open, and the same in words below.

    ``asked`` carries a record whose whole ladder is wanted; until ``show_ladder`` brings it, the
    card draws what the record says itself. ``record_requested`` carries a CredentialId.
    """

    asked = Signal(Credential)
    filled = Signal()
    record_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Counts toward"))
        self._ladder: Ladder | None = None
        self._opened = False
        self.is_whole = False  # whether other records were asked too
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(4))
        self.body.addLayout(self._rows)
        self.words = Label("", "small", wrap=True)
        self.body.addWidget(self.words)
        self.nodes: list[RecordNode] = []

    def show_credential(self, credential: Credential) -> None:
        """Draw what the record says itself, and ask for the rest."""
        self._opened = self.is_whole = False
        self._draw(laddering.own(credential))
        self.asked.emit(credential)

    def show_ladder(self, ladder: Ladder) -> None:
        """Draw the whole ladder, if its record still shows; a box with the focus keeps it."""
        if self._ladder is None or self._ladder.credential != ladder.credential:
            return
        self.is_whole = True
        if ladder != self._ladder:
            self._draw(ladder)

    def _draw(self, ladder: Ladder) -> None:
        focused = next((node.rung.id for node in self.nodes if node.hasFocus()), None)
        self._ladder = ladder
        clear_layout(self._rows)
        self.nodes = []
        self.setVisible(not ladder.is_empty)
        self.set_title(_title(ladder))
        if ladder.below or ladder.levels:
            self._draw_steps(ladder)
        if ladder.bundle is not None:
            self._draw_bundle(ladder, ladder.bundle)
        text = twin(ladder)
        self.words.setText(text)
        self.setAccessibleDescription(text)
        for node in self.nodes:
            if focused is not None and node.rung.id == focused:
                _focus(node)
        self.filled.emit()

    def _draw_steps(self, ladder: Ladder) -> None:
        """From below to above, with an arrow between the levels."""
        if ladder.below:
            self._draw_some(ladder.below)
            self._rows.addWidget(Arrow())
        here = ladder.credential
        self._rows.addWidget(WordsNode(here.title, _this(here), current=True))
        for level in ladder.levels:
            self._rows.addWidget(Arrow())
            for rung in level:
                self._rows.addWidget(self._node(rung))
        if ladder.levels:
            ask = _("How many of its credits count: not stated here. Ask.")
            self._rows.addWidget(Label(ask, "small", wrap=True))

    def _draw_bundle(self, ladder: Ladder, bundle: Rung) -> None:
        """The whole, unless it stands above already, and its other parts."""
        drawn = {rung.id for level in ladder.levels for rung in level} | {ladder.credential.id}
        if ladder.below or ladder.levels:
            self._rows.addSpacing(theme.px(8))
            self._rows.addWidget(Label(_("Part of"), "strong"))
        if bundle.id is None or bundle.id not in drawn:
            self._rows.addWidget(self._node(bundle))
        else:
            self._rows.addWidget(Label(bundle.title, "", wrap=True))
        if ladder.members:
            text = ngettext(
                "and {n} other part of it here",
                "and {n} other parts of it here",
                len(ladder.members),
            )
            self._rows.addWidget(Label(text.format(n=len(ladder.members)), "small", wrap=True))
            self._draw_some(ladder.members)

    def _draw_some(self, rungs: Sequence[Rung]) -> None:
        shown = rungs if self._opened or len(rungs) <= FEW + 1 else rungs[:FEW]
        for rung in shown:
            self._rows.addWidget(self._node(rung))
        if len(shown) < len(rungs):
            button = Button(_("Show all {n}").format(n=len(rungs)), role="link")
            button.clicked.connect(self._open)
            self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _open(self) -> None:
        """Draw all; the first that was hidden gets the focus."""
        if self._ladder is None:
            return
        before = {node.rung.id for node in self.nodes}
        self._opened = True
        self._draw(self._ladder)
        new = next((node for node in self.nodes if node.rung.id not in before), None)
        if new is not None:
            _focus(new)

    def _node(self, rung: Rung) -> QWidget:
        if rung.id is None:
            return WordsNode(rung.title, _("not a record of this catalogue"))
        node, target = RecordNode(rung), rung.id
        node.clicked.connect(lambda: self.record_requested.emit(target))
        self.nodes.append(node)
        return node


def _focus(node: RecordNode) -> None:
    node.show()  # a layout shows what is new a moment later
    node.setFocus(Qt.FocusReason.OtherFocusReason)


def _title(ladder: Ladder) -> str:
    if ladder.below:
        return _("Ladder")
    return _("Counts toward") if ladder.levels else _("Part of")


def _this(credential: Credential) -> str:
    if credential.credits is None:
        return _("this record")
    return _("this record, {n} credits").format(n=wording.number(credential.credits))
