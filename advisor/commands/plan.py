"""``advisor plan``: the learning plan of a case as PDF."""

from __future__ import annotations

import argparse
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from advisor import settings
from advisor.commands import paper_options
from advisor.commands.case import Case
from advisor.commands.estimate import read_cases
from advisor.commands.secret import from_descriptor
from advisor.domain.errors import BadInput
from advisor.domain.plan import Copy, LearningPlan, PrintAs
from advisor.services import estimating, paper_language, planning, printing, searching
from advisor.services.printing import Leaving


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("plan")
    verb.add_argument("case", metavar="CASE.json", help="a case; - reads standard input")
    target = verb.add_mutually_exclusive_group(required=True)
    target.add_argument("--out", metavar="FILE.pdf", type=_file)
    target.add_argument(
        "--calendar", metavar="FILE.ics", type=_file, help="the plan's dates, for a calendar"
    )
    verb.add_argument(
        "--attach",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="put the plan as data and its calendar into the PDF, or leave them out; "
        "a client copy has them, a file copy has not",
    )
    verb.add_argument(
        "--password-fd",
        type=int,
        metavar="N",
        help="lock the PDF (AES-256) with the password from descriptor N",
    )
    paper_options.add_options(verb)
    verb.add_argument("--copy", choices=("client", "file", "checklist"), default="client")
    verb.add_argument(
        "--program", metavar="CODE", default="", help="the funding program of a checklist: fsg"
    )
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the PDF in one step; an old file stays whole when anything goes wrong."""
    if (arguments.copy == Copy.CHECKLIST) is not bool(arguments.program):
        raise BadInput("A checklist is for one program: give --copy checklist --program CODE.")
    leaving = _leaving(arguments)
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
    print_as = paper_options.print_as(
        arguments, kept.paper, Copy(arguments.copy), arguments.program
    )
    _write(arguments, plan, print_as, leaving)
    reads = paper_language.mentioned(case.language)
    if reads not in ("", "en", print_as.language):
        print(f"The client reads “{reads}”. Print it with --language {reads}.", file=sys.stderr)
    return 0


def _leaving(arguments: argparse.Namespace) -> Leaving:
    """What goes with the PDF; an empty password is a mistake, not a wish for none."""
    carries = arguments.attach
    if carries is None:
        carries = printing.carries(Copy(arguments.copy))
    if arguments.password_fd is None:
        return Leaving(carries)
    password = from_descriptor(arguments.password_fd, "password")
    if not password:
        raise BadInput("The password is empty. Give one, or leave out --password-fd.")
    return Leaving(carries, password)


def _write(
    arguments: argparse.Namespace, plan: LearningPlan, print_as: PrintAs, leaving: Leaving
) -> None:
    """The PDF or the calendar, in one step."""
    if arguments.calendar is not None:
        printing.save_calendar(plan, arguments.calendar, print_as.language)
        print(f"The dates are in {arguments.calendar.name}", file=sys.stderr)
    else:
        printing.save_pdf(plan, arguments.out, print_as, leaving)
        print(f"Plan {plan.code} saved as {arguments.out.name}", file=sys.stderr)


def _file(text: str) -> Path:
    """The name of a file, for the parser."""
    if not text.strip():
        raise argparse.ArgumentTypeError("must be the name of a file")
    return Path(text)


def _check_goal(case: Case, catalogue: searching.Catalogue) -> None:
    noc = case.file.goal.noc
    if noc and catalogue.occupation(noc) is None:
        raise BadInput(f"goal.noc: “{noc}” is not an occupation. Find one: advisor occupation TEXT")
