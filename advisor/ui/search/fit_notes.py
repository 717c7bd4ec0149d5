"""Why a credential fits this client, and what may not fit: short notes under a search result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advisor.services.fitting import MIDDLE, Criterion, Fit
from advisor.ui.search.fit_words import against_words, asks_words, good_words, unknown_words


@dataclass(frozen=True, slots=True)
class FitNote:
    """One reason; ``tone`` is good (fits), caution (may not fit) or muted (not stated)."""

    text: str
    tone: str
    about: str = ""  # a criterion, "prerequisite", "why" or a facet


def fit_notes(fit: Fit, weights: Mapping[Criterion, int], name: str = "") -> tuple[FitNote, ...]:
    """What speaks for it first, the weightiest first; then what breaks a limit, or may."""
    return (*_good(fit, weights, name), *_against(fit))


def _good(fit: Fit, weights: Mapping[Criterion, int], name: str) -> Iterator[FitNote]:
    """The goal wherever it is met, then what is better than the middle, by what it adds."""
    found = []
    for key, part in fit.parts.items():
        gain = weights.get(key, 0) * (fit.points[key] - MIDDLE)
        if part.points and (gain > 0 or key is Criterion.GOAL):
            found.append((key is not Criterion.GOAL, -gain, part.reason, key))
    for _later, _gain, reason, key in sorted(found, key=lambda one: one[:2]):
        text = good_words(reason, name)
        if text:
            yield FitNote(text, "good", key)


def _against(fit: Fit) -> Iterator[FitNote]:
    parts = sorted(fit.parts.items(), key=lambda one: not one[1].breaks)
    for reason in fit.bars:
        yield FitNote(against_words(reason), "caution", "prerequisite")
    for key, part in parts:
        text = against_words(part.reason)
        if text:
            yield FitNote(text, "caution", key)
    asks = asks_words(fit)
    if asks and not fit.bars:
        yield FitNote(asks, "caution", "prerequisite")
    unknown = unknown_words(fit)
    if unknown:
        yield FitNote(unknown, "muted", "unknown")
