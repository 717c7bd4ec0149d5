"""Search as you type over the catalogue: field, filters, results, and a way out of none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.credential import Credential, CredentialId
from advisor.domain.money import Money
from advisor.i18n import N_, _, ngettext
from advisor.services import searching
from advisor.services.searching import Catalogue, Hit, Near, Query, SearchResult
from advisor.ui.controls.search_field import SearchField
from advisor.ui.controls.widgets import Button, ElidedLabel, Label
from advisor.ui.look import theme
from advisor.ui.search.empty_results import EmptyResults
from advisor.ui.search.facets import FacetBar, facet_name, value_name
from advisor.ui.search.fit_notes import FitNote
from advisor.ui.search.hit_model import HitRow
from advisor.ui.search.price_words import PriceWords, price_words
from advisor.ui.search.results_list import ResultsList
from advisor.ui.tasks import Tasks

Notes = Callable[[Credential], tuple[FitNote, ...]]
MORE = 50
MOST = 1000
_SHOWN_BY_MARKS = (N_("in the title"), N_("exactly this title"))


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
        self._start = ""  # searched for while the field is empty: the client's goal
        self.head = QWidget()
        self.search_field = SearchField()
        self.facets = FacetBar()
        self._counts = QWidget()
        self.count_label = Label("", "strong")
        self.count_aside = ElidedLabel("", "muted")
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
        self._chosen, self._notes, self._result, self._start = {}, None, None, ""
        self.results.show_rows([], select_first=False)
        self.empty.clear()
        self.facets.where = {}
        self.search_field.clear()
        self.facets.set_where({})

    def show_client(
        self, chosen: Mapping[CredentialId, Money | None], notes: Notes | None, start: str = ""
    ) -> None:
        """Mark the records that are on the shortlist, with their quote, and note what fits.

        ``start`` is searched for while the field is empty: the client's goal.
        """
        self._chosen, self._notes = chosen, notes
        if start != self._start:
            self._start = start
            if not self._asked:
                self.ask()
        self._show_rows()

    @property
    def answered(self) -> str | None:
        """The text whose answer shows; None before the first answer."""
        if self._result is None:
            return None
        return "" if self._from_goal(self._result) else self._result.query.text

    def take_head(self) -> QWidget:
        """In little room: field and one Filters button, for the page to put above its switch."""
        self.facets.set_compact(True)
        self._counts.hide()
        return self.head

    def give_head_back(self) -> None:
        """Field, chips and count above the results again."""
        self._column.insertWidget(0, self.head)
        self.facets.set_compact(False)
        self._counts.show()

    def ask(self) -> None:
        """Ask the catalogue; of several questions only the last one is answered."""
        query = Query(
            text=self.search_field.text() if self._asked else self._start,
            where=dict(self.facets.where),
            limit=self._limit,
            on=self._today(),
        )
        catalogue = self._catalogue
        self._tasks.latest(self._name, lambda: searching.find(catalogue, query), self._show)

    @property
    def _asked(self) -> bool:
        """Whether anything is searched for or filtered by hand."""
        return bool(self.search_field.text().strip() or self.facets.where)

    def _from_goal(self, result: SearchResult) -> bool:
        return not self._asked and bool(self._start) and result.query.text == self._start

    def _build(self) -> None:
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(theme.px(12))
        head.addWidget(self.search_field, 1)
        head.addWidget(self.facets.all_button)
        counts = QHBoxLayout(self._counts)
        counts.setContentsMargins(0, 0, 0, 0)
        counts.setSpacing(theme.px(5))
        counts.addWidget(self.count_label)
        counts.addWidget(self.count_aside, 1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.head)
        column.addWidget(self.facets)
        column.addWidget(self._counts)
        column.addWidget(self.empty)
        column.addWidget(self.results, 1)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.facets.set_compact(False)
        self.empty.hide()
        self.more_button.hide()

    def _connect(self) -> None:
        self.search_field.textChanged.connect(self._on_question)
        self.search_field.entered.connect(self.results.enter)
        self.search_field.returned.connect(self._on_return)
        self.facets.changed.connect(self._on_question)
        self.results.picked.connect(self.add_requested)
        self.results.current_changed.connect(self.current_changed)
        self.results.left_upwards.connect(self._on_left_upwards)
        self.more_button.clicked.connect(self._on_more)
        self.empty.text_suggested.connect(self.search_field.setText)
        self.empty.field_chosen.connect(lambda field: self.facets.set_where({"field": (field,)}))
        self.empty.clear_requested.connect(self._on_clear_filters)

    def _on_question(self) -> None:
        self._limit = self._first
        self.ask()

    def _on_more(self) -> None:
        self._limit = MORE if self._limit < MORE else MOST
        self.ask()

    def _on_return(self) -> None:
        if not self.empty.clear_filters():
            self.results.enter()

    def _on_left_upwards(self, typed: str) -> None:
        self.search_field.setFocus(Qt.FocusReason.OtherFocusReason)
        if typed:
            self.search_field.end(False)
            self.search_field.insert(typed)

    def _on_clear_filters(self, keys: tuple[str, ...]) -> None:
        self.facets.set_where({k: v for k, v in self.facets.where.items() if k not in keys})
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show(self, result: SearchResult) -> None:
        if self._from_goal(result) and not result.total:
            self._start = ""  # the goal's own words find nothing
            self.ask()
            return
        self._result = result
        self.facets.show_result(result)
        self._show_rows()
        goal = self._from_goal(result)
        invite = self._can_add and not goal and not self._asked
        if invite:
            self.empty.invite(result)
        else:
            self.empty.show_result(result, suggest=not goal)
        self.empty.setVisible(invite or (bool(result.suggestions) and not goal) or not result.total)
        self.results.setVisible(bool(result.total or result.nearest) and not invite)
        self._count(result)

    def _count(self, result: SearchResult) -> None:
        shown, total = len(result.hits), result.total
        asked = bool(result.query.text.strip() or result.query.where)
        every = self._catalogue.counts[0]
        left = total - shown
        if self._from_goal(result):
            text = _("{n} best for the goal") if left else _("{n} found for the goal")
            text, aside = text.format(n=shown), self._start
        elif not asked:
            many = ngettext("{n} credential", "{n} credentials", every)
            text = many.format(n=wording.number(every))
            aside = ""
        elif left:
            text = _("{n} best").format(n=shown)
            aside = _("of {n}").format(n=wording.number(total))
        else:
            text = _("{n} found").format(n=total)
            aside = _("of {n}").format(n=wording.number(every))
        self.count_label.setText(text)
        self.count_aside.setText(aside)
        goal = self._from_goal(result)
        self.counted.emit(f"{text} {aside}" if asked and not goal else text)
        self.more_button.setVisible(left > 0 and not self.results.isHidden())
        self.more_button.setText(_("Show {n} more").format(n=wording.number(self._step(left))))

    def _step(self, left: int) -> int:
        return min(left, MORE - self._limit if self._limit < MORE else MOST - self._limit)

    def _show_rows(self) -> None:
        if self._result is None:
            return
        rows = [self._row(hit, ()) for hit in self._result.hits]
        rows += [self._row(near.hit, _differences(near)) for near in self._result.nearest]
        self.results.show_rows(rows, select_first=not self._can_add)

    def _row(self, hit: Hit, differs: tuple[FitNote, ...]) -> HitRow:
        credential = hit.credential
        chosen = credential.id in self._chosen
        quote = self._chosen.get(credential.id)
        price = price_words(credential, self._today())
        if quote is not None:
            price = PriceWords(_("{amount} quoted").format(amount=quote), "good")
        notes = self._notes(credential) if self._notes else ()
        return HitRow(hit, differs or _reasons(hit, notes), price, chosen, self._can_add)


def _reasons(hit: Hit, notes: tuple[FitNote, ...]) -> tuple[FitNote, ...]:
    """What fits the client first, else why it was found; then what to look at."""
    good = [note for note in notes if note.tone == "good"]
    if not any(note.about == "skills" for note in good):
        shown = {_(text) for text in _SHOWN_BY_MARKS}
        why = [FitNote(_capital(text), "good", "why") for text in hit.why if text not in shown]
        good = why[:1] + good
    return (*good, *(note for note in notes if note.tone != "good"))


def _differences(near: Near) -> tuple[FitNote, ...]:
    """What a near record is instead of what the filters ask for."""
    return tuple(
        FitNote(
            f"{facet_name(key)}: {', '.join(value_name(key, value) for value in values)}",
            "caution",
            key,
        )
        for key, values in near.differs.items()
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
