"""What the reason card says about a cell, a program as a whole, or a stop."""

from __future__ import annotations

from collections.abc import Sequence

from advisor import wording
from advisor.domain.client import ClientFile, CostLine
from advisor.domain.client_pays import bears_rest, counted, rest
from advisor.domain.estimate import (
    Estimate,
    LineCover,
    ProgramResult,
    Range,
    Reason,
    State,
    Stop,
    Verdict,
)
from advisor.domain.money import ZERO, Money, total
from advisor.domain.situation import Cost, Situation
from advisor.i18n import _
from advisor.services.estimating import Rules
from advisor.services.summing import payers
from advisor.ui.funding.funding_columns import (
    PAYERS,
    Column,
    at_most,
    line_of,
    pays_range,
    short_name,
    together,
)
from advisor.ui.funding.funding_rows import (
    COST,
    LABEL,
    WORST,
    Row,
)
from advisor.ui.funding.reason_words import (
    CapBar,
    Explanation,
    Line,
    Page,
    condition_page,
    deciding,
    how_sure,
    how_to_get,
    own_reasons,
)

Said = tuple[tuple[ProgramResult, LineCover], ...]
NOTHING_TO_GET = (Verdict.NOT_ELIGIBLE, Verdict.ENDED, Verdict.NOT_IN_EFFECT, Verdict.CANCELLED)


def explain(  # noqa: PLR0917 - a cell is made of these six
    row: Row,
    column: Column,
    file: ClientFile,
    situation: Situation,
    estimate: Estimate,
    rules: Rules,
) -> Explanation:
    """The reason of one cell."""
    cost = _cost(situation, row)
    if column.members and cost is None and column.key != PAYERS:
        return about_programs(column.members, estimate, rules)
    if column.members and cost is not None:
        return _paid(column, row, cost, rules)
    if row.kind == "total" or cost is None:
        return _sum_of_all(column, estimate)
    if column.key in (COST, LABEL):
        return _price(row, cost, _quote(file, row))
    return _left(row, column, cost, estimate)


def about_programs(
    programs: Sequence[ProgramResult], estimate: Estimate, rules: Rules
) -> Explanation:
    """A program as a whole, or the awards that share a column."""
    first = next((p for p in programs if not p.part_of), programs[0])
    title = f"{first.name}: {wording.verdict(first.verdict)}"
    reasons = [reason for program in programs for reason in own_reasons(program, rules)]
    pages = _pages(_overview(programs, estimate), deciding(reasons), programs)
    return Explanation(title, pages, _bar(programs, None))


def about_stop(stop: Stop, estimate: Estimate) -> Explanation:
    """Why something must come first: the conditions that ask for a permission."""
    reasons = [r for program in estimate.programs for r in program.reasons if _asks(r, stop)]
    first = (Line(_("Stop"), stop.text),)
    pages = tuple(condition_page(reason) for reason in deciding(reasons))
    return Explanation(stop.title, pages or (first,))


def _asks(reason: Reason, stop: Stop) -> bool:
    return reason.condition == stop.code or reason.state is State.APPROVAL


def _cost(situation: Situation, row: Row) -> Cost | None:
    for chosen in situation.chosen:
        if chosen.id == row.credential_id and 0 <= row.cost_index < len(chosen.costs):
            return chosen.costs[row.cost_index]
    return None


def _quote(file: ClientFile, row: Row) -> CostLine | None:
    for item in file.chosen:
        if item.id == row.credential_id and row.cost_index < len(item.costs):
            return item.costs[row.cost_index]
    return None


def _pages(
    first: Page, reasons: Sequence[Reason], programs: Sequence[ProgramResult]
) -> tuple[Page, ...]:
    """The deciding condition after what comes first, a page for each other one, how to get it."""
    conditions = [condition_page(reason) for reason in reasons]
    last = how_to_get([p for p in programs if p.verdict not in NOTHING_TO_GET])
    led = (*first, *conditions[0]) if conditions else first
    return tuple(page for page in (led, *conditions[1:], last) if page)


def _overview(programs: Sequence[ProgramResult], estimate: Estimate) -> Page:
    lines = [Line(_("Past its date"), p.stale) for p in programs if p.stale]
    gives = together([pays_range(program) for program in programs])
    if gives.at_least or gives.up_to:
        lines.append(Line(_("Gives"), wording.money_range(gives)))
    lines += [
        Line(_("At most"), str(program.ceiling), short_name(program) if len(programs) > 1 else "")
        for program in programs
        if program.ceiling is not None
    ]
    if len(programs) > 1:
        lines += [Line(short_name(p), wording.money_range(pays_range(p))) for p in programs]
    if any(program.verdict in (Verdict.ELIGIBLE, Verdict.APPROVED) for program in programs):
        lines += how_sure(programs)
    names = {program.code: program.name for program in estimate.programs}
    lines += [
        Line(_("See instead"), names.get(program.successor, program.successor))
        for program in programs
        if program.successor
    ]
    return tuple(lines)


def _paid(column: Column, row: Row, cost: Cost, rules: Rules) -> Explanation:
    found = ((p, line_of(p, row.credential_id, row.cost_index)) for p in column.payers)
    said: Said = tuple((p, line) for p, line in found if line is not None and line.pays != "no")
    if not said:
        kind = wording.category(cost.category)
        text = _("{program} does not pay this kind of cost.").format(program=column.spoken)
        title = _("Why nothing for “{kind}”").format(kind=kind)
        return Explanation(title, ((Line(_("Rule"), text),),))
    programs = [program for program, _line in said]
    first = [*_arithmetic(said, cost), *_split(said), *_awards(column, row)]
    if column.key == PAYERS:
        every = [one for p in programs for one in _first_reason(p, row, cost, rules)]
    else:
        every = [one for p in programs for one in own_reasons(p, rules, cost.category)]
    pages = _pages(tuple(first), deciding(every, row.credential_id), programs)
    pages = ((*pages[0], *how_sure(programs)), *pages[1:]) if pages else (how_sure(programs),)
    line = said[0][1] if len(said) == 1 else None
    return Explanation(_line_title(said, cost), pages, _bar(programs, line))


def _first_reason(program: ProgramResult, row: Row, cost: Cost, rules: Rules) -> tuple[Reason, ...]:
    """Beside other programs, the one condition that decides about this one."""
    return deciding(own_reasons(program, rules, cost.category), row.credential_id)[:1]


def _line_title(said: Said, cost: Cost) -> str:
    span = together([pays_range(line) for _program, line in said])
    if span.at_least or span.up_to is not None:
        span = at_most(span, cost.amount)
    if span.up_to is None and not span.at_least:
        return _("Why it has to be asked")
    if cost.amount is not None and span.up_to is not None and span.up_to < cost.amount:
        words = _("Why {amount} and not {cost}")
        return words.format(amount=wording.money_range(span), cost=cost.amount)
    if span.exact is None:
        return _("Why {amount} is not confirmed").format(amount=wording.money_range(span))
    return _("Why {amount}").format(amount=wording.money(span.exact))


def _split(said: Said) -> Page:
    """What each award gives of one cost line."""
    if len(said) < 2:
        return ()
    return tuple(
        Line(short_name(p), wording.money_range(pays_range(line)), wording.sureness(p.sureness))
        for p, line in said
    )


def _awards(column: Column, row: Row) -> Page:
    """How a program's money is made up of its awards, for this course or for all together."""
    lines = []
    for award in column.members:
        part = award.by_credential.get(row.credential_id)
        span = pays_range(award) if part is None else Range(part, part)
        if award not in column.payers and (span.at_least or span.up_to):
            quiet = wording.sureness(award.sureness)
            lines.append(Line(short_name(award), wording.money_range(span), quiet))
    return tuple(lines)


def _arithmetic(said: Said, cost: Cost) -> Page:
    """The sum that a cap makes, where the cap is all there is to say."""
    program, line = said[0]
    here = line.if_confirmed.exact
    if len(said) > 1 or program.cap is None or here is None:
        return ()
    others = _others(program, line)
    if cost.amount is None or here >= cost.amount or program.cap - program.used - others != here:
        return ()
    parts = [f"{program.cap}"]
    if program.used:
        parts.append(_("{amount} used before").format(amount=wording.money(program.used)))
    if others:
        parts.append(_("{amount} for other cost lines").format(amount=wording.money(others)))
    return (
        Line(_("The sum"), " − ".join(parts) + f" = {here}"),
        Line(
            _("Rule"),
            _("At most {cap}, all costs together.").format(cap=wording.money(program.cap)),
        ),
        Line(
            _("Answer used"),
            _("{used} held or claimed so far").format(used=wording.money(program.used)),
        ),
    )


def _others(program: ProgramResult, line: LineCover | None) -> Money:
    rest = [other.if_confirmed.exact or ZERO for other in program.lines if other is not line]
    return total(rest)


def _bar(programs: Sequence[ProgramResult], line: LineCover | None) -> CapBar | None:
    program = programs[0]
    if len(programs) > 1 or program.cap is None:
        return None
    here = (line.if_confirmed.exact or ZERO) if line is not None else ZERO
    return CapBar(program.cap, program.used, _others(program, line), here)


def _price(row: Row, cost: Cost, quote: CostLine | None) -> Explanation:
    if cost.amount is None:
        text = _("Nobody has told a price yet. Ask the college, then type it in the shortlist.")
        return Explanation(_("Price not known"), ((Line(row.title, text),),))
    title = _("Where {amount} comes from").format(amount=wording.money(cost.amount))
    if quote is not None and quote.told is not None:
        words = _("Told by {who}").format(who=quote.told.by)
        line = Line(row.title, words, wording.day(quote.told.on))
    else:
        line = Line(row.title, _("Typed in; it is not written down who said it."))
    return Explanation(title, ((line,),))


def _left(row: Row, column: Column, cost: Cost, estimate: Estimate) -> Explanation:
    worst = column.key == WORST
    lines_of = (
        (p, line_of(p, row.credential_id, row.cost_index)) for p in payers(estimate.programs)
    )
    found = [(program, line) for program, line in lines_of if line is not None]
    due = rest(cost, found, worst=worst)
    lines = [
        Line(_("Cost"), wording.money(cost.amount) if cost.amount is not None else _("not known"))
    ]
    for program, line in found:
        part = counted(line, worst=worst)
        if part.at_least or part.exact is None:
            lines.append(_minus(program, part))
        if part.at_least and bears_rest(program):
            lines.append(Line(_("Employer"), _("pays the rest of this cost")))
    lines.append(Line(_("Left to pay"), "= " + wording.money_range(due), _counting(worst=worst)))
    title = _("Why {amount} is left to pay").format(amount=wording.money_range(due))
    return Explanation(title, (tuple(lines),))


def _minus(program: ProgramResult, part: Range) -> Line:
    return Line(short_name(program), "− " + wording.money_range(part))


def _counting(*, worst: bool) -> str:
    if worst:
        return _("Money that is not confirmed counts as nothing here.")
    return _("If every open question is answered well.")


def _sum_of_all(column: Column, estimate: Estimate) -> Explanation:
    known = Range(estimate.total_cost_known, estimate.total_cost)
    lines = [Line(_("Total cost"), wording.money_range(known))]
    if column.key not in (COST, LABEL):
        worst = column.key == WORST
        paid = [(p, counted(p, worst=worst)) for p in payers(estimate.programs)]
        lines += [_minus(p, part) for p, part in paid if part.at_least or part.exact is None]
        lines.append(Line("", _counting(worst=worst)))
    return Explanation(column.heading.replace("\n", " "), (tuple(lines),))
