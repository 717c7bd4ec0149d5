"""What wants looking after: each trouble is found where it is, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from advisor.catalogue.checking import Finding, Trouble, findings
from advisor.domain.age import AsOf
from advisor.domain.credential import Credential, CredentialId, Link
from advisor.domain.money import Money
from advisor.services import checking
from advisor.services.searching import Catalogue, Query

TODAY = date(2026, 11, 24)
TIMBER = CredentialId("bcit/introductory-studies-in-mass-timber-construction")


@pytest.fixture
def whole(catalogue: Catalogue) -> Credential:
    """A record with every fact, read on the provider's own dated page."""
    found = catalogue.credential(TIMBER)
    assert found
    return replace(
        found, tuition=Money.of(500), tuition_basis=None, monthly_price=None, weeks=8,
        delivery="online", proof=("badge",), intakes=("January",), counts_toward=(),
        part_of=None, prerequisites=(), grant_listed=True, grant_period="Winter 2027",
        as_of=AsOf("Fall 2026", date(2026, 9, 1)), source_is_own=True,
    )  # fmt: skip


def test_that_a_whole_and_young_record_has_no_trouble(whole: Credential) -> None:
    assert findings(whole, TODAY) == ()


def test_that_each_trouble_is_named_alone(whole: Credential) -> None:
    broken = replace(whole, counts_toward=(Link("bcit/gone"), Link("A certificate")))
    assert findings(broken, TODAY) == (Finding(Trouble.BROKEN_LINK, "bcit/gone"),)
    assert findings(replace(whole, prerequisites=("vcc/gone",)), TODAY)[0].fact == "vcc/gone"
    assert findings(replace(whole, tuition=None), TODAY) == (Finding(Trouble.NO_PRICE),)
    monthly = replace(whole, tuition=None, monthly_price=Money.of(40))
    assert findings(monthly, TODAY) == (Finding(Trouble.NO_PRICE),)
    rate = replace(whole, tuition_basis="per credit")
    assert findings(rate, TODAY) == (Finding(Trouble.NO_PRICE),)
    second = findings(replace(whole, source_is_own=False), TODAY)
    assert [one.trouble for one in second] == [Trouble.SECOND_HAND]
    gaps = replace(whole, weeks=None, hours=None, delivery=None, proof=(), intakes=())
    assert {one.trouble for one in findings(gaps, TODAY)} == {
        Trouble.NO_LENGTH, Trouble.NO_DELIVERY, Trouble.NO_PROOF, Trouble.NO_START,
    }  # fmt: skip


def test_that_old_pages_age_the_price_and_the_grant_listing_too(whole: Credential) -> None:
    old = replace(whole, as_of=AsOf("2019", date(2019, 1, 1)))
    assert [one.trouble for one in findings(old, TODAY)] == [
        Trouble.OLD_PRICE, Trouble.OLD_LISTING, Trouble.OLD,
    ]  # fmt: skip
    undated = findings(replace(whole, as_of=None), TODAY)
    assert [one.trouble for one in undated][-1] is Trouble.UNDATED


def test_that_what_clients_depend_on_comes_first_then_what_touches_money(
    catalogue: Catalogue,
) -> None:
    works = checking.work_list(catalogue, {TIMBER: ("Ana", "Ben")}, TODAY)
    assert (works[0].credential.id, works[0].clients) == (TIMBER, 2)
    serious = [sum(one.trouble in checking.SERIOUS for one in work.findings) for work in works[1:]]
    assert serious == sorted(serious, reverse=True)
    every = catalogue.search(Query("", {}, catalogue.counts[0])).hits
    assert len(works) == sum(bool(findings(hit.credential, TODAY)) for hit in every)
