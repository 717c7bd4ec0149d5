"""Words as links compare them: “bookkeeper” and “bookkeeping” share a stem, “the” says nothing."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+[+#]*")
_SMALL_WORDS = "a an and as at by for from in into of on or the to with its their"
_SMALL = frozenset(_SMALL_WORDS.split())
_ENDINGS = ("ional", "ment", "ing", "ist", "ant", "ian", "ion", "er", "or", "ry")
_WHOLE = frozenset({"engineer", "officer"})  # whose stem would be an engine, an office
_SHORTEST = 4  # letters that have to be left, so that “care” and “car” stay apart


@lru_cache(maxsize=16384)
def words(text: str) -> tuple[str, ...]:
    """The folded words that say something, in order, without the s of a plural."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    folded = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return tuple(_single(word) for word in _WORD.findall(folded) if word not in _SMALL)


@lru_cache(maxsize=16384)
def stems(text: str) -> tuple[str, ...]:
    """The stems of those words."""
    return tuple(stem(word) for word in words(text))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What is left of a word without one ending that makes a trade of a deed."""
    if word in _WHOLE:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            if word[-1] == word[-2] and word[-1] not in "lse":
                word = word[:-1]
            break
    return word[:-1] if word.endswith(("e", "y", "i")) and len(word) > _SHORTEST else word


def runs(found: tuple[str, ...], longest: int = 6) -> list[tuple[str, ...]]:
    """All stretches of words that stand side by side, the longest first."""
    return [
        found[start : start + length]
        for length in range(min(longest, len(found)), 0, -1)
        for start in range(len(found) - length + 1)
    ]


def holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether these words stand side by side in the others."""
    return bool(part) and any(
        whole[n : n + len(part)] == part for n in range(len(whole) - len(part) + 1)
    )


def _single(word: str) -> str:
    """A plural’s s is dropped; “s100”, “gas” and “class” keep theirs."""
    if len(word) > _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
