"""The short known list of what courses ask for first, read from data."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import msgspec

from advisor.domain.errors import BadInput
from advisor.domain.record_names import key
from advisor.paths import resource

FILE = "pathways/known.toml"
_SUBJECT = re.compile(r"(?P<subject>\D+?) (?P<grade>1[0-2])(?: 1[0-2])?")
_GRADED = re.compile(r"grade (?P<grade>1[0-2]) (?P<subject>\D+)")


class Kind(StrEnum):
    """How a known requirement can be checked."""

    SCHOOL = "school"
    LEVEL = "level"
    SUBJECT = "subject"
    CARD = "card"
    PAPER = "paper"


class _Row(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    kind: Kind
    says: dict[str, str]
    private: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """One requirement of the list. ``key`` of a school course has its grade: ``english 12``."""

    key: str
    kind: Kind
    private: bool
    phrases: tuple[str, ...]  # as keys of ``record_names``


class KnownList:
    """Finds a requirement by the words that mean it."""

    def __init__(self, rows: Mapping[str, _Row]) -> None:
        self._by_phrase: dict[str, Known] = {}
        for name, row in rows.items():
            known = Known(name, row.kind, row.private, tuple(key(said) for said in row.says))
            self._by_phrase.update(dict.fromkeys(known.phrases, known))

    def find(self, phrase: str) -> Known | None:
        """The requirement that a phrase means in full; None: the list does not have it."""
        asked = key(phrase)
        found = self._by_phrase.get(asked)
        if found is not None:
            return None if found.kind is Kind.SUBJECT else found
        match = _SUBJECT.fullmatch(asked) or _GRADED.fullmatch(asked)
        subject = self._by_phrase.get(match["subject"]) if match else None
        if match is None or subject is None or subject.kind is not Kind.SUBJECT:
            return None
        name = f"{subject.key} {match['grade']}"
        return Known(name, Kind.SUBJECT, subject.private, (asked,))


@cache
def known_list(path: Path | None = None) -> KnownList:
    """The list that ships. Raises BadInput naming the file where it cannot be read."""
    path = path or resource(FILE)
    try:
        rows = tomllib.loads(path.read_text("utf-8"))
        return KnownList(msgspec.convert(rows, dict[str, _Row]))
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BadInput(f"{path}: {error}. Use an undamaged copy of the program.") from error
