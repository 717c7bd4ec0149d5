"""Answers from other threads reach only what is still there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from advisor.ui.tasks import Tasks


class Asker(QObject):
    heard = Signal(object)

    def hear(self, answer: object) -> None:
        self.heard.emit(answer)


def fail() -> None:
    raise LookupError


def latest(tasks: Tasks, call: Callable[[], Any], asker: Asker) -> None:
    tasks.latest("one", call, asker.hear, asker.hear)


def run(tasks: Tasks, call: Callable[[], Any], asker: Asker) -> None:
    tasks.run(call, asker.hear, asker.hear)


@pytest.mark.parametrize("ask", [run, latest])
@pytest.mark.parametrize("call", [int, fail])
def test_that_who_is_gone_hears_no_answer(
    qtbot: QtBot, ask: Callable[..., None], call: Callable[[], Any]
) -> None:
    tasks, gone, here = Tasks(), Asker(), Asker()
    ask(tasks, call, gone)
    delete(gone)
    qtbot.waitUntil(lambda: not tasks.busy)  # an answer to nobody would raise here
    with qtbot.waitSignal(here.heard):
        ask(tasks, call, here)
    tasks.wait()
