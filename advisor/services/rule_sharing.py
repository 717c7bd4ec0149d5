"""The centre's own rules as one signed file: given to another centre, taken from one.

The key is made once for a centre and stays in the private folder; others know it by its
fingerprint, asked about once and then kept in a list.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from advisor import files, signing
from advisor.domain.errors import BadInput, DamagedFile
from advisor.funding import local
from advisor.funding.local import LocalRules
from advisor.paths import DataFolder
from advisor.services import ruling, trusting
from advisor.services.trusting import Trusted

SUFFIX = "advisor-rules"
_MOST_BYTES = 4 * 1024 * 1024
_HEAD = "# The centre’s own funding rules, made with Advisor. Do not edit: the file is signed.\n"


@dataclass(frozen=True, slots=True)
class Offer:
    """A signed file whose signature is right. ``centre`` is who it says it is."""

    centre: str
    made_on: date
    fingerprint: str
    rules: LocalRules
    trusted: Trusted | None  # since when the fingerprint is trusted here
    own: bool  # signed with this centre's own key


class _Header(msgspec.Struct, frozen=True):
    centre: str
    made_on: date


def own_fingerprint(data: DataFolder) -> str:
    """How others know this centre's files. Raises DamagedFile, Unavailable."""
    return signing.fingerprint(signing.public(signing.own_key(data.signing_key)))


def give(data: DataFolder, target: Path, centre: str, on: date) -> str:
    """Write the centre's own rules to one signed file; returns the fingerprint.

    Raises BadInput where there are no rules or no name of the centre, DamagedFile, Unavailable.
    """
    if not centre.strip():
        raise BadInput("The file says whose rules these are. Type the centre’s name in Settings.")
    mine = ruling.export(data.rules)
    head = tomli_w.dumps({"shared": {"centre": centre.strip(), "made_on": on}})
    text = _HEAD.encode() + local.content(mine) + b"\n" + head.encode()
    key = signing.own_key(data.signing_key)
    files.write(target, signing.signed(text, key))
    return signing.fingerprint(signing.public(key))


def look(data: DataFolder, source: Path) -> Offer:
    """Who made a file and what is in it. Raises BadInput, DamagedFile, NewerFile, Unavailable."""
    with files.in_words(source):
        if source.stat().st_size > _MOST_BYTES:
            raise DamagedFile(f"{source.name} is too large for a file of rules. Choose another.")
        raw = source.read_bytes()
    found = signing.opened(raw, source.name)
    table = _table(found.text, source.name)
    try:
        header = msgspec.convert(table.pop("shared", None), _Header)
    except msgspec.ValidationError as error:
        raise DamagedFile(f"{source.name} does not say whose rules it holds.") from error
    known = {one.fingerprint: one for one in trusting.trusted(data)}
    return Offer(
        centre=header.centre,
        made_on=header.made_on,
        fingerprint=found.fingerprint,
        rules=local.from_table(table, source.name),
        trusted=known.get(found.fingerprint),
        own=data.signing_key.exists() and own_fingerprint(data) == found.fingerprint,
    )


def trust(data: DataFolder, offer: Offer, by: str, on: date) -> None:
    """Keep a fingerprint: its files are not asked about again. Raises BadInput, Unavailable."""
    if offer.own or offer.trusted:
        return
    trusting.keep(data, Trusted(offer.fingerprint, offer.centre, by.strip(), on))


def _table(raw: bytes, name: str) -> dict[str, Any]:
    try:
        return local.table_of(raw)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DamagedFile(f"{name} cannot be read ({error}). Ask for the file again.") from error
