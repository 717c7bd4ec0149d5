"""``advisor rules check``: do the worked cases come out, and which rules hold on a day."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from advisor import wording
from advisor.commands.rule_cases import worked_cases
from advisor.services import estimating, rule_cases
from advisor.services.estimating import Rules, VersionView
from advisor.services.rule_cases import FailedCase


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("rules")
    verbs = verb.add_subparsers(required=True, metavar="WHAT")
    check = verbs.add_parser(
        "check", help="run the worked cases; show what is in force and what is past its check"
    )
    check.add_argument("--on", type=_day, metavar="DATE", help="another day than today: 2026-11-23")
    check.add_argument("--json", action="store_true", help="print one JSON document")
    check.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    check.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the state of the rules; exit code 1 when a case or an own rule is wrong."""
    on = arguments.on or _today()
    rules = estimating.load_rules(arguments.data.rules)
    cases = worked_cases(on)
    failed = rule_cases.failed(cases, estimating.load_rules())
    in_force = [version for version in estimating.versions(rules, on) if version.in_force]
    if arguments.json:
        print(json.dumps(_document(on, rules, len(cases), failed, in_force), ensure_ascii=False))
    else:
        print(_text(on, rules, len(cases), failed, in_force))
    return 1 if failed or rules.trouble else 0


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day. Write it like 2026-11-23.") from None


def _document(
    on: date, rules: Rules, cases: int, failed: tuple[FailedCase, ...], now: list[VersionView]
) -> dict[str, Any]:
    return {
        "on": on.isoformat(),
        "ok": not failed and not rules.trouble,
        "edition": rules.edition,
        "cases": cases,
        "failed": [_failed(case) for case in failed],
        "in_force": [_version(version) for version in now],
        "past": [_version(version) for version in now if version.past],
        "trouble": list(rules.trouble),
    }


def _failed(case: FailedCase) -> dict[str, Any]:
    differences = [
        {"program": d.program, "key": d.key, "expected": d.expected, "found": d.found}
        for d in case.differences
    ]
    text = json.dumps(differences, default=_number)
    return {"id": case.id, "title": case.title, "differences": json.loads(text)}


def _number(value: Any) -> float | str:
    return float(value) if isinstance(value, Decimal) else str(value)


def _version(version: VersionView) -> dict[str, Any]:
    return {
        "program": version.program,
        "version": version.id,
        "label": version.label,
        "start": version.start.isoformat(),
        "end": version.end.isoformat() if version.end else None,
        "verified_until": version.verified_until.isoformat(),
        "past": version.past,
    }


def _text(
    on: date, rules: Rules, cases: int, failed: tuple[FailedCase, ...], now: list[VersionView]
) -> str:
    said = f"{cases} worked cases come out as written"
    if failed:
        said = f"{len(failed)} of {cases} worked cases come out differently"
    lines = [f"Rules {rules.edition}: {said}."]
    for case in failed:
        lines.append(f"  {case.id} {case.title}")
        lines += [
            f"    {d.program or 'total'} {d.key}: expected {d.expected}, came out {d.found}"
            for d in case.differences
        ]
    lines += [f"LOOK  {trouble}" for trouble in rules.trouble]
    lines += ["", f"In force on {wording.day(on)}:"]
    for version in now:
        until = wording.day(version.verified_until)
        state = f"checked only until {until}: ask" if version.past else f"checked until {until}"
        lines.append(f"  {version.program}  {version.id} ({version.label}), {state}")
    return "\n".join(lines)
