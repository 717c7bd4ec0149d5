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
Kind = Literal["grant", "waiver", "employer", "tax", "loan", "own_money", "info"]
Per = Literal["life", "program_year", "fiscal_year", "calendar_year", "credential"]
""" ``program_year``: 1 Aug - 31 Jul; ``fiscal_year``: 1 Apr - 31 Mar; by the start of study."""


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
    group: Literal["", "family", "work", "care", "study"] = ""  # "" = asked of every client there
    derived: Test = Test()  # how it follows from other facts while nobody has said it
    tries: tuple[str, ...] = ()  # a number or a sum: answers tried to see what it decides


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


class DatedShare(Sourced, frozen=True, kw_only=True):
    """The part of a cost that is paid, from a day on: 0.8 is 80 %."""

    start: date
    share: Decimal


class Cap(Form, frozen=True, kw_only=True):
    """The most that one person gets, by life, year or credential; what was used counts.

    ``once``: one payment for each period, however small. ``categories``: costs of these kinds only
    are held back by it; empty = all. The sentence may hold ``{cap}``, ``{used}`` and ``{left}``.
    """

    id: str
    per: Per
    amounts: tuple[DatedAmount, ...]
    sentence: str
    once: bool = False
    categories: tuple[Category, ...] = ()

    def on(self, day: date) -> DatedAmount:
        """The amount on a day; before the first one, the first one."""
        in_force = [value for value in self.amounts if value.start <= day]
        return in_force[-1] if in_force else self.amounts[0]


class Bucket(Sourced, frozen=True, kw_only=True):
    """Money that stands ready for a person; a program draws from its buckets in their order."""

    id: str
    amount: Decimal
    test: Test = Test()
    start: date | None = None
    end: date | None = None  # the last day on which it can be used
    sentence: str


class AwardRow(Form, frozen=True, kw_only=True):
    """One row of a table: the full amount, and how income lowers it.

    ``size`` is the family size (0 = any, the largest row stands for more), ``band`` the least
    value of the table's band fact. ``amount`` is for a program year, or a week.
    """

    size: int = 0
    band: Decimal = Decimal(0)
    amount: Decimal
    full_to: Decimal | None = None  # income up to which the full amount is paid
    slope: Decimal = Decimal(0)  # dollars less for each dollar of income above
    zero_from: Decimal | None = None  # income from which nothing is paid


class AwardTable(Sourced, frozen=True, kw_only=True):
    """The rows of one program year, by the start of study."""

    start: date
    end: date
    rows: tuple[AwardRow, ...]


class Award(Form, frozen=True, kw_only=True):
    """An amount that follows from a person's income and family, not from the cost alone.

    ``per`` week: times the weeks of study. ``least``: what is paid at least when anything is.
    ``need_least``: nothing is paid where less than this is left of the need or of the year's cap.
    ``zero_at`` says whether income of just ``zero_from`` still gets something ("above") or not.
    """

    per: Literal["year", "week"] = "year"
    income: str = ""  # the facts that the table reads
    size: str = ""
    band: str = ""
    least: Decimal = Decimal(0)
    need_least: Decimal = Decimal(0)
    zero_at: Literal["from", "above"] = "from"
    tables: tuple[AwardTable, ...]
    sentence: str


class NeedLimit(Sourced, frozen=True, kw_only=True):
    """The most that kinds of cost count as need: a sum, a sum a week, or by the care of children.

    With ``children`` the formula is share of a full course load x ``a_week`` x months' weeks x
    children; ``steps`` are (study weeks up to, weeks that count).
    """

    id: str
    categories: tuple[Category, ...]
    start: date
    most: Decimal | None = None
    a_week: Decimal | None = None
    children: str = ""
    load: str = ""
    load_from: Decimal = Decimal(0)  # only from this course load on
    load_below: Decimal | None = None
    steps: tuple[tuple[int, int], ...] = ()
    sentence: str


class TaxCredit(Form, frozen=True, kw_only=True):
    """A credit on the fees that the client paid, by calendar year and institution.

    ``limit`` is the fact with the person's stored limit; ``yearly`` what a later year adds to it
    where the fact ``yearly_fact`` plus that year says so. ``less`` names the credit that lowers
    the fees first. A credit that is not refundable is told, never added.
    """

    floor: Decimal  # fees of one institution and year must be more than this
    limit: str = ""
    yearly: Decimal = Decimal(0)
    yearly_fact: str = ""
    less: str = ""
    refundable: bool = True
    categories: tuple[Category, ...]


class Overlap(Sourced, frozen=True, kw_only=True):
    """This program beside others: it pays nothing where they pay, or somebody must be asked.

    Directed: it is this program's own rule. ``programs`` empty = every other cover. ``fact`` holds
    the answer for one credential; its question is in the facts.
    """

    id: str
    programs: tuple[str, ...] = ()
    scope: Literal["same_cost_line", "same_program", "same_period"]
    allowed: Literal["no", "ask"]
    fact: str = ""
    sentence: str
    proof: str
    ask_whom: str


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
    looks_at: frozenset[str] = frozenset()  # every fact that can change it; made by ``assembling``


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


NOT_NAMED = CostRule(
    id="not-named",
    rule="",
    categories=(),
    pays="no",
    sentence="The program's pages do not name this kind of cost.",
    sources=(),
    trust="?",
)


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
    always: bool = False  # also where the program itself pays nothing
    fact: str = ""


class Note(Sourced, frozen=True, kw_only=True):
    """Something to tell, without any effect on an amount: a reason, or advice to confirm."""

    id: str
    when: Test
    text: str
    kind: Literal["reason", "advice"]
    sensitive: bool = False
    paper: str = ""  # advice in words to the client


class Effect(Sourced, frozen=True, kw_only=True):
    """What study or money does to a benefit, in plain words; nothing in it is a sum."""

    id: str
    when: Test
    text: str
    paper: str = ""  # in words to the client; empty = on the file copy only
    sensitive: bool = True
    ask_whom: str


class Document(Form, frozen=True, kw_only=True):
    """Something to have ready. ``paper`` is its name in words to the client; empty = not there.

    With ``only_for`` it is needed only for costs of these kinds.
    """

    name: str
    paper: str
    only_for: tuple[Category, ...] = ()


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
        """The pages of a rule, ready to show. A mirror's address is kept out of sight."""
        named = ((key, self.pages[key]) for key in sourced.sources)
        return tuple(
            Source(key, "" if page.mirror else page.url, page.as_of, page.title)
            for key, page in named
        )


def dollars(value: DatedAmount) -> Money:
    """The sum of a dated value."""
    return Money(value.amount)
