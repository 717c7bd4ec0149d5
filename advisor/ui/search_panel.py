"""Search as you type over the catalogue: field, filters, results, and what to do when none is left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.credential import Credential, CredentialId
from advisor.domain.money import Money
from advisor.i18n import _, ngettext
from advisor.services import searching
from advisor.services.searching import Catalogue, Hit, Query, SearchResult
from advisor.ui import theme
from advisor.ui.empty_results import EmptyResults
from advisor.ui.facets import FacetBar
from advisor.ui.fit_notes import FitNote
from advisor.ui.hit_model import HitRow
from advisor.ui.price_words import PriceWords, price_words
from advisor.ui.results_list import ResultsList
from advisor.ui.tasks import Tasks
from advisor.ui.widgets import Button, Label

Notes = Callable[[Credential], tuple[FitNote, ...]]
MORE = 50
MOST = 1000


class SearchPanel(QWidget):
    """Search field, filters and results. ``add_requested`` on Enter in the results or on Add."""

    add_requested = Signal(Credential)
    current_changed = Signal(object)  # Credential | None
    counted = Signal(str)

    def __init__(
        self,
        catalogue: Catalogue,
        tasks: Tasks,
        *,
        today: Callable[[], date],
        name: str,
        first: int,
        can_add: bool,
    ) -> None:
        super().__init__()
        self._catalogue, self._tasks, self._today = catalogue, tasks, today
        self._name, self._first, self._can_add = name, first, can_add
        self._limit = first
        self._chosen: Mapping[CredentialId, Money | None] = {}
        self._notes: Notes | None = None
        self._result: SearchResult | None = None
        self.search_field = QLineEdit()
        self.facets = FacetBar()
        self.count_label = Label("", "strong")
        self.count_aside = Label("", "muted")
        self.results = ResultsList()
        self.empty = EmptyResults()
        self.more_button = Button("", role="link")
        self._build()
        self._connect()
        self.ask()

    def search(self, text: str) -> None:
        """Search for a text from outside, for example the target occupation."""
        self.search_field.setText(text)
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Forget the search and all that came from a client."""
        self._chosen, self._notes = {}, None
        self.facets.where = {}
        self.facets.set_where({})
        self.search_field.clear()
        self.ask()

    def show_client(self, chosen: Mapping[CredentialId, Money | None], notes: Notes | None) -> None:
        """Mark the records that are on the shortlist, with their quote, and note what fits."""
        self._chosen, self._notes = chosen, notes
        self._show_rows()

    def set_compact(self, *, compact: bool) -> None:
        """In little room: one Filters button beside the field, no chips."""
        self.facets.set_compact(compact)

    def ask(self) -> None:
        """Ask the catalogue; of several questions only the last one is answered."""
        query = Query(
            text=self.search_field.text(),
            where=dict(self.facets.where),
            limit=self._limit,
            on=self._today(),
        )
        catalogue = self._catalogue
        self._tasks.latest(self._name, lambda: searching.find(catalogue, query), self._show)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search_field and isinstance(event, QKeyEvent):
            down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.type() == QEvent.Type.KeyPress and down:
                self.results.enter()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        field = self.search_field
        field.setProperty("size", "search")
        field.setPlaceholderText(_("A skill, a course, a job or a college"))
        field.setAccessibleName(_("Search the catalogue"))
        field.setClearButtonEnabled(True)
        field.addAction(theme.icon("ph.magnifying-glass", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        field.installEventFilter(self)
        top = QHBoxLayout()
        top.setSpacing(theme.px(12))
        top.addWidget(field, 1)
        top.addWidget(self.facets.all_button)
        counts = QHBoxLayout()
        counts.setSpacing(theme.px(5))
        counts.addWidget(self.count_label)
        counts.addWidget(self.count_aside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addLayout(top)
        column.addWidget(self.facets)
        column.addLayout(counts)
        column.addWidget(self.results, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.facets.set_compact(False)
        self.empty.hide()
        self.more_button.hide()

    def _connect(self) -> None:
        self.search_field.textChanged.connect(self._on_question)
        self.facets.changed.connect(self._on_question)
        self.results.picked.connect(self.add_requested)
        self.results.current_changed.connect(self.current_changed)
        self.results.left_upwards.connect(self._on_left_upwards)
        self.more_button.clicked.connect(self._on_more)
        self.empty.text_suggested.connect(self.search_field.setText)
        self.empty.clear_requested.connect(self._on_clear_filters)

    def _on_question(self) -> None:
        self._limit = self._first
        self.ask()

    def _on_more(self) -> None:
        self._limit = MORE if self._limit < MORE else MOST
        self.ask()

    def _on_left_upwards(self, typed: str) -> None:
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed:
            self.search_field.insert(typed)

    def _on_clear_filters(self, keys: tuple[str, ...]) -> None:
        self.facets.set_where({k: v for k, v in self.facets.where.items() if k not in keys})
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, result: SearchResult) -> None:
        self._result = result
        self.facets.show_result(result)
        self._show_rows()
        self.empty.show_result(result)
        self.empty.setVisible(bool(result.suggestions) or not result.total)
        self.results.setVisible(bool(result.total))
        self._count(result)

    def _count(self, result: SearchResult) -> None:
        shown, total = len(result.hits), result.total
        asked = bool(result.query.text.strip() or result.query.where)
        every = self._catalogue.counts[0]
        left = total - shown
        if not asked:
            many = ngettext("{n} credential", "{n} credentials", every)
            text = many.format(n=wording.number(every))
            aside = _("read {day}").format(day=wording.day(self._catalogue.read_on))
        elif left:
            text = _("{n} best").format(n=shown)
            aside = _("of {n}").format(n=wording.number(total))
        else:
            text = _("{n} found").format(n=total)
            aside = _("of {n}").format(n=wording.number(every))
        self.count_label.setText(text)
        self.count_aside.setText(aside)
        self.counted.emit(f"{text} {aside}" if asked else text)
        self.more_button.setVisible(left > 0)
        self.more_button.setText(_("Show {n} more").format(n=wording.number(self._step(left))))

    def _step(self, left: int) -> int:
        return min(left, MORE - self._limit if self._limit < MORE else MOST - self._limit)

    def _show_rows(self) -> None:
        if self._result is None:
            return
        rows = [self._row(hit) for hit in self._result.hits]
        self.results.show_rows(rows, select_first=not self._can_add)

    def _row(self, hit: Hit) -> HitRow:
        credential = hit.credential
        chosen = credential.id in self._chosen
        quote = self._chosen.get(credential.id)
        price = price_words(credential, self._today())
        if quote is not None:
            price = PriceWords(_("{amount} quoted").format(amount=quote), "good")
        notes = self._notes(credential) if self._notes else ()
        reasons = tuple(FitNote(text, "good") for text in hit.why)
        known = {note.text.casefold() for note in notes}
        merged = tuple(r for r in reasons if r.text.casefold() not in known) + notes
        return HitRow(hit, merged, price, chosen, self._can_add)
