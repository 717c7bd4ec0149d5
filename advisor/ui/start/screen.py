"""The one application object, or a sentence where no window can be shown."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from advisor.i18n import _

NO_SCREEN = 3  # the exit code for what the machine lacks


def application() -> QApplication:
    """Qt's application. Without a screen, or without a library that a window needs, Qt would
    abort with a core dump: it is left with one sentence and the environment's exit code instead.
    """
    said: list[str] = []

    def heard(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            _leave(said)
        said.append(text)

    before = qInstallMessageHandler(heard)
    # named here, for asking for a style in Python makes a hundred enums before the first paint
    made = QApplication(["advisor", "-style", "Fusion"])
    qInstallMessageHandler(before)
    for line in said:
        print(line, file=sys.stderr)
    return made


def _leave(said: list[str]) -> None:
    """End at once: after a fatal message Qt aborts whatever else is done."""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        print(*said, sep="\n", file=sys.stderr)
    sentence = _(
        "There is no screen here on which the window could open. Open Advisor on a desktop, "
        "or walk the main job without a screen: advisor demo --out DIR"
    )
    print(sentence, file=sys.stderr, flush=True)
    os._exit(NO_SCREEN)
