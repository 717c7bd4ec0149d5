"""F9: the view for two people at one screen. One first name, plain words, no sensitive answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.client import ClientFile
from advisor.domain.estimate import Estimate, Question
from advisor.i18n import _
from advisor.services.summing import Look, Segment, Sum, summary
from advisor.ui.client import sum_words
from advisor.ui.client.client_courses import CourseTable, course_rows
from advisor.ui.controls.page_scroll import digits_across, set_stacked
from advisor.ui.controls.widgets import Button, FlowLayout, Label, Sign, clear_layout, hair
from advisor.ui.look import painting, theme

BESIDE = 120  # digits across: narrower, what we still ask goes below
SIDE = 428


class ClientView(QWidget):
    """Nothing here can be edited; scrolling and Back are all there is."""

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("For you to see"))
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._left.setContentsMargins(32, 24, 32, 24)
        self._left.setSpacing(12)
        self._right.setContentsMargins(32, 24, 32, 24)
        self._right.setSpacing(12)
        left = QWidget()
        left.setLayout(self._left)
        self._side = QFrame()
        self._side.setProperty("role", "aside")
        self._side.setLayout(self._right)
        page = _Sheet()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(left, 1)
        self._columns.addWidget(self._side)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        column.addWidget(scroll, 1)
        column.addWidget(self._foot())
        self.setFocusProxy(scroll)

    def show_file(self, file: ClientFile, estimate: Estimate) -> None:
        """Show a file as it is now."""
        self.clear()
        said = summary(file, estimate)
        name = wording.first_name(file.client.name)
        title = _("{name}, this is your plan and its cost").format(name=name)
        self._left.addWidget(
            Label(title if name else _("Your plan and its cost"), "client-title", wrap=True)
        )
        if said.chosen:
            if said.stale:
                self._left.addWidget(Label(_stale(said), "client-caution", wrap=True))
            self._left.addLayout(_sums(said))
            bar = painting.MoneyBar(40)
            bar.set_segments(said.segments, sum_words.bar(said))
            self._left.addWidget(bar)
            self._left.addWidget(_legend(said.segments))
            self._left.addWidget(CourseTable(course_rows(file, estimate)))
            for words in _later(said):
                self._left.addWidget(Label(words, "client-small", wrap=True))
        else:
            none = _("No course is chosen yet. When one is, its cost stands here.")
            self._left.addWidget(Label(none, "client", wrap=True))
        self._left.addStretch(1)
        self._ask(file, estimate)
        aside = (estimate.stops, _effects(estimate), _asked(estimate))
        self._side.setVisible(any(map(bool, aside)))

    def clear(self) -> None:
        """Let go of everything shown."""
        clear_layout(self._left)
        clear_layout(self._right)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "mode")
        row = QHBoxLayout(bar)
        row.setContentsMargins(32, 8, 32, 8)
        row.setSpacing(8)
        row.addWidget(Sign("ph.monitor", "info", 20))
        row.addWidget(Label(_("For you to see."), "mode-strong"))
        row.addWidget(Label(_("Nobody else’s name is on this screen."), "info", wrap=True), 1)
        self.back_button = Button(_("Back"))
        self.back_button.set_hint("F9")
        self.back_button.clicked.connect(self.back_requested)
        row.addWidget(self.back_button)
        return bar

    def _ask(self, file: ClientFile, estimate: Estimate) -> None:
        for text in dict.fromkeys(stop.public_text for stop in estimate.stops):
            self._right.addWidget(_stop_box(text))
        for text in _effects(estimate):
            self._right.addWidget(Label(text, "client", wrap=True))
        asked = _asked(estimate)
        if asked:
            self._right.addSpacing(8)
            self._right.addWidget(Label(_("What we still ask"), "client-strong"))
        titles = {str(item.id): item.title for item in file.items}
        for number, question in enumerate(asked, 1):
            title = titles.get(question.credential_id or "", "")
            self._right.addWidget(_question(number, question, title))
            self._right.addWidget(hair())
        self._right.addStretch(1)

    def _foot(self) -> QFrame:
        """Always in sight, whatever scrolls above it."""
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(32, 10, 32, 10)
        row.setSpacing(12)
        row.addWidget(Sign("ph.info", "muted", 22))
        said = _("This is an estimate, not an approval. Those who pay decide.")
        row.addWidget(Label(said, "client-small", wrap=True), 1)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        beside = digits_across(self) >= BESIDE
        set_stacked(self._columns, stacked=not beside)
        if beside:
            self._side.setFixedWidth(min(theme.px(SIDE), self.width() // 2))
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16777215)


def _asked(estimate: Estimate) -> list[Question]:
    """The harmless questions, at most three; all about the person are one."""
    harmless = [question for question in estimate.questions if not question.sensitive]
    person = [question for question in harmless if question.credential_id is None]
    courses = [question for question in harmless if question.credential_id is not None]
    return [*courses, *person[:1]][:3]


def _asked_words(question: Question) -> str:
    """Words for the client: the screen's own are written for the counsellor."""
    if question.credential_id is None:
        return _("A few answers about you. We ask them together.")
    return question.paper or question.question


def _effects(estimate: Estimate) -> list[str]:
    """What study does to a benefit: only what tells nothing about the person, in plain words."""
    return [one.paper for one in estimate.effects if one.paper and not one.sensitive]


def _later(said: Sum) -> list[str]:
    """Money that is no cover, without the name of any program."""
    lines = []
    if said.tax_time is not None:
        words = _("With your tax return, months later, about {amount} may come back.")
        lines.append(words.format(amount=wording.money(said.tax_time)))
    if said.loans is not None:
        words = _("You could borrow up to {amount}. A loan must be paid back.")
        lines.append(words.format(amount=wording.money(said.loans)))
    return lines


def _stale(said: Sum) -> str:
    if len(said.stale) > 1:
        return _("Some rules are old by now. Ask if the money is still there.")
    if said.checked_until is None:
        return "\n".join(said.stale)
    words = _("We know the rules up to {day} only. Ask if the money is still there.")
    return words.format(day=wording.day(said.checked_until))


class _Sheet(QWidget):
    """Scrolls by the height that its width needs; wrapped labels ask for more than that."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def _sums(said: Sum) -> QBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(32)
    row.addLayout(_amount(sum_words.lead(said), sum_words.worst(said), "sum-big"))
    line = QFrame()
    line.setProperty("role", "upright")
    row.addWidget(line)
    row.addLayout(_amount(_("If all say yes"), sum_words.best(said), "sum-client"))
    row.addStretch(1)
    box = QVBoxLayout()
    box.addLayout(row)
    if reason := sum_words.no_limit(said):
        box.addWidget(Label(reason, "client-caution", wrap=True))
    return box


def _amount(text: str, amount: str, role: str) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(0)
    box.addWidget(Label(text, "client"))
    shown = Label(amount, role, wrap=not amount.startswith("$"))
    shown.setAccessibleName(f"{text} {amount}")
    box.addWidget(shown)
    box.addStretch(1)
    return box


def _legend(parts: tuple[Segment, ...]) -> QWidget:
    box = QWidget()
    flow = FlowLayout(box, spacing=24)
    unknown = [part for part in parts if part.look is Look.NO_PRICE]
    for part in (*(p for p in parts if p.look is not Look.NO_PRICE), *unknown[:1]):
        one = QWidget()
        row = QHBoxLayout(one)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(painting.Swatch(part.look, size=18))
        if part.amount is not None and part.look is not Look.NO_PRICE:
            row.addWidget(Label(wording.money(part.amount), "client-small-strong"))
        words = {
            Look.IN_WRITING: _("paid, in writing"),
            Look.BY_THE_RULES: _("paid by the rules, not promised yet"),
            Look.NOT_CONFIRMED: _("others may pay, not decided"),
            Look.LEFT: _("you pay even then"),
            Look.NO_PRICE: sum_words.unknown_prices(len(unknown)),
        }
        row.addWidget(Label(words[part.look], "client-legend"))
        flow.addWidget(one)
    return box


def _stop_box(text: str) -> QFrame:
    box = QFrame()
    box.setProperty("role", "bar-stop")
    box.setAccessibleName(_("Before you sign up: {text}").format(text=text))
    row = QHBoxLayout(box)
    row.setContentsMargins(20, 16, 20, 16)
    row.setSpacing(16)
    row.addWidget(Sign("ph.warning-octagon-fill", "stop", 28), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(4)
    words.addWidget(Label(_("Before you sign up"), "client-stop", wrap=True))
    words.addWidget(Label(text, "client", wrap=True))
    row.addLayout(words, 1)
    return box


def _question(number: int, question: Question, title: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 4, 0, 4)
    row.setSpacing(14)
    row.addWidget(Label(str(number), "round"), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(4)
    if title:
        words.addWidget(Label(title, "client-small-strong", wrap=True))
    words.addWidget(Label(_asked_words(question), "client", wrap=True))
    if question.dollars_at_stake:
        about = _("It decides about {amount}.").format(
            amount=wording.money(question.dollars_at_stake)
        )
        words.addWidget(Label(about, "client-small", wrap=True))
    row.addLayout(words, 1)
    return box
