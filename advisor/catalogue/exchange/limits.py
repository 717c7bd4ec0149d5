"""How much of a stranger's file is taken in: looked at before anything is unpacked or parsed."""

from __future__ import annotations

import zipfile
from pathlib import Path

from advisor import files
from advisor.domain.errors import DamagedFile, Unavailable

MOST_BYTES = 256 * 1024 * 1024
MOST_ROWS = 1_000_000
MOST_COLUMNS = 500
_MOST_UNPACKED = 1024 * 1024 * 1024
_MOST_PARTS = 2_000
_SMALL = 4 * 1024 * 1024  # a part up to this size may be packed as tightly as it likes
_TIGHTEST = 150  # times smaller than unpacked; spreadsheets reach about 30


def content(path: Path) -> bytes:
    """The bytes of a file. Raises DamagedFile where it is too large, Unavailable."""
    with files.in_words(path):
        if path.stat().st_size > MOST_BYTES:
            raise DamagedFile(f"{path.name} is larger than 256 MB. Split it into several files.")
        try:
            raw = path.read_bytes()
        except IsADirectoryError as error:
            raise Unavailable(files.sentence(error, path)) from error
    return raw


def check_archive(archive: zipfile.ZipFile, name: str) -> None:
    """Refuse an archive that unpacks to too much. Raises DamagedFile."""
    parts = archive.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise DamagedFile(f"{name} unpacks to more than Advisor takes. It was not opened.")
    names = [part.filename for part in parts]
    if len(set(names)) < len(names):
        raise DamagedFile(f"{name} holds two parts of one name. It was not opened.")
    for part in parts:
        if part.flag_bits & 1:
            raise DamagedFile(f"{name} is locked with a password. Save it without one.")
        if part.file_size > _SMALL and part.file_size > _TIGHTEST * max(part.compress_size, 1):
            raise DamagedFile(f"{name} is packed far too tightly to be a real file of its kind.")
