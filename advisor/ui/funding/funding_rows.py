"""What the funding table says, cell by cell, without drawing it: cost lines against programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from advisor import wording
from advisor.domain.client import ClientFile, ShortlistItem
from advisor.domain.client_pays import rest
from advisor.domain.estimate import Estimate, LineCover, ProgramResult, Range, Verdict
from advisor.domain.money import Money, total
from advisor.domain.situation import Chosen, Cost, Situation
from advisor.i18n import N_, _
from advisor.services.summing import payers, summary
from advisor.ui.funding.funding_columns import (
    Column,
    as_one,
    asks,
    at_most,
    is_written,
    likeliest,
    line_of,
    pays_range,
    pays_surely,
    program_columns,
    together,
)

LABEL, COST, WORST, CONFIRMED = "label", "cost", "worst", "confirmed"
LEAST = 3  # programs with a column of their own; with room for fewer they share one
_NOTES = {
    "cap_reached": (N_("cap reached"), N_("the most that it gives is used up: pays nothing here")),
    "duplicate": (N_("other pays"), N_("pays nothing here: somebody else pays this cost")),
    "refused": (N_("refused"), N_("pays this kind of cost, but this one fails a rule")),
}


class Look(StrEnum):
    """How a cell is drawn: each look has a word or a sign of its own, never colour alone."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    SURE = "sure"  # in writing: ticked; by the rules it is plain
    OPEN = "open"  # unknown or not confirmed: hatched


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


def forms(file: ClientFile, situation: Situation, estimate: Estimate) -> tuple[Table, ...]:
    """The table from its widest form to its narrowest: fewer programs, then all in one column."""
    columns = program_columns(estimate.programs)
    wide = build(file, situation, estimate, columns)
    least = max(LEAST, sum(map(pays_surely, columns)))
    fewer = [_with(wide, likeliest(columns, n)) for n in range(len(columns) - 1, least - 1, -1)]
    if len(columns) < 2:
        return (wide,)
    return (wide, *fewer, build(file, situation, estimate, as_one(columns)))


def _with(table: Table, kept: Sequence[Column]) -> Table:
    """The table without the programs that are not kept."""
    at = [n for n, column in enumerate(table.columns) if not column.members or column in kept]
    rows = (replace(r, cells=tuple(r.cells[n] for n in at if r.cells)) for r in table.rows)
    return Table(tuple(table.columns[n] for n in at), tuple(rows))


def build(
    file: ClientFile, situation: Situation, estimate: Estimate, columns: Sequence[Column]
) -> Table:
    """The table of one estimate. ``situation`` is the one that the estimate was made from."""
    paying = payers(estimate.programs)
    cents = _has_cents(situation)
    rows: list[Row] = []
    items = {str(item.id): item for item in file.chosen}
    for number, chosen in enumerate(situation.chosen, start=1):
        item = items.get(chosen.id)
        rows.append(_heading(number, chosen, item))
        for index, cost in enumerate(chosen.costs):
            label = _label(cost, item, index)
            cells = _line(chosen, index, label, columns, paying, cents)
            rows.append(Row("line", chosen.id, index, label, cells=cells))
    if rows:
        rows.append(_total(file, situation, estimate, columns, cents))
    name = wording.first_name(file.client.name) or _("Client")
    return Table(_columns(name, columns), tuple(rows))


def amount(value: Money, cents: bool) -> str:
    """An amount in a column of dollars: ``1,860``; where any line has cents, all have: ``0.00``."""
    return wording.column_sum(value.amount, 2 if cents else 0)


def _span(low: Money, high: Money, cents: bool) -> str:
    return f"{amount(low, cents)} – {amount(high, cents)}"


def _has_cents(situation: Situation) -> bool:
    amounts = [cost.amount for chosen in situation.chosen for cost in chosen.costs]
    return any(a is not None and a.amount != a.amount.to_integral_value() for a in amounts)


def _columns(name: str, programs: Sequence[Column]) -> tuple[Column, ...]:
    return (
        Column(LABEL, _("Cost line"), _("Cost line")),
        Column(COST, _("Cost"), _("Cost")),
        *programs,
        Column(WORST, _("{name} pays,\nworst case").format(name=name), _("pays, worst case")),
        Column(
            CONFIRMED, _("{name} pays,\nif confirmed").format(name=name), _("pays, if confirmed")
        ),
    )


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


def _line(  # noqa: PLR0917 - a row is made of these six
    chosen: Chosen,
    index: int,
    label: str,
    columns: Sequence[Column],
    paying: Sequence[ProgramResult],
    cents: bool,
) -> tuple[Cell, ...]:
    cost = chosen.costs[index]
    where = _("{line}, {course}").format(line=label, course=chosen.title)
    found = [(p, line) for p in paying if (line := line_of(p, chosen.id, index)) is not None]
    worst = rest(cost, found, worst=True)
    confirmed = rest(cost, found, worst=False)
    return (
        Cell(label, where),
        _price(cost.amount, cents),
        *(_cover_cell(column, chosen.id, index, cost.amount, cents) for column in columns),
        _client_pays(cost, worst, cents, Look.STRONG),
        _client_pays(cost, confirmed, cents, Look.PLAIN),
    )


def _price(price: Money | None, cents: bool) -> Cell:
    if price is None:
        return Cell(_("unknown"), _("Price not known: ask the college"), Look.OPEN)
    return Cell(amount(price, cents), wording.money(price))


def _cover_cell(
    column: Column, credential_id: str, index: int, price: Money | None, cents: bool
) -> Cell:
    found = [(p, line_of(p, credential_id, index)) for p in column.payers]
    said = [(program, line) for program, line in found if line is not None and line.pays != "no"]
    if not said:
        return Cell("–", _("does not pay this kind of cost"), Look.MUTED)
    span = together([pays_range(line) for _program, line in said])
    if not span.at_least and not span.up_to and any(asks(*one) for one in said):
        known = price is not None or span.up_to is not None
        return _ask() if known else Cell(_("unknown"), _("price not known"), Look.OPEN)
    span = at_most(span, price)
    if span.exact is not None:
        written = is_written([program for program, line in said if line.sure.at_least])
        return _exact(span.exact, cents, _note(said), written=written)
    if span.up_to is None:
        words = _("{amount} or more").format(amount=amount(span.at_least, cents))
        return Cell(
            words,
            _("{amount} or more, not confirmed").format(amount=wording.money(span.at_least)),
            Look.OPEN,
        )
    spoken = _("not confirmed: from {low} to {high}").format(
        low=wording.money(span.at_least), high=wording.money(span.up_to)
    )
    return Cell(_span(span.at_least, span.up_to, cents), spoken, Look.OPEN)


def _ask() -> Cell:
    return Cell(_("ask"), _("not decided, no amount is known: ask"), Look.OPEN)


def _note(said: Sequence[tuple[ProgramResult, LineCover]]) -> str:
    return next((line.note for _program, line in said if line.note), "")


def _exact(paid: Money, cents: bool, note: str, *, written: bool) -> Cell:
    if paid and written:
        return Cell(
            amount(paid, cents),
            _("{amount}, in writing").format(amount=wording.money(paid)),
            Look.SURE,
        )
    if paid:
        words = _("{amount}, by the rules").format(amount=wording.money(paid))
        return Cell(amount(paid, cents), words)
    if note in _NOTES:
        word, spoken = _NOTES[note]
        return Cell(_(word), _(spoken), Look.MUTED)
    if note in set(Verdict):
        verdict = wording.verdict(Verdict(note))
        return Cell(verdict[:1].lower() + verdict[1:], verdict, Look.MUTED)
    return Cell(amount(paid, cents), _("pays nothing"), Look.MUTED)


def _client_pays(cost: Cost, span: Range, cents: bool, look: Look) -> Cell:
    if cost.amount is None:
        return Cell(_("unknown"), _("no upper limit while the price is not known"), Look.OPEN)
    if span.exact is None:
        assert span.up_to is not None
        text = _span(span.at_least, span.up_to, cents)
        return Cell(text, wording.money_range(span), Look.OPEN)
    shown = look if span.exact else Look.MUTED
    return Cell(amount(span.exact, cents), wording.money(span.exact), shown)


def _total(
    file: ClientFile,
    situation: Situation,
    estimate: Estimate,
    columns: Sequence[Column],
    cents: bool,
) -> Row:
    said = summary(file, estimate)
    title = Cell(_("Total"), _("Total"), Look.STRONG)
    cells = (
        title,
        _sum(Range(said.total_known, said.total), cents),
        *(_column_sum(column, _most(column, situation), cents) for column in columns),
        _sum(Range(said.worst_known, said.worst), cents),
        _sum(Range(said.best, said.best if said.total is not None else None), cents),
    )
    return Row("total", title=_("Total"), cells=cells)


def _most(column: Column, situation: Situation) -> Money | None:
    """The most that a column can come to, line by line; None while a price is unknown."""
    tops = []
    for chosen in situation.chosen:
        for index, cost in enumerate(chosen.costs):
            lines = (line_of(program, chosen.id, index) for program in column.payers)
            spans = [pays_range(line) for line in lines if line is not None and line.pays != "no"]
            tops.append(at_most(together(spans), cost.amount).up_to)
    known = [top for top in tops if top is not None]
    return total(known) if len(known) == len(tops) else None


def _column_sum(column: Column, most: Money | None, cents: bool) -> Cell:
    span = together([pays_range(program) for program in column.payers])
    lines = [(program, line) for program in column.payers for line in program.lines]
    numbers = any(pays_range(line).up_to for _program, line in lines)
    if not span.at_least and not numbers and any(asks(*one) for one in lines):
        return _ask()
    return _sum(at_most(span, most), cents)


def _sum(span: Range, cents: bool) -> Cell:
    spoken = wording.money_range(span)
    low = f"${amount(span.at_least, cents)}"
    if span.exact is not None:
        return Cell(low, spoken, Look.STRONG)
    if span.up_to is None:
        return Cell(low, spoken, Look.OPEN, _("or more"))
    return Cell(f"{low} – ${amount(span.up_to, cents)}", spoken, Look.OPEN)
