"""The program in a process of its own: ``python -m tests.end_to_end.child VERB [PDF]``.

Its home, its temporary folder and its settings are what the environment says, as for everybody.
The last line printed is a JSON document about the process.
"""

from __future__ import annotations

import itertools
import json
import os
import socket
import sys
import traceback
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from advisor.app import Program
from advisor.paths import data_folder
from advisor.ui.clients.clients_page import ClientsPage
from tests.end_to_end import journey, upkeep, walls
from tests.end_to_end.driver import Driver

KEY_EVERY_MS = 25


def unlock(me: Driver) -> None:
    me.see("Unlock your vault")
    me.write(journey.PASSPHRASE)
    me.press("Return")
    me.see("Funding rules")
    me.settle()


def guest(me: Driver, pdf: str) -> None:
    """Somebody who wants advice, not a file."""
    unlock(me)
    (page,) = me.window.findChildren(ClientsPage)
    me.push(page.guest_button)
    me.see("Nothing is kept unless you keep it as a client.")
    me.press("Ctrl+1")
    me.type_into("Birth date", "4 May 1992")
    journey.record_goal(me)
    journey.choose_courses(me)
    journey.type_quote(me)
    journey.see_funding(me)
    write_paper(me, pdf)


def client(me: Driver, pdf: str) -> None:
    """A client with a file, whose paper goes into a folder of their name."""
    unlock(me)
    journey.open_file(me)
    journey.record_goal(me)
    journey.choose_courses(me)
    journey.type_quote(me)
    journey.see_funding(me)
    write_paper(me, pdf)
    me.click("Copy case note")
    me.press("F9", "Escape", "Ctrl+Z", "Ctrl+L")
    me.see("Unlock your vault")
    me.settle()


def upkeep_of(me: Driver, folder: str) -> None:
    """A client's options compared and suggested, and the catalogue kept true beside it."""
    unlock(me)
    journey.open_file(me)
    journey.record_goal(me)
    journey.choose_courses(me)
    journey.type_quote(me)
    upkeep.choose_set(me)
    upkeep.compare(me, Path(folder) / "comparison.pdf")
    upkeep.keep_quote(me)
    upkeep.exchange(me, Path(folder) / "fees.csv", Path(folder) / "export.csv")
    me.press("Ctrl+L")
    me.see("Unlock your vault")
    me.settle()


def write_paper(me: Driver, pdf: str) -> None:
    me.press("Ctrl+5")
    me.see("Page 1 of")
    me.click("Save PDF")
    me.see("File name:")
    for words in (Path(pdf).parent, Path(pdf).name):  # into the folder, as people go there
        me.press("Ctrl+A")
        me.write(str(words))
        me.press("Return")
    me.leave_dialog()
    me.see("It is not encrypted: keep it safe.")


def typing(me: Driver, _pdf: str) -> None:
    """Type into the goal until killed; every key is told as soon as it is pressed."""
    unlock(me)
    journey.open_file(me)
    me.press("Ctrl+2")
    me.settle()
    letters = (letter for number in itertools.count(1) for letter in f"{number} ")
    timer = QTimer(me.window)

    def press() -> None:
        letter = next(letters)
        me.write(letter)
        print(letter, end="", flush=True)

    timer.timeout.connect(press)
    timer.start(KEY_EVERY_MS)
    print("typing", flush=True)
    QApplication.exec()


def reach_out(_me: Any, _pdf: str) -> None:
    """What the wall is for."""
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def end(kind: type[BaseException], error: BaseException, where: Any) -> None:
    traceback.print_exception(kind, error, where)
    os._exit(70)


def main(verb: str, pdf: str = "") -> None:
    walled = walls.build()
    if verb == "reach_out":
        reach_out(None, pdf)
    application = QApplication(["advisor"])
    program = Program(application, data_folder(), today=lambda: journey.TODAY)
    sys.excepthook = end
    me = Driver(program)
    me.start()
    {"guest": guest, "client": client, "typing": typing, "upkeep": upkeep_of}[verb](me, pdf)
    title = me.window.windowTitle()
    me.window.close()
    told = {"walled": walled, "title": title, "modules": sorted(sys.modules)}
    print(json.dumps(told))


if __name__ == "__main__":
    main(*sys.argv[1:])
