"""The worked cases that ship with the rules: do they still come out as written?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
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
    "ceiling",
    "employer_share",
    "max_value",
    "buckets",
    "balance_after",
)
_TOTALS = (
    "total_cost",
    "total_cost_known",
    "non_repayable",
    "out_of_pocket",
    "out_of_pocket_best",
    "out_of_pocket_worst",
    "due_before_reimbursement",
    "tax_time",
    "loan_available",
)
_TWO_WAYS = {("etg", "kind")}  # the cases name it in two ways
Watch = Callable[[int, int], None]
"""Told (done, total) after each step; it may raise to break off."""


def unwatched(_done: int, _total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """One case. ``days`` are those that it speaks of: the start of each course, or a later day on
    which it is asked. ``answer`` gives the document of its estimate under some rules. ``near``
    dollars off is still right: the rounding of student aid is not known (FUNDING.md, 13).
    """

    id: str
    title: str
    scope: tuple[str, ...]
    days: tuple[date, ...]
    expected: Mapping[str, Any]
    answer: Callable[[Rules], Mapping[str, Any]]
    near: Decimal = Decimal(0)


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
        keys = tuple(key for key in _PROGRAM if (code, key) not in _TWO_WAYS)
        yield from _unlike(code, wanted, given, keys, case.near)
    if judged >= set(case.scope):
        yield from _unlike("", case.expected, found, _TOTALS, case.near)


def _unlike(
    code: str,
    wanted: Mapping[str, Any],
    found: Mapping[str, Any],
    keys: tuple[str, ...],
    near: Decimal,
) -> Iterator[Difference]:
    return (
        Difference(code, key, wanted[key], found.get(key))
        for key in keys
        if key in wanted and not _alike(wanted[key], found.get(key), near)
    )


def _alike(wanted: Any, found: Any, near: Decimal) -> bool:
    """Whether they say the same; of tables the wanted entries count."""
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        return all(_alike(value, found.get(key), near) for key, value in wanted.items())
    if _is_number(wanted) and _is_number(found):
        return bool(abs(wanted - found) <= near)
    return bool(wanted == found)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)
