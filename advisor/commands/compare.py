"""``advisor compare``: the credentials of a case side by side, as PDF and as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from advisor import settings
from advisor.commands import paper_options
from advisor.commands.estimate import read_cases
from advisor.domain.comparison import Comparison
from advisor.domain.errors import BadInput
from advisor.i18n import speaking
from advisor.services import comparing, estimating, printing


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("compare")
    verb.add_argument("case", metavar="CASE.json", help="a case; - reads standard input")
    verb.add_argument("--out", metavar="FILE.pdf", type=_file, help="write the comparison sheet")
    paper_options.add_options(verb, two_languages=False)
    verb.add_argument("--json", action="store_true", help="print every fact as JSON")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compare the first six credentials of a case."""
    if arguments.out is None and not arguments.json:
        raise BadInput("Say what to make: --out FILE.pdf, --json, or both.")
    rules = estimating.load_rules(arguments.data.rules)
    with ExitStack() as stack:
        cases = read_cases(arguments.case, arguments.data, rules, stack)
    if len(cases) != 1:
        raise BadInput(f"One case is compared; this file has {len(cases)}. Give one.")
    found = comparing.compare(cases[0].file, rules, cases[0].situation)
    if not found.options:
        raise BadInput("The case has no credentials. Put some under “credentials”.")
    if arguments.out is not None:
        kept = settings.load(arguments.data.settings)
        print_as = paper_options.print_as(arguments, kept.paper)
        with speaking(print_as.language):
            printed = comparing.compare(cases[0].file, rules, cases[0].situation)
        printing.save_comparison(printed, kept.centre, arguments.out, print_as)
        print(f"Comparison saved as {arguments.out.name}", file=sys.stderr)
    if arguments.json:
        print(json.dumps(document(found), ensure_ascii=False))
    if found.of > len(found.options):
        left = found.of - len(found.options)
        print(f"The first {len(found.options)} are compared; {left} more are not.", file=sys.stderr)
    return 0


def document(found: Comparison) -> dict[str, Any]:
    """The comparison as JSON: a value that nobody said is null."""
    return {
        "on": found.on.isoformat(),
        "options": [
            {"id": one.id, "title": one.title, "provider": one.provider} for one in found.options
        ],
        "facts": [
            {
                "key": fact.key,
                "name": fact.name,
                "differs": fact.differs,
                "known_for_some_only": fact.partly,
                "values": [value.text if value.known else None for value in fact.values],
                "marks": [value.mark.value for value in fact.values],
            }
            for fact in found.facts
        ],
    }


def _file(text: str) -> Path:
    """The name of a file, for the parser."""
    if not text.strip():
        raise argparse.ArgumentTypeError("must be the name of a file")
    return Path(text)
