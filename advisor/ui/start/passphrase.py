"""How hard a passphrase is to guess, told honestly: a rough lower estimate, no promise."""

from __future__ import annotations

import math
import re
from enum import IntEnum

from advisor.i18n import _

LEAST = 10  # letters; shorter ones are refused
_KNOWN: tuple[str, ...] = ("password", "passphrase", "123", "qwerty", "letmein", "welcome", "abc")
_KNOWN += ("advisor", "workbc", "counsellor", "employment", "monday", "summer", "winter", "admin")


class Strength(IntEnum):
    """From refused to strong."""

    SHORT = 0
    WEAK = 1
    FAIR = 2
    STRONG = 3


def strength(text: str) -> Strength:
    """How strong a passphrase is."""
    if len(text) < LEAST:
        return Strength.SHORT
    bits = _bits(text)
    if bits < 36:
        return Strength.WEAK
    return Strength.FAIR if bits < 50 else Strength.STRONG


def sentence(found: Strength) -> str:
    """What that means for a stolen laptop."""
    if found is Strength.SHORT:
        return _(
            "Use at least {n} letters. Four words that do not belong together are easy to keep."
        )
    if found is Strength.WEAK:
        return _("Weak: a thief with this laptop could guess it within days.")
    if found is Strength.FAIR:
        return _("Fair: guessing it would take a thief with this laptop months or years.")
    return _("Strong: guessing it is out of reach today.")


def _bits(text: str) -> float:
    words = [word for word in re.split(r"[\s\-_.,]+", text.lower()) if word]
    return sum(min(12.0, _letters(word)) for word in words) + 1.5 * max(0, _kinds(text) - 2)


def _letters(word: str) -> float:
    """A word is worth what its letters are worth, known words and runs next to nothing."""
    for known in _KNOWN:
        word = word.replace(known, "#")
    kept = [b for a, b in zip(" " + word, word, strict=False) if abs(ord(a) - ord(b)) > 1]
    if word.isalpha():
        return 3.2 * len(kept)
    return math.log2(40) * len(kept) if len(word) > 8 else 12.0


def _kinds(text: str) -> int:
    kinds = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^A-Za-z0-9\s]", r"\s")
    return sum(bool(re.search(kind, text)) for kind in kinds)
