"""How long the suggested sets take: the real catalogue, and harder made-up ones.

Run with ``python -m tests.benchmarks.stack``. The floor of the ratios is a process that loads the
solver and does nothing with it. A made-up credential teaches one to four skills of one of ten
fields, now and then one of another; seven in ten have a price, and a grant pays for four in ten.
"""

from __future__ import annotations

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from advisor.catalogue.build import open_catalogue
from advisor.catalogue.query import Query
from advisor.domain.cover_pool import CoverPool
from advisor.domain.money import Money
from advisor.pathways.options import Ask, Goal, Option
from advisor.pathways.stacking import best
from advisor.pathways.stems import stems
from advisor.services import estimating, filing, suggesting, unlocking

COURSES, SKILLS, FIELDS = 500, 80, 10
Line = tuple[str, str, str]  # what, measured, goal


def measure() -> Iterator[Line]:
    """The slowest of the three goals, each proven best or said not to be; then all of a page."""
    best(Ask(("a",), (Option("a", frozenset({"a"}), Money(), 1),)), Goal.SMALLEST)  # the import
    floor = statistics.median(_load() for _ in range(3))
    yield "floor: a process that loads the solver", f"{floor:.2f} s", ""
    yield _line("real catalogue, its 80 commonest skills", real(None), floor)
    yield _line("… with $5,000 of own money", real(Money.of(5000)), floor)
    yield _line("500 made-up x 80 skills, $5,000", made_up(Money.of(5000)), floor)
    yield _line("500 made-up x 80 skills, no limit", made_up(None), floor)
    took = whole()
    yield "set: the whole page, real catalogue", f"{took:.2f} s = {took / floor:.1f} x", "2.0 s"


def _load() -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", "import highspy, numpy"], check=True)
    return time.perf_counter() - start


def _line(what: str, ask: Ask, floor: float) -> Line:
    slowest, proven = 0.0, True
    for aim in Goal:
        start = time.perf_counter()
        found = best(ask, aim)
        slowest = max(slowest, time.perf_counter() - start)
        proven = proven and found is not None and found.optimal
    said = f"{slowest:.2f} s = {slowest / floor:.1f} x{'' if proven else ' unproven'}"
    return f"set: {what}", said, "1.0 s"


def whole() -> float:
    """All that the page asks for: candidates, who pays, three sets, next steps, why not others."""
    on, vault = date(2026, 11, 23), unlocking.sample(date(2026, 11, 23))
    file = filing.load(vault, filing.clients(vault)[0].client.id)
    wanted = ("bookkeeping", "quickbooks", "payroll", "first aid", "communication", "safety")
    file = replace(file, goal=replace(file.goal, skills_wanted=wanted, own_money=Money.of(2000)))
    rules = estimating.load_rules()
    with tempfile.TemporaryDirectory() as folder:
        catalogue = open_catalogue(Path(folder) / "catalogue.sqlite")
        start = time.perf_counter()
        suggesting.of_file(catalogue, file, rules, on, answers={}, watch=lambda _done, _of: None)
        took = time.perf_counter() - start
        catalogue.close()
    vault.close()
    return took


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
        print(f"{what:58} {measured:>16}  {goal and 'goal ' + goal}".rstrip(), flush=True)
