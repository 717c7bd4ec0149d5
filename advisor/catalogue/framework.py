"""Which elements of B.C.'s micro-credential framework a record states: from its own facts alone.

The elements are those of the Province's page on micro-credentials (``framework.toml`` names it).
None of this judges a course: what no page says is "not stated", never "no".
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from advisor.catalogue import lengths
from advisor.domain.credential import Credential
from advisor.paths import resource


class State(StrEnum):
    """How a record speaks of an element."""

    STATED = "stated"
    SECOND_HAND = "second_hand"  # stated, but not on a page of the provider
    OTHERWISE = "otherwise"  # the record says something else: it is longer
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Element:
    """One element; ``said`` are the words or facts of the record that it rests on."""

    name: str  # short | competencies | assessed | need | proof | counts_toward | quality
    state: State
    said: tuple[str, ...] = ()


def elements(credential: Credential) -> tuple[Element, ...]:
    """The seven elements in the order of the framework."""
    named = _table()["phrases"]
    need = _phrases(credential, named["need"])
    if credential.grant_listed:  # the grant's own list is of programs for jobs in demand
        need = (*need, credential.grant_period or "")
    return (
        _short(credential),
        _element("competencies", credential, credential.skills),
        _element("assessed", credential, _phrases(credential, named["assessed"])),
        _element("need", credential, need),
        _element("proof", credential, credential.proof),
        _element(
            "counts_toward", credential, tuple(link.text for link in credential.counts_toward)
        ),
        _element("quality", credential, _phrases(credential, named["quality"])),
    )


def _short(credential: Credential) -> Element:
    weeks = lengths.weeks(credential)
    if weeks is None:
        return Element("short", State.NOT_STATED)
    if weeks > _table()["short"]["weeks"]:
        return Element("short", State.OTHERWISE)
    return Element("short", _stated(credential))


def _element(name: str, credential: Credential, said: tuple[str, ...]) -> Element:
    return Element(name, _stated(credential) if said else State.NOT_STATED, said)


def _stated(credential: Credential) -> State:
    first_hand = credential.source_is_own or not credential.source_url  # told, not read
    return State.STATED if first_hand else State.SECOND_HAND


def _phrases(credential: Credential, phrases: Sequence[str]) -> tuple[str, ...]:
    """The phrases that stand in what the record says of the course."""
    texts = (credential.title, credential.summary, *credential.proof)
    said = " | ".join(texts).casefold()
    return tuple(phrase for phrase in phrases if phrase.casefold() in said)


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    return tomllib.loads(resource("catalogue/framework.toml").read_text("utf-8"))
