"""The gap in plain words: for a client first, with the numbers for whoever asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor import wording
from advisor.domain.client import ShownSkill
from advisor.i18n import N_, _, ngettext
from advisor.pathways.gap import Need
from advisor.pathways.links import Confidence, Link
from advisor.pathways.vocabulary import Future
from advisor.services.holding import CERTIFICATE, VERIFIED

ALMOST_ALL, MOST = 0.95, 0.5  # shares of occupations that ask less
KINDS = {
    "skill": N_("skill"),
    "knowledge": N_("knowledge"),
    "technology": N_("tool"),
    "competency": N_("competency"),
}
_HOW = {CERTIFICATE: N_("shown by certificate"), VERIFIED: N_("verified")}
_SURE = {
    Confidence.STRONG: N_("Strong link"),
    Confidence.LIKELY: N_("Likely link"),
    Confidence.WEAK: N_("Weak link, a hint only"),
}
_LICENCE = re.compile(
    r"licen[cs]|registration|registered|\bcertification\b|red seal|endorsement|regulatory body",
    re.IGNORECASE,
)


def compared(need: Need) -> str:
    """How an occupation compares with the others, without a number."""
    beside = need.compared
    if need.kind == "technology":
        return _("in demand here, and few occupations use it")
    if beside.level is None:
        return _("named for few occupations")
    if beside.below >= ALMOST_ALL:
        return _("asked more than in almost all occupations")
    if beside.below >= MOST:
        return _("asked more than in most occupations")
    return _("asked more than on average")


def numbers(need: Need) -> str:
    """The same with its numbers."""
    beside = need.compared
    if need.kind == "technology":
        said = _("{n} of {all} occupations use it (O*NET 29.3).")
        return said.format(n=beside.users, all=beside.count)
    if beside.level is None:
        said = _("{n} of {all} occupations name it (OaSIS 2025).")
        return said.format(n=beside.users, all=beside.count)
    said = _(
        "Level {level} of {top}; the mean of all {all} occupations is {mean}, and {share} % of them"
        " ask less (OaSIS 2025)."
    )
    return said.format(
        level=f"{beside.level:.2g}",
        top=beside.top,
        all=beside.count,
        mean=f"{beside.mean:.2g}",
        share=int(beside.below * 100),
    )


def how(shown: ShownSkill | None) -> str:
    """``stated``, ``shown by certificate`` or ``verified``."""
    return _(_HOW[shown.how]) if shown is not None and shown.how in _HOW else _("stated")


def how_told(shown: ShownSkill | None) -> str:
    """The same with which certificate or who verified it, and when."""
    if shown is None:
        return how(shown)
    by = _("{how} by {who}") if shown.how == VERIFIED else _("{how}: {who}")
    said = by.format(how=how(shown), who=shown.note) if shown.note else how(shown)
    return f"{said}, {wording.day(shown.on)}" if shown.on else said


def status(need: Need) -> str:
    """Held, and how; or missing."""
    return _("held, {how}").format(how=how(need.shown)) if need.held else _("missing")


def listed(marks: Sequence[Future]) -> str:
    """On how many lists of skills in demand it stands, and how many of these are official."""
    if not marks:
        return ""
    official = sum(1 for mark in marks if is_official(mark))
    if official == len(marks):
        said = ngettext(
            "on {n} official list of skills in demand",
            "on {n} official lists of skills in demand",
            len(marks),
        )
    elif official:
        said = _("on {n} lists of skills in demand, {official} of them official")
    else:
        said = ngettext(
            "on {n} computed list of skills in demand",
            "on {n} computed lists of skills in demand",
            len(marks),
        )
    return said.format(n=len(marks), official=official)


def is_official(mark: Future) -> bool:
    """Whether somebody published the list; else it was computed here."""
    return mark.basis.startswith("official")


def mark_told(mark: Future) -> str:
    """A list with its edition, and whether it is official."""
    basis = mark.basis if is_official(mark) else _("computed, not official")
    return f"{mark.list}, {mark.period}: {basis}"


def link_told(link: Link) -> str:
    """How sure a link is, and why it was made."""
    return f"{_(_SURE[link.confidence])}: {link.reason}."


def split(requirements: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Schooling and the like, and what speaks of a licence, a registration or a check."""
    licences = tuple(text for text in requirements if _LICENCE.search(text))
    return tuple(text for text in requirements if text not in licences), licences
