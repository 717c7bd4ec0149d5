"""What people say for what the catalogue calls otherwise: ``words.tsv`` of a pack, row by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from advisor.catalogue import words
from advisor.domain.errors import BadInput
from advisor.packs import MEND, Pack

FILE = "words.tsv"
PLAIN, FORM, SHORT, FRENCH, FILLER = "plain word", "word form", "abbreviation", "French", "filler"
KINDS = (PLAIN, FORM, SHORT, FRENCH, FILLER)
_COLUMNS = ["phrase", "language", "means", "kind", "source"]


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase with what to search for in its place; a filler says nothing and means nothing.

    Each of ``means`` is searched for by itself, the likeliest first; all its words must be there.
    """

    phrase: str
    means: tuple[str, ...]
    kind: str


def read_said(pack: Pack) -> list[Said]:
    """The rows of a pack, which need not have any. Raises BadInput naming the line."""
    if FILE not in pack.content:
        return []
    return list(_rows(pack))


def _rows(pack: Pack) -> Iterator[Said]:
    where = pack.folder / FILE
    try:
        text = pack.content[FILE].decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadInput(f"{where}: it is not UTF-8 text ({error}). {MEND}") from error
    lines = csv.reader(io.StringIO(text, newline=""), delimiter="\t", quoting=csv.QUOTE_NONE)
    if next(lines, []) != _COLUMNS:
        raise BadInput(f"{where}: the columns must be {', '.join(_COLUMNS)}. {MEND}")
    for line in lines:
        wrong = _wrong(line)
        if wrong:
            raise BadInput(f"{where}, line {lines.line_num}: {wrong}. {MEND}")
        phrase, _language, means, kind, _source = line
        searched = tuple(words.key(meaning) for meaning in means.split("|"))
        yield Said(phrase.strip(), tuple(filter(None, searched)), kind)


def _wrong(line: Sequence[str]) -> str:
    if len(line) != len(_COLUMNS):
        return f"a row has {len(_COLUMNS)} columns"
    phrase, language, means, kind, source = line
    if kind not in KINDS:
        return f"the kind must be one of {', '.join(KINDS)}"
    if not words.key(phrase) or not language or not source.strip():
        return "phrase, language and source must be there"
    if bool(words.key(means)) == (kind == FILLER):
        return "every phrase means something, and a filler nothing"
    return ""
