"""The funding rules in words: what holds today, what a mark means, what is paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor import wording
from advisor.i18n import _
from advisor.services.estimating import (
    Condition,
    LineRule,
    Program,
    Rules,
    Sourced,
    VersionView,
    dollars,
)
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


def amounts(program: Program, rules: Rules) -> tuple[RuleLine, ...]:
    """The dated sums, and how use is counted."""
    lines = [
        RuleLine(
            value.rule,
            _("At most {amount} in a life, from {day} on").format(
                amount=dollars(value), day=wording.day(value.start)
            ),
            "",
            read_in(rules, value),
        )
        for value in program.caps[0].amounts
    ]
    ledger = program.ledger
    if ledger is None:
        return tuple(lines)
    return (*lines, RuleLine(ledger.rule, ledger.sentence, "", read_in(rules, ledger)))


def conditions(program: Program, rules: Rules) -> tuple[RuleLine, ...]:
    """What must hold, with the paper that proves it and whom to ask."""
    asked: list[Condition | LineRule] = [*program.conditions, *program.line_rules]
    return tuple(
        RuleLine(c.rule, c.sentence, _proof(c.proof, c.ask_whom), read_in(rules, c)) for c in asked
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


def _kinds(names: Sequence[str]) -> str:
    return ", ".join([names[0], *(name[:1].lower() + name[1:] for name in names[1:])])


def _pays(word: str) -> str:
    return {"yes": _("paid"), "no": _("not paid")}.get(word, _("not named: ask"))


def _proof(proof: str, ask: str) -> str:
    asked = _("ask: {who}").format(who=ask[:1].lower() + ask[1:]) if ask else ""
    return "; ".join(part for part in (proof, asked) if part)
