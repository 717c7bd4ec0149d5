"""A link between what a page says and what a list calls it, with its confidence and its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

METHOD = "words 2"  # raised whenever the same words may lead to another link


class Confidence(StrEnum):
    """How far a link can be trusted; a weak one is a hint and says so."""

    STRONG = "strong"
    LIKELY = "likely"
    WEAK = "weak"


RANK = {Confidence.STRONG: 0, Confidence.LIKELY: 1, Confidence.WEAK: 2}


@dataclass(frozen=True, slots=True)
class Answer:
    """What an editor of the catalogue said of one link; it holds while the record says ``phrase``.

    ``to`` and ``name`` are those of the link that was judged.
    """

    credential: str
    to: str
    name: str
    phrase: str
    confirmed: bool  # else rejected
    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Link:
    """``phrase`` of a record means ``to``: the id of a vocabulary entry, a NOC code or a skill."""

    phrase: str
    to: str
    name: str
    confidence: Confidence
    reason: str
    method: str = METHOD
    answer: Answer | None = None

    @property
    def rejected(self) -> bool:
        """Whether an editor said that it is wrong."""
        return self.answer is not None and not self.answer.confirmed


def best_first(links: list[Link]) -> list[Link]:
    """The surest link to each thing, the surest things first."""
    found: dict[str, Link] = {}
    for link in sorted(links, key=lambda link: RANK[link.confidence]):
        found.setdefault(link.to, link)
    return list(found.values())


def answered(
    links: Iterable[Link], answers: Mapping[str, Answer], said: Iterable[str]
) -> list[Link]:
    """The links with the answers of editors, by what they lead to: a confirmed one is strong.

    A confirmed link stays although the words alone no longer lead to it.
    """
    found = {link.to: link for link in links}
    for answer in holding(answers.values(), said):
        if answer.to in found or answer.confirmed:
            found[answer.to] = _with(found.get(answer.to), answer)
    return sorted(best_first(list(found.values())), key=lambda link: link.rejected)


def holding(answers: Iterable[Answer], said: Iterable[str]) -> list[Answer]:
    """The answers that hold: one lapses when the record no longer says the phrase it judged."""
    phrases = frozenset(said)
    return [answer for answer in answers if answer.phrase in phrases]


def confirmed(answer: Answer, reason: str = "") -> Link:
    """The link that an editor confirmed; ``reason``: why the words alone lead to it."""
    why = f"confirmed by {answer.by} on {answer.on.isoformat()}"
    return Link(
        phrase=answer.phrase,
        to=answer.to,
        name=answer.name,
        confidence=Confidence.STRONG,
        reason=f"{why}: {reason}" if reason else why,
        method="editor",
        answer=answer,
    )


def _with(link: Link | None, answer: Answer) -> Link:
    if answer.confirmed or link is None:
        return confirmed(answer, link.reason if link else "")
    return replace(link, answer=answer)
