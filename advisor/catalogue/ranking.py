"""The best of the found records first, with the reasons and the letters to highlight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

from advisor.catalogue import bits, words
from advisor.catalogue.index import WordIndex
from advisor.catalogue.matching import Match, Term
from advisor.domain.credential import Credential
from advisor.i18n import _

COLUMNS = ("title", "provider", "skills", "field", "place", "summary")
_WEIGHT = (10.0, 6.0, 5.0, 3.0, 4.0, 1.5)
WHOLE, BEGUN, MENDED = 1.0, 0.8, 0.6
ALL_IN_TITLE, FILLS_TITLE, BEGINS_TITLE = 8.0, 8.0, 3.0
FULL = 100.0  # about what a title of just these words scores
SAME_WORDS, SAME_TITLE = 1000.0, 2000.0
CANDIDATES = 120


@dataclass(frozen=True, slots=True)
class Ranked:
    """A row with its score."""

    row: int
    score: float


def candidates(
    index: WordIndex, found: Match, rows: int, exact: Sequence[int], most: int
) -> list[int]:
    """At most ``most`` rows that can be best: exact titles, words in the title, then all."""
    chosen = dict.fromkeys(row for row in exact if rows >> row & 1)
    if rows.bit_count() <= most:
        return list(dict.fromkeys([*chosen, *bits.first(rows, most)]))
    for tier in _tiers(index, found, rows):
        for row in bits.first(tier, most):
            chosen.setdefault(row)
        if len(chosen) >= most:
            break
    return list(chosen)


def _tiers(index: WordIndex, found: Match, rows: int) -> list[int]:
    """Narrower sets first; of very common words only the title is asked for."""
    forms = [(term.word, *term.spellings) for term in found.terms if term.rows]
    whole = begun = named = rows
    for spellings in forms:
        begun &= _any(index, spellings, "title")
    if begun.bit_count() > CANDIDATES:
        for spellings in forms:
            whole &= _any(index, spellings, "title", whole=True)
        return [whole, begun]
    for spellings in forms:
        named &= _any(index, spellings, "title") | _any(index, spellings, "provider")
    return [begun, named, rows]


def _any(index: WordIndex, spellings: Sequence[str], columns: str, *, whole: bool = False) -> int:
    rows = 0
    for spelling in spellings:
        rows |= index.having(spelling, columns, whole=whole)
    return rows


def rank(
    texts: Sequence[tuple[int, tuple[str, ...]]], found: Match, size: int, asked: str
) -> list[Ranked]:
    """Score rows by their folded texts (in the order of COLUMNS), best first."""
    weights = [log(1 + size / (1 + term.rows.bit_count())) for term in found.terms]
    sought = [_Sought(term) for term in found.terms]
    best = sum(weights) * _WEIGHT[0] + ALL_IN_TITLE + FILLS_TITLE + BEGINS_TITLE
    ranked = [
        Ranked(row, FULL * _score(columns, sought, weights, asked) / best) for row, columns in texts
    ]
    ranked.sort(key=lambda entry: (-entry.score, entry.row))
    return ranked


def _score(
    columns: tuple[str, ...], terms: Sequence[_Sought], weights: Sequence[float], asked: str
) -> float:
    padded = [f" {column} " for column in columns]
    score, in_title = 0.0, 0
    for term, weight in zip(terms, weights, strict=True):
        best = total = 0.0
        for text, field in zip(padded, _WEIGHT, strict=True):
            held = term.held(text)
            if held:
                total += held * field
                best = max(best, held * field)
                in_title += text is padded[0]
        score += weight * (best + 0.2 * (total - best))
    title = columns[0]
    if in_title:
        score += FILLS_TITLE * in_title / max(len(terms), title.count(" ") + 1)
    if in_title == len(terms):
        score += ALL_IN_TITLE + (BEGINS_TITLE if title.startswith(asked) else 0)
    return score


class _Sought:
    """A term as it is looked for in a padded text."""

    __slots__ = ("_begun", "_spellings", "_whole")

    def __init__(self, term: Term) -> None:
        self._begun, self._whole = f" {term.word}", f" {term.word} "
        self._spellings = tuple(f" {spelling}" for spelling in term.spellings)

    def held(self, text: str) -> float:
        """How well a text holds the term; 0 if not at all."""
        if self._begun in text:
            return WHOLE if self._whole in text else BEGUN
        if self._spellings and any(spelling in text for spelling in self._spellings):
            return MENDED
        return 0.0


def shown_texts(credential: Credential) -> dict[str, str]:
    """The texts in which marks count letters."""
    return {
        "title": credential.title,
        "provider": credential.provider.name,
        "skills": ", ".join(credential.skills),
        "summary": credential.summary,
    }


def marks(credential: Credential, found: Match) -> dict[str, tuple[tuple[int, int], ...]]:
    """Where the found words stand in the shown texts."""
    starts = tuple(word for term in found.terms for word in (term.word, *term.spellings))
    texts = shown_texts(credential).items()
    placed = {name: words.marks(text, starts) for name, text in texts}
    return {name: places for name, places in placed.items() if places}


def reasons(
    credential: Credential, placed: Mapping[str, Sequence[tuple[int, int]]], *, exact: bool
) -> tuple[str, ...]:
    """Where the words of a record stand that was found by them, in words."""
    said = []
    if exact:
        said.append(_("exactly this title"))
    elif "title" in placed:
        said.append(_("in the title"))
    if "provider" in placed:
        said.append(_("offered by {provider}").format(provider=credential.provider.name))
    skills = _skills(credential, placed.get("skills", ()))
    if skills:
        said.append(_("teaches {skills}").format(skills=", ".join(skills[:3])))
    if "summary" in placed and len(said) < 2:
        said.append(_("in the description"))
    return tuple(said) or (_("by its field, its place or a related word"),)


def _skills(credential: Credential, places: Sequence[tuple[int, int]]) -> list[str]:
    found, start = [], 0
    for skill in credential.skills:
        end = start + len(skill)
        if any(start <= at < end for at, _length in places):
            found.append(skill)
        start = end + 2
    return found
