"""Words as the search compares them: without accents, in lower case, letters and digits only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
# letters that do not come apart into a plain one and a mark; a glottal stop is on few keyboards
_PLAIN = {"ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "æ": "ae"}
_PLAIN |= {"œ": "oe", "ɛ": "e", "ə": "e", "ʔ": "", "ʕ": "", "ʼ": ""}
LONGEST_TEXT = 512
MOST_WORDS = 24


def fold(text: str) -> str:
    """Lower case without accents; every script keeps its own letters."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_letter(letter) for letter in text)


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return _WORD.findall(fold(text))


def key(text: str) -> str:
    """What two texts share when they differ only in case, accents and punctuation."""
    return " ".join(words(text))


def asked(text: str) -> list[str]:
    """The different words of what was typed; of a very long text only the beginning."""
    return list(dict.fromkeys(words(text[:LONGEST_TEXT])))[:MOST_WORDS]


def marks(text: str, starts: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where in ``text`` to highlight, as (start, length): of words that begin so, the beginning."""
    places: Sequence[int] = range(len(text))
    if not text.isascii():
        places = [n for n, letter in enumerate(text) for _ in _fold_letter(letter)]
    found = []
    for match in _beginning(starts).finditer(fold(text)):
        first, last = places[match.start()], places[match.end() - 1]
        found.append((first, last + 1 - first))
    return tuple(found)


@lru_cache(maxsize=64)
def _beginning(starts: tuple[str, ...]) -> re.Pattern[str]:
    """Words that begin with one of some texts, the longest first; nothing where there are none."""
    longest = sorted(filter(None, starts), key=len, reverse=True)
    return re.compile(
        rf"(?<![^\W_])(?:{'|'.join(map(re.escape, longest))})" if longest else r"(?!)"
    )


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    if letter in _PLAIN:
        return _PLAIN[letter]
    plain = unicodedata.normalize("NFKD", letter)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


_PLURALS = (
    ("ies", "y"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("sses", "ss"),
    ("ss", "ss"),
    ("us", "us"),
)
_ENDINGS = ("ation", "ator", "ment", "ing", "ist", "ian", "ed", "er", "or", "ry")
_WHOLE = frozenset({"career", "engineer", "officer", "paper", "computer", "number"})
SHORTEST_STEM = 4


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """The beginning that the forms of a folded English word share: bookkeeper, bookkeeping.

    Cautious on purpose: a stem that is too short finds strangers.
    """
    if word.endswith("s") and len(word) > SHORTEST_STEM - 1:
        found = next(((end, put) for end, put in _PLURALS if word.endswith(end)), ("s", ""))
        word = word.removesuffix(found[0]) + found[1]
    if word in _WHOLE:
        return word
    ending = next((end for end in _ENDINGS if word.endswith(end)), "")
    if ending and len(word) - len(ending) >= SHORTEST_STEM:
        word = word.removesuffix(ending)
        if len(word) > SHORTEST_STEM + 1 and word[-1] == word[-2]:
            word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > SHORTEST_STEM else word
