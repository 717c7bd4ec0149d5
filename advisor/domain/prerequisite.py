"""What a course asks for first, checked against what the file knows; unknown is never “no”."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Met(StrEnum):
    """Whether a prerequisite is met."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_KNOWN = "not_known"


class Why(StrEnum):
    """On what the answer rests."""

    OLD_ENOUGH = "old_enough"
    TOO_YOUNG = "too_young"
    NO_BIRTH_DATE = "no_birth_date"
    NO_START = "no_start"  # too young today, and nobody knows the first day
    GRADUATED = "graduated"
    NOT_GRADUATED = "not_graduated"
    NOT_ASKED = "not_asked"  # whether Grade 12 is done
    HELD = "held"  # the client says so
    SHOWN = "shown"  # a certificate was shown, or somebody verified it
    EARLIER = "earlier"  # a course of the plan gives it
    NOT_HELD = "not_held"  # nothing in the file says that the client has it
    TO_SHOW = "to_show"  # a paper or a step that no file can tell
    ONLY_TEXT = "only_text"  # not of the known list: shown, not checked


@dataclass(frozen=True, slots=True)
class Check:
    """One prerequisite of one course, as the page words it, and what is known of it."""

    course: int  # its number in the plan
    text: str
    met: Met
    why: Why
    private: bool = False  # never on the first page of a client's copy
    on: date | None = None  # from when the client is old enough
    other: int | None = None  # the course of the plan that gives it

    @property
    def is_known(self) -> bool:
        """Whether it was checked: else it is a text that nobody compared with anything."""
        return self.why is not Why.ONLY_TEXT


class Fault(StrEnum):
    """What is wrong with the order of the courses."""

    RING = "ring"  # each asks for another of them first
    TOO_EARLY = "too_early"  # it starts before what it needs ends
    ORDER = "order"  # what it needs stands after it
    MISSING = "missing"  # what it needs is not on the shortlist
    NOT_MET = "not_met"  # the file says that it is not met on the first day
    LADDER = "ladder"  # it counts toward a course that stands before it: possible, but the long way


@dataclass(frozen=True, slots=True)
class OrderNote:
    """What the paper says where an order is impossible, or what comes first is not at hand."""

    fault: Fault
    course: int  # its number in the plan
    others: tuple[int, ...] = ()  # the other courses that it is about
    text: str = ""  # what it asks for, where no course of the plan is meant
    on: date | None = None  # the first day on which it is possible, where that is known
