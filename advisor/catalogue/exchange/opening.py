"""Which kind of file it is, judged by what is in it, not by its name."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from advisor.catalogue.exchange import packed, table
from advisor.catalogue.exchange.comma import Commas
from advisor.catalogue.exchange.ctdl import Graph
from advisor.catalogue.exchange.limits import content
from advisor.catalogue.exchange.manner import Manner
from advisor.catalogue.exchange.packed import Offered
from advisor.catalogue.exchange.shapes import Kept
from advisor.catalogue.exchange.table import Table
from advisor.catalogue.exchange.workbook import Workbook
from advisor.domain.errors import DamagedFile
from advisor.packs import MANIFEST


def opened(path: Path, kept: Kept, manner: Manner) -> Table | Graph | Offered:
    """A file that can be imported. Raises BadInput, DamagedFile, NewerFile, Unavailable."""
    if path.is_dir():
        return packed.in_folder(path)
    raw = content(path)
    if not raw.strip():
        raise DamagedFile(f"{path.name} is empty. Choose another file.")
    if raw[:4] == b"PK\x03\x04" and _names_manifest(raw):
        return packed.in_archive(raw, path)
    name = path.name
    if raw[:2] == b"PK" or raw.startswith(b"\xd0\xcf\x11\xe0") or path.suffix.lower() == ".xlsx":
        return table.understood(name, Workbook(raw, name), kept, manner)
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
        return Graph(raw, name)
    return table.understood(name, Commas(raw, name, manner.encoding), kept, manner)


def _names_manifest(raw: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return any(Path(name).name == MANIFEST for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
