"""The programs without a column, in groups: what each comes to, and why, in one line."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from advisor import wording
from advisor.domain.estimate import Estimate, ProgramResult, State, Verdict
from advisor.domain.money import ZERO
from advisor.i18n import N_, _, ngettext
from advisor.services.estimating import Rules
from advisor.ui.funding.funding_columns import Column, others, short_name
from advisor.ui.funding.reason_words import deciding, own_reasons

FOLD_FROM = 2  # more programs that come to nothing than this are one line until it is opened
_CLOSED = (
    Verdict.NOT_ELIGIBLE,
    Verdict.NOT_IN_EFFECT,
    Verdict.NOT_THIS_YEAR,
    Verdict.NOTHING_TO_FUND,
    Verdict.CANCELLED,
    Verdict.BREACH,
    Verdict.ZERO,
)
_UNDECIDED = (Verdict.CANNOT_TELL, Verdict.NEEDS_APPROVAL, Verdict.CANNOT_APPLY_YET)


class Chip(StrEnum):
    """How a verdict looks."""

    OPEN = "open"  # hatched
    NOTE = "note"  # tinted
    QUIET = "quiet"


class Kind(StrEnum):
    """The groups, in the order in which they stand."""

    OPEN = "open"
    TAX = "tax"
    LOAN = "loan"
    INFO = "info"
    NOT_POSSIBLE = "not_possible"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Checked:
    """One program: its name, its verdict in a word or two, and why in one line."""

    code: str
    name: str
    word: str
    chip: Chip
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """Programs of one kind; ``folded``: one line until it is opened."""

    kind: Kind
    title: str
    entries: tuple[Checked, ...]
    folded: bool


_TITLES = {
    Kind.TAX: N_("At tax time, months later"),
    Kind.LOAN: N_("Loans and own savings, to be paid by the client"),
    Kind.INFO: N_("For your information"),
}


def also_checked(estimate: Estimate, columns: Sequence[Column], rules: Rules) -> tuple[Group, ...]:
    """The groups that have a program, the open ones first."""
    names = {program.code: short_name(program) for program in estimate.programs}
    found: dict[Kind, list[Checked]] = {kind: [] for kind in Kind}
    for program in sorted(others(estimate.programs, columns), key=lambda one: one.order):
        kind = _kind(program)
        found[kind].append(_checked(program, kind, names, estimate, rules))
    return tuple(_group(kind, entries) for kind, entries in found.items() if entries)


def _group(kind: Kind, entries: list[Checked]) -> Group:
    count = len(entries)
    many = kind in (Kind.NOT_POSSIBLE, Kind.ENDED) and count > FOLD_FROM
    title = _(_TITLES[kind]) if kind in _TITLES else ""
    if kind is Kind.NOT_POSSIBLE:
        words = ngettext("{n} program that does not fit", "{n} programs that do not fit", count)
        title = words.format(n=count)
    elif kind is Kind.ENDED:
        words = ngettext("{n} program that ended", "{n} programs that ended", count)
        title = words.format(n=count)
    return Group(kind, title, tuple(entries), folded=many)


def _kind(program: ProgramResult) -> Kind:
    if program.verdict is Verdict.ENDED:
        return Kind.ENDED
    if program.verdict in _CLOSED:
        return Kind.NOT_POSSIBLE
    if program.kind == "tax":
        return Kind.TAX
    if program.kind in ("loan", "own_money"):
        return Kind.LOAN
    return Kind.INFO if program.verdict is Verdict.INFO else Kind.OPEN


def _checked(
    program: ProgramResult,
    kind: Kind,
    names: Mapping[str, str],
    estimate: Estimate,
    rules: Rules,
) -> Checked:
    word, chip = _chip(program, kind)
    why = _in_short(program, kind, names, estimate) or _why(program, rules)
    return Checked(program.code, program.name, word, chip, why)


def _chip(program: ProgramResult, kind: Kind) -> tuple[str, Chip]:
    if kind is Kind.TAX:
        return _("At tax time"), Chip.NOTE
    if kind is Kind.LOAN:
        savings = program.kind == "own_money"
        return (_("Own savings") if savings else _("Loan")), Chip.NOTE
    if kind is Kind.INFO:
        return wording.verdict(Verdict.INFO), Chip.NOTE
    chip = Chip.OPEN if program.verdict in _UNDECIDED else Chip.QUIET
    return wording.verdict(program.verdict), chip


def _in_short(
    program: ProgramResult, kind: Kind, names: Mapping[str, str], estimate: Estimate
) -> str:
    """What a sum or a name says better than a condition."""
    if kind is Kind.ENDED and program.successor:
        return _("See {program}.").format(program=names.get(program.successor, program.successor))
    if kind is Kind.TAX and (later := estimate.tax_time.get(program.code)):
        return _("About {amount}, not counted in the sum.").format(amount=wording.money(later))
    if kind is Kind.LOAN and program.ceiling is not None:
        return _loan(program)
    if program.verdict is Verdict.CAP_REACHED and program.cap is not None:
        return _("{used} of {cap} is used.").format(
            used=wording.money(program.used), cap=wording.money(program.cap)
        )
    return ""


def _loan(program: ProgramResult) -> str:
    amount = wording.money(program.ceiling or ZERO)
    if program.kind == "own_money":
        return _("Up to {amount} of own savings.").format(amount=amount)
    if program.verdict in _UNDECIDED:
        return _("If it fits: up to {amount}, to be paid back.").format(amount=amount)
    return _("Up to {amount}, to be paid back.").format(amount=amount)


def _why(program: ProgramResult, rules: Rules) -> str:
    """The deciding condition, its first sentence."""
    reasons = deciding(own_reasons(program, rules))
    if not reasons:
        return program.sureness_reason or program.authority
    sentence = _first_sentence(reasons[0].text)
    if reasons[0].state is State.UNKNOWN:
        return _("Not known yet: {rule}").format(rule=sentence)
    if reasons[0].state is State.FAILED and program.verdict is Verdict.NOT_ELIGIBLE:
        return _("Not met: {rule}").format(rule=sentence)
    return sentence


def _first_sentence(text: str) -> str:
    found = re.match(r".{10,}?(?<!B\.C)[.;](?=\s+[A-Z])", text)
    return found.group() if found else text
