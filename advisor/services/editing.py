"""Put facts into the catalogue by hand, and take them back: what this centre knows of a course.

Each fact stands by itself with its source, its date and who entered it, over what packs and
imports say of the record; they go on renewing the other facts. Nothing about a client is kept.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from msgspec.structs import replace
from rapidfuzz import fuzz

from advisor.catalogue import as_of, domains, own, reading
from advisor.catalogue.build import renew
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.exchange import facts as naming
from advisor.catalogue.own import Edit, Own, OwnFact
from advisor.catalogue.query import UNKNOWN, Query
from advisor.catalogue.reading import CredentialRow, ProviderRow
from advisor.catalogue.words import key
from advisor.domain.credential import CredentialId, Provider
from advisor.domain.errors import BadInput
from advisor.i18n import _
from advisor.paths import DataFolder
from advisor.services import importing

__all__ = ["Alike", "Edit", "Given", "NewProvider", "OwnFact", "Saved", "Source"]
PROVIDER_KINDS = tuple(reading.INSTITUTION)
KINDS = (
    "micro-credential",
    "course",
    "short certificate",
    "certificate",
    "professional certificate",
    "diploma",
    "degree",
)
_ALIKE = 90  # percent of two titles, by their words
_PRICES = ("tuition", "tuition_basis", "monthly_price")
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from: ``told_by`` on a day, or a page with the time that it prints."""

    told_by: str = ""
    told_on: date | None = None
    url: str = ""
    printed: str = ""  # empty: the page carries no date


@dataclass(frozen=True, slots=True)
class NewProvider:
    """A provider that the catalogue does not know yet; ``kind`` is one of PROVIDER_KINDS."""

    name: str
    kind: str
    city: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """Facts by the names of ``Credential``'s fields, in the form of a pack's row.

    ``facts["provider"]`` is an id, unless ``provider`` is new. ``confirmed`` names facts that
    were asked about again and stand as they were. ``sources``: of facts with one of their own.
    """

    facts: Mapping[str, Any]
    source: Source
    provider: NewProvider | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    confirmed: frozenset[str] = field(default_factory=frozenset)
    sure: bool = False  # there may be a second record of nearly the same title


@dataclass(frozen=True, slots=True)
class Saved:
    """What was kept, and the edit of the record before, for ``restore``."""

    id: CredentialId
    before: Edit | None


class Alike(BadInput):
    """The provider has a record of the same or nearly the same title."""

    def __init__(self, sentence: str, id_: CredentialId) -> None:
        super().__init__(sentence)
        self.id = id_


@dataclass(frozen=True, slots=True)
class Choices:
    """What the catalogue knows already, to choose from while typing."""

    providers: tuple[Provider, ...]
    fields: tuple[str, ...]
    titles: tuple[str, ...]


def choices(catalogue: Catalogue) -> Choices:
    """The providers, the fields of study and the titles of the catalogue."""
    found = catalogue.search(Query(limit=0)).facets
    fields = next((facet.values for facet in found if facet.key == "field"), ())
    named = sorted(value for value, _count in fields if value != UNKNOWN)
    return Choices(catalogue.providers(), tuple(named), catalogue.titles())


def edits(data: DataFolder) -> Mapping[str, Edit]:
    """The centre's own facts by record. Raises DamagedFile, NewerFile, Unavailable."""
    return own.read(own.place(data.catalogue)).records


def save(
    data: DataFolder,
    catalogue: Catalogue,
    credential_id: CredentialId | None,
    given: Given,
    *,
    by: str,
    on: date,
) -> Saved:
    """Keep facts of a record, or of a new one, and let the catalogue go on with them.

    Only facts that differ from the record, or were confirmed, become own facts. Raises BadInput,
    Alike, DamagedFile, Unavailable; then nothing is changed.
    """
    if not by.strip():
        raise BadInput(_("Type your name in Settings first: it is kept with the change."))
    fact = _stamped(given.source, by.strip(), on)
    stamps = {name: _stamped(one, by.strip(), on) for name, one in given.sources.items()}
    with _one_at_a_time:
        under, mine = importing.under(data), own.read(own.place(data.catalogue))
        seen_rows, seen_providers = own.laid(mine, under.rows, under.providers)
        values, provider = _values(given, seen_providers)
        if credential_id is None:
            id_ = _new_id(values, seen_rows, sure=given.sure)
            changed = {name: value for name, value in values.items() if value not in (None, ())}
        else:
            id_, shown = credential_id, seen_rows.get(credential_id)
            if shown is None:
                raise BadInput(_("This record is no longer in the catalogue. Search for it again."))
            changed = _changed(values, shown, given.confirmed)
        if not changed:
            raise BadInput(_("Nothing was changed. Change a fact, or tick what was confirmed."))
        edit = dict(mine.records.get(id_, {}))
        edit |= {
            name: replace(stamps.get(name, fact), value=value) for name, value in changed.items()
        }
        row = own.row_of(id_, edit, under.rows.get(id_))
        if row is None:
            raise BadInput(_("A record needs a title and a provider."))
        _check(row)
        providers = dict(mine.providers)
        if under.rows.get(id_) is None or provider is not None:
            providers[row.provider] = provider or seen_providers[row.provider]
        _keep(data, catalogue, mine, Own({**mine.records, id_: edit}, providers))
    return Saved(CredentialId(id_), mine.records.get(id_))


def restore(
    data: DataFolder, catalogue: Catalogue, credential_id: CredentialId, edit: Edit | None
) -> Saved:
    """Give a record this edit again; None takes every own fact of it back.

    What packs and imports say of it stands again; a record of the centre's own is gone.
    """
    with _one_at_a_time:
        mine = own.read(own.place(data.catalogue))
        records = {**mine.records}
        before = records.pop(credential_id, None)
        if edit:
            records[credential_id] = edit
        _keep(data, catalogue, mine, Own(records, mine.providers))
    return Saved(credential_id, before)


def alike(
    title: str, provider: str, rows: Mapping[str, CredentialRow]
) -> tuple[CredentialRow, bool] | None:
    """The record of a provider whose title is nearest, and whether it is the same; None if far."""
    asked = key(title)
    near: tuple[float, CredentialRow] | None = None
    for row in rows.values():
        if row.provider != provider:
            continue
        score = fuzz.token_sort_ratio(asked, key(row.title))
        if score >= _ALIKE and (near is None or score > near[0]):
            near = (score, row)
    return (near[1], key(near[1].title) == asked) if near else None


def _keep(data: DataFolder, catalogue: Catalogue, before: Own, after: Own) -> None:
    place = own.place(data.catalogue)
    own.write(place, after)
    try:
        renew(catalogue)
    except BaseException:
        own.write(place, before)
        raise


def _stamped(source: Source, by: str, on: date) -> OwnFact:
    """A fact without its value. Raises BadInput where the source does not hold."""
    if source.told_by.strip():
        if source.told_on is None:
            raise BadInput(_("Type the day on which it was told."))
        if source.told_on > on:
            raise BadInput(_("The day on which it was told is not here yet. Check the day."))
        who = " ".join(source.told_by.split()).replace(", ", " ")
        return OwnFact(None, by, on, told_by=who, as_of=source.told_on.isoformat())
    if domains.host(source.url.strip()) is None:
        raise BadInput(
            _("Say where it stands: a web address like https://www.nic.bc.ca, or who told it.")
        )
    printed = " ".join(source.printed.split())
    if printed and as_of.parse(printed) is None:
        raise BadInput(
            _("“{text}” is no date. Type it as the page prints it, or leave it empty.").format(
                text=printed
            )
        )
    return OwnFact(None, by, on, url=source.url.strip(), as_of=printed or None)


def _values(
    given: Given, providers: Mapping[str, ProviderRow]
) -> tuple[dict[str, Any], ProviderRow | None]:
    """The facts in the form of a row, and the provider if it is new. Raises BadInput."""
    facts, new = dict(given.facts), None
    if given.provider is not None:
        known = {key(row.name): id_ for id_, row in providers.items()}
        if key(given.provider.name) in known:
            facts["provider"] = known[key(given.provider.name)]
        else:
            new = _provider(given.provider, providers)
            facts["provider"] = new.id
    try:
        values = own.checked(facts)
    except ValueError as error:
        raise BadInput(_("This fact cannot be kept: {why}.").format(why=error)) from error
    if "provider" in values and values["provider"] not in providers and new is None:
        raise BadInput(_("Say which college or school offers it."))
    return values, new


def _provider(new: NewProvider, known: Mapping[str, ProviderRow]) -> ProviderRow:
    name, website = " ".join(new.name.split()), new.website.strip() or None
    if not name:
        raise BadInput(_("Say which college or school offers it."))
    if new.kind not in reading.INSTITUTION:
        raise BadInput(_("Say what kind of institution {name} is.").format(name=name))
    if website and domains.host(website) is None:
        raise BadInput(_("“{text}” is no web address.").format(text=website))
    try:
        made = first = naming.slug(name)
    except naming.Refused as error:
        raise BadInput(_("Type the name of the college with letters.")) from error
    number = 1
    while made in known:
        number += 1
        made = f"{first}-{number}"
    return ProviderRow(made, name, new.kind, new.city.strip() or None, website)


def _new_id(values: Mapping[str, Any], rows: Mapping[str, CredentialRow], *, sure: bool) -> str:
    """The id of a new record. Raises BadInput, Alike."""
    title, provider = values.get("title", ""), values.get("provider")
    if not title:
        raise BadInput(_("The course needs a title. Type it as the college says it."))
    if not provider:
        raise BadInput(_("Say which college or school offers it."))
    near = alike(title, provider, rows)
    if near is not None and not sure:
        row, same = near
        text = (
            _("The catalogue has “{title}” of this provider already.")
            if same
            else _("The catalogue has “{title}” of this provider, which is nearly the same.")
        )
        raise Alike(text.format(title=row.title), CredentialId(row.id))
    try:
        made = first = f"{provider}/{naming.slug(title)}"
    except naming.Refused as error:
        raise BadInput(_("Type the title with letters.")) from error
    number = 1
    while made in rows:
        number += 1
        made = f"{first}-{number}"
    return made


def _changed(
    values: Mapping[str, Any], shown: CredentialRow, confirmed: frozenset[str]
) -> dict[str, Any]:
    found = {
        name: value
        for name, value in values.items()
        if value != getattr(shown, name) or name in confirmed
    }
    if found.get("tuition") is not None:  # a whole price: no longer a rate or a subscription
        for name in _PRICES[1:]:
            if getattr(shown, name) is not None:
                found.setdefault(name, None)
    return found


def _check(row: CredentialRow) -> None:
    """Raises BadInput saying what is wrong with a record."""
    if not row.title.strip():
        raise BadInput(_("The course needs a title. Type it as the college says it."))
    if row.weeks is not None and not 0 < row.weeks <= 520:
        raise BadInput(_("A course lasts 1 week to 520 weeks. Check the number of weeks."))
    if why := reading.trouble(row):
        raise BadInput(_("This cannot be kept: {why}.").format(why=why))
