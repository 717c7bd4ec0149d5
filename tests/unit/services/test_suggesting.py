"""A set out of a file: what the college told of an option goes before what its page says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import cast

import pytest

from advisor.catalogue.layers import read_layers
from advisor.domain.client import Client, ClientFile, ClientId, Goal, ItemId, ShortlistItem
from advisor.packs import open_pack
from advisor.paths import resource
from advisor.services import estimating, suggesting
from advisor.services.searching import Catalogue

ON = date(2026, 11, 24)


@pytest.mark.parametrize(("quoted", "weeks"), [(4, 4), (None, 10)])
def test_that_the_weeks_of_the_quote_go_before_those_of_the_page(
    quoted: int | None, weeks: int
) -> None:
    rows = read_layers([open_pack(resource("catalogue/bc"))]).built()[0]
    plain = next(row for row in rows if row.skills and not row.prerequisites)
    record = replace(plain, weeks=10, intakes=())
    found = SimpleNamespace(hits=(SimpleNamespace(credential=record),))
    catalogue = cast("Catalogue", SimpleNamespace(counts=(1,), search=lambda _query: found))
    item = ShortlistItem(ItemId("1"), 0, "A", "B", record=record, weeks=quoted)
    goal = Goal(skills_wanted=(record.skills[0],))
    file = ClientFile(Client(ClientId("1")), goal, items=(item,))
    rules = estimating.load_rules()
    found_sets = suggesting.of_file(
        catalogue, file, rules, ON, answers={}, watch=lambda _done, _of: None
    )
    assert found_sets.chosen.chosen == (record.id,)
    assert found_sets.chosen.weeks == weeks
