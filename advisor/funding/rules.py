"""Funding rules as dated data: what a program asks, what it pays, and where that was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from advisor.domain.estimate import Source, Verdict
from advisor.domain.money import Money
from advisor.domain.situation import Category, ClaimState
from advisor.funding.truth import Test

Trust = Literal["2+", "1", "?"]
About = Literal["client", "credential", "cost"]


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A table of a rule file: a key that it does not know is an error."""


class Page(Form, frozen=True, kw_only=True):
    """A page that was read. A mirror holds the right text at an address that is not its owner's."""

    title: str
    as_of: str
    url: str = ""
    mirror: bool = False


class Fact(Form, frozen=True, kw_only=True):
    """Something that rules ask about; without a question it is written down, never asked."""

    key: str
    about: About
    label: str
    question: str = ""
    paper: str = ""  # the question as the client asks it; of a course or a cost line only
    kind: Literal["yes_no", "choice", "several", "number", "day", "money"] = "yes_no"
    choices: tuple[tuple[str, str], ...] = ()  # (value, label); empty = yes / no
    sensitive: bool = False
    reason: str = ""  # why it is asked; a sensitive fact always has one
    document: str = ""
    ask_whom: str = ""
    covers: tuple[str, ...] = ()  # facts that need no question of their own beside this one
    only_after: str = ""  # asked only once this fact ...
    only_values: tuple[str, ...] = ()  # ... has one of these answers
    on_about: bool = True  # a fact about the client that the About step shows


class Sourced(Form, frozen=True, kw_only=True):
    """What every rule carries: its id in FUNDING.md, and the pages that say so."""

    rule: str
    sources: tuple[str, ...]
    trust: Trust


class Version(Sourced, frozen=True, kw_only=True):
    """One program year. ``verified_until`` is the last day that the documents speak for."""

    id: str
    label: str
    start: date
    end: date | None = None
    verified_until: date
    confirmed: Confirmation | None = None


class Confirmation(Form, frozen=True, kw_only=True):
    """A supervisor's word that a version holds for longer, with the source that was read."""

    program: str
    version: str
    until: date
    source: str
    by: str
    on: date


class DatedAmount(Sourced, frozen=True, kw_only=True):
    """A sum in dollars from a day on."""

    start: date
    amount: Decimal


class Condition(Sourced, frozen=True, kw_only=True):
    """One condition: machine test, plain sentence, proof, and whom to ask.

    ``applies`` false = not needed. ``approval`` is the fact that stands for somebody's permission:
    while only that is missing, the verdict is needs_approval and not cannot_tell.
    """

    id: str
    about: Literal["client", "credential"]
    test: Test
    applies: Test = Test()
    failed: Verdict = Verdict.NOT_ELIGIBLE
    approval: str = ""
    sentence: str
    proof: str
    ask_whom: str
    advice: str = ""  # said while the condition is open and no question can settle it
    advice_paper: str = ""  # the same in words to the client


class CostRule(Sourced, frozen=True, kw_only=True):
    """Which cost lines a program pays, in which order, and what each line must meet."""

    id: str
    categories: tuple[Category, ...]
    pays: Literal["yes", "no", "unknown"]
    test: Test = Test()
    rank: int = 0
    group: str = ""
    paid_back: bool = False  # the client buys first and gets the money later
    sentence: str
    proof: str = ""
    ask_whom: str = ""


class LineRule(Sourced, frozen=True, kw_only=True):
    """A condition on every cost line of a group."""

    id: str
    group: str
    test: Test
    sentence: str
    proof: str
    ask_whom: str


class Limit(Sourced, frozen=True, kw_only=True):
    """The most that a group of cost lines of one credential may cost, as the institution says."""

    id: str
    group: str
    most: str  # the fact that holds the maximum
    receipts: str  # the fact of a line that holds what receipts show
    sentence: str


class Ledger(Sourced, frozen=True, kw_only=True):
    """Which claim states use up the lifetime amount."""

    counts: tuple[ClaimState, ...]
    sentence: str


class Repeats(Sourced, frozen=True, kw_only=True):
    """What happens to a cost line that somebody else pays in full or in part."""

    id: str
    part: str  # the fact that says whether the rest may be paid
    sentence: str
    part_sentence: str
    proof: str
    ask_whom: str
    loan_advice: str
    loan_advice_paper: str
    amount_advice: str
    amount_advice_paper: str


class StopRule(Sourced, frozen=True, kw_only=True):
    """A step that must come first. The public text never says why."""

    code: str
    when: Test
    title: str
    text: str
    public_text: str
    sensitive: bool = False
    fact: str = ""


class Note(Sourced, frozen=True, kw_only=True):
    """Something to tell, without any effect on an amount: a reason, or advice to confirm."""

    id: str
    when: Test
    text: str
    kind: Literal["reason", "advice"]
    sensitive: bool = False
    paper: str = ""  # advice in words to the client


class Document(Form, frozen=True, kw_only=True):
    """Something to have ready. ``paper`` is its name in words to the client; empty = not there.

    With ``only_for`` it is needed only for costs of these kinds.
    """

    name: str
    paper: str
    only_for: tuple[Category, ...] = ()


class Program(Form, frozen=True, kw_only=True):
    """One funding program with all its versions."""

    code: str
    name: str
    kind: str
    versions: tuple[Version, ...]
    effect_sentence: str
    stale_sentence: str
    confirmed_fact: str  # the fact that lifts staleness for one credential
    open_start_sentence: str
    ask_whom: str
    proof: str
    lifetime_cap: tuple[DatedAmount, ...]
    cap_sentence: str
    ledger: Ledger
    conditions: tuple[Condition, ...]
    costs: tuple[CostRule, ...]
    line_rules: tuple[LineRule, ...] = ()
    limits: tuple[Limit, ...] = ()
    repeats: Repeats
    stops: tuple[StopRule, ...] = ()
    notes: tuple[Note, ...] = ()
    documents: tuple[Document, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    pitfalls: tuple[str, ...] = ()

    def version_on(self, day: date) -> Version | None:
        """The version in force on a day."""
        for version in self.versions:
            if version.start <= day and (version.end is None or day <= version.end):
                return version
        return None

    def cap_on(self, day: date) -> DatedAmount:
        """The lifetime amount on a day; before the first one, the first one."""
        in_force = [value for value in self.lifetime_cap if value.start <= day]
        return in_force[-1] if in_force else self.lifetime_cap[0]

    def cost_rule(self, category: Category) -> CostRule:
        """What the program says about a kind of cost. Every kind has exactly one rule."""
        return next(rule for rule in self.costs if category in rule.categories)

    def sourced(self) -> Iterator[Sourced]:
        """Everything in the program that must name its pages."""
        yield from (*self.versions, *self.lifetime_cap, self.ledger, *self.conditions, *self.costs)
        yield from (*self.line_rules, *self.limits, self.repeats, *self.stops, *self.notes)


class Rules(Form, frozen=True, kw_only=True):
    """All rules in force, with the facts that they ask for."""

    edition: str
    programs: tuple[Program, ...]
    later_programs: Mapping[str, str]  # code to name: known, not judged by this edition
    facts: Mapping[str, Fact]
    pages: Mapping[str, Page]

    def sources(self, sourced: Sourced) -> tuple[Source, ...]:
        """The pages of a rule, ready to show. A mirror's address is kept out of sight."""
        named = ((key, self.pages[key]) for key in sourced.sources)
        return tuple(
            Source(key, "" if page.mirror else page.url, page.as_of, page.title)
            for key, page in named
        )


def dollars(value: DatedAmount) -> Money:
    """The sum of a dated value."""
    return Money(value.amount)
