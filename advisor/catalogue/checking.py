"""What about a record wants looking after: facts past their age, gaps, broken links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advisor.catalogue.freshness import is_fresh, not_before, usable_price
from advisor.domain.age import Age, age
from advisor.domain.credential import Credential, Link

_ID = re.compile(r"[a-z0-9_-]+/[a-z0-9_.-]+")


class Trouble(StrEnum):
    """What is to be done about a record; the order is that of the work list."""

    BROKEN_LINK = "broken_link"  # it names a record that is not there
    OLD_PRICE = "old_price"  # a price that is too old or undated for a sum
    NO_PRICE = "no_price"  # none for the whole course: a rate or a monthly price is none
    OLD_LISTING = "old_listing"  # on the grant's list of an intake that is too long ago
    SECOND_HAND = "second_hand"  # not read on a page of the provider
    UNDATED = "undated"  # the pages carry no date
    OLD = "old"  # the pages speak of a time that is too long ago
    NO_LENGTH = "no_length"
    NO_DELIVERY = "no_delivery"
    NO_PROOF = "no_proof"
    NO_START = "no_start"


@dataclass(frozen=True, slots=True)
class Finding:
    """One trouble of a record; ``fact`` is what it says: a sum, a period, a link; may be empty."""

    trouble: Trouble
    fact: str = ""


def findings(credential: Credential, on: date) -> tuple[Finding, ...]:
    """All troubles of a record on a day, the worst first."""
    return (
        *_links(credential),
        *_price(credential, on),
        *_pages(credential, on),
        *_gaps(credential),
    )


def _links(credential: Credential) -> tuple[Finding, ...]:
    links = (*credential.counts_toward, *((credential.part_of,) if credential.part_of else ()))
    named = (link.text for link in links if _leads_nowhere(link))
    asked = (text for text in credential.prerequisites if _ID.fullmatch(text))
    return tuple(Finding(Trouble.BROKEN_LINK, text) for text in (*named, *asked))


def _leads_nowhere(link: Link) -> bool:
    """A text may say anything; one in the shape of an id was meant for a record."""
    return link.credential_id is None and _ID.fullmatch(link.text) is not None


def _price(credential: Credential, on: date) -> tuple[Finding, ...]:
    if usable_price(credential, on) is not None:
        return ()
    if credential.tuition is None or credential.tuition_basis is not None:
        return (Finding(Trouble.NO_PRICE),)
    return (Finding(Trouble.OLD_PRICE, str(credential.tuition)),)


def _pages(credential: Credential, on: date) -> tuple[Finding, ...]:
    how_old = age(credential.dated, not_before(on))
    found = []
    if credential.grant_listed and not is_fresh(credential, "grant_period", on):
        found.append(Finding(Trouble.OLD_LISTING, credential.grant_period or ""))
    if credential.source_url and not credential.source_is_own:
        found.append(Finding(Trouble.SECOND_HAND, credential.source_url))
    if how_old is Age.UNDATED:
        found.append(Finding(Trouble.UNDATED))
    elif how_old is Age.OLD and credential.dated is not None:
        found.append(Finding(Trouble.OLD, credential.dated.text))
    return tuple(found)


def _gaps(credential: Credential) -> tuple[Finding, ...]:
    no_length = (credential.weeks, credential.hours, credential.length_stated) == (None, None, None)
    missing = {
        Trouble.NO_LENGTH: no_length,
        Trouble.NO_DELIVERY: credential.delivery is None,
        Trouble.NO_PROOF: not credential.proof,
        Trouble.NO_START: not credential.intakes,
    }
    return tuple(Finding(trouble) for trouble, lacks in missing.items() if lacks)
