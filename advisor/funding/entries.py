"""The entries of a rule file: what a program asks, of which costs, and what it says."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from advisor.domain.estimate import Verdict
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
