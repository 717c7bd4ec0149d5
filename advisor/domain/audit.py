"""The audit trail: who opened, changed, printed or exported which file, and when; never what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Action(StrEnum):
    """What was done with a client file."""

    OPENED = "opened"
    CREATED = "created"
    CHANGED = "changed"
    UNDONE = "undone"
    PRINTED = "printed"
    EXPORTED = "exported"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the trail. ``what``: names of fields or the kind of paper, parted by spaces.

    ``client_id`` is empty where the whole vault is meant; ``name`` is the client's of today.
    """

    number: int
    client_id: str
    name: str
    action: Action
    what: str
    who: str
    at: datetime
