"""What the search is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from advisor.domain.credential import Credential, CredentialId

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed and which facet values are ticked: any of one facet, all of the facets.

    ``on`` is the day on which prices must be young enough; None = the day the pack was read.
    ``only``: no other records exist for this question; None = all do. ``bare``: hits do not say
    why and where, for who asks for very many and shows few.
    """

    text: str = ""
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    limit: int = 50
    on: date | None = None
    only: frozenset[CredentialId] | None = None
    bare: bool = False


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
class Blame:
    """The fewest facets that hide every record that answers the text; ``frees`` come back."""

    keys: tuple[str, ...]
    frees: int


@dataclass(frozen=True, slots=True)
class Near:
    """A record that answers the text but not every filter: its own values of those facets."""

    hit: Hit
    differs: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best hits, how many there are in all, the facets, and other spellings to try.

    ``blame`` and ``nearest`` are there only where filters hide every record.
    """

    query: Query
    total: int
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...]
    suggestions: tuple[str, ...]
    blame: Blame | None = None
    nearest: tuple[Near, ...] = ()
