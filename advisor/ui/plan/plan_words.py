"""What a plan's versions are called, and what changed since the last one."""

from __future__ import annotations

from advisor import wording
from advisor.domain.client import Printed, Way
from advisor.domain.money_changes import worst
from advisor.domain.plan import Copy, LearningPlan
from advisor.i18n import N_, _, ngettext
from advisor.services.versions import CHANGES, Version

COPIES = {
    Copy.CLIENT.value: N_("client copy"),
    Copy.FILE.value: N_("file copy"),
    Copy.HANDOUT.value: N_("hand-out"),
    Copy.CHECKLIST.value: N_("checklist"),
    CHANGES: N_("what changed"),
}
_WAYS = {Way.PRINTER: N_("printed {day}, {paper}"), Way.FILE: N_("saved as PDF {day}, {paper}")}


def version(one: Version) -> str:
    """A saved version in a list: ``Version 2, 24 Nov 2026, 7KQ-4M2, printed 24 Nov 2026, …``."""
    said = [version_name(one)]
    said += [printed(one.prints[-1])] if one.prints else []
    if one.signed:
        said.append(_("signed {day}").format(day=wording.day(one.signed.on)))
    return ", ".join(said)


def version_name(one: Version) -> str:
    """A version by number, day and code."""
    plan, words = one.plan, _("Version {n}, {day}, {code}")
    return words.format(n=plan.version, day=wording.day(plan.made_at.date()), code=plan.code)


def printed(one: Printed) -> str:
    """How a paper left: ``printed 24 Nov 2026, client copy, large print``."""
    paper = [_(COPIES[one.copy])]
    if one.language != "en":
        name = wording.language_name(one.language)
        paper.append(_("{language} beside English").format(language=name) if one.beside else name)
    if one.large:
        paper.append(_("large print"))
    day = wording.day(one.at.date())
    return _(_WAYS[one.way]).format(day=day, paper=", ".join(paper))


def since(old: LearningPlan, new: LearningPlan) -> str:
    """What changed since a version: the money first, because the paper is about it."""
    head = _("Facts have changed since version {n}.").format(n=old.version)
    return " ".join((head, _sum(old, new), _("Save a new version.")))


def since_paper(old: LearningPlan, new: LearningPlan, paper: Printed, count: int) -> str:
    """That the client's paper is of before, and what that means for the sum."""
    day = wording.day(paper.at.date())
    text = ngettext("{n} thing changed.", "{n} things changed.", count).format(n=count)
    head = _("The client’s paper is of {day}.").format(day=day)
    return " ".join((head, text, _sum(old, new)))


def _sum(old: LearningPlan, new: LearningPlan) -> str:
    before, now = (wording.money_range(worst(plan)) for plan in (old, new))
    same = _("The sum is the same, {now}.").format(now=now)
    other = _("To pay, worst case: {now}, was {before}.").format(now=now, before=before)
    return same if before == now else other


def unprintable(letters: tuple[str, ...]) -> str:
    """A caution for letters that no font at hand can print; empty when all can be printed."""
    if not letters:
        return ""
    some = " ".join(letters[:8]) + (" …" if len(letters) > 8 else "")
    words = _("No font here has {letters}: the paper shows “?”. Install a Noto Sans font for them.")
    return words.format(letters=some)
