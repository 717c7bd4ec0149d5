"""Which rows answer a text: all words if some row has them, else as many as any row has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.catalogue import bits
from advisor.catalogue.index import WordIndex

_SHORT = 4  # a mended word this short is not taken for the beginning of another


@dataclass(frozen=True, slots=True)
class Term:
    """A word that was typed, with other spellings of it that were searched for too."""

    word: str
    spellings: tuple[str, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Match:
    """The rows that answer, and the terms they were found by."""

    rows: int
    terms: tuple[Term, ...]
    mended: bool  # another spelling was needed
    held: int  # how many of the terms each row has


def match(index: WordIndex, asked: Sequence[str], everything: int) -> Match:
    """Rows with all words as typed; else with words one letter away; else with most words."""
    terms = [_term(index, word) for word in asked]
    mended = any(term.spellings for term in terms)
    counts = bits.at_least((term.rows for term in terms if term.rows), everything)
    if len(counts) == 1:
        return Match(0, tuple(terms), mended=False, held=0)
    if not counts[-1] or len(counts) <= len(terms):
        terms = [_widened(index, term) for term in terms]
        mended = True
        counts = bits.at_least((term.rows for term in terms if term.rows), everything)
    held = next(n for n in range(len(counts) - 1, -1, -1) if counts[n])
    return Match(counts[held], tuple(terms), mended=mended, held=held)


def spelled_otherwise(index: WordIndex, found: Match) -> tuple[str, ...]:
    """What was perhaps meant: the text with its unknown words in known spellings."""
    unknown = [term for term in found.terms if term.spellings and not index.having(term.word)]
    if not unknown:
        return ()
    texts = []
    for choice in range(3):
        words = {term.word: _choice(index, term, choice) for term in unknown}
        texts.append(" ".join(words.get(term.word, term.word) for term in found.terms))
    return tuple(dict.fromkeys(texts))


def _term(index: WordIndex, word: str) -> Term:
    rows = index.having(word)
    return Term(word, (), rows) if rows else _widened(index, Term(word, (), 0))


def _widened(index: WordIndex, term: Term) -> Term:
    if term.spellings:
        return term
    rows, spellings = term.rows, index.near(term.word)
    for spelling in spellings:
        rows |= index.having(spelling, whole=len(spelling) < _SHORT)
    return Term(term.word, spellings, rows)


def _choice(index: WordIndex, term: Term, choice: int) -> str:
    return index.finished(term.spellings[min(choice, len(term.spellings) - 1)])
