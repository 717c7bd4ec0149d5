"""``advisor health``: what a supervisor or a script can check, without personal data."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import advisor
from advisor.commands import rule_cases
from advisor.domain.errors import AdvisorError
from advisor.i18n import LANGUAGES, review
from advisor.paths import DataFolder
from advisor.services import health
from advisor.services.health import Part


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("health")
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the state of every part; exit code 1 when something is damaged, 3 when the machine is
    in the way.
    """
    today = datetime.now(UTC).astimezone().date()
    parts = tuple(_parts(arguments.data, today))
    ill = [part for part in parts if not part.ok]
    if arguments.json:
        document = {
            "version": advisor.__version__,
            "on": today.isoformat(),
            "ok": not ill,
            "parts": [{"name": p.name, "ok": p.ok, "text": p.text, **p.facts} for p in parts],
        }
        print(json.dumps(document, ensure_ascii=False))
    else:
        print(f"Advisor {advisor.__version__}")
        for part in parts:
            print(f"{'ok   ' if part.ok else 'LOOK '} {part.name}: {part.text}")
    if not ill:
        return 0
    return 3 if all(part.lacking for part in ill) else 1


def _parts(data: DataFolder, on: date) -> Iterator[Part]:
    yield from health.check(data, on)
    try:
        yield rule_cases.check(on)
    except AdvisorError as error:
        yield Part("rule cases", ok=False, text=str(error))
    unread = [language for language in LANGUAGES if not review(language).done]
    text = f"at hand: {', '.join(LANGUAGES)}; words not yet reviewed: {', '.join(unread) or 'none'}"
    facts = {"at_hand": list(LANGUAGES), "not_reviewed": unread}
    yield Part("languages", ok=True, text=text, facts=facts)
