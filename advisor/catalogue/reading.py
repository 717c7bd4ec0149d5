"""Lines of a pack to providers and credentials; a broken line is named with its file and number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal, NoReturn, TypeVar

import msgspec
from msgspec.structs import replace

from advisor.catalogue import as_of, domains
from advisor.catalogue.places import Places
from advisor.catalogue.words import key
from advisor.domain.credential import (
    Credential,
    CredentialId,
    FactSource,
    Link,
    Provider,
    ProviderId,
)
from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.packs import MEND, Pack

CREDENTIALS, PROVIDERS = "credentials.jsonl", "providers.jsonl"
RETIRED, REGIONS = "retired.jsonl", "regions.toml"
AMOUNTS = ("tuition", "mandatory_fees", "materials", "monthly_price")
NUMBERS = (*AMOUNTS, "hours", "weeks", "hours_a_week", "credits")
Row = TypeVar("Row", bound=msgspec.Struct)
INSTITUTION = {
    "public college": "bc_public",
    "public university": "bc_public",
    "public institute": "bc_public",
    "Indigenous-governed institute": "bc_public",
    "private": "bc_private",
    "other": "other",
}


class ProviderRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """A line of ``providers.jsonl``."""

    id: str
    name: str
    kind: str
    city: str | None = None
    website: str | None = None
    source_url: str | None = None


class SourceRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """The source of one fact, where it is not the page of the record: who told it, or a page."""

    fact: str
    told_by: str = ""
    url: str = ""
    as_of: str | None = None


class CredentialRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True, omit_defaults=True):
    """A line of ``credentials.jsonl``. A key that is absent: the page did not say."""

    id: str
    title: str
    provider: str
    kind: str
    field: str
    summary: str
    source_url: str
    skills: tuple[str, ...] = ()
    delivery: Literal["online", "self-paced online", "hybrid", "in person"] | None = None
    place: str | None = None
    hours: Decimal | None = None
    weeks: int | None = None
    length_stated: str | None = None
    tuition: Decimal | None = None
    tuition_basis: str | None = None
    monthly_price: Decimal | None = None
    materials: Decimal | None = None
    cost_note: str | None = None
    credits: Decimal | None = None
    credit_bearing: bool | None = None
    proof: tuple[str, ...] = ()
    counts_toward: tuple[str, ...] = ()
    part_of: str | None = None
    prerequisites: tuple[str, ...] = ()
    intakes: tuple[str, ...] = ()
    grant_listed: bool = False
    grant_period: str | None = None
    as_of: str | None = None
    more_sources: tuple[str, ...] = ()
    read_on: date | None = None  # where it is not the day of the whole pack
    mandatory_fees: Decimal | None = None
    hours_a_week: Decimal | None = None
    fact_sources: tuple[SourceRow, ...] = ()


class RetiredRow(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A line of ``retired.jsonl``: a record of an earlier pack that is no longer offered."""

    id: str


def read_providers(pack: Pack) -> dict[str, ProviderRow]:
    """The providers of a pack by id. Raises BadInput naming file and line."""
    found: dict[str, ProviderRow] = {}
    for where, row in _rows(pack, PROVIDERS, ProviderRow):
        if row.id in found:
            _refuse(where, f"the provider {row.id} stands in the file twice")
        if row.kind not in INSTITUTION:
            _refuse(where, f"“{row.kind}” is not one of {', '.join(INSTITUTION)}")
        found[row.id] = row
    return found


def read_rows(pack: Pack, providers: Mapping[str, ProviderRow]) -> dict[str, CredentialRow]:
    """The records of a pack by id, each with the day it was read. Raises BadInput naming a line."""
    found: dict[str, CredentialRow] = {}
    for where, row in _rows(pack, CREDENTIALS, CredentialRow):
        if row.id in found:
            _refuse(where, f"the record {row.id} stands in the file twice")
        if row.provider not in providers:
            _refuse(where, f"there is no provider “{row.provider}” in {PROVIDERS}")
        if why := trouble(row):
            _refuse(where, why)
        dated = row if row.read_on else replace(row, read_on=pack.manifest.read_on)
        found[row.id] = dated
    return found


def read_retired(pack: Pack) -> frozenset[str]:
    """The ids of records that a pack takes out; a pack need not have any. Raises BadInput."""
    if RETIRED not in pack.content:
        return frozenset()
    return frozenset(row.id for _where, row in _rows(pack, RETIRED, RetiredRow))


def provider(row: ProviderRow) -> Provider:
    """A line of ``providers.jsonl`` as the catalogue knows it."""
    kind = INSTITUTION[row.kind]
    return Provider(ProviderId(row.id), row.name, row.kind, kind, row.city, row.website)


class Names:
    """The titles of all records, to see which texts name one of them."""

    def __init__(self, rows: Iterable[CredentialRow]) -> None:
        self._titles: dict[str, str] = {}
        self._ids: dict[tuple[str, str], str] = {}
        for row in rows:
            self._titles[row.id] = row.title
            self._ids.setdefault((row.provider, key(row.title)), row.id)

    def link(self, text: str, of: CredentialRow) -> Link:
        """A link with an id if the text is one, or is exactly a title of the same provider."""
        named = text if text in self._titles else self._ids.get((of.provider, key(text)))
        if named is None or named == of.id:
            return Link(text)
        return Link(self._titles[named], CredentialId(named))


def credential(row: CredentialRow, of: Provider, places: Places, names: Names) -> Credential:
    """A line of ``credentials.jsonl`` with its provider, its regions and its links."""
    return Credential(
        id=CredentialId(row.id),
        title=row.title,
        provider=of,
        kind=row.kind,
        field=row.field,
        summary=row.summary,
        skills=row.skills,
        delivery=row.delivery,
        place=row.place,
        regions=places.regions(row.place, row.provider),
        hours=row.hours,
        weeks=row.weeks,
        length_stated=row.length_stated,
        tuition=_money(row.tuition),
        tuition_basis=row.tuition_basis,
        monthly_price=_money(row.monthly_price),
        materials=_money(row.materials),
        cost_note=row.cost_note,
        credits=row.credits,
        credit_bearing=row.credit_bearing,
        proof=row.proof,
        counts_toward=tuple(names.link(text, row) for text in row.counts_toward),
        part_of=names.link(row.part_of, row) if row.part_of else None,
        prerequisites=row.prerequisites,
        intakes=row.intakes,
        grant_listed=row.grant_listed,
        grant_period=row.grant_period,
        as_of=as_of.parse(row.as_of),
        read_on=row.read_on or date.min,
        source_url=row.source_url,
        more_sources=row.more_sources,
        source_is_own=domains.same_owner(row.source_url, of.website),
        mandatory_fees=_money(row.mandatory_fees),
        hours_a_week=row.hours_a_week,
        fact_sources=tuple(
            FactSource(one.fact, one.told_by, one.url, as_of.parse(one.as_of))
            for one in row.fact_sources
        ),
    )


def trouble(row: CredentialRow) -> str | None:
    """What is wrong with the facts of a record, in words; None if nothing is."""
    if not row.title.strip():
        return "the title is empty"
    told = any(one.told_by for one in row.fact_sources)
    if domains.host(row.source_url) is None and (row.source_url or not told):
        return "a record needs a web address as its source"
    more = (*row.more_sources, *(one.url for one in row.fact_sources if one.url))
    if any(domains.host(url) is None for url in more):
        return "a fact has a source that is no web address"
    numbers = (Decimal(number) for name in NUMBERS if (number := getattr(row, name)) is not None)
    if any(not number.is_finite() or not 0 <= number < 10_000_000 for number in numbers):
        return "a length, price or credit is negative or out of reach"
    return None


def _rows(pack: Pack, name: str, kind: type[Row]) -> Iterator[tuple[str, Row]]:
    for where, line in pack.lines(name):
        try:
            yield where, msgspec.json.decode(line, type=kind)
        except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
            raise BadInput(f"{where}: {error}. {MEND}") from error


def _refuse(where: str, why: str) -> NoReturn:
    raise BadInput(f"{where}: {why}. {MEND}")


def _money(amount: Decimal | None) -> Money | None:
    return None if amount is None else Money(amount)
