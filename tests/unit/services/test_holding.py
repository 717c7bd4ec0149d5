"""Held skills: what shows them goes with them, and no change undoes another."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.domain.client import ClientFile, ClientId, ShownSkill
from advisor.domain.errors import BadInput
from advisor.services import filing, holding, unlocking
from advisor.services.unlocking import Vault

TODAY = date(2026, 11, 24)


@pytest.fixture
def vault() -> Vault:
    return unlocking.guest()


@pytest.fixture
def client(vault: Vault) -> ClientId:
    return filing.open_guest(vault, TODAY)


def now(vault: Vault, client: ClientId) -> ClientFile:
    """The file as it stands."""
    return filing.load(vault, client)


def test_that_parts_told_one_by_one_come_together(vault: Vault, client: ClientId) -> None:
    for field, value in (("how", "verified"), ("note", "Dana"), ("on", TODAY)):
        holding.change(vault, now(vault, client), "Writing", field, value, today=TODAY)
    goal = now(vault, client).goal
    assert goal.skills_held == ("Writing",)
    assert goal.skills_shown == (ShownSkill("Writing", "verified", "Dana", TODAY),)


def test_that_a_skill_only_stated_has_no_proof(vault: Vault, client: ClientId) -> None:
    for how in ("certificate", "stated"):
        holding.change(vault, now(vault, client), "Writing", "how", how, today=TODAY)
    goal = now(vault, client).goal
    assert (goal.skills_held, goal.skills_shown) == (("Writing",), ())


def test_that_a_proof_goes_with_its_skill_and_comes_back_with_undo(
    vault: Vault, client: ClientId
) -> None:
    for skill in ("Writing", "Law"):
        holding.change(vault, now(vault, client), skill, "how", "certificate", today=TODAY)
    holding.change(vault, now(vault, client), "Writing", "how", None, today=TODAY)
    assert now(vault, client).goal.skills_shown == (ShownSkill("Law", "certificate"),)
    filing.undo(vault, client)
    goal = now(vault, client).goal
    assert goal.skills_held == ("Writing", "Law")
    assert [one.skill for one in goal.skills_shown] == ["Writing", "Law"]
    holding.keep(vault, now(vault, client), ("Law",))
    assert now(vault, client).goal.skills_shown == (ShownSkill("Law", "certificate"),)


def test_that_a_day_ahead_is_refused(vault: Vault, client: ClientId) -> None:
    with pytest.raises(BadInput, match="lies ahead"):
        holding.change(vault, now(vault, client), "Law", "on", date(2027, 1, 1), today=TODAY)


def test_that_a_skill_is_wanted_once_and_taken_off(vault: Vault, client: ClientId) -> None:
    for wanted in (True, True):
        holding.want(vault, now(vault, client), "Law", wanted=wanted)
    assert now(vault, client).goal.skills_wanted == ("Law",)
    holding.want(vault, now(vault, client), "Law", wanted=False)
    assert now(vault, client).goal.skills_wanted == ()
