"""From an occupation to what it asks beyond others, and to the credentials that teach it."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.query import Query
from advisor.domain.client import ShownSkill
from advisor.domain.errors import BadInput
from advisor.pathways.gap import Gap, Need, Teacher, gap
from advisor.pathways.linking import Linking
from advisor.pathways.links import METHOD, Link
from advisor.pathways.offers import Offer

__all__ = ["METHOD", "Gap", "Link", "Linking", "Need", "Offer", "Teacher", "find"]


def find(
    catalogue: Catalogue,
    text: str,
    held: Sequence[str],
    links: Linking,
    shown: Sequence[ShownSkill] = (),
) -> Gap:
    """The gap to the occupation that a job title or a code names. Raises BadInput for none."""
    hits = catalogue.occupations(text, 1)
    card = catalogue.occupation(hits[0].noc) if hits else None
    if card is None:
        raise BadInput(f"“{text[:60]}” names no occupation. Find one: advisor occupation TEXT")
    every = catalogue.search(Query("", {}, catalogue.counts[0])).hits
    return gap(card, [hit.credential for hit in every], held, links, shown)
