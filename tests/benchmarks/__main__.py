"""``dev.py bench``: all ratios measured in one run, so that a slow machine changes little.

Goals: unlock form 1.8 times an empty window; search p95 16 ms, and 50 ms at 100,000 records; plan
300 ms; client page 220 MB.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from advisor import settings as settings_file
from advisor.domain.centre import Centre
from advisor.paths import DataFolder
from advisor.services import estimating, filing, planning, printing, searching, unlocking
from tests.benchmarks import search

RUNS = 9


def main() -> None:
    """Print one line a measurement."""
    with tempfile.TemporaryDirectory() as folder:
        data = DataFolder(Path(folder))
        searching.open_catalogue(data.catalogue).close()
        settings_file.save(data.settings, settings_file.Settings(welcomed=True))
        vault = unlocking.create(data.vault, "bench passphrase")
        vault.close()
        for line in (*startup(data), *paper(data)):
            print(line, flush=True)
    for name, value in search.measure():
        print(f"{name}: {value}", flush=True)


def startup(data: DataFolder) -> list[str]:
    """Process start to a form that takes keys, in turns with the empty window."""
    times: dict[str, list[float]] = {"empty": [], "unlock": [], "window": []}
    for _ in range(RUNS):
        for mode, found in times.items():
            found.append(child(mode, data))
    middle = {mode: statistics.median(found) for mode, found in times.items()}
    memory = child("client", data)
    floor = middle["empty"]
    return [
        f"empty window: {floor:.2f} s",
        f"unlock form that takes keys: {middle['unlock'] / floor:.2f} x (goal 1.8 x)",
        f"whole window with clients: {middle['window'] / floor:.2f} x",
        f"resident memory with the client page open: {memory:.0f} MB (goal 220 MB)",
    ]


def child(mode: str, data: DataFolder) -> float:
    """The number that one child process prints."""
    words = [sys.executable, "-m", "tests.benchmarks.startup", mode, str(data.root)]
    quiet = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=quiet, timeout=60)
    return float(done.stdout)


def paper(data: DataFolder) -> list[str]:
    """The client copy of the first sample plan, drawn again and again."""
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
    printing.render(plan)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        printing.render(plan)
        times.append((time.perf_counter() - start) * 1000)
    return [f"plan PDF: {statistics.median(times):.0f} ms (goal 300 ms)"]


if __name__ == "__main__":
    main()
