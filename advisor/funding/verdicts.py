"""The verdict of one credential under one program, and what each verdict means for money.

A verdict for each credential, the first that fits: cancelled, not in effect, ended, nothing to
fund (its costs are zero or of kinds that are not paid), not eligible, every line refused or paid
by others, no money left, cap used up, another rule broken (breach, not this year, zero), cannot
apply yet, cannot tell, needs approval, what the program gives.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from advisor.domain.estimate import State, Verdict
from advisor.funding.checks import Check
from advisor.funding.lines import Line, Pays
from advisor.funding.rules import Program

OPEN = (Verdict.CANNOT_APPLY_YET, Verdict.CANNOT_TELL, Verdict.NEEDS_APPROVAL)
GIVEN = (Verdict.ELIGIBLE, Verdict.APPROVED, Verdict.POSSIBLE, Verdict.POSSIBLE_LOAN)
MAY_PAY = (*OPEN, *GIVEN, Verdict.BREACH)
BROKEN = (Verdict.BREACH, Verdict.NOT_THIS_YEAR, Verdict.ZERO)
NEAREST = (
    Verdict.NO_MONEY_LEFT,
    Verdict.CAP_REACHED,
    *BROKEN,
    Verdict.DUPLICATE,
    Verdict.CANCELLED,
    Verdict.NOT_ELIGIBLE,
    Verdict.ENDED,
    Verdict.NOT_IN_EFFECT,
    Verdict.INFO,
    Verdict.NOTHING_TO_FUND,
)
FINAL_FIRST = (Verdict.CANCELLED, Verdict.NOT_IN_EFFECT, Verdict.ENDED)
COVERS = ("grant", "waiver", "employer")


def credential_verdict(
    program: Program, tried: Sequence[Check], its_lines: Sequence[Line], left: Decimal | None
) -> Verdict:
    """The first verdict that fits, in the order of the head of this module."""
    failed = {check.condition.failed for check in tried if check.state is State.FAILED}
    for verdict in FINAL_FIRST:
        if verdict in failed:
            return verdict
    if program.kind in COVERS and program.gives is not Verdict.INFO:
        verdict_by_lines = _by_lines(program, failed, its_lines)
        if verdict_by_lines is not None:
            return verdict_by_lines
    for verdict in (Verdict.NOT_ELIGIBLE, Verdict.NO_MONEY_LEFT):
        if verdict in failed:
            return verdict
    if left is not None and not left:
        return Verdict.CAP_REACHED
    for verdict in (*BROKEN, Verdict.CANNOT_APPLY_YET):
        if verdict in failed:
            return verdict
    return _open_verdict(program, tried, its_lines)


def _by_lines(program: Program, failed: set[Verdict], its_lines: Sequence[Line]) -> Verdict | None:
    if not any(line.of_paid_kind for line in its_lines):
        return Verdict.NOTHING_TO_FUND
    if Verdict.NOT_ELIGIBLE in failed:
        return Verdict.NOT_ELIGIBLE
    if not any(line.possible and line.due.high for line in its_lines):
        paid = any(line.pays is Pays.PAID_BY_OTHERS for line in its_lines)
        return doubled(program) if paid else Verdict.NOT_ELIGIBLE
    return None


def doubled(program: Program) -> Verdict:
    """What it is called when others pay all: a duplicate where the program's pages forbid that."""
    return Verdict.DUPLICATE if program.repeats else Verdict.ZERO


def _open_verdict(program: Program, tried: Sequence[Check], its_lines: Sequence[Line]) -> Verdict:
    states = {check.state for check in tried}
    if State.UNKNOWN in states:
        return Verdict.CANNOT_TELL
    if State.APPROVAL in states:
        return Verdict.NEEDS_APPROVAL
    if program.tax and program.tax.refundable and not any(one.due.high for one in its_lines):
        return Verdict.ZERO  # no fee that counts
    certain = any(line.pays is Pays.YES and line.due.high for line in its_lines)
    if program.kind in COVERS and program.gives is not Verdict.INFO and not certain:
        return Verdict.CANNOT_TELL
    return program.gives


def all_met(tried: Sequence[Check]) -> bool:
    """Whether every condition holds or is not needed."""
    return all(check.state in (State.MET, State.NOT_NEEDED) for check in tried)
