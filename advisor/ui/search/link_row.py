"""One link of a record in its card: what it leads to, how surely, and on demand why."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from advisor import wording
from advisor.i18n import N_, _
from advisor.services.linking import Confidence, Link
from advisor.ui.controls.widgets import Button, FlowLayout, Label, clear_layout
from advisor.ui.funding.also_checked import Checked, Chip
from advisor.ui.funding.also_row import EDGE, AlsoRow, Places
from advisor.ui.look import icons, theme

SURE = {
    Confidence.STRONG: (N_("strong"), Chip.NOTE),
    Confidence.LIKELY: (N_("likely"), Chip.QUIET),
    Confidence.WEAK: (N_("weak"), Chip.OPEN),
}
CARET = 18  # px, with the space after it


class LinkRow(QWidget):
    """``answered``: true = right, false = wrong, None = undo."""

    answered = Signal(object)  # bool | None

    def __init__(self, link: Link, *, by_title: bool) -> None:
        """``by_title``: the words that lead there are the record's title."""
        super().__init__()
        self.link = link
        said = _("by its title") if by_title else f"“{link.phrase}”"
        self.head = LinkHead(_entry(link, said), _reason(link))
        self.buttons: dict[str, Button] = {}
        self._inside = QVBoxLayout()
        self._inside.setSpacing(theme.px(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._inside)
        self.head.clicked.connect(lambda: self.set_open(open_=not self.head.is_open))

    def set_open(self, *, open_: bool) -> None:
        """Show the reason and what can be said of it, or put them away."""
        if open_ == self.head.is_open:
            return
        self.head.set_open(open_=open_)
        clear_layout(self._inside)
        self.buttons = {}
        below = theme.px(8) if open_ else 0
        self._inside.setContentsMargins(EDGE + theme.px(CARET), below // 4, EDGE, below)
        if not open_:
            return
        self._inside.addWidget(Label(_reason(self.link), "small", wrap=True, parent=self))
        row = FlowLayout(spacing=theme.px(8))
        if self.link.answer is None:
            self._add(row, "confirm", Button(_("Confirm"), "ph.check", parent=self), answer=True)
            self._add(row, "reject", Button(_("Reject"), "ph.x", parent=self), answer=False)
        else:
            undo = Button(_("Undo"), "ph.arrow-counter-clockwise", parent=self)
            self._add(row, "undo", undo, answer=None)
        self._inside.addLayout(row)

    def holds_focus(self) -> bool:
        """Whether the keyboard stands in this row."""
        return any(one.hasFocus() for one in (self.head, *self.buttons.values()))

    def take_focus(self) -> None:
        """Put the keyboard on what can be done next, or on the line."""
        first = next(iter(self.buttons.values()), self.head)
        first.show()  # a layout shows what is new a moment later
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, row: FlowLayout, name: str, button: Button, *, answer: bool | None) -> None:
        button.setAccessibleDescription(f"{self.link.name}. {_reason(self.link)}")
        button.clicked.connect(lambda: self.answered.emit(answer))
        row.addWidget(button)
        QWidget.setTabOrder(next(reversed(self.buttons.values()), self.head), button)
        self.buttons[name] = button


class LinkHead(AlsoRow):
    """The line that is always there; a click or Enter opens it."""

    def __init__(self, entry: Checked, reason: str) -> None:
        super().__init__(entry)
        self.is_open = False
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)
        self._name()

    def set_open(self, *, open_: bool) -> None:
        """Turn the mark before it."""
        self.is_open = open_
        self._name()
        self.update()

    def _name(self) -> None:
        state = _("shown") if self.is_open else _("hidden")
        said = f"{self.entry.name}: {self.entry.word}. {self.entry.why}"
        self.setAccessibleName(_("{link}, reason {state}").format(link=said, state=state))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        name, _chip, _why = self._places(self.width())
        side, icon = theme.px(14), "ph.caret-down" if self.is_open else "ph.caret-right"
        where = QRect(EDGE, name.top() + theme.px(2), side, side)
        icons.paint(painter, where, icon, theme.colour("muted"))
        painter.end()

    def _measure(self, width: int) -> Places:
        """As any such line, behind the mark."""
        caret = theme.px(CARET)
        name, chip, why = super()._measure(width - caret)
        return name.translated(caret, 0), chip.translated(caret, 0), why.translated(caret, 0)


def _entry(link: Link, said: str) -> Checked:
    word, chip = SURE[link.confidence]
    if link.answer is not None:
        word, chip = (N_("rejected"), Chip.QUIET) if link.rejected else (N_("confirmed"), Chip.NOTE)
    name = f"{link.name} (NOC\N{NO-BREAK SPACE}{link.to})" if link.to.isdigit() else link.name
    return Checked(code=link.to, name=name, word=_(word), chip=chip, why=said)


def _reason(link: Link) -> str:
    if link.answer is None:
        return f"{link.reason[:1].upper()}{link.reason[1:]}."
    words = _("Rejected by {name} on {day}: it counts nowhere.")
    if link.answer.confirmed:
        words = _("Confirmed by {name} on {day}.")
    return words.format(name=link.answer.by, day=wording.day(link.answer.on))
