"""All that is done with a client's file open and writes outside the vault: papers and catalogue."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction

from tests.end_to_end import journey
from tests.end_to_end.driver import Driver, until

RECORD = "vcc/medical-office-assistant-certificate"
WANTED = "patient bookings in Quathiaski"
TABLE = f"id,tuition,as_of,source_url\n{RECORD},2700,2026-11-02,https://www.vcc.ca/fees/\n"


def choose_set(me: Driver) -> None:
    """What the client wants to learn, the gap to the target job, and a set for it."""
    me.press("Ctrl+2")
    for skill in (WANTED, "medical terminology"):
        me.type_into("Skills wanted", skill)
        me.press("Return")
    me.click("Skills held and missing")
    me.see("What sets this job apart")
    me.settle()
    me.click("Back to the goal")
    me.press("Ctrl+3")
    me.click("Suggest a set")
    me.settle()
    me.see("its price is not known: ask the college")
    me.click("Back to the shortlist")


def compare(me: Driver, pdf: Path) -> None:
    """The options side by side, on screen and on paper; the file is named after the day alone."""
    me.click("Compare")
    me.see("You may have to pay")
    me.click("Show the paper")
    me.settle()
    me.click("Save PDF")
    me.see("File name:")
    assert "comparison-2026-11-24.pdf" in me.screen()
    name_file(me, pdf)
    me.click("Back to the shortlist")


def keep_quote(me: Driver) -> None:
    """What the college said of the course, for every client."""
    me.open_row(f"1. {journey.QUOTED}")
    me.click("Keep this for every client")
    me.see("Kept for everyone, without the client.")
    me.settle()


def exchange(me: Driver, table: Path, export: Path) -> None:
    """A file that touches the client's plan is imported, undone and imported again; an export."""
    me.click("Catalogue")
    _choose(me, "Import…")
    name_file(me, table)
    me.see(journey.NAME)  # on the screen alone
    me.click("Import")
    me.settle()
    _choose(me, "Undo the last import…")
    me.click("Undo the import")
    me.see("The import is undone")
    me.settle()
    _choose(me, "Import…")
    name_file(me, table)
    me.click("Import")
    me.settle()
    _choose(me, "Export…")
    me.click("Table (CSV): for any program; comes back by Import")
    me.click("Choose where…")
    name_file(me, export)
    me.see("records are written")


def name_file(me: Driver, path: Path) -> None:
    """Into the folder, then the name, as people go there."""
    me.see("File name:")
    for words in (path.parent, path.name):
        me.press("Ctrl+A")
        me.write(str(words))
        me.press("Return")
    me.leave_dialog()
    me.settle()


def _choose(me: Driver, text: str) -> None:
    """An entry of the menu of the whole catalogue."""
    found = [one for one in me.window.findChildren(QAction) if one.text().replace("&", "") == text]
    until(lambda: len(found) == 1 and found[0].isEnabled(), f"“{text}” is not in one menu: {found}")
    found[0].trigger()
    me.settle()
