"""The sum beside every step: worst case first, then what may be covered, weeks, hours, warnings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from advisor import wording
from advisor.domain.client import Goal
from advisor.i18n import _
from advisor.services.summing import Caution, Look, Segment, Sum
from advisor.ui.client import sum_words
from advisor.ui.controls.iconed import Iconed
from advisor.ui.controls.widgets import Button, Label, clear_layout, hair
from advisor.ui.look import painting, theme

WIDTH = 256


class SumPanel(QFrame):
    """Shows a Sum; ``next_requested`` is the step's primary button."""

    next_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAccessibleName(_("The sum"))
        self._day = Label("", "small")
        self._stale = Iconed("ph.warning", "small-caution", colour="caution")
        self._lead, self._worst = Label(), Label("", "sum", wrap=True)
        self._none = Label("", "heading", wrap=True)
        self._no_limit = Label("", "small-caution")
        self._best_lead, self._best = (
            Label(_("If all is confirmed"), "small"),
            Label("", "heading"),
        )
        self._bar = painting.MoneyBar()
        self._hint = Label(_("The sum starts with the first course on the shortlist."), "small")
        self._legend = _Rows()
        self._figures = _Rows()
        self._later = _Rows()
        self._warnings = QVBoxLayout()
        self._line, self._later_line, self._second_line = hair(), hair(), hair()
        self._estimate = Iconed(
            "ph.info", "small", _("An estimate, not an approval."), colour="muted"
        )
        self._next = Button("", role="primary")
        self._next.clicked.connect(self.next_requested)
        for label in (self._no_limit, self._best, self._hint, self._lead):
            label.setWordWrap(True)
        self._arrange()
        self.clear()

    def show_sum(self, said: Sum, goal: Goal, who: str) -> None:
        """Show this sum; ``who`` heads the client's limits while no course is chosen."""
        started = said.chosen > 0
        self._day.setText(wording.day(said.on))
        self._stale.set_text(sum_words.stale(said))
        self._stale.setToolTip("\n".join(said.stale))
        self._stale.setVisible(started and bool(said.stale))
        self._lead.setText(sum_words.lead(said))
        self._worst.setText(sum_words.worst(said))
        self._none.setText(sum_words.worst(said))
        self._worst.setVisible(started)
        self._none.setVisible(not started)
        self._no_limit.setText(sum_words.no_limit(said))
        self._no_limit.setVisible(bool(sum_words.no_limit(said)))
        self._best.setText(sum_words.best(said))
        self._legend.setVisible(started)
        self._estimate.setVisible(started)
        for label in (self._best, self._best_lead):
            label.setVisible(started and said.best != said.worst)
        self._hint.setVisible(not started)
        self._show_bar(said)
        if started:
            self._figures.show_rows(
                "", [sum_words.total(said), sum_words.weeks(said), sum_words.hours(said)]
            )
        else:
            own = limits(goal)
            title = _("{who}’s limits").format(who=who) if who else _("Limits")
            self._figures.show_rows(title if own else "", own)
        later = sum_words.later(said) if started else ()
        self._later.show_rows("", later)
        for widget in (self._later, self._later_line):
            widget.setVisible(bool(later))
        self._line.setVisible(started or bool(limits(goal)))
        self._second_line.setVisible(bool(said.warnings))
        self._show_warnings(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line parts the sum from the page."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, theme.edge(), self.height(), theme.colour("border"))
        painter.end()

    def set_action(self, text: str) -> None:
        """Name the step's primary button; empty text hides it."""
        self._next.setText(f"{text}  →")
        self._next.setAccessibleName(text)
        self._next.setVisible(bool(text))

    def clear(self) -> None:
        """Show nothing of any client."""
        for label in (self._day, self._lead, self._worst, self._none, self._no_limit, self._best):
            label.setText("")
        self._stale.hide()
        self._bar.set_segments((), "")
        self._legend.show_rows("", [])
        self._figures.show_rows("", [])
        self._later.show_rows("", [])
        self._drop_warnings()

    def _show_bar(self, said: Sum) -> None:
        parts = said.segments if said.chosen else (Segment(Look.NO_PRICE, None),)
        self._bar.set_segments(parts, sum_words.bar(said) or sum_words.worst(said))
        rows = [(*sum_words.segment(part), "") for part in said.segments]
        self._legend.show_rows("", rows, [part.look for part in said.segments])

    def _show_warnings(self, said: Sum) -> None:
        self._drop_warnings()
        for warn in said.warnings:
            stop = warn.code is Caution.STOP
            icon, colour = ("ph.warning-circle", "stop") if stop else ("ph.warning", "caution")
            text = sum_words.warning(warn, said)
            self._warnings.addWidget(Iconed(icon, f"small-{colour}", text, colour=colour))

    def _drop_warnings(self) -> None:
        clear_layout(self._warnings)

    def _arrange(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 24, 20, 8)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Label(_("The sum"), "subheading"), 1)
        head.addWidget(self._day)
        column.addLayout(head)
        column.addSpacing(8)
        self._stale.setContentsMargins(0, 0, 0, 8)
        for widget in (self._stale, self._lead, self._worst, self._none, self._no_limit):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self._best_lead)
        column.addWidget(self._best)
        column.addSpacing(8)
        column.addWidget(self._bar)
        column.addSpacing(4)
        column.addWidget(self._hint)
        column.addWidget(self._legend)
        column.addWidget(self._later_line)
        column.addWidget(self._later)
        column.addWidget(self._line)
        column.addWidget(self._figures)
        column.addWidget(self._second_line)
        column.addSpacing(4)
        self._warnings.setSpacing(8)
        column.addLayout(self._warnings)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 20)
        outer.addWidget(scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 20, 0)
        foot.addWidget(self._estimate)
        foot.addWidget(self._next)
        outer.addLayout(foot)


class _Rows(QWidget):
    """Rows of a name, a value at the right, and a note below."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(3)

    def show_rows(
        self,
        title: str,
        rows: Sequence[tuple[str, str, str]],
        looks: Sequence[Look] = (),
    ) -> None:
        """Show these rows; ``looks`` puts a square of the bar before each name."""
        clear_layout(self._column)
        if title:
            self._column.addWidget(Label(title, "strong", wrap=True))
        for at, (name, value, note) in enumerate(rows):
            row = QHBoxLayout()
            row.setSpacing(8)
            if looks:
                row.addWidget(painting.Swatch(looks[at]))
            row.addWidget(Label(name, "small" if looks else "muted", wrap=True), 1)
            row.addWidget(Label(value, "amount"), 0, Qt.AlignmentFlag.AlignTop)
            self._column.addLayout(row)
            if note:
                self._column.addWidget(Label(note, "small", wrap=True))
                self._column.addSpacing(6)


def limits(goal: Goal) -> list[tuple[str, str, str]]:
    """The client's own limits, those that were said."""
    rows = []
    if goal.own_money is not None:
        rows.append((_("Own money"), wording.money(goal.own_money), ""))
    if goal.hours_a_week is not None:
        rows.append((_("Hours a week"), wording.number(goal.hours_a_week), ""))
    if goal.by is not None:
        rows.append((_("Finish by"), wording.day(goal.by), ""))
    return rows
