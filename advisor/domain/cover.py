"""Who pays what of each cost line, out of an estimate: the shares that never pass the price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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
    index: int
    name: str
    worst: Money
    confirmed: Money
    direct: bool = True  # it never passes through the client's hands
    what: What = What.PAID_BACK  # how it reaches the client, when it is not direct
    code: str = ""  # of the program; empty: somebody else's money
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Covers:
    """All covers; a cancelled credential costs nothing any more."""

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
    amounts = {
        confirmed: _amounts(program, rooms, confirmed=confirmed) for confirmed in (False, True)
    }
    for number, line in enumerate(program.lines):
        yield Cover(
            line.credential_id,
            line.cost_index,
            program.name,
            amounts[False][number],
            amounts[True][number],
            direct=program.paid in ("to_school", "to_employer") and not line.paid_back,
            what=What.AID if program.paid == "to_client" else What.PAID_BACK,
            code=program.code,
            part_of=program.part_of,
        )


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


def _employer_share(program: ProgramResult, rooms: _Rooms) -> Iterator[Cover]:
    """What an employer pays of the lines that the program pays in part."""
    share = program.figures.get(EMPLOYER_SHARE, ZERO) if program.paid == "to_employer" else ZERO
    left = {False: share, True: share}
    for line in program.lines:
        place = line.credential_id, line.cost_index
        paid: Mapping[bool, Money] = {
            confirmed: rooms.take(place, left[confirmed], confirmed=confirmed)
            if (line.if_confirmed if confirmed else line.sure).at_least
            else ZERO
            for confirmed in (False, True)
        }
        left = {case: left[case] - paid[case] for case in left}
        if paid[False] or paid[True]:
            yield Cover(*place, program.name, paid[False], paid[True])
