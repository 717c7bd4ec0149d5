"""Which papers to bring may be named where: one that would give a private answer away never on
page one or a hand-out."""

from __future__ import annotations

import re

from advisor.domain.estimate import ProgramResult
from advisor.domain.plan import LearningPlan
from advisor.i18n import N_

_TELLING = re.compile(
    r"\b(EI|employment insurance|benefits?|assistance|disabilit\w*|PWD|BCEA|WorkBC|in care|"
    r"indigenous|first nations?|m[ée]tis|inuit|status|permit|refugee|protected|immigra\w*|"
    r"permanent resident|citizen\w*|band|treatment|medical|doctor)\b",
    re.IGNORECASE,
)

_BRING = (
    (re.compile(r"bc services card", re.IGNORECASE), N_("your BC Services Card")),
    (re.compile(r"\baddress\b", re.IGNORECASE), N_("proof of your address")),
)


def to_bring(plan: LearningPlan) -> tuple[str, ...]:
    """The few papers that a meeting needs and anybody may see, in words to be translated."""
    papers = public_papers(plan)
    return tuple(name for found, name in _BRING if any(found.search(paper) for paper in papers))


def public_papers(plan: LearningPlan) -> tuple[str, ...]:
    """The papers that anybody may see, in the programs' order."""
    found = [paper for program in plan.estimate.programs for paper in public_of(program)]
    return tuple(dict.fromkeys(found))


def public_of(program: ProgramResult) -> tuple[str, ...]:
    """A program's papers, in words to the client, without those that prove a sensitive answer."""
    private = {reason.proof for reason in program.reasons if reason.sensitive and reason.proof}
    return tuple(
        paper
        for name, paper in named(program)
        if not private & {name, paper} and not telling(name) and not telling(paper)
    )


def named(program: ProgramResult) -> tuple[tuple[str, str], ...]:
    """The documents with their words to the client; a plan of old has the same for both."""
    return program.papers or tuple((name, name) for name in program.documents)


def telling(text: str) -> bool:
    """Whether words would give away benefits, status, care or health: the second net."""
    return bool(_TELLING.search(text))
