"""What the target job asks beyond others: what of it is held, what is missing, who teaches it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.client import ClientFile, Goal
from advisor.domain.credential import Credential
from advisor.domain.errors import AdvisorError
from advisor.domain.estimate import Estimate
from advisor.i18n import _
from advisor.services import gaps, holding
from advisor.services.gaps import Gap, Linking, Need
from advisor.services.searching import Catalogue
from advisor.ui.client.gap_cards import OffersCard, RequirementsCard
from advisor.ui.client.need_row import NeedRow
from advisor.ui.controls.page_scroll import PageScroll, columns_fit, set_stacked
from advisor.ui.controls.widgets import Button, Card, Label, clear_layout, hair
from advisor.ui.shortlist.quote_writes import add_record
from advisor.ui.work import Work

RING = 3  # px
Part = Callable[[Gap, ClientFile], None]  # of the page, made at a time
CHUNK = 2  # rows made in one idle moment
Links = Callable[[], Linking]  # takes a third of a second the first time


class GapPage(QWidget):
    """Shows the gap of the open file while it is open; ``back_requested`` leads to the goal."""

    back_requested = Signal()

    def __init__(self, work: Work, catalogue: Catalogue, links: Links) -> None:
        super().__init__()
        self._work, self._catalogue, self._links = work, catalogue, links
        self._opened = False
        self._asked: tuple[object, ...] = ()
        self._gap: Gap | None = None
        self._round = 0  # how often the page was emptied
        self.rows: list[NeedRow] = []
        self.back_button = Button(_("Back to the goal"), "ph.arrow-left", role="link")
        self.heading = Label("", "heading", wrap=True)
        self.count = Label("", "muted", wrap=True)
        self._needs = Card(_("What sets this job apart"))
        self._list = QVBoxLayout()
        self.requirements, self.offers = RequirementsCard(), OffersCard()
        self._cards = (self._needs, self.requirements, self.offers)
        self._arrange()
        self.back_button.clicked.connect(self.back_requested)
        self.offers.add_requested.connect(self._add)
        self.offers.grown.connect(self._chain)
        escape = QShortcut(QKeySequence(QKeySequence.StandardKey.Cancel), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_requested)
        work.file_changed.connect(self._show)
        work.closed.connect(self.clear)
        self.clear()

    def open(self) -> None:
        """Compare the target with all other occupations, and show it from now on."""
        self._opened, self._asked = True, ()
        if self._work.file is not None:
            self._follow(self._work.file)

    def leave(self) -> None:
        """Stop following the file."""
        self._opened = False

    def take_catalogue(self) -> None:
        """The catalogue changed: other courses may teach what is missing."""
        if self._opened:
            self.open()

    def clear(self) -> None:
        """Forget everything about the client."""
        self._opened, self._asked = False, ()
        self._empty()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where both have room for their words, else one."""
        super().resizeEvent(event)
        set_stacked(self._columns, stacked=not columns_fit(self))

    def _arrange(self) -> None:
        page = QWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = PageScroll(page)
        outer.addWidget(self._scroll)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 12, 24, 24)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setContentsMargins(0, RING, RING, 0)  # the focus ring is drawn outside
        head.addWidget(self.heading, 1)
        head.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(self.count)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(16)
        column.addLayout(self._columns)
        column.addStretch(1)
        left, right = QVBoxLayout(), QVBoxLayout()
        right.setSpacing(16)
        self._columns.addLayout(left, 9)
        self._columns.addLayout(right, 8)
        self._needs.body.addLayout(self._list)
        left.addWidget(self._needs)
        left.addStretch(1)
        right.addWidget(self.requirements)
        right.addWidget(self.offers)
        right.addStretch(1)
        self.setFocusProxy(self.back_button)

    def _show(self, file: ClientFile, _estimate: Estimate) -> None:
        if self._opened:
            self._follow(file)

    def _follow(self, file: ClientFile) -> None:
        """Compare anew only where something that the gap depends on has changed."""
        goal = file.goal
        if not goal.noc:
            self.back_requested.emit()
            return
        asked = (file.client.id, goal.noc, goal.skills_held, goal.skills_shown)
        if asked == self._asked:
            self._mark(file)
            return
        if asked[:2] != self._asked[:2]:
            self._empty()
            self.heading.setText(_("Skills for this job: {job}").format(job=goal.occupation))
            self.count.setText(_("Comparing with all other jobs…"))
        self._asked = asked
        self._work.tasks.latest(
            f"gap {id(self)}",
            lambda: self._compare(goal),
            partial(self._take, asked),
            partial(self._say_trouble, asked),
        )

    def _compare(self, goal: Goal) -> Gap:
        return gaps.find(
            self._catalogue, goal.noc, goal.skills_held, self._links(), goal.skills_shown
        )

    def _take(self, asked: tuple[object, ...], found: Gap) -> None:
        file = self._work.file
        if asked != self._asked or file is None:
            return
        fresh, self._gap = self._gap is None, found
        held = sum(1 for need in found.needs if need.held)
        said = _(
            "{held} held, {missing} missing, of {all} things that set it apart from other jobs. "
            "Missing says only that nobody noted it as held."
        )
        count = len(found.needs)
        self.count.setText(said.format(held=held, missing=count - held, all=count))
        if fresh:
            self._fill(found)
        else:
            self._mark(file)

    def _say_trouble(self, asked: tuple[object, ...], error: Exception) -> None:
        """Nothing more comes: why stands where it was awaited."""
        if not isinstance(error, AdvisorError):
            raise error
        if asked == self._asked:
            self.count.setText(str(error))

    def _fill(self, found: Gap) -> None:
        """A few rows in each idle moment, so that keys are heard between them."""
        chunks = range(0, len(found.needs), CHUNK)
        rows: list[Part] = [partial(self._add_rows, at) for at in chunks]
        for part in (self._show_requirements, *rows, self._show_offers):
            self._work.tasks.when_idle(self, partial(self._go_on, self._round, part))

    def _go_on(self, number: int, part: Part) -> None:
        """The next part, unless the page was emptied meanwhile."""
        file = self._work.file
        if number == self._round and self._gap is not None and file is not None:
            part(self._gap, file)

    def _show_requirements(self, found: Gap, _file: ClientFile) -> None:
        self.requirements.show_requirements(found.occupation.requirements)
        self.requirements.show()

    def _add_rows(self, at: int, found: Gap, file: ClientFile) -> None:
        """New rows, under a heading for each kind."""
        for place, need in enumerate(found.needs[at : at + CHUNK], start=at):
            heading = _group(need)
            if not place or heading != _group(found.needs[place - 1]):
                self._list.addWidget(Label(heading, "strong", wrap=True))
            else:
                self._list.addWidget(hair())
            row = self._row(need)
            row.show_need(need, wanted=_wanted(need, file.goal), added=_added(file))
            self._list.addWidget(row)
        self._needs.show()

    def _show_offers(self, found: Gap, file: ClientFile) -> None:
        self.offers.show_offers(found.offers)
        self.offers.mark(_added(file))
        self.offers.show()
        self._chain()

    def _chain(self) -> None:
        """Tab goes as one reads: what was made later would come last in the window."""
        keys: list[QWidget] = [self.back_button]
        for row in self.rows:
            keys += row.keys()
        keys += self.offers.keys()
        for before, after in pairwise(keys):
            QWidget.setTabOrder(before, after)

    def _row(self, need: Need) -> NeedRow:
        row = NeedRow(need)
        row.held_edited.connect(self._hold)
        row.want_edited.connect(self._want)
        row.add_requested.connect(self._add)
        row.grown.connect(self._chain)
        row.button.stepped.connect(lambda by: self._step(row, by))
        self.rows.append(row)
        return row

    def _mark(self, file: ClientFile) -> None:
        """What the file holds now, on the rows that are there."""
        added = _added(file)
        if self._gap is not None:
            for row, need in zip(self.rows, self._gap.needs, strict=False):
                row.show_need(need, wanted=_wanted(need, file.goal), added=added)
        self.offers.mark(added)

    def _step(self, row: NeedRow, by: int) -> None:
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            self.rows[at].button.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(self.rows[at].button)

    def _hold(self, skill: str, field: str, value: object) -> None:
        today = self._work.today()
        self._work.write(
            lambda vault, file: holding.change(vault, file, skill, field, value, today=today)
        )

    def _want(self, skill: str, wanted: bool) -> None:
        self._work.write(lambda vault, file: holding.want(vault, file, skill, wanted=wanted))

    def _add(self, credential: Credential) -> None:
        add_record(self._work, credential, self._catalogue.edition)

    def _empty(self) -> None:
        self._gap = None
        self._round += 1
        clear_layout(self._list)
        self.rows = []
        self.heading.setText("")
        self.count.setText("")
        self.requirements.show_requirements(())
        self.offers.show_offers(())
        for card in self._cards:
            card.hide()


def _group(need: Need) -> str:
    """The heading under which a need stands."""
    if need.kind == "technology":
        return _("Tools")
    return _("Core competencies") if need.kind == "competency" else _("Skills and knowledge")


def _added(file: ClientFile) -> frozenset[str]:
    """The records on the shortlist."""
    return frozenset(item.record.id for item in file.chosen if item.record is not None)


def _wanted(need: Need, goal: Goal) -> bool:
    return any(one.casefold() == need.name.casefold() for one in goal.skills_wanted)
