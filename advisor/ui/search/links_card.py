"""What a record's words lead to on the lists of skills and jobs; an editor says if it is right."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from advisor.domain.credential import Credential
from advisor.i18n import _
from advisor.services.linking import Link
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Card, Label, clear_layout
from advisor.ui.funding.also_row import EDGE
from advisor.ui.look import theme
from advisor.ui.search.link_row import LinkRow
from advisor.ui.search.links_work import Linked, LinksWork


class LinksCard(Card):
    """Hidden until somebody links; ``asked`` carries the record whose links are wanted."""

    asked = Signal(Credential)
    filled = Signal()
    answered = Signal(Credential, Link, bool)
    taken_back = Signal(Credential, Link)

    def __init__(self) -> None:
        super().__init__(_("Skills and jobs"))
        self._credential: Credential | None = None
        self._order: dict[str, int] = {}
        self.shown = ""  # id of the record whose links stand here
        self.rows: dict[str, LinkRow] = {}
        self.trouble = Iconed("ph.warning", "caution")
        self.none = _note(_("Nothing in this record’s words names a skill or a job on our lists."))
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.px(2))
        self.body.setContentsMargins(16 - EDGE, 12, 16 - EDGE, 16)  # rows are framed: words align
        self.head.setContentsMargins(EDGE, 0, EDGE, 0)
        for one in (self.trouble, self.none):
            self.body.addWidget(one)
            one.hide()
        self.body.addLayout(self._column)
        self.hide()

    def use(self, work: LinksWork) -> None:
        """Let this link the records and keep the answers."""
        self.asked.connect(work.look)
        self.answered.connect(
            lambda credential, link, confirmed: work.answer(credential, link, confirmed=confirmed)
        )
        self.taken_back.connect(work.take_back)
        work.linked.connect(self.show_links)

    def show_credential(self, credential: Credential) -> None:
        """Ask for the links of a record; those of the one before are gone at once."""
        self._credential, self._order = credential, {}
        self._empty()
        self.asked.emit(credential)

    def show_links(self, linked: Linked) -> None:
        """Show the links of the record; what was open stays open, and the keyboard its place."""
        if linked.credential != self._credential:
            return
        opened = [to for to, row in self.rows.items() if row.head.is_open]
        held = next((to for to, row in self.rows.items() if row.holds_focus()), "")
        self._fill(linked)
        for to in opened:
            if to in self.rows:
                self.rows[to].set_open(open_=True)
        if held in self.rows:
            self.rows[held].take_focus()
        self.show()
        self.filled.emit()

    def _fill(self, linked: Linked) -> None:
        self._empty()
        self.shown = linked.credential.id
        skills, jobs = linked.links.skills, linked.links.jobs
        self._group(_("Skills on our lists"), skills)
        self._group(_("Likely occupations"), jobs)
        self.none.setVisible(not skills and not jobs)
        self.trouble.set_text(linked.trouble)
        self.trouble.setVisible(bool(linked.trouble))
        self._order = {to: place for place, to in enumerate(self.rows)}

    def _empty(self) -> None:
        clear_layout(self._column)
        self.rows, self.shown = {}, ""

    def _group(self, title: str, links: Sequence[Link]) -> None:
        """The links in the order in which they stood before: an answered one does not move."""
        if not links:
            return
        if self.rows:
            self._column.addSpacing(theme.px(6))
        self._column.addWidget(_note(title))
        last = len(self._order)
        for link in sorted(links, key=lambda link: self._order.get(link.to, last)):
            by_title = self._credential is not None and link.phrase == self._credential.title
            row = self.rows[link.to] = LinkRow(link, by_title=by_title)
            row.answered.connect(partial(self._on_answered, link))
            self._column.addWidget(row)

    def _on_answered(self, link: Link, confirmed: bool | None) -> None:
        if self._credential is None:
            return
        if confirmed is None:
            self.taken_back.emit(self._credential, link)
        else:
            self.answered.emit(self._credential, link, confirmed)


def _note(words: str) -> Label:
    label = Label(words, "small", wrap=True)
    label.setContentsMargins(EDGE, 0, EDGE, 0)
    return label
