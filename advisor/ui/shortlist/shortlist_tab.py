"""Step 3: the search on the left, the ordered shortlist with its quotes on the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.client import ClientFile, ClientId, ItemId, ShortlistItem
from advisor.domain.credential import Credential
from advisor.domain.estimate import Estimate
from advisor.domain.money import Money
from advisor.domain.quote_lines import main_line
from advisor.domain.situation import Category
from advisor.i18n import _
from advisor.services import filing, fitting
from advisor.services.fitting import Fitter
from advisor.services.linking import Linking
from advisor.services.searching import Catalogue
from advisor.settings import Settings
from advisor.ui.controls.side_switch import RESULTS
from advisor.ui.controls.widgets import Button, Label
from advisor.ui.look import theme
from advisor.ui.plan.order_notice import OrderNotice
from advisor.ui.search.search_panel import SearchPanel
from advisor.ui.shortlist.compare_view import CompareView
from advisor.ui.shortlist.flyer_form import FlyerForm
from advisor.ui.shortlist.quote_writes import add_record
from advisor.ui.shortlist.shortlist_view import RING, ShortlistView
from advisor.ui.shortlist.sides import Sides
from advisor.ui.shortlist.suggest_page import SuggestPage
from advisor.ui.work import Work

FIRST = 5
LEAST = 320  # px: the sides take turns long before, and ask for no more


class ShortlistTab(QWidget):
    """Search, choose, type quotes. Needs no more than the open file and the catalogue."""

    message_requested = Signal(str, str)  # text, kind
    goals_requested = Signal()

    def __init__(
        self,
        work: Work,
        catalogue: Catalogue,
        settings: Settings,
        links: Callable[[], Linking],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._work, self._catalogue, self._links = work, catalogue, links
        self.suggest: SuggestPage | None = None  # made when it is first wanted
        self._client: ClientId | None = None
        self._fitter: Fitter | None = None
        self._awaited: set[ItemId] | None = None
        self.search = SearchPanel(
            catalogue,
            work.tasks,
            today=work.today,
            name="search shortlist",
            first=FIRST,
            can_add=True,
        )
        self.view = ShortlistView(work)
        self.order = OrderNotice(work, catalogue)
        self.flyer = FlyerForm(work, catalogue.providers())
        self.flyer_button = Button(_("Type in a course"), "ph.pencil-simple")
        self.compare = CompareView(work, settings)
        self.compare_button = Button(_("Compare"), "ph.columns")
        self.suggest_button = Button(_("Suggest a set"), "ph.path")
        self.whose = Label("", "muted")
        self.setMinimumWidth(LEAST)
        self._build()
        self._connect()

    def search_for(self, text: str) -> None:
        """Search for a text from another step, for example the target occupation."""
        self._show_list()
        self.sides.show_side(RESULTS)
        self.search.search(text)

    def take_catalogue(self) -> None:
        """The catalogue changed: ask anew."""
        self._name_pack()
        self.flyer.take_providers(self._catalogue.providers())
        if self.suggest is not None:
            self.suggest.take_catalogue()
        self.search.ask()

    def _name_pack(self) -> None:
        self.pack_note.setText(
            _("{n} credentials in the catalogue, read {day}").format(
                n=wording.number(self._catalogue.counts[0]),
                day=wording.day(self._catalogue.read_on),
            )
        )

    def set_settings(self, settings: Settings) -> None:
        """Another centre or paper."""
        self.compare.set_settings(settings)

    def _build(self) -> None:
        left = QWidget()
        left_column = QVBoxLayout(left)
        left_column.setContentsMargins(0, 0, 0, 0)
        left_column.setSpacing(theme.px(8))
        left_column.addWidget(self.search, 1)
        self.pack_note = Label("", "small")
        self._name_pack()
        left_column.addWidget(self.pack_note)
        right = self._right_side()
        self.sides = Sides(left, right, self.search, self.view.width_needed)
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.sides)
        outer.addWidget(self.compare)
        self.compare.hide()
        self.setFocusProxy(self.search.search_field)

    def _right_side(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        head = QHBoxLayout()
        head.addWidget(Label(_("Shortlist"), "subheading"))
        head.addWidget(self.whose, 1)
        head.addWidget(self.compare_button)
        head.addWidget(self.flyer_button)
        column.addLayout(head)
        column.addWidget(self.flyer)
        column.addWidget(self.order)
        column.addWidget(self.view, 1)
        self.hint = Label(_("Drag, or Alt and an arrow key, to change the order"), "small")
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, RING, RING)  # the focus ring is drawn outside
        foot.addWidget(self.hint, 1)
        foot.addStretch()
        foot.addWidget(self.suggest_button)
        column.addLayout(foot)
        self.flyer.hide()
        return right

    def _connect(self) -> None:
        self._work.file_changed.connect(self._on_file)
        self._work.closed.connect(self._on_closed)
        self.search.add_requested.connect(self._on_add)
        self.search.matters.weights_changed.connect(self._on_weights)
        self.search.counted.connect(self.sides.switch.name_results)
        self.search.search_field.textEdited.connect(lambda: self.sides.show_side(RESULTS))
        self.sides.narrowed.connect(self._on_narrowed)
        self.flyer_button.clicked.connect(self._on_flyer)
        self.suggest_button.clicked.connect(self.open_suggest)
        self.compare_button.clicked.connect(self.open_compare)
        self.compare.closed.connect(self._on_back)
        self.compare.message_requested.connect(self.message_requested)
        self.flyer.closed.connect(self._on_flyer_closed)
        self.order.looked.connect(self.view.show_order)
        self.order.emptied.connect(self.view.focus_first)
        self.view.row_removed.connect(self.search.search_field.setFocus)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find)

    def _on_file(self, file: ClientFile, _estimate: Estimate) -> None:
        if self._client != file.client.id:
            self._on_closed()
            self._client = file.client.id
        name = wording.first_name(file.client.name)
        whose = _("in {name}’s order") if name else _("in the client’s order")
        self.whose.setText(whose.format(name=name))
        self.view.show_file(file)
        self.compare.show_file(file)
        self.compare_button.setEnabled(len(file.chosen) > 1)
        if len(file.chosen) < 2 and not self.compare.isHidden():
            self._show_list()
        chosen = {item.record.id: _tuition(item) for item in file.chosen if item.record}
        start = file.goal.occupation or file.goal.words
        self.search.show_client(chosen, self._fitter_of(file), name, start)
        self.sides.switch.name_shortlist(len(file.chosen))
        self.sides.fit()
        last = self.view.last_in_tab_order()
        if last is not None:
            QWidget.setTabOrder(last, self.compare_button)
            QWidget.setTabOrder(self.compare_button, self.flyer_button)
            QWidget.setTabOrder(self.flyer_button, self.suggest_button)
        self._focus_awaited(file)

    def _fitter_of(self, file: ClientFile) -> Fitter:
        """What was found out about records for this client is kept while it still holds."""
        rules, today = self._work.rules, self._work.today()
        if self._fitter is None:
            links = fitting.links_beside(self._catalogue)
            self._fitter = Fitter(file, rules, today, links)
        else:
            self._fitter = self._fitter.follow(file, rules, today)
        return self._fitter

    def _on_weights(self, weights: dict[str, int]) -> None:
        self._work.write(
            lambda vault, file: filing.edit_goal(vault, file.client.id, weights=weights)
        )

    def _on_closed(self) -> None:
        if self._client is None:
            return
        self._client = self._fitter = None
        self.whose.setText("")
        self.view.clear()
        self._show_list()
        self.compare.clear()
        self.flyer.clear()
        self.flyer.hide()
        self.search.clear()
        self.sides.switch.name_shortlist(0)

    def _on_add(self, credential: Credential) -> None:
        add_record(self._work, credential, self._catalogue.edition)

    def open_compare(self) -> None:
        """Show the options side by side."""
        self._show_list()
        self.sides.hide()
        self.setFocusProxy(self.compare.back_button)
        self.compare.open_now()

    def _on_back(self) -> None:
        self._show_list()
        self.compare_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_suggest(self) -> None:
        """Look for sets of courses."""
        self._show_list()
        if self.suggest is None:
            self.suggest = SuggestPage(self._work, self._catalogue, self._links)
            self._outer.addWidget(self.suggest)
            self.suggest.back_requested.connect(self._on_unsuggest)
            self.suggest.goals_requested.connect(self.goals_requested)
            self.suggest.message_requested.connect(self.message_requested)
        self.sides.hide()
        self.suggest.show()
        self.setFocusProxy(self.suggest.back_button)
        self.suggest.open()

    def _on_unsuggest(self) -> None:
        self._show_list()
        self.suggest_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_list(self) -> None:
        if self.suggest is not None:
            self.suggest.hide()
        self.compare.hide()
        self.sides.show()
        self.setFocusProxy(self.search.search_field)

    def _on_flyer(self) -> None:
        self.flyer.show()
        self.flyer.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_flyer_closed(self) -> None:
        self.flyer.hide()
        file = self._work.file
        self._awaited = {item.id for item in file.items} if file else None
        self.flyer_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_awaited(self, file: ClientFile) -> None:
        """After a course was typed in its row has the focus, so that Enter goes on to its quote."""
        new = [
            item
            for item in file.chosen
            if self._awaited is not None and item.id not in self._awaited
        ]
        if new:
            self._awaited = None
            if self.flyer_button.hasFocus():
                self.view.focus_row(new[-1].id)

    def _on_find(self) -> None:
        self.sides.show_side(RESULTS)
        self.search.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.search_field.selectAll()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # later: Qt is walking over all widgets now, and moving one under its feet crashes it
            QTimer.singleShot(0, self, self._on_new_size)

    def _on_new_size(self) -> None:
        if self._work.file is not None:
            self.view.show_file(self._work.file)

    def _on_narrowed(self, narrow: bool) -> None:
        self.pack_note.setVisible(not narrow)
        self.hint.setVisible(not narrow)


def _tuition(item: ShortlistItem) -> Money | None:
    line = main_line(item.costs, Category.TUITION)
    return line.amount if line else None
