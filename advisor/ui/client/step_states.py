"""How far each of the five steps is, in a few words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor import wording
from advisor.domain.client import ClientFile
from advisor.domain.estimate import Estimate
from advisor.i18n import N_, _, ngettext
from advisor.services import estimating
from advisor.services.estimating import Fact
from advisor.ui.client.fact_row import asked

NAMES = (N_("About"), N_("Goals"), N_("Shortlist"), N_("Funding"), N_("Plan"))


@dataclass(frozen=True, slots=True)
class StepState:
    """How far a step is. ``open`` marks that something in it still waits for an answer."""

    text: str
    done: bool = False
    open: bool = False


def step_states(
    file: ClientFile, estimate: Estimate, facts: Sequence[Fact]
) -> tuple[StepState, ...]:
    """The second line of every step, in order."""
    return (
        _about(file, facts),
        _goals(file),
        _shortlist(file, estimate),
        _funding(file, estimate),
        _plan(file),
    )


def _about(file: ClientFile, facts: Sequence[Fact]) -> StepState:
    said = {key: answer.value for key, answer in file.answers.items()}
    due = [fact for fact in facts if not fact.group and asked(fact, said)]
    known = sum(fact.key in said for fact in due)
    text = _("{n} of {all} facts").format(n=known, all=len(due))
    return StepState(text, done=known == len(due))


def _goals(file: ClientFile) -> StepState:
    goal = file.goal
    if goal.noc and goal.words:
        return StepState(_("Complete"), done=True)
    if goal.noc:
        return StepState(_("Own words are missing"))
    if goal.words:
        return StepState(_("No occupation yet"))
    return StepState(_("Not started"))


def _shortlist(file: ClientFile, estimate: Estimate) -> StepState:
    count = len(file.chosen)
    if not count:
        return StepState(_("Not started"))
    text = _("{n} chosen").format(n=count)
    missing = estimate.unknown_prices
    if not missing:
        return StepState(text, done=True)
    prices = ngettext("{n} price missing", "{n} prices missing", missing).format(n=missing)
    return StepState(f"{text}, {prices}", open=True)


def _funding(file: ClientFile, estimate: Estimate) -> StepState:
    if not file.chosen:
        return StepState(_("Not started"))
    count = len(estimating.open_questions(estimate))
    if count:
        text = ngettext("{n} question open", "{n} questions open", count).format(n=count)
        return StepState(text, open=True)
    return StepState(_("No question open"), done=not estimate.unknown_prices)


def _plan(file: ClientFile) -> StepState:
    if not file.plans:
        return StepState(_("Not saved yet"))
    last = max(plan.made_at for plan in file.plans)
    return StepState(_("Saved {day}").format(day=wording.day(last.date())), done=True)
