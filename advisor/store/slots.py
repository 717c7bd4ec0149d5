"""The slot file, kept twice: one damaged copy is mended from the other."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from advisor import codec, files
from advisor.domain.errors import DamagedFile, NewerFile, Unavailable
from advisor.store.keys import CEILING_KIB, FORMAT, Slots
from advisor.store.place import SLOTS


@dataclass(frozen=True, slots=True)
class _File:
    format: int
    checksum: str  # SHA-256 of format and content
    content: str  # Slots as JSON, kept as one text so that the checksum has one reading


def write(folder: Path, slots: Slots) -> None:
    """Put both copies in place, each in one step. Raises Unavailable."""
    content = codec.to_json(slots).decode()
    data = codec.to_json(_File(FORMAT, _checksum(FORMAT, content), content))
    for name in SLOTS:
        files.write(folder / name, data, private=True)


def read(folder: Path) -> Slots:
    """The slots from the first copy that is whole; the other one is mended.

    Raises NewerFile, DamagedFile when no copy is whole, Unavailable when they may not be read.
    """
    copies = _whole(folder)
    if len(copies) < len(SLOTS) or copies[0] != copies[1]:
        write(folder, copies[0])
    return copies[0]


def look(folder: Path) -> Slots:
    """The slots from the first copy that is whole; nothing is mended. Raises as ``read`` does."""
    return _whole(folder)[0]


def whole(folder: Path) -> int:
    """How many copies are whole and agree with the first. Raises as ``read`` does."""
    copies = _whole(folder)
    return sum(copy == copies[0] for copy in copies)


def _whole(folder: Path) -> list[Slots]:
    copies = [_read(folder / name) for name in SLOTS]
    found = [slots for slots in copies if slots is not None]
    if not found:
        raise DamagedFile(
            "The key file of this vault is missing or damaged, and so is its twin. "
            f"Put slots.json back from a backup. Folder: {folder}"
        )
    return found


def _read(path: Path) -> Slots | None:
    """One copy; None when it is missing or damaged."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unavailable(files.unread(error, path)) from error
    try:
        file = codec.from_json(data, _File)
        if file.checksum != _checksum(file.format, file.content):
            return None
        if file.format > FORMAT:
            raise NewerFile(
                "This vault was made by a newer version of Advisor and was left as it is. "
                "Install that version to open it."
            )
        slots = codec.from_json(file.content, Slots)
    except DamagedFile:
        return None
    return slots if all(slot.memory_kib <= CEILING_KIB for slot in slots.slots) else None


def _checksum(format_: int, content: str) -> str:
    return hashlib.sha256(f"{format_}:{content}".encode()).hexdigest()
