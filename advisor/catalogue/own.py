"""What the centre itself put into the catalogue, fact by fact, over the packs and all imports.

One file beside the catalogue, replaced in one step. It holds public facts with their source and
who entered them when; nothing about a client ever.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from advisor import files
from advisor.catalogue.reading import INSTITUTION, CredentialRow, ProviderRow, SourceRow, trouble
from advisor.domain.errors import DamagedFile, NewerFile

NAME = "own.json"
FORMAT = 1
_KINDS = {one.name: one.type for one in msgspec.structs.fields(CredentialRow)}
FACTS = tuple(
    name
    for name in _KINDS
    if name not in ("id", "source_url", "as_of", "more_sources", "read_on", "fact_sources")
)


class OwnFact(msgspec.Struct, frozen=True, omit_defaults=True):
    """One fact with its source: ``told_by``, or the page ``url``. No value: it is not stated."""

    value: Any
    by: str  # who entered it
    on: date  # when
    told_by: str = ""
    url: str = ""
    as_of: str | None = None  # the day it was told, or the time that the page prints


Edit = Mapping[str, OwnFact]  # by the name of the fact


@dataclass(frozen=True, slots=True)
class Own:
    """All own facts by record, and the providers that came with them. ``digest``: of the file."""

    records: Mapping[str, Edit] = field(default_factory=dict)
    providers: Mapping[str, ProviderRow] = field(default_factory=dict)
    digest: str = ""

    @property
    def last(self) -> date | None:
        """The day of the last entry."""
        days = [one.on for edit in self.records.values() for one in edit.values()]
        return max(days, default=None)


class _Fact(msgspec.Struct, frozen=True, omit_defaults=True):
    value: msgspec.Raw
    by: str
    on: date
    told_by: str = ""
    url: str = ""
    as_of: str | None = None


class _File(msgspec.Struct, frozen=True):
    format: int
    records: dict[str, dict[str, _Fact]]
    providers: dict[str, ProviderRow]


class _Head(msgspec.Struct, frozen=True):
    format: int


def place(catalogue: Path) -> Path:
    """The file of the own facts over the catalogue at ``catalogue``."""
    return catalogue.parent / NAME


def read(path: Path) -> Own:
    """The own facts, none where there is no file. Raises DamagedFile, NewerFile, Unavailable."""
    with files.in_words(path):
        if not path.exists():
            return Own()
        raw = path.read_bytes()
    try:
        if msgspec.json.decode(raw, type=_Head).format > FORMAT:
            raise NewerFile(f"{path} was written by a newer Advisor. Update this one first.")
        kept = msgspec.json.decode(raw, type=_File)
        records = {
            id_: {name: _typed(name, one) for name, one in facts.items()}
            for id_, facts in kept.records.items()
        }
    except ValueError as error:
        raise _damaged(path, error) from error
    if odd := [one.kind for one in kept.providers.values() if one.kind not in INSTITUTION]:
        raise _damaged(path, f"“{odd[0]}” is no kind of provider")
    return Own(records, kept.providers, hashlib.sha256(raw).hexdigest())


def write(path: Path, own: Own) -> None:
    """Keep the own facts; without any the file goes. Raises Unavailable."""
    if not own.records:
        with files.in_words(path):
            path.unlink(missing_ok=True)
        return
    kept = {
        "format": FORMAT,
        "records": own.records,
        "providers": {
            name: own.providers[name] for name in sorted(_used(own)) if name in own.providers
        },
    }
    with files.in_words(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    raw = msgspec.json.Encoder(decimal_format="number").encode(kept)
    files.write(path, msgspec.json.format(raw, indent=1))


def laid(
    own: Own, rows: Mapping[str, CredentialRow], providers: Mapping[str, ProviderRow]
) -> tuple[dict[str, CredentialRow], dict[str, ProviderRow]]:
    """Records and providers with the own facts over them.

    Facts about a record that is not there now, and that are no record by themselves, rest.
    Raises DamagedFile for what cannot be true, like a price below zero.
    """
    known = {**own.providers, **providers}
    over = dict(rows)
    for id_, edit in own.records.items():
        row = row_of(id_, edit, rows.get(id_))
        if row is None or row.provider not in known:
            continue
        if why := trouble(row):  # of what was checked when it was kept: somebody wrote in the file
            raise _damaged(NAME, f"{id_}: {why}")
        over[id_] = row
    return over, known


def row_of(id_: str, edit: Edit, under: CredentialRow | None) -> CredentialRow | None:
    """A record with its own facts; None where they are about a record that is not there."""
    base = under or _whole(id_, edit)
    if base is None:
        return None
    sources = {one.fact: one for one in base.fact_sources if one.fact not in edit}
    for name, fact in edit.items():
        if fact.told_by or (fact.url, fact.as_of) != (base.source_url, base.as_of):
            sources[name] = SourceRow(name, fact.told_by, fact.url, fact.as_of)
    values = {name: fact.value for name, fact in edit.items()}
    return replace(base, **values, fact_sources=tuple(sources.values()))


def _whole(id_: str, edit: Edit) -> CredentialRow | None:
    """A record of the centre's own; its page and date are those of its title."""
    if not {"title", "provider"} <= edit.keys():
        return None
    title = edit["title"]
    return CredentialRow(
        id=id_,
        title=title.value,
        provider=edit["provider"].value,
        kind="not stated",
        field="",
        summary="",
        source_url=title.url,
        as_of=None if title.told_by else title.as_of,
        read_on=title.on,
    )


def _damaged(file: Path | str, why: object) -> DamagedFile:
    return DamagedFile(
        f"{file}, the centre’s own catalogue entries, cannot be read ({why}). "
        "Put back a copy of it, or delete it to go on without them."
    )


def _typed(name: str, one: _Fact) -> OwnFact:
    if name not in FACTS:
        raise ValueError(f"“{name}” is no fact of a record")
    value = msgspec.json.decode(one.value, type=_KINDS[name])
    return OwnFact(value, one.by, one.on, one.told_by, one.url, one.as_of)


def _used(own: Own) -> set[str]:
    facts = (edit.get("provider") for edit in own.records.values())
    return {fact.value for fact in facts if fact is not None}


def checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of facts in the form of a record. Raises ValueError naming the fact."""
    found = {}
    for name, value in values.items():
        plain = value.strip() or None if isinstance(value, str) else value
        plain = "" if plain is None and _KINDS[name] is str else plain
        try:
            encoded = msgspec.json.Encoder(decimal_format="number").encode(plain)
            found[name] = msgspec.json.decode(encoded, type=_KINDS[name])
        except (msgspec.ValidationError, KeyError) as error:
            raise ValueError(f"{name}: {error}") from error
        if isinstance(found[name], Decimal):
            found[name] = found[name].normalize() + 0
    return found
