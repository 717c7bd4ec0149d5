"""Who needs me next: the list of clients with step, next step, due day and last activity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from advisor.domain.client import ClientId, ClientSummary
from advisor.i18n import _, ngettext
from advisor.ui.clients.clients_model import ACTIVE, ClientsFilter, ClientsModel, Filter
from advisor.ui.clients.clients_table import ClientsTable
from advisor.ui.clients.filter_chips import FilterChips
from advisor.ui.clients.new_client_form import NewClientForm
from advisor.ui.controls.page_scroll import digits_across, set_stacked
from advisor.ui.controls.search_field import SearchField
from advisor.ui.controls.widgets import Button, FlowLayout, Label
from advisor.ui.look import theme

LOW = 260  # px: what the list needs beside the form
NARROW = 112  # digits across


class ClientsPage(QWidget):
    """The list. It only asks: the program opens, archives and makes files."""

    client_opened = Signal(str)  # ClientId
    guest_requested = Signal()
    new_requested = Signal(str, str, object)  # name, consent_how, consent_until: date | None
    plan_requested = Signal()  # start from another centre's plan
    archive_requested = Signal(str)  # ClientId; of an archived client: take it back out

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = _("Clients")
        self._today = today
        self._model = ClientsModel(today, self)
        self._filter = ClientsFilter(today, self)
        self._filter.setSourceModel(self._model)
        self._build()
        self.show_clients(())

    def show_clients(self, clients: Sequence[ClientSummary]) -> None:
        """Show these clients, archived ones among them; the current row stays the current one."""
        chosen = self.table.chosen()
        self._model.set_rows(clients)
        self._count()
        self._apply()
        if chosen is not None:
            self.table.choose(chosen.client.id)
        self._fit_columns()

    def clear(self) -> None:
        """No client text stays: the vault locks."""
        self._model.set_rows(())
        self.search.clear()
        self.form.leave()
        self._count()
        self._apply()

    @property
    def nobody(self) -> str:
        """What the page says instead of rows; empty while there are some."""
        return self._nobody.text() if self._stack.currentIndex() else ""

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.search.setFocus()
        self.search.selectAll()

    def start(self) -> None:
        """The keyboard goes to the list; while there is nobody in it, to New client."""
        (self.table if self._filter.rowCount() else self.new_button).setFocus()

    def start_new(self) -> None:
        """Ctrl+N."""
        self.form.start()
        self._make_room()

    def _make_room(self) -> None:
        """In a low window the form stands alone: nothing is squeezed."""
        wanted = self.form.sizeHint().height() + theme.px(LOW)
        alone = not self.form.isHidden() and self.height() < wanted
        self._tools.setVisible(bool(self._model.rows) and not alone)
        self._stack.setVisible(not alone)

    def regions(self) -> tuple[QWidget, ...]:
        """What F6 walks through."""
        return (self._head, self._tools, self._stack)

    def _build(self) -> None:
        self._heading = Label(self.title, "heading")
        self._tag = Label("", "tag")
        self.guest_button = Button(_("Guest"), "ph.user-focus")
        self.guest_button.setToolTip(_("A guest needs no name, and nothing is kept."))
        self.new_button = Button(_("New client"), "ph.user-plus", "primary")
        self.new_button.set_hint("Ctrl+N")
        self.plan_button = Button(_("From a plan …"), "ph.file-pdf")
        self.plan_button.setToolTip(_("Start from the plan that a client brings as a PDF."))
        self.plan_button.clicked.connect(self.plan_requested)
        self.archive_button = Button(_("Archive"), "ph.archive-box")
        self.archive_button.clicked.connect(self._archive)
        self.guest_button.clicked.connect(self.guest_requested)
        self.new_button.clicked.connect(self.start_new)
        self.form = NewClientForm(self._today, _("New client"))
        self.form.hide()
        self.form.sent.connect(self.new_requested)
        self.form.closed.connect(self._make_room)
        self.form.closed.connect(self.start)
        self.table = ClientsTable()
        self.table.setModel(self._filter)
        self.table.sortByColumn(ACTIVE, Qt.SortOrder.DescendingOrder)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentChanged.connect(self._allow)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty())
        self._head, self._tools = self._header(), self._toolbar()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        for widget in (self._head, self._tools, self.form):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addStretch()
        for before, after in (
            (self.search, self.chips.button(Filter.ALL)),
            (self.chips.button(Filter.ARCHIVED), self.table),
            (self.table, self.archive_button),
            (self.archive_button, self.plan_button),
            (self.plan_button, self.guest_button),
            (self.guest_button, self.new_button),
        ):
            QWidget.setTabOrder(before, after)

    def _header(self) -> QWidget:
        box = QWidget()
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons)
        for button in (self.archive_button, self.plan_button, self.guest_button, self.new_button):
            flow.addWidget(button)
        titles = QHBoxLayout()
        titles.setSpacing(12)
        titles.addWidget(self._heading)
        titles.addWidget(self._tag, 0, Qt.AlignmentFlag.AlignVCenter)
        titles.addStretch(1)
        self._head_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, box)
        self._head_row.setContentsMargins(0, 0, 0, 0)
        self._head_row.addLayout(titles, 1)
        self._head_row.addWidget(self._buttons)
        return box

    def _toolbar(self) -> QWidget:
        self.search = SearchField()
        self.search.setPlaceholderText(_("Name, goal or case number"))
        self.search.setAccessibleName(_("Search clients by name, goal or case number"))
        self.search.textChanged.connect(self._apply)
        self.search.entered.connect(self._into_table)
        self.search.returned.connect(self._into_table)
        self.chips = FilterChips()
        self.chips.changed.connect(self._apply)
        box = QWidget()
        self._tool_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, box)
        self._tool_row.setContentsMargins(0, 0, 0, 0)
        self._tool_row.setSpacing(12)
        self._tool_row.addWidget(self.search)
        self._tool_row.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        return box

    def _empty(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setSpacing(16)
        self._nobody = Label("", "subheading", wrap=True)
        self._hint = Label("", "muted", wrap=True)
        for label in (self._nobody, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._first = QWidget()
        row = QHBoxLayout(self._first)
        guest, new = Button(_("Guest"), "ph.user-focus"), Button(_("New client"), "ph.user-plus")
        guest.clicked.connect(self.guest_requested)
        new.clicked.connect(self.start_new)
        row.addStretch(1)
        row.addWidget(guest)
        row.addWidget(new)
        row.addStretch(1)
        column.addStretch(2)
        for widget in (self._nobody, self._hint, self._first):
            column.addWidget(widget)
        column.addStretch(3)
        return box

    def _count(self) -> None:
        rows = self._model.rows
        self.chips.count(rows, self._today())
        examples = sum(one.client.example for one in rows)
        self._tag.setVisible(bool(examples))
        self._tag.setText(ngettext("{n} example", "{n} examples", examples).format(n=examples))

    def _apply(self) -> None:
        self._filter.keep(self.chips.kept, self.search.text())
        some = self._filter.rowCount() > 0
        self.table.fit_height()
        self._stack.setCurrentIndex(0 if some else 1)
        nobody = not self._model.rows
        self._make_room()
        self.archive_button.setVisible(not nobody)
        self._nobody.setText(_("No clients yet") if nobody else _("No client fits"))
        self._hint.setText(
            _("Open a file for somebody who agrees, or start with a guest: nothing is kept.")
            if nobody
            else _("Change the search, or choose All.")
        )
        self._first.setVisible(nobody)
        if some and not self.table.selectionModel().hasSelection():
            self.table.selectRow(max(0, self.table.currentIndex().row()))
        self._allow()

    def _allow(self) -> None:
        one = self.table.chosen()
        out = one is not None and one.client.archived_on is not None
        self.archive_button.setText(_("Take back out") if out else _("Archive"))
        self.archive_button.setEnabled(one is not None and self._filter.rowCount() > 0)

    def _open(self, one: ClientSummary) -> None:
        self.client_opened.emit(one.client.id)

    def _archive(self) -> None:
        one = self.table.chosen()
        if one is not None:
            self.archive_requested.emit(ClientId(one.client.id))

    def _into_table(self) -> None:
        """Down or Enter in the search field: on to the rows."""
        if self._filter.rowCount():
            self.table.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reflow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._reflow()

    def _reflow(self) -> None:
        """Put side by side what fits side by side."""
        room = self.width() - 48
        search = min(theme.px(340), room)
        self.search.setMinimumWidth(search)
        set_stacked(self._tool_row, stacked=search + 12 + self.chips.room_needed() > room)
        words = self._heading.sizeHint().width() + self._tag.sizeHint().width() + 24
        set_stacked(self._head_row, stacked=words + self._buttons.sizeHint().width() > room)
        self._make_room()
        self._fit_columns()

    def _fit_columns(self) -> None:
        narrow = digits_across(self) < NARROW
        self.table.fit_columns(narrow=narrow)
