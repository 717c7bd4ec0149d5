"""What the keys do: the list that F1 shows. A test compares it with the shortcuts of every page."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

from advisor.i18n import N_, _
from advisor.ui.client.step_states import NAMES


@dataclass(frozen=True, slots=True)
class Key:
    """A key or several in Qt's own form, what it does and where, both still to translate."""

    key: str
    words: str
    where: str
    shortcut: bool = True  # else the list or field that has the keyboard hears it itself

    @property
    def row(self) -> tuple[str, str, str]:
        """The key as this machine writes it, what it does and where."""
        native = QKeySequence(self.key).toString(QKeySequence.SequenceFormat.NativeText)
        return native, _(self.words), _(self.where)


_ALL, _FILE, _PLAN = N_("Everywhere"), N_("A client's file"), N_("Plan")
_LISTS, _TABLES = N_("Lists"), N_("Tables")
KEYS = (
    Key("F1", N_("Show this list"), _ALL),
    Key("Ctrl+K", N_("Find any action, client or course"), _ALL),
    Key("F6", N_("Go to the next part of the window"), _ALL),
    Key("Shift+F6", N_("Go to the part before"), _ALL),
    Key("Ctrl+F", N_("Go to the search field"), _ALL),
    Key("Esc", N_("Close what opened last"), _ALL),
    Key("Ctrl+N", N_("New client"), _ALL),
    Key("Ctrl+L", N_("Lock"), _ALL),
    *(Key(f"Ctrl+{at}", name, _FILE) for at, name in enumerate(NAMES, start=1)),
    Key("F9", N_("Show to client"), _FILE),
    Key("Ctrl+Z", N_("Undo the last change"), _FILE),
    Key("Ctrl+S", N_("Save plan"), _PLAN),
    Key("Ctrl+P", N_("Print"), N_("Plan, comparison")),
    Key("Ctrl+Return", N_("Save"), N_("Edit a course")),
    Key("Alt+Up, Alt+Down", N_("Move a course up or down"), N_("Shortlist"), shortcut=False),
    Key("Space", N_("Tick or untick"), _LISTS, shortcut=False),
    Key("F2", N_("Edit the chosen row"), N_("Plan, course facts"), shortcut=False),
    Key("Del", N_("Take away or turn down"), N_("Shortlist, skills"), shortcut=False),
    Key("Return", N_("Open the chosen row"), _TABLES, shortcut=False),
    Key("Ctrl+C", N_("Copy the chosen rows"), _TABLES, shortcut=False),
)
