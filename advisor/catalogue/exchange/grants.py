"""Grant lists: which credentials a grant names for an intake. They change nothing else of a record.

What a list says has a date of its own, its intake: neither the other facts of the record nor the
page that they come from look any younger for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from advisor.catalogue import as_of
from advisor.catalogue.exchange import fields
from advisor.catalogue.exchange.facts import Asked, Refused, sourced, told_of
from advisor.catalogue.exchange.manner import Aim
from advisor.catalogue.exchange.told import Column
from advisor.catalogue.reading import CredentialRow

_GRANT = {"grant_listed", "grant_period"}
_WHICH = {"id", "title", "provider", *fields.PROVIDER, "source_url", "as_of", "read_on"}


def detected(columns: Sequence[Column], asked: Asked) -> Aim:
    """A table that says which records it means and of them only the grant is a grant list."""
    taken = {column.field for column in columns if column.field}
    told = bool(taken & _GRANT) or asked.grant_period is not None
    return Aim.GRANT_LIST if told and taken <= _GRANT | _WHICH else Aim.EVERYTHING


def over(known: CredentialRow, facts: Mapping[str, Any], asked: Asked) -> CredentialRow:
    """The record with what a list says; itself where that is nothing new. Raises Refused."""
    listed = facts.get("grant_listed", True)
    period = facts.get("grant_period") or asked.grant_period
    if not period:
        raise Refused("there is no intake: add a column grant_period, or name one for all")
    said, held = as_of.parse(period), as_of.parse(known.grant_period)
    if said is None:
        raise Refused(f"grant_period: “{period[:40]}” names no year")
    if held is not None and held.earliest > said.earliest:
        raise Refused(f"the catalogue has a later list for it: {known.grant_period}")
    if (listed, period if listed else None) == (known.grant_listed, known.grant_period):
        return known
    source = sourced(facts.get("source_url") or asked.source_url)
    sources = known.more_sources
    if source not in (known.source_url, *sources):
        sources = (*sources, source)
    when = period if listed else None
    told = told_of(known, {}, _GRANT)  # who told it before did not tell this
    return replace(
        known, grant_listed=listed, grant_period=when, more_sources=sources, fact_sources=told
    )
