"""The worked cases that ship with the rules: do they still come out as written?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from advisor import files
from advisor.commands.case import Case, Reader
from advisor.commands.estimate_json import document
from advisor.domain.errors import Unavailable
from advisor.paths import resource
from advisor.services import estimating
from advisor.services.health import Part

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


def check(on: date) -> Part:
    """Every case through the estimate; the part names the cases that come out differently.

    Raises BadInput or Unavailable when the rules or the cases cannot be read.
    """
    path = resource("funding/cases.jsonl")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Unavailable(files.unread(error, path)) from error
    rules = estimating.load_rules()
    judged = {program.code for program in rules.programs}
    cases = Reader(on, estimating.codes(rules), lambda _id: None).cases(raw, path.name)
    written = [json.loads(line, parse_float=Decimal)["expected"] for line in raw.splitlines()]
    failed = [
        case.id
        for case, expected in zip(cases, written, strict=True)
        if any(_differences(case, expected, judged, rules))
    ]
    facts = {"cases": len(cases), "failed": failed}
    if failed:
        text = f"{len(failed)} of {len(cases)} come out differently: {', '.join(failed[:5])}"
        return Part("rule cases", ok=False, text=text, facts=facts)
    return Part("rule cases", ok=True, text=f"{len(cases)} come out as written", facts=facts)


def _differences(
    case: Case, expected: Mapping[str, Any], judged: set[str], rules: estimating.Rules
) -> Iterator[str]:
    """The keys that differ, for the programs that are judged; totals only where all are."""
    found = document(case, estimating.evaluate(case.situation, rules), rules)
    for code in judged & set(case.situation.scope):
        yield from _unlike(expected["programs"][code], found["programs"][code], _PROGRAM)
    if judged >= set(case.situation.scope):
        yield from _unlike(expected, found, _TOTALS)


def _unlike(
    wanted: Mapping[str, Any], found: Mapping[str, Any], keys: tuple[str, ...]
) -> Iterator[str]:
    return (key for key in keys if key in wanted and found.get(key) != wanted[key])
