"""Changing the centre's own rules: look first at what a change does, then let it take effect."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from advisor.domain.client import ClientId
from advisor.domain.errors import BadInput
from advisor.domain.estimate import Estimate
from advisor.domain.money import Money
from advisor.domain.situation import Situation
from advisor.funding import bursary, local
from advisor.funding.amounts import Bucket, NeedLimit, Per
from advisor.funding.bursary import Bursary, offered
from advisor.funding.dated import NewValue
from advisor.funding.entries import Confirmation, Note, StopRule
from advisor.funding.evaluate import evaluate
from advisor.funding.loading import load_rules, slips_of
from advisor.funding.local import LocalRules
from advisor.funding.rules import Program, Rules
from advisor.funding.views import State, ValueView, state, values, version_on
from advisor.services import estimating, filing, planning
from advisor.services.rule_cases import FailedCase, RunCases, Watch, unwatched
from advisor.services.unlocking import Vault

__all__ = [
    "Bucket",
    "Bursary",
    "Confirmation",
    "LocalRules",
    "NeedLimit",
    "NewValue",
    "Note",
    "Per",
    "State",
    "StopRule",
    "ValueView",
    "offered",
    "state",
    "values",
]
Change = Callable[[Rules, LocalRules], tuple[LocalRules, tuple[str, ...]]]
"""From the rules as they are and the centre's own among them to the own ones as they would be,
with a sentence for each entry that had to be left out.
"""
Own = Confirmation | NewValue | Program


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """What a client's last plan was estimated from, with the file's answers as they are now."""

    client: ClientId
    situation: Situation


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change does to saved plans. ``more`` holds what each client would pay more, sorted;
    less is negative; a plan whose worst case has no upper bound counts by its best case.
    """

    plans: int = 0
    more: tuple[Money, ...] = ()

    @property
    def changed(self) -> int:
        """How many plans would say something else."""
        return len(self.more)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the centre's own rules that a change adds, replaces or takes away."""

    what: str  # added | changed | taken_away
    entry: Own


@dataclass(frozen=True, slots=True)
class Proposal:
    """A change with all that it would do. Nothing has taken effect yet."""

    rules: Rules
    after: LocalRules
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...]  # what of an imported file does not hold here, and why
    refused_by: tuple[FailedCase, ...]  # cases that come out wrong: the change is refused
    later: tuple[FailedCase, ...]  # cases about days that nobody had checked: they may change
    impact: Impact
    before: bytes = field(repr=False)  # the file as it was when the proposal was made


def confirm(given: Confirmation) -> Change:
    """A version holds for longer."""
    return lambda rules, mine: (local.add_confirmation(rules, mine, given), ())


def new_value(value: NewValue) -> Change:
    """A value from a day on."""
    return lambda rules, mine: (local.add_value(rules, mine, value), ())


def add_bursary(form: Bursary) -> Change:
    """A program of the centre's own."""

    def change(rules: Rules, mine: LocalRules) -> tuple[LocalRules, tuple[str, ...]]:
        program, pages = bursary.program(form, rules.facts)
        return local.add_program(rules, mine, program, pages), ()

    return change


def take_away(code: str) -> Change:
    """An own program goes, with what was added to it."""
    return lambda _rules, mine: (local.without_program(mine, code), ())


def take_in(theirs: LocalRules) -> Change:
    """The rules of another centre beside one's own; what does not hold here is left out."""

    def change(_rules: Rules, mine: LocalRules) -> tuple[LocalRules, tuple[str, ...]]:
        both = local.merged(mine, theirs)
        found = local.applied(load_rules(), both, slips_of)
        return local.held(found, both), found.trouble

    return change


def kept_plans(vault: Vault, watch: Watch = unwatched) -> tuple[KeptPlan, ...]:
    """The last saved plan of each client, on the day that it was made."""
    clients = filing.clients(vault)
    found = []
    for number, one in enumerate(clients, start=1):
        file = filing.load(vault, one.client.id)
        if file.plans:
            situation = estimating.situation(file, planning.saved(file.plans[-1]).made_on)
            found.append(KeptPlan(one.client.id, situation))
        watch(number, len(clients))
    return tuple(found)


def propose(
    path: Path,
    change: Change,
    run_cases: RunCases,
    plans: Sequence[KeptPlan] = (),
    watch: Watch = unwatched,
) -> Proposal:
    """What a change would do: which cases fail, which plans change. Nothing is written.

    Raises BadInput where the change itself is wrong, DamagedFile where ``path`` is.
    """
    before = local.read_raw(path)
    mine = local.parse(before, str(path))
    shipped = load_rules()
    old = local.applied(shipped, mine, slips_of)
    after, left_out = change(old, mine)
    new = local.applied(shipped, after, slips_of)
    fresh = [slip for slip in new.trouble if slip not in old.trouble]
    if fresh:
        raise BadInput(fresh[0])
    changed = tuple(program for program in shipped.programs if _differs(program.code, old, new))
    failing = run_cases(new, watch)
    refused, later = _sorted_out(failing, changed, shipped, lambda: run_cases(shipped, watch))
    return Proposal(
        rules=new,
        after=after,
        entries=tuple(_entries(mine, after)),
        left_out=left_out,
        refused_by=refused,
        later=later,
        impact=impact(plans, old, new, watch),
        before=before,
    )


def apply(proposal: Proposal, path: Path) -> Rules:
    """Let a proposal take effect; the file before is kept beside. Raises BadInput, Unavailable."""
    if proposal.refused_by:
        raise BadInput("A worked case comes out wrong, so this change cannot take effect.")
    if local.read_raw(path) != proposal.before:
        raise BadInput("The centre’s own rules changed meanwhile. Look at the change again.")
    local.write(path, local.content(proposal.after))
    return proposal.rules


def undo(path: Path) -> Rules:
    """Take the last change back. Raises BadInput where there is none, Unavailable."""
    if not local.previous(path).exists():
        raise BadInput("There is no earlier state of the centre’s own rules to go back to.")
    local.write(path, local.read_raw(local.previous(path)))
    return load_rules(path)


def export(path: Path) -> LocalRules:
    """What can be handed to another centre. Raises BadInput where there is nothing."""
    mine = local.read(path)
    if not (mine.programs or mine.values or mine.confirmed):
        raise BadInput("There are no rules of your own yet. Add a bursary or a new value first.")
    return mine


def impact(plans: Sequence[KeptPlan], old: Rules, new: Rules, watch: Watch = unwatched) -> Impact:
    """How the saved plans would come out on their own days."""
    more = []
    for number, plan in enumerate(plans, start=1):
        then, now = evaluate(plan.situation, old), evaluate(plan.situation, new)
        if _said(then) != _said(now):
            more.append(_pays(now, then) - _pays(then, now))
        watch(number, len(plans))
    return Impact(len(plans), tuple(sorted(more)))


def _pays(estimate: Estimate, other: Estimate) -> Money:
    if estimate.out_of_pocket_worst is None or other.out_of_pocket_worst is None:
        return estimate.out_of_pocket_best
    return estimate.out_of_pocket_worst


def _said(estimate: Estimate) -> object:
    """What a plan says of money: the client's part, and each program that may pay something."""
    programs = [
        (one.code, one.verdict, one.sure, one.if_confirmed)
        for one in estimate.programs
        if one.if_confirmed.exact is None or one.if_confirmed.exact
    ]
    return estimate.out_of_pocket_best, estimate.out_of_pocket_worst, programs


def _differs(code: str, old: Rules, new: Rules) -> bool:
    return old.program(code) != new.program(code)


def _sorted_out(
    failing: tuple[FailedCase, ...],
    changed: Sequence[Program],
    shipped: Rules,
    run_shipped: Callable[[], tuple[FailedCase, ...]],
) -> tuple[tuple[FailedCase, ...], tuple[FailedCase, ...]]:
    """Cases that refuse the change, and those about days that the shipped rules do not vouch for.

    A case that fails without any change is no reason to refuse one: health names it.
    """
    later = tuple(case for case in failing if changed and _only_later(case, changed, shipped))
    rest = [case for case in failing if case not in later]
    if not rest:
        return (), later
    ill = {case.id: case.differences for case in run_shipped()}
    return tuple(case for case in rest if ill.get(case.id) != case.differences), later


def _only_later(case: FailedCase, changed: Sequence[Program], shipped: Rules) -> bool:
    return all(
        version is None or day > version.verified_until
        for program in changed
        for day in case.days
        for version in (version_on(shipped, program, day),)
    )


def _entries(before: LocalRules, after: LocalRules) -> Iterator[Entry]:
    old, new = _by_key(before), _by_key(after)
    for key, entry in new.items():
        if key not in old:
            yield Entry("added", entry)
        elif old[key] != entry:
            yield Entry("changed", entry)
    yield from (Entry("taken_away", entry) for key, entry in old.items() if key not in new)


def _by_key(mine: LocalRules) -> dict[object, Own]:
    found: dict[object, Own] = {one.code: one for one in mine.programs}
    found.update({one.key(): one for one in mine.values})
    found.update({(one.program, one.version, one.until): one for one in mine.confirmed})
    return found
