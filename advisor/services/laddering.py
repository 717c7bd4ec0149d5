"""What leads to a record and where it leads on: ladders and bundles, in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.domain.credential import Credential, CredentialId, Link
from advisor.services.searching import Catalogue

LEVELS = 4  # no page climbs higher; a ring ends anyway


@dataclass(frozen=True, slots=True)
class Rung:
    """A record of the catalogue, or (``id`` None) words that name none."""

    title: str
    id: CredentialId | None
    provider: str = ""
    from_title: str = ""  # what counts toward it


@dataclass(frozen=True, slots=True)
class Ladder:
    """A record with what counts toward it, what it counts toward by level, and its bundle."""

    credential: Credential
    below: tuple[Rung, ...] = ()
    levels: tuple[tuple[Rung, ...], ...] = ()
    bundle: Rung | None = None  # the whole that it is a part of; itself where it is the whole
    members: tuple[Rung, ...] = ()  # the other parts of it that the catalogue has

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said of steps before it, after it or around it."""
        return not (self.below or self.levels or self.bundle)


def own(credential: Credential) -> Ladder:
    """What the record says itself."""
    part = credential.part_of
    level = tuple(_linked(link, credential.title) for link in credential.counts_toward)
    bundle = Rung(part.text, part.credential_id) if part else None
    return Ladder(credential, levels=(level,) if level else (), bundle=bundle)


def whole(catalogue: Catalogue, credential: Credential) -> Ladder:
    """The same with what other records say of it, and of where it leads to."""
    alone = own(credential)
    below = tuple(map(_rung, catalogue.ladders.toward(credential.id)))
    bundle, members = alone.bundle, _members(catalogue, credential)
    if bundle is None and members:
        bundle = Rung(credential.title, credential.id)
    levels = tuple(_climb(catalogue, credential, alone))
    steps = {one.id for level in (below, *levels) for one in level}
    if members and {one.id for one in members} <= steps:
        bundle, members = alone.bundle, ()  # the same records, said once
    return Ladder(credential, below, levels, bundle, members)


def _members(catalogue: Catalogue, credential: Credential) -> tuple[Rung, ...]:
    named = credential.part_of.text if credential.part_of else credential.title
    found = catalogue.ladders.bundle(credential.provider.id, named)
    return tuple(_rung(one) for one in found if one.id != credential.id)


def _climb(
    catalogue: Catalogue, credential: Credential, alone: Ladder
) -> Iterator[tuple[Rung, ...]]:
    """Level after level; each record stands once, on the level that reaches it first."""
    level: Sequence[Rung] = alone.levels[0] if alone.levels else ()
    seen: set[str] = {credential.id}
    for _step in range(LEVELS):
        fresh = [rung for rung in level if (rung.id or rung.title) not in seen]
        if not fresh:
            return
        seen.update(rung.id or rung.title for rung in fresh)
        records = {rung.id: catalogue.credential(rung.id) for rung in fresh if rung.id}
        known = [record for record in records.values() if record is not None]
        yield tuple(_dressed(rung, records[rung.id] if rung.id else None) for rung in fresh)
        level = [_linked(link, one.title) for one in known for link in one.counts_toward]


def _dressed(rung: Rung, record: Credential | None) -> Rung:
    provider = record.provider.name if record else ""
    return Rung(rung.title, rung.id, provider, rung.from_title)


def _linked(link: Link, from_title: str) -> Rung:
    return Rung(link.text, link.credential_id, from_title=from_title)


def _rung(record: Credential) -> Rung:
    return Rung(record.title, record.id, record.provider.name)
