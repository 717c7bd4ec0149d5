"""Which papers to bring may be named where: one that would give a private answer away never on
page one or a hand-out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from advisor.domain.estimate import ProgramResult
from advisor.domain.plan import LearningPlan
from advisor.i18n import N_
from advisor.report.naming import FSG, on_front

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
    """The papers that anybody may see, of the programs that page one names."""
    programs = on_front(plan.estimate)
    if not plan.courses:
        programs = tuple(p for p in plan.estimate.programs if p.code == FSG)
    return tuple(dict.fromkeys(paper for _name, paper in named_papers(programs)))


def named_papers(
    programs: Iterable[ProgramResult], *, every: bool = False
) -> list[tuple[str, str]]:
    """The papers of these programs, each once: by name, and in words to the client.

    Without ``every`` those that prove a sensitive answer are left out.
    """
    found: dict[str, str] = {}
    for program in programs:
        private = {reason.proof for reason in program.reasons if reason.sensitive and reason.proof}
        for name, paper in named(program):
            secret = private & {name, paper} or telling(name) or telling(paper)
            if every or not secret:
                found.setdefault(name, paper)
    return list(found.items())


def named(program: ProgramResult) -> tuple[tuple[str, str], ...]:
    """The documents with their words to the client; a plan of old has the same for both."""
    return program.papers or tuple((name, name) for name in program.documents)


def telling(text: str) -> bool:
    """Whether words would give away benefits, status, care or health: the second net."""
    return bool(_TELLING.search(text))
