"""Other ways to read what was typed: a plain word, a job title, an abbreviation, French, a form."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from advisor.catalogue import bridging, words
from advisor.catalogue.index import Ask
from advisor.catalogue.said import FILLER, FORM, Said

Key = frozenset[str]
TYPED, JOB = "as typed", "job title"
_SHORTEST_BEGUN = 4  # letters of an unfinished last word that may stand for a phrase
_SHORTEST_TO_MEND = 5
_MORE_WRONG = (8, 11)  # letters from which one more may be wrong
_MOST = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a text: ``words`` are searched for in place of ``said``, all of them.

    ``rest`` are the other words that were typed; ``place`` tells the likeliest of several.
    """

    kind: str
    said: str
    words: tuple[str, ...]
    rest: tuple[str, ...]
    place: int
    mended: bool = False  # a word of ``said`` was misspelled or not yet whole


@dataclass(frozen=True, slots=True)
class Asked:
    """The words of a text with their stems; ``telling`` are those that say something."""

    words: tuple[str, ...]
    telling: tuple[str, ...]


class Readings:
    """The phrases of the packs and the job titles, looked up by the stems of their words."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        rows = ask("SELECT phrase, means, kind FROM said ORDER BY row", [])
        said = [Said(phrase, tuple(means.split("|")), kind) for phrase, means, kind in rows]
        self._fillers = frozenset(words.key(row.phrase) for row in said if row.kind == FILLER)
        self._phrases = self._keyed(row for row in said if row.kind != FILLER)
        self._by_word: dict[str, list[Key]] = defaultdict(list)
        for key in self._phrases:
            for word in key:
                self._by_word[word].append(key)
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for word in self._by_word:
            self._by_letter[word[0]].append(word)

    def asked(self, text: str) -> Asked:
        """The words of a text; where all are fillers all of them count."""
        typed = tuple(words.asked(text))
        return Asked(typed, tuple(w for w in typed if w not in self._fillers) or typed)

    def of(self, asked: Asked, known: Callable[[str], bool]) -> list[Reading]:
        """The readings of a text. ``known`` tells whether the catalogue has a word as it stands."""
        found = [*self._said(asked, known), *self._jobs(asked)]
        return list(dict.fromkeys(found))[:_MOST]

    def form(self, asked: Asked) -> Reading | None:
        """The text by the beginnings that the forms of its words share; None if they are it."""
        short = words.SHORTEST_STEM
        stems = tuple(s if len(s := words.stem(w)) >= short else w for w in asked.telling)
        if stems == asked.telling:
            return None
        return Reading(FORM, " ".join(asked.telling), stems, (), 0)

    def joined(self, asked: Asked, known: Callable[[str], bool]) -> Iterator[Asked]:
        """The text with two neighbouring words as one, or one as two, where that is a word."""
        for n, word in enumerate(asked.words):
            before, after = asked.words[:n], asked.words[n + 1 :]
            if after and self._is_word(word + after[0], known):
                yield self.asked(" ".join((*before, word + after[0], *after[1:])))
            for at in range(3, len(word) - 2) if not known(word) else ():
                if known(word[:at]) and known(word[at:]):
                    yield self.asked(" ".join((*before, word[:at], word[at:], *after)))

    def _is_word(self, word: str, known: Callable[[str], bool]) -> bool:
        return known(word) or frozenset([words.stem(word)]) in self._phrases

    def _keyed(self, said: Iterable[Said]) -> dict[Key, Said]:
        """Phrases by their words, by the stems of these, and by those of the telling ones.

        Of two phrases with the same key the one that stands first in the pack is meant.
        """
        rows = [(row, words.words(row.phrase)) for row in said]
        keyed: dict[Key, Said] = {}
        for row, held in rows:
            keyed.setdefault(frozenset(held), row)
        for row, held in rows:
            keyed.setdefault(frozenset(map(words.stem, held)), row)
        for row, held in rows:
            telling = [word for word in held if word not in self._fillers]
            keyed.setdefault(frozenset(map(words.stem, telling)), row)
        keyed.pop(frozenset(), None)
        return keyed

    def _said(self, asked: Asked, known: Callable[[str], bool]) -> Iterator[Reading]:
        meant = {word: self._meant(word, asked, known) for word in asked.words}
        wrong = {word for word, forms in meant.items() if len(forms) == 1}
        held = {form for forms in meant.values() for form in forms}
        keys = {key for form in held for key in self._by_word.get(form, ()) if key <= held}
        covers = {
            key: frozenset(word for word, forms in meant.items() if key.intersection(forms))
            for key in keys
        }
        as_they_are = {covers[key] for key in keys if key <= meant.keys()}
        for key in sorted(keys, key=lambda key: (-len(covers[key]), sorted(key))):
            covered = covers[key]
            if any(covered < other for other in covers.values()):
                continue
            if covered in as_they_are and not key <= meant.keys():
                continue
            row = self._phrases[key]
            rest = tuple(word for word in asked.telling if word not in covered)
            for place, meaning in enumerate(row.means):
                means = tuple(meaning.split())
                yield Reading(
                    row.kind, row.phrase, means, rest, place, mended=bool(covered & wrong)
                )

    def _meant(self, word: str, asked: Asked, known: Callable[[str], bool]) -> tuple[str, ...]:
        """A word and its stem; of an unfinished or misspelled one the word of a phrase."""
        stem = words.stem(word)
        if word in self._by_word or stem in self._by_word or known(word):
            return (word, stem)
        if word == asked.words[-1] and len(word) >= _SHORTEST_BEGUN:
            begun = [o for o in self._by_letter.get(word[0], ()) if o.startswith(word)]
            if begun:
                return (min(begun, key=len),)
        if len(word) < _SHORTEST_TO_MEND:
            return (word, stem)
        wrong = bisect(_MORE_WRONG, len(word)) + 1
        alike = self._by_letter.get(word[0], ())
        near = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=wrong)
        return (near[0],) if near else (word, stem)

    def _jobs(self, asked: Asked) -> Iterator[Reading]:
        """The longest job titles in the text, by what records call them."""
        held = [words.stem(word) for word in asked.telling]
        spans = {" ".join(held[start:end]): (start, end) for start, end in bridging.runs(held)}
        if not spans:
            return
        marks = ",".join("?" * len(spans))
        sql = (
            "SELECT stems, job_means.place, means FROM job_name JOIN job_means USING (noc)"  # noqa: S608
            f" WHERE stems IN ({marks}) ORDER BY job_name.place, job_means.place"
        )
        found = self._ask(sql, list(spans))
        longest = max((spans[stems][1] - spans[stems][0] for stems, _n, _m in found), default=0)
        for stems, place, means in found:
            start, end = spans[stems]
            if end - start == longest:
                said = " ".join(asked.telling[start:end])
                rest = (*asked.telling[:start], *asked.telling[end:])
                yield Reading(JOB, said, tuple(means.split()), rest, place)
