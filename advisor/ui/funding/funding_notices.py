"""What stands before any number: stops, effects on benefits, rules that may be out of date."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.estimate import Effect, ProgramResult, Stop
from advisor.i18n import _
from advisor.ui.controls.iconed import Iconed, Sign
from advisor.ui.controls.widgets import Button, Label, clear_layout
from advisor.ui.funding.funding_columns import short_name
from advisor.ui.funding.reason_words import sources
from advisor.ui.look import theme

TOP = Qt.AlignmentFlag.AlignTop


class StopBox(QFrame):
    """One step that must come first, with the answer that lifts it."""

    lifted = Signal(Stop)
    why_requested = Signal(Stop)

    def __init__(self, stop: Stop) -> None:
        super().__init__()
        self.stop = stop
        self.setProperty("role", "bar-stop")
        self.setAccessibleName(f"{stop.title}. {stop.text}")
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        title = Label(
            _("Stop: {title}").format(title=_inside(stop.title)), "stop-strong", wrap=True
        )
        words.addWidget(title)
        words.addWidget(Label(stop.text, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(12))
        row.addWidget(Sign("ph.warning-octagon-fill", "stop", 20), 0, TOP)
        row.addLayout(words, 1)
        self.why_button = Button(_("Why"), role="link")
        self.why_button.clicked.connect(lambda: self.why_requested.emit(self.stop))
        row.addWidget(self.why_button)
        self.lift_button = Button(lifting(stop))
        if stop.fact is None:
            self.lift_button.hide()
        self.lift_button.clicked.connect(lambda: self.lifted.emit(self.stop))
        row.addWidget(self.lift_button)


class StaleBar(QFrame):
    """Rules past the day until which they were checked: one by its sentence, several by name."""

    def __init__(self, programs: Sequence[ProgramResult]) -> None:
        super().__init__()
        self.setProperty("role", "bar-caution")
        words = _stale_words(programs)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(6), theme.px(16), theme.px(6))
        row.setSpacing(theme.px(12))
        row.addWidget(Sign("ph.warning", "caution", 18), 0, TOP)
        row.addWidget(Label(words, "caution", wrap=True), 1)
        self.setAccessibleName(words)
        self.setToolTip("\n".join(program.stale or "" for program in programs))


class EffectsBox(QFrame):
    """What study or money does to a benefit: quiet, with whom to ask and where it was read."""

    def __init__(self, effects: Sequence[Effect]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(_("What this does to benefits"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(10))
        column.setSpacing(theme.px(4))
        title = Iconed("ph.info", "strong", self.accessibleName(), colour="info")
        column.addWidget(title)
        for effect in effects:
            column.addWidget(Label(effect.text, wrap=True))
            ask = _("Ask: {who}").format(who=effect.ask_whom) if effect.ask_whom else ""
            where = f"{effect.rule} · {sources(effect.sources)}" if effect.sources else effect.rule
            small = " · ".join(part for part in (ask, where) if part)
            column.addWidget(Label(small, "small", wrap=True))


class Notices(QWidget):
    """Stops first, then effects on benefits and stale rules; nothing where there is none."""

    lifted = Signal(Stop)
    why_requested = Signal(Stop)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[object, ...] = ()
        self.stops: list[StopBox] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))
        self.hide()

    def show_notices(
        self,
        stops: Sequence[Stop],
        programs: Sequence[ProgramResult],
        effects: Sequence[Effect] = (),
    ) -> None:
        """Show these; boxes that stay the same are left alone, with their focus."""
        stale = [program for program in programs if program.stale]
        now = (*stops, *effects, *(program.stale for program in stale))
        if now == self._shown:
            return
        self._shown = now
        clear_layout(self._column)
        self.stops = [StopBox(stop) for stop in stops]
        for box in self.stops:
            box.lifted.connect(self.lifted)
            box.why_requested.connect(self.why_requested)
            self._column.addWidget(box)
        if effects:
            self._column.addWidget(EffectsBox(effects))
        if stale:
            self._column.addWidget(StaleBar(stale))
        self.setVisible(bool(now))


def _stale_words(programs: Sequence[ProgramResult]) -> str:
    if len(programs) == 1:
        return programs[0].stale or ""
    named = [
        f"{short_name(p)} ({wording.day(p.verified_until)})" if p.verified_until else p.name
        for p in programs
    ]
    words = _("Rules checked only up to a day that is past: {programs}. Ask first.")
    return words.format(programs=", ".join(named))


def _inside(title: str) -> str:
    return title[:1].lower() + title[1:]


def lifting(stop: Stop) -> str:
    """What the button says that lifts a stop."""
    if stop.fact == "benefit_approval":
        return _("Permission received")
    return _("Counsellor agreed") if stop.fact == "workbc_counsellor_ok" else _("This is done")
