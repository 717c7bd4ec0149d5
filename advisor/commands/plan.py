"""``advisor plan``: the learning plan of a case as PDF."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from advisor import settings
from advisor.commands.case import Case
from advisor.commands.estimate import read_cases
from advisor.domain.errors import BadInput
from advisor.domain.plan import Copy, PrintAs
from advisor.services import estimating, planning, printing, searching

LANGUAGES = (
    "en",
    "fr",
    "pa",
    "zh_Hans",
    "zh_Hant",
    "fil",
    "fa",
    "ar",
    "ko",
    "es",
    "vi",
    "uk",
    "hi",
)
READY = ("en",)


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("plan")
    verb.add_argument("case", metavar="CASE.json", help="a case; - reads standard input")
    verb.add_argument("--out", metavar="FILE.pdf", type=_file, required=True)
    verb.add_argument("--language", choices=LANGUAGES, default="en", metavar="LANG")
    verb.add_argument("--large-print", action="store_true")
    verb.add_argument("--copy", choices=("client", "file"), default="client")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the PDF in one step; an old file stays whole when anything goes wrong."""
    if arguments.language not in READY:
        raise BadInput(
            f"The plan is not translated to “{arguments.language}” yet. Leave out --language."
        )
    if arguments.large_print:
        raise BadInput("Large print is not ready yet. Leave out --large-print.")
    kept = settings.load(arguments.data.settings)
    rules = estimating.load_rules(arguments.data.rules)
    with ExitStack() as stack:
        cases = read_cases(arguments.case, arguments.data, rules, stack)
        if len(cases) != 1:
            raise BadInput(f"A plan is made of one case; this file has {len(cases)}. Give one.")
        case = cases[0]
        catalogue = searching.open_catalogue(arguments.data.catalogue)
        stack.callback(catalogue.close)
        plan = planning.draft(
            case.file,
            estimating.evaluate(case.situation, rules),
            catalogue=catalogue,
            rules=rules,
            centre=kept.centre,
            counsellor=kept.counsellor,
            on=case.situation.on,
        )
        _check_goal(case, catalogue)
    print_as = PrintAs(Copy(arguments.copy), plan.language, paper=kept.paper)
    printing.save_pdf(plan, arguments.out, print_as)
    if case.language not in ("", *READY):
        print(f"The client reads “{case.language}”; this plan is in English.", file=sys.stderr)
    print(f"Plan {plan.code} saved as {arguments.out.name}", file=sys.stderr)
    return 0


def _file(text: str) -> Path:
    """The name of a file, for the parser."""
    if not text.strip():
        raise argparse.ArgumentTypeError("must be the name of a file")
    return Path(text)


def _check_goal(case: Case, catalogue: searching.Catalogue) -> None:
    noc = case.file.goal.noc
    if noc and catalogue.occupation(noc) is None:
        raise BadInput(f"goal.noc: “{noc}” is not an occupation. Find one: advisor occupation TEXT")
