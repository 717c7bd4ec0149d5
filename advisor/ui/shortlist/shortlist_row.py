"""One option of the shortlist: its quote in columns, who told it, and its editors."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from advisor.domain.client import ShortlistItem, Told
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.i18n import _
from advisor.services.told_words import the_college
from advisor.ui.controls.basics import tab_after
from advisor.ui.controls.grip import Grip
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.question import Question
from advisor.ui.controls.widgets import Button, ElidedLabel, Label, clear_layout, hair
from advisor.ui.look import theme
from advisor.ui.shortlist.item_words import Line, item_lines, provider_words
from advisor.ui.shortlist.quote_editor import QuoteEditor
from advisor.ui.shortlist.quote_table import QuoteCells, column_widths
from advisor.ui.shortlist.quote_writes import write_amount, write_fields
from advisor.ui.shortlist.turn_down_form import TurnDownForm
from advisor.ui.work import Work


class ShortlistRow(QFrame):
    """Enter opens the quote, Alt and an arrow key moves the row, the menu turns it down."""

    move_requested = Signal(str, int)  # item id, by how many places
    dragged = Signal(str, QPoint)  # item id, where the mouse is on the screen
    dropped = Signal(str)
    step_requested = Signal(str, int)  # to the row above or below
    turned_down = Signal(str, str, str)  # item id, reason, by
    opened = Signal(str)

    def __init__(self, work: Work, item: ShortlistItem) -> None:
        super().__init__()
        self._work, self.item = work, item
        self.editor: QuoteEditor | None = None
        self.turn_down_form: TurnDownForm | None = None
        self.setProperty("role", "surface")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grip = Grip()
        self.number = Label("", "strong")
        self.title = Label("", "strong", wrap=True)
        self.provider = ElidedLabel("", "muted")
        self.menu_button = Button("", "ph.dots-three", role="icon")
        self.cells = QuoteCells(item.title)
        self.lines = QVBoxLayout()
        self.listed_question = Question(_("On the grant list for this intake?"))
        self._facts: tuple[Line, ...] = ()
        self._checks: tuple[Line, ...] = ()
        self._lines: tuple[Line, ...] | None = None
        self._widths: Sequence[int] = column_widths((item,))
        self._build()
        self._connect()

    def show_item(self, item: ShortlistItem, number: int, widths: Sequence[int], on: date) -> None:
        """Show the option as the file has it; what is being typed stays."""
        self.item, self._widths = item, widths
        self._head.setContentsMargins(theme.px(8), theme.px(10), theme.px(8), theme.px(12))
        self._head.setSpacing(theme.px(6))
        self.number.setFixedWidth(theme.px(16))
        self.listed_question.show_answer(item.on_grant_list, None)
        self.number.setText(str(number))
        self.title.setText(item.title)
        self.provider.setText(provider_words(item))
        self.cells.show_item(item, widths)
        self._facts = item_lines(item, on)
        self._show_lines()
        self.listed_question.setVisible(not item.on_grant_list)
        self.menu_button.setAccessibleName(_("More for {course}").format(course=item.title))
        if self.editor is not None:
            self.editor.show_item(item)

    def show_checks(self, lines: tuple[Line, ...]) -> None:
        """Say under the facts what the course asks for first, and what is known of it."""
        self._checks = lines
        self._show_lines()

    def _show_lines(self) -> None:
        lines = (*self._facts, *self._checks)
        if lines != self._lines:
            self._lines = lines
            clear_layout(self.lines)
            for line in lines:
                self.lines.addWidget(_line_widget(line))
        self.setAccessibleName(
            f"{self.number.text()}. {self.item.title}, {provider_words(self.item)}. "
            f"{self.cells.spoken()}. " + " ".join(line.text for line in lines)
        )

    def toggle_quote(self) -> None:
        """Open the quote under the row, or close it."""
        if self.editor is not None:
            self.close_quote()
            return
        self.editor = QuoteEditor(self._work, self.item)
        self.editor.closed.connect(self._on_quote_closed)
        self._column.insertWidget(1, self.editor)
        tab_after(self.menu_button, self.editor)
        self.editor.amounts[Category.TUITION].setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit(self.item.id)

    def close_quote(self) -> None:
        """Close the quote; what was typed is kept."""
        if self.editor is not None:
            editor, self.editor = self.editor, None
            editor.hide()
            editor.deleteLater()

    def ask_why(self) -> None:
        """Open the small form that turns the option down."""
        if self.turn_down_form is None:
            form = TurnDownForm(self.item.title)
            form.turned_down.connect(
                lambda reason, by: self.turned_down.emit(self.item.id, reason, by)
            )
            form.closed.connect(self._close_turn_down)
            self._column.insertWidget(1, form)
            tab_after(self.menu_button, form)
            self.turn_down_form = form
        self.turn_down_form.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.opened.emit(self.item.id)

    def last_in_tab_order(self) -> QWidget:
        """The widget after which the next row follows."""
        return self.editor.done_button if self.editor is not None else self.menu_button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and alt:
            self.move_requested.emit(self.item.id, step)
        elif step is not None and self.hasFocus():
            self.step_requested.emit(self.item.id, step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.hasFocus():
            self.toggle_quote()
        elif event.key() == Qt.Key.Key_Delete and self.hasFocus():
            self.ask_why()
        elif event.key() == Qt.Key.Key_Escape and (self.editor or self.turn_down_form):
            self._close_turn_down()
            self._on_quote_closed()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.editor is None:
            self.toggle_quote()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu()

    def _build(self) -> None:
        self.menu = QMenu(self)
        self.menu.addAction(_("Type the quote"), self.toggle_quote)
        self.menu.addAction(_("Move up"), lambda: self.move_requested.emit(self.item.id, -1))
        self.menu.addAction(_("Move down"), lambda: self.move_requested.emit(self.item.id, 1))
        self.menu.addSeparator()
        self.menu.addAction(_("Turn down…"), self.ask_why)
        head = self._head = QHBoxLayout()
        head.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        titles = QVBoxLayout()
        titles.setContentsMargins(0, 0, theme.px(32), 0)
        titles.setSpacing(theme.px(2))
        titles.addWidget(self.title)
        titles.addWidget(self.provider)
        facts = QVBoxLayout()
        facts.setSpacing(theme.px(6))
        facts.addLayout(titles)
        facts.addWidget(self.cells)
        facts.addLayout(self.lines)
        facts.addWidget(self.listed_question)
        head.addLayout(facts, 1)
        self.lines.setSpacing(theme.px(3))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addWidget(hair())
        self.menu_button.setParent(self)
        QWidget.setTabOrder(self.listed_question, self.menu_button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.menu_button.sizeHint()
        right = self.width() - size.width() - theme.px(8)
        self.menu_button.setGeometry(right, theme.px(6), size.width(), size.height())

    def _connect(self) -> None:
        self.menu_button.clicked.connect(self._open_menu)
        self.grip.dragged.connect(lambda at: self.dragged.emit(self.item.id, at))
        self.grip.dropped.connect(lambda: self.dropped.emit(self.item.id))
        self.cells.quote.edited.connect(self._on_quote)
        self.cells.quote.returnPressed.connect(self._on_quote_entered)
        self.cells.quote.editingFinished.connect(self._on_quote_left)
        self.listed_question.answered.connect(self._on_listed)

    def _open_menu(self) -> None:
        self.menu.popup(self.menu_button.mapToGlobal(QPoint(0, self.menu_button.height())))

    def _told(self) -> Told:
        return Told(the_college(), self._work.today())

    def _on_quote(self, amount: Money | None) -> None:
        write_amount(self._work, self.item.id, Category.TUITION, amount, self._told())

    def _on_quote_entered(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_quote_left(self) -> None:
        self.cells.show_item(self.item, self._widths)

    def _on_listed(self, value: str) -> None:
        if value:
            fields = {"on_grant_list": value, "listing_told": self._told()}
            write_fields(self._work, self.item.id, **fields)

    def _on_quote_closed(self) -> None:
        self.close_quote()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_turn_down(self) -> None:
        if self.turn_down_form is not None:
            form, self.turn_down_form = self.turn_down_form, None
            form.hide()
            form.deleteLater()
            self.setFocus(Qt.FocusReason.OtherFocusReason)


def _line_widget(line: Line) -> QWidget:
    role = f"small-{line.role}" if line.role in ("good", "caution", "stop") else "small"
    if not line.aside:
        return Iconed(line.icon, role, line.text, colour=line.colour or line.role)
    row = QWidget()
    inner = QHBoxLayout(row)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(theme.px(8))
    words = Iconed(line.icon, role, line.text, wrap=False, colour=line.colour or line.role)
    inner.addWidget(words)
    inner.addWidget(ElidedLabel(line.aside, "small"), 1)
    return row
