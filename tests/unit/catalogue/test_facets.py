from __future__ import annotations

import random
from datetime import date

import pytest

from advisor.catalogue import facets
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.freshness import not_before
from advisor.catalogue.query import UNKNOWN, Query
from advisor.domain.credential import Credential
from advisor.domain.errors import BadInput

ON = date(2026, 11, 23)
Every = tuple[Credential, ...]


def _values(credential: Credential, key: str) -> tuple[str, ...]:
    """A second, slower way to the same answer."""
    if key != "price":
        return facets.values_of(credential)[key]
    if credential.tuition is None and credential.monthly_price is None:
        return (UNKNOWN,)
    fresh = credential.as_of is not None and credential.as_of.earliest >= not_before(ON)
    return ("known",) if fresh else ("old or undated",)


def test_that_counts_follow_the_other_facets_and_not_their_own(
    catalogue: Catalogue, every: Every
) -> None:
    chance = random.Random(5)
    for _round in range(40):
        keys = chance.sample(facets.KEYS, chance.randint(0, 3))
        where = {key: tuple(_values(chance.choice(every), key)) for key in keys}
        result = catalogue.search(Query("", where, on=ON, limit=0))
        for facet in result.facets:
            others = [
                credential
                for credential in every
                if all(
                    set(_values(credential, k)) & set(v) for k, v in where.items() if k != facet.key
                )
            ]
            for value, count in facet.values:
                assert count == sum(value in _values(c, facet.key) for c in others)


def test_that_hits_have_a_ticked_value_of_every_facet(catalogue: Catalogue) -> None:
    where = {"field": ("Health", "Business"), "delivery": ("online",)}
    result = catalogue.search(Query("assistant", where, on=ON))
    assert result.total == len(result.hits) > 0
    for hit in result.hits:
        assert hit.credential.field in where["field"]
        assert hit.credential.delivery == "online"


def test_that_every_record_counts_under_unknown_where_its_page_says_nothing(
    catalogue: Catalogue, every: Every
) -> None:
    counts = {facet.key: dict(facet.values) for facet in catalogue.search(Query(on=ON)).facets}
    assert tuple(counts) == facets.KEYS
    assert counts["delivery"][UNKNOWN] == sum(c.delivery is None for c in every) == 254
    assert counts["region"][UNKNOWN] == sum(not c.regions for c in every)
    assert counts["listed"] == {"yes": 22, UNKNOWN: 471}
    assert counts["price"][UNKNOWN] == 493 - 120
    assert sum(counts["provider"].values()) == 493


def test_that_a_price_grows_old_with_the_day_of_the_search(catalogue: Catalogue) -> None:
    known = []
    for on in (date(2020, 1, 1), ON, date(2040, 1, 1)):
        counts = {facet.key: dict(facet.values) for facet in catalogue.search(Query(on=on)).facets}
        known.append(counts["price"]["known"])
    assert known[0] > known[1] > known[2] == 0


def test_that_an_unknown_facet_or_value_is_refused_with_the_known_ones(
    catalogue: Catalogue,
) -> None:
    with pytest.raises(BadInput, match="field, provider, region, delivery"):
        catalogue.search(Query("", {"colour": ("red",)}))
    with pytest.raises(BadInput, match="hybrid"):
        catalogue.search(Query("", {"delivery": ("by pigeon",)}))


def test_that_a_value_may_be_written_without_capitals_or_as_a_provider_id(
    catalogue: Catalogue,
) -> None:
    short = catalogue.search(Query("", {"provider": ("vcc",)}))
    assert short.total == 42
    assert catalogue.search(Query("", {"length": ("1-3 months",)})).total > 0
