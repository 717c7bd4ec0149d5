"""``dev.py bench``: speed and memory, measured in one run, so that machines compare."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from advisor import settings as settings_file
from advisor.domain.centre import Centre
from advisor.domain.plan import LearningPlan
from advisor.paths import DataFolder
from advisor.services import estimating, filing, planning, searching, unlocking
from advisor.settings import Settings
from tests.benchmarks import estimate, imports, paper, search, stack

RUNS = 9
WALKS = 3
LATE = 60  # seconds after which a child process is given up
Line = tuple[str, str, str]  # what, measured, goal


def main() -> None:
    """Print one line a measurement, as soon as it is there."""
    with tempfile.TemporaryDirectory(prefix="advisor-bench-") as folder:
        data = DataFolder(Path(folder))
        searching.open_catalogue(data.catalogue).close()
        settings_file.save(data.settings, Settings(welcomed=True))
        unlocking.create(data.vault, "bench passphrase").close()
        show(startup(data))
        show(stillness(data))
        show(paper.measure(sample_plan(data)))
    show(estimate.measure())
    show(search.measure())
    show(imports.measure())
    show(stack.measure())


def show(lines: Iterator[Line]) -> None:
    """Columns: what, measured, goal."""
    for what, measured, goal in lines:
        print(f"{what:58} {measured:>9}  {goal and 'goal ' + goal}".rstrip(), flush=True)


def startup(data: DataFolder) -> Iterator[Line]:
    """Child processes of the three kinds in turns, so that a busy minute falls on all of them."""
    times: dict[str, list[float]] = {"empty": [], "unlock": [], "window": []}
    for _ in range(RUNS):
        for mode, found in times.items():
            found.append(child(mode, data))
    middle = {mode: statistics.median(found) for mode, found in times.items()}
    floor = middle["empty"]
    yield "process start to an empty PySide6 window", f"{floor:.2f} s", ""
    yield "… to an unlock form that takes keys", f"{middle['unlock'] / floor:.2f} x", "1.80 x"
    yield "… to the whole window, sample clients read", f"{middle['window'] / floor:.2f} x", ""
    gap = statistics.median(child("gap", data) for _ in range(RUNS))
    yield "longest gap of the window while the rest is imported", f"{gap:.0f} ms", ""
    memory = child("client", data)
    yield "resident memory with the client page open", f"{memory:.0f} MB", "220 MB"


def stillness(data: DataFolder) -> Iterator[Line]:
    """The longest time that the window stood still for each thing that a counsellor does.

    ``own`` is what its thread computed meanwhile: other programs on the machine do not lengthen it.
    """
    walks = [json.loads(said("gaps", str(data.root))) for _ in range(WALKS)]
    for name in walks[0]:
        wall, own = (statistics.median(walk[name][at] for walk in walks) for at in (0, 1))
        yield f"window still: {name} (own {own:.0f} ms)", f"{wall:.0f} ms", "16 ms"


def child(mode: str, data: DataFolder) -> float:
    """The number that one child process prints."""
    return float(said("startup", mode, str(data.root), str(time.time())))


def said(module: str, *words: str) -> str:
    """What a child process prints; without a screen if none is asked for."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *words]
    offscreen = {"QT_QPA_PLATFORM": "offscreen"} | dict(os.environ)
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=offscreen, timeout=LATE
    )
    if done.returncode or not done.stdout:
        sys.exit(f"The measurement “{module} {words[0]}” failed:\n{done.stderr}")
    return done.stdout


def sample_plan(data: DataFolder) -> LearningPlan:
    """The plan of the sample client with the most courses."""
    today = date(2026, 11, 23)
    rules, vault = estimating.load_rules(), unlocking.sample(today)
    catalogue = searching.open_catalogue(data.catalogue)
    fullest = max(filing.clients(vault), key=lambda row: row.chosen)
    file = filing.load(vault, fullest.client.id)
    plan = planning.draft(
        file,
        estimating.estimate(file, rules, today),
        catalogue=catalogue,
        rules=rules,
        centre=Centre("Example Employment Centre", phone="604-555-0148"),
        counsellor="Dana",
        on=today,
    )
    catalogue.close()
    vault.close()
    return plan


if __name__ == "__main__":
    main()
