"""Files as others send them, for the window and for the command."""

from __future__ import annotations

import io
import json
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

_REGISTRY = "https://credentialengineregistry.org/resources/"


def merged_workbook() -> bytes:
    """A title over all columns, three courses, their provider in one merged cell, days as days."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Programs of the fall"])
    sheet.merge_cells("A1:E1")
    sheet.append(["Title", "Provider", "Tuition", "As of", "Source"])
    when = datetime(2026, 9, 8)  # noqa: DTZ001 - as a spreadsheet keeps it
    for n in range(3):
        provider = None if n else "bcit"
        sheet.append([f"Falconry course {n}", provider, 100.5, when, f"https://bcit.ca/{n}"])
    sheet.merge_cells("B3:B5")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def registry_graph() -> bytes:
    """One credential and its owner, as the Credential Registry publishes them."""
    duration = {"@type": "ceterms:DurationProfile", "ceterms:exactDuration": "P10W"}
    cost = {"@type": "ceterms:CostProfile", "ceterms:currency": "USD", "ceterms:price": 1200}
    graph = [
        {
            "@id": f"{_REGISTRY}ce-111",
            "@type": "ceterms:CredentialOrganization",
            "ceterms:name": {"en-US": "Example Institute"},
        },
        {
            "@id": f"{_REGISTRY}ce-222",
            "@type": "ceterms:Certificate",
            "ceterms:ctid": "ce-222",
            "ceterms:name": {"fr": "Soufflage de verre", "en-US": "Glassblowing basics"},
            "ceterms:ownedBy": [f"{_REGISTRY}ce-111"],
            "ceterms:subjectWebpage": "https://example.org/glass",
            "ceterms:estimatedDuration": [duration],
            "ceterms:estimatedCost": [cost],
        },
    ]
    context = "https://credreg.net/ctdl/schema/context/json"
    return json.dumps({"@context": context, "@graph": graph}).encode()


def many_rows(folder: Path, count: int) -> Path:
    """A CSV file of new records."""
    rows = (
        f"x/{n},Course {n},bcit,Trades,{n % 900},2026-01-05,https://www.bcit.ca/{n}"
        for n in range(count)
    )
    file = folder / "many.csv"
    file.write_text("\n".join(["id,title,provider,field,tuition,as_of,source_url", *rows]))
    return file
