"""Whether what a course asks for first is met: yes, no, or not known, and on what that rests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dateutil.relativedelta import relativedelta

from advisor.domain.prerequisite import Check, Met, Why
from advisor.pathways.known import Kind
from advisor.pathways.phrases import Prerequisite, Way

_GOOD, _OPEN = (Met.MET,), (Met.NOT_KNOWN,)


@dataclass(frozen=True, slots=True)
class Person:
    """What a file says of the client. ``held``: what skills mean, and whether they were shown."""

    birth: date | None = None
    graduated: bool | None = None  # Grade 12 done; None = not known
    held: tuple[tuple[Way, bool], ...] = ()  # True = more than the client's own word
    age: int | None = None  # on the first day, where that is known without a birth date

    def has(self, way: Way) -> bool | None:
        """Whether the client holds it: True if shown, False if only stated, None if not said."""
        found = [shown for other, shown in self.held if _same(way, other)]
        return any(found) if found else None


@dataclass(frozen=True, slots=True)
class Moment:
    """The course that asks: its number, its first day, and which courses come before it."""

    course: int
    start: date | None
    today: date
    earlier: Mapping[str, int] = field(default_factory=dict)  # record to number in the plan


def check(one: Prerequisite, person: Person, at: Moment) -> Check:
    """The best of its ways: one that is met, else one that is open, else none."""
    if not one.is_structured and not any(person.has(way) is not None for way in one.ways):
        return Check(at.course, one.text, Met.NOT_KNOWN, Why.ONLY_TEXT, private=one.is_private)
    found = [_way(way, one.text, person, at) for way in one.ways]
    for states in (_GOOD, _OPEN):
        best = [check for check in found if check.met in states and check.is_known]
        if best:
            return best[0]
    return next((check for check in found if check.met is Met.NOT_KNOWN), found[0])


def _way(way: Way, text: str, person: Person, at: Moment) -> Check:
    private = way.known is not None and way.known.private

    def said(met: Met, why: Why, *, on: date | None = None, other: int | None = None) -> Check:
        return Check(at.course, text, met, why, private, on, other)

    held = person.has(way)
    if held is not None:
        return said(Met.MET, Why.SHOWN if held else Why.HELD)
    if way.age is not None:
        return said(*_age(way.age, person, at), on=_birthday(way.age, person.birth))
    given = sorted(at.earlier[name] for name in way.records if name in at.earlier)
    if given:
        return said(Met.MET, Why.EARLIER, other=given[0])
    kind = way.known.kind if way.known else None
    if kind is Kind.SCHOOL or (kind is Kind.LEVEL and person.graduated):
        return said(*_school(graduated=person.graduated))
    if kind is Kind.PAPER or kind is Kind.SUBJECT or kind is Kind.LEVEL:
        return said(Met.NOT_KNOWN, Why.TO_SHOW)
    return said(Met.NOT_KNOWN, Why.NOT_HELD if way.is_structured else Why.ONLY_TEXT)


def _age(years: int, person: Person, at: Moment) -> tuple[Met, Why]:
    birth = person.birth
    if birth is None:
        grown = person.age is not None and person.age >= years
        return (Met.MET, Why.OLD_ENOUGH) if grown else (Met.NOT_KNOWN, Why.NO_BIRTH_DATE)
    if relativedelta(at.start or at.today, birth).years >= years:
        return Met.MET, Why.OLD_ENOUGH
    return (Met.NOT_MET, Why.TOO_YOUNG) if at.start else (Met.NOT_KNOWN, Why.NO_START)


def _birthday(years: int, birth: date | None) -> date | None:
    return birth + relativedelta(years=years) if birth else None


def _school(*, graduated: bool | None) -> tuple[Met, Why]:
    if graduated is None:
        return Met.NOT_KNOWN, Why.NOT_ASKED
    return (Met.MET, Why.GRADUATED) if graduated else (Met.NOT_MET, Why.NOT_GRADUATED)


def _same(way: Way, held: Way) -> bool:
    """The same thing of the known list, the same record, or the same words."""
    if way.known is not None and held.known is not None:
        return way.known.key == held.known.key
    return bool(way.records & held.records) or bool(set(way.keys) & set(held.keys))
