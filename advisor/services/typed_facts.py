"""Facts that somebody typed for the catalogue: what they are, and whether they can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from advisor.catalogue import as_of, domains, own, reading
from advisor.catalogue.exchange import facts as naming
from advisor.catalogue.own import OwnFact
from advisor.catalogue.reading import CredentialRow, ProviderRow
from advisor.catalogue.words import key
from advisor.domain.credential import CredentialId
from advisor.domain.errors import BadInput
from advisor.i18n import _

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


class Alike(BadInput):
    """The provider has a record of the same or nearly the same title."""

    def __init__(self, sentence: str, id_: CredentialId) -> None:
        super().__init__(sentence)
        self.id = id_


def stamped(source: Source, by: str, on: date) -> OwnFact:
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


def values_of(
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


def new_id(values: Mapping[str, Any], rows: Mapping[str, CredentialRow], *, sure: bool) -> str:
    """The id of a new record; ``sure``: it may be nearly the same as another. Raises BadInput,
    Alike.
    """
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


def check(row: CredentialRow) -> None:
    """Raises BadInput saying what is wrong with a record."""
    if not row.title.strip():
        raise BadInput(_("The course needs a title. Type it as the college says it."))
    if row.weeks is not None and not 0 < row.weeks <= 520:
        raise BadInput(_("A course lasts 1 week to 520 weeks. Check the number of weeks."))
    if why := reading.trouble(row):
        raise BadInput(_("This cannot be kept: {why}.").format(why=why))
