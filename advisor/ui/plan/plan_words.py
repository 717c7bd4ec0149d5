"""What a plan's versions are called, and what changed since the last one."""

from __future__ import annotations

from advisor import wording
from advisor.domain.client import SavedPlan
from advisor.domain.estimate import Estimate, Range
from advisor.domain.money import total
from advisor.domain.plan import LearningPlan
from advisor.i18n import _


def version(plan: SavedPlan) -> str:
    """A saved version in a list: ``Version 2, 24 Nov 2026, 7KQ-4M2``."""
    words = _("Version {n}, {day}, {code}")
    return words.format(n=plan.version, day=wording.day(plan.made_at.date()), code=plan.code)


def since(old: LearningPlan, new: LearningPlan) -> str:
    """What changed since a version: the money first, because the paper is about it."""
    head = _("Facts have changed since version {n}.").format(n=old.version)
    before, now = _worst(old.estimate), _worst(new.estimate)
    same = _("The sum is the same, {now}.").format(now=now)
    other = _("To pay, worst case: {now}, was {before}.").format(now=now, before=before)
    return " ".join((head, same if before == now else other, _("Save a new version.")))


def unprintable(letters: tuple[str, ...]) -> str:
    """A caution for letters that no font at hand can print; empty when all can be printed."""
    if not letters:
        return ""
    some = " ".join(letters[:8]) + (" …" if len(letters) > 8 else "")
    words = _("No font here has {letters}: the paper shows “?”. Install a Noto Sans font for them.")
    return words.format(letters=some)


def _worst(estimate: Estimate) -> str:
    worst = estimate.out_of_pocket_worst
    if worst is not None:
        return str(worst)
    paid = total(line.sure.at_least for program in estimate.programs for line in program.lines)
    return wording.money_range(Range(estimate.total_cost_known - paid, None))
