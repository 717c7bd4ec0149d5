"""Suggest a set: the smallest, the cheapest and the fastest way to the wanted skills."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.client import CATALOGUE_PAGE, ClientFile, CostLine, ItemState
from advisor.domain.estimate import Estimate
from advisor.i18n import _, ngettext
from advisor.services.linking import Linking
from advisor.services.searching import Catalogue
from advisor.services.suggesting import Suggestion
from advisor.ui.controls.page_scroll import PageScroll, columns_fit, set_stacked
from advisor.ui.controls.tall_page import TallPage
from advisor.ui.controls.widgets import Button, Card, Label, clear_layout
from advisor.ui.funding.progress_row import ProgressRow
from advisor.ui.look import theme
from advisor.ui.shortlist import suggest_words as words
from advisor.ui.shortlist.quote_writes import add_records
from advisor.ui.shortlist.suggest_facts import SuggestFacts
from advisor.ui.shortlist.suggest_set import SetCard
from advisor.ui.shortlist.suggest_why_not import WhyNot
from advisor.ui.shortlist.suggest_work import SuggestWork
from advisor.ui.work import Work


class SuggestPage(QWidget):
    """Looks for sets as soon as it opens, and again when what they depend on changes."""

    back_requested = Signal()
    goals_requested = Signal()
    message_requested = Signal(str, str)  # text, kind

    def __init__(self, work: Work, catalogue: Catalogue, links: Callable[[], Linking]) -> None:
        super().__init__()
        self._work, self._catalogue = work, catalogue
        self._asked: object = None  # what the sets that show were looked for
        self._found: Suggestion | None = None
        self.looking = SuggestWork(work, catalogue, links)
        self.facts, self.why_not = SuggestFacts(), WhyNot()
        self.progress = ProgressRow()
        self.note = Label("", "", wrap=True)
        self.again_button = Button(_("Look again"))
        self.more = Card(_("What more would add"))
        self.cards: list[SetCard] = []
        self.back_button = Button(_("Back to the shortlist"), "ph.arrow-left", role="link")
        self._arrange()
        self._connect()
        self.clear()

    def open(self) -> None:
        """Look for the sets of the open file."""
        self._show_file()
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget the client and all that was found."""
        self._asked = None
        self.looking.stop()
        self.facts.clear()
        self._show(None)
        self._say("")

    def take_catalogue(self) -> None:
        """The catalogue changed: the sets are looked for anew when the page opens next."""
        self._asked = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        set_stacked(self._sets, stacked=not columns_fit(self))

    def _arrange(self) -> None:
        page = TallPage()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(PageScroll(page))
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.addWidget(Label(_("Suggest a set"), "heading", wrap=True), 1)
        head.addWidget(self.back_button)
        column.addLayout(head)
        for widget in (self.facts, self.progress, self.note):
            column.addWidget(widget)
        column.addWidget(self.again_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._sets = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sets.setSpacing(theme.px(16))
        column.addLayout(self._sets)
        self._steps = QVBoxLayout()
        self.more.body.addLayout(self._steps)
        column.addWidget(self.more)
        column.addWidget(self.why_not)
        column.addStretch(1)

    def _connect(self) -> None:
        self._work.file_changed.connect(self._on_file)
        self._work.closed.connect(self.clear)
        self.looking.found.connect(self._on_found)
        self.looking.progress.connect(self.progress.move_to)
        self.looking.ended.connect(self.progress.end)
        self.progress.stopped.connect(self._on_cancel)
        self.again_button.clicked.connect(self._look)
        self.back_button.clicked.connect(self.back_requested)
        self.facts.goals_requested.connect(self.goals_requested)
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_requested)

    def _on_file(self, _file: ClientFile, _estimate: Estimate) -> None:
        if self.isVisible():
            self._show_file()

    def _show_file(self) -> None:
        file = self._work.file
        if file is None:
            return
        self.facts.show_file(file)
        client = (file.client.id, file.client.birth_date, file.client.region)
        asked = (client, file.goal, dict(file.answers), _told(file), self._work.rules)
        if asked != self._asked:
            self._asked = asked
            self._look()
        self._know_chosen()

    def _look(self) -> None:
        file = self._work.file
        self.looking.stop()
        self._show(None)
        self._say("")
        if file is not None and file.goal.skills_wanted:
            self.progress.start(_("Looking for the best sets …"))
            self.looking.look(file)

    def _on_cancel(self) -> None:
        self.looking.stop()
        self._say(_("Stopped. Nothing has changed."), again=True)
        self.again_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_found(self, found: Suggestion) -> None:
        self._show(found)
        self._say(words.trouble(found))

    def _show(self, found: Suggestion | None) -> None:
        self._found = found
        clear_layout(self._sets)
        clear_layout(self._steps)
        self.cards = []
        if found is not None:
            self._fill(found)
        self.more.setVisible(found is not None and bool(found.more))
        self.why_not.show_suggestion(found)
        self._know_chosen()

    def _fill(self, found: Suggestion) -> None:
        for title, one in words.sets(found):
            card = SetCard(title, one, found)
            card.put_requested.connect(partial(self._put, one.chosen))
            if one.chosen:
                self._sets.addWidget(card, 1)
            else:
                self._sets.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
            self.cards.append(card)
        for step in found.more:
            self._steps.addWidget(Label(words.more(step, found), "", wrap=True))

    def _know_chosen(self) -> None:
        file = self._work.file
        items = file.chosen if file is not None else ()
        chosen = frozenset(str(item.record.id) for item in items if item.record)
        for card in self.cards:
            card.know_chosen(chosen)

    def _put(self, names: tuple[str, ...]) -> None:
        if self._found is None:
            return
        records = [self._found.records[name] for name in names]
        add_records(self._work, records, self._catalogue.edition)
        count = len(records)
        said = ngettext(
            "{n} course stands on the shortlist. Ctrl Z takes it back.",
            "{n} courses stand on the shortlist. Ctrl Z takes them back.",
            count,
        )
        self.message_requested.emit(said.format(n=count), "good")

    def _say(self, text: str, *, again: bool = False) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.again_button.setVisible(again)


def _told(file: ClientFile) -> list[object]:
    """What somebody said of options: putting a set on the shortlist says nothing new."""
    return [
        (item.id, item.state, [line for line in item.costs if line.told and not _printed(line)])
        for item in file.items
        if item.state is not ItemState.CHOSEN or any(not _printed(line) for line in item.costs)
    ]


def _printed(line: CostLine) -> bool:
    return line.told is not None and line.told.by == CATALOGUE_PAGE
