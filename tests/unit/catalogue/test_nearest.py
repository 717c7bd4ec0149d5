"""No result is a dead end: the filter to blame is named, and three records that come near."""

from __future__ import annotations

import pytest

from advisor.catalogue import nearest
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.query import Blame, Query

ONLINE = {"delivery": ("self-paced online",)}


def test_that_the_one_filter_that_hides_everything_is_blamed(catalogue: Catalogue) -> None:
    where = {**ONLINE, "field": ("Trades & construction",)}
    result = catalogue.search(Query("welder foundation", where))
    assert result.total == 0
    assert result.blame is not None
    assert result.blame.keys == ("delivery",)
    freed = catalogue.search(Query("welder foundation", {"field": where["field"]}))
    assert result.blame.frees == freed.total > 0


def test_that_filters_are_blamed_together_where_none_alone_is_to_blame(
    catalogue: Catalogue,
) -> None:
    result = catalogue.search(Query("welder foundation", {**ONLINE, "region": ("cariboo",)}))
    assert result.blame is not None
    assert result.blame.keys == ("delivery", "region")


def test_that_the_nearest_three_are_offered_with_their_own_values_of_the_filter(
    catalogue: Catalogue,
) -> None:
    result = catalogue.search(Query("fix cars", ONLINE))
    assert 0 < len(result.nearest) <= nearest.OFFERED
    for near in result.nearest:
        credential = near.hit.credential
        assert near.differs == {"delivery": (credential.delivery or "unknown",)}
        assert near.hit.why


@pytest.mark.parametrize("where", [{}, {"delivery": ("online",)}])
def test_that_no_filter_is_blamed_where_the_text_itself_finds_nothing(
    catalogue: Catalogue, where: dict[str, tuple[str, ...]]
) -> None:
    result = catalogue.search(Query("qqqqqqqq", where))
    assert (result.total, result.blame, result.nearest) == (0, None, ())


def test_that_nothing_is_offered_beside_results(catalogue: Catalogue) -> None:
    result = catalogue.search(Query("welder", {"delivery": ("in person",)}))
    assert result.total
    assert (result.blame, result.nearest) == (None, ())


def test_that_the_nearest_rows_pass_most_of_the_facets() -> None:
    left = {"a": 0b0011, "b": 0b0100, "c": 0b0110}
    assert nearest.nearest(0b1111, left) == 0b0110
    assert nearest.blame(0b0001, left) == Blame(("b", "c"), 1)
