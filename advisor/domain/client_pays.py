"""What is left of a cost line for the client, when programs and employers have paid."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.domain.cover import EMPLOYER_SHARE
from advisor.domain.estimate import LineCover, ProgramResult, Range
from advisor.domain.money import ZERO, total
from advisor.domain.situation import Cost


def rest(cost: Cost, found: Sequence[tuple[ProgramResult, LineCover]], *, worst: bool) -> Range:
    """What the client pays of a cost line; an employer bears what its program leaves of it."""
    parts = [counted(line, worst=worst) for _program, line in found]
    employers = [part for (p, _l), part in zip(found, parts, strict=True) if bears_rest(p)]
    if cost.amount is not None and any(part.at_least for part in employers):
        return Range()
    return left(cost, parts)


def bears_rest(program: ProgramResult) -> bool:
    """Whether an employer pays what the program leaves of the lines that it pays."""
    return program.paid == "to_employer" and EMPLOYER_SHARE in program.figures


def counted(paid: LineCover | ProgramResult, *, worst: bool) -> Range:
    """What counts of a payment: in the worst case only what is sure."""
    return Range(paid.sure.at_least, paid.sure.at_least) if worst else paid.if_confirmed


def left(cost: Cost, parts: Sequence[Range]) -> Range:
    """What is left of a cost line when the programs pay within ``parts``; never below zero."""
    surely = total(part.at_least for part in parts)
    if cost.amount is None:
        return Range(ZERO, None)
    most = [part.up_to for part in parts if part.up_to is not None]
    best = cost.amount - total(most) if len(most) == len(parts) else ZERO
    return Range(max(best, ZERO), max(cost.amount - surely, ZERO))
