"""An estimate for a person at a terminal: stops first, then the worst case, then the reasons.

A case that names its programs gets each of them in full. Without a scope only those that pay or are
nearly decided stand in full; the others have a line each, and those that pay nothing share one.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from advisor import wording
from advisor.commands.case import Case
from advisor.commands.estimate_json import NOT_JUDGED
from advisor.domain.estimate import Estimate, ProgramResult, Question, Range, State
from advisor.domain.money import ZERO
from advisor.services import estimating
from advisor.services.estimating import Rules

WIDE = 100


def page(case: Case, estimate: Estimate, rules: Rules) -> str:
    """The whole answer in plain words."""
    return "\n".join(_lines(case, estimate, rules)) + "\n"


def _lines(case: Case, estimate: Estimate, rules: Rules) -> Iterator[str]:
    heading = f"{case.id}: " if case.id else ""
    yield f"{heading}estimate for {wording.day(estimate.on)}. An estimate, not an approval."
    for stop in estimate.stops:
        yield f"WAIT  {stop.title}. {stop.text}"
    titles = {one.id: one.title or one.id for one in case.situation.chosen}
    full = [one for one in estimate.programs if case.situation.scope or _matters(one)]
    for program in full:
        if program.stale:
            yield f"OLD   {program.stale}"
    yield from _pays(estimate)
    if not case.situation.scope:
        yield from _next(estimate, titles)
    for program in sorted(full, key=lambda one: not one.sure.at_least):
        yield from _program(program, titles)
    yield from _others([one for one in estimate.programs if one not in full])
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


def _matters(program: ProgramResult) -> bool:
    """Whether it stands in full though nobody named it: it pays, or hardly anything is open."""
    own = not program.part_of and program.kind not in ("loan", "own_money", "info")
    return own and bool(program.sure.up_to != ZERO or (program.close and _open(program)))


def _open(program: ProgramResult) -> bool:
    return program.if_confirmed.up_to != ZERO


def _next(estimate: Estimate, titles: Mapping[str, str]) -> Iterator[str]:
    asked = estimating.open_questions(estimate)
    if asked:
        yield "\nTo ask next:"
    for question in asked:
        yield _question(question, titles)


def _others(programs: list[ProgramResult]) -> Iterator[str]:
    """A line for each that may still pay; those that pay nothing, by their verdict."""
    undecided = [one for one in programs if _open(one) and not one.part_of]
    if undecided:
        yield "\nStill open, more answers are needed:"
    for program in undecided:
        old = " Its rules are past their last check." if program.stale else ""
        most = wording.money_range(program.if_confirmed)
        yield f"  {program.name}: {wording.verdict(program.verdict)}, {most} if confirmed.{old}"
    settled: dict[str, list[str]] = {}
    for program in programs:
        if not _open(program) and not program.part_of:
            settled.setdefault(wording.verdict(program.verdict), []).append(program.name)
    if settled:
        yield "\nNothing from:"
    for verdict, names in settled.items():
        text = f"{verdict}: {', '.join(names)}."
        yield textwrap.fill(text, WIDE, initial_indent="  ", subsequent_indent="    ")


def _program(program: ProgramResult, titles: Mapping[str, str]) -> Iterator[str]:
    yield ""
    yield f"{program.name}: {wording.verdict(program.verdict)}"
    yield f"  {_amount(program)}"
    for name, paid in program.by_credential.items():
        yield f"  {titles.get(name) or name}: {paid}"
    lines = [*_reasons(program)]
    lines += [_question(question, titles) for question in program.questions]
    lines += [f"  ! {advice}" for advice in program.confirm]
    yield from dict.fromkeys(lines)  # two courses may meet the same reason


def _reasons(program: ProgramResult) -> Iterator[str]:
    for reason in program.reasons:
        if reason.state not in (State.MET, State.NOT_NEEDED):
            answer = f" Answer used: {reason.answer}." if reason.answer else ""
            rule = f" ({reason.rule})" if reason.rule else ""
            yield f"  - {wording.state(reason.state)}: {reason.text}{answer}{rule}"


def _question(question: Question, titles: Mapping[str, str]) -> str:
    about = titles.get(question.credential_id or "", "") if len(titles) > 1 else ""
    stake = question.dollars_at_stake
    decides = f" Decides up to {stake}." if stake else ""
    return f"  ? {f'{about}: ' if about else ''}{question.question}{decides}"


def _amount(program: ProgramResult) -> str:
    sure, hoped = wording.money_range(program.sure), wording.money_range(program.if_confirmed)
    if program.sure == program.if_confirmed:
        return f"pays {sure}"
    return f"surely {sure}; if confirmed {hoped}"
