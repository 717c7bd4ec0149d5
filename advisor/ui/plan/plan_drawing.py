"""A plan as the tab shows it: drafted, compared with what was saved and printed, and as a paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from advisor.domain.client import ClientFile
from advisor.domain.estimate import Estimate
from advisor.domain.plan import Copy, LearningPlan, PrintAs
from advisor.services import planning, printing, versions
from advisor.services.estimating import Rules
from advisor.services.searching import Catalogue
from advisor.settings import Settings
from advisor.ui.plan import plan_words


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the tab shows of a plan."""

    plan: LearningPlan  # the saved version where nothing has changed since
    pdf: bytes
    changed: bool  # since the last version
    changes: str  # in words; empty = none
    unprintable: str  # a caution; empty = every letter can be printed
    programs: tuple[tuple[str, str], ...] = ()  # those that a checklist may be for: code, name


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that a plan is drawn from; ``old`` is the version to show instead of the plan as it is"""

    file: ClientFile
    estimate: Estimate
    catalogue: Catalogue | None
    rules: Rules
    settings: Settings
    today: date
    print_as: PrintAs
    guest: bool
    sensitive: bool
    old: LearningPlan | None

    def draft(self) -> LearningPlan:
        """The plan as it is now."""
        return planning.draft(
            self.file,
            self.estimate,
            catalogue=self.catalogue,
            rules=self.rules,
            centre=self.settings.centre,
            counsellor=self.settings.counsellor,
            on=self.today,
            guest=self.guest,
            show_sensitive=self.sensitive,
        )

    def draw(self) -> Drawn:
        """Plan, paper and words. Raises Unavailable: no font."""
        plan, last = self.draft(), _last(self.file)
        changed = last is None or planning.changed(last, plan)
        now = plan if last is None or changed else last
        shown = self.old or now
        programs = tuple((p.code, p.name) for p in printing.with_checklist(shown))
        pdf = printing.render(shown, self._print_as(shown, [code for code, _name in programs]))
        missing = plan_words.unprintable(printing.missing_scripts(shown))
        changes = self._changes(last, now, changed=changed)
        return Drawn(now, pdf, changed, changes, missing, programs)

    def _print_as(self, shown: LearningPlan, programs: list[str]) -> PrintAs:
        """A checklist of a program that fell away becomes that of the first one, or no checklist"""
        signed = versions.signed_on(self.file, shown)
        print_as = replace(self.print_as, signed_on=signed)
        if print_as.copy is not Copy.CHECKLIST or print_as.program in programs:
            return print_as
        copy = Copy.CHECKLIST if programs else Copy.CLIENT
        return replace(print_as, copy=copy, program=programs[0] if programs else "")

    def _changes(self, last: LearningPlan | None, now: LearningPlan, *, changed: bool) -> str:
        """What differs from the client's paper, else from the last version."""
        held = versions.in_hand(self.file)
        if held is not None:
            theirs = planning.saved(held[0])
            told = versions.told_to_client(theirs, now)
            if told:
                return plan_words.since_paper(theirs, now, held[1], len(told))
        return plan_words.since(last, now) if last is not None and changed else ""


def _last(file: ClientFile) -> LearningPlan | None:
    return planning.saved(file.plans[-1]) if file.plans else None
