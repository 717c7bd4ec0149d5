"""Whether a credential teaches a skill that somebody asks for in their own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from advisor.i18n import _
from advisor.pathways.links import Answer, Confidence, Link, best_first, confirmed, holding
from advisor.pathways.stems import holds, stems, words

NEARLY = 90.0  # of 100: one letter amiss in a word of ten


def teaches(
    title: str, phrases: Sequence[str], wanted: str, answers: Iterable[Answer] = ()
) -> Link | None:
    """The surest link from a record's skill phrases and title to a wanted skill; None: not said.

    Strong: a phrase has the same words, in other forms perhaps. Likely: a phrase or the title says
    the skill among other words, or is spelled nearly the same. Nothing weaker counts as taught.
    What an editor said of a skill of this name goes before the words: confirmed is strong,
    rejected is not taught.
    """
    asked, stem = words(wanted), stems(wanted)
    for answer in holding(answers, (title, *phrases)):
        if stems(answer.name) == stem:
            return replace(confirmed(answer), to=wanted) if answer.confirmed else None
    found: list[Link] = []
    for phrase in phrases:
        said = stems(phrase)
        if sorted(said) == sorted(stem):
            found.append(_link(phrase, wanted, Confidence.STRONG, _("it teaches “{phrase}”")))
        elif holds(said, stem):
            reason = _("“{phrase}” says “{wanted}” among other words")
            found.append(_link(phrase, wanted, Confidence.LIKELY, reason))
        elif fuzz.ratio(" ".join(words(phrase)), " ".join(asked)) >= NEARLY:
            reason = _("“{phrase}” is spelled nearly like “{wanted}”")
            found.append(_link(phrase, wanted, Confidence.LIKELY, reason))
    if holds(stems(title), stem):
        reason = _("its title says “{wanted}”")
        found.append(_link(title, wanted, Confidence.LIKELY, reason))
    return next(iter(best_first(found)), None)


def _link(phrase: str, wanted: str, confidence: Confidence, reason: str) -> Link:
    said = reason.format(phrase=phrase, wanted=wanted)
    return Link(phrase, wanted, wanted, confidence, said)
