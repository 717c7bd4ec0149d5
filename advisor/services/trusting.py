"""The centres whose signed files are taken here: known by fingerprint, kept with who and when."""

from __future__ import annotations

import tomllib
from datetime import date

import msgspec
import tomli_w

from advisor import files
from advisor.domain.errors import BadInput, DamagedFile
from advisor.paths import DataFolder


class Trusted(msgspec.Struct, frozen=True):
    """A centre whose rules or packs somebody here agreed to take."""

    fingerprint: str
    centre: str
    by: str
    on: date


def trusted(data: DataFolder) -> tuple[Trusted, ...]:
    """The centres whose files were taken before. Raises DamagedFile, Unavailable."""
    if not data.trusted.exists():
        return ()
    with files.in_words(data.trusted):
        raw = data.trusted.read_bytes()
    try:
        table = tomllib.loads(raw.decode())
        return msgspec.convert(table["trusted"], tuple[Trusted, ...])
    except (KeyError, ValueError, msgspec.ValidationError) as error:
        raise DamagedFile(f"{data.trusted} cannot be read. Mend it or delete it.") from error


def keep(data: DataFolder, one: Trusted) -> None:
    """Keep a fingerprint: its files are not asked about again. Raises BadInput, Unavailable."""
    if not one.by:
        raise BadInput("Say who compared the fingerprint, then try again.")
    kept = (*trusted(data), one)
    files.private_folder(data.trusted.parent)
    table = {"trusted": [msgspec.structs.asdict(each) for each in kept]}
    files.write(data.trusted, tomli_w.dumps(table).encode())
