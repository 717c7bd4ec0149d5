"""What a quote says of a course, for every client: its facts and who told them, never the client.

Who told a quote is typed freely and may be anybody: only “the college” and “the flyer” go on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from advisor import wording
from advisor.catalogue.catalogue import Catalogue
from advisor.domain.client import CATALOGUE_PAGE, ShortlistItem, Told
from advisor.domain.credential import Credential, CredentialId
from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.i18n import _
from advisor.paths import DataFolder
from advisor.services import editing
from advisor.services.editing import Saved
from advisor.services.told_words import THE_COLLEGE, THE_FLYER
from advisor.services.typed_facts import Given, Source

COSTS = {
    Category.TUITION: "tuition",
    Category.MANDATORY_FEES: "mandatory_fees",
    Category.MATERIALS_REQUIRED: "materials",
}
_FLYER = (THE_FLYER, "flyer")
_NOT_THE_COLLEGE = ("client", "the client", CATALOGUE_PAGE)


@dataclass(frozen=True, slots=True)
class Offered:
    """One fact of a quote that may be kept for everyone, in the form of a pack's row."""

    fact: str  # the name of ``Credential``'s field
    value: Any
    told_by: str  # THE_COLLEGE or THE_FLYER
    told_on: date


def offered(item: ShortlistItem, client: str, on: date) -> tuple[Offered, ...]:
    """The facts of a quote that a college or a flyer told. ``client``: the name not to be told by.

    A price, a length and a start are facts of the course; phone, note and grant money are not.
    """
    return tuple(
        Offered(fact, value, THE_FLYER if told.by.casefold() in _FLYER else THE_COLLEGE, told.on)
        for fact, value, told in _said(item, on)
        if _is_the_college(told, client) and told.on <= on
    )


def take_over(
    data: DataFolder,
    catalogue: Catalogue,
    credential_id: CredentialId,
    facts: Sequence[Offered],
    *,
    by: str,
    on: date,
) -> Saved:
    """Keep facts of a quote with the record; raises as ``editing.save``, and BadInput where the
    catalogue has all of them from the same day or a later one.
    """
    record = catalogue.credential(credential_id)
    if record is None:
        raise BadInput(_("This record is no longer in the catalogue. Search for it again."))
    newer = {one.fact: one for one in facts if not _known_since(record, one)}
    if not newer:
        raise BadInput(_("The catalogue has these facts already, from that day or a later one."))
    sources = {
        fact: Source(told_by=one.told_by, told_on=one.told_on) for fact, one in newer.items()
    }
    values = {fact: one.value for fact, one in newer.items()}
    if "grant_period" in values:
        values["grant_listed"] = True
        sources["grant_listed"] = sources["grant_period"]
    given = Given(
        values, next(iter(sources.values())), sources=sources, confirmed=frozenset(values)
    )
    return editing.save(data, catalogue, credential_id, given, by=by, on=on)


def _said(item: ShortlistItem, on: date) -> Iterator[tuple[str, Any, Told]]:
    """What the quote holds, with who told it. Of several lines of one kind none is the price."""
    for category, fact in COSTS.items():
        lines = [line for line in item.costs if line.category is category]
        if len(lines) == 1 and lines[0].amount is not None and lines[0].told:
            yield fact, lines[0].amount.amount, lines[0].told
    if item.schedule_told is not None:
        if item.weeks is not None:
            yield "weeks", item.weeks, item.schedule_told
        if item.hours_a_week is not None:
            yield "hours_a_week", item.hours_a_week, item.schedule_told
        if item.start is not None and item.start >= on:
            yield "intakes", (wording.day(item.start),), item.schedule_told
    if item.on_grant_list == "yes" and item.listing_told and item.start and item.start >= on:
        yield "grant_period", wording.day(item.start), item.listing_told


def _is_the_college(told: Told, client: str) -> bool:
    said = told.by.casefold()
    names = {client.casefold(), *client.casefold().split()}
    return said not in _NOT_THE_COLLEGE and not names & {said, *said.split()}


def _known_since(record: Credential, one: Offered) -> bool:
    """Whether somebody told the catalogue this fact later, or the same on the same day."""
    source = record.source_of(one.fact)
    if source is None or source.as_of is None or not source.told_by:
        return False
    held = getattr(record, one.fact)
    same = (held.amount if isinstance(held, Money) else held) == one.value
    return source.as_of.earliest > one.told_on or (same and source.as_of.earliest == one.told_on)
