"""``advisor search``: the catalogue search without a window."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from typing import Any

from advisor.domain.errors import BadInput
from advisor.services import searching
from advisor.services.searching import Hit, Query, SearchResult


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("search")
    verb.add_argument("text", nargs="*", help="any words; none lists everything in title order")
    verb.add_argument("--limit", type=count, default=10, metavar="N", help="at most so many hits")
    verb.add_argument(
        "--where", action="append", default=[], metavar="FACET=VALUE", help="only with this value"
    )
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=run, text_needed="")


def run(arguments: argparse.Namespace) -> int:
    """Search and print the hits, the facets and other spellings."""
    where = _where(arguments.where)
    query = Query(arguments.text, where, arguments.limit)
    catalogue = searching.open_catalogue(arguments.data.catalogue)
    try:
        result = searching.find(catalogue, query)
    finally:
        catalogue.close()
    print(json.dumps(_document(result)) if arguments.json else _text(result))
    return 0


def _where(pairs: Iterable[str]) -> dict[str, tuple[str, ...]]:
    where: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        key, mark, value = pair.partition("=")
        if not mark:
            raise BadInput(f"“{pair}” is not FACET=VALUE. Write it like --where delivery=online.")
        where[key.strip()] = (*where.get(key.strip(), ()), value.strip())
    return where


def _document(result: SearchResult) -> dict[str, Any]:
    return {
        "query": result.query.text,
        "total": result.total,
        "hits": [_hit(hit) for hit in result.hits],
        "facets": {facet.key: dict(facet.values) for facet in result.facets},
        "suggestions": [*result.suggestions, *_ways_out(result)],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    credential = hit.credential
    return {
        "id": credential.id,
        "title": credential.title,
        "provider": credential.provider.name,
        "score": hit.score,
        "why": list(hit.why),
    }


def _text(result: SearchResult) -> str:
    lines = [f"{result.total} found"]
    for hit in result.hits:
        credential = hit.credential
        lines += ["", credential.title, f"  {credential.provider.name}, {credential.kind}"]
        lines += [f"  {'; '.join(hit.why)}"] if hit.why else []
        lines.append(f"  {credential.id}")
    if result.suggestions:
        lines += ["", "Did you mean: " + ", ".join(result.suggestions)]
    ways = _ways_out(result)
    return "\n".join([*lines, "", *ways] if ways else lines)


def _ways_out(result: SearchResult) -> list[str]:
    """Which filters hide everything, and what comes nearest with what differs."""
    if result.blame is None:
        return []
    keys, frees = " and ".join(result.blame.keys), result.blame.frees
    ways = [f"Hidden by the filter {keys}: {frees} without it"]
    for near in result.nearest:
        credential = near.hit.credential
        differs = (f"{key}: {', '.join(values)}" for key, values in near.differs.items())
        named = f"{credential.title}, {credential.provider.name}"
        ways.append(f"Near: {named} ({'; '.join(differs)}), {credential.id}")
    return ways


def count(text: str) -> int:
    """A whole number, not negative, for the parser."""
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("must be 0 or more")
    return number
