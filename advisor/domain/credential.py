"""Credentials and the providers that offer them, as the catalogue knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NewType

from advisor.domain.age import AsOf
from advisor.domain.money import Money

CredentialId = NewType("CredentialId", str)
ProviderId = NewType("ProviderId", str)


@dataclass(frozen=True, slots=True)
class Provider:
    """Who offers a credential. ``institution_type`` is the word of the funding rules."""

    id: ProviderId
    name: str
    kind: str
    institution_type: str  # bc_public | bc_private | other
    city: str | None
    website: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """What a credential counts toward or belongs to: a text, and an id where it names a record."""

    text: str
    credential_id: CredentialId | None = None


@dataclass(frozen=True, slots=True)
class FactSource:
    """Where one fact comes from, if not from the record's own page: someone told it, or ``url``."""

    fact: str  # the name of the field
    told_by: str  # empty: ``url`` says it
    url: str
    as_of: AsOf | None  # the day it was told, or the time that the other page prints


@dataclass(frozen=True, slots=True)
class Credential:
    """One record of a catalogue pack. ``None`` and empty mean: the page did not say."""

    id: CredentialId
    title: str
    provider: Provider
    kind: str
    field: str
    summary: str
    skills: tuple[str, ...]
    delivery: str | None  # online | self-paced online | hybrid | in person
    place: str | None
    regions: tuple[str, ...]  # labour-market region keys, empty when not known
    hours: Decimal | None
    weeks: int | None
    length_stated: str | None  # as printed where it is not in hours or weeks: "10 months"
    tuition: Money | None
    tuition_basis: str | None  # set when the sum is computed from a rate: an estimate
    monthly_price: Money | None  # a subscription; then there is no tuition
    materials: Money | None
    cost_note: str | None
    credits: Decimal | None
    credit_bearing: bool | None
    proof: tuple[str, ...]
    counts_toward: tuple[Link, ...]
    part_of: Link | None
    prerequisites: tuple[str, ...]
    intakes: tuple[str, ...]
    grant_listed: bool  # a page names it as eligible; False means only that none does
    grant_period: str | None
    as_of: AsOf | None
    read_on: date
    source_url: str  # empty: no page, each fact has its own source
    more_sources: tuple[str, ...]
    source_is_own: bool  # the source is on the provider's own domain
    mandatory_fees: Money | None = None
    hours_a_week: Decimal | None = None
    fact_sources: tuple[FactSource, ...] = ()

    @property
    def dated(self) -> AsOf | None:
        """The time that the record speaks of; without a page, the day its title was told."""
        return self.as_of if self.source_url else self.as_of_fact("title")

    def source_of(self, fact: str) -> FactSource | None:
        """Where a fact comes from; None: from the record's own page."""
        return next((one for one in self.fact_sources if one.fact == fact), None)

    def as_of_fact(self, fact: str) -> AsOf | None:
        """The time that a fact speaks of, by its field."""
        source = self.source_of(fact)
        return source.as_of if source else self.as_of
