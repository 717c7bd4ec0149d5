"""The card under the funding table: the rule behind one amount, with its source and date."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from advisor import wording
from advisor.i18n import _
from advisor.ui.controls.widgets import Button, Label, clear_layout
from advisor.ui.funding.reason_words import CapBar, Explanation, Line
from advisor.ui.look import theme
from advisor.ui.look.painting import hatch_brush


class CapBarView(QWidget):
    """A cap as a bar: used, held for other lines, this line (ringed), still free."""

    def __init__(self) -> None:
        super().__init__()
        self._bar: CapBar | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_bar(self, bar: CapBar | None) -> None:
        """Show a bar, or nothing."""
        self._bar = bar
        self.setVisible(bar is not None)
        said = ""
        if bar is not None:
            words = _("{used} used, {others} for other lines, {here} here, of {cap}")
            said = words.format(
                used=wording.money(bar.used),
                others=wording.money(bar.others),
                here=wording.money(bar.here),
                cap=wording.money(bar.cap),
            )
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(148), theme.px(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._bar is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.fillRect(frame, theme.colour("surface"))
        here = self._parts(painter, frame, self._bar)
        painter.setPen(QPen(theme.colour("field"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        if here.width() > 1:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(here)

    def _parts(self, painter: QPainter, frame: QRectF, bar: CapBar) -> QRectF:
        unit = frame.width() / float(bar.cap.amount or 1)
        x = frame.left()
        part = QRectF()
        for amount, brush in (
            (bar.used, theme.colour("muted")),
            (bar.others, hatch_brush()),
            (bar.here, hatch_brush()),
        ):
            part = QRectF(x, frame.top(), float(amount.amount) * unit, frame.height())
            part = part.intersected(frame)
            painter.fillRect(part, brush)
            x = part.right() if amount else x
        return part if bar.here else QRectF()


class ReasonCard(QFrame):
    """One explanation; several conditions are leafed through, the deciding ones first."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(_("Why this amount"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._explanation: Explanation | None = None
        self._page = 0
        self.title = Label("", "strong")
        self.title.setWordWrap(True)
        self._cap = Label("", "small")
        self._bar = CapBarView()
        self.previous = Button("", icon="ph.caret-left", role="icon")
        self.next = Button("", icon="ph.caret-right", role="icon")
        self._of = Label("", "small")
        self.close_button = Button("", icon="ph.x", role="icon")
        self._grid = QGridLayout()
        self._lay_out()
        self._name_buttons()

    def show_explanation(self, explanation: Explanation) -> None:
        """Show the first page of an explanation; the page stays when the same one comes again."""
        same = self._explanation is not None and self._explanation.title == explanation.title
        self._explanation = explanation
        last = max(len(explanation.pages) - 1, 0)
        self._page = min(self._page, last) if same else 0
        self._fill()
        self.show()

    def clear(self) -> None:
        """Forget what was shown and hide."""
        self._explanation = None
        clear_layout(self._grid)
        self.title.clear()
        self._cap.clear()
        self.setAccessibleDescription("")
        self._bar.show_bar(None)
        self.hide()

    def turn(self, by: int) -> None:
        """Show the next or the previous condition."""
        if self._explanation is not None:
            self._page = (self._page + by) % max(len(self._explanation.pages), 1)
            self._fill()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.turn(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def text(self) -> str:
        """All that the card says now, as lines of text."""
        if self._explanation is None:
            return ""
        lines = [self._explanation.title]
        for line in self._lines():
            parts = (line.label, line.text, line.quiet)
            lines += [" ".join(part for part in parts if part)]
        return "\n".join(lines)

    def _lines(self) -> tuple[Line, ...]:
        assert self._explanation is not None
        return self._explanation.pages[self._page] if self._explanation.pages else ()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        for widget in (self._cap, self._bar, self.close_button):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        leaf = QHBoxLayout()
        leaf.setSpacing(theme.px(4))
        leaf.addStretch(1)
        for turning in (self.previous, self._of, self.next):
            leaf.addWidget(turning)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(5))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(10), theme.px(12))
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addLayout(self._grid)
        column.addLayout(leaf)

    def _name_buttons(self) -> None:
        self.previous.setAccessibleName(_("Previous condition"))
        self.next.setAccessibleName(_("Next condition"))
        self.close_button.setAccessibleName(_("Close the reason"))
        for button in (self.previous, self.next, self.close_button):
            button.setToolTip(button.accessibleName())
        self.previous.clicked.connect(lambda: self.turn(-1))
        self.next.clicked.connect(lambda: self.turn(1))
        self.close_button.clicked.connect(self.closed)

    def _fill(self) -> None:
        explanation = self._explanation
        assert explanation is not None
        self.title.setText(explanation.title)
        bar = explanation.bar
        self._bar.show_bar(bar)
        self._cap.setVisible(bar is not None)
        if bar is not None:
            self._cap.setText(_("Cap {cap}").format(cap=wording.money(bar.cap)))
        several = len(explanation.pages) > 1
        for widget in (self.previous, self.next, self._of):
            widget.setVisible(several)
        words = _("{page} of {pages}")
        self._of.setText(words.format(page=self._page + 1, pages=len(explanation.pages)))
        clear_layout(self._grid)
        for number, line in enumerate(self._lines()):
            self._add(number, line)
        self.setAccessibleDescription(self.text())

    def _add(self, number: int, line: Line) -> None:
        label = Label(line.label, "small")
        label.setMinimumWidth(theme.px(100))
        text = Label(line.text, "")
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(label, 2 * number, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(text, 2 * number, 1)
        if line.quiet:
            quiet = Label(line.quiet, "small")
            quiet.setWordWrap(True)
            self._grid.addWidget(quiet, 2 * number + 1, 1)
