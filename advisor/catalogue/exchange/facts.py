"""From what a row says to values, its provider and the record that it speaks of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from msgspec.structs import replace as replace_row

from advisor.catalogue import domains
from advisor.catalogue.exchange import days, fields
from advisor.catalogue.exchange.told import Told
from advisor.catalogue.layers import Layers
from advisor.catalogue.reading import CredentialRow, ProviderRow, SourceRow
from advisor.catalogue.words import key
from advisor.domain.errors import BadInput

_PARTS = {"provider_kind": "kind", "provider_city": "city", "provider_website": "website"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the person who imports says for the rows that do not say it themselves."""

    read_on: date  # the day of the import
    source_url: str | None = None
    as_of: str | None = None
    provider: str | None = None
    grant_period: str | None = None  # the intake of a grant list


def checked(asked: Asked) -> Asked:
    """The same with its date in one form. Raises BadInput for what is no date or web address."""
    if asked.source_url and domains.host(asked.source_url) is None:
        raise BadInput(
            f"“{asked.source_url}” is no web address. Write it like https://www.nic.bc.ca"
        )
    try:
        return replace(asked, as_of=days.checked(asked.as_of) if asked.as_of else None)
    except ValueError as error:
        raise BadInput(f"The date cannot be taken: {error}.") from error


class Refused(Exception):  # noqa: N818 - a row, not an error of the program
    """Why a row is not taken, in words."""


class Records:
    """The records and providers known so far, to find the one that a row speaks of."""

    def __init__(self, layers: Layers, asked: Asked, *, only_known: bool = False) -> None:
        self.rows = layers.rows
        self.providers = dict(layers.providers)
        self.new_providers: dict[str, ProviderRow] = {}
        self._asked, self._only_known = asked, only_known
        self._names = {key(row.name): name for name, row in self.providers.items()}
        self._taken: dict[str, int] = {}
        self._titles: dict[tuple[str, str], list[str]] = {}
        for row in self.rows.values():
            self._titles.setdefault((row.provider, key(row.title)), []).append(row.id)

    def facts(self, told: Told) -> tuple[str, dict[str, Any]]:
        """The id of a record and the values that a row gives for it. Raises Refused."""
        if told.trouble:
            raise Refused(told.trouble)
        facts: dict[str, Any] = {}
        for name, text in told.texts.items():
            try:
                facts[name] = fields.value(name, text)
            except ValueError as error:
                raise Refused(f"{name}: {error}") from None
        if facts.get("read_on", self._asked.read_on) > self._asked.read_on:
            raise Refused(f"read_on: {facts['read_on']} is not here yet")
        id_ = facts.pop("id", None)
        if id_ and facts.get("retired"):
            return id_, facts
        known = self.rows.get(id_) if id_ else None
        if id_ and known is None and self._only_known:
            raise Refused(f"the catalogue has no record {id_}, and this file adds none")
        if known is None or "provider" in facts or "provider_name" in facts:
            facts["provider"] = self._provider(facts, known)
        for name in fields.PROVIDER:
            facts.pop(name, None)
        return id_ or self._found(facts), facts

    def take(self, id_: str, row: int) -> None:
        """A row gives this record. Raises Refused where another row gives it too."""
        if id_ in self._taken:
            raise Refused(f"it is the record {id_} again, which row {self._taken[id_]} gives")
        self._taken[id_] = row

    def _provider(self, facts: Mapping[str, Any], known: CredentialRow | None) -> str:
        given = facts.get("provider")
        name = facts.get("provider_name") or given or self._asked.provider
        if not name:
            raise Refused("there is no provider: name it in a column, or for the whole file")
        found = given if given in self.providers else self._names.get(key(given or name))
        if found is None:
            if known is not None:
                raise Refused(f"“{name}” is not the provider that the catalogue has for this id")
            if self._only_known:
                raise Refused(f"the catalogue has no provider “{name}”, and this file adds none")
            return self._made(given, str(name), facts)
        self._agree(found, facts)
        return found

    def _agree(self, found: str, facts: Mapping[str, Any]) -> None:
        """A row may say of a known provider what was not known yet, and contradict nothing."""
        for column, part in _PARTS.items():
            said, held = facts.get(column), getattr(self.providers[found], part)
            if said and held is None:
                row = replace_row(self.providers[found], **{part: said})
                self.providers[found] = self.new_providers[found] = row
            elif said and said != held and not domains.same_owner(said, held):
                raise Refused(f"{column}: “{said}” is not what the catalogue says ({held})")

    def _made(self, given: str | None, name: str, facts: Mapping[str, Any]) -> str:
        """A new provider; without a kind it is one of the “other”, never a public one."""
        plain = given if given and re.fullmatch(r"[a-z0-9-]+", given) else slug(name)
        if not plain or plain in self.providers:
            raise Refused(
                f"“{name}” is too like {plain or 'no'} provider: give it an id of its own"
            )
        kind = facts.get("provider_kind", "other")
        source = facts.get("source_url") or self._asked.source_url
        row = ProviderRow(
            plain, name, kind, facts.get("provider_city"), facts.get("provider_website"), source
        )
        self.providers[plain] = self.new_providers[plain] = row
        self._names[key(name)] = plain
        return plain

    def _found(self, facts: Mapping[str, Any]) -> str:
        """The record of this title at this provider, or the id of a new one."""
        title = facts.get("title")
        if not title:
            raise Refused("there is no title")
        same = self._titles.get((facts["provider"], key(title)), [])
        if len(same) > 1:
            raise Refused(
                f"the catalogue has {len(same)} records of this title: name one by its id"
            )
        if not same and self._only_known:
            name = self.providers[facts["provider"]].name
            raise Refused(
                f"the catalogue has no “{title}” of {name}, and this file adds none: "
                "correct the title, or give the row an id"
            )
        made = f"{facts['provider']}/{slug(title)}"
        if not same and made in self.rows:
            raise Refused(f"the id {made} is taken by another title: give the row an id")
        return same[0] if same else made


def sourced(source: str | None) -> str:
    """The web address that a fact comes from. Raises Refused where there is none."""
    if not source:
        raise Refused("there is no source: add a column of web addresses, or name one for all")
    if domains.host(source) is None:
        raise Refused(f"“{source[:40]}” is no web address for the source")
    return source


def told_of(
    known: CredentialRow, facts: Mapping[str, Any], changed: Collection[str]
) -> tuple[SourceRow, ...]:
    """The own sources of single facts: one that a row changes keeps none but what the row gives.

    Else a price of an old page would look as if the college had told it.
    """
    given = {one.fact: one for one in facts.get("fact_sources", ())}
    held = {one.fact: one for one in known.fact_sources if one.fact not in changed}
    order = dict.fromkeys((*(one.fact for one in known.fact_sources), *given))
    both = {**held, **given}
    return tuple(both[fact] for fact in order if fact in both)


def slug(text: str) -> str:
    """A text as part of an id: ``Café Skills`` → ``cafe-skills``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not made:
        raise Refused(f"“{text[:40]}” has no letters for an id: give the row an id")
    return made
