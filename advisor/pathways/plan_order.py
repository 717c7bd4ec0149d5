"""The order of the courses of a plan: what stands in its way, and the order that mends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from advisor.domain.prerequisite import Fault


@dataclass(frozen=True, slots=True)
class Placed:
    """A course of the plan. ``needs``: of each group one must come first; ids of other courses."""

    id: str
    start: date | None = None
    end: date | None = None
    needs: tuple[frozenset[str], ...] = ()
    toward: frozenset[str] = frozenset()  # courses that it counts toward


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with a course; ``others`` are the courses that it is about."""

    fault: Fault
    id: str
    others: tuple[str, ...]


def findings(plan: Sequence[Placed]) -> list[Finding]:
    """Rings, courses that start before what they need ends, and what stands in the wrong order.

    A need that no course of the plan meets is not judged here. A ladder is named only where
    another order would follow it.
    """
    loops = rings(plan)
    inside = {name for ring in loops for name in ring}
    found = [Finding(Fault.RING, ring[0], ring[1:]) for ring in loops]
    free = [one for one in plan if one.id not in inside]
    place = {one.id: number for number, one in enumerate(plan)}
    by_id = {one.id: one for one in plan}
    for one in free:
        for group in _known(one, place):
            late = _too_early(one, [by_id[name] for name in group])
            if late:
                found.append(Finding(Fault.TOO_EARLY, one.id, (late,)))
            if not any(place[name] < place[one.id] for name in group):
                first = min(group, key=lambda name: place[name])
                found.append(Finding(Fault.ORDER, one.id, (first,)))
    told = {(other, one.id) for one in found for other in one.others}
    mended = {name: number for number, name in enumerate(in_plan_order(plan))}
    found += [
        Finding(Fault.LADDER, step, (whole,))
        for step, whole in _ladders(plan)
        if (step, whole) not in told and place[step] > place[whole] and mended[step] < mended[whole]
    ]
    return found


def in_plan_order(plan: Sequence[Placed]) -> list[str]:
    """The courses so that what each needs comes first, and ladders too where they can; else as
    they are. Courses of a ring stay where they are among the others.
    """
    inside = {name for ring in rings(plan) for name in ring}
    left, done = list(plan), list[str]()
    names = {one.id for one in plan}
    while left:
        ready = [one for one in left if one.id in inside or _met(one, names, done)]
        waiting = {one.id for one in left}
        climbed = [one for one in ready if not _steps_to(one.id, plan) & waiting]
        first = (climbed or ready)[0]
        done.append(first.id)
        left.remove(first)
    return done


def rings(plan: Sequence[Placed]) -> list[tuple[str, ...]]:
    """Courses of which each needs another of them first, in the order of the plan."""
    names = {one.id for one in plan}
    left, done = list(plan), list[str]()
    while ready := [one for one in left if _met(one, names, done)]:
        done += [one.id for one in ready]
        left = [one for one in left if one not in ready]
    stuck = {one.id: {n for group in one.needs for n in group} & names for one in left}
    reach = {name: _reach(name, stuck) for name in stuck}
    found = {
        tuple(other for other in stuck if other in reach[name] and name in reach[other])
        for name in stuck
        if name in reach[name]
    }
    place = [one.id for one in plan]
    return sorted(found, key=lambda ring: place.index(ring[0]))


def _met(one: Placed, names: set[str], done: Sequence[str]) -> bool:
    return all(group & set(done) for group in one.needs if group & names)


def _known(one: Placed, place: Mapping[str, int]) -> Iterator[frozenset[str]]:
    """The groups of which a course is on the plan."""
    yield from (group for group in (need & place.keys() for need in one.needs) if group)


def _too_early(one: Placed, given: Sequence[Placed]) -> str:
    """The course that it cannot wait for; empty where one of them is done, or a day is unknown."""
    ends = {other.id: other.end or other.start for other in given}
    days = [(end, name) for name, end in ends.items() if end is not None]
    if one.start is None or len(days) < len(ends):
        return ""
    end, name = min(days)
    return name if end >= one.start else ""


def _ladders(plan: Sequence[Placed]) -> Iterator[tuple[str, str]]:
    names = {one.id for one in plan}
    for one in plan:
        yield from ((one.id, whole) for whole in sorted(one.toward & names - {one.id}))


def _steps_to(whole: str, plan: Sequence[Placed]) -> set[str]:
    return {step for step, of in _ladders(plan) if of == whole}


def _reach(start: str, steps: Mapping[str, set[str]]) -> set[str]:
    seen, open_ = set[str](), [*steps[start]]
    while open_:
        name = open_.pop()
        if name in steps and name not in seen:
            seen.add(name)
            open_ += steps[name]
    return seen
