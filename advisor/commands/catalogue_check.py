"""``advisor catalogue check``: what in the catalogue wants looking after."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from advisor.services import checking, searching
from advisor.services.checking import Finding, Trouble, Work

_SHOWN = 20  # records in the text for a person


def run(arguments: argparse.Namespace) -> int:
    """Look through all records. What it finds is work, not an error: the exit code is 0."""
    on = datetime.now(UTC).astimezone().date()
    catalogue = searching.open_catalogue(arguments.data.catalogue)
    try:
        works = checking.work_list(catalogue, {}, on)
        records = catalogue.counts[0]
    finally:
        catalogue.close()
    if arguments.json:
        print(json.dumps(_document(works, records, on), ensure_ascii=False))
    else:
        print("\n".join(_lines(works, records)))
    return 0


def _counts(works: Sequence[Work]) -> dict[str, int]:
    """How many records have each trouble, also those that none has."""
    found = Counter(trouble for work in works for trouble in {f.trouble for f in work.findings})
    return {trouble.value: found[trouble] for trouble in Trouble}


def _document(works: Sequence[Work], records: int, on: date) -> dict[str, Any]:
    return {
        "on": on.isoformat(),
        "records": records,
        "not_before": searching.not_before(on).isoformat(),
        "counts": _counts(works),
        "items": [
            {
                "id": work.credential.id,
                "title": work.credential.title,
                "provider": work.credential.provider.name,
                "findings": [{"trouble": f.trouble.value, "fact": f.fact} for f in work.findings],
            }
            for work in works
        ],
    }


def _lines(works: Sequence[Work], records: int) -> Iterator[str]:
    yield f"{len(works)} of {records} records want looking after"
    yield from (f"  {_plain(name)}: {count}" for name, count in _counts(works).items() if count)
    yield "What touches money or a link comes first"
    for work in works[:_SHOWN]:
        said = ", ".join(_said(finding) for finding in work.findings)
        yield f"  {work.credential.title} ({work.credential.id}): {said}"
    if len(works) > _SHOWN:
        yield f"  and {len(works) - _SHOWN} more: --json names them all"


def _said(finding: Finding) -> str:
    name = _plain(finding.trouble.value)
    return f"{name} ({finding.fact})" if finding.fact else name


def _plain(name: str) -> str:
    return name.replace("_", " ")
