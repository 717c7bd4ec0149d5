"""The funding rules in words: what holds today, what a mark means, what is paid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from advisor import wording
from advisor.domain.money import Money
from advisor.i18n import N_, _
from advisor.services import ruling
from advisor.services.estimating import (
    Condition,
    LineRule,
    Program,
    Rules,
    Sourced,
    VersionView,
)
from advisor.services.ruling import Bucket, NeedLimit, Note, StopRule, ValueView
from advisor.ui.funding.reason_words import sources, trust


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One row of a table of rules."""

    rule: str
    text: str
    proof: str
    read_in: str


def state(version: VersionView) -> tuple[str, str]:
    """How a version stands today, and the role of a label that says so."""
    until = wording.day(version.verified_until)
    if version.past and version.in_force:
        return _("Checked only until {day}: ask the college").format(day=until), "caution"
    if version.in_force:
        return _("In force, checked until {day}").format(day=until), "good"
    if version.end is not None and version.past:
        return _("Over"), "muted"
    return _("Not in force today"), "muted"


GROUPS: Mapping[str, str] = {
    "own": N_("Our own"),
    "grant": N_("Grants"),
    "waiver": N_("Fee waivers"),
    "employer": N_("Through the employer"),
    "tax": N_("At tax time"),
    "loan": N_("Loans"),
    "own_money": N_("Own savings"),
    "info": N_("To ask about"),
    "ended": N_("Ended"),
}


def group(rules: Rules, program: Program, on: date) -> str:
    """The key of the list's group that a program belongs to; ended ones stand last."""
    if ruling.state(rules, program, on) == "ended":
        return "ended"
    return "own" if program.local else program.kind


def program_state(rules: Rules, program: Program, on: date) -> tuple[str, str]:
    """How a program stands on a day, in two or three words, and the colour that says so."""
    return {
        "in_force": (_("In force"), "good"),
        "past": (_("Past its check"), "caution"),
        "ended": (_("Ended"), "muted"),
        "not_yet": (_("Not yet"), "muted"),
    }[ruling.state(rules, program, on)]


def period(version: VersionView) -> str:
    """``from 1 Sep 2025 to 31 Aug 2026``."""
    start = wording.day(version.start)
    if version.end is None:
        return _("from {start}").format(start=start)
    return _("from {start} to {end}").format(start=start, end=wording.day(version.end))


def read_in(rules: Rules, sourced: Sourced) -> str:
    """The pages of a rule with their dates, and how many say so."""
    return f"{sources(rules.sources(sourced))} · {trust(sourced.trust)}"


def confirmed(version: VersionView) -> str:
    """Who confirmed a version for longer; empty if nobody did."""
    given = version.confirmed
    if given is None:
        return ""
    words = _("Confirmed on {day} by {who}: {source}")
    return words.format(day=wording.day(given.on), who=given.by, source=given.source)


def amounts(program: Program, rules: Rules, on: date) -> tuple[RuleLine, ...]:
    """The dated values, those in force on a day first and named so, and how use is counted."""
    values = sorted(ruling.values(program, on), key=lambda value: not value.in_force)
    lines = [
        RuleLine(same[0].sourced.rule, _dated(same), "", read_in(rules, same[0].sourced))
        for _key, found in groupby(values, lambda value: (value.in_force, id(value.sourced)))
        for same in (list(found),)
    ]
    ledger = program.ledger
    if ledger is None:
        return tuple(lines)
    return (
        *lines,
        RuleLine(ledger.rule, wording.rule(ledger.sentence), "", read_in(rules, ledger)),
    )


def value_name(value: ValueView) -> str:
    """What a value is: ``At most … in a life``, without the amount."""
    if value.place == "share":
        return _("Part of the price that is paid")
    if value.place == "award":
        rows = _("for a family of {n}").format(n=value.size) if value.size else ""
        band = _("from {n} on").format(n=wording.number(value.band)) if value.band else ""
        return ", ".join(part for part in (_("Award"), rows, band) if part)
    if value.place == "need":
        return _("Counts as need")
    if value.place == "bucket":
        return _("Stands ready")
    return _("The most {per}").format(per=per(value.per))


def per(period: str) -> str:
    """The period of a highest amount."""
    return {
        "life": _("in a life"),
        "program_year": _("in a program year, August to July"),
        "fiscal_year": _("in a fiscal year, April to March"),
        "calendar_year": _("in a calendar year"),
    }.get(period, _("for each course"))


def amount_words(place: str, amount: Decimal) -> str:
    """``$3,500``, or ``80 %`` of a share."""
    if place == "share":
        return _("{n} %").format(n=wording.number((amount * 100).normalize() + 0))
    return wording.money(Money(amount))


def _dated(same: Sequence[ValueView]) -> str:
    """One value with its days, or the rows of one table."""
    value = same[0]
    if isinstance(value.sourced, NeedLimit | Bucket):
        said = wording.rule(value.sourced.sentence).rstrip(".")
    elif value.place == "award":
        said = _("Award")
    else:
        said = f"{value_name(value)}: {amount_words(value.place, value.amount)}"
    if value.start is not None:
        said = _("{value} from {day}").format(value=said, day=wording.day(value.start))
    if value.end is not None:
        said = _("{value} to {day}").format(value=said, day=wording.day(value.end))
    said = _("{value} (in force)").format(value=said) if value.in_force else said
    said = _("{value} – added here").format(value=said) if value.own else said
    rows = [_row(one) for one in same if one.place == "award"]
    return "\n".join((said, *rows))


def _row(value: ValueView) -> str:
    """``for a family of 2: $2,520; full up to $53,941, nothing from $96,714``."""
    who = value_name(value).partition(", ")[2] or _("for everybody")
    words = [f"{who}: {wording.money(Money(value.amount))}"]
    row = value.row
    if row is not None and row.full_to is not None:
        words.append(
            _("full up to an income of {amount}").format(amount=wording.money(Money(row.full_to)))
        )
    if row is not None and row.zero_from is not None:
        words.append(_("nothing from {amount}").format(amount=wording.money(Money(row.zero_from))))
    return ", ".join(words)


def conditions(program: Program, rules: Rules) -> tuple[RuleLine, ...]:
    """What must hold, with the paper that proves it and whom to ask."""
    asked: list[Condition | LineRule] = [*program.conditions, *program.line_rules]
    return tuple(
        RuleLine(c.rule, wording.rule(c.sentence), _proof(c.proof, c.ask_whom), read_in(rules, c))
        for c in asked
    )


def costs(program: Program, rules: Rules) -> tuple[RuleLine, ...]:
    """Which kinds of cost are paid."""
    return tuple(
        RuleLine(
            cost.rule,
            f"{_kinds([wording.category(c) for c in cost.categories])}: {_pays(cost.pays)}",
            _proof(cost.proof, cost.ask_whom),
            read_in(rules, cost),
        )
        for cost in program.costs
    )


def overlaps(program: Program, rules: Rules) -> tuple[RuleLine, ...]:
    """What the program says about other cover."""
    return tuple(
        RuleLine(
            one.rule,
            wording.rule(one.sentence),
            _proof(one.proof, one.ask_whom),
            read_in(rules, one),
        )
        for one in program.overlaps
    )


def notes(program: Program, rules: Rules) -> tuple[RuleLine, ...]:
    """What must come first, and what is told without any effect on a sum."""
    said: list[StopRule | Note] = [*program.stops, *program.notes]
    return tuple(
        RuleLine(one.rule, wording.rule(one.text), "", read_in(rules, one)) for one in said
    )


def about(rules: Rules, program: Program, on: date) -> str:
    """Kind, who gives it, how it stands, and what came after it."""
    kind = _(GROUPS["own" if program.local else program.kind])
    whole = rules.program(program.part_of) if program.part_of else None
    if whole is not None:
        kind = _("{kind}, a part of {name}").format(kind=kind, name=wording.rule(whole.name))
    words = [kind, wording.rule(program.authority), program_state(rules, program, on)[0]]
    if ruling.state(rules, program, on) == "ended" and program.ended_sentence:
        words.append(wording.rule(program.ended_sentence))
    return " · ".join(words)


def _kinds(names: Sequence[str]) -> str:
    return ", ".join([names[0], *(name[:1].lower() + name[1:] for name in names[1:])])


def _pays(word: str) -> str:
    return {"yes": _("paid"), "no": _("not paid")}.get(word, _("not named: ask"))


def _proof(proof: str, ask: str) -> str:
    whom, paper = wording.rule(ask), wording.rule(proof)
    asked = _("ask: {who}").format(who=whom[:1].lower() + whom[1:]) if whom else ""
    return "; ".join(part for part in (paper, asked) if part)
