"""Three-valued logic: a test of facts is true, false, or None while an answer is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from advisor.domain.money import Money
from advisor.domain.situation import Value

Truth = bool | None


class Test(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"is_": "is"}):
    """One comparison of a fact, or several under ``any`` or ``all``. An empty test is true.

    ``unsaid`` says how a fact counts that nobody spoke of; without it, unknown stays unknown.
    ``if_named``: it counts as met in a case that names the program in its scope, for the case says
    so by naming it; in a client file it is open and asked for.
    """

    __test__ = False  # not a test of pytest's

    fact: str = ""
    is_: bool | str | None = None
    one_of: tuple[str, ...] = ()
    at_least: int | None = None
    below: int | None = None
    above: int | None = None  # of sums, where a cent more or less decides
    at_most: int | None = None
    empty: bool | None = None
    has: str = ""
    not_before: str = ""  # the fact that holds the earliest day
    not_after: str = ""  # the fact that holds the last day
    unsaid: Literal["", "yes", "no", "if_named"] = ""
    named: tuple[str, ...] = ()  # made by ``assembling``: the codes that ``if_named`` means
    any: tuple[Test, ...] = ()
    all: tuple[Test, ...] = ()

    def facts(self) -> Iterator[str]:
        """Every fact that the test looks at, in order."""
        if self.fact:
            yield self.fact
        yield from (fact for fact in (self.not_before, self.not_after) if fact)
        for part in (*self.any, *self.all):
            yield from part.facts()

    def comparisons(self) -> int:
        """How many comparisons this test makes itself, apart from its parts."""
        named = (self.one_of, self.has, self.not_before, self.not_after)
        numbers = (self.is_, self.at_least, self.below, self.above, self.at_most, self.empty)
        return sum(bool(word) for word in named) + sum(number is not None for number in numbers)


def truth(test: Test, facts: Mapping[str, Value], today: date) -> Truth:
    """Whether the test holds for these facts."""
    if test.any:
        return _together(test.any, facts, today, decides=True)
    if test.all:
        return _together(test.all, facts, today, decides=False)
    if not test.fact:
        return True
    value = facts.get(test.fact)
    if value is None:
        return _unsaid(test, facts, today)
    return _compare(test, value, facts)


def _together(
    parts: tuple[Test, ...], facts: Mapping[str, Value], today: date, *, decides: bool
) -> Truth:
    """Decided as soon as one part comes out so; the other way only if all parts do."""
    found: Truth = not decides
    for part in parts:
        one = truth(part, facts, today)
        if one is decides:
            return decides
        if one is None:
            found = None
    return found


def open_facts(test: Test, facts: Mapping[str, Value], today: date) -> set[str]:
    """The facts that keep the test from being decided."""
    if truth(test, facts, today) is not None:
        return set()
    if test.any or test.all:
        return set[str]().union(*(open_facts(p, facts, today) for p in (*test.any, *test.all)))
    return {test.fact}


def _unsaid(test: Test, facts: Mapping[str, Value], today: date) -> Truth:
    limit = facts.get(test.not_after) if test.not_after else None
    if isinstance(limit, date):
        return True if today <= limit else None  # it can still be done in time
    if test.named:
        scope = facts.get("scope")
        return True if isinstance(scope, tuple) and any(c in scope for c in test.named) else None
    return {"yes": True, "no": False}.get(test.unsaid)


def _compare(test: Test, value: Value, facts: Mapping[str, Value]) -> Truth:
    if test.is_ is not None:
        return value == test.is_
    if test.one_of:
        return value in test.one_of
    if test.empty is not None:
        return (value == ()) is test.empty
    if test.has:
        return isinstance(value, tuple) and test.has in value
    if test.not_before or test.not_after:
        return _day(test, value, facts)
    return _number(test, value)


def _day(test: Test, value: Value, facts: Mapping[str, Value]) -> Truth:
    if isinstance(value, bool):
        return value  # said in words: it was in time, or not
    limit = facts.get(test.not_before or test.not_after)
    if not isinstance(limit, date) or not isinstance(value, date):
        return {"yes": True, "no": False}.get(test.unsaid)
    return value >= limit if test.not_before else value <= limit


def _number(test: Test, value: Value) -> Truth:
    said = number(value)
    if said is None:
        return None
    if test.at_least is not None and said < test.at_least:
        return False
    if test.above is not None and said <= test.above:
        return False
    if test.at_most is not None and said > test.at_most:
        return False
    return not (test.below is not None and said >= test.below)


def number(value: Value | None) -> Decimal | None:
    """A fact as a number."""
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return Decimal(value)
    plain = isinstance(value, str) and value.replace(".", "", 1).isdecimal()
    return Decimal(str(value)) if plain else None
