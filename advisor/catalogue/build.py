"""The catalogue file: built from the packs when it is missing, older than they are, or broken."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from advisor import files, sqlite
from advisor.catalogue import occupations, own, said, schema
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.layers import read_layers
from advisor.domain.errors import Unavailable
from advisor.packs import Pack, open_pack
from advisor.paths import resource

Progress = Callable[[int, int], None]
IMPORTS = "imports"  # the folder beside the catalogue file
_LEFT_BEHIND = 3600  # seconds after which an unfinished file belongs to no running program


@dataclass(frozen=True, slots=True)
class _Packs:
    """What a catalogue is made from."""

    shipped: Sequence[Pack]
    imported: Sequence[Pack]  # over the shipped ones, oldest first
    jobs: Pack
    own: own.Own  # over all of them

    @property
    def every(self) -> tuple[Pack, ...]:
        return (*self.shipped, *self.imported, self.jobs)

    @property
    def digests(self) -> list[str]:
        over = [self.own.digest] if self.own.digest else []
        return [str(schema.SCHEMA), *(pack.digest for pack in self.every), *over]

    @property
    def edition(self) -> str:
        """What the facts are made from, in words."""
        names = [pack.manifest.edition for pack in (*self.shipped, *self.imported[-1:])]
        if self.own.last:
            names.append(f"edited {self.own.last.isoformat()}")
        return ", ".join(names)


def open_catalogue(
    path: Path,
    progress: Progress | None = None,
    *,
    packs: Sequence[Path] | None = None,
    jobs: Path | None = None,
) -> Catalogue:
    """The catalogue at ``path``, built first where needed. Raises BadInput or Unavailable.

    Until the new file is whole the old one stays as it is, also when the program is killed.
    """
    given = _given(path, packs, jobs)
    if _made_from(path) != given.digests:
        _build(path, given, progress or _silent)
    return Catalogue(sqlite.connect(path), path)


def renew(
    catalogue: Catalogue,
    progress: Progress | None = None,
    *,
    packs: Sequence[Path] | None = None,
    jobs: Path | None = None,
) -> None:
    """Let an open catalogue go on with what lies in the folders now. Raises as ``open_catalogue``.

    It answers from the old file until the new one is whole. ``progress`` may raise to give up.
    """
    given = _given(catalogue.path, packs, jobs)
    if _made_from(catalogue.path) != given.digests:
        _build(catalogue.path, given, progress or _silent, catalogue)


def imports(path: Path) -> list[Path]:
    """The imports that lie over the shipped packs of the catalogue at ``path``, oldest first."""
    return sorted(folder for folder in (path.parent / IMPORTS).glob("[0-9]*") if folder.is_dir())


def _given(path: Path, packs: Sequence[Path] | None, jobs: Path | None) -> _Packs:
    folders = packs if packs is not None else [resource("catalogue/bc")]
    return _Packs(
        [open_pack(folder) for folder in folders],
        [open_pack(folder) for folder in imports(path)],
        open_pack(jobs if jobs is not None else resource("occupations")),
        own.read(own.place(path)),
    )


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


def _made_from(path: Path) -> list[str] | None:
    """What a file was built from; None if there is none or if it is not whole."""
    try:
        path.open("rb").close()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Unavailable(files.unread(error, path)) from error
    database = sqlite.connect(path)
    try:
        if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            return None
        found = database.execute("SELECT value FROM about WHERE name = 'made_from'").fetchone()
        return list(json.loads(found[0])) if found else None
    except (sqlite.DatabaseError, ValueError):
        return None
    finally:
        database.close()


def _build(
    path: Path, given: _Packs, progress: Progress, catalogue: Catalogue | None = None
) -> None:
    credentials, providers = read_layers(given.shipped, given.imported, given.own).built()
    cards, titles = occupations.read_occupations(given.jobs), occupations.read_titles(given.jobs)
    phrases = [row for pack in given.shipped for row in said.read_said(pack)]
    for pack in given.every:
        pack.verify()
    total, done = len(credentials) + len(titles), 0

    def tick(rows: int) -> None:
        nonlocal done
        done += rows
        if rows > 1 or done % 20 == 0:
            progress(done, total)

    facts: dict[str, object] = {
        "made_from": given.digests,
        "edition": given.edition,
        "read_on": max(p.manifest.read_on for p in given.every if p is not given.jobs).isoformat(),
        "sources": [(s.name, s.text) for pack in given.every for s in pack.attributions],
    }
    with _replacing(path, catalogue) as database:
        schema.make(database)
        database.execute("BEGIN")
        schema.fill_about(database, facts)
        schema.fill_credentials(database, credentials, providers, tick)
        schema.fill_occupations(database, cards, titles, tick)
        schema.fill_said(database, phrases, credentials, titles)
        database.execute("COMMIT")
        progress(total, total)  # the last chance to give up: after it the new file is there


@contextlib.contextmanager
def _replacing(path: Path, catalogue: Catalogue | None) -> Iterator[sqlite.Connection]:
    """A database in a file beside ``path`` that takes its place in one step once it is whole.

    ``catalogue`` has the file open: on Windows no other can replace it without its help.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=".part")
        os.close(handle)
    except OSError as error:
        raise Unavailable(files.sentence(error, path)) from error
    part = Path(name)
    try:
        database = sqlite.connect(part)
        try:
            yield database
        finally:
            database.close()
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        if catalogue is None:
            part.replace(path)
        else:
            catalogue.replace_file(lambda: part.replace(path))
        files.sync_folder(path.parent)
    except sqlite.OperationalError as error:
        raise Unavailable(
            f"The catalogue could not be written ({error}). Free some space in {path.parent}, "
            "then start again."
        ) from error
    except OSError as error:
        raise Unavailable(files.sentence(error, path)) from error
    finally:
        part.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Delete what a killed program left behind; a younger file may belong to another program."""
    for part in path.parent.glob(f".{path.name}-*.part"):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - part.stat().st_mtime > _LEFT_BEHIND:
                part.unlink()
