"""``advisor gap``: what an occupation asks beyond others, and which credentials teach it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import Any

from advisor.commands.search import count
from advisor.domain.client import ShownSkill
from advisor.services import gap_words, gaps, linking, searching
from advisor.services.gaps import Gap, Need, Offer
from advisor.services.holding import CERTIFICATE, STATED, VERIFIED

TEACHERS = 3  # of each need, in the text; the document has them all


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("gap")
    verb.add_argument("text", nargs="*", help="a job title or a NOC code")
    verb.add_argument(
        "--held", action="append", default=[], metavar="SKILL", help="what the client can do"
    )
    verb.add_argument(
        "--certificate", action="append", default=[], metavar="SKILL", help="shown by certificate"
    )
    verb.add_argument(
        "--verified", action="append", default=[], metavar="SKILL", help="verified by somebody"
    )
    verb.add_argument("--limit", type=count, default=5, metavar="N", help="at most so many options")
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=run, text_needed="give a job title or a code")


def run(arguments: argparse.Namespace) -> int:
    """Compare and print."""
    catalogue = searching.open_catalogue(arguments.data.catalogue)
    try:
        links = linking.linking(arguments.data)
        shown = [ShownSkill(skill, CERTIFICATE) for skill in arguments.certificate]
        shown += [ShownSkill(skill, VERIFIED) for skill in arguments.verified]
        held = [*(one.skill for one in shown), *arguments.held]
        found = gaps.find(catalogue, arguments.text, held, links, shown)
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
        yield from _told(need)
    yield "What it requires (national: check B.C. rules)"
    schooling, licences = gap_words.split(found.occupation.requirements)
    yield from (f"  {text}" for text in schooling)
    yield from (f"  licence or certification: {text}" for text in licences)
    yield f"Credentials, by links of words alone (method {gaps.METHOD})"
    for offer in found.offers[:limit]:
        credential = offer.credential
        yield f"  {credential.title}, {credential.provider.name} ({credential.id})"
        yield from (f"    {link.confidence}: {link.reason}" for link in offer.links)
        if offer.after:
            yield f"    not to begin with: {offer.after}"
    if not found.offers:
        yield "  none in this catalogue can be linked to it"


def _told(need: Need) -> Iterator[str]:
    held = f"held as “{need.held}”, {gap_words.how(need.shown)}" if need.held else "missing"
    yield f"  {need.name} ({need.kind}): {gap_words.compared(need)}; {need.reason} — {held}"
    yield from (f"    {gap_words.mark_told(mark)}" for mark in need.future)
    for teacher in need.teachers[:TEACHERS]:
        yield f"    taught by {teacher.credential.title}, {teacher.credential.provider.name}"
        yield f"      {gap_words.link_told(teacher.link)}"
    if not need.teachers:
        yield "    nothing in this catalogue says that it teaches this"


def _document(found: Gap, limit: int) -> dict[str, Any]:
    return {
        "noc": found.occupation.noc,
        "title": found.occupation.title,
        "needs": [_need(need) for need in found.needs],
        "requirements": list(found.occupation.requirements),
        "licences": list(gap_words.split(found.occupation.requirements)[1]),
        "credentials": [_offer(offer) for offer in found.offers[:limit]],
        "method": gaps.METHOD,
    }


def _need(need: Need) -> dict[str, Any]:
    how = need.shown.how if need.shown else STATED
    return {
        "name": need.name,
        "kind": need.kind,
        "about": need.about or None,
        "purpose": need.purpose or None,
        "reason": need.reason,
        "compared": gap_words.compared(need),
        "held_as": need.held or None,
        "held_how": how if need.held else None,
        "taught_by": list(need.taught_by),
        "teachers": [
            {
                "id": teacher.credential.id,
                "title": teacher.credential.title,
                "provider": teacher.credential.provider.name,
                "confidence": teacher.link.confidence,
                "reason": teacher.link.reason,
            }
            for teacher in need.teachers
        ],
        "future": [
            {
                "list": mark.list,
                "period": mark.period,
                "basis": mark.basis,
                "official": gap_words.is_official(mark),
            }
            for mark in need.future
        ],
    }


def _offer(offer: Offer) -> dict[str, Any]:
    return {
        "id": offer.credential.id,
        "title": offer.credential.title,
        "provider": offer.credential.provider.name,
        "score": offer.score,
        "after": offer.after or None,
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
