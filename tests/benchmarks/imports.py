"""How long an import takes: 100,000 rows as CSV, looked at and applied.

Run with ``python -m tests.benchmarks.imports``. The rows are those of the search measurement.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec

from advisor.catalogue.exchange import ctdl_out, table_out
from advisor.catalogue.reading import CredentialRow
from advisor.paths import DataFolder
from advisor.services import importing, searching
from advisor.services.importing import Asked, Manner, Preview, Trust
from tests.benchmarks.search import synthetic_pack

MANY = 100_000
Line = tuple[str, str, str]  # what, measured, goal


def measure(many: int = MANY) -> Iterator[Line]:
    """Lines of what, measured and goal, in seconds."""
    with tempfile.TemporaryDirectory(prefix="advisor-bench-") as folder:
        place = Path(folder)
        data = DataFolder(place / "data")
        searching.open_catalogue(data.catalogue).close()
        providers = importing.layers(data).providers
        lines = synthetic_pack(place / "pack", many) / "credentials.jsonl"
        rows = [msgspec.convert(json.loads(line), CredentialRow) for line in lines.open("rb")]
        files = {
            "CSV": (place / "many.csv", table_out.comma(rows, providers)),
            "XLSX": (place / "many.xlsx", table_out.workbook(rows, providers, len(rows))),
            "CTDL": (place / "many.jsonld", ctdl_out.document(rows[: many // 10], providers)),
        }
        for kind, (file, raw) in files.items():
            file.write_bytes(raw)
            started = time.perf_counter()
            preview = look(data, file)
            count = len(preview.outcome.added)
            taken = time.perf_counter() - started
            yield f"import looked at, {count:,} rows of {kind}", f"{taken:.1f} s", ""
        yield from _applied(data, look(data, files["CSV"][0]))


def look(data: DataFolder, file: Path) -> Preview:
    """What a file would do."""
    asked = Asked(date(2026, 11, 23))
    return importing.look(
        data, file, asked=asked, manner=Manner(), trust=Trust(), progress=lambda _done, _all: None
    )


def _applied(data: DataFolder, preview: Preview) -> Iterator[Line]:
    for name, step in (
        ("import applied, catalogue built", lambda: importing.apply(data, preview, _quiet)),
        ("start with the import", lambda: searching.open_catalogue(data.catalogue).close()),
        ("import undone, catalogue built", lambda: importing.undo(data, _quiet)),
    ):
        started = time.perf_counter()
        step()
        taken = time.perf_counter() - started
        yield f"{name}, {len(preview.outcome.added):,} rows", f"{taken:.1f} s", ""


def _quiet(_done: int, _total: int) -> None:
    return


if __name__ == "__main__":
    for what, measured, wanted in measure():
        print(f"{what:58} {measured:>9}  {wanted}", flush=True)
