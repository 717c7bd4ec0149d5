"""All verbs under one parser, and what each kind of trouble does to the exit code.

A verb's module is imported when the verb is asked for, and no other: the estimate alone would cost
``--version`` a second. So the verbs' names and help lines stand here, in ``VERBS``; a new verb is a
line in that table and a function that imports its module. The imports are plain statements, so that
the import contracts see them.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import logging
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import advisor
from advisor import files
from advisor.domain.errors import BadInput, Unavailable
from advisor.paths import data_folder

DONE, WRONG_INPUT, ENVIRONMENT, BUG, INTERRUPTED = 0, 1, 3, 70, 130
AddParser = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Verb:
    """``help``: its line in the list of verbs. ``add``: imports what it needs, adds its parser."""

    help: str
    add: AddParser


def _search(verbs: Any) -> None:
    from advisor.commands import search  # noqa: PLC0415 - only for its verb, see above

    search.add_parser(verbs)


def _occupation(verbs: Any) -> None:
    from advisor.commands import occupation  # noqa: PLC0415 - only for its verb, see above

    occupation.add_parser(verbs)


def _estimate(verbs: Any) -> None:
    from advisor.commands import estimate  # noqa: PLC0415 - only for its verb, see above

    estimate.add_parser(verbs)


def _plan(verbs: Any) -> None:
    from advisor.commands import plan  # noqa: PLC0415 - only for its verb, see above

    plan.add_parser(verbs)


def _plan_open(verbs: Any) -> None:
    from advisor.commands import plan_open  # noqa: PLC0415 - only for its verb, see above

    plan_open.add_parser(verbs)


def _compare(verbs: Any) -> None:
    from advisor.commands import compare  # noqa: PLC0415 - only for its verb, see above

    compare.add_parser(verbs)


def _stack(verbs: Any) -> None:
    from advisor.commands import stack  # noqa: PLC0415 - only for its verb, see above

    stack.add_parser(verbs)


def _gap(verbs: Any) -> None:
    from advisor.commands import gap  # noqa: PLC0415 - only for its verb, see above

    gap.add_parser(verbs)


def _links(verbs: Any) -> None:
    from advisor.commands import links  # noqa: PLC0415 - only for its verb, see above

    links.add_parser(verbs)


def _rules(verbs: Any) -> None:
    from advisor.commands import rules  # noqa: PLC0415 - only for its verb, see above

    rules.add_parser(verbs)


def _catalogue(verbs: Any) -> None:
    from advisor.commands import catalogue  # noqa: PLC0415 - only for its verb, see above

    catalogue.add_parser(verbs)


def _vault(verbs: Any) -> None:
    from advisor.commands import vault  # noqa: PLC0415 - only for its verb, see above

    vault.add_parser(verbs)


def _health(verbs: Any) -> None:
    from advisor.commands import health  # noqa: PLC0415 - only for its verb, see above

    health.add_parser(verbs)


VERBS: Mapping[str, Verb] = {
    "search": Verb("search the local catalogue of credentials", _search),
    "occupation": Verb("find an occupation by a job title or its code", _occupation),
    "estimate": Verb("what grants pay for a case, and what is left", _estimate),
    "plan": Verb("print the learning plan of a case as PDF", _plan),
    "plan-open": Verb("what a printed plan carries inside, and what of it counts", _plan_open),
    "compare": Verb("the credentials of a case side by side, on one page", _compare),
    "catalogue": Verb("import, undo and export what the catalogue holds", _catalogue),
    "stack": Verb("the smallest, cheapest and fastest set for wanted skills", _stack),
    "gap": Verb("what an occupation asks beyond others, and who teaches it", _gap),
    "links": Verb("the skills and occupations that a credential leads to, and why", _links),
    "rules": Verb("check the funding rules and their worked cases", _rules),
    "vault": Verb("create, check, back up, restore and export the client files", _vault),
    "health": Verb("check the catalogue, the rules, the vault file", _health),
}


def run(words: list[str], more: Mapping[str, Verb] | None = None) -> int:
    """Parse ``words``, carry the verb out, and turn known trouble into one sentence."""
    _prepare_streams()
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(message)s")
    try:
        arguments = parse(words, {**VERBS, **(more or {})})
    except SystemExit as end:  # argparse has said what is wrong, or shown what was asked for
        return int(end.code or DONE)
    try:
        arguments.data = data_folder(arguments.data)
        code = int(arguments.run(arguments))
        if sys.stdout is not None:
            sys.stdout.flush()
    except BadInput as error:
        return _say(str(error), WRONG_INPUT)
    except Unavailable as error:
        return _say(str(error), ENVIRONMENT)
    except BrokenPipeError:
        _drop_output()
        return DONE
    except OSError as error:
        _drop_output()
        if error.filename:
            return _say(files.sentence(error, Path(error.filename)), ENVIRONMENT)
        return _say(f"The answer could not be written ({error.strerror}).", ENVIRONMENT)
    except KeyboardInterrupt:
        return _say("Interrupted.", INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the crash hook of the command line
        return _report_bug(error)
    return code


def parse(words: Sequence[str], verbs: Mapping[str, Verb]) -> argparse.Namespace:
    """The arguments; in a search, a word that begins with one dash is a word like any other."""
    top = parser(verbs)
    arguments, left = top.parse_known_args(words)
    searched = left if hasattr(arguments, "text") else []
    dashed = [word for word in searched if not word.startswith("--")]
    unknown = [word for word in left if word not in dashed]
    if unknown:
        top.error("unrecognized arguments: " + " ".join(unknown))
    if hasattr(arguments, "text"):
        given = [*arguments.text, *dashed]
        if not given and arguments.text_needed:
            top.error(arguments.text_needed)
        said = " ".join(given)
        arguments.text = said.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return arguments


def parser(verbs: Mapping[str, Verb]) -> argparse.ArgumentParser:
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
    listed = top.add_subparsers(required=True, metavar="VERB", parser_class=_VerbParser)
    for name, verb in verbs.items():
        listed.add_parser(name, help=verb.help, add_help=False).add = verb.add
    return top


class _VerbParser(argparse.ArgumentParser):
    """Stands for a verb in the list; when the verb is asked for, its own parser reads the words."""

    add: AddParser

    def parse_known_args(  # type: ignore[override] # one form for argparse's two
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> Any:
        """Make the verb's parser and let it parse."""
        place = argparse.ArgumentParser(add_help=False).add_subparsers(prog="advisor")
        self.add(place)
        (verb,) = place.choices.values()
        verb.add_argument(
            "--data", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        return verb.parse_known_args(args, namespace)


def _prepare_streams() -> None:
    """JSON is UTF-8 whatever the machine's locale says, and a closed channel swallows nothing."""
    if sys.stderr is None:
        sys.stderr = io.StringIO()
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(encoding=None if out.isatty() else "utf-8", errors="replace")


def _drop_output() -> None:
    """What is left of the answer has nowhere to go; Python must not try it again at its end."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code


def _report_bug(error: Exception) -> int:
    """Where it happened and what kind it is, without the values: they may be a client's."""
    print(*traceback.format_tb(error.__traceback__), sep="", end="", file=sys.stderr)
    print(type(error).__qualname__, file=sys.stderr)
    return _say("This is a bug in Advisor. Please report the lines above.", BUG)
