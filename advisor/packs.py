"""Packs: folders of public data with a manifest that names each file and its checksum."""

from __future__ import annotations

import csv
import hashlib
import io
import lzma
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from advisor import files
from advisor.domain.errors import BadInput, DamagedFile, NewerFile, Unavailable

FORMAT = 1
MANIFEST = "manifest.toml"
MEND = "Use an undamaged copy of the pack."


class Source(msgspec.Struct, frozen=True):
    """A source of a pack with the words to show about it; ``group`` names the facts it gave."""

    name: str
    text: str
    group: str = ""


class Manifest(msgspec.Struct, frozen=True):
    """What ``manifest.toml`` says."""

    format: int
    name: str
    edition: str
    read_on: date
    licence: str
    files: Mapping[str, str]
    sources: tuple[Source, ...] = ()
    other_hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack, read whole: ``content`` by file name, ``digest`` over all of it."""

    folder: Path
    manifest: Manifest
    content: Mapping[str, bytes]
    digest: str

    @property
    def attributions(self) -> tuple[Source, ...]:
        """The sources whose words must be shown; others name the edition of a group of facts."""
        return tuple(source for source in self.manifest.sources if not source.group)

    def verify(self) -> None:
        """Compare every file with its checksum. Raises DamagedFile naming the file."""
        for name, expected in self.manifest.files.items():
            if hashlib.sha256(self.content[name]).hexdigest() != expected:
                raise DamagedFile(f"{self.folder / name} was changed or cut short. {MEND}")

    def lines(self, name: str) -> Iterator[tuple[str, bytes]]:
        """The lines of a JSON-lines file, each with the words that say where it stands."""
        for number, line in enumerate(self._content(name).split(b"\n"), start=1):
            if line.strip():
                yield f"{self.folder / name}, line {number}", line

    def table(self, name: str) -> Iterator[dict[str, str]]:
        """The rows of a compressed CSV file (``.csv.xz``). Raises BadInput naming file and line."""
        try:
            text = lzma.decompress(self._content(name)).decode("utf-8")
        except (lzma.LZMAError, UnicodeDecodeError) as error:
            raise DamagedFile(f"{self.folder / name} cannot be read ({error}). {MEND}") from error
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        try:
            names = next(reader, [])
            for row in reader:
                yield dict(zip(names, row, strict=True))
        except (csv.Error, ValueError) as error:
            where = f"{self.folder / name}, line {reader.line_num}"
            raise BadInput(f"{where}: the row does not fit its headings. {MEND}") from error

    def toml(self, name: str) -> dict[str, Any]:
        """A TOML file of the pack. Raises BadInput naming file and line."""
        return _toml(self.folder / name, self._content(name))

    def _content(self, name: str) -> bytes:
        if name not in self.content:
            raise DamagedFile(f"{self.folder / MANIFEST} does not name the file {name}. {MEND}")
        return self.content[name]


def open_pack(folder: Path) -> Pack:
    """Read a pack. Raises BadInput, NewerFile or Unavailable; checksums are left to ``verify``."""
    return read_pack(folder, lambda name: _read(folder / name))


def read_pack(folder: Path, read: Callable[[str], bytes]) -> Pack:
    """A pack whose files ``read`` gives by name; ``folder`` is how it is called in sentences."""
    raw = read(MANIFEST)
    try:
        manifest = msgspec.convert(_toml(folder / MANIFEST, raw), Manifest)
    except msgspec.ValidationError as error:
        raise BadInput(f"{folder / MANIFEST}: {error}. {MEND}") from error
    if manifest.format > FORMAT:
        raise NewerFile(f"{folder} is a pack for a newer Advisor. Update Advisor, then try again.")
    content = {name: read(name) for name in sorted(manifest.files)}
    digest = hashlib.sha256(raw)
    for name, data in content.items():
        digest.update(f"\n{name} {len(data)}\n".encode() + data)
    return Pack(folder, manifest, content, digest.hexdigest())


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unavailable(files.unread(error, path)) from error


def _toml(path: Path, raw: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: {error}. {MEND}") from error
