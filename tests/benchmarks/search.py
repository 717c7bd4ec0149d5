"""How long a keystroke in the search field takes: the real catalogue and many made-up records.

In the service, by best match and with a client's eyes by best fit, and in the window (``keys``).
Run with ``python -m tests.benchmarks.search``. The made-up records recombine the words of the real
ones, so that common words are as common and rare ones as rare; a quarter of the titles carry a word
of their own.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import tomli_w

from advisor.catalogue.build import open_catalogue
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.query import Query
from advisor.paths import resource
from tests import relevance
from tests.benchmarks import keys

MANY = {30_000: "10 ms", 100_000: "16 ms"}  # records: the goal of p95
SPOKEN = 6  # every so many of the texts that clients say is typed too
ASKED = 40  # titles that are typed letter by letter
Line = tuple[str, str, str]  # what, measured, goal


def measure() -> Iterator[Line]:
    """Lines of what, measured and goal: p50 and p95 of a search in ms, and the build in s."""
    with tempfile.TemporaryDirectory(prefix="advisor-bench-") as folder:
        place = Path(folder)
        real = [resource("catalogue/bc")]
        yield from _lines("real catalogue", real, place / "real/catalogue/c.sqlite", "5 ms")
        for many, goal in MANY.items():
            pack = synthetic_pack(place / f"pack-{many}", many)
            name = f"{many:,} made-up records"
            yield from _lines(name, [pack], place / f"{many}/catalogue/c.sqlite", goal)


def synthetic_pack(folder: Path, many: int) -> Path:
    """A pack of made-up records beside the real providers; the same every time."""
    source = resource("catalogue/bc")
    shutil.copytree(source, folder)
    lines = (source / "credentials.jsonl").read_text("utf-8").splitlines()
    real = [json.loads(line) for line in lines]
    chance = random.Random(2026)
    made = (json.dumps(_record(real, number, chance)) for number in range(many))
    (folder / "credentials.jsonl").write_text("\n".join(made) + "\n", "utf-8")
    names = ("credentials.jsonl", "providers.jsonl", "regions.toml", "ages.toml", "words.tsv")
    sums = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
    facts = {"format": 1, "name": "many", "edition": "made up", "licence": "none"}
    manifest = {**facts, "read_on": "2026-11-23", "files": sums}
    (folder / "manifest.toml").write_text(tomli_w.dumps(manifest), "utf-8")
    return folder


def _record(real: list[dict[str, Any]], number: int, chance: random.Random) -> dict[str, Any]:
    record = dict(chance.choice(real))
    words = record["title"].split() + chance.choice(real)["title"].split()
    chance.shuffle(words)
    words = words[: chance.randint(2, 7)]
    if number % 4 == 0:
        words.insert(
            0, "".join(chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in "123")
        )
    other = chance.choice(real)
    record |= {"id": f"made/{number}", "title": " ".join(words), "summary": other["summary"]}
    record["skills"] = other.get("skills", [])
    return record


def keystrokes(catalogue: Catalogue) -> Iterator[Query]:
    """Titles typed letter by letter, some with a slip, some under filters; and what clients say."""
    chance = random.Random(7)
    every = [hit.credential for hit in catalogue.search(Query(limit=1_000_000)).hits]
    for number, credential in enumerate(chance.sample(every, ASKED)):
        text = credential.title
        if number % 4 == 1 and len(text) > 6:
            slip = chance.randrange(2, len(text) - 2)
            text = text[:slip] + text[slip + 1 :]
        where = {"field": (credential.field,), "delivery": ("online", "unknown")}
        for length in range(1, len(text) + 1):
            yield Query(text[:length], where if number % 5 == 2 else {})
    for asked in relevance.read(relevance.SETS[0])[::SPOKEN]:
        for length in range(1, len(asked.text) + 1):
            yield Query(asked.text[:length])


def _lines(name: str, packs: list[Path], path: Path, goal: str) -> Iterator[Line]:
    started = time.perf_counter()
    path.parent.mkdir(parents=True)
    catalogue = open_catalogue(path, packs=packs)
    built = time.perf_counter() - started
    asked = list(keystrokes(catalogue))
    taken = _timed(catalogue.search, asked)
    yield f"search p50, {name} ({len(taken)} keystrokes)", f"{_at(taken, 50):.1f} ms", ""
    yield f"search p95, {name}", f"{_at(taken, 95):.1f} ms", goal
    eyes = keys.fitter(catalogue)
    first = _timed(lambda query: eyes.find(catalogue, query), [Query()])
    yield f"first answer by fit, {name}", f"{first[0]:.0f} ms", ""
    taken = _timed(lambda query: eyes.find(catalogue, query), asked)
    yield f"search by fit p50, {name}", f"{_at(taken, 50):.1f} ms", ""
    yield f"search by fit p95, {name}", f"{_at(taken, 95):.1f} ms", goal
    size = catalogue.counts[0]
    catalogue.close()
    yield f"catalogue built, {name}", f"{built:.1f} s", ""
    yield "… for a thousand records", f"{built / size * 1000:.2f} s", ""
    yield from keys.measure(name, path)


def _timed(call: Callable[[Query], object], queries: list[Query]) -> list[float]:
    """How long each takes in ms, the shortest first."""
    taken = []
    for query in queries:
        started = time.perf_counter()
        call(query)
        taken.append((time.perf_counter() - started) * 1000)
    return sorted(taken)


def _at(taken: list[float], percent: int) -> float:
    return taken[len(taken) * percent // 100]


if __name__ == "__main__":
    for what, measured, wanted in measure():
        print(f"{what:58} {measured:>9}  {wanted}")
