"""One record of the catalogue: how far to trust it, its facts, and what it counts toward."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.age import Age
from advisor.domain.credential import Credential
from advisor.i18n import _
from advisor.services.editing import Edit
from advisor.services.record_words import record_age
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.page_scroll import PageScroll, digits_across, set_stacked
from advisor.ui.controls.tall_page import TallPage
from advisor.ui.controls.widgets import Button, Card, Label, clear_layout, set_role
from advisor.ui.look import theme
from advisor.ui.search.credential_facts import banner
from advisor.ui.search.fact_table import FactTable
from advisor.ui.search.framework_card import FrameworkCard
from advisor.ui.search.ladder_card import LadderCard
from advisor.ui.search.links_card import LinksCard
from advisor.ui.search.own_card import OwnCard

NARROW = 92  # digits across: narrower, the cards stand under the facts


class CredentialView(PageScroll):
    """``add_requested`` when the record goes onto the open client's shortlist."""

    add_requested = Signal(Credential)
    record_requested = Signal(str)  # CredentialId of a record that this one names
    edit_requested = Signal(Credential, str)  # with the field to begin at, or empty
    take_back_requested = Signal(Credential)

    def __init__(self) -> None:
        page = TallPage()
        super().__init__(page)
        self._page = page
        self._credential: Credential | None = None
        self.provider = Label("", "muted", wrap=True)
        self.heading = Label("", "heading", wrap=True)
        self.summary = Label("", "", wrap=True)
        self.add_button = Button(_("Add to a shortlist"), "ph.plus", role="primary")
        self.edit_button = Button(_("Edit"), "ph.pencil-simple")
        self.banner = QFrame()
        self._banner_words = Iconed("ph.clock-counter-clockwise", "caution")
        self.table = FactTable()
        self.ladder = LadderCard()
        self.links = LinksCard()
        self.framework = FrameworkCard()
        self.sources = SourcesCard()
        self.own = OwnCard()
        self._edits: Mapping[str, Edit] = {}
        self._build()
        self.add_button.clicked.connect(self._on_add)
        self.ladder.record_requested.connect(self.record_requested)
        self.edit_button.clicked.connect(lambda: self._on_edit(""))
        self.table.fact_requested.connect(self._on_edit)
        self.own.taken_back.connect(self._on_take_back)
        self.table.source_requested.connect(self.sources.focus_first)
        self.links.filled.connect(self._order_keys)
        self.ladder.filled.connect(self._order_keys)
        self.set_can_add(can_add=False)

    @property
    def credential(self) -> Credential | None:
        """The record that shows."""
        return self._credential

    def show_credential(self, credential: Credential | None, on: date) -> None:
        """Show a record; None shows nothing. The same record again keeps its place and focus."""
        if credential is not None and credential == self._credential:
            return
        self._credential = credential
        self._page.setVisible(credential is not None)
        bar = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if credential is None else bar.ScrollBarAsNeeded
        )
        if credential is None:
            return
        provider = credential.provider
        self.provider.setText(", ".join(p for p in (provider.name, credential.field) if p))
        self.heading.setText(credential.title)
        self.summary.setText(credential.summary)
        self.summary.setVisible(bool(credential.summary))
        fresh = record_age(credential, on) is Age.FRESH
        set_role(self.banner, "bar-good" if fresh else "bar-caution")
        icon = "ph.check-circle" if fresh else "ph.clock-counter-clockwise"
        self._banner_words.set_look(icon, "good" if fresh else "caution")
        self._banner_words.set_text(banner(credential, on))
        self.table.show_credential(credential, on)
        self.ladder.show_credential(credential)
        self.links.show_credential(credential)
        self.framework.show_credential(credential)
        self.sources.show_credential(credential)
        self._show_own()
        self.verticalScrollBar().setValue(0)

    def show_edits(self, edits: Mapping[str, Edit]) -> None:
        """Which facts of which records this centre put in itself."""
        self._edits = edits
        self._show_own()

    def set_can_add(self, *, can_add: bool, why_not: str = "") -> None:
        """Whether a client is open that a record can go to."""
        self.add_button.setEnabled(can_add)
        self.add_button.setToolTip(why_not)
        self.add_button.setAccessibleDescription(why_not)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # later: Qt is walking over all widgets now, and moving one under its feet crashes it
            QTimer.singleShot(0, self, self._fit)

    def _order_keys(self) -> None:
        """Tab goes down the cards; by itself it would come last to what was made last."""
        stops: list[QWidget] = [self.table]
        for card in (self.ladder, self.links, self.own, self.sources):
            inner = card.findChildren(QWidget)
            stops += [one for one in inner if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        narrow = digits_across(self) < NARROW
        set_stacked(self._body, stacked=narrow)
        set_stacked(self._buttons, stacked=narrow)

    def _build(self) -> None:
        column = QVBoxLayout(self._page)
        column.setContentsMargins(8, 20, 24, 20)
        column.setSpacing(theme.px(16))
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        words.addWidget(self.provider)
        words.addWidget(self.heading)
        words.addWidget(self.summary)
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
        head.addLayout(words, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(theme.px(8))
        self._buttons.addWidget(self.edit_button)
        self._buttons.addWidget(self.add_button)
        head.addLayout(self._buttons)
        head.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        inner = QVBoxLayout(self.banner)
        inner.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
        inner.addWidget(self._banner_words)
        facts = QVBoxLayout()
        facts.setSpacing(theme.px(12))
        facts.addWidget(self.banner)
        facts.addWidget(self.table)
        facts.addStretch(1)
        cards = QVBoxLayout()
        cards.setSpacing(theme.px(12))
        cards.addWidget(self.ladder)
        cards.addWidget(self.links)
        cards.addWidget(self.framework)
        cards.addWidget(self.own)
        cards.addWidget(self.sources)
        cards.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(theme.px(16))
        self._body.addLayout(facts, 67)
        self._body.addLayout(cards, 33)
        column.addLayout(self._body)
        column.addStretch(1)

    def _on_add(self) -> None:
        if self._credential is not None:
            self.add_requested.emit(self._credential)

    def _on_edit(self, field: str) -> None:
        if self._credential is not None:
            self.edit_requested.emit(self._credential, field)

    def _on_take_back(self) -> None:
        if self._credential is not None:
            self.take_back_requested.emit(self._credential)

    def _show_own(self) -> None:
        shown = self._credential
        self.own.show_edit(self._edits.get(shown.id) if shown is not None else None)


class SourcesCard(Card):
    """Where the record was read: whole addresses to select or copy. The program opens none."""

    def __init__(self) -> None:
        super().__init__(_("Where it was read"))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(6))
        self.body.addLayout(self._list)
        self.note = Label("", "small", wrap=True)
        self.body.addWidget(self.note)
        self.addresses: list[Label] = []

    def show_credential(self, credential: Credential) -> None:
        """Show the addresses of a record."""
        clear_layout(self._list)
        self.addresses = []
        others = (source.url for source in credential.fact_sources)
        pages = (credential.source_url, *credential.more_sources, *others)
        for url in filter(None, dict.fromkeys(pages)):
            address = Label(_breakable(url), "small", wrap=True)
            address.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            address.setAccessibleName(url)
            copy = Button(_("Copy the address"), "ph.copy", role="link")
            copy.clicked.connect(
                lambda _on=False, text=url: QGuiApplication.clipboard().setText(text)
            )
            self._list.addWidget(address)
            self._list.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
            self.addresses.append(address)
        own = _("The college’s own pages. Advisor opens no address: copy it into a browser.")
        other = _("Second hand: not the college’s own page. Ask the college before you rely on it.")
        no_page = _("No page is noted. Who told each fact stands beside it.")
        read = own if credential.source_is_own else other
        self.note.setText(read if credential.source_url else no_page)

    def focus_first(self) -> None:
        """Put the focus on the first address."""
        if self.addresses:
            self.addresses[0].show()  # a layout shows what is new a moment later
            self.addresses[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _breakable(url: str) -> str:
    """An address that may wrap after each slash; nothing visible is added."""
    return url.replace("/", "/\u200b").replace("?", "?\u200b").replace("&", "&\u200b")
