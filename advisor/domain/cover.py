"""Who pays what of each cost line, out of an estimate: the shares that never pass the price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.domain.cash import What
from advisor.domain.estimate import Estimate, ProgramResult, Verdict
from advisor.domain.money import ZERO, Money, total
from advisor.domain.situation import Situation

_COVER = ("grant", "waiver", "employer")
EMPLOYER_SHARE = "employer_share"


@dataclass(frozen=True, slots=True)
class Cover:
    """One payer's part of one cost line, in the worst case and if all is confirmed."""

    credential_id: str
    index: int | None  # None: for the course as a whole
    name: str
    worst: Money
    confirmed: Money
    direct: bool = True  # it never passes through the client's hands
    what: What = What.PAID_BACK  # how it reaches the client, when it is not direct
    code: str = ""  # of the program; empty: somebody else's money
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Covers:
    """All covers; a cancelled credential costs nothing any more, "" is none in particular."""

    every: tuple[Cover, ...]
    cancelled: frozenset[str]

    def of(self, credential_id: str) -> tuple[Cover, ...]:
        """Those of one credential."""
        return tuple(cover for cover in self.every if cover.credential_id == credential_id)


Line = tuple[str, int]


class _Rooms:
    """What is left to pay of each line, in both cases."""

    def __init__(self, situation: Situation) -> None:
        self._prices = {
            (chosen.id, index): cost.amount or ZERO
            for chosen in situation.chosen
            for index, cost in enumerate(chosen.costs)
        }
        self._left = {False: dict(self._prices), True: dict(self._prices)}

    def take(self, line: Line, amount: Money, *, confirmed: bool) -> Money:
        """Pay up to an amount of a line; what is really paid."""
        left = self._left[confirmed]
        paid = max(ZERO, min(amount, left.get(line, ZERO)))
        left[line] = left.get(line, ZERO) - paid
        return paid

    @property
    def courses(self) -> tuple[str, ...]:
        """The credentials that cost anything, in their order."""
        return tuple(dict.fromkeys(course for course, _index in self._prices))

    def of(self, course: str) -> tuple[Line, ...]:
        """The lines of a credential; of none of them in particular: all lines."""
        return tuple(line for line in self._prices if course in ("", line[0]))

    def take_all(self, line: Line, *, confirmed: bool) -> Money:
        """Pay the whole rest of a line."""
        return self.take(line, self._left[confirmed].get(line, ZERO), confirmed=confirmed)


def covers(situation: Situation, estimate: Estimate) -> Covers:
    """Money that is promised already comes first, then the programs in their order."""
    rooms = _Rooms(situation)
    found = [*_others(situation, rooms)]
    programs = [program for program in estimate.programs if program.kind in _COVER]
    for program in programs:
        found += _of_program(program, rooms)
    for program in programs:
        found += _employer_share(program, rooms)
    gone = frozenset(
        line.credential_id
        for program in estimate.programs
        for line in program.lines
        if line.note == Verdict.CANCELLED
    )
    return Covers(tuple(found), gone)


def _others(situation: Situation, rooms: _Rooms) -> Iterator[Cover]:
    """Somebody else's money pays lines of its kind in order; a loan is no cover."""
    for other in situation.other_funding:
        left = other.amount or ZERO if other.counts else ZERO
        for chosen in situation.chosen:
            for index, cost in enumerate(chosen.costs):
                if cost.category is other.category and left:
                    line = chosen.id, index
                    paid = rooms.take(line, left, confirmed=False)
                    rooms.take(line, paid, confirmed=True)
                    left = left - paid
                    if paid:
                        yield Cover(chosen.id, index, other.payer, paid, paid)


def _of_program(program: ProgramResult, rooms: _Rooms) -> Iterator[Cover]:
    """What it pays line by line, then what it pays for a course as a whole."""
    amounts = [_amounts(program, rooms, confirmed=case) for case in (False, True)]
    blank = Cover(
        "",
        None,
        program.name,
        ZERO,
        ZERO,
        direct=program.paid in ("to_school", "to_employer"),
        what=What.AID if program.paid == "to_client" else What.PAID_BACK,
        code=program.code,
        part_of=program.part_of,
    )
    for number, line in enumerate(program.lines):
        yield replace(
            blank,
            credential_id=line.credential_id,
            index=line.cost_index,
            worst=amounts[0][number],
            confirmed=amounts[1][number],
            direct=blank.direct and not line.paid_back,
        )
    whole = (program.sure.at_least, program.if_confirmed.at_least)
    over = [full - total(found) for full, found in zip(whole, amounts, strict=True)]
    for case in (False, True):
        for place, amount in _lump(program, over[case], rooms, confirmed=case):
            lump = replace(blank, credential_id=place[0], index=place[1])
            yield replace(lump, confirmed=amount) if case else replace(lump, worst=amount)


def _amounts(program: ProgramResult, rooms: _Rooms, *, confirmed: bool) -> list[Money]:
    """The least of each line; what the program surely pays beyond that goes where it still can."""
    whole = program.if_confirmed if confirmed else program.sure
    bounds = [line.if_confirmed if confirmed else line.sure for line in program.lines]
    places = [(line.credential_id, line.cost_index) for line in program.lines]
    found = [
        rooms.take(place, one.at_least, confirmed=confirmed)
        for place, one in zip(places, bounds, strict=True)
    ]
    over = whole.at_least - total(found)
    for number, place in enumerate(places):
        top = bounds[number].up_to
        room = over if top is None else min(over, top - found[number])
        more = rooms.take(place, room, confirmed=confirmed)
        found[number], over = found[number] + more, over - more
    return found


def _lump(
    program: ProgramResult, amount: Money, rooms: _Rooms, *, confirmed: bool
) -> Iterator[tuple[tuple[str, int | None], Money]]:
    """An award that follows from need and not from lines, never more than the courses cost.

    Where nobody knows for which of several courses it is, it belongs to none of them.
    """
    parts = dict(program.by_credential)
    if total(parts.values()) != amount:
        courses = rooms.courses
        parts = {courses[0] if len(courses) == 1 else "": amount}
    direct = program.paid in ("to_school", "to_employer")
    for course, part in parts.items():
        left, found = part, ZERO
        for line in rooms.of(course):
            paid = rooms.take(line, left, confirmed=confirmed)
            left, found = left - paid, found + paid
            if direct and paid:
                yield line, paid
        if found and not direct:
            yield (course, None), found


def _employer_share(program: ProgramResult, rooms: _Rooms) -> Iterator[Cover]:
    """An employer bears what the program leaves of the lines that it pays: never the client."""
    if program.paid != "to_employer" or EMPLOYER_SHARE not in program.figures:
        return
    for line in program.lines:
        place = line.credential_id, line.cost_index
        worst, confirmed = (
            rooms.take_all(place, confirmed=case) if found.up_to != ZERO else ZERO
            for case, found in ((False, line.sure), (True, line.if_confirmed))
        )
        if worst or confirmed:
            yield Cover(*place, program.name, worst, confirmed)
