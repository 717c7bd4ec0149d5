"""The program in this process, on a real vault in a folder of its own."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.app import Program
from advisor.paths import DataFolder
from tests.end_to_end.driver import Driver
from tests.end_to_end.house import House
from tests.end_to_end.journey import CHEAP, TODAY

Open = Callable[[type[Driver]], Driver]


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program proposes for papers, in a home of our own."""
    folder = tmp_path / "home" / "Documents"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder.parent))
    return folder


@pytest.fixture
def open_program(
    qtbot: QtBot, qapp: QApplication, data: DataFolder, documents: Path
) -> Iterator[Open]:
    """Starts the program and hands it to somebody."""
    assert qtbot
    assert documents
    hook, programs = sys.excepthook, []

    def open_program(kind: type[Driver]) -> Driver:
        program = Program(qapp, data, today=lambda: TODAY, kdf_cost=CHEAP)
        sys.excepthook = hook  # a bug fails the test instead of opening the crash dialog
        programs.append(program)
        me = kind(program)
        me.start()
        return me

    yield open_program
    for program in programs:
        program.window.close()
        program.window.deleteLater()
        program.deleteLater()
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    gc.unfreeze()
    gc.enable()


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)
