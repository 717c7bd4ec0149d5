"""Ctrl+K: every action, client and credential by a few letters, with the keyboard alone.

Actions and clients are there at once. Credentials are searched off the window's thread, the newest
text winning; until they are found those of the text before stay in sight, and Enter waits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from advisor.domain.client import ClientSummary
from advisor.i18n import _
from advisor.services import searching
from advisor.services.searching import Catalogue, Hit, Query, SearchResult
from advisor.ui.controls.basics import Label
from advisor.ui.look import icons, theme
from advisor.ui.tasks import Tasks

SHOWN = 9
ENTRY = Qt.ItemDataRole.UserRole
_ICONS = {"action": "ph.lightning", "client": "ph.user", "credential": "ph.graduation-cap"}
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done: its words, what does it, and its key if it has one."""

    words: str
    call: Callable[[], None]
    key: str = ""
    kind: str = "action"  # action | client | credential


class Palette(QFrame):
    """A sheet over the window. It forgets everything when it closes."""

    client_chosen = Signal(str)  # ClientId
    credential_chosen = Signal(str)  # CredentialId

    def __init__(self, window: QWidget, tasks: Tasks) -> None:
        super().__init__(window)
        self._window, self._tasks = window, tasks
        self.setProperty("role", "sheet")
        self.setAccessibleName(_("Command palette"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("An action, a client or a course"))
        self.field.setAccessibleName(_("Search actions, clients and courses"))
        self.field.textChanged.connect(self._search)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setAccessibleName(_("Found"))
        self.list.itemClicked.connect(self._take)
        self._none = Label(_("Nothing fits."), "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self._none)
        self._actions: tuple[Action, ...] = ()
        self._clients: tuple[ClientSummary, ...] = ()
        self._catalogue: Catalogue | None = None
        self._known: list[Action] = []  # actions and clients that fit
        self._hits: list[Action] = []
        self._searching = self._entered = False
        self._before: QWidget | None = None
        self.hide()

    def open_with(
        self,
        actions: Sequence[Action],
        clients: Sequence[ClientSummary],
        catalogue: Catalogue | None,
    ) -> None:
        """Show it over the window, over all that can be reached now."""
        self._before = QApplication.focusWidget()
        self._actions, self._clients = tuple(actions), tuple(clients)
        self._catalogue = catalogue
        self.field.clear()
        self._search("")
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_palette(self) -> None:
        """Close it and go back to where the cursor was."""
        before, self._before = self._before, None
        self.clear()
        if before is not None and before.isVisible():
            before.setFocus()

    def clear(self) -> None:
        """Forget everything: no client's name stays."""
        self.hide()
        self._actions, self._clients, self._catalogue = (), (), None
        self._known, self._hits = [], []
        self._searching = self._entered = False
        self.field.clear()
        self.list.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, last = self.list.currentRow(), self.list.count() - 1
        if event.key() == Qt.Key.Key_Escape:
            self.close_palette()
        elif event.key() == Qt.Key.Key_Down:
            self.list.setCurrentRow(min(row + 1, last))
        elif event.key() == Qt.Key.Key_Up:
            self.list.setCurrentRow(max(row - 1, 0))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        window = self._window
        rows = max(1, self.list.count())
        self.list.setFixedHeight(min(theme.px(36) * rows, window.height() - theme.px(140)))
        self.list.setVisible(self.list.count() > 0)
        width = min(theme.px(560), window.width() - 48)
        self.setGeometry(QRect((window.width() - width) // 2, 64, width, self.sizeHint().height()))

    def _search(self, text: str) -> None:
        words = text.casefold().split()
        self._entered = False
        self._known = [one for one in self._actions if _fits(words, one.words)]
        if words:
            self._known += [
                self._client(one)
                for one in self._clients
                if one.client.name and _fits(words, f"{one.client.name} {one.client.case_number}")
            ]
        catalogue = self._catalogue
        self._searching = bool(words) and catalogue is not None and len(self._known) < SHOWN
        if self._searching and catalogue is not None:
            query = Query(text=text, limit=SHOWN)
            self._tasks.latest(
                f"palette {id(self)}", lambda: searching.find(catalogue, query), self._on_found
            )
        else:
            self._hits = []
        self._show_found()

    def _on_found(self, result: SearchResult) -> None:
        if not self._searching or result.query.text != self.field.text():
            return  # closed, or another text that needs no search
        self._searching = False
        self._hits = [self._credential(hit) for hit in result.hits]
        self._show_found()
        if self._entered:
            self._enter()

    def _show_found(self) -> None:
        self.list.clear()
        for found in [*self._known, *self._hits][:SHOWN]:
            item = QListWidgetItem(found.words)
            item.setData(ENTRY, found)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._none.setVisible(self.list.count() == 0 and not self._searching)
        self._place()

    def _enter(self) -> None:
        """Do what is chosen; a credential of the text before is not what anybody meant."""
        known = 0 <= self.list.currentRow() < len(self._known)
        self._entered = self._searching and not known
        item = self.list.currentItem()
        if item is not None and not self._entered:
            self._take(item)

    def _client(self, one: ClientSummary) -> Action:
        number = one.client.id
        return Action(one.client.name, lambda: self.client_chosen.emit(number), kind="client")

    def _credential(self, hit: Hit) -> Action:
        one = hit.credential
        title, number = f"{one.title}, {one.provider.name}", one.id
        return Action(title, lambda: self.credential_chosen.emit(number), kind="credential")

    def _take(self, item: QListWidgetItem) -> None:
        found = item.data(ENTRY)
        self.close_palette()
        if isinstance(found, Action):
            found.call()


def _fits(words: Sequence[str], text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


class _Delegate(QStyledItemDelegate):
    """An icon for the kind, the words, and the key on the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(200), theme.px(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(ENTRY)
        if not isinstance(found, Action):
            return
        rect = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        plain = theme.is_contrast()
        ink = "surface" if chosen and plain else "text"
        if chosen:
            painter.fillRect(rect, theme.colour("text" if plain else "accent_tint"))
        size, font = theme.px(18), theme.font(14)
        mark = QRect(rect.left() + theme.px(8), rect.center().y() - size // 2, size, size)
        icons.paint(painter, mark, _ICONS[found.kind], theme.colour(ink))
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        room = rect.adjusted(theme.px(36), 0, -theme.px(80 if found.key else 8), 0)
        elided = QFontMetrics(font).elidedText(
            found.words, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)
        if found.key:
            painter.setFont(theme.font(12, 500))
            painter.setPen(theme.colour(ink if chosen and plain else "muted"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(0, 0, -theme.px(12), 0), right, found.key)
