"""Credentials for an occupation, the best to begin with first; what has to come before is said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from advisor.domain.credential import Credential
from advisor.domain.occupation import Occupation
from advisor.i18n import N_, _
from advisor.pathways.linking import Linking
from advisor.pathways.links import Confidence, Link
from advisor.pathways.stems import holds, stems, words

ALONE = 4  # skills that have to speak for a credential whose words name no such job
_POINTS = {Confidence.STRONG: 6.0, Confidence.LIKELY: 5.5, Confidence.WEAK: 1.0}
_TEACHES = {Confidence.STRONG: 1.0, Confidence.LIKELY: 0.67, Confidence.WEAK: 0.0}
_ABOUT = 4.0  # for a title that is about this job and nothing else
_NAMED = 0.5  # for a title in the occupation's own words
_AFTER = 4.0  # less for what continues something else
_EMPLOYED = 2.0  # less for what needs an employer first
# Words of titles that say what kind of credential it is, not what it is about.
_FORM_WORDS = """
certificate diploma certified professional course program programme training technical level
foundation foundations apprenticeship advanced accelerated specialty associate short part time
full entry institutional trades trade workplace certification degree
"""
_FORMS = frozenset(stems(_FORM_WORDS))
_PARTS = re.compile(r"[()]")
_LEVEL = re.compile(r"^(?P<before>.*\b(?:Level )?)(?P<n>[2-9])(?P<rest>\b.*)$")
_BOTH = re.compile(r"\b1 (?:and|to|&|–|-) ?[2-9]\b")
_EMPLOYER = re.compile(r"registered apprentice|currently employed", re.IGNORECASE)
_PAPER = re.compile(r"\b(certificate|diploma|degree|program)\b", re.IGNORECASE)
_FURTHER = re.compile(r"\b(advanced|post-basic)\b", re.IGNORECASE)
# Translators: why nobody begins with this course; stands behind its title.
_ASKS = N_("it asks for “{text}”")
_FOLLOWS = N_("it follows “{text}”")
_SAYS = N_("its title says “{text}”")
_PUBLIC = 0.3  # of two that are alike the public one: the grants for short courses are for those


@dataclass(frozen=True, slots=True)
class Offer:
    """A credential for the occupation, with every link that speaks for it.

    ``after``: why nobody can begin with it, as far as its record says; empty = nothing says so.
    """

    credential: Credential
    score: float
    links: tuple[Link, ...]
    after: str = ""


def ranked(
    taught: Sequence[tuple[Credential, Sequence[Link]]],
    occupation: Occupation,
    wanted: Collection[str],
    linking: Linking,
) -> tuple[Offer, ...]:
    """The offers, the best first. ``taught``: records with the links of their skills.

    A title that names the job counts most, then whether it is about that alone, then what is
    taught of ``wanted``. What continues another credential, or needs an employer first, comes
    later: nobody can begin with it.
    """
    found = [
        offer
        for credential, links in taught
        if (offer := _offer(credential, links, occupation, wanted, linking)) is not None
    ]
    titles = {offer.credential.title for offer in found}
    offers = [_placed(offer, titles, linking) for offer in found]
    offers.sort(key=lambda offer: (-offer.score, offer.credential.title, offer.credential.id))
    return tuple(offers)


def _offer(
    credential: Credential,
    taught: Iterable[Link],
    occupation: Occupation,
    wanted: Collection[str],
    linking: Linking,
) -> Offer | None:
    named = [link for link in linking.jobs_of(credential) if link.to == occupation.noc]
    skills = [k for k in taught if k.to in wanted and k.confidence is not Confidence.WEAK]
    if not named and len(skills) < ALONE:
        return None
    score = sum(_POINTS[link.confidence] for link in named)
    score += sum(_TEACHES[link.confidence] for link in skills)
    if any(link.confidence is not Confidence.WEAK for link in named):
        score += _closeness(credential.title, occupation, linking)
    score += 1 / max(1, len(words(credential.title)))  # fewer other words: the plain course first
    score += _PUBLIC if credential.provider.institution_type == "bc_public" else 0.0
    return Offer(credential, round(score, 3), (*named, *skills))


def _closeness(title: str, occupation: Occupation, linking: Linking) -> float:
    """How much of a title is about this job: of the whole, or of its part that says most."""
    own, best = frozenset(stems(occupation.title)), 0.0
    for part in (title, *_PARTS.split(title)):
        said = [word for word in stems(part) if word not in _FORMS and not word.isdecimal()]
        if said:
            about = linking.jobs.about(part, occupation.noc)
            close = _ABOUT * sum(word in about for word in said) / len(said)
            best = max(best, close + _NAMED * sum(word in own for word in said) / len(said))
    return best


def _placed(offer: Offer, titles: Collection[str], linking: Linking) -> Offer:
    """The offer with what comes before it, as far as its title and its prerequisites say."""
    credential, after, less = offer.credential, "", 0.0
    texts = credential.prerequisites
    employer = next((text for text in texts if _EMPLOYER.search(text)), "")
    if employer:
        after, less = _(_ASKS).format(text=employer), _EMPLOYED
    earlier = _earlier(credential.title, titles)
    asked = next((text for text in texts if _asks_trade(text, titles, linking)), "")
    if earlier:
        after, less = _(_FOLLOWS).format(text=earlier), less + _AFTER
    elif asked:
        after, less = _(_ASKS).format(text=asked), less + _AFTER
    elif further := _further(offer, linking):
        after, less = _(_SAYS).format(text=further), less + _AFTER
    return replace(offer, score=round(offer.score - less, 3), after=after)


def _earlier(title: str, titles: Collection[str]) -> str:
    """The title of the level before, where it is offered too."""
    found = _LEVEL.match(title)
    if found is None or _BOTH.search(title):
        return ""
    earlier = f"{found['before']}{int(found['n']) - 1}{found['rest']}"
    return earlier if earlier in titles else ""


def _asks_trade(text: str, titles: Collection[str], linking: Linking) -> bool:
    """Whether a prerequisite is a credential of a trade, not schooling, first aid or the like."""
    said = stems(text)
    if any(holds(said, stems(title)) for title in titles):
        return True
    return bool(_PAPER.search(text)) and any(
        link.confidence is not Confidence.WEAK for link in linking.jobs.of(text, ())
    )


def _further(offer: Offer, linking: Linking) -> str:
    """What a title says of those that it is for: "Income Tax for Bookkeepers"; else empty."""
    title = offer.credential.title
    _before, _for, whom = title.partition(" for ")
    first = stems(whom)[:1]
    if any(linking.jobs.about(whom, link.to).issuperset(first) for link in offer.links if first):
        return f"for {whom}"
    found = _FURTHER.search(title)
    return found[0] if found else ""
