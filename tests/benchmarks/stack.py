"""How long the suggested sets take: the real catalogue, and harder made-up ones.

Run with ``python -m tests.benchmarks.stack``. A made-up credential teaches one to four skills of
one of ten fields, now and then one of another; seven in ten have a price, and a grant pays for four
in ten.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from advisor.catalogue.build import open_catalogue
from advisor.catalogue.query import Query
from advisor.domain.cover_pool import CoverPool
from advisor.domain.money import Money
from advisor.pathways.options import Ask, Goal, Option
from advisor.pathways.stacking import best
from advisor.pathways.stems import stems

COURSES, SKILLS, FIELDS = 500, 80, 10
Line = tuple[str, str, str]  # what, measured, goal


def measure() -> Iterator[Line]:
    """The slowest of the three goals, each proven best or said not to be."""
    yield _line("real catalogue, its 80 commonest skills", real(None), "1.0 s")
    yield _line("… with $5,000 of own money", real(Money.of(5000)), "1.0 s")
    yield _line("500 made-up x 80 skills, $5,000 of own money", made_up(Money.of(5000)), "1.0 s")
    yield _line("500 made-up x 80 skills, no limit", made_up(None), "1.0 s")


def _line(what: str, ask: Ask, goal: str) -> Line:
    slowest, proven = 0.0, True
    best(Ask(("a",), (Option("a", frozenset({"a"}), Money(), 1),)), Goal.SMALLEST)  # the import
    for aim in Goal:
        start = time.perf_counter()
        found = best(ask, aim)
        slowest = max(slowest, time.perf_counter() - start)
        proven = proven and found is not None and found.optimal
    return f"set: {what}", f"{slowest:.2f} s{'' if proven else ' unproven'}", goal


def real(own_money: Money | None) -> Ask:
    """All credentials of the catalogue that teach one of its commonest skill phrases."""
    with tempfile.TemporaryDirectory() as folder:
        catalogue = open_catalogue(Path(folder) / "catalogue.sqlite")
        hits = catalogue.search(Query("", {}, catalogue.counts[0])).hits
        catalogue.close()
    records = [hit.credential for hit in hits]
    taught = {c.id: {" ".join(stems(skill)) for skill in c.skills} for c in records}
    common = Counter(skill for skills in taught.values() for skill in skills)
    wanted = tuple(skill for skill, _count in common.most_common(SKILLS))
    options = tuple(
        Option(c.id, frozenset(taught[c.id]) & frozenset(wanted), c.tuition, c.weeks)
        for c in records
    )
    return Ask(wanted, options, (), own_money)


def made_up(own_money: Money | None) -> Ask:
    """Courses of one field each, the same every time."""
    draw = random.Random(0)
    wanted = tuple(f"skill {n}" for n in range(SKILLS))
    options = tuple(_course(draw, number, wanted) for number in range(COURSES))
    paid = {o.id: o.price for o in options if o.price is not None and draw.random() < 0.4}
    return Ask(wanted, options, (CoverPool("grant", Money.of(3500), paid),), own_money)


def _course(draw: random.Random, number: int, wanted: tuple[str, ...]) -> Option:
    field = [skill for n, skill in enumerate(wanted) if n % FIELDS == number % FIELDS]
    other = draw.sample(wanted, 1) if draw.random() < 0.15 else []
    teaches = frozenset([*draw.sample(field, draw.randint(1, 4)), *other])
    price = Money.of(draw.randint(100, 5000)) if draw.random() < 0.7 else None
    return Option(f"c{number}", teaches, price, draw.randint(1, 40))


if __name__ == "__main__":
    for what, measured, goal in measure():
        print(f"{what:58} {measured:>9}  goal {goal}", flush=True)
