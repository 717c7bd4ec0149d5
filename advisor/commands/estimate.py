"""``advisor estimate``: what the programs pay for one case, and what the client pays."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, Any

from advisor import files
from advisor.commands.case import Case, Reader
from advisor.commands.estimate_json import document, encode
from advisor.commands.estimate_text import page
from advisor.domain.credential import Credential, CredentialId
from advisor.domain.errors import BadInput, Unavailable
from advisor.paths import DataFolder
from advisor.services import estimating, searching
from advisor.services.estimating import Rules

MOST_BYTES = 32 * 1024 * 1024


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("estimate")
    verb.add_argument(
        "case", metavar="CASE.json", help="a case; - reads standard input; .jsonl: many"
    )
    verb.add_argument("--json", action="store_true", help="print JSON, one line a case")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Estimate every case of a file; nothing is printed unless all of them can be read."""
    rules = estimating.load_rules(arguments.data.rules)
    with ExitStack() as stack:
        found = read_cases(arguments.case, arguments.data, rules, stack)
    for line in lines(found, rules, as_json=arguments.json):
        print(line)
    return 0


def lines(cases: tuple[Case, ...], rules: Rules, *, as_json: bool) -> Iterator[str]:
    """The answer to each case."""
    for case in cases:
        estimate = estimating.evaluate(case.situation, rules)
        if as_json:
            yield encode(document(case, estimate, rules))
        else:
            yield page(case, estimate, rules)


def read_cases(name: str, data: DataFolder, rules: Rules, stack: ExitStack) -> tuple[Case, ...]:
    """The cases of a file or of standard input. Raises BadInput or Unavailable.

    The catalogue is opened only when a case names a record; ``stack`` closes it.
    """
    reader = Reader(_today(), estimating.codes(rules), _Lookup(data, stack))
    if name == "-":
        if sys.stdin is None:
            raise Unavailable("Standard input is closed. Give the name of a file instead of -.")
        return reader.cases(_content(sys.stdin.buffer, "standard input"), "standard input")
    path = Path(name)
    try:
        with path.open("rb") as file:
            raw = _content(file, path.name)
    except OSError as error:
        raise Unavailable(files.unread(error, path)) from error
    return reader.cases(raw, path.name)


def _content(file: IO[bytes], name: str) -> bytes:
    raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise BadInput(f"{name} is larger than 32 MB: that cannot be a file of cases.")
    return raw


class _Lookup:
    """Finds records of the catalogue, which is opened at the first question."""

    def __init__(self, data: DataFolder, stack: ExitStack) -> None:
        self._data, self._stack = data, stack
        self._catalogue: searching.Catalogue | None = None

    def __call__(self, credential_id: CredentialId) -> Credential | None:
        if self._catalogue is None:
            self._catalogue = searching.open_catalogue(self._data.catalogue)
            self._stack.callback(self._catalogue.close)
        return self._catalogue.credential(credential_id)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
