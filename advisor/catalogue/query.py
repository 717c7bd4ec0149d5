"""What the search is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from advisor.domain.credential import Credential

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed and which facet values are ticked: any of one facet, all of the facets.

    ``on`` is the day on which prices must be young enough; None = the day the pack was read.
    """

    text: str = ""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    limit: int = 50
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A found credential. ``why`` is said in words; ``marks`` are (start, length) to highlight.

    Fields with marks: title, provider, summary, and skills as joined by ``", "``.
    """

    credential: Credential
    score: float
    why: tuple[str, ...]
    marks: Mapping[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one facet, each with how many hits it would leave under the other facets."""

    key: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best hits, how many there are in all, the facets, and other spellings to try."""

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    suggestions: tuple[str, ...]
