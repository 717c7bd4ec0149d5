"""Imports on the disk: each a pack of its own over the shipped one, laid and lifted in one step."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from advisor import files
from advisor.catalogue import build, reading
from advisor.catalogue.exchange.merging import Outcome
from advisor.domain.errors import Unavailable
from advisor.packs import FORMAT, MANIFEST, open_pack

_ENCODER = msgspec.json.Encoder(decimal_format="number")
_LEFT_BEHIND = 3600  # seconds after which an unfinished import belongs to no running program
_LICENCE = "The facts are those of the sources that each record names."


def lay(path: Path, outcome: Outcome, what: str, on: date) -> Path:
    """Put an import over the catalogue at ``path``; returns its folder. Raises Unavailable.

    ``what`` says what it was, never by the file's name: a client may stand in that.
    """
    place = path.parent / build.IMPORTS
    with files.in_words(place / "import"):
        place.mkdir(parents=True, exist_ok=True)
        _sweep(place)
        part = Path(tempfile.mkdtemp(dir=place, prefix=".import-"))
    try:
        rows = [*outcome.added, *outcome.changed]
        contents = pack_files(rows, outcome.providers.values(), outcome.retired)
        facts = {"name": "import", "edition": what, "read_on": on}
        for file, raw in {**contents, MANIFEST: manifest(contents, facts)}.items():
            files.write(part / file, raw)
        with files.in_words(part):
            part.chmod(0o755)
            last = [int(folder.name) for folder in build.imports(path)[-1:]]
            target = place / f"{sum(last) + 1:06d}"
            part.rename(target)
            files.sync_folder(place)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return target


@contextlib.contextmanager
def lifted(folder: Path) -> Iterator[None]:
    """Take an import away, for good once what follows has ended well. Raises Unavailable."""
    gone = folder.with_name(f".gone-{folder.name}")
    with files.in_words(folder):
        shutil.rmtree(gone, ignore_errors=True)
        folder.rename(gone)
        files.sync_folder(folder.parent)
    try:
        yield
    except BaseException:
        gone.rename(folder)
        raise
    shutil.rmtree(gone, ignore_errors=True)


def last(path: Path) -> tuple[Path, str]:
    """The folder of the last import and what was imported. Raises Unavailable if there is none."""
    folders = build.imports(path)
    if not folders:
        raise Unavailable("There is no import to undo. The catalogue is as it shipped.")
    return folders[-1], open_pack(folders[-1]).manifest.edition


def _sweep(place: Path) -> None:
    """Delete what a killed program left behind; a younger folder may belong to another program."""
    for part in place.glob(".*-*"):
        if time.time() - part.stat().st_mtime > _LEFT_BEHIND:
            shutil.rmtree(part, ignore_errors=True)


def pack_files(
    rows: Iterable[reading.CredentialRow],
    providers: Iterable[reading.ProviderRow],
    retired: Iterable[str],
) -> Mapping[str, bytes]:
    """The files of a pack by name, without the manifest."""
    gone = [reading.RetiredRow(one) for one in retired]
    written = {
        reading.CREDENTIALS: _ENCODER.encode_lines(rows),
        reading.PROVIDERS: _ENCODER.encode_lines(providers),
    }
    return written | ({reading.RETIRED: _ENCODER.encode_lines(gone)} if gone else {})


def manifest(contents: Mapping[str, bytes], facts: Mapping[str, Any]) -> bytes:
    """The manifest of these files with their checksums."""
    sums = {name: hashlib.sha256(raw).hexdigest() for name, raw in contents.items()}
    return tomli_w.dumps({"format": FORMAT, "licence": _LICENCE, **facts, "files": sums}).encode()
