"""Give the catalogue away: as a table, as CTDL JSON-LD, or as a signed pack."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from advisor import files, signing
from advisor.catalogue.exchange import ctdl_out, keeping, packed, table_out
from advisor.catalogue.layers import Layers
from advisor.catalogue.reading import CredentialRow
from advisor.domain.errors import BadInput
from advisor.packs import MANIFEST
from advisor.paths import DataFolder
from advisor.services import importing

KINDS = (".csv", ".xlsx", ".jsonld", ".pack")
Progress = Callable[[int, int], None]
_OFTEN = 500  # records between two words about the progress


def export(
    data: DataFolder,
    target: Path,
    centre: str,
    on: date,
    *,
    by: str = "",
    progress: Progress = lambda _done, _total: None,
) -> int:
    """Write the catalogue to a file whose ending says its kind; returns the count of records.

    A pack names ``centre`` and who exported it. ``progress`` may raise to give up: nothing was
    written. Raises BadInput for another ending, DamagedFile, Unavailable.
    """
    kind = target.suffix.lower()
    if kind not in KINDS:
        raise BadInput(f"The ending of the file says its kind: {', '.join(KINDS)}. Choose one.")
    held = importing.layers(data)
    rows = _watched(held.rows, progress)
    if kind == ".csv":
        raw = table_out.comma(rows, held.providers)
    elif kind == ".xlsx":
        raw = table_out.workbook(rows, held.providers, len(held.rows))
    elif kind == ".jsonld":
        raw = ctdl_out.document(rows, held.providers)
    else:
        raw = _pack(data, held, rows, {"centre": centre.strip(), "by": by.strip(), "made_on": on})
    files.write(target, raw)
    return len(held.rows)


def _watched(rows: Mapping[str, CredentialRow], progress: Progress) -> Iterator[CredentialRow]:
    for count, row in enumerate(rows.values()):
        if count % _OFTEN == 0:
            progress(count, len(rows))
        yield row


def _pack(
    data: DataFolder, held: Layers, rows: Iterable[CredentialRow], shared: Mapping[str, str | date]
) -> bytes:
    """All records, and the ids of those that ship but were retired here, signed as a whole."""
    gone = sorted(held.shipped - held.rows.keys())
    contents = keeping.pack_files(rows, held.providers.values(), gone)
    on = shared["made_on"]
    days = [row.read_on for row in held.rows.values() if row.read_on]
    facts = {
        "name": "catalogue",
        "edition": str(on),
        "read_on": max(days, default=on),
        "shared": shared,
    }
    signed = signing.signed(keeping.manifest(contents, facts), signing.own_key(data.signing_key))
    return packed.archive({**contents, MANIFEST: signed})
