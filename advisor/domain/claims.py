"""The life of a grant claim: the steps that are allowed, and what a hold is worth after its end.

Source: FUNDING rules FSG-P1 (the states and their order), FSG-A2 (a correction is an entry of its
own) and FSG-W1 to W3 (cancelled and expired money is free again, claimed money stays used). Other
programs have the same steps under other names: asked for, promised in writing, paid.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from advisor.domain.client import Claim, Told
from advisor.domain.errors import BadInput
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import ClaimState, LedgerEntry

DRAFT, SUBMITTED, HOLD = ClaimState.DRAFT, ClaimState.SUBMITTED, ClaimState.HOLD
CLAIMED, CORRECTION = ClaimState.CLAIMED, ClaimState.CORRECTION
EXPIRED, CANCELLED = ClaimState.EXPIRED, ClaimState.CANCELLED

PATH = (DRAFT, SUBMITTED, HOLD, CLAIMED)
STEPS: Mapping[ClaimState, tuple[ClaimState, ...]] = {
    DRAFT: (SUBMITTED, CANCELLED),
    SUBMITTED: (HOLD, CANCELLED),
    HOLD: (CLAIMED, EXPIRED, CANCELLED),
    CLAIMED: (),
    CORRECTION: (),
    EXPIRED: (),
    CANCELLED: (),
}
USES_MONEY = (HOLD, CLAIMED, CORRECTION)
SOON = timedelta(days=14)  # a hold that ends within these days is warned of

ENDED: Mapping[ClaimState, str] = {
    CLAIMED: "This money was claimed and stays used, unless the ministry corrects it. "
    "Add a correction.",
    CORRECTION: "A correction stands as it is. Add another one.",
    EXPIRED: "This hold has expired, and its money is free again. Add a new application.",
    CANCELLED: "This application was cancelled. Add a new one.",
}
NOT_YET: Mapping[ClaimState, str] = {
    DRAFT: "This application was not sent yet. Mark it as sent first.",
    SUBMITTED: "No hold was placed yet. Note the hold first.",
}
ONLY_HOLDS = "Only a hold expires. Cancel this application, if it came to nothing."
NO_WAY_BACK = "A claim does not go back a step. Undo it, or remove it and add it again."
TOO_EARLY = (
    "The last day of this hold has not passed. Change that day, or mark the claim as cancelled."
)
BEFORE_IT_BEGINS = "The hold would end before it begins. Check both days."


def refusal(claim: Claim, to: ClaimState, on: date) -> str:
    """Why a claim cannot take a step on a day, in a sentence; empty when it can."""
    if to in STEPS[claim.state]:
        early = to is EXPIRED and claim.expires is not None and not is_over(claim, on)
        return TOO_EARLY if early else ""
    if claim.state in ENDED:
        return ENDED[claim.state]
    if to is EXPIRED:
        return ONLY_HOLDS
    ahead = to in PATH and PATH.index(to) > PATH.index(claim.state)
    return NOT_YET[claim.state] if ahead else NO_WAY_BACK


def stepped(
    claim: Claim,
    to: ClaimState,
    on: date,
    *,
    amount: Money | None = None,
    expires: date | None = None,
    told: Told | None = None,
) -> Claim:
    """The claim after one step; what is not given stays as it is. Raises BadInput."""
    if why := refusal(claim, to, on):
        raise BadInput(why)
    after = replace(claim, state=to, on=on, told=told or claim.told)
    after = after if amount is None else replace(after, amount=amount)
    after = after if expires is None else replace(after, expires=expires)
    if to is HOLD:
        check_days(after)
    return after


def check_days(claim: Claim) -> None:
    """Raise BadInput for a hold that ends before it begins."""
    if claim.state is HOLD and claim.on and claim.expires and claim.expires < claim.on:
        raise BadInput(BEFORE_IT_BEGINS)


def is_over(claim: Claim, on: date) -> bool:
    """Whether a claim is written as a hold, but its last day has passed."""
    return claim.state is HOLD and claim.expires is not None and claim.expires < on


def ledger(claims: Iterable[Claim], on: date) -> tuple[LedgerEntry, ...]:
    """What an estimate counts: a hold past its last day is expired and worth nothing (FSG-W3)."""
    return tuple(_entry(claim, on) for claim in claims)


def _entry(claim: Claim, on: date) -> LedgerEntry:
    state, amount = (EXPIRED, ZERO) if is_over(claim, on) else (claim.state, claim.amount)
    return LedgerEntry(claim.program, state, amount, claim.on, claim.item, claim.expires)


def ending(claims: Iterable[Claim], on: date) -> tuple[Claim, ...]:
    """The holds that end soon or have ended unmarked, the first to end first."""
    ends = [
        (claim.expires, at, claim)
        for at, claim in enumerate(claims)
        if claim.state is HOLD and claim.expires is not None and claim.expires - on <= SOON
    ]
    return tuple(claim for _day, _at, claim in sorted(ends, key=lambda one: one[:2]))
