"""From an occupation to what it asks beyond others, and to the credentials that teach it."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.catalogue import occupations
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.query import Query
from advisor.domain.errors import BadInput
from advisor.packs import open_pack
from advisor.paths import resource
from advisor.pathways.gap import Gap, Linking, Need, Offer, gap
from advisor.pathways.job_links import JobLinks
from advisor.pathways.links import METHOD
from advisor.pathways.skill_links import SkillLinks
from advisor.pathways.vocabulary import read_vocabulary

__all__ = ["METHOD", "Gap", "Linking", "Need", "Offer", "find", "linking"]


def linking() -> Linking:
    """Read the vocabulary and the job titles: once a run, a third of a second."""
    titles = occupations.read_titles(open_pack(resource("occupations")))
    names = {title.noc: title.title for title in titles if title.kind == "class_title"}
    pack = open_pack(resource("skills"))
    vocabulary, also = read_vocabulary(pack), pack.toml("also.toml")["means"]
    jobs = JobLinks([(title.noc, title.title) for title in titles], names, also)
    return Linking(vocabulary, SkillLinks(vocabulary.entries.values()), jobs)


def find(catalogue: Catalogue, text: str, held: Sequence[str], links: Linking) -> Gap:
    """The gap to the occupation that a job title or a code names. Raises BadInput for none."""
    hits = catalogue.occupations(text, 1)
    card = catalogue.occupation(hits[0].noc) if hits else None
    if card is None:
        raise BadInput(f"“{text[:60]}” names no occupation. Find one: advisor occupation TEXT")
    every = catalogue.search(Query("", {}, catalogue.counts[0])).hits
    return gap(card, [hit.credential for hit in every], held, links)
