"""The life of a grant claim: which steps are allowed, and when a hold is worth nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor.domain import claims
from advisor.domain.client import Claim, ItemId
from advisor.domain.errors import BadInput
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import ClaimState

TODAY = date(2026, 11, 24)
DAY = timedelta(days=1)
CLAIM = Claim("c", "fsg", ClaimState.DRAFT, Money.of(495), TODAY, item=ItemId("i"))


def standing(state: ClaimState, expires: date | None = None) -> Claim:
    return replace(CLAIM, state=state, expires=expires)


def test_that_a_claim_goes_from_draft_to_claimed_one_step_at_a_time() -> None:
    found = CLAIM
    for state in claims.PATH[1:]:
        found = claims.stepped(found, state, TODAY)
    assert found == standing(ClaimState.CLAIMED)


@pytest.mark.parametrize("before", ClaimState)
@pytest.mark.parametrize("after", ClaimState)
def test_that_a_step_is_allowed_or_refused_in_a_sentence(
    before: ClaimState, after: ClaimState
) -> None:
    why = claims.refusal(standing(before), after, TODAY)
    assert bool(why) != (after in claims.STEPS[before])
    if why:
        assert why.endswith(".")
        with pytest.raises(BadInput, match=why[:20]):
            claims.stepped(standing(before), after, TODAY)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (ClaimState.DRAFT, ClaimState.CLAIMED, "not sent yet"),
        (ClaimState.SUBMITTED, ClaimState.CLAIMED, "No hold was placed"),
        (ClaimState.HOLD, ClaimState.SUBMITTED, "does not go back"),
        (ClaimState.SUBMITTED, ClaimState.EXPIRED, "Only a hold expires"),
        (ClaimState.CLAIMED, ClaimState.CANCELLED, "Add a correction"),
        (ClaimState.EXPIRED, ClaimState.HOLD, "has expired"),
    ],
)
def test_that_a_refusal_says_what_to_do(before: ClaimState, after: ClaimState, said: str) -> None:
    assert said in claims.refusal(standing(before), after, TODAY)


def test_that_every_state_that_ends_the_path_says_so() -> None:
    assert {state for state, after in claims.STEPS.items() if not after} == set(claims.ENDED)
    assert set(claims.STEPS) == set(ClaimState)


def test_that_a_hold_expires_after_its_last_day_and_not_on_it() -> None:
    hold = standing(ClaimState.HOLD, TODAY)
    assert "has not passed" in claims.refusal(hold, ClaimState.EXPIRED, TODAY)
    assert not claims.refusal(hold, ClaimState.EXPIRED, TODAY + DAY)
    assert not claims.refusal(standing(ClaimState.HOLD), ClaimState.EXPIRED, TODAY)


def test_that_a_hold_past_its_day_is_worth_nothing_though_the_file_keeps_it() -> None:
    hold = standing(ClaimState.HOLD, TODAY)
    (last_day,) = claims.ledger([hold], TODAY)
    assert (last_day.state, last_day.amount) == (ClaimState.HOLD, Money.of(495))
    (over,) = claims.ledger([hold], TODAY + DAY)
    assert (over.state, over.amount) == (ClaimState.EXPIRED, ZERO)
    assert (over.credential_id, over.expires) == ("i", TODAY)
    assert hold.state is ClaimState.HOLD


def test_that_a_hold_without_a_last_day_never_expires_by_itself() -> None:
    (entry,) = claims.ledger([standing(ClaimState.HOLD)], TODAY + 9999 * DAY)
    assert entry.state is ClaimState.HOLD


def test_that_a_claimed_amount_stays_used_after_the_day_of_its_hold() -> None:
    (entry,) = claims.ledger([standing(ClaimState.CLAIMED, TODAY)], TODAY + 99 * DAY)
    assert (entry.state, entry.amount) == (ClaimState.CLAIMED, Money.of(495))


def test_that_holds_near_their_end_are_warned_of_first_to_end_first() -> None:
    far = standing(ClaimState.HOLD, TODAY + claims.SOON + DAY)
    near = standing(ClaimState.HOLD, TODAY + claims.SOON)
    over = standing(ClaimState.HOLD, TODAY - DAY)
    done = standing(ClaimState.CLAIMED, TODAY)
    assert claims.ending([far, near, done, over], TODAY) == (over, near)


def test_that_a_hold_cannot_end_before_it_begins() -> None:
    sent = standing(ClaimState.SUBMITTED)
    with pytest.raises(BadInput, match="before it begins"):
        claims.stepped(sent, ClaimState.HOLD, TODAY, expires=TODAY - DAY)
