"""One message bar for everything a page has to say, and the one dialog for a bug.

The crash hook is set before the first window: Qt's names are asked for when they are needed.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from advisor import __version__
from advisor.i18n import _
from advisor.ui.controls.basics import Button, Label, Sign, set_role
from advisor.ui.look import theme

log = logging.getLogger(__name__)
Action = tuple[str, Callable[[], None]]
_ICONS = {
    "info": "ph.info",
    "good": "ph.check-circle",
    "caution": "ph.warning",
    "stop": "ph.warning-octagon",
}
SHOWN_FOR = 12_000  # ms, for what needs no answer


class MessageBar(QFrame):
    """Says one thing at a time, in plain words with the next step; trouble stays until closed."""

    said = Signal(bool)  # whether there is something to read now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action: Action | None = None
        self._kind = "info"
        self._icon = Sign("ph.info", "info", 20)
        self._text = Label("", wrap=True)
        self._text.setTextInteractionFlags(QtCore.Qt.TextInteractionFlag.TextSelectableByMouse)
        self.action_button = Button("")
        self.action_button.clicked.connect(self._act)
        self._close = Button("", "ph.x", "icon")
        self._close.setAccessibleName(_("Close this message"))
        self._close.setToolTip(_("Close (Esc)"))
        self._close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self.action_button)
        row.addWidget(self._close)
        policy = QtWidgets.QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Maximum)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)
        self.hide()

    @property
    def text(self) -> str:
        """What the bar says; empty when it says nothing."""
        return self._text.text() if not self.isHidden() else ""

    def say(self, text: str, kind: str = "info", action: Action | None = None) -> None:
        """Show a message: ``kind`` info, good, caution or stop; the action is a word and a call."""
        self._action, self._kind = action, kind
        set_role(self, f"bar-{kind}")
        self._icon.set_sign(_ICONS[kind], kind)
        self._text.setText(text)
        self.action_button.setVisible(action is not None)
        self.action_button.setText(action[0] if action else "")
        self.setAccessibleName(text)
        self.show()
        self.said.emit(True)
        event = QtGui.QAccessibleAnnouncementEvent(self, text)
        QtGui.QAccessible.updateAccessibility(event)
        self._timer.stop()
        if kind in ("info", "good"):
            self._timer.start(SHOWN_FOR)

    def clear(self) -> None:
        """Say nothing; forget what was said."""
        self._timer.stop()
        self._action = None
        self._text.setText("")
        self.setAccessibleName("")
        self.hide()
        self.said.emit(False)

    def _act(self) -> None:
        action = self._action
        self.clear()
        if action is not None:
            action[1]()


def describe_crash(error: BaseException) -> str:
    """What went wrong and where in the code: never a value, so nothing about a client."""
    places = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    return "\n".join([f"Advisor {__version__}", type(error).__name__, *places])


class CrashDialog(QDialog):
    """Says that the program made a mistake. Open it with ``open()``."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Advisor"))
        self._details = describe_crash(error)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Label(_("Advisor made a mistake"), "heading"))
        said = _(
            "What you typed before is saved. Close Advisor and start it again. To have the mistake "
            "mended, copy the lines below to whoever looks after Advisor: they name places in the "
            "program and nothing about a client."
        )
        column.addWidget(Label(said, wrap=True))
        shown = QtWidgets.QPlainTextEdit(self._details)
        shown.setReadOnly(True)
        shown.setAccessibleName(_("What went wrong"))
        column.addWidget(shown)
        row = QHBoxLayout()
        self.copy_button = Button(_("Copy"), "ph.copy")
        close = Button(_("Close"), role="primary")
        self.copy_button.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(self.copy_button)
        row.addWidget(close)
        column.addLayout(row)
        self.resize(theme.px(560), theme.px(360))

    def _copy(self) -> None:
        QtGui.QGuiApplication.clipboard().setText(self._details)


def install_crash_hook(window: QWidget) -> None:
    """Let every bug end in the one dialog; the log gets its kind and place, never a value."""

    def show(kind: type[BaseException], error: BaseException, _where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        log.critical("%s", describe_crash(error))
        CrashDialog(error, window).open()

    sys.excepthook = show
