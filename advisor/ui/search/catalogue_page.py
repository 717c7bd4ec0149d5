"""The catalogue: search on the left, on the right one record with each fact, age and source."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.credential import Credential, CredentialId
from advisor.i18n import _
from advisor.services import laddering
from advisor.services.searching import Catalogue
from advisor.ui.controls.menu_button import MenuButton
from advisor.ui.controls.page_scroll import digits_across
from advisor.ui.controls.widgets import Button, Label
from advisor.ui.look import theme
from advisor.ui.search.credential_view import CredentialView
from advisor.ui.search.links_work import LinksWork
from advisor.ui.search.search_panel import SearchPanel
from advisor.ui.tasks import Tasks

FIRST = 50
LEAST = 320  # px: list and record take turns long before, and ask for no more
NARROW = 100  # digits across: narrower, list and record take turns


class CataloguePage(QWidget):
    """``add_requested`` carries the record for the open client's shortlist."""

    add_requested = Signal(Credential)

    def __init__(
        self,
        catalogue: Catalogue,
        tasks: Tasks,
        today: Callable[[], date],
        links: LinksWork | None = None,
    ) -> None:
        """``links``: links the records to skills and jobs; without it there is no card for that."""
        super().__init__()
        self._catalogue, self._tasks, self._today = catalogue, tasks, today
        self._narrow = False
        self.search = SearchPanel(
            catalogue, tasks, today=today, name="search catalogue", first=FIRST, can_add=False
        )
        self.view = CredentialView()
        if links is not None:
            self.view.links.use(links)
        self.head = QHBoxLayout()
        self.more_button = MenuButton(_("Manage"))
        self.pack_note = Label("", "small", wrap=True)
        self.back_button = Button(_("Back to the list"), "ph.arrow-left", role="link")
        self.setMinimumWidth(LEAST)
        self._build()
        self._connect()
        self.view.show_credential(None, today())
        self.set_open_client("", open_=False)

    def set_open_client(self, name: str, *, open_: bool) -> None:
        """Whether a client is open, and how to name them on the button; empty = a guest."""
        words = (
            _("Add to {name}’s shortlist").format(name=name) if name else _("Add to the shortlist")
        )
        self.view.add_button.setText(words if open_ else _("Add to a shortlist"))
        why = "" if open_ else _("Open a client or a guest first")
        self.view.set_can_add(can_add=open_, why_not=why)

    def open_credential(self, credential_id: CredentialId) -> None:
        """Show a record that another place named."""
        credential = self._catalogue.credential(credential_id)
        if credential is not None:
            self._show(credential)
            self._show_record_side()

    def add_action(self, text: str, call: Callable[[], None]) -> None:
        """One more thing to do with the whole catalogue, behind “Manage”."""
        self.more_button.add(text, call)

    def take_catalogue(self) -> None:
        """The catalogue changed: ask anew, and show the record as it is now."""
        self._name_pack()
        self.search.ask()
        shown = self.view.credential
        if shown is not None:
            self.view.show_credential(self._catalogue.credential(shown.id), self._today())

    def clear(self) -> None:
        """Forget the search and the open client."""
        self.set_open_client("", open_=False)
        self.search.clear()

    def _build(self) -> None:
        self.left = QFrame()
        left = self._left_column = QVBoxLayout(self.left)
        side = 24
        left.setContentsMargins(side, theme.px(20), theme.px(16), theme.px(16))
        left.setSpacing(theme.px(12))
        self.head.addWidget(Label(_("Catalogue"), "heading"), 1)
        self.head.addWidget(self.more_button)
        left.addLayout(self.head)
        left.addWidget(self.search, 1)
        left.addWidget(self.pack_note)
        self._name_pack()
        self.right = QWidget()
        right = self._right_column = QVBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.view, 1)
        self.back_button.hide()
        self._stack = QStackedWidget()
        self._stack.hide()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.left)
        self._split.addWidget(self.right)
        self._split.setStretchFactor(0, 25)
        self._split.setStretchFactor(1, 75)
        self._split.setSizes([340, 930])
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._split)
        row.addWidget(self._stack)

    def _name_pack(self) -> None:
        credentials, providers = self._catalogue.counts
        text = _("{credentials} credentials, {providers} providers, read {day}.")
        self.pack_note.setText(
            text.format(
                credentials=wording.number(credentials),
                providers=wording.number(providers),
                day=wording.day(self._catalogue.read_on),
            )
        )

    def _connect(self) -> None:
        self.search.current_changed.connect(self._on_current)
        self.search.add_requested.connect(self._on_enter)
        self.view.add_requested.connect(self.add_requested)
        self.view.record_requested.connect(self._on_record)
        self.view.ladder.asked.connect(self._climb)
        self.back_button.clicked.connect(self._on_back)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._on_find)

    def _show(self, credential: Credential) -> None:
        self.view.show_credential(credential, self._today())

    def _on_current(self, credential: Credential | None) -> None:
        self.view.show_credential(credential, self._today())

    def _on_enter(self, _credential: Credential) -> None:
        self._show_record_side()
        self.view.table.selectRow(0)
        self.view.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _climb(self, credential: Credential) -> None:
        """Look up the records around one; the newest wish wins."""
        self._tasks.latest(
            f"the ladder of {id(self)}",
            lambda: laddering.whole(self._catalogue, credential),
            self.view.ladder.show_ladder,
        )

    def _on_record(self, credential_id: str) -> None:
        self.open_credential(CredentialId(credential_id))

    def _on_find(self) -> None:
        self._on_back()
        self.search.search_field.selectAll()

    def _on_back(self) -> None:
        if self._narrow:
            self._stack.setCurrentWidget(self.left)
        self.search.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_record_side(self) -> None:
        if self._narrow:
            self._stack.setCurrentWidget(self.right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            # later: Qt is walking over all widgets now, and moving one under its feet crashes it
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Take the form that the room and the text size allow."""
        narrow = digits_across(self) < NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        focus = self.focusWidget()
        if narrow:
            self._stack.addWidget(self.left)
            self._stack.addWidget(self.right)
        else:
            self._split.insertWidget(0, self.left)
            self._split.insertWidget(1, self.right)
            self.left.show()
            self.right.show()
        self._split.setVisible(not narrow)
        self._stack.setVisible(narrow)
        self.back_button.setVisible(narrow)
        alone = 16 if narrow else 0  # px: beside the list the record stands nearer
        self._right_column.setContentsMargins(alone, alone // 2, 0, 0)
        if narrow:
            self._left_column.insertWidget(1, self.search.take_head())
        else:
            self.search.give_head_back()
        if focus is not None:
            if narrow and self.right.isAncestorOf(focus):
                self._stack.setCurrentWidget(self.right)
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
