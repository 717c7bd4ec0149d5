"""Search the local catalogue and the occupations; which prices and addresses may be used."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from advisor.catalogue import domains
from advisor.catalogue.build import open_catalogue, renew
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.freshness import listing_age, may_print, not_before, usable_price
from advisor.catalogue.query import Blame, Facet, Hit, Near, Query, SearchResult
from advisor.domain.credential import Credential
from advisor.domain.occupation import OccupationHit
from advisor.domain.plan import Address
from advisor.i18n import N_

__all__ = [
    "COURSE_PAGE",
    "HOME_PAGE",
    "Blame",
    "Catalogue",
    "Facet",
    "Hit",
    "Near",
    "Query",
    "SearchResult",
    "find",
    "listing_age",
    "not_before",
    "occupations",
    "open_catalogue",
    "printable_address",
    "renew",
    "second_hand",
    "usable_price",
]

COURSE_PAGE = N_("Course page")
HOME_PAGE = N_("The college’s home page")


def find(catalogue: Catalogue, query: Query) -> SearchResult:
    """The best hits for a query; without a day, prices are judged as of today."""
    if query.on is None:
        query = replace(query, on=datetime.now(UTC).astimezone().date())
    return catalogue.search(query)


def occupations(catalogue: Catalogue, text: str, limit: int = 10) -> tuple[OccupationHit, ...]:
    """Occupations by any job title as it is typed, or by code."""
    return catalogue.occupations(text, limit)


def second_hand(credential: Credential, fact: str) -> bool:
    """Whether a fact, by its field, was read on a page that is not the provider's own."""
    source = credential.source_of(fact)
    if source is None:
        return bool(credential.source_url) and not credential.source_is_own
    return bool(source.url) and not domains.same_owner(source.url, credential.provider.website)


def printable_address(credential: Credential) -> Address | None:
    """The address that may stand on paper: the course page if it is on the provider's own domain,
    else the provider's home page, else none. Labels are texts to translate.
    """
    provider = credential.provider
    if may_print(credential.source_url, provider):
        return Address(COURSE_PAGE, credential.source_url, is_home_page=False)
    if domains.host(provider.website) is None or provider.website is None:
        return None
    return Address(HOME_PAGE, provider.website, is_home_page=True)
