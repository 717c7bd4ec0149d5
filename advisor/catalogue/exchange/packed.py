"""Packs of others: a folder or one archive, its manifest signed by whoever exported it."""

from __future__ import annotations

import io
import tomllib
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from advisor import signing
from advisor.catalogue.exchange.limits import check_archive, content
from advisor.domain.errors import BadInput, DamagedFile
from advisor.packs import MANIFEST, Pack, read_pack

Reader = Callable[[str], bytes]
_KEY_LINE = b"\n# key: "


@dataclass(frozen=True, slots=True)
class Offered:
    """A pack that is whole; ``fingerprint`` is of the key that signed it, None without one."""

    pack: Pack
    fingerprint: str | None
    centre: str  # who it says it is from: the centre, and who exported it there


def in_folder(folder: Path) -> Offered:
    """A pack in a folder. Raises BadInput, DamagedFile, NewerFile, Unavailable."""
    raw = content(folder / MANIFEST)
    return _offered(folder, raw, lambda name: content(folder / name))


def in_archive(raw: bytes, path: Path) -> Offered:
    """A pack in one archive. Raises BadInput, DamagedFile, NewerFile."""
    broken = f"{path.name} is damaged, or no pack. Ask for the file again."
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            check_archive(archive, path.name)
            names = [name for name in archive.namelist() if Path(name).name == MANIFEST]
            if len(names) != 1:
                raise DamagedFile(broken)
            inside = names[0][: -len(MANIFEST)]

            def read(name: str) -> bytes:
                return archive.read(inside + name)

            return _offered(path, read(MANIFEST), read)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, RuntimeError) as error:
        raise DamagedFile(broken) from error


def archive(contents: Mapping[str, bytes]) -> bytes:
    """Files as one archive that is the same whenever it is made."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(contents):
            made.writestr(zipfile.ZipInfo(name), contents[name], zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _offered(where: Path, raw: bytes, read: Reader) -> Offered:
    signed = signing.opened(raw, where.name) if _KEY_LINE in raw else None
    _check_names(raw, where)
    pack = read_pack(where, lambda name: raw if name == MANIFEST else read(name))
    pack.verify()
    shared = tomllib.loads(raw.decode()).get("shared")
    said = shared if isinstance(shared, dict) else {}
    names = [str(said[part]) for part in ("by", "centre") if said.get(part)]
    return Offered(pack, signed.fingerprint if signed else None, ", ".join(names))


def _check_names(raw: bytes, where: Path) -> None:
    """A pack names plain files beside its manifest, and nothing elsewhere on the disk."""
    try:
        named = tomllib.loads(raw.decode()).get("files", {})
    except ValueError as error:
        raise BadInput(f"{where.name}: the manifest cannot be read ({error}).") from error
    if not isinstance(named, dict) or any(
        Path(name).name != name or "\\" in name for name in named
    ):
        raise DamagedFile(f"{where.name} names files outside of the pack. It was not read.")
