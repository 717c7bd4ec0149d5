"""The worked cases that ship with the rules: do they still come out as written?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from advisor.services.estimating import Rules

_PROGRAM = (
    "verdict",
    "kind",
    "amount",
    "amount_if_confirmed",
    "amount_at_least",
    "amount_up_to",
    "lifetime_remaining_after",
    "by_credential",
    "by_cost",
)
_TOTALS = (
    "total_cost",
    "total_cost_known",
    "non_repayable",
    "out_of_pocket",
    "out_of_pocket_best",
    "out_of_pocket_worst",
    "due_before_reimbursement",
)
Watch = Callable[[int, int], None]
"""Told (done, total) after each step; it may raise to break off."""


def unwatched(_done: int, _total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """One case. ``days`` are those that it speaks of: the start of each course, or a later day on
    which it is asked. ``answer`` gives the document of its estimate under some rules.
    """

    id: str
    title: str
    scope: tuple[str, ...]
    days: tuple[date, ...]
    expected: Mapping[str, Any]
    answer: Callable[[Rules], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a case expects and what came out. ``program`` is empty for a total."""

    program: str
    key: str
    expected: Any
    found: Any


@dataclass(frozen=True, slots=True)
class FailedCase:
    """A case that comes out differently."""

    id: str
    title: str
    days: tuple[date, ...]
    differences: tuple[Difference, ...]


RunCases = Callable[[Rules, Watch], tuple[FailedCase, ...]]


def failed(
    cases: Sequence[WorkedCase], rules: Rules, watch: Watch = unwatched
) -> tuple[FailedCase, ...]:
    """The cases that come out differently under these rules."""
    judged = {program.code for program in rules.programs}
    found = []
    for number, case in enumerate(cases, start=1):
        differences = tuple(_differences(case, rules, judged))
        if differences:
            found.append(FailedCase(case.id, case.title, case.days, differences))
        watch(number, len(cases))
    return tuple(found)


def _differences(case: WorkedCase, rules: Rules, judged: set[str]) -> Iterator[Difference]:
    """The keys that differ, for the programs that are judged; totals only where all are."""
    found = case.answer(rules)
    for code in (code for code in case.scope if code in judged):
        wanted, given = case.expected["programs"][code], found["programs"][code]
        yield from _unlike(code, wanted, given, _PROGRAM)
    if judged >= set(case.scope):
        yield from _unlike("", case.expected, found, _TOTALS)


def _unlike(
    code: str, wanted: Mapping[str, Any], found: Mapping[str, Any], keys: tuple[str, ...]
) -> Iterator[Difference]:
    return (
        Difference(code, key, wanted[key], found.get(key))
        for key in keys
        if key in wanted and found.get(key) != wanted[key]
    )
