"""The records of several readings in one order, each by the reading that speaks best for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from advisor.catalogue import ranking, words
from advisor.catalogue.answering import Answer, Found
from advisor.catalogue.index import WordIndex
from advisor.catalogue.matching import Term
from advisor.catalogue.query import Hit
from advisor.catalogue.readings import JOB, TYPED
from advisor.catalogue.said import FORM, FRENCH, PLAIN, SHORT
from advisor.domain.credential import Credential
from advisor.i18n import N_, _

Texts = Callable[[Sequence[int]], list[tuple[int, tuple[str, ...]]]]
_OTHERWISE = 25  # records that are looked at of each other reading
_TRUST = {TYPED: 1.0, SHORT: 0.95, PLAIN: 0.9, FRENCH: 0.9, JOB: 0.85, FORM: 0.85}
_LESS = 0.04  # each further meaning of a phrase is trusted so much less
_LABELS = {
    PLAIN: N_("plain word: {said} → {words}"),
    JOB: N_("job title: {said} → {words}"),
    SHORT: N_("abbreviation: {said} → {words}"),
    FRENCH: N_("French: {said} → {words}"),
    FORM: N_("word form: {said}"),
}


@dataclass(frozen=True, slots=True)
class Named:
    """What was typed, folded, and the rows of this very title: True where letter by letter."""

    text: str
    rows: Mapping[int, bool]


@dataclass(frozen=True, slots=True)
class Best:
    """A row with its score and the reading it has that by; ``exact``: by its very title."""

    row: int
    score: float
    by: Found
    exact: bool


class Merging:
    """The found rows of a catalogue in order; ``texts`` gives the folded texts of rows."""

    def __init__(self, index: WordIndex, texts: Texts) -> None:
        self._index, self._texts = index, texts

    def best(self, found: Answer, rows: int, named: Named, limit: int) -> list[Best]:
        """The best of some rows, at most ``limit``."""
        best = self._gathered(found, rows, named, (ranking.CANDIDATES, _OTHERWISE))
        if len(best) < min(limit, rows.bit_count()):
            best = self._gathered(found, rows, named, (limit, limit))
        return _in_turns(sorted(best.values(), key=lambda e: (-e.score, e.row)))[:limit]

    def _gathered(
        self, found: Answer, rows: int, named: Named, most: tuple[int, int]
    ) -> dict[int, Best]:
        """The best of each reading; ``most`` are looked at as typed, and of each other reading."""
        best: dict[int, Best] = {}
        size = rows.bit_length()
        for entry in found.found:
            typed = entry.reading.kind == TYPED
            first = list(named.rows) if typed else []
            mine = rows & entry.match.rows
            chosen = ranking.candidates(self._index, entry.match, mine, first, most[not typed])
            text = named.text if typed else " ".join(entry.reading.words)
            trust = _TRUST[entry.reading.kind] - _LESS * entry.reading.place
            for ranked in ranking.rank(self._texts(chosen), entry.match, size, text):
                row, score = ranked.row, ranked.score * trust + _title(named, ranked.row)
                if row not in best or score > best[row].score:
                    best[row] = Best(row, score, entry, row in named.rows)
        return best


def _in_turns(ordered: Sequence[Best]) -> list[Best]:
    """Where a text holds phrases that no record answers together, each has its turn."""
    if len({e.by.reading.said for e in ordered if e.by.reading.rest and e.by.covered < 1}) < 2:
        return list(ordered)
    turns: Counter[str] = Counter()
    placed = []
    for entry in ordered:
        turns[entry.by.reading.said] += 1
        placed.append((turns[entry.by.reading.said], entry))
    return [entry for _turn, entry in sorted(placed, key=lambda pair: pair[0])]


def hit(best: Best, credential: Credential) -> Hit:
    """A record as it is shown: with the reason, and the letters to highlight."""
    placed = ranking.marks(credential, best.by.match)
    why = ranking.reasons(credential, placed, exact=best.exact)
    label = _label(best.by, credential)
    return Hit(credential, round(best.score, 3), (label, *why) if label else why, placed)


def bare_hit(best: Best, credential: Credential) -> Hit:
    """A record without the reason and the letters: a third of the work where hits are many."""
    return Hit(credential, round(best.score, 3), (), {})


def _title(named: Named, row: int) -> float:
    if row not in named.rows:
        return 0.0
    return ranking.SAME_WORDS + (ranking.SAME_TITLE if named.rows[row] else 0.0)


def _label(by: Found, credential: Credential) -> str:
    """The kind of match; nothing where the words stand in the record as they were typed."""
    reading, mended = by.reading, ""
    if reading.kind == TYPED:
        mended = reading.said or ", ".join(_mended(by.match.terms, credential))
        return _("spelling: {words}").format(words=mended) if mended else ""
    return _(_LABELS[reading.kind]).format(said=reading.said, words=" ".join(reading.words))


def _mended(terms: Sequence[Term], credential: Credential) -> list[str]:
    """The words of a record that are near to typed ones which it does not hold."""
    held = words.words(" ".join(ranking.shown_texts(credential).values()))
    found = []
    for term in terms:
        if term.spellings and not any(word.startswith(term.word) for word in held):
            found += [word for word in held if word.startswith(term.spellings)][:1]
    return found
