"""``advisor occupation``: from a job title or a code to the occupation."""

from __future__ import annotations

import argparse
import json
from decimal import Decimal
from typing import Any

from advisor.commands.search import count
from advisor.domain.occupation import OccupationHit
from advisor.services import searching


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("occupation")
    verb.add_argument("text", nargs="*", help="a job title, or the beginning of one, or a NOC code")
    verb.add_argument("--limit", type=count, default=10, metavar="N", help="at most so many hits")
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=run, text_needed="give a job title or a code")


def run(arguments: argparse.Namespace) -> int:
    """Search and print the occupations."""
    catalogue = searching.open_catalogue(arguments.data.catalogue)
    try:
        hits = searching.occupations(catalogue, arguments.text, arguments.limit)
    finally:
        catalogue.close()
    if arguments.json:
        print(json.dumps({"hits": [_facts(hit) for hit in hits]}))
    else:
        print("\n".join(_line(hit) for hit in hits) or "No occupation has such a title.")
    return 0


def _facts(hit: OccupationHit) -> dict[str, Any]:
    return {
        "noc": hit.noc,
        "title": hit.title,
        "matched_title": hit.matched_title,
        "openings_2025_2035": hit.openings_2025_2035,
        "median_wage": _number(hit.median_wage),
        "wage_unit": hit.wage_unit,
        "teer": hit.teer,
    }


def _line(hit: OccupationHit) -> str:
    wage = "wage not published"
    if hit.median_wage is not None:
        wage = f"${hit.median_wage:,} {'an hour' if hit.wage_unit == 'hour' else 'a year'}"
    openings = "openings not published"
    if hit.openings_2025_2035 is not None:
        openings = f"{hit.openings_2025_2035:,} openings 2025-2035 in B.C."
    return f"{hit.noc}  {hit.title} (as “{hit.matched_title}”): {wage}, {openings}"


def _number(amount: Decimal | None) -> float | int | None:
    """A JSON number in dollars, at most two decimals."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)
