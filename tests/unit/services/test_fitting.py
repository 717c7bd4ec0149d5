"""The search answer for a client: the best fit first, what fits as a filter, costs afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from advisor.catalogue.ranking import CANDIDATES
from advisor.domain.client import (
    Client,
    ClientFile,
    ClientId,
    CostId,
    CostLine,
    Goal,
    ItemId,
    ShortlistItem,
)
from advisor.domain.credential import Credential
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.services import estimating, fitting, searching
from advisor.services.estimating import Rules
from advisor.services.fit_facts import wants_of
from advisor.services.fitting import FITS, YES, Criterion, Fitted, Fitter
from advisor.services.searching import Catalogue, Query

ON = date(2026, 11, 24)
GOAL = Goal(
    skills_wanted=("medical terminology",), delivery=("online", "hybrid"), hours_a_week=Decimal(15)
)


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    opened = searching.open_catalogue(tmp_path_factory.mktemp("fit") / "catalogue.sqlite")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def rules() -> Rules:
    return estimating.load_rules()


def client_file(goal: Goal = GOAL, *items: ShortlistItem, region: str = "") -> ClientFile:
    return ClientFile(Client(ClientId("1"), region=region), goal, items=items)


def fitter(catalogue: Catalogue, rules: Rules, file: ClientFile) -> Fitter:
    return Fitter(file, rules, ON, fitting.links_beside(catalogue))


def count(found: Fitted, key: str, value: str) -> int:
    facet = next(facet for facet in found.result.facets if facet.key == key)
    return dict(facet.values).get(value, 0)


def test_that_the_best_fit_comes_first_and_all_stay(catalogue: Catalogue, rules: Rules) -> None:
    made = fitter(catalogue, rules, client_file())
    query = Query("office", {}, 1000, ON)
    found, plain = made.find(catalogue, query), catalogue.search(query)
    totals = [made.fit(hit.credential).total(made.weights) for hit in found.result.hits]
    assert totals == sorted(totals, reverse=True)
    assert found.result.total == plain.total
    assert {h.credential.id for h in found.result.hits} == {h.credential.id for h in plain.hits}
    assert found.first is not None
    assert found.first.id == found.result.hits[0].credential.id


def test_that_the_order_by_match_is_the_search_s_own(catalogue: Catalogue, rules: Rules) -> None:
    made, query = fitter(catalogue, rules, client_file()), Query("office", {}, 9, ON)
    assert made.find(catalogue, query, by_fit=False).result.hits == catalogue.search(query).hits


def test_that_a_title_typed_whole_stays_first(catalogue: Catalogue, rules: Rules) -> None:
    made = fitter(catalogue, rules, client_file(Goal(skills_wanted=("welding",))))
    found = made.find(catalogue, Query("Medical Office Assistant Certificate", {}, 5, ON))
    assert found.result.hits[0].credential.title == "Medical Office Assistant Certificate"
    assert found.first is None  # it is first by its title, so nothing is said of weights


def test_that_without_goal_and_limits_the_match_is_the_order(
    catalogue: Catalogue, rules: Rules
) -> None:
    made = fitter(catalogue, rules, client_file(Goal(words="something"), region="cariboo"))
    found = made.find(catalogue, Query("office", {}, 5, ON))
    assert not made.aimed
    assert not found.by_fit
    weighed = client_file(Goal(weights={"length": 4}))
    assert fitter(catalogue, rules, weighed).aimed


def test_that_the_chip_counts_under_the_other_facets_and_they_under_it(
    catalogue: Catalogue, rules: Rules
) -> None:
    made = fitter(catalogue, rules, client_file(region="cariboo"))
    wide = made.find(catalogue, Query("care", {}, 1000, ON))
    every = [hit.credential for hit in wide.result.hits]
    good = [one for one in every if made.fit(one).fits]
    assert 0 < len(good) < len(every)
    assert count(wide, FITS, YES) == len(good)
    on = made.find(catalogue, Query("care", {FITS: (YES,)}, 1000, ON))
    assert [h.credential for h in on.result.hits] == [one for one in every if one in good]
    for way in ("online", "in person", "unknown"):
        mine = [one for one in good if (one.delivery or "unknown") == way]
        assert count(on, "delivery", way) == len(mine)
    both = made.find(catalogue, Query("care", {FITS: (YES,), "delivery": ("online",)}, 1000, ON))
    assert both.result.total == count(on, "delivery", "online")
    assert count(both, FITS, YES) == both.result.total
    assert count(both, "delivery", "unknown") == count(on, "delivery", "unknown")


def test_that_what_is_unknown_is_kept_by_the_filter(catalogue: Catalogue, rules: Rules) -> None:
    made = fitter(catalogue, rules, client_file(region="cariboo"))
    kept = made.find(catalogue, Query("care", {FITS: (YES,)}, 1000, ON)).result.hits
    assert any(hit.credential.delivery is None for hit in kept)
    assert not any(hit.credential.delivery == "in person" for hit in kept)


def test_that_where_none_fits_the_filter_is_to_blame_and_the_nearest_show(
    catalogue: Catalogue, rules: Rules
) -> None:
    made = fitter(catalogue, rules, client_file(Goal(delivery=("online",))))
    where = {FITS: (YES,), "delivery": ("in person",)}
    found = made.find(catalogue, Query("welder", where, 5, ON)).result
    assert found.total == 0
    assert found.blame is not None
    assert found.blame.keys == (FITS,)
    without = catalogue.search(replace(found.query, where={"delivery": ("in person",)}))
    assert found.blame.frees == without.total
    assert found.nearest


def quoted(record: Credential, price: int | None, weeks: int | None = None) -> ShortlistItem:
    line = CostLine(
        CostId("c"), Category.TUITION, amount=None if price is None else Money.of(price)
    )
    return ShortlistItem(
        ItemId("i"),
        0,
        record.title,
        record.provider.name,
        record=record,
        weeks=weeks,
        costs=(line,),
    )


def test_that_a_quote_is_all_to_pay_until_the_grants_are_computed(
    catalogue: Catalogue, rules: Rules
) -> None:
    record = catalogue.search(Query("medical office", {}, 1, ON)).hits[0].credential
    file = client_file(replace(GOAL, own_money=Money.of(400)), quoted(record, 900))
    made = fitter(catalogue, rules, file)
    before = made.fit(record).parts[Criterion.COST]
    assert before.reason.money is not None
    assert before.reason.money.up_to == Money.of(900)
    found = made.find(catalogue, Query("medical office", {}, 5, ON))
    assert found.uncosted == (record,)
    assert made.cost(found.uncosted)
    alone = estimating.estimate(file, rules, ON)
    after = made.fit(record).parts[Criterion.COST].reason.money
    assert after is not None
    assert (after.at_least, after.up_to) == (alone.out_of_pocket_best, alone.out_of_pocket_worst)
    assert not made.find(catalogue, Query("medical office", {}, 5, ON)).uncosted
    assert not made.cost((record,))


def test_that_an_unknown_price_is_never_zero(catalogue: Catalogue, rules: Rules) -> None:
    record = catalogue.search(Query("medical office", {}, 1, ON)).hits[0].credential
    made = fitter(catalogue, rules, client_file(GOAL, quoted(record, None)))
    assert made.fit(record).parts[Criterion.COST].points is None
    assert not made.find(catalogue, Query("medical office", {}, 5, ON)).uncosted


def test_that_a_quote_goes_before_the_page(catalogue: Catalogue, rules: Rules) -> None:
    record = catalogue.search(Query("medical office", {}, 1, ON)).hits[0].credential
    made = fitter(catalogue, rules, client_file(GOAL, quoted(record, None, weeks=3)))
    length = made.fit(record).parts[Criterion.LENGTH].reason
    assert length.number is not None
    assert length.number >= 3
    page = fitter(catalogue, rules, client_file()).fit(record).parts[Criterion.LENGTH].reason
    assert length.number != page.number


def test_that_other_weights_keep_what_was_found_out(catalogue: Catalogue, rules: Rules) -> None:
    record = catalogue.search(Query("medical office", {}, 1, ON)).hits[0].credential
    file = client_file(GOAL, quoted(record, 900))
    made = fitter(catalogue, rules, file)
    made.cost((record,))
    known = made.fit(record)
    other = made.follow(replace(file, goal=replace(GOAL, weights={"cost": 0})), rules, ON)
    assert other.fit(record) is known
    assert other.weights[Criterion.COST] == 0
    moved = made.follow(replace(file, client=Client(ClientId("1"), region="cariboo")), rules, ON)
    assert moved.fit(record) is not known
    assert not moved.cost((record,))  # what it costs does not hang on the region


def test_that_barriers_and_notes_of_the_file_reach_no_reason(
    catalogue: Catalogue, rules: Rules
) -> None:
    client = Client(ClientId("1"), barriers="a secret", supports="a secret", note="a secret")
    made = fitter(catalogue, rules, ClientFile(client, replace(GOAL, travel="a secret")))
    found = made.find(catalogue, Query("office", {}, 50, ON))
    assert "secret" not in repr(found.fits)
    assert "secret" not in repr(made.wants)


def test_that_what_the_client_is_known_not_to_have_keeps_a_course_out_and_the_rest_is_asked(
    catalogue: Catalogue, rules: Rules
) -> None:
    every = [hit.credential for hit in catalogue.search(Query("", {}, 1000, ON)).hits]
    grown = next(one for one in every if one.prerequisites == ("Age 19",))
    soon = replace(quoted(grown, None), start=date(2027, 1, 11))
    child = Client(ClientId("1"), birth_date=date(2010, 1, 1))
    young = fitter(catalogue, rules, ClientFile(child, GOAL, items=(soon,))).fit(grown)
    assert [reason.words for reason in young.bars] == [("Age 19",)]
    assert fitter(catalogue, rules, client_file()).fit(grown).asks == ("Age 19",)
    parent = Client(ClientId("1"), birth_date=date(1990, 1, 1))
    old = fitter(catalogue, rules, ClientFile(parent, GOAL)).fit(grown)
    assert (old.bars, old.asks) == ((), ())


def test_that_a_larger_catalogue_is_looked_at_in_part_and_says_so(
    catalogue: Catalogue, rules: Rules, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, query = fitter(catalogue, rules, client_file()), Query("certificate", {}, 5, ON)
    assert not made.find(catalogue, query).many
    monkeypatch.setattr(fitting, "ALL", 400)
    found = made.find(catalogue, query)
    assert found.many
    assert count(found, FITS, YES) <= CANDIDATES
    assert found.result.total > CANDIDATES
    assert made.find(catalogue, replace(query, where={FITS: (YES,)})).many


def test_that_a_skill_that_is_held_is_not_wanted() -> None:
    goal = Goal(skills_wanted=("Payroll", "filing", "filing"), skills_held=("payroll",))
    assert wants_of(client_file(goal), ON).skills == ("filing",)


@pytest.mark.parametrize("others", [(), (Category.MANDATORY_FEES,), (Category.CHILDCARE,)])
def test_that_a_quote_without_tuition_is_no_price(
    catalogue: Catalogue, rules: Rules, others: tuple[Category, ...]
) -> None:
    record = catalogue.search(Query("medical office", {}, 1, ON)).hits[0].credential
    lines = tuple(CostLine(CostId(one), one, amount=Money.of(50)) for one in others)
    item = replace(quoted(record, None), costs=lines)
    made = fitter(catalogue, rules, client_file(GOAL, item))
    assert made.fit(record).parts[Criterion.COST].points is None
    assert not made.find(catalogue, Query("medical office", {}, 5, ON)).uncosted
    assert not made.cost((record,))


def test_that_another_goal_or_quote_is_what_counts_from_then_on(
    catalogue: Catalogue, rules: Rules
) -> None:
    record = catalogue.search(Query("medical office", {}, 1, ON)).hits[0].credential
    file = client_file(GOAL, quoted(record, 900, weeks=3))
    made = fitter(catalogue, rules, file)
    made.cost((record,))
    known = made.fit(record)
    aim = replace(file, goal=Goal(skills_wanted=("welding",), own_money=Money.of(50)))
    quote = replace(file, items=(quoted(record, 1500, weeks=20),))
    for changed in (aim, quote):
        after, anew = made.follow(changed, rules, ON), fitter(catalogue, rules, changed)
        assert after.wants == anew.wants
        length = Criterion.LENGTH
        assert after.fit(record).parts[length] == anew.fit(record).parts[length]
        assert after.cost((record,)) is (changed is quote)
        anew.cost((record,))
        assert after.fit(record) == anew.fit(record) != known
