"""What the funding table says, cell by cell, without drawing it: cost lines against programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisor import wording
from advisor.domain.client import ClientFile, ShortlistItem
from advisor.domain.estimate import Estimate, LineCover, ProgramResult, Range
from advisor.domain.money import ZERO, Money, total
from advisor.domain.situation import Chosen, Cost, Situation
from advisor.i18n import _
from advisor.services.summing import summary

LABEL, COST, WORST, CONFIRMED = "label", "cost", "worst", "confirmed"


class Look(StrEnum):
    """How a cell is drawn: each look has a word or a sign of its own, never colour alone."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    SURE = "sure"  # in writing: ticked
    OPEN = "open"  # unknown or not confirmed: hatched


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``key`` is a word of this module or a program's code."""

    key: str
    heading: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One amount as shown, and as read out to somebody who does not see it."""

    text: str
    spoken: str
    look: Look = Look.PLAIN
    note: str = ""  # a second line


@dataclass(frozen=True, slots=True)
class Row:
    """A course heading, a cost line or the total."""

    kind: str  # course | line | total
    credential_id: str = ""
    cost_index: int = -1
    title: str = ""
    provider: str = ""
    when: str = ""
    cells: tuple[Cell, ...] = ()  # one a column; empty for a course heading

    @property
    def key(self) -> tuple[str, str, int]:
        """What the row is about, whatever it says now."""
        return self.kind, self.credential_id, self.cost_index


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def build(file: ClientFile, situation: Situation, estimate: Estimate) -> Table:
    """The table of one estimate. ``situation`` is the one that the estimate was made from."""
    programs = estimate.programs
    cents = _has_cents(situation)
    rows: list[Row] = []
    items = {str(item.id): item for item in file.chosen}
    for number, chosen in enumerate(situation.chosen, start=1):
        item = items.get(chosen.id)
        rows.append(_heading(number, chosen, item))
        for index, cost in enumerate(chosen.costs):
            label = _label(cost, item, index)
            cells = _line(chosen, index, label, programs, cents)
            rows.append(Row("line", chosen.id, index, label, cells=cells))
    if rows:
        rows.append(_total(file, estimate, cents))
    name = wording.first_name(file.client.name) or _("Client")
    return Table(_columns(name, programs), tuple(rows))


def cover(program: ProgramResult, credential_id: str, cost_index: int) -> LineCover | None:
    """What a program says about one cost line."""
    for line in program.lines:
        if line.credential_id == credential_id and line.cost_index == cost_index:
            return line
    return None


def pays_range(paid: LineCover | ProgramResult) -> Range:
    """From what is sure to what may be paid if all goes well."""
    tops = (paid.sure.up_to, paid.if_confirmed.up_to)
    if tops[0] is None or tops[1] is None:
        return Range(paid.sure.at_least, None)
    return Range(paid.sure.at_least, max(tops[0], tops[1]))


def left(cost: Cost, parts: Sequence[Range]) -> Range:
    """What is left of a cost line when the programs pay within ``parts``; never below zero."""
    surely = total(part.at_least for part in parts)
    if cost.amount is None:
        return Range(ZERO, None)
    most = [part.up_to for part in parts if part.up_to is not None]
    best = cost.amount - total(most) if len(most) == len(parts) else ZERO
    return Range(max(best, ZERO), max(cost.amount - surely, ZERO))


def amount(value: Money, cents: bool) -> str:
    """An amount in a column of dollars: ``1,860``; where any line has cents, all have: ``0.00``."""
    return f"{value.amount:,.2f}" if cents else f"{value.amount:,.0f}"


def _span(low: Money, high: Money, cents: bool) -> str:
    return f"{amount(low, cents)} – {amount(high, cents)}"


def _has_cents(situation: Situation) -> bool:
    amounts = [cost.amount for chosen in situation.chosen for cost in chosen.costs]
    return any(a is not None and a.amount != a.amount.to_integral_value() for a in amounts)


def _columns(name: str, programs: Sequence[ProgramResult]) -> tuple[Column, ...]:
    return (
        Column(LABEL, _("Cost line"), _("Cost line")),
        Column(COST, _("Cost"), _("Cost")),
        *(Column(p.code, _short(p), p.name) for p in programs),
        Column(WORST, _("{name} pays,\nworst case").format(name=name), _("pays, worst case")),
        Column(
            CONFIRMED, _("{name} pays,\nif confirmed").format(name=name), _("pays, if confirmed")
        ),
    )


def _short(program: ProgramResult) -> str:
    words = program.name.removeprefix("StrongerBC ").split()
    words[0] = words[0][:1].upper() + words[0][1:]
    return " ".join(words[:-1]) + "\n" + words[-1] if len(words) > 1 else words[0]


def _heading(number: int, chosen: Chosen, item: ShortlistItem | None) -> Row:
    when = _("start not known")
    if chosen.start is not None:
        when = _("starts {day}").format(day=wording.day(chosen.start))
    title = item.title if item is not None else chosen.title
    heading = f"{number}  {title}"
    return Row("course", chosen.id, title=heading, provider=chosen.provider, when=when)


def _label(cost: Cost, item: ShortlistItem | None, index: int) -> str:
    if item is not None and index < len(item.costs) and item.costs[index].label:
        return item.costs[index].label
    return wording.category(cost.category)


def _line(
    chosen: Chosen, index: int, label: str, programs: Sequence[ProgramResult], cents: bool
) -> tuple[Cell, ...]:
    cost = chosen.costs[index]
    where = _("{line}, {course}").format(line=label, course=chosen.title)
    covers = [line for p in programs if (line := cover(p, chosen.id, index)) is not None]
    worst = left(cost, [Range(line.sure.at_least, line.sure.at_least) for line in covers])
    confirmed = left(cost, [line.if_confirmed for line in covers])
    return (
        Cell(label, where),
        _price(cost.amount, cents),
        *(_cover_cell(cover(program, chosen.id, index), cents) for program in programs),
        _client_pays(cost, worst, cents, Look.STRONG),
        _client_pays(cost, confirmed, cents, Look.PLAIN),
    )


def _price(price: Money | None, cents: bool) -> Cell:
    if price is None:
        return Cell(_("unknown"), _("Price not known: ask the college"), Look.OPEN)
    return Cell(amount(price, cents), str(price))


def _cover_cell(line: LineCover | None, cents: bool) -> Cell:
    if line is None or line.pays == "no":
        return Cell("–", _("does not pay this kind of cost"), Look.MUTED)
    if line.note == "cap_reached":
        return Cell(_("cap reached"), _("lifetime amount used up: pays nothing here"), Look.MUTED)
    span = pays_range(line)
    if span.exact is not None:
        return _exact(span.exact, cents)
    if span.up_to is None:
        return Cell(_("unknown"), _("not confirmed, amount not known"), Look.OPEN)
    text = _span(span.at_least, span.up_to, cents)
    spoken = _("not confirmed: from {low} to {high}")
    return Cell(text, spoken.format(low=span.at_least, high=span.up_to), Look.OPEN)


def _exact(paid: Money, cents: bool) -> Cell:
    if not paid:
        return Cell(amount(paid, cents), _("pays nothing"), Look.MUTED)
    return Cell(amount(paid, cents), _("{amount}, confirmed").format(amount=paid), Look.SURE)


def _client_pays(cost: Cost, span: Range, cents: bool, look: Look) -> Cell:
    if cost.amount is None:
        return Cell(_("unknown"), _("no upper limit while the price is not known"), Look.OPEN)
    if span.exact is None:
        assert span.up_to is not None
        text = _span(span.at_least, span.up_to, cents)
        return Cell(text, wording.money_range(span), Look.OPEN)
    shown = look if span.exact else Look.MUTED
    return Cell(amount(span.exact, cents), str(span.exact), shown)


def _total(file: ClientFile, estimate: Estimate, cents: bool) -> Row:
    said = summary(file, estimate)
    sums = (
        Range(said.total_known, said.total),
        *(pays_range(program) for program in estimate.programs),
        Range(said.worst_known, said.worst),
        Range(said.best, said.best if said.total is not None else None),
    )
    title = Cell(_("Total"), _("Total"), Look.STRONG)
    return Row("total", title=_("Total"), cells=(title, *(_sum(span, cents) for span in sums)))


def _sum(span: Range, cents: bool) -> Cell:
    spoken = wording.money_range(span)
    low = f"${amount(span.at_least, cents)}"
    if span.exact is not None:
        return Cell(low, spoken, Look.STRONG)
    if span.up_to is None:
        return Cell(low, spoken, Look.OPEN, _("or more"))
    return Cell(f"{low} – ${amount(span.up_to, cents)}", spoken, Look.OPEN)
