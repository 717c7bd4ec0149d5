"""Funding rules as dated data: what a program asks, what it pays, and where that was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal

from advisor.domain.estimate import Source, Verdict
from advisor.domain.situation import Category
from advisor.funding.amounts import (
    Award,
    Bucket,
    Cap,
    DatedShare,
    NeedLimit,
    TaxCredit,
)
from advisor.funding.entries import (
    NOT_NAMED,
    Condition,
    CostRule,
    Document,
    Effect,
    Fact,
    Form,
    Ledger,
    Limit,
    LineRule,
    Note,
    Overlap,
    Page,
    Repeats,
    Sourced,
    StopRule,
    Version,
)
from advisor.funding.truth import Test

Kind = Literal["grant", "waiver", "employer", "tax", "loan", "own_money", "info"]


class Program(Form, frozen=True, kw_only=True):
    """One funding program with all its versions.

    ``order``: when to look at it (FUNDING.md, ST-3). ``rank``: who pays a cost line first where
    several may; low pays first. ``gives`` is the verdict when every condition holds.
    """

    code: str
    name: str
    short: str  # the heading of its column
    kind: Kind
    authority: str
    order: int
    rank: int
    gives: Verdict = Verdict.ELIGIBLE
    part_of: str = ""  # the program whose conditions and costs it shares, as one of its awards
    versions: tuple[Version, ...]
    dated_by: Literal["start", "on"] = "start"
    effect_sentence: str = ""  # a start before the first version
    ended_sentence: str = ""  # a day after the last version
    successor: str = ""  # the code of the program that came after
    stale: Literal["cannot_tell", "note"] = "cannot_tell"
    stale_sentence: str = ""
    confirmed_fact: str = ""  # the fact that lifts staleness for one credential
    open_start_sentence: str = ""  # empty = the start date decides nothing
    ask_whom: str
    proof: str
    caps: tuple[Cap, ...] = ()
    buckets: tuple[Bucket, ...] = ()
    shares: tuple[DatedShare, ...] = ()
    award: Award | None = None
    need: tuple[NeedLimit, ...] = ()
    tax: TaxCredit | None = None
    rest_paid_by: str = ""  # who pays what the share leaves of a cost line; never the client
    ledger: Ledger | None = None
    conditions: tuple[Condition, ...] = ()
    costs: tuple[CostRule, ...] = ()
    line_rules: tuple[LineRule, ...] = ()
    limits: tuple[Limit, ...] = ()
    repeats: Repeats | None = None
    overlaps: tuple[Overlap, ...] = ()
    paid: Literal["to_school", "back", "to_client", "to_employer", "tax_time"] = "to_school"
    stops: tuple[StopRule, ...] = ()
    notes: tuple[Note, ...] = ()
    documents: tuple[Document, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    pitfalls: tuple[str, ...] = ()
    private: bool = False  # its name alone tells something of the client's story
    local: bool = False  # the centre's own, not shipped
    derived: tuple[tuple[str, Test], ...] = ()  # made by ``assembling``, never written in a file
    shared_conditions: int = 0  # the first so many conditions are its whole's; made likewise
    looks_at: frozenset[str] = frozenset()  # every fact that can change its verdict; likewise
    lines_look_at: frozenset[str] = frozenset()  # every fact that can change a cost line; likewise
    award_looks_at: frozenset[str] = frozenset()  # every fact that its tables read; likewise

    def version_on(self, day: date) -> Version | None:
        """The version in force on a day."""
        for version in self.versions:
            if version.start <= day and (version.end is None or day <= version.end):
                return version
        return None

    def cost_rule(self, category: Category) -> CostRule:
        """What the program says about a kind of cost; a kind that it never names is not paid."""
        return next((rule for rule in self.costs if category in rule.categories), NOT_NAMED)

    def share_on(self, day: date) -> DatedShare | None:
        """The part of a cost that is paid on a day; None = all of it."""
        in_force = [value for value in self.shares if value.start <= day]
        return in_force[-1] if in_force else None

    def sourced(self) -> Iterator[Sourced]:
        """Everything in the program that must name its pages."""
        yield from (*self.versions, *self.shares, *self.buckets, *self.need, *self.overlaps)
        yield from (amount for cap in self.caps for amount in cap.amounts)
        yield from (*self.conditions, *self.costs, *self.line_rules, *self.limits)
        yield from (*self.stops, *self.notes, *(self.award.tables if self.award else ()))
        yield from (entry for entry in (self.ledger, self.repeats) if entry is not None)


class Rules(Form, frozen=True, kw_only=True):
    """All rules in force, with the facts that they ask for."""

    edition: str
    programs: tuple[Program, ...]
    later_programs: Mapping[str, str]  # code to name: known, not judged by this edition
    facts: Mapping[str, Fact]
    pages: Mapping[str, Page]
    effects: tuple[Effect, ...] = ()
    trouble: tuple[str, ...] = ()  # what of the centre's own rules was left out, and why

    def program(self, code: str) -> Program | None:
        """A program by its code."""
        return next((program for program in self.programs if program.code == code), None)

    def sources(self, sourced: Sourced) -> tuple[Source, ...]:
        """The pages of a rule, ready to show."""
        return tuple(self.source(key) for key in sourced.sources)

    def source(self, key: str) -> Source:
        """A page, ready to show. A mirror's address is kept out of sight."""
        page = self.pages[key]
        return Source(key, "" if page.mirror else page.url, page.as_of, page.title)
