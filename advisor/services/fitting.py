"""The search answer with a client's eyes: which fit, the best fit first, and when that would turn.

Three things keep it as quick as typing. A catalogue of today's size is looked at whole, of a larger
one as many hits as the search itself weighs word by word; counts say then that there may be more.
What is known of a record is scored once for a client, for weights only enter the order. And what a
record would cost after grants is computed after the first answer, for the few with a known price
that can be first; until then the client may have to pay all of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.query import Blame, Facet, Hit, Near, Query, SearchResult
from advisor.catalogue.ranking import CANDIDATES, SAME_WORDS
from advisor.domain.client import ClientFile
from advisor.domain.credential import Credential, CredentialId
from advisor.funding.rules import Rules
from advisor.paths import DataFolder
from advisor.pathways.fit import (
    MIDDLE,
    STANDARD,
    STEPS,
    Criterion,
    Fit,
    Part,
    Reason,
    Wants,
    Why,
    weights_of,
)
from advisor.pathways.fit_order import Turn, level, order, turn
from advisor.pathways.fit_points import fit
from advisor.services.fit_facts import Facts, Links, wants_of
from advisor.services.linking import linking

__all__ = [
    "FITS",
    "MIDDLE",
    "STANDARD",
    "STEPS",
    "YES",
    "Criterion",
    "Fit",
    "Fitted",
    "Fitter",
    "Part",
    "Reason",
    "Turn",
    "Wants",
    "Why",
    "links_beside",
    "weights_of",
]

FITS = "fits"  # a facet like the others, but of one client: the catalogue never hears of it
YES = "yes"
ALL = 1000  # records: a catalogue of so many is looked at whole
COSTED = 12  # of the first so many, what they cost after grants: a tenth of a second in all
NEAREST = 3
_MOST_KEPT = 5000  # fits of one client


@dataclass(frozen=True, slots=True)
class Fitted:
    """A search answer for a client; ``fits`` holds the fit of each hit and of the nearest.

    ``first`` is the option that leads by its fit, None in another order; ``level``: the second,
    where it fits as well. ``uncosted``: whose cost after grants is still to be computed.
    """

    result: SearchResult
    fits: Mapping[CredentialId, Fit]
    by_fit: bool = False
    first: Fit | None = None
    level: Fit | None = None
    turn: Turn | None = None
    then: Fit | None = None  # the option that the turn would put first
    uncosted: tuple[Credential, ...] = ()
    many: bool = False  # not all hits were looked at: more may fit


class Fitter:
    """One client's file against records. May be asked by several threads."""

    def __init__(self, file: ClientFile, rules: Rules, on: date, links: Links) -> None:
        self.wants = wants_of(file, on)
        self.weights = weights_of(file.goal.weights)
        self._file, self._rules, self._on, self._links = file, rules, on, links
        self._facts = Facts(file, rules, on, links)
        self._fits: dict[CredentialId, tuple[Credential, Fit]] = {}

    @property
    def aimed(self) -> bool:
        """Whether there is a goal, a limit or a weight to order by."""
        return self.wants.aimed or bool(self._file.goal.weights)

    def follow(self, file: ClientFile, rules: Rules, on: date) -> Fitter:
        """The same for the file as it is now; what still holds is kept."""
        new = Fitter(file, rules, on, self._links)
        same = (rules, on) == (self._rules, self._on) and _money(file) == _money(self._file)
        if same:
            new._facts = self._facts.follow(file)
            if _aims(file) == _aims(self._file):
                new._fits = self._fits
        return new

    def find(self, catalogue: Catalogue, query: Query, *, by_fit: bool = True) -> Fitted:
        """Answer a question; ``where`` may hold FITS. Raises as ``Catalogue.search`` does."""
        query = replace(query, on=query.on or self._on)
        plain = {key: values for key, values in query.where.items() if key != FITS}
        most = max(query.limit, ALL if catalogue.counts[0] <= ALL else CANDIDATES)
        asked = replace(query, where=plain, limit=most, bare=True)
        wide = catalogue.search(asked)
        found, many = wide, wide.total > len(wide.hits)
        if query.where.get(FITS):
            every = wide if not plain else catalogue.search(replace(asked, where={}))
            many = every.total > len(every.hits)
            only = frozenset(hit.credential.id for hit in self._fitting(every.hits))
            found = catalogue.search(replace(asked, only=only))
            if not found.total:
                return self._none_fit(query, wide)
        count = sum(1 for _hit in self._fitting(found.hits))
        fitted = self._ordered(query, found, count, by_fit=by_fit and self.aimed)
        return replace(fitted, result=_dressed(catalogue, asked, fitted.result), many=many)

    def fit(self, credential: Credential) -> Fit:
        """How a record fits, from what is known by now."""
        known = self._fits.get(credential.id)
        if known is None or known[0] is not credential:
            if len(self._fits) > _MOST_KEPT:
                self._fits.clear()
            made = fit(self._facts.of(credential), self.wants)
            known = self._fits[credential.id] = (credential, made)
        return known[1]

    def cost(self, uncosted: Iterable[Credential]) -> bool:
        """Compute what these cost after grants; True where that changed what is known of one."""
        changed = False
        for credential in uncosted:
            if self._facts.cost(credential):
                self._fits.pop(credential.id, None)
                changed = True
        return changed

    def _fitting(self, hits: Iterable[Hit]) -> Iterable[Hit]:
        return (hit for hit in hits if self.fit(hit.credential).fits)

    def _ordered(self, query: Query, found: SearchResult, count: int, *, by_fit: bool) -> Fitted:
        """A very title that was typed stays first: it was asked for."""
        hits = {hit.credential.id: hit for hit in found.hits}
        exact = [hit for hit in found.hits if hit.score >= SAME_WORDS]
        rest = [self.fit(hit.credential) for hit in found.hits if hit.score < SAME_WORDS]
        shown: Sequence[Hit] = found.hits
        if by_fit:
            rest = order(rest, self.weights)
            shown = [*exact, *(hits[one.id] for one in rest)]
        near = [self.fit(hit.credential) for hit in shown[: query.limit]]
        led = by_fit and not exact and bool(rest)
        turns = turn(rest, self.weights) if led else None
        facets = (*found.facets, Facet(FITS, ((YES, count),)))
        result = replace(found, query=query, hits=tuple(shown[: query.limit]), facets=facets)
        return Fitted(
            result=result,
            fits={one.id: one for one in near}
            | {n.hit.credential.id: self.fit(n.hit.credential) for n in found.nearest},
            by_fit=by_fit,
            first=rest[0] if led else None,
            level=level(rest, self.weights) if led else None,
            turn=turns,
            then=next((one for one in rest if turns and one.id == turns.then), None),
            uncosted=self._facts.uncosted([hit.credential for hit in shown[:COSTED]]),
        )

    def _none_fit(self, query: Query, wide: SearchResult) -> Fitted:
        """None fits: without this filter there are so many, and these come nearest."""
        count = Facet(FITS, ((YES, 0),))
        near = order([self.fit(hit.credential) for hit in wide.hits], self.weights)[:NEAREST]
        hits = {hit.credential.id: hit for hit in wide.hits}
        result = replace(
            wide,
            query=query,
            total=0,
            hits=(),
            facets=(*wide.facets, count),
            blame=Blame((FITS,), wide.total) if wide.total else wide.blame,
            nearest=tuple(Near(hits[one.id], {}) for one in near) or wide.nearest,
        )
        fits = [*near, *(self.fit(n.hit.credential) for n in wide.nearest)]
        return Fitted(result, {one.id: one for one in fits})


def _dressed(catalogue: Catalogue, asked: Query, result: SearchResult) -> SearchResult:
    """The few hits that show, in their order, now with why and where."""
    only = frozenset(hit.credential.id for hit in result.hits)
    few = catalogue.search(replace(asked, only=only, limit=len(only), bare=False)).hits
    said = {hit.credential.id: hit for hit in few}
    shown = (replace(said[hit.credential.id], score=hit.score) for hit in result.hits)
    return replace(result, hits=tuple(shown))


def links_beside(catalogue: Catalogue) -> Links:
    """The links of its records; what editors said of them lies beside the catalogue's file."""
    return partial(linking, DataFolder(catalogue.path.parent.parent))


def _aims(file: ClientFile) -> tuple[object, ...]:
    """What the points of a record depend on, besides its cost."""
    return (replace(file.goal, weights={}), file.client.region, file.items)


def _money(file: ClientFile) -> tuple[object, ...]:
    """What the cost of a course after grants depends on, besides the course."""
    return (file.answers, file.client.birth_date, file.claims)
