"""An estimate for a person at a terminal: stops first, then the worst case, then the reasons."""

from __future__ import annotations

from collections.abc import Iterator

from advisor import wording
from advisor.commands.case import Case
from advisor.commands.estimate_json import NOT_JUDGED
from advisor.domain.estimate import Estimate, ProgramResult, Range, State
from advisor.services.estimating import Rules


def page(case: Case, estimate: Estimate, rules: Rules) -> str:
    """The whole answer in plain words."""
    return "\n".join(_lines(case, estimate, rules)) + "\n"


def _lines(case: Case, estimate: Estimate, rules: Rules) -> Iterator[str]:
    heading = f"{case.id}: " if case.id else ""
    yield f"{heading}estimate for {wording.day(estimate.on)}. An estimate, not an approval."
    for stop in estimate.stops:
        yield f"WAIT  {stop.title}. {stop.text}"
    for program in estimate.programs:
        if program.stale:
            yield f"OLD   {program.stale}"
    yield from _pays(estimate)
    for program in estimate.programs:
        yield from _program(program, case)
    for code in case.situation.scope:
        if code in rules.later_programs:
            yield f"\n{rules.later_programs[code]}: {NOT_JUDGED}"


def _pays(estimate: Estimate) -> Iterator[str]:
    best, worst = estimate.out_of_pocket_best, estimate.out_of_pocket_worst
    if worst is None:
        count = estimate.unknown_prices
        words = "1 price is" if count == 1 else f"{count} prices are"
        yield f"There is no upper limit to what you may have to pay: {words} not known."
    elif worst == best:
        yield f"You pay {worst}."
    else:
        yield f"You may have to pay up to {worst}."
    if worst != best:
        yield f"If all is confirmed: {best}{' or more' if worst is None else ''}."
    cost = Range(estimate.total_cost_known, estimate.total_cost)
    yield f"All costs: {wording.money_range(cost)}."
    first = estimate.due_before_reimbursement
    if first is not None and first != worst:
        yield f"To pay first, before a part comes back: {first}."


def _program(program: ProgramResult, case: Case) -> Iterator[str]:
    yield ""
    yield f"{program.name}: {wording.verdict(program.verdict)}"
    yield f"  {_amount(program)}"
    titles = {one.id: one.title for one in case.situation.chosen}
    for name, paid in program.by_credential.items():
        yield f"  {titles.get(name) or name}: {paid}"
    for reason in program.reasons:
        if reason.state not in (State.MET, State.NOT_NEEDED):
            answer = f" Answer used: {reason.answer}." if reason.answer else ""
            yield f"  - {wording.state(reason.state)}: {reason.text}{answer} ({reason.rule})"
    for question in program.questions:
        stake = question.dollars_at_stake
        yield f"  ? {question.question}" + (f" Decides up to {stake}." if stake else "")
    for advice in program.confirm:
        yield f"  ! {advice}"


def _amount(program: ProgramResult) -> str:
    sure, hoped = wording.money_range(program.sure), wording.money_range(program.if_confirmed)
    if program.sure == program.if_confirmed:
        return f"pays {sure}"
    return f"surely {sure}; if confirmed {hoped}"
