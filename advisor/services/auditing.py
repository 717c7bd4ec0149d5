"""The audit trail: note what left or was looked at, read it, look if it is whole, export it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from advisor import files
from advisor.domain.audit import Action, Entry
from advisor.store import audit
from advisor.store.vault import Vault

__all__ = ["SHOWN", "Action", "Entry"]

SHOWN = 2000  # lines on screen; a file of the trail holds all
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would carry out


def note(vault: Vault, client_id: str, action: Action, what: str = "") -> None:
    """One line about a client; ``client_id`` empty = the whole vault. Raises Unavailable."""
    with vault.transaction() as session:
        audit.add(session, client_id, (action, what), vault.who, vault.clock())


def newest(vault: Vault) -> tuple[Entry, ...]:
    """The last ``SHOWN`` lines, the newest first."""
    with vault.transaction() as session:
        return audit.entries(session, SHOWN)


def looks_whole(vault: Vault) -> bool:
    """A short look at the end of the trail; ``advisor vault check`` reads all of it."""
    with vault.transaction() as session:
        return audit.broken(session, audit.GLANCE) is None


def save_csv(vault: Vault, path: Path) -> None:
    """Write the whole trail as a table: ids and names of fields, no client's name or words.

    That it was exported stands in the trail from then on. Raises Unavailable.
    """
    with vault.transaction() as session:
        lines = audit.entries(session)
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(("number", "at", "who", "action", "client", "what"))
    for one in reversed(lines):
        who = f"'{one.who}" if one.who.startswith(_FORMULA) else one.who
        writer.writerow((one.number, one.at.isoformat(), who, one.action, one.client_id, one.what))
    files.write(path, table.getvalue().encode("utf-8-sig"), private=True)
    note(vault, "", Action.EXPORTED, "audit")
