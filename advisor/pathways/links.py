"""A link between what a page says and what a list calls it, with its confidence and its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

METHOD = "words 1"  # raised whenever the same words may lead to another link


class Confidence(StrEnum):
    """How far a link can be trusted; a weak one is a hint and says so."""

    STRONG = "strong"
    LIKELY = "likely"
    WEAK = "weak"


RANK = {Confidence.STRONG: 0, Confidence.LIKELY: 1, Confidence.WEAK: 2}


@dataclass(frozen=True, slots=True)
class Link:
    """``phrase`` of a record means ``to``: the id of a vocabulary entry, a NOC code or a skill."""

    phrase: str
    to: str
    name: str
    confidence: Confidence
    reason: str
    method: str = METHOD


def best_first(links: list[Link]) -> list[Link]:
    """The surest link to each thing, the surest things first."""
    found: dict[str, Link] = {}
    for link in sorted(links, key=lambda link: RANK[link.confidence]):
        found.setdefault(link.to, link)
    return list(found.values())
