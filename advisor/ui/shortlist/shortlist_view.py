"""The ordered shortlist: header, rows that move by mouse or keys, and the options turned down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from advisor.domain.client import ClientFile, ItemId, ShortlistItem
from advisor.i18n import _
from advisor.services import shortlisting
from advisor.services.ordering import Order
from advisor.ui.controls.tall_page import TallPage
from advisor.ui.controls.widgets import Label, hair
from advisor.ui.look import theme
from advisor.ui.shortlist.check_words import check_lines
from advisor.ui.shortlist.quote_table import QuoteHeader, column_widths
from advisor.ui.shortlist.shortlist_row import ShortlistRow
from advisor.ui.shortlist.turned_down import TurnedDown
from advisor.ui.work import Work

RING = 4  # px between rows
GROWING = 300  # ms in which a row that opens finds its height


class ShortlistView(QFrame):
    """The options in the client's order. Writes go through ``work``."""

    row_removed = Signal()

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.rows: dict[ItemId, ShortlistRow] = {}
        self._order: tuple[ItemId, ...] = ()
        self._target: int | None = None
        self._revealed: ItemId | None = None
        self._grow_timer = QTimer(self)
        self._grow_timer.setSingleShot(True)
        self._grow_timer.setInterval(GROWING)
        self.setProperty("role", "card")
        self.header = QuoteHeader()
        self.empty = Label("", "muted", wrap=True)
        self.turned_down = TurnedDown()
        self._list = TallPage()
        self._drop_line = QFrame(self._list)
        self._build()
        self.turned_down.taken_back.connect(self._on_taken_back)

    def show_file(self, file: ClientFile) -> None:
        """Show the shortlist of a file; a row that somebody types in stays where it is."""
        items = file.chosen
        widths = column_widths(items)
        self.header.set_widths(widths)
        left = 8 + 16 + 6 + 16 + 6  # as in a row: margin, grip, number and what parts them
        self._head.setContentsMargins(theme.px(left) + RING, theme.px(8), theme.px(8), theme.px(8))
        for gone in [one for one in self.rows if one not in {item.id for item in items}]:
            self._remove(gone)
        for place, item in enumerate(items):
            row = self.rows.get(item.id) or self._add(item)
            row.show_item(item, place + 1, widths, self._work.today())
        order = tuple(item.id for item in items)
        before = self._order
        if order != before:
            self._arrange(order)
        new = [one for one in order if one not in before]
        if before and len(new) == 1:
            self._reveal(new[0])
        self.empty.setVisible(not items)
        self._header_row.setVisible(bool(items))
        self.turned_down.show_items(file.turned_down)

    def show_order(self, order: Order) -> None:
        """Say in each row what its course asks for first."""
        for number, item_id in enumerate(self._order, start=1):
            checks = (one for one in order.checks if one.course == number)
            self.rows[item_id].show_checks(check_lines(checks))

    def clear(self) -> None:
        """Forget every option."""
        self._order = ()
        for item_id in list(self.rows):
            self._remove(item_id)
        self.turned_down.show_items(())
        self.empty.setVisible(True)
        self._header_row.hide()

    def focus_row(self, item_id: ItemId) -> None:
        """Put the focus on a row and show it."""
        row = self.rows.get(item_id)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(row)

    def focus_first(self) -> None:
        """Put the focus on the first row."""
        if self._order:
            self.focus_row(self._order[0])

    def width_needed(self) -> int:
        """The width in which every quote stands whole."""
        return self._list.minimumSizeHint().width() + 2 * theme.edge()

    def last_in_tab_order(self) -> QWidget | None:
        """The last widget of the last row; None on an empty shortlist."""
        row = self.rows.get(self._order[-1]) if self._order else None
        return row.last_in_tab_order() if row is not None else None

    def _build(self) -> None:
        self._header_row = QFrame()
        self._header_row.setProperty("role", "sunken")
        head = self._head = QHBoxLayout(self._header_row)
        head.addWidget(self.header)
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(RING, RING, RING, RING)  # the focus ring is drawn outside
        self._rows.setSpacing(RING)
        self.empty.setText(
            _(
                "Nothing on the shortlist yet. Search on the left and press Enter on a course, "
                "or type in the course from a flyer."
            )
        )
        self.empty.setContentsMargins(theme.px(16), theme.px(24), theme.px(16), theme.px(24))
        self._rows.addWidget(self.empty)
        self._rows.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._scroll.setMinimumHeight(60)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._list)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_grown)
        column = QVBoxLayout(self)
        edge = theme.edge()
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(0)
        column.addWidget(self._header_row)
        column.addWidget(self._scroll, 1)
        column.addWidget(hair())
        column.addWidget(self.turned_down)
        self._drop_line.hide()
        self._header_row.hide()

    def _add(self, item: ShortlistItem) -> ShortlistRow:
        row = ShortlistRow(self._work, item)
        row.move_requested.connect(self._on_move)
        row.dragged.connect(self._on_dragged)
        row.dropped.connect(self._on_dropped)
        row.step_requested.connect(self._on_step)
        row.turned_down.connect(self._on_turned_down)
        row.opened.connect(self._on_opened)
        self.rows[item.id] = row
        return row

    def _remove(self, item_id: ItemId) -> None:
        row = self.rows.pop(item_id)
        focus = QApplication.focusWidget()
        had_focus = focus is not None and (focus is row or row.isAncestorOf(focus))
        place = self._order.index(item_id) if item_id in self._order else 0
        row.hide()
        row.setParent(None)
        row.deleteLater()
        if had_focus:
            left = [one for one in self._order if one in self.rows]
            if left:
                self.focus_row(left[min(place, len(left) - 1)])
            else:
                self.row_removed.emit()

    def _arrange(self, order: Sequence[ItemId]) -> None:
        self._order = tuple(order)
        for place, item_id in enumerate(order):
            if self._rows.indexOf(self.rows[item_id]) != place + 1:
                self._rows.removeWidget(self.rows[item_id])
                self._rows.insertWidget(place + 1, self.rows[item_id])
        previous: QWidget | None = None
        for item_id in order:
            if previous is not None:
                QWidget.setTabOrder(previous, self.rows[item_id])
            previous = self.rows[item_id].last_in_tab_order()

    def _on_move(self, item_id: str, step: int) -> None:
        place = self._order.index(ItemId(item_id)) + step
        if 0 <= place < len(self._order):
            self._move(ItemId(item_id), place)

    def _move(self, item_id: ItemId, place: int) -> None:
        self._work.write(
            lambda vault, file: shortlisting.move(vault, file.client.id, item_id, place)
        )

    def _on_step(self, item_id: str, step: int) -> None:
        place = self._order.index(ItemId(item_id)) + step
        if 0 <= place < len(self._order):
            self.focus_row(self._order[place])

    def _on_dragged(self, item_id: str, at: QPoint) -> None:
        y = self._list.mapFromGlobal(at).y()
        rows = [self.rows[one] for one in self._order]
        self._target = sum(y > row.geometry().center().y() for row in rows)
        last = rows[-1].geometry().bottom()
        top = rows[self._target].geometry().top() if self._target < len(rows) else last
        tall = theme.px(3)
        self._drop_line.setGeometry(0, max(0, top - tall // 2), self._list.width(), tall)
        self._drop_line.setStyleSheet(f"background: {theme.colour_name('accent')};")
        self._drop_line.show()
        self._drop_line.raise_()
        self._scroll.ensureVisible(0, y, 0, theme.px(24))

    def _on_dropped(self, item_id: str) -> None:
        self._drop_line.hide()
        target, self._target = self._target, None
        if target is None:
            return
        place = self._order.index(ItemId(item_id))
        target -= target > place
        if target != place:
            self._move(ItemId(item_id), target)

    def _on_turned_down(self, item_id: str, reason: str, by: str) -> None:
        item = ItemId(item_id)
        self._work.write(
            lambda vault, file: shortlisting.turn_down(vault, file.client.id, item, reason, by)
        )

    def _on_taken_back(self, item_id: str) -> None:
        item = ItemId(item_id)
        self._work.write(lambda vault, file: shortlisting.take_back(vault, file.client.id, item))

    def _on_opened(self, item_id: str) -> None:
        for known, row in self.rows.items():
            if known != item_id:
                row.close_quote()
        self._reveal(None)

    def _reveal(self, item_id: ItemId | None) -> None:
        """Scroll to a row, or to the focus, now and while the list still grows around it."""
        self._revealed = item_id
        self._grow_timer.start()
        self._on_grown()

    def _on_grown(self) -> None:
        row = self.rows.get(self._revealed) if self._revealed else None
        widget = row or QApplication.focusWidget()
        if widget is not None and self._grow_timer.isActive() and self._list.isAncestorOf(widget):
            self._scroll.ensureWidgetVisible(widget, 0, theme.px(64))
