"""A text answered: as it was typed and in its other readings, each record by its best one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from advisor.catalogue import bits, matching
from advisor.catalogue.index import WordIndex
from advisor.catalogue.matching import Match, Term
from advisor.catalogue.readings import JOB, TYPED, Asked, Reading, Readings
from advisor.catalogue.words import stem, words

MENDED = 0.5  # of a word is lost where it had to be mended


@dataclass(frozen=True, slots=True)
class Found:
    """What one reading finds; ``covered`` is the share of what was typed that it answers."""

    reading: Reading
    match: Match
    covered: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of all readings that answer most of a text; ``typed`` is it as it stands."""

    rows: int
    found: tuple[Found, ...]
    typed: Match


def answer(index: WordIndex, known: Readings, text: str, everything: int) -> Answer:
    """Read a text in every way and keep the ways that answer most of it."""
    asked = known.asked(text)
    if not asked.words:
        return Answer(everything, (), Match(everything, (), mended=False, held=0))
    towns = [word for word in asked.telling if _only_a_place(index, word)]
    thing = " ".join(word for word in asked.words if word not in towns)
    if towns and any(word not in towns for word in asked.telling):
        plain = _answer(index, known, known.asked(thing), everything)
        if plain.rows and max(entry.covered for entry in plain.found) >= 1:
            return _nearby(index, plain, towns)
    return _answer(index, known, asked, everything)


def _only_a_place(index: WordIndex, word: str) -> bool:
    """Whether a word says where a record is taught, and neither what nor by whom."""
    return bool(index.having(word, "place", whole=True)) and not (
        index.having(word, "title", whole=True) or index.having(word, "provider", whole=True)
    )


def _nearby(index: WordIndex, plain: Answer, towns: Sequence[str]) -> Answer:
    """The same rows with the place as one more thing to score: those in it come first."""
    terms = tuple(Term(word, (), index.having(word, "place")) for word in towns)
    near = bits.at_least((term.rows for term in terms), plain.rows)[-1]
    found = []
    for entry in plain.found:
        for rows in (entry.match.rows & near, entry.match.rows & ~near):
            if rows:
                match = replace(entry.match, rows=rows, terms=(*entry.match.terms, *terms))
                found.append(replace(entry, match=match))
    return Answer(plain.rows, tuple(found), plain.typed)


def _answer(index: WordIndex, known: Readings, asked: Asked, everything: int) -> Answer:
    typed = _as_typed(index, asked, everything)
    found = [typed, *_otherwise(index, known, asked, everything)]
    form = known.form(asked) if typed.covered < 1 else None
    found += _read(index, form, len(asked.telling), everything) if form else []
    if max(entry.covered for entry in found) < 1:
        found += _apart(index, known, asked, everything)
    best = max(entry.covered for entry in found)
    kept = tuple(entry for entry in found if entry.match.rows and entry.covered >= best)
    rows = 0
    for entry in kept:
        rows |= entry.match.rows
    return Answer(rows, kept, typed.match)


def _as_typed(index: WordIndex, asked: Asked, everything: int) -> Found:
    """With all words, or where nothing has them all, with those that say something."""
    reading = Reading(TYPED, "", asked.words, (), 0)
    match = matching.match(index, asked.words, everything)
    if asked.telling != asked.words and (match.mended or match.held < len(asked.words)):
        reading = Reading(TYPED, "", asked.telling, (), 0)
        match = matching.match(index, asked.telling, everything)
    mended = [term.word for term in match.terms if term.spellings]
    unknown = [word for word in mended if not index.having(word)]
    lost = MENDED * len(unknown or mended)
    return Found(reading, match, (match.held - lost) / len(reading.words))


def _otherwise(index: WordIndex, known: Readings, asked: Asked, everything: int) -> list[Found]:
    found: list[Found] = []
    for reading in known.of(asked, index.has):
        if reading.kind == JOB and set(reading.words) <= set(asked.telling):
            continue  # says what was typed
        found += _read(index, reading, len(asked.telling), everything)
    return found


def _apart(index: WordIndex, known: Readings, asked: Asked, everything: int) -> list[Found]:
    """By words that were written apart or together by mistake."""
    found: list[Found] = []
    for other in known.joined(asked, index.has):
        reading = Reading(TYPED, " ".join(other.telling), other.telling, (), 0)
        found += _read(index, reading, len(other.telling), everything)
        found += _otherwise(index, known, other, everything)
    return found


def _read(index: WordIndex, reading: Reading, asked: int, everything: int) -> list[Found]:
    """All words of the reading, and of the rest as many as any row has."""
    terms = [Term(word, (), index.having(word)) for word in dict.fromkeys(reading.words)]
    rows = everything
    for term in terms:
        rows &= term.rows
    if not rows:
        return []
    rest = [
        Term(word, (), index.having(word)) for word in reading.rest if word not in reading.words
    ]
    counts = bits.at_least((term.rows for term in rest), rows)
    held = next(n for n in range(len(counts) - 1, -1, -1) if counts[n])
    lost = len(rest) - held + (MENDED if reading.mended else 0)
    match = Match(counts[held], (*terms, *rest), mended=False, held=held)
    return [Found(reading, match, 1 - lost / asked)]


def spelled_otherwise(index: WordIndex, found: Answer) -> tuple[str, ...]:
    """What was perhaps meant; nothing where the unknown words are a known phrase as they stand."""
    said = {stem(word) for entry in found.found for word in words(entry.reading.said)}
    unknown = [term for term in found.typed.terms if term.spellings]
    if unknown and all(stem(term.word) in said for term in unknown):
        return ()
    return matching.spelled_otherwise(index, found.typed)
