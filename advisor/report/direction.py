"""Reading direction: which stretches of a text run from the right, and their order on a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import islice
from typing import Any

from bidi import algorithm

_RIGHT = ("R", "AL")
_HELD = "\ufffc"  # stands for text that keeps a direction of its own
_LETTER = r"A-Za-z\u00c0-\u024f"
_INITIALS = rf"(?<![{_LETTER}\d])(?:[A-Z]\.)+(?![{_LETTER}\d])"
_WORD = rf"[$#+]*[{_LETTER}\d](?:[{_LETTER}\d_$%+'’.,:/@-]*[{_LETTER}\d_$%+]|%)?"
_ATOM = rf"(?:{_INITIALS}|{_WORD})"
_PHONE = r"\(\d{3}\)[ \u00a0]?\d{3}-\d{4}"
_DASH = r"[ \u00a0]?[-–—/&][ \u00a0]?"
_AFTER_A_WORD = rf"(?<=[{_LETTER}.])(?:,[ \u00a0](?=[{_LETTER}])|[ \u00a0])"
_BEFORE_A_WORD = r"[ \u00a0](?=[a-z])"  # 6 hours
_LATIN = re.compile(
    rf"(?:{_PHONE}|{_ATOM})(?:(?:{_DASH}|{_AFTER_A_WORD}|{_BEFORE_A_WORD}){_ATOM})*"
)

Stretch = tuple[int, int]


def right_to_left(text: str) -> bool | None:
    """The direction of the first letter that has one; None where no letter has."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind == "L":
            return False
        if kind in _RIGHT:
            return True
    return None


def has_right_to_left(text: str) -> bool:
    """Whether any letter is written from the right."""
    return any(unicodedata.bidirectional(letter) in _RIGHT for letter in text)


def levels(text: str, *, rtl: bool, apart: Sequence[Stretch] = ()) -> list[int]:
    """The level of each character: odd = from the right. By Unicode's rules, through python-bidi.

    In a paragraph from the right, ``apart`` (names) and each run of Latin words and numbers is
    isolated: "$0 – $240", a phone number or "BC Services Card" reads from the left as a whole,
    and what stands beside it stays in order.
    """
    if not rtl:
        return _resolved(text, 0) if has_right_to_left(text) else [0] * len(text)
    held = _isolates(text, apart)
    proxy, at = "", 0
    for start, end in held:
        proxy, at = proxy + text[at:start] + _HELD, end
    outer = iter(_resolved(proxy + text[at:], 1))
    found: list[int] = []
    for start, end in held:
        found += islice(outer, start - len(found))
        next(outer)
        found += [2 + level for level in levels(text[start:end], rtl=False)]
    return [*found, *outer]


def _isolates(text: str, apart: Sequence[Stretch]) -> list[Stretch]:
    found: list[Stretch] = []
    at = 0
    for start, end in [*sorted(apart), (len(text), len(text))]:
        found += [match.span() for match in _LATIN.finditer(text, at, start)]
        if end > start:
            found.append((start, end))
        at = end
    return found


def _resolved(text: str, base: int) -> list[int]:
    """Levels by the steps of python-bidi, which offers the reordered text only."""
    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    every = list(storage["chars"])  # the next step drops joiners
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found: list[int] = []
    for one in every:
        joiner = one["orig"] == "BN" and found
        found.append(found[-1] if joiner else int(one["level"]))
    return found


def visual(found: Sequence[int]) -> list[int]:
    """The places of a line's items from left to right, by their levels (rule L2)."""
    order = list(range(len(found)))
    for level in range(max(found, default=0), 0, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and found[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end + 1
    return order
