"""The worked cases that ship with the rules, read as the command line reads any case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from advisor import files
from advisor.commands.case import Case, Reader
from advisor.commands.estimate_json import document
from advisor.domain.errors import Unavailable
from advisor.paths import resource
from advisor.services import estimating, rule_cases
from advisor.services.estimating import Rules
from advisor.services.health import Part
from advisor.services.rule_cases import FailedCase, Watch, WorkedCase, unwatched

CASES = ("funding/cases.jsonl", "funding/own_cases.jsonl")


def check(on: date) -> Part:
    """Every case through the estimate; the part names the cases that come out differently.

    Raises BadInput or Unavailable when the rules or the cases cannot be read.
    """
    cases = worked_cases(on)
    failed = [case.id for case in rule_cases.failed(cases, estimating.load_rules())]
    facts = {"cases": len(cases), "failed": failed}
    if failed:
        text = f"{len(failed)} of {len(cases)} come out differently: {', '.join(failed[:5])}"
        return Part("rule cases", ok=False, text=text, facts=facts)
    return Part("rule cases", ok=True, text=f"{len(cases)} come out as written", facts=facts)


def worked_cases(on: date) -> tuple[WorkedCase, ...]:
    """The cases that ship. Raises BadInput or Unavailable when they cannot be read."""
    reader = Reader(on, estimating.codes(estimating.load_rules()), lambda _id: None)
    return tuple(case for name in CASES for case in _of_file(name, reader))


def _of_file(name: str, reader: Reader) -> Iterator[WorkedCase]:
    path = resource(name)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Unavailable(files.unread(error, path)) from error
    lines = [line for line in raw.splitlines() if line.strip()]
    written = [json.loads(line, parse_float=Decimal) for line in lines]
    cases = reader.cases(raw, path.name)
    return (_worked(*pair) for pair in zip(cases, written, strict=True))


def run_cases(rules: Rules, watch: Watch = unwatched) -> tuple[FailedCase, ...]:
    """The cases that ship and come out differently under these rules."""
    return rule_cases.failed(worked_cases(datetime.now(UTC).astimezone().date()), rules, watch)


def _worked(case: Case, written: dict[str, Any]) -> WorkedCase:
    asked = case.situation.on
    starts = [chosen.start or asked for chosen in case.situation.chosen]
    return WorkedCase(
        id=case.id,
        title=written.get("title", case.id),
        scope=tuple(case.situation.scope),
        days=tuple(max(asked, start) for start in starts) or (asked,),
        expected=written["expected"],
        answer=partial(_answer, case),
        near=Decimal(1) if case.id.startswith("SAB") else Decimal(0),
    )


def _answer(case: Case, rules: Rules) -> dict[str, Any]:
    return document(case, estimating.evaluate(case.situation, rules), rules)
