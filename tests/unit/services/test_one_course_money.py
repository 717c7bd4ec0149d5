"""One course alone costs a client the same wherever the program says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from advisor.catalogue.freshness import usable_price
from advisor.catalogue.layers import read_layers
from advisor.domain.age import AsOf
from advisor.domain.client import ClientFile, ShortlistItem
from advisor.domain.credential import Credential, FactSource
from advisor.domain.estimate import Range
from advisor.domain.limits import Limits
from advisor.domain.money import Money, total
from advisor.packs import open_pack
from advisor.paths import resource
from advisor.pathways.linking import Linking
from advisor.services import (
    estimating,
    filing,
    samples,
    shortlisting,
    suggesting,
    unlocking,
)
from advisor.services.compared_money import after_grants
from advisor.services.fit_facts import Facts
from advisor.services.stack_money import out_of_pocket
from advisor.services.stack_options import from_record

ON = date(2026, 11, 24)
RULES = estimating.load_rules()
FILES = samples.sample_files(ON)
CHOSEN = [
    pytest.param(file, item, id=f"{file.client.name}: {item.title}")
    for file in FILES
    for item in file.chosen
    if item.record
]
YOUNG = AsOf("1 Nov 2026", date(2026, 11, 1))
TOLD = ("tuition", "mandatory_fees", "materials", "hours_a_week")


def fit_pays(file: ClientFile, record: Credential) -> Range | None:
    def no_links() -> Linking:
        raise AssertionError("money asks for no links")

    facts = Facts(replace(file, goal=replace(file.goal, noc="")), RULES, ON, no_links)
    facts.cost(record)
    return facts.of(record).pays


@pytest.mark.parametrize(("file", "item"), CHOSEN)
def test_that_fit_comparison_and_set_agree_with_the_estimate(
    file: ClientFile, item: ShortlistItem
) -> None:
    record = item.record
    assert record is not None
    skill = record.skills[0]
    goal = replace(file.goal, skills_wanted=(skill,), skills_held=())
    alone = replace(file, goal=goal, items=(item,))
    situation = estimating.situation(alone, ON)
    estimate = estimating.evaluate(situation, RULES, alternatives_too=False)
    worst, best = estimate.out_of_pocket_worst, estimate.out_of_pocket_best
    compared = after_grants(file, item, estimating.situation(file, ON), RULES)
    assert compared.worst.up_to == worst
    assert worst is None or compared.confirmed.at_least == best
    fit = fit_pays(file, record)
    assert fit == (None if worst is None else Range(best, worst))
    found = suggesting.of_case(alone, situation, Limits(), RULES, answers={}).chosen
    assert found.chosen == (item.id,)
    assert found.client_pays == worst


@pytest.mark.parametrize("file", FILES[:4], ids=lambda file: file.client.name)
def test_that_a_record_costs_before_it_is_chosen_what_it_costs_after(file: ClientFile) -> None:
    """Also where a college told fees beside the tuition, and hours a week."""
    rows = read_layers([open_pack(resource("catalogue/bc"))]).built()[0]
    plain = next(row for row in rows if row.hours_a_week is None and row.skills)
    record = replace(
        plain,
        tuition=Money.of(900),
        mandatory_fees=Money.of(50),
        materials=Money.of(70),
        tuition_basis=None,
        monthly_price=None,
        hours_a_week=Decimal(12),
        fact_sources=tuple(FactSource(fact, "the college", "", YOUNG) for fact in TOLD),
    )
    vault = unlocking.sample(ON)
    shortlisting.add(vault, file.client.id, record, "1", ON, usable_price(record, ON))
    item = filing.load(vault, file.client.id).chosen[-1]
    vault.close()
    assert total(line.amount for line in item.costs if line.amount) == Money.of(1020)
    after = after_grants(file, item, estimating.situation(replace(file, items=(item,)), ON), RULES)
    before = replace(file, items=())
    fit = fit_pays(before, record)
    assert fit is not None
    assert (fit.up_to, fit.at_least) == (after.worst.up_to, after.confirmed.at_least)
    option = from_record(record, ON, {})
    pays = out_of_pocket(estimating.situation(before, ON), [option.chosen], RULES)
    assert pays == after.worst.up_to
    assert option.hours_a_week == item.hours_a_week == Decimal(12)
