"""What happens next with the client and by when; edited in place."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from advisor import wording
from advisor.domain.client import Client
from advisor.i18n import _
from advisor.ui.controls.fields import Fields
from advisor.ui.controls.guarded import Guarded
from advisor.ui.controls.page_scroll import set_stacked
from advisor.ui.controls.widgets import Button, DateEdit, Label, LineEdit, clear_layout
from advisor.ui.look import theme
from advisor.ui.work import Work

SOON = timedelta(days=3)
BESIDE_WORDS = 5  # px: edge and padding of a button that stands in a text
LONGEST_STEP, SHORTER_STEP, SHORTEST_STEP = 300, 220, 110  # px at 100 %


class NextStep(QWidget):
    """What happens next and by when; edited in place."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._step, self._narrow = work, "", False
        self._longest = LONGEST_STEP
        self._heading = Label(_("Next step"), "small")
        self._due = QHBoxLayout()
        self.open_button = Button("", role="plain")
        self.open_button.clicked.connect(self.open)
        self.text = Guarded(LineEdit(_("Next step"), _("Next step")))
        self.day = DateEdit(_("by when"), _("Next step, by when"))
        self.done_button = Button(_("Done"))
        self.done_button.clicked.connect(self.shut)
        self._shown, self._editor = QWidget(), QWidget()
        self._arrange()
        fields = Fields(work, self)
        fields.client(self.text, "next_step")
        fields.client(self.day, "next_step_on")
        work.file_changed.connect(lambda file, _estimate: self._show(file.client))
        work.closed.connect(self._clear)
        self._clear()

    def set_narrow(self, narrow: bool) -> None:
        """Narrow: the due day and the beginning of the step on one line."""
        self._narrow = narrow
        set_stacked(self._lines, stacked=not narrow)
        self._heading.setVisible(not narrow)
        self._write()

    def set_beside(self, *, something: bool) -> None:
        """Something more stands in the header: the step leaves it some of its room."""
        self._longest = SHORTER_STEP if something else LONGEST_STEP
        self._write()

    def room_needed(self) -> int:
        """The width of the step where it may be as long as it likes."""
        wide = self.open_button.fontMetrics().horizontalAdvance(self._step) + 24
        return max(min(wide, theme.px(self._longest)), self._editor.minimumSizeHint().width() // 2)

    def open(self) -> None:
        """Edit the next step."""
        self._shown.hide()
        whole = self.day.fontMetrics().horizontalAdvance("30 Nov 2026")
        self.day.setMinimumWidth(whole + theme.px(24))
        self._editor.show()
        self.text.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut(self) -> None:
        """Show it again."""
        inside = self._editor.isAncestorOf(self.focusWidget() or self)
        self._editor.hide()
        self._shown.show()
        if inside:
            self.open_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc end the editing; what was typed is kept either way, undo takes it back."""
        ends = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
        if self._editor.isVisible() and event.key() in ends:
            self.shut()
            return
        super().keyPressEvent(event)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.setContentsMargins(BESIDE_WORDS, 0, 0, 0)  # on one line with the words of the button
        top.addWidget(self._heading)
        top.addLayout(self._due)
        top.addStretch(1)
        self._lines = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._shown)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addLayout(top)
        self._lines.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        editor = QHBoxLayout(self._editor)
        editor.setContentsMargins(0, 0, 0, 0)
        editor.addWidget(self.text, 2)
        editor.addWidget(self.day, 1)
        editor.addWidget(self.done_button)
        both = QVBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._shown)
        both.addWidget(self._editor)
        self._editor.hide()

    def _show(self, client: Client) -> None:
        text, role = due(client.next_step_on, self._work.today())
        clear_layout(self._due)
        if text:
            self._due.addWidget(Label(text, role), 0, Qt.AlignmentFlag.AlignVCenter)
        self._step = client.next_step
        self._write()

    def _write(self) -> None:
        wide = theme.px(SHORTEST_STEP if self._narrow else self._longest)
        how = Qt.TextElideMode.ElideRight
        shown = self.open_button.fontMetrics().elidedText(self._step, how, wide)
        self.open_button.setText(shown or _("Add a next step"))
        self.open_button.setToolTip(self._step if shown != self._step else "")
        name = _("Next step: {text}. Edit").format(text=self._step)
        self.open_button.setAccessibleName(name if self._step else _("Add a next step"))

    def _clear(self) -> None:
        self._step = ""
        clear_layout(self._due)
        self.open_button.setText("")
        self.open_button.setToolTip("")
        self._editor.hide()
        self._shown.show()


def due(on: date | None, today: date) -> tuple[str, str]:
    """The words of a due date and the role of its tag."""
    if on is None:
        return "", "small"
    if on < today:
        return _("Late: {day}").format(day=wording.weekday(on)), "tag-stop"
    if on == today:
        return _("today"), "tag-caution"
    if on - today <= SOON:
        return _("by {day}").format(day=wording.weekday(on)), "tag-caution"
    return _("by {day}").format(day=wording.day(on)), "small"
