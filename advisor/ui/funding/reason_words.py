"""Why an amount is what it is, in words: rule, answer used, what would change it, source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from advisor import wording
from advisor.domain.client import ClientFile, CostLine
from advisor.domain.estimate import (
    Estimate,
    LineCover,
    ProgramResult,
    Range,
    Reason,
    Source,
    State,
    Stop,
)
from advisor.domain.money import ZERO, Money, total
from advisor.domain.situation import Cost, Situation
from advisor.i18n import _
from advisor.ui.funding.funding_rows import COST, LABEL, WORST, Column, Row, cover, left, pays_range

_ORDER = (State.FAILED, State.APPROVAL, State.UNKNOWN, State.MET, State.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled line of the card; ``quiet`` stands after the text in second words."""

    label: str
    text: str
    quiet: str = ""


@dataclass(frozen=True, slots=True)
class CapBar:
    """How much of a lifetime amount is used, by what. Dollars."""

    cap: Money
    used: Money
    others: Money
    here: Money


@dataclass(frozen=True, slots=True)
class Explanation:
    """What the card shows: one page for each condition, the deciding ones first."""

    title: str
    pages: tuple[tuple[Line, ...], ...]
    bar: CapBar | None = None


def explain(
    row: Row, column: Column, file: ClientFile, situation: Situation, estimate: Estimate
) -> Explanation:
    """The reason of one cell."""
    cost = _cost(situation, row)
    for program in estimate.programs:
        if program.code == column.key:
            return _program(program, row, cost)
    if row.kind == "total" or cost is None:
        return _sum_of_all(column, estimate)
    if column.key in (COST, LABEL):
        return _price(row, cost, _quote(file, row))
    return _left(row, column, cost, estimate)


def about_stop(stop: Stop, estimate: Estimate) -> Explanation:
    """Why something must come first: the conditions that ask for a permission."""
    reasons = [r for program in estimate.programs for r in program.reasons if _asks(r, stop)]
    first = (Line(_("Stop"), stop.text),)
    return Explanation(stop.title, tuple(_page(reason) for reason in reasons) or (first,))


def _asks(reason: Reason, stop: Stop) -> bool:
    return reason.condition == stop.code or reason.state is State.APPROVAL


def trust(mark: str) -> str:
    """A trust mark in words: how many pages say so."""
    if mark == "2+":
        return _("two or more pages agree")
    return _("one page says so") if mark == "1" else _("not certain")


def sources(found: Sequence[Source]) -> str:
    """Where a rule was read, with the date that each page speaks of; the first three by name."""
    named = [_("{page} ({day})").format(page=host(s), day=s.as_of or _("no date")) for s in found]
    if len(named) > 3:
        named = [*named[:3], _("{n} more").format(n=len(named) - 3)]
    return " · ".join(named)


def host(source: Source) -> str:
    """The short name of a page: who wrote it, else its host, else its key."""
    return source.title or urlsplit(source.url).netloc.removeprefix("www.") or source.key


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


def _program(program: ProgramResult, row: Row, cost: Cost | None) -> Explanation:
    line = cover(program, row.credential_id, row.cost_index)
    reasons = _deciding(program.reasons, row.credential_id)
    pages = [_page(reason) for reason in reasons]
    if cost is None:
        return Explanation(_total_title(program), tuple(pages), _bar(program, None))
    if line is None or line.pays == "no":
        kind = wording.category(cost.category)
        text = _("{program} does not pay this kind of cost.").format(program=program.name)
        title = _("Why nothing for “{kind}”").format(kind=kind)
        return Explanation(title, ((Line(_("Rule"), text),),))
    arithmetic = _arithmetic(program, line, cost)
    if arithmetic is not None:
        pages.insert(0, (arithmetic, *_cap_lines(program)))
    return Explanation(_line_title(line, cost), tuple(pages), _bar(program, line))


def _deciding(reasons: Sequence[Reason], credential_id: str) -> list[Reason]:
    about = [r for r in reasons if not r.credential_id or r.credential_id == credential_id]
    return sorted(about, key=lambda r: (_ORDER.index(r.state), not r.credential_id))


def _page(reason: Reason) -> tuple[Line, ...]:
    quiet = f"{wording.state(reason.state)} · {trust(reason.trust)}"
    lines = [Line(_("Rule {rule}").format(rule=reason.rule), reason.text, quiet)]
    lines.append(Line(_("Answer used"), reason.answer or _("not known yet"), _proof(reason)))
    if reason.would_change:
        lines.append(Line(_("Would change it"), reason.would_change))
    if reason.state is not State.MET and reason.ask_whom:
        lines.append(Line(_("Ask"), reason.ask_whom))
    if reason.sources:
        lines.append(Line(_("Source"), sources(reason.sources)))
    return tuple(lines)


def _proof(reason: Reason) -> str:
    return _("shown by: {paper}").format(paper=reason.proof) if reason.proof else ""


def _line_title(line: LineCover, cost: Cost) -> str:
    span = pays_range(line)
    if cost.amount is not None and span.up_to is not None and span.up_to < cost.amount:
        words = _("Why {amount} and not {cost}")
        return words.format(amount=wording.money_range(span), cost=cost.amount)
    if span.exact is None:
        return _("Why {amount} is not confirmed").format(amount=wording.money_range(span))
    return _("Why {amount}").format(amount=span.exact)


def _total_title(program: ProgramResult) -> str:
    return f"{program.name}: {wording.verdict(program.verdict)}"


def _arithmetic(program: ProgramResult, line: LineCover, cost: Cost) -> Line | None:
    here = line.if_confirmed.exact
    if program.cap is None or here is None or cost.amount is None or here >= cost.amount:
        return None
    others = _others(program, line)
    if program.cap - program.used - others != here:
        return None
    parts = [f"{program.cap}"]
    if program.used:
        parts.append(_("{amount} used before").format(amount=program.used))
    if others:
        parts.append(_("{amount} for other cost lines").format(amount=others))
    return Line(_("The sum"), " − ".join(parts) + f" = {here}")


def _cap_lines(program: ProgramResult) -> tuple[Line, ...]:
    words = _("At most {cap} in a life, all costs together.").format(cap=program.cap)
    used = _("{used} held or claimed so far").format(used=program.used)
    return Line(_("Rule"), words), Line(_("Answer used"), used)


def _others(program: ProgramResult, line: LineCover | None) -> Money:
    rest = [other.if_confirmed.exact or ZERO for other in program.lines if other is not line]
    return total(rest)


def _bar(program: ProgramResult, line: LineCover | None) -> CapBar | None:
    if program.cap is None:
        return None
    here = (line.if_confirmed.exact or ZERO) if line is not None else ZERO
    return CapBar(program.cap, program.used, _others(program, line), here)


def _price(row: Row, cost: Cost, quote: CostLine | None) -> Explanation:
    if cost.amount is None:
        text = _("Nobody has told a price yet. Ask the college, then type it in the shortlist.")
        return Explanation(_("Price not known"), ((Line(row.title, text),),))
    title = _("Where {amount} comes from").format(amount=cost.amount)
    if quote is not None and quote.told is not None:
        words = _("Told by {who}").format(who=quote.told.by)
        line = Line(row.title, words, wording.day(quote.told.on))
    else:
        line = Line(row.title, _("Typed in; it is not written down who said it."))
    return Explanation(title, ((line,),))


def _left(row: Row, column: Column, cost: Cost, estimate: Estimate) -> Explanation:
    worst = column.key == WORST
    covers = [
        (program.name, line)
        for program in estimate.programs
        if (line := cover(program, row.credential_id, row.cost_index)) is not None
    ]
    paid = [_counted(line, worst=worst) for _name, line in covers]
    rest = left(cost, paid)
    lines = [Line(_("Cost"), str(cost.amount) if cost.amount is not None else _("not known"))]
    lines += [
        Line(name, "− " + wording.money_range(part))
        for (name, _line), part in zip(covers, paid, strict=True)
    ]
    lines.append(Line(_("Left to pay"), "= " + wording.money_range(rest), _counting(worst=worst)))
    title = _("Why {amount} is left to pay").format(amount=wording.money_range(rest))
    return Explanation(title, (tuple(lines),))


def _counted(line: LineCover, *, worst: bool) -> Range:
    return Range(line.sure.at_least, line.sure.at_least) if worst else line.if_confirmed


def _counting(*, worst: bool) -> str:
    if worst:
        return _("Money that is not confirmed counts as nothing here.")
    return _("If every open question is answered well.")


def _sum_of_all(column: Column, estimate: Estimate) -> Explanation:
    lines = [Line(_("Total cost"), wording.money_range(_total_cost(estimate)))]
    for program in estimate.programs:
        worst = column.key == WORST
        paid = (
            Range(program.sure.at_least, program.sure.at_least) if worst else program.if_confirmed
        )
        lines.append(Line(program.name, "− " + wording.money_range(paid)))
    if column.key in (COST, LABEL):
        lines = lines[:1]
    return Explanation(column.heading.replace("\n", " "), (tuple(lines),))


def _total_cost(estimate: Estimate) -> Range:
    return Range(estimate.total_cost_known, estimate.total_cost)
