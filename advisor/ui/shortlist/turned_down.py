"""The options that were turned down: one line to unfold, each with its reason and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor.domain.client import ShortlistItem
from advisor.i18n import _, ngettext
from advisor.ui.controls.widgets import Button, ElidedLabel, Label, clear_layout, hair
from advisor.ui.look import theme


class TurnedDown(QFrame):
    """``taken_back`` carries the item that goes onto the shortlist again."""

    taken_back = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[ShortlistItem, ...] = ()
        self.fold_button = Button("", "ph.caret-right", role="link")
        self.fold_button.setCheckable(True)
        self.preview = ElidedLabel("", "muted")
        self.list = QWidget()
        self._rows = QVBoxLayout(self.list)
        self._rows.setContentsMargins(theme.px(16), 0, theme.px(10), theme.px(8))
        self._rows.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.setContentsMargins(theme.px(10), theme.px(5), theme.px(12), theme.px(5))
        head.addWidget(self.fold_button)
        head.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list)
        self.fold_button.toggled.connect(self._on_fold)
        self.show_items(())
        self.list.hide()

    def show_items(self, items: Sequence[ShortlistItem]) -> None:
        """Show what was turned down; nothing at all where nothing was."""
        self.setVisible(bool(items))
        if tuple(items) == self._items:
            return
        self._items = tuple(items)
        count = len(items)
        self.fold_button.setText(
            ngettext("{n} turned down", "{n} turned down", count).format(n=count)
        )
        self.preview.setText("; ".join(_short(item) for item in items))
        clear_layout(self._rows)
        for item in items:
            self._rows.addWidget(hair())
            self._rows.addWidget(self._row(item))
        if not items:
            self.fold_button.setChecked(False)

    def _on_fold(self, open_: bool) -> None:
        self.list.setVisible(open_)
        self.preview.setVisible(not open_)
        self.fold_button.setIcon(
            theme.icon("ph.caret-down" if open_ else "ph.caret-right", "accent")
        )

    def _row(self, item: ShortlistItem) -> QWidget:
        row = QWidget()
        inner = QHBoxLayout(row)
        inner.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(item.title, "strong", wrap=True))
        by = _("by the client") if item.turned_down_by == "client" else _("by the counsellor")
        words.addWidget(ElidedLabel(item.provider, "muted"))
        words.addWidget(Label(f"{item.reason} ({by})", "", wrap=True))
        inner.addLayout(words, 1)
        button = Button(_("Take back"))
        button.setAccessibleName(_("Take back {course}").format(course=item.title))
        button.clicked.connect(lambda: self.taken_back.emit(item.id))
        inner.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row


def _short(item: ShortlistItem) -> str:
    return f"{item.title}, {item.provider}: {item.reason}" if item.provider else item.title
