"""Which programs head a column of the funding table; all others are found in "Also checked"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.domain.estimate import LineCover, ProgramResult, Range, State, Sureness, Verdict
from advisor.domain.money import ZERO, Money, total
from advisor.i18n import _
from advisor.services.summing import covers, payers

PAYERS = "payers"  # the key of the one column for all
MOST = 5  # columns: more cannot be read at a glance
OPEN = (Verdict.CANNOT_TELL, Verdict.NEEDS_APPROVAL, Verdict.ELIGIBLE, Verdict.APPROVED)
"""Verdicts under which a line that is not decided is worth asking about."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``key`` is a word of the table or a program's code; awards share a column."""

    key: str
    heading: str
    spoken: str
    members: tuple[ProgramResult, ...] = ()

    @property
    def payers(self) -> tuple[ProgramResult, ...]:
        """Those that pay: a program speaks for its awards, which only say how it is made up."""
        return payers(self.members)

    @property
    def name(self) -> str:
        """The heading in one line."""
        return self.heading.replace("\n", " ")


def program_columns(programs: Sequence[ProgramResult]) -> tuple[Column, ...]:
    """The columns of the programs that pay or may pay: the likeliest, in the order of looking."""
    found = [column for column in _grouped(programs) if _weight(column)[0]]
    kept = likeliest(found, MOST)
    return tuple(column for column in found if column in kept)


def likeliest(columns: Sequence[Column], most: int) -> tuple[Column, ...]:
    """The columns that pay most surely: sure money first, then what is nearest to a yes."""
    return tuple(sorted(columns, key=_weight, reverse=True)[:most])


def pays_surely(column: Column) -> bool:
    """Whether some of its money is sure: such a column is never left out."""
    return any(program.sure.at_least for program in column.payers)


def as_one(columns: Sequence[Column]) -> tuple[Column, ...]:
    """All programs in one column, where there is no room for each."""
    members = tuple(program for column in columns for program in column.members)
    return (Column(PAYERS, _("Others\npay"), _("others pay"), members),) if members else ()


def others(
    programs: Sequence[ProgramResult], columns: Sequence[Column]
) -> tuple[ProgramResult, ...]:
    """The programs without a column; awards stand behind the program that they belong to."""
    shown = {program.code for column in columns for program in column.members}
    codes = {program.code for program in programs}
    return tuple(
        program
        for program in programs
        if program.code not in shown and not (covers(program) and program.part_of in codes)
    )


def line_of(program: ProgramResult, credential_id: str, cost_index: int) -> LineCover | None:
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


def together(parts: Sequence[Range]) -> Range:
    """The sum of several ranges."""
    ends = [part.up_to for part in parts if part.up_to is not None]
    most: Money | None = total(ends) if len(ends) == len(parts) else None
    return Range(total(part.at_least for part in parts), most)


def short_name(program: ProgramResult) -> str:
    """What a program is called where there is little room."""
    name = program.short or program.name.removeprefix("StrongerBC ")
    return name[:1].upper() + name[1:]


def at_most(span: Range, most: Money | None) -> Range:
    """A range that ends where the cost does: several may pay it, but only once."""
    if most is None:
        return span
    top = most if span.up_to is None else min(span.up_to, most)
    return Range(min(span.at_least, most), top)


def is_written(programs: Sequence[ProgramResult]) -> bool:
    """Whether everything that these surely pay is promised in writing."""
    paying = [program for program in programs if program.sure.at_least]
    return bool(paying) and all(p.sureness is Sureness.WRITTEN for p in paying)


def _key(program: ProgramResult) -> str:
    return program.part_of or program.code


def _grouped(programs: Sequence[ProgramResult]) -> tuple[Column, ...]:
    groups: dict[str, list[ProgramResult]] = {}
    for program in sorted(programs, key=lambda one: one.order):
        if covers(program):
            groups.setdefault(_key(program), []).append(program)
    return tuple(_column(key, members) for key, members in groups.items())


def _column(key: str, members: list[ProgramResult]) -> Column:
    head = next((program for program in members if program.code == key), members[0])
    return Column(key, _two_lines(head), head.name, tuple(members))


def _weight(column: Column) -> tuple[int, float, Money]:
    """What a column has to say (surely pays, may pay, ask, used up; 0 = nothing), how near it is
    to a yes, and how much money it is about.
    """
    ranks = (_rank(program, line) for program in column.payers for line in program.lines)
    nearest = max((_nearness(program) for program in column.payers), default=0.0)
    most = together([pays_range(program) for program in column.payers]).up_to
    return max(ranks, default=0), nearest, most or ZERO


def _nearness(program: ProgramResult) -> float:
    """The part of its conditions that holds; what is open about a private matter counts thrice."""
    reasons = {(reason.condition, reason.state): reason for reason in program.reasons}.values()
    met = sum(reason.state is State.MET for reason in reasons)
    undecided = [r for r in reasons if r.state in (State.UNKNOWN, State.APPROVAL)]
    still_open = sum(3 if reason.sensitive else 1 for reason in undecided)
    return met / (met + still_open) if met else 0.0


def _rank(program: ProgramResult, line: LineCover) -> int:
    if line.sure.at_least:
        return 4
    if asks(program, line):
        return 2
    if pays_range(line).exact is None:
        return 3
    return 3 if line.if_confirmed.at_least else int(program.verdict is Verdict.CAP_REACHED)


def asks(program: ProgramResult, line: LineCover) -> bool:
    """Whether somebody must be asked before any amount can be said."""
    top = pays_range(line).up_to
    open_line = line.pays == "unknown" and not top and not line.note
    return program.verdict in OPEN and (open_line or (top is None and line.pays != "no"))


def _two_lines(program: ProgramResult) -> str:
    """A short heading; its last word stands below the others."""
    words = short_name(program).split()
    return " ".join(words[:-1]) + "\n" + words[-1] if len(words) > 1 else words[0]
