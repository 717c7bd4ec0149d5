"""The gap to an occupation: what sets it apart, what of it is held, and who teaches it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.domain.client import ShownSkill
from advisor.domain.credential import Credential
from advisor.domain.occupation import Occupation
from advisor.pathways.apart import COMPETENCY, Apart, Compared, apart
from advisor.pathways.linking import Linking
from advisor.pathways.links import RANK, Confidence, Link
from advisor.pathways.offers import Offer, ranked
from advisor.pathways.stems import stems
from advisor.pathways.vocabulary import Future, Vocabulary

_SPOKEN = "oral communication: "  # what OaSIS puts before names that the lists have without it


@dataclass(frozen=True, slots=True)
class Teacher:
    """A credential that teaches something, by a link of words."""

    credential: Credential
    link: Link


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that sets an occupation apart; ``reason`` compares it with all occupations."""

    name: str
    kind: str  # skill | knowledge | technology | competency
    about: str  # what it means; empty = the source does not say
    purpose: str  # what it is for in this occupation; empty = not said
    compared: Compared
    held: str  # the phrase by which the client holds it; empty = missing
    shown: ShownSkill | None  # how it was shown; None = only stated, or missing
    teachers: tuple[Teacher, ...]  # those that lead to the occupation first
    future: tuple[Future, ...]

    @property
    def reason(self) -> str:
        """The comparison with its numbers, after what it is for."""
        said = self.compared.reason(self.kind)
        return f"{self.purpose}; {said}" if self.kind == COMPETENCY else said

    @property
    def taught_by(self) -> tuple[str, ...]:
        """The ids of the credentials that teach it, in the order of ``teachers``."""
        return tuple(teacher.credential.id for teacher in self.teachers)


@dataclass(frozen=True, slots=True)
class Gap:
    """What a target occupation asks beyond what others ask."""

    occupation: Occupation
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]  # the best first


def gap(
    occupation: Occupation,
    credentials: Iterable[Credential],
    held: Sequence[str],
    linking: Linking,
    shown: Sequence[ShownSkill] = (),
) -> Gap:
    """Compare an occupation with all others, and find the credentials that lead to it.

    ``held`` are the client's own words; ``shown`` says of some of them how they were shown.
    """
    taught = [(credential, linking.skills_of(credential)) for credential in credentials]
    found = apart(occupation.noc, occupation.competencies, linking.vocabulary)
    wanted = {one.entry.id for one in found if one.entry and one.kind != COMPETENCY}
    offers = ranked(taught, occupation, wanted, linking)
    place: dict[str, int] = {offer.credential.id: n for n, offer in enumerate(offers)}
    mine = {link.to: link for link in linking.skills.of(held)}
    proofs = {one.skill: one for one in shown}
    marks = _marks(linking.vocabulary)
    needs = []
    for one in found:
        phrase = _held(one, held, mine)
        needs.append(
            Need(
                one.name,
                one.kind,
                one.about,
                one.purpose,
                one.compared,
                phrase,
                proofs.get(phrase),
                _teachers(one, taught, place),
                marks.get(_plain(one.name), ()),
            )
        )
    return Gap(occupation, tuple(needs), offers)


def _held(one: Apart, held: Sequence[str], mine: Mapping[str, Link]) -> str:
    """The client's words for it; a weak link is too little to say that somebody can do it."""
    link = mine.get(one.entry.id) if one.entry else None
    if link and link.confidence is not Confidence.WEAK:
        return link.phrase
    name = stems(one.name)
    return next((phrase for phrase in held if stems(phrase) == name), "")


def _teachers(
    one: Apart,
    taught: Iterable[tuple[Credential, Sequence[Link]]],
    place: Mapping[str, int],
) -> tuple[Teacher, ...]:
    """Who teaches it: those that lead to the occupation first, of the others only sure links."""
    if one.entry is None:
        return ()
    found = [
        Teacher(credential, link)
        for credential, links in taught
        for link in links
        if link.to == one.entry.id
        and (credential.id in place or link.confidence is not Confidence.WEAK)
    ]
    last = len(place)
    found.sort(
        key=lambda t: (
            place.get(t.credential.id, last),
            RANK[t.link.confidence],
            len(t.link.phrase.split()),  # "business law" before "environmental law and policy"
            t.credential.title,
            t.credential.id,
        )
    )
    return tuple(found)


def _marks(vocabulary: Vocabulary) -> Mapping[str, tuple[Future, ...]]:
    """The lists that name a skill, whatever capitals each of them writes."""
    found: dict[str, tuple[Future, ...]] = {}
    for name, lists in vocabulary.future.items():
        plain = _plain(name)
        found[plain] = tuple(dict.fromkeys((*found.get(plain, ()), *lists)))
    return found


def _plain(name: str) -> str:
    return name.casefold().removeprefix(_SPOKEN)
