"""Search as you type over the catalogue: field, filters, results, and a way out of none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.credential import Credential, CredentialId
from advisor.domain.money import Money
from advisor.i18n import _
from advisor.services.fitting import FITS, Fitted, Fitter
from advisor.services.searching import Catalogue, Query
from advisor.ui.controls.search_field import SearchField
from advisor.ui.controls.widgets import Button, Label
from advisor.ui.look import theme
from advisor.ui.search.answers import Answers, Eyes
from advisor.ui.search.counts_row import CountsRow
from advisor.ui.search.empty_results import EmptyResults
from advisor.ui.search.facet_names import Where
from advisor.ui.search.facets import FacetBar
from advisor.ui.search.fit_words import turn_sentence
from advisor.ui.search.hit_rows import Rows
from advisor.ui.search.matters_form import MattersForm
from advisor.ui.search.results_list import ResultsList
from advisor.ui.tasks import Tasks

Asked = tuple[str, Where]
"""What somebody searches for, and the filters."""

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
        self._catalogue, self._today = catalogue, today
        self._first, self._can_add = first, can_add
        self._limit = first
        self._chosen: Mapping[CredentialId, Money | None] = {}
        self._fitted: Fitted | None = None
        self._start = ""  # searched for while the field is empty: the client's goal
        self.head = QWidget()
        self.search_field = SearchField()
        self.facets = FacetBar()
        self.counts = CountsRow()
        self.count_label, self.count_aside = self.counts.label, self.counts.aside
        self.results = ResultsList()
        self.answers = Answers(catalogue, tasks, name, self.results.in_use)
        self.matters = MattersForm(self.counts.order_button)
        self.empty = EmptyResults()
        self.more_button = Button("", role="link")
        self.turn_label = Label("", "small", wrap=True)
        self._build()
        self._connect()
        self.ask()

    def search(self, text: str) -> None:
        """Search for a text from outside, for example the target occupation."""
        self.search_field.setText(text)
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def asked(self) -> Asked:
        """What is searched for and filtered by hand."""
        return self.search_field.text(), dict(self.facets.where)

    def ask_for(self, asked: Asked) -> None:
        """Search and filter as another panel did."""
        text, where = asked
        self.search_field.setText(text)
        self.facets.set_where(where)

    def clear(self) -> None:
        """Forget the search and all that came from a client."""
        self._chosen, self._fitted, self._start = {}, None, ""
        self.answers.clear()
        self.matters.clear()
        self.counts.order_button.hide()
        self.turn_label.hide()
        self.turn_label.setText("")
        self.results.show_rows([], select_first=False)
        self.empty.clear()
        self.facets.where = {}
        self.facets.set_client("")
        self.search_field.clear()
        self.facets.set_where({})

    def show_client(
        self,
        chosen: Mapping[CredentialId, Money | None],
        fitter: Fitter,
        name: str = "",
        start: str = "",
    ) -> None:
        """Look with the eyes of a client; mark the records on the shortlist, with their quote.

        ``start`` is searched for while the field is empty: the client's goal.
        """
        self._chosen = chosen
        by_fit = self.answers.eyes.by_fit
        self.answers.eyes = Eyes(fitter, by_fit, name)
        self.matters.show_client(name, fitter.weights, by_fit=by_fit)
        fits = _("Fits {name}").format(name=name) if name else _("Fits this client")
        self.facets.set_client(fits if fitter.wants.limited else "")
        other = start != self._start
        self._start = start
        self._show_rows()
        if other and not self._asked:
            self.ask()
        else:
            self.answers.ask_again()

    @property
    def answered(self) -> str | None:
        """The text whose answer shows; None before the first answer."""
        if self._fitted is None:
            return None
        return "" if self._from_goal(self._fitted) else self._fitted.result.query.text

    def take_head(self) -> QWidget:
        """In little room: field, Filters and order, for the page to put above its switch."""
        self.facets.set_compact(True)
        self._head.addWidget(self.counts.order_button)
        self.counts.hide()
        self.turn_label.hide()  # the pop-up says it
        return self.head

    def give_head_back(self) -> None:
        """Field, chips and count above the results again."""
        self._column.insertWidget(0, self.head)
        self.facets.set_compact(False)
        self.counts.take_button()
        self.counts.show()
        if self._fitted is not None:
            self._count(self._fitted)

    def ask(self) -> None:
        """Ask the catalogue; of several questions only the last one is answered."""
        self.answers.ask(
            Query(
                text=self.search_field.text() if self._asked else self._start,
                where=dict(self.facets.where),
                limit=self._limit,
                on=self._today(),
            )
        )

    @property
    def _asked(self) -> bool:
        """Whether anything is searched for or filtered by hand."""
        return bool(self.search_field.text().strip() or self.facets.where.keys() - {FITS})

    def _from_goal(self, fitted: Fitted) -> bool:
        return not self._asked and bool(self._start) and fitted.result.query.text == self._start

    def _build(self) -> None:
        head = self._head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(theme.px(12))
        head.addWidget(self.search_field, 1)
        head.addWidget(self.facets.all_button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addWidget(self.head)
        column.addWidget(self.facets)
        column.addWidget(self.counts)
        column.addWidget(self.empty)
        column.addWidget(self.results, 1)
        column.addWidget(self.turn_label)
        column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.facets.set_compact(False)
        self.empty.hide()
        self.turn_label.hide()
        self.more_button.hide()

    def _connect(self) -> None:
        self.search_field.textChanged.connect(self._on_question)
        self.search_field.entered.connect(self.results.enter)
        self.search_field.returned.connect(self._on_return)
        self.facets.changed.connect(self._on_question)
        self.answers.found.connect(self._show)
        self.results.picked.connect(self.add_requested)
        self.results.current_changed.connect(self.current_changed)
        self.results.left_upwards.connect(self._on_left_upwards)
        self.results.left.connect(self.answers.settle)
        self.more_button.clicked.connect(self._on_more)
        self.counts.order_button.clicked.connect(lambda: self.matters.open_beside(self.counts))
        self.matters.order_changed.connect(self._on_order)
        self.empty.text_suggested.connect(self.search_field.setText)
        self.empty.field_chosen.connect(lambda field: self.facets.set_where({"field": (field,)}))
        self.empty.clear_requested.connect(self._on_clear_filters)

    def _on_question(self) -> None:
        self._limit = self._first
        self.ask()

    def _on_more(self) -> None:
        self._limit = MORE if self._limit < MORE else MOST
        self.ask()

    def _on_order(self, by_fit: bool) -> None:
        self.answers.eyes.by_fit = by_fit
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

    def _show(self, fitted: Fitted) -> None:
        result, goal = fitted.result, self._from_goal(fitted)
        if goal and not result.total and not self.facets.where:
            self._start = ""  # the goal's own words find nothing
            self.ask()
            return
        self._fitted = fitted
        self.facets.show_result(result, more_may_fit=fitted.many)
        self._show_rows()
        invite = self._can_add and not goal and not self._asked
        if invite:
            self.empty.invite(result)
        else:
            self.empty.show_result(result, suggest=not goal)
        self.empty.setVisible(invite or (bool(result.suggestions) and not goal) or not result.total)
        self.results.setVisible(bool(result.total or result.nearest) and not invite)
        self._count(fitted)

    def _count(self, fitted: Fitted) -> None:
        result, eyes = fitted.result, self.answers.eyes
        goal = self._start if self._from_goal(fitted) else ""
        self.counts.show_answer(fitted, self._catalogue.counts[0], goal=goal, name=eyes.name)
        self.counted.emit(self.counts.said)
        shown, left = not self.results.isHidden(), result.total - len(result.hits)
        self.more_button.setVisible(left > 0 and shown)
        step = min(left, MORE - self._limit if self._limit < MORE else MOST - self._limit)
        self.more_button.setText(_("Show {n} more").format(n=wording.number(step)))
        aimed = eyes.fitter is not None and eyes.fitter.aimed
        self.counts.name_order(fitted)
        self.counts.order_button.setVisible(eyes.fitter is not None and shown)
        text = turn_sentence(fitted)
        if eyes.fitter is not None and not aimed:
            text = _(
                "Fill in skills, an occupation or limits under Goals: then the best fit is first."
            )
        self.matters.show_turn(text)
        self.turn_label.setText(text)
        self.turn_label.setVisible(bool(text) and shown and not self.counts.isHidden())

    def _show_rows(self) -> None:
        if self._fitted is None:
            return
        rows = Rows(self._can_add, self._today(), self.answers.eyes, self._chosen)
        self.results.show_rows(rows.of(self._fitted), select_first=not self._can_add)
