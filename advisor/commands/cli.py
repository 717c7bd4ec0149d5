"""All verbs under one parser, and what each kind of trouble does to the exit code."""

from __future__ import annotations

import argparse
import logging
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any

import advisor
from advisor.commands import estimate, health, occupation, plan, search
from advisor.domain.errors import BadInput, Unavailable
from advisor.paths import data_folder

DONE, WRONG_INPUT, WRONG_USAGE, ENVIRONMENT, BUG = 0, 1, 2, 3, 70
AddParser = Callable[[Any], None]
VERBS: Mapping[str, AddParser] = {
    "search": search.add_parser,
    "occupation": occupation.add_parser,
    "estimate": estimate.add_parser,
    "plan": plan.add_parser,
    "health": health.add_parser,
}


def run(words: list[str], more: Mapping[str, AddParser] | None = None) -> int:
    """Parse ``words``, carry the verb out, and turn known trouble into one sentence."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(message)s")
    arguments = parser({**VERBS, **(more or {})}).parse_args(words)
    try:
        arguments.data = data_folder(arguments.data)
        return int(arguments.run(arguments))
    except BadInput as error:
        return _say(error, WRONG_INPUT)
    except Unavailable as error:
        return _say(error, ENVIRONMENT)
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except Exception:  # noqa: BLE001 - the crash hook of the command line
        traceback.print_exc()
        print("This is a bug in Advisor. Please report the lines above.", file=sys.stderr)
        return BUG


def parser(verbs: Mapping[str, AddParser]) -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="advisor",
        description="From a goal to a printed learning plan, with the costs. "
        "Without a verb the window opens.",
        epilog="exit codes: 0 done, 1 wrong input, 2 wrong usage, 3 disk, permission or no such "
        "file, 70 a bug",
    )
    top.add_argument("--version", action="version", version=advisor.__version__)
    top.add_argument("--data", metavar="DIR", help="use another data folder")
    subparsers = top.add_subparsers(required=True, metavar="VERB")
    for add in verbs.values():
        add(subparsers)
    for verb in subparsers.choices.values():
        verb.add_argument(
            "--data", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
    return top


def _say(error: Exception, code: int) -> int:
    print(error, file=sys.stderr)
    return code
