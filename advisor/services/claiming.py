"""Grant claims: write one down, take it a step on, put it right, take it out."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date
from typing import Any

from advisor.domain import claims
from advisor.domain.client import Changes, Claim, ClientId, ItemId, Told
from advisor.domain.errors import BadInput
from advisor.domain.estimate import Estimate
from advisor.domain.money import Money, total
from advisor.domain.situation import ClaimState
from advisor.i18n import _
from advisor.store import reading
from advisor.store.schema import ClaimRow
from advisor.store.vault import Vault
from advisor.store.writing import Write, plain, writing

WRITABLE = {"program", "item", "amount", "on", "expires", "provider", "told"}


def add(vault: Vault, client_id: ClientId, claim: Claim) -> Changes:
    """Write down a claim in the state it stands in; an empty id is made up. Raises BadInput."""
    with writing(vault, client_id) as write:
        known = reading.claims(write.session, client_id)
        _check(write, known, claim)
        place = {"client_id": client_id, "position": reading.next_claim(write.session, client_id)}
        write.insert(ClaimRow, claim.id or str(uuid.uuid4()), **place, **plain(claim))
    return write.changes


def step(
    vault: Vault,
    client_id: ClientId,
    claim_id: str,
    to: ClaimState,
    on: date,
    *,
    amount: Money | None = None,
    expires: date | None = None,
    told: Told | None = None,
) -> Changes:
    """Take a claim one step on, with what is new. Raises BadInput for a step that is not next."""
    with writing(vault, client_id) as write:
        known = reading.claims(write.session, client_id)
        after = claims.stepped(
            _claim(known, claim_id), to, on, amount=amount, expires=expires, told=told
        )
        _check(write, _others(known, claim_id), after)
        write.update(ClaimRow, claim_id, **plain(after))
    return write.changes


def change(vault: Vault, client_id: ClientId, claim_id: str, **changed: Any) -> Changes:
    """Put right what was written; its state takes steps only. Raises BadInput."""
    unknown = changed.keys() - WRITABLE
    if unknown:
        raise TypeError(f"not a field that can be changed here: {', '.join(sorted(unknown))}")
    with writing(vault, client_id) as write:
        known = reading.claims(write.session, client_id)
        after = replace(_claim(known, claim_id), **changed)
        _check(write, _others(known, claim_id), after)
        write.update(ClaimRow, claim_id, **plain(after))
    return write.changes


def remove(vault: Vault, client_id: ClientId, claim_id: str) -> Changes:
    """Take a claim out of the file; the change log keeps what it held. Raises BadInput."""
    with writing(vault, client_id) as write:
        known = reading.claims(write.session, client_id)
        _check_corrections(_others(known, claim_id), _claim(known, claim_id).program)
        write.delete(ClaimRow, claim_id)
    return write.changes


def likely(estimate: Estimate, program: str, item: ItemId | None) -> Money | None:
    """What a program would pay for one course if all is confirmed; None while that is open."""
    for found in estimate.programs:
        if found.code.casefold() == program.casefold():
            mine = [line.if_confirmed.exact for line in found.lines if line.credential_id == item]
            known = [amount for amount in mine if amount is not None]
            return total(known) if mine and len(known) == len(mine) and total(known) else None
    return None


def _check(write: Write, others: tuple[Claim, ...], claim: Claim) -> None:
    """Raise BadInput for a claim that cannot be, beside the client's other ones."""
    if claim.amount.amount < 0 and claim.state is not ClaimState.CORRECTION:
        raise BadInput(_("A claim cannot be less than nothing. Type 0 or more."))
    _check_corrections((*others, claim), claim.program)
    claims.check_days(claim)
    items = {item.id for item in reading.items(write.session, write.client_id)}
    if claim.item is not None and claim.item not in items:
        raise BadInput(_("This course is no longer in the file. Look at the page again."))


def _check_corrections(known: tuple[Claim, ...], program: str) -> None:
    mine = [one for one in known if one.program == program]
    fixes = [one.amount for one in mine if one.state is ClaimState.CORRECTION]
    paid = [one.amount for one in mine if one.state is ClaimState.CLAIMED]
    if fixes and not paid:
        raise BadInput(_("A correction changes what was claimed. Add that claim first."))
    if fixes and total(paid + fixes).amount < 0:
        raise BadInput(_("A correction cannot take back more than was claimed. Check the amount."))


def _claim(known: tuple[Claim, ...], claim_id: str) -> Claim:
    for one in known:
        if one.id == claim_id:
            return one
    raise BadInput(_("This claim is no longer in the file. Look at the page again."))


def _others(known: tuple[Claim, ...], claim_id: str) -> tuple[Claim, ...]:
    return tuple(one for one in known if one.id != claim_id)
