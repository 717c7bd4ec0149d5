"""The list of search results: arrows move, Enter and the painted Add button add."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy, QWidget

from advisor.domain.credential import Credential, CredentialId
from advisor.i18n import _
from advisor.ui.search.hit_delegate import HitDelegate
from advisor.ui.search.hit_model import HitModel, HitRow, Index


class ResultsList(QListView):
    """``picked`` on Enter or Add; ``left_upwards`` carries what was typed for the search field."""

    picked = Signal(Credential)
    current_changed = Signal(object)  # Credential | None
    left_upwards = Signal(str)
    left = Signal()  # neither the focus nor the mouse is in the list any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = HitModel(self)
        self.setModel(self.rows)
        self.hit_delegate = HitDelegate(self)
        self.setItemDelegate(self.hit_delegate)
        self.hit_delegate.add_clicked.connect(self.picked)
        self.setAccessibleName(_("Search results"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(60)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def show_rows(self, rows: list[HitRow], *, select_first: bool) -> None:
        """Show results; the current record stays current where it is still among them."""
        before = self.current_id()
        self.rows.set_rows(rows)
        ids = [row.hit.credential.id for row in rows]
        if before in ids:
            self.setCurrentIndex(self.rows.index(ids.index(before)))
        elif rows and select_first:
            self.setCurrentIndex(self.rows.index(0))
        elif not rows:
            self.current_changed.emit(None)

    def in_use(self) -> bool:
        """Whether somebody reads or points at the rows: they must not move now."""
        return self.isVisible() and (self.hasFocus() or self.viewport().underMouse())

    def current_id(self) -> CredentialId | None:
        """The record under the cursor."""
        row = self.rows.row(self.currentIndex())
        return row.hit.credential.id if row else None

    def enter(self) -> None:
        """Take the focus, on the first row if none is current."""
        if not self.rows.rowCount():
            return
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.rows.index(0))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        row = self.rows.row(current)
        self.current_changed.emit(row.hit.credential if row else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.rows.row(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if row is not None and not row.chosen:
                self.picked.emit(row.hit.credential)
            return
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit("")
            return
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if plain and event.text().strip() and event.text().isprintable():
            self.left_upwards.emit(event.text())
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell_left()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell_left()

    def _tell_left(self) -> None:
        if not self.in_use():
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
