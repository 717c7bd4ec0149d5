"""``advisor plan-open``: what a printed plan carries inside, and what of it counts."""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from advisor.commands.secret import from_descriptor
from advisor.domain.client import CostLine
from advisor.services import carried_in, searching, starting
from advisor.services.starting import Start, StartCourse
from advisor.services.starting_words import sections


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("plan-open")
    add_paper(verb)
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=run)


def add_paper(parser: argparse.ArgumentParser) -> None:
    """The words that name a paper."""
    parser.add_argument("file", metavar="FILE.pdf", type=Path, help="a plan as PDF")
    parser.add_argument(
        "--password-fd", type=int, metavar="N", help="read the PDF's password from descriptor N"
    )


def run(arguments: argparse.Namespace) -> int:
    """Say what the paper says; nothing is kept."""
    start = look(arguments)
    if arguments.json:
        print(json.dumps(document(start), ensure_ascii=False))
        return 0
    for section in sections(start):
        print(section.heading, *(f"  {line}" for line in section.lines), sep="\n")
    return 0


def look(arguments: argparse.Namespace) -> Start:
    """The paper that the words name, as the catalogue here sees it today."""
    number = arguments.password_fd
    password = "" if number is None else from_descriptor(number, "password")
    paper = carried_in.open_paper(arguments.file, password)
    with closing(searching.open_catalogue(arguments.data.catalogue)) as catalogue:
        return starting.look(paper, catalogue, datetime.now(UTC).astimezone().date())


def document(start: Start) -> dict[str, Any]:
    """The preview as JSON."""
    plan = start.plan
    return {
        "code": plan.code,
        "version": plan.version,
        "copy": plan.copy.value,
        "made_on": plan.made_on.isoformat(),
        "made_by": {"centre": plan.centre.name, "counsellor": plan.counsellor},
        "changed_since_printed": start.paper.changed,
        "example": plan.example,
        "name": plan.client_name,
        "goal": {
            "words": plan.goal.words,
            "noc": start.goal.noc,
            "occupation": start.goal.occupation,
            "by": plan.goal.by.isoformat() if plan.goal.by else None,
        },
        "courses": [_course(course) for course in start.courses],
    }


def _course(course: StartCourse) -> dict[str, Any]:
    item = course.item
    return {
        "title": item.title,
        "provider": item.provider,
        "catalogue": course.found.value,
        "start": item.start.isoformat() if item.start else None,
        "register_by": item.register_by.isoformat() if item.register_by else None,
        "weeks": item.weeks,
        "costs": [_cost(line) for line in item.costs],
        "asked_again": [starting.old_price(cost) for cost in course.asked_again],
    }


def _cost(line: CostLine) -> dict[str, Any]:
    return {
        "cat": line.category.value,
        "amount": None if line.amount is None else float(line.amount.amount),
        "told_by": line.told.by if line.told else None,
        "told_on": line.told.on.isoformat() if line.told else None,
    }
