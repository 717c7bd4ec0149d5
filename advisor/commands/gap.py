"""``advisor gap``: what an occupation asks beyond others, and which credentials teach it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from advisor.commands.search import count
from advisor.services import gaps, linking, searching
from advisor.services.gaps import Gap, Need, Offer


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("gap")
    verb.add_argument("text", nargs="*", help="a job title or a NOC code")
    verb.add_argument(
        "--held", action="append", default=[], metavar="SKILL", help="what the client can do"
    )
    verb.add_argument("--limit", type=count, default=5, metavar="N", help="at most so many options")
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=run, text_needed="give a job title or a code")


def run(arguments: argparse.Namespace) -> int:
    """Compare and print."""
    catalogue = searching.open_catalogue(arguments.data.catalogue)
    try:
        links = linking.linking(arguments.data)
        found = gaps.find(catalogue, arguments.text, arguments.held, links)
    finally:
        catalogue.close()
    if arguments.json:
        print(json.dumps(_document(found, arguments.limit)))
    else:
        print("\n".join(lines(found, arguments.limit)))
    return 0


def lines(found: Gap, limit: int) -> Iterator[str]:
    """The gap for a person to read."""
    yield f"{found.occupation.title} (NOC {found.occupation.noc})"
    yield "What sets it apart"
    for need in found.needs:
        held = f" — held: {need.held}" if need.held else ""
        yield f"  {need.name} ({need.kind}): {need.reason}{held}"
        yield from (f"    on a list: {mark.list}, {mark.basis}" for mark in need.future)
    yield "What it requires (national: check B.C. rules)"
    yield from (f"  {text}" for text in found.occupation.requirements)
    yield f"Credentials, by links of words alone (method {gaps.METHOD})"
    for offer in found.offers[:limit]:
        credential = offer.credential
        yield f"  {credential.title}, {credential.provider.name} ({credential.id})"
        yield from (f"    {link.confidence}: {link.reason}" for link in offer.links)
    if not found.offers:
        yield "  none in this catalogue can be linked to it"


def _document(found: Gap, limit: int) -> dict[str, Any]:
    return {
        "noc": found.occupation.noc,
        "title": found.occupation.title,
        "needs": [_need(need) for need in found.needs],
        "requirements": list(found.occupation.requirements),
        "credentials": [_offer(offer) for offer in found.offers[:limit]],
        "method": gaps.METHOD,
    }


def _need(need: Need) -> dict[str, Any]:
    return {
        "name": need.name,
        "kind": need.kind,
        "reason": need.reason,
        "held_as": need.held or None,
        "taught_by": list(need.taught_by),
        "future": [
            {"list": mark.list, "period": mark.period, "basis": mark.basis} for mark in need.future
        ],
    }


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "id": offer.credential.id,
        "title": offer.credential.title,
        "provider": offer.credential.provider.name,
        "score": offer.score,
        "links": [
            {
                "phrase": link.phrase,
                "to": link.to,
                "name": link.name,
                "confidence": link.confidence,
                "reason": link.reason,
                "method": link.method,
            }
            for link in offer.links
        ],
    }
