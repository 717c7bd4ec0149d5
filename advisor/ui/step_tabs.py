"""The five steps of the conversation: what each stands at, and the tabs that lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from advisor import wording
from advisor.domain.client import ClientFile
from advisor.domain.estimate import Estimate
from advisor.i18n import N_, _, ngettext
from advisor.services import estimating
from advisor.services.estimating import Fact
from advisor.ui import icons, theme
from advisor.ui.fact_row import asked
from advisor.ui.widgets import Button

NAMES = (N_("About"), N_("Goals"), N_("Shortlist"), N_("Funding"), N_("Plan"))


@dataclass(frozen=True, slots=True)
class StepState:
    """How far a step is. ``open`` marks that something in it still waits for an answer."""

    text: str
    done: bool = False
    open: bool = False


def step_states(
    file: ClientFile, estimate: Estimate, facts: Sequence[Fact]
) -> tuple[StepState, ...]:
    """The second line of every step, in order."""
    return (
        _about(file, facts),
        _goals(file),
        _shortlist(file, estimate),
        _funding(file, estimate),
        _plan(file),
    )


def _about(file: ClientFile, facts: Sequence[Fact]) -> StepState:
    said = {key: answer.value for key, answer in file.answers.items()}
    due = [fact for fact in facts if asked(fact, said)]
    known = sum(fact.key in said for fact in due)
    text = _("{n} of {all} facts").format(n=known, all=len(due))
    return StepState(text, done=known == len(due))


def _goals(file: ClientFile) -> StepState:
    goal = file.goal
    if goal.noc and goal.words:
        return StepState(_("Complete"), done=True)
    if goal.noc:
        return StepState(_("Own words are missing"))
    if goal.words:
        return StepState(_("No occupation yet"))
    return StepState(_("Not started"))


def _shortlist(file: ClientFile, estimate: Estimate) -> StepState:
    count = len(file.chosen)
    if not count:
        return StepState(_("Not started"))
    text = _("{n} chosen").format(n=count)
    missing = estimate.unknown_prices
    if not missing:
        return StepState(text, done=True)
    prices = ngettext("{n} price missing", "{n} prices missing", missing).format(n=missing)
    return StepState(f"{text}, {prices}", open=True)


def _funding(file: ClientFile, estimate: Estimate) -> StepState:
    if not file.chosen:
        return StepState(_("Not started"))
    count = len(estimating.open_questions(estimate))
    if count:
        text = ngettext("{n} question open", "{n} questions open", count).format(n=count)
        return StepState(text, open=True)
    return StepState(_("No question open"), done=not estimate.unknown_prices)


def _plan(file: ClientFile) -> StepState:
    if not file.plans:
        return StepState(_("Not saved yet"))
    last = max(plan.made_at for plan in file.plans)
    return StepState(_("Saved {day}").format(day=wording.day(last.date())), done=True)


class StepTabs(QWidget):
    """A row of steps; in narrow windows the current one between the way back and the way on."""

    step_requested = Signal(int)  # 0 to 4

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Steps"))
        self._current, self._narrow = 0, False
        self._steps = [StepButton(at, self) for at in range(len(NAMES))]
        self._back, self._on = Button("", role="link"), Button("", role="link")
        self._back.clicked.connect(lambda: self._ask(self._current - 1))
        self._on.clicked.connect(lambda: self._ask(self._current + 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._back)
        for step in self._steps:
            row.addWidget(step, 1)
            step.clicked.connect(lambda _on=False, at=step.number: self._ask(at))
        row.addWidget(self._on)
        self.set_current(0)

    def show_states(self, states: Sequence[StepState]) -> None:
        """Say how far each step is."""
        for step, state in zip(self._steps, states, strict=True):
            step.show_state(state)

    def clear(self) -> None:
        """Say nothing of any client."""
        self.show_states([StepState("")] * len(self._steps))

    def set_current(self, at: int) -> None:
        """Mark the step that is on the page."""
        self._current = at
        for step in self._steps:
            step.setChecked(step.number == at)
            focusable = Qt.FocusPolicy.TabFocus if step.number == at else Qt.FocusPolicy.ClickFocus
            step.setFocusPolicy(focusable)
        self._arrange()

    def set_narrow(self, narrow: bool) -> None:
        """One step between back and on, or all five."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._arrange()

    def room_needed(self) -> int:
        """The width that all five need side by side."""
        return sum(step.sizeHint().width() + theme.px(8) for step in self._steps)

    def focus_current(self) -> None:
        """Put the keyboard on the current step."""
        self._steps[self._current].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk through the steps, as in any row of tabs."""
        ahead = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        if ahead is None:
            super().keyPressEvent(event)
        elif 0 <= self._current + ahead < len(self._steps):
            self._ask(self._current + ahead)
            self.focus_current()

    def _ask(self, at: int) -> None:
        self._steps[self._current].setChecked(True)
        self.step_requested.emit(at)

    def _arrange(self) -> None:
        for step in self._steps:
            step.set_alone(self._narrow)
            step.setVisible(not self._narrow or step.number == self._current)
        self._back.setVisible(self._narrow and self._current > 0)
        self._on.setVisible(self._narrow and self._current < len(self._steps) - 1)
        before = _(NAMES[max(self._current - 1, 0)])
        after = _(NAMES[min(self._current + 1, len(NAMES) - 1)])
        self._back.setText(f"‹  {before}")
        self._on.setText(f"{after}  ›")
        self._back.setAccessibleName(_("Back to {step}").format(step=before))
        self._on.setAccessibleName(_("On to {step}").format(step=after))


class StepButton(QAbstractButton):
    """One step: its number or a tick in a disc, its name, and how far it is."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self._state, self._alone = StepState(""), False
        self.setCheckable(True)
        self.setText(_(NAMES[number]))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"Ctrl+{number + 1}")
        self.show_state(self._state)

    def show_state(self, state: StepState) -> None:
        """Say how far the step is, aloud too."""
        self._state = state
        place = _("step {n} of {all}").format(n=self.number + 1, all=len(NAMES))
        self.setAccessibleName(", ".join(part for part in (self.text(), state.text, place) if part))
        self.updateGeometry()
        self.update()

    def set_alone(self, alone: bool) -> None:
        """Whether it stands alone: then it says of how many steps it is one."""
        self._alone = alone
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for both lines."""
        name = QFontMetrics(theme.font(14, 600)).horizontalAdvance(self.text())
        second = QFontMetrics(theme.font(12)).horizontalAdvance(self._second())
        wide = name + second + theme.px(8) if self._alone else max(name, second)
        return QSize(self._disc() + theme.px(8) + wide + theme.px(12), theme.px(52))

    def minimumSizeHint(self) -> QSize:
        """Never less than its words."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Hover repaints."""
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows belong to the row: a button of its own would only move the focus."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc, words, and the line under the current step."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0 if not self._alone else (self.width() - self.sizeHint().width()) // 2
        disc = QRect(left + 1, (self.height() - self._disc()) // 2, self._disc(), self._disc())
        self._paint_disc(painter, disc)
        self._paint_words(painter, disc.right() + theme.px(9))
        if self.isChecked():
            line = QRect(0, self.height() - theme.px(3), self.width() - theme.px(12), theme.px(3))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(line, 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 2, -1, -theme.px(5)), 6, 6)

    def _paint_disc(self, painter: QPainter, disc: QRect) -> None:
        current = self.isChecked()
        done = self._state.done and not current
        painter.setPen(Qt.PenStyle.NoPen if current or done else QPen(theme.colour("field"), 1))
        ground = "accent" if current else "good_tint" if done else "surface"
        painter.setBrush(theme.colour(ground))
        painter.drawEllipse(disc)
        if done:
            inset = self._disc() // 5
            icons.paint(
                painter,
                disc.adjusted(inset, inset, -inset, -inset),
                "ph.check",
                theme.colour("good"),
            )
            return
        painter.setFont(theme.font(12, 600))
        painter.setPen(theme.colour("on_accent" if current else "text"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(self.number + 1))

    def _paint_words(self, painter: QPainter, left: int) -> None:
        name_font, second_font = theme.font(14, 600), theme.font(12)
        name_line = QFontMetrics(name_font).height()
        second_line = QFontMetrics(second_font).height()
        top = (self.height() - name_line - (0 if self._alone else second_line)) // 2
        hot = self.isChecked() or self.underMouse()
        painter.setFont(name_font)
        painter.setPen(theme.colour("accent" if hot else "text"))
        room = self.width() - left
        painter.drawText(QRect(left, top, room, name_line), 0, self.text())
        painter.setFont(second_font)
        painter.setPen(theme.colour("caution" if self._state.open and not self._alone else "muted"))
        below = QRect(left, top + name_line, room, second_line)
        if self._alone:
            gap = QFontMetrics(name_font).horizontalAdvance(self.text()) + theme.px(8)
            below = QRect(left + gap, top + (name_line - second_line), room - gap, second_line)
        painter.drawText(below, 0, self._second())

    def _second(self) -> str:
        if self._alone:
            return _("of {n} steps").format(n=len(NAMES))
        return self._state.text

    @staticmethod
    def _disc() -> int:
        return theme.px(22)
