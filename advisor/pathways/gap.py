"""The gap to an occupation: what sets it apart, what of it is held, and who teaches it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from advisor.domain.credential import Credential
from advisor.domain.occupation import Occupation
from advisor.pathways.linking import Linking
from advisor.pathways.links import Confidence, Link
from advisor.pathways.stems import stems, words
from advisor.pathways.vocabulary import TECHNOLOGY, Entry, Future, Vocabulary

APART = 0.5  # standard deviations above the mean of all occupations: less sets nothing apart
SKILLS, TOOLS, COMPETENCIES = 8, 4, 6  # at most so many of each kind
RARE = 0.15  # of all occupations: a technology or competency that more share sets nothing apart
ALONE = 3  # skills that have to speak for a credential whose words name no such job
_POINTS = {Confidence.STRONG: 6.0, Confidence.LIKELY: 4.0, Confidence.WEAK: 1.0}


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that sets an occupation apart; ``reason`` compares it with all occupations."""

    name: str
    kind: str  # skill | knowledge | technology | competency
    reason: str
    held: str  # the phrase by which the client holds it; empty = missing
    taught_by: tuple[str, ...]  # credential ids, the surest first
    future: tuple[Future, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A credential for the occupation, with every link that speaks for it."""

    credential: Credential
    score: float
    links: tuple[Link, ...]


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
) -> Gap:
    """Compare an occupation with all others, and find the credentials that lead to it."""
    found = {c.id: (c, linking.skills_of(c)) for c in credentials}
    apart = _apart(occupation.noc, linking.vocabulary)
    offers = [
        offer
        for credential, links in found.values()
        if (
            offer := _offer(
                credential, links, occupation, [entry for entry, _why in apart], linking
            )
        )
    ]
    offers.sort(key=lambda offer: (-offer.score, offer.credential.title, offer.credential.id))
    order = [offer.credential.id for offer in offers]
    mine = {link.to: link for link in linking.skills.of(held)}
    needs = [
        Need(
            name=entry.name,
            kind=entry.kind,
            reason=why,
            held=_held(mine.get(entry.id)),
            taught_by=tuple(n for n in order if any(k.to == entry.id for k in found[n][1])),
            future=linking.vocabulary.future.get(entry.name, ()),
        )
        for entry, why in apart
    ]
    needs += _competencies(occupation, held, linking.vocabulary)
    return Gap(occupation, tuple(needs), tuple(offers))


def _apart(noc: str, vocabulary: Vocabulary) -> list[tuple[Entry, str]]:
    """Skills and knowledge far above the mean, then technologies that few occupations use."""
    asked, count = vocabulary.asked.get(noc, {}), len(vocabulary.asked)
    scored, tools = [], []
    users: dict[str, int] = {}
    for others in vocabulary.asked.values():
        for name in others:
            users[name] = users.get(name, 0) + 1
    for name, level in asked.items():
        entry, (mean, spread) = vocabulary.entries[name], vocabulary.spread[name]
        if entry.kind == TECHNOLOGY:
            if level > 1 and users[name] <= RARE * count:
                tools.append((users[name], entry))
        elif spread and (level - mean) / spread >= APART:
            scored.append(((level - mean) / spread, level, mean, entry))
    scored.sort(key=lambda one: (-one[0], one[3].name))
    tools.sort(key=lambda one: (one[0], one[1].name))
    return [
        *(
            (e, f"level {lv:.2g}, the mean of all occupations is {m:.2g}")
            for _z, lv, m, e in scored[:SKILLS]
        ),
        *((e, f"in demand here; {n} of {count} occupations use it") for n, e in tools[:TOOLS]),
    ]


def _competencies(
    occupation: Occupation, held: Sequence[str], vocabulary: Vocabulary
) -> list[Need]:
    """Core competencies that few occupations name, the rarest first, with what they are for."""
    most = RARE * len(vocabulary.asked)
    known = {stems(phrase): phrase for phrase in held}
    found = []
    for text in occupation.competencies:
        name = next(
            (
                n
                for n in sorted(vocabulary.named, key=len, reverse=True)
                if text.startswith(f"{n}: ")
            ),
            "",
        )
        if name and vocabulary.named[name] <= most:
            found.append((vocabulary.named[name], name, text.removeprefix(f"{name}: ")))
    first = {name: (count, name, purpose) for count, name, purpose in sorted(found, reverse=True)}
    return [
        Need(
            name=name,
            kind="competency",
            reason=f"{purpose}; {count} of {len(vocabulary.asked)} occupations name it",
            held=known.get(stems(name), ""),
            taught_by=(),
            future=vocabulary.future.get(name, ()),
        )
        for count, name, purpose in sorted(first.values())[:COMPETENCIES]
    ]


def _held(link: Link | None) -> str:
    """A weak link is too little to say that somebody can do it."""
    return link.phrase if link and link.confidence is not Confidence.WEAK else ""


def _offer(
    credential: Credential,
    taught: Sequence[Link],
    occupation: Occupation,
    apart: Sequence[Entry],
    linking: Linking,
) -> Offer | None:
    """The link to the occupation counts most, then what it teaches of that which sets it apart."""
    jobs = [link for link in linking.jobs_of(credential) if link.to == occupation.noc]
    wanted = {entry.id for entry in apart}
    skills = [k for k in taught if k.to in wanted and k.confidence is not Confidence.WEAK]
    if not jobs and len(skills) < ALONE:
        return None
    score = sum(_POINTS[link.confidence] for link in jobs)
    score += sum(_POINTS[link.confidence] / 6 for link in skills)
    score += 1 / max(1, len(words(credential.title)))  # fewer other words: more about this one
    return Offer(credential, round(score, 3), (*jobs, *skills))
