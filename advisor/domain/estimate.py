"""What an estimate says: verdicts, amounts or ranges, reasons, questions, stops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from advisor.domain.money import ZERO, Money


class Verdict(StrEnum):
    """The words of the field; an amount is said apart from it."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    CANNOT_TELL = "cannot_tell"
    NEEDS_APPROVAL = "needs_approval"
    CAP_REACHED = "cap_reached"
    DUPLICATE = "duplicate"
    NOTHING_TO_FUND = "nothing_to_fund"
    NO_MONEY_LEFT = "no_money_left"
    NOT_IN_EFFECT = "not_in_effect"
    CANNOT_APPLY_YET = "cannot_apply_yet"
    CANCELLED = "cancelled"
    APPROVED = "approved"
    BREACH = "breach"
    ENDED = "ended"
    INFO = "info"
    NOT_THIS_YEAR = "not_this_year"
    POSSIBLE = "possible"
    POSSIBLE_LOAN = "possible_loan"
    ZERO = "zero"


class Sureness(StrEnum):
    """How sure a sum is."""

    WRITTEN = "written"  # somebody said so in writing: a hold, a claim, an approval
    BY_THE_RULES = "by_the_rules"  # every condition holds by the answers given
    NOT_CONFIRMED = "not_confirmed"  # something is still open


class State(StrEnum):
    """How one condition came out."""

    MET = "met"
    FAILED = "failed"
    UNKNOWN = "unknown"
    APPROVAL = "needs_approval"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True)
class Range:
    """True bounds of an amount; ``up_to`` None = no upper bound."""

    at_least: Money = ZERO
    up_to: Money | None = ZERO

    @property
    def exact(self) -> Money | None:
        """The amount, when nothing about it is unknown."""
        return self.at_least if self.at_least == self.up_to else None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule was read: key, address, and the date or period that its page speaks of."""

    key: str
    url: str
    as_of: str
    title: str = ""  # who wrote the page


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as its text and what fills it, so that another language can say it.

    ``words`` are texts of the rules, to be said in that language too.
    """

    text: str
    words: tuple[tuple[str, str], ...] = ()
    sums: tuple[tuple[str, Money], ...] = ()
    days: tuple[tuple[str, date], ...] = ()

    @property
    def is_filled(self) -> bool:
        """Whether the text has places to fill."""
        return bool(self.words or self.sums or self.days)


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition with its outcome, the answer used, and what would change it."""

    condition: str
    rule: str
    state: State
    text: str  # the plain sentence of the rule
    answer: str | None  # the answer used, in words; None = not known
    credential_id: str | None  # None: about the client
    would_change: str | None  # the nearest change that flips the verdict, in words
    trust: str  # 2+ | 1 | ?
    sources: tuple[Source, ...]
    ask_whom: str | None
    proof: str | None  # the document that proves it
    sensitive: bool = False
    flip: Flip | None = None
    said: Said | None = field(default=None, compare=False)
    """``text`` where it has values; a plan of before has the English alone, here as below."""
    said_answer: Said | None = field(default=None, compare=False)
    said_change: Said | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Flip:
    """One answer that turns a program's verdict round, and the verdict that it then has."""

    fact: str
    credential_id: str | None
    cost_index: int | None
    value: str  # as a form keeps it: yes | no | a choice | digits
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Question:
    """A question whose answers lead to different results."""

    fact: str
    credential_id: str | None  # None: about the client
    cost_index: int | None  # the line, when it is about one cost line
    question: str
    choices: tuple[tuple[str, str], ...]  # (value, label); empty = yes / no
    dollars_at_stake: Money
    sensitive: bool
    ask_whom: str | None
    reason: str = ""  # why it is asked: always there for a sensitive one
    paper: str = ""  # as the client asks it; empty = not on the client's paper
    kind: str = "yes_no"  # yes_no | choice | several | number | day | money


@dataclass(frozen=True, slots=True)
class Stop:
    """A step that must come first, because another step would void money."""

    code: str
    title: str
    text: str  # for the counsellor's screen and the file copy
    public_text: str  # for page one and the client-facing view: never says why
    sensitive: bool
    fact: str | None = None  # the answer that lifts the stop


@dataclass(frozen=True, slots=True)
class LineCover:
    """What a program pays of one cost line: surely, and if every open question is answered well."""

    credential_id: str
    cost_index: int
    pays: str  # yes | no | unknown
    sure: Range
    if_confirmed: Range
    note: str = ""  # duplicate | refused | cap_reached, or the verdict that shuts it out
    paid_back: bool = False  # the client buys first and gets the money later


@dataclass(frozen=True, slots=True)
class ProgramResult:
    """One funding program's answer. ``amount`` is None unless it is exact."""

    code: str
    name: str
    version: str
    verified_until: date | None
    verdict: Verdict
    kind: str  # grant | waiver | employer | tax | loan | own_money | info
    cap: Money | None
    used: Money  # holds and claims so far
    amount: Money | None
    sure: Range
    if_confirmed: Range
    lines: tuple[LineCover, ...]
    lifetime_remaining_after: Money | None
    reasons: tuple[Reason, ...]
    questions: tuple[Question, ...]
    confirm: tuple[str, ...]
    stops: tuple[Stop, ...]
    documents: tuple[str, ...]
    where: tuple[tuple[str, str], ...]  # (label, address)
    pitfalls: tuple[str, ...]
    stale: str | None  # set when past verified_until: said before any number
    by_credential: Mapping[str, Money] = field(default_factory=dict)  # exact amounts only
    amount_if_confirmed: Money | None = None
    """The one amount if every open question is answered well; None when nothing is open."""
    papers: tuple[tuple[str, str], ...] = ()
    """Documents of the client's paper: (a name of ``documents``, its words to the client)."""
    confirm_papers: tuple[str, ...] = ()
    """What ``confirm`` says, in words to the client."""
    short: str = ""  # the heading of its column
    authority: str = ""
    order: int = 0  # when to look at it
    part_of: str = ""  # it is one award of this program
    sureness: Sureness = Sureness.NOT_CONFIRMED
    sureness_reason: str = ""
    ceiling: Money | None = None  # the most that it ever gives; of a loan, an "ask", a tax credit
    figures: Mapping[str, Money] = field(default_factory=dict)
    """Further sums by name: ``employer_share``, ``max_value``, a bucket's name ..."""
    paid: str = "to_school"  # to_school | back | to_client | to_employer | tax_time
    successor: str = ""  # of an ended program
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)  # by credential
    private: bool = False
    """Its name alone tells something of the client's story: never on page one or a hand-out."""
    cap_per: str = "life"  # the time that ``cap`` is for, as the rules name it
    said_stale: Said | None = field(default=None, compare=False)
    close: bool = False
    """It pays, or hardly anything is open: it is worth naming to the client."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What study or money does to a benefit, in plain words."""

    id: str
    text: str
    paper: str
    sensitive: bool
    ask_whom: str
    rule: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another legal way to pay: who would pay what, and why it is not the first choice."""

    instead: str  # the program that would pay, by code
    of: str  # the program that pays in the first choice
    covered: Money
    out_of_pocket: Money | None  # None = no upper bound: a price is not known
    amounts: Mapping[str, Money]  # by program code
    text: str
    less: Money | None = field(default=None, compare=False)
    """How much less that covers; a plan of before says so in ``text`` alone."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """The whole answer for one situation."""

    on: date
    programs: tuple[ProgramResult, ...]
    total_cost: Money | None  # None while a price is unknown
    total_cost_known: Money
    unknown_prices: int
    non_repayable: Money | None
    out_of_pocket_best: Money
    out_of_pocket_worst: Money | None  # None = no upper bound
    due_before_reimbursement: Money | None
    questions: tuple[Question, ...]  # harmless first, then by dollars at stake
    stops: tuple[Stop, ...]
    tax_time: Mapping[str, Money] = field(default_factory=dict)  # by program; after filing only
    loan_available: Money | None = None  # None = no loan was looked at
    alternatives: tuple[Alternative, ...] = ()
    effects: tuple[Effect, ...] = ()
    documents: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Each document to bring once, with the codes of the programs that want it."""
