"""Give the catalogue away: as a table, as CTDL JSON-LD, or as a signed pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from advisor import files, signing
from advisor.catalogue.exchange import ctdl_out, keeping, packed, table_out
from advisor.catalogue.layers import Layers
from advisor.domain.errors import BadInput
from advisor.packs import MANIFEST
from advisor.paths import DataFolder
from advisor.services import importing

KINDS = (".csv", ".xlsx", ".jsonld", ".pack")


def export(data: DataFolder, target: Path, centre: str, on: date) -> int:
    """Write the catalogue to a file whose ending says its kind; returns the count of records.

    Raises BadInput for another ending, DamagedFile, Unavailable.
    """
    kind = target.suffix.lower()
    if kind not in KINDS:
        raise BadInput(f"The ending of the file says its kind: {', '.join(KINDS)}. Choose one.")
    held = importing.layers(data)
    rows = list(held.rows.values())
    if kind == ".csv":
        raw = table_out.comma(rows, held.providers)
    elif kind == ".xlsx":
        raw = table_out.workbook(rows, held.providers)
    elif kind == ".jsonld":
        raw = ctdl_out.document(rows, held.providers)
    else:
        raw = _pack(data, held, centre, on)
    files.write(target, raw)
    return len(rows)


def _pack(data: DataFolder, held: Layers, centre: str, on: date) -> bytes:
    """All records, and the ids of those that ship but were retired here, signed as a whole."""
    rows = list(held.rows.values())
    gone = sorted(held.shipped - held.rows.keys())
    contents = keeping.pack_files(rows, held.providers.values(), gone)
    days = [row.read_on for row in rows if row.read_on]
    facts = {
        "name": "catalogue",
        "edition": on.isoformat(),
        "read_on": max(days, default=on),
        "shared": {"centre": centre.strip(), "made_on": on},
    }
    signed = signing.signed(keeping.manifest(contents, facts), signing.own_key(data.signing_key))
    return packed.archive({**contents, MANIFEST: signed})
