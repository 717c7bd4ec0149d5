"""One difference between two frozen plans, in the terms of the domain: nothing here is worded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from advisor.domain.client import Told
from advisor.domain.estimate import Range, Sureness, Verdict
from advisor.domain.money import Money
from advisor.domain.plan import Hold, Step
from advisor.domain.prerequisite import OrderNote
from advisor.domain.situation import Category


class Topic(StrEnum):
    """Under which heading a change is told, in this order."""

    MONEY = "money"
    PRICES = "prices"
    COURSES = "courses"
    STEPS = "steps"
    WARNINGS = "warnings"
    CONFIRM = "confirm"
    GOAL = "goal"
    FILE = "file"


class What(StrEnum):
    """What changed."""

    WORST = "worst"
    BEST = "best"
    TOTAL = "total"
    FIRST = "first"
    WHO_PAYS = "who_pays"
    HOPE = "hope"
    SURENESS = "sureness"
    VERDICT = "verdict"
    HOLD = "hold"
    LINE = "line"
    LINE_IN = "line_in"
    LINE_OUT = "line_out"
    TOLD = "told"
    OLD_PRICE = "old_price"
    COURSE_IN = "course_in"
    COURSE_OUT = "course_out"
    ORDER = "order"
    START = "start"
    END = "end"
    REGISTER_BY = "register_by"
    LENGTH = "length"
    HOURS = "hours"
    DELIVERY = "delivery"
    PLACE = "place"
    LISTED = "listed"
    PHONE = "phone"
    FACTS = "facts"
    STEP_IN = "step_in"
    STEP_OUT = "step_out"
    STEP_DAY = "step_day"
    STEP_DONE = "step_done"
    STEP_OPEN = "step_open"
    MEETING = "meeting"
    WAIT_IN = "wait_in"
    WAIT_OUT = "wait_out"
    STOP_IN = "stop_in"
    STOP_OUT = "stop_out"
    NOTE_IN = "note_in"
    NOTE_OUT = "note_out"
    STALE_IN = "stale_in"
    STALE_OUT = "stale_out"
    EFFECT_IN = "effect_in"
    EFFECT_OUT = "effect_out"
    ASK_IN = "ask_in"
    ASK_OUT = "ask_out"
    READY_IN = "ready_in"
    READY_OUT = "ready_out"
    GOAL_WORDS = "goal_words"
    GOAL_BY = "goal_by"
    JOB = "job"
    NAME = "name"
    COUNSELLOR = "counsellor"
    CENTRE = "centre"
    CASE_NUMBER = "case_number"
    OWN_MONEY = "own_money"
    ANSWER = "answer"
    BARRIERS = "barriers"
    TURNED_DOWN = "turned_down"
    TAKEN_BACK = "taken_back"
    RULES = "rules"
    CATALOGUE = "catalogue"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Pays:
    """Who surely pays how much."""

    name: str
    amount: Money
    private: bool  # its name alone tells a story


Value = (
    str | Decimal | Money | Range | date | datetime | Verdict | Sureness | Told | Hold | Step
    | tuple[str, ...] | tuple[Pays, ...] | None
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. A value that is None was or is not known, and stays so."""

    topic: Topic
    what: What
    old: Value = None
    new: Value = None
    courses: tuple[str, ...] = ()  # titles of the courses it is about
    text: str = ""  # a program's name, a question, a label, as ``what`` says
    paper: str = ""  # the same in words to the client; empty = not on the client's paper
    category: Category | None = None  # of a cost line
    programs: tuple[str, ...] = ()  # by code: those that it is about
    note: OrderNote | None = None
    private: bool = False  # never on the client's paper
