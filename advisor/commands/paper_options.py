"""How a command's paper is printed: its language, its type, its sheet."""

from __future__ import annotations

import argparse
import sys

from advisor.domain.errors import BadInput
from advisor.domain.plan import Copy, PrintAs
from advisor.i18n import LANGUAGES, review

PAPERS = ("letter", "a4")


def add_options(verb: argparse.ArgumentParser, *, two_languages: bool = True) -> None:
    """The options that every paper has; most can stand beside English."""
    verb.add_argument(
        "--language",
        choices=LANGUAGES,
        default="en",
        metavar="LANG",
        help="the language of the paper: " + " ".join(LANGUAGES),
    )
    if two_languages:
        verb.add_argument("--beside", action="store_true", help="the language beside English")
    else:
        verb.set_defaults(beside=False)
    verb.add_argument("--large-print", action="store_true", help="18 points, laid out anew")
    verb.add_argument("--paper", choices=PAPERS, help="unsaid, as the settings say")


def print_as(
    arguments: argparse.Namespace, paper: str, copy: Copy = Copy.CLIENT, program: str = ""
) -> PrintAs:
    """What the options say; ``paper`` is the sheet of the settings. Raises BadInput."""
    language = str(arguments.language)
    if arguments.beside and language == "en":
        raise BadInput("English cannot stand beside English. Say --language too.")
    if not review(language).done:
        print(f"Nobody has reviewed the words in “{language}” yet.", file=sys.stderr)
    return PrintAs(
        copy,
        language,
        beside=arguments.beside,
        large=arguments.large_print,
        paper=arguments.paper or paper,
        program=program,
    )
