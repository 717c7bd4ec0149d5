"""``advisor health``: what a supervisor or a script can check, without personal data."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from typing import Any

import advisor
from advisor.services import health


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("health", help="check the catalogue, the rules, the vault file")
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the state of every part; exit code 1 when something is damaged."""
    today = datetime.now(UTC).astimezone().date()
    parts = health.check(arguments.data, today)
    if arguments.json:
        document = {"version": advisor.__version__, "parts": [part.facts() for part in parts]}
        print(json.dumps(document, ensure_ascii=False))
    else:
        print(f"Advisor {advisor.__version__}")
        for part in parts:
            print(f"{'ok   ' if part.ok else 'LOOK '} {part.name}: {part.text}")
    return 0 if all(part.ok for part in parts) else 1
