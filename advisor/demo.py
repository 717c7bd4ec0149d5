"""``advisor demo``: the main job once, without a screen, on the sample clients."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("demo", help="walk the main job once without a screen")
    verb.add_argument("--out", metavar="DIR", type=Path, required=True)
    verb.add_argument("--on", metavar="DATE", type=date.fromisoformat, help="pretend it is this day")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Walk the job."""
    return 0
