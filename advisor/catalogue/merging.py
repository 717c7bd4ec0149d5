"""The records of several readings in one order, each by the reading that speaks best for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from advisor.catalogue import ranking
from advisor.catalogue.answering import Answer, Found
from advisor.catalogue.index import WordIndex
from advisor.catalogue.query import Hit
from advisor.catalogue.readings import JOB, TYPED, Reading
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
    TYPED: N_("spelling: {said}"),
}


@dataclass(frozen=True, slots=True)
class Best:
    """A row with its score and the reading it has that by; ``exact``: by its very title."""

    row: int
    score: float
    by: Found
    exact: bool


def merged(
    index: WordIndex,
    found: Answer,
    rows: int,
    same: tuple[Mapping[int, bool], str],
    limit: int,
    texts: Texts,
) -> list[Best]:
    """The best rows, at most ``limit``. ``same``: rows of this very title, and the folded text."""
    best = _gathered(index, found, rows, same, texts, (ranking.CANDIDATES, _OTHERWISE))
    if len(best) < min(limit, rows.bit_count()):
        best = _gathered(index, found, rows, same, texts, (limit, limit))
    return _in_turns(sorted(best.values(), key=lambda entry: (-entry.score, entry.row)))[:limit]


def _gathered(
    index: WordIndex,
    found: Answer,
    rows: int,
    same: tuple[Mapping[int, bool], str],
    texts: Texts,
    most: tuple[int, int],
) -> dict[int, Best]:
    """The best of each reading; ``most`` are looked at as typed, and of each other reading."""
    exact, asked = same
    best: dict[int, Best] = {}
    size = rows.bit_length()
    for entry in found.found:
        typed = entry.reading.kind == TYPED
        first = list(exact) if typed else []
        mine = rows & entry.match.rows
        chosen = ranking.candidates(index, entry.match, mine, first, most[not typed])
        text = asked if typed else " ".join(entry.reading.words)
        trust = _TRUST[entry.reading.kind] - _LESS * entry.reading.place
        for ranked in ranking.rank(texts(chosen), entry.match, size, text):
            score = ranked.score * trust + _title(exact, ranked.row)
            if ranked.row not in best or score > best[ranked.row].score:
                best[ranked.row] = Best(ranked.row, score, entry, ranked.row in exact)
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
    label = _label(best.by.reading)
    return Hit(credential, round(best.score, 3), (label, *why) if label else why, placed)


def _title(exact: Mapping[int, bool], row: int) -> float:
    if row not in exact:
        return 0.0
    return ranking.SAME_WORDS + (ranking.SAME_TITLE if exact[row] else 0.0)


def _label(reading: Reading) -> str:
    if reading.kind == TYPED and not reading.said:
        return ""
    return _(_LABELS[reading.kind]).format(said=reading.said, words=" ".join(reading.words))
