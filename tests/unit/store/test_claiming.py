"""Grant claims in the vault: written down, stepped on, put right, taken out, and kept over time."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from advisor.domain.client import Claim, ClientId, ItemId, Told
from advisor.domain.errors import BadInput
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import ClaimState
from advisor.services import claiming, estimating, filing, shortlisting, unlocking
from advisor.services.unlocking import Vault
from tests.unit.store.conftest import TODAY, new_client

STORED = Path(__file__).parents[2] / "data" / "stores"
TOLD = Told("Priya (example)", TODAY)
SENT = Claim("a", "fsg", ClaimState.SUBMITTED, Money.of(600), TODAY)


def kept(vault: Vault, client: ClientId) -> tuple[Claim, ...]:
    return filing.load(vault, client).claims


def course(vault: Vault, client: ClientId) -> ItemId:
    shortlisting.add_flyer(vault, client, title="A", provider="P", institution_type="")
    return filing.load(vault, client).items[-1].id


def test_that_a_hold_keeps_its_course_its_last_day_and_who_said_so(
    vault: Vault, client: ClientId
) -> None:
    claim = replace(SENT, item=course(vault, client))
    claiming.add(vault, client, claim)
    end = TODAY + timedelta(30)
    to, paid = ClaimState.HOLD, Money.of(550)
    claiming.step(vault, client, "a", to, TODAY, amount=paid, expires=end, told=TOLD)
    assert kept(vault, client) == (replace(claim, state=to, amount=paid, expires=end, told=TOLD),)


def test_that_a_step_that_is_not_next_changes_nothing(vault: Vault, client: ClientId) -> None:
    claiming.add(vault, client, SENT)
    with pytest.raises(BadInput, match="No hold was placed"):
        claiming.step(vault, client, "a", ClaimState.CLAIMED, TODAY)
    assert kept(vault, client) == (SENT,)


def test_that_each_claim_gets_a_name_and_a_place_of_its_own(vault: Vault, client: ClientId) -> None:
    for amount in (1, 2, 3):
        claiming.add(vault, client, replace(SENT, id="", amount=Money.of(amount)))
    first = kept(vault, client)[0]
    claiming.remove(vault, client, first.id)
    claiming.add(vault, client, replace(SENT, id="", amount=Money.of(4)))
    assert [claim.amount for claim in kept(vault, client)] == [Money.of(n) for n in (2, 3, 4)]


def test_that_only_a_correction_is_negative_and_never_more_than_was_claimed(
    vault: Vault, client: ClientId
) -> None:
    fix = Claim("b", "fsg", ClaimState.CORRECTION, Money.of(-50))
    with pytest.raises(BadInput, match="less than nothing"):
        claiming.add(vault, client, replace(SENT, amount=Money.of(-1)))
    with pytest.raises(BadInput, match="Add that claim first"):
        claiming.add(vault, client, fix)
    claiming.add(vault, client, replace(SENT, state=ClaimState.CLAIMED))
    with pytest.raises(BadInput, match="more than was claimed"):
        claiming.add(vault, client, replace(fix, amount=Money.of(-601)))
    claiming.add(vault, client, fix)
    with pytest.raises(BadInput, match="correction"):
        claiming.change(vault, client, "a", amount=Money.of(49))
    with pytest.raises(BadInput, match="correction"):
        claiming.remove(vault, client, "a")


def test_that_the_course_of_another_client_is_refused(vault: Vault, client: ClientId) -> None:
    other = course(vault, new_client(vault, "Bo Example"))
    with pytest.raises(BadInput, match="no longer in the file"):
        claiming.add(vault, client, replace(SENT, item=other))


def test_that_a_claim_that_is_gone_is_said_to_be(vault: Vault, client: ClientId) -> None:
    gone = pytest.raises(BadInput, match="no longer in the file")
    with gone:
        claiming.step(vault, client, "x", ClaimState.HOLD, TODAY)
    with gone:
        claiming.change(vault, client, "x", amount=ZERO)
    with gone:
        claiming.remove(vault, client, "x")
    with pytest.raises(TypeError, match="state"):
        claiming.change(vault, client, "x", state=ClaimState.HOLD)


def test_that_the_list_of_clients_knows_the_hold_that_ends_first(
    vault: Vault, client: ClientId
) -> None:
    hold = replace(SENT, state=ClaimState.HOLD)
    days = [TODAY + timedelta(n) for n in (40, 6)]
    for day in days:
        claiming.add(vault, client, replace(hold, id="", expires=day))
    done = replace(SENT, id="", state=ClaimState.CLAIMED, expires=TODAY)
    claiming.add(vault, client, done)
    (one,) = filing.clients(vault)
    assert one.hold_until == days[1]


def test_that_an_estimate_frees_the_money_of_a_hold_that_is_over(
    vault: Vault, client: ClientId
) -> None:
    course(vault, client)  # another one: a hold for it would pay it, and use up nothing beside
    claiming.add(vault, client, replace(SENT, state=ClaimState.HOLD, expires=TODAY))
    file, rules = filing.load(vault, client), estimating.load_rules()
    for on, used in ((TODAY, Money.of(600)), (TODAY + timedelta(1), ZERO)):
        programs = estimating.estimate(file, rules, on).programs
        assert next(p for p in programs if p.code == "fsg").used == used
    assert filing.load(vault, client) == file


@pytest.mark.parametrize(
    ("state", "recorded"),
    [(ClaimState.DRAFT, False), (ClaimState.CANCELLED, False), (ClaimState.HOLD, True)],
)
def test_that_an_application_that_uses_no_money_does_not_say_what_was_used_before(
    vault: Vault, client: ClientId, state: ClaimState, recorded: bool
) -> None:
    claiming.add(vault, client, replace(SENT, state=state))
    found = estimating.situation(filing.load(vault, client), TODAY)
    assert ("fsg_use_recorded" in found.facts) is recorded


def test_that_a_vault_of_before_keeps_its_claims_and_takes_the_new_facts(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    shutil.copytree(STORED / "0001-claims", folder)
    vault = unlocking.unlock(folder, "an example passphrase")
    client = filing.clients(vault)[0].client.id
    file = filing.load(vault, client)
    said = [(c.program, c.state.value, str(c.amount), c.on, c.provider) for c in file.claims]
    assert said == [
        ("fsg", "claimed", "$1,000", date(2025, 9, 1), "Langara College"),
        ("fsg", "correction", "-$120.25", None, ""),
        ("fsg", "hold", "$495.50", date(2026, 11, 20), "College"),
        ("etg", "submitted", "$80", date(2026, 11, 24), ""),
        ("fsg", "expired", "$300", date(2024, 7, 31), ""),
    ]
    assert {(c.item, c.expires, c.told) for c in file.claims} == {(None, None, None)}
    hold = file.claims[2]
    item = file.items[0].id
    claiming.change(vault, client, hold.id, item=item, expires=TODAY, told=TOLD)
    assert kept(vault, client)[2] == replace(hold, item=item, expires=TODAY, told=TOLD)
    for _time in range(2):  # the new facts, then the last write of the old program
        filing.undo(vault, client)
    assert kept(vault, client)[3].state is ClaimState.DRAFT
    vault.close()
