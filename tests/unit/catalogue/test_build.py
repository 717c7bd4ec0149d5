from __future__ import annotations

import hashlib
import json
import lzma
import os
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import tomli_w

from advisor.catalogue.build import open_catalogue, renew
from advisor.catalogue.query import Query
from advisor.domain.errors import BadInput, DamagedFile, NewerFile, Unavailable
from advisor.packs import open_pack
from advisor.paths import resource

FIVE = ("72310", "72106", "65201", "33102", "00010")
Start = Callable[[Path, Path], int]
FILES = ("credentials.jsonl", "providers.jsonl", "regions.toml", "ages.toml", "words.tsv")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A small pack: the first forty records of the shipped one."""
    folder = tmp_path / "pack"
    shutil.copytree(resource("catalogue/bc"), folder)
    lines = (folder / "credentials.jsonl").read_text("utf-8").splitlines()[:40]
    _rewrite(folder, "credentials.jsonl", "\n".join(lines) + "\n")
    return folder


@pytest.fixture(scope="module")
def jobs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The occupations pack with five occupations: builds are quick, and whole all the same."""
    folder = tmp_path_factory.mktemp("packs") / "jobs"
    shutil.copytree(resource("occupations"), folder)
    for file in folder.glob("*.csv.xz"):
        heading, *rows = lzma.decompress(file.read_bytes()).decode().splitlines(keepends=True)
        few = [r for r in rows if r[:5] in FIVE] if heading.startswith("noc,") else rows
        file.write_bytes(lzma.compress("".join([heading, *few]).encode()))
    manifest = tomllib.loads((folder / "manifest.toml").read_text("utf-8"))
    for name in manifest["files"]:
        manifest["files"][name] = hashlib.sha256((folder / name).read_bytes()).hexdigest()
    (folder / "manifest.toml").write_text(tomli_w.dumps(manifest), "utf-8")
    return folder


@pytest.fixture
def start(jobs: Path) -> Start:
    def start(path: Path, pack: Path) -> int:
        catalogue = open_catalogue(path, packs=[pack], jobs=jobs)
        try:
            return catalogue.search(Query()).total
        finally:
            catalogue.close()

    return start


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "catalogue" / "catalogue.sqlite"


def _rewrite(folder: Path, name: str, text: str, *, format: int = 1) -> None:  # noqa: A002
    (folder / name).write_text(text, "utf-8", newline="\n")
    sums = {file: hashlib.sha256((folder / file).read_bytes()).hexdigest() for file in FILES}
    facts = {"format": format, "name": "small", "edition": "test", "licence": "none"}
    manifest = {**facts, "read_on": "2026-11-23", "files": sums}
    (folder / "manifest.toml").write_text(tomli_w.dumps(manifest), "utf-8")


def _stamp(path: Path) -> tuple[int, bytes]:
    return path.stat().st_ino, hashlib.sha256(path.read_bytes()).digest()


def test_that_the_first_start_builds_and_tells_how_far_it_is(
    path: Path, pack: Path, jobs: Path
) -> None:
    told: list[tuple[int, int]] = []
    open_catalogue(
        path, lambda done, total: told.append((done, total)), packs=[pack], jobs=jobs
    ).close()
    assert told[-1][0] == told[-1][1] > 40
    assert told == sorted(told)


def test_that_the_second_start_uses_the_file_as_it_is(path: Path, pack: Path, start: Start) -> None:
    assert start(path, pack) == 40
    before = _stamp(path)
    assert start(path, pack) == 40
    assert _stamp(path) == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_that_a_changed_pack_is_built_anew(path: Path, pack: Path, start: Start) -> None:
    assert start(path, pack) == 40
    lines = (pack / "credentials.jsonl").read_text("utf-8").splitlines()
    _rewrite(pack, "credentials.jsonl", "\n".join(lines[:10]) + "\n")
    assert start(path, pack) == 10


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: b"this is no database" * 100,
        lambda data: data[: len(data) // 2],
        lambda data: data[:200_000] + b"\xff" * 50_000 + data[250_000:],
    ],
)
def test_that_a_broken_file_is_built_anew(
    path: Path, pack: Path, start: Start, damage: Callable[[bytes], bytes]
) -> None:
    assert start(path, pack) == 40
    path.write_bytes(damage(path.read_bytes()))
    assert start(path, pack) == 40


def _line(**changes: str) -> str:
    whole = {"id": "a/b", "title": "T", "provider": "nic", "kind": "course", "field": "F"}
    whole |= {"summary": "S", "source_url": "https://nic.bc.ca"}
    return json.dumps(whole | changes)


BREAKS = [
    ('{"id": "a/b", "title": ', "truncated"),
    ("not json at all", "malformed"),
    ('{"id": "a/b"}', "required field"),
    (_line(provider="nobody"), "no provider “nobody”"),
    (_line(tuition="-5"), "negative"),
    (_line(tuition="cheap"), "decimal"),
    (_line(source_url="a leaflet"), "web address"),
    (_line(colour="red"), "colour"),
    (_line(delivery="by pigeon"), "pigeon"),
    (_line(title=" "), "title is empty"),
]


@pytest.mark.parametrize(("line", "why"), BREAKS)
def test_that_a_broken_line_is_named_and_the_old_catalogue_stays(
    path: Path, pack: Path, start: Start, line: str, why: str
) -> None:
    assert start(path, pack) == 40
    before = _stamp(path)
    lines = (pack / "credentials.jsonl").read_text("utf-8").splitlines()
    lines[16] = line
    (pack / "credentials.jsonl").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    with pytest.raises(BadInput, match=r"credentials\.jsonl, line 17: ") as caught:
        open_catalogue(path, packs=[pack])
    assert why in str(caught.value)
    assert "undamaged copy" in str(caught.value)
    assert _stamp(path) == before


def test_that_a_line_twice_in_the_file_is_refused(path: Path, pack: Path) -> None:
    text = (pack / "credentials.jsonl").read_text("utf-8")
    _rewrite(pack, "credentials.jsonl", text + text.splitlines()[0] + "\n")
    with pytest.raises(BadInput, match=r"line 41: .* twice"):
        open_catalogue(path, packs=[pack])


def test_that_a_changed_file_is_refused_by_its_checksum(path: Path, pack: Path) -> None:
    text = (pack / "credentials.jsonl").read_text("utf-8")
    (pack / "credentials.jsonl").write_text(text.replace("Short", "Long", 1), "utf-8", newline="\n")
    with pytest.raises(DamagedFile, match=r"credentials\.jsonl was changed"):
        open_catalogue(path, packs=[pack])
    assert not path.exists()


def test_that_a_pack_of_a_newer_program_is_refused_kindly(path: Path, pack: Path) -> None:
    _rewrite(pack, "ages.toml", "usable_for_months = 18\n", format=2)
    with pytest.raises(NewerFile, match="Update Advisor"):
        open_catalogue(path, packs=[pack])


def test_that_a_missing_pack_file_is_said(path: Path, pack: Path) -> None:
    (pack / "providers.jsonl").unlink()
    with pytest.raises(Unavailable, match=r"providers\.jsonl"):
        open_catalogue(path, packs=[pack])


def test_that_a_broken_occupation_table_is_named_with_its_line(path: Path, tmp_path: Path) -> None:
    jobs = tmp_path / "jobs"
    shutil.copytree(resource("occupations"), jobs)
    (jobs / "wages.csv.xz").write_bytes((jobs / "wages.csv.xz").read_bytes()[:900])
    with pytest.raises(BadInput, match=r"wages\.csv\.xz"):
        open_catalogue(path, jobs=jobs)


def test_that_a_folder_that_cannot_be_written_is_said_in_a_sentence(no_folder: Path) -> None:
    with pytest.raises(Unavailable, match=r"[Ff]older"):
        open_catalogue(no_folder)


posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX systems")
KILLED = """
import os, signal, sys
from pathlib import Path
from advisor.catalogue.build import open_catalogue, renew
def progress(done, total):
    if done >= int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)
packs, jobs = [Path(sys.argv[2])], Path(sys.argv[4])
open_catalogue(Path(sys.argv[1]), progress, packs=packs, jobs=jobs)
"""


@posix
@pytest.mark.parametrize("at", ["20", "31"])
def test_that_a_program_killed_while_building_leaves_the_old_catalogue(
    path: Path, pack: Path, start: Start, jobs: Path, at: str
) -> None:
    assert start(path, pack) == 40
    before = _stamp(path)
    lines = (pack / "credentials.jsonl").read_text("utf-8").splitlines()
    _rewrite(pack, "credentials.jsonl", "\n".join(lines[:30]) + "\n")
    done = subprocess.run([sys.executable, "-c", KILLED, path, pack, at, jobs], check=False)
    assert done.returncode < 0
    assert _stamp(path) == before
    assert start(path, pack) == 30


FULL = """
import resource, signal, sys
from pathlib import Path
from advisor.catalogue.build import open_catalogue, renew
from advisor.domain.errors import Unavailable
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000))
try:
    open_catalogue(Path(sys.argv[1]))
except Unavailable as error:
    print(error)
    sys.exit(3)
"""


@posix
def test_that_a_full_disk_is_said_and_leaves_nothing_half_done(
    path: Path, pack: Path, start: Start
) -> None:
    assert start(path, pack) == 40
    before = _stamp(path)
    command = [sys.executable, "-c", FULL, str(path)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 3, done.stderr
    assert "Free some space" in done.stdout
    assert _stamp(path) == before
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_that_the_shipped_packs_match_their_checksums() -> None:
    for name in ("catalogue/bc", "occupations"):
        open_pack(resource(name)).verify()


class _EnoughError(Exception):
    pass


def test_that_an_open_catalogue_goes_on_with_new_packs_while_others_search(
    path: Path, pack: Path, jobs: Path
) -> None:
    catalogue = open_catalogue(path, packs=[pack], jobs=jobs)
    totals: list[int] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            found = catalogue.search(Query(limit=50))
            totals.append(found.total)
            assert len(found.hits) == found.total

    with ThreadPoolExecutor(2) as pool:
        asking = [pool.submit(ask) for _n in range(2)]
        lines = (pack / "credentials.jsonl").read_text("utf-8").splitlines()
        _rewrite(pack, "credentials.jsonl", "\n".join(lines[:10]) + "\n")
        renew(catalogue, packs=[pack], jobs=jobs)
        stop.set()
        for one in asking:
            one.result()
    assert set(totals) <= {40, 10}
    assert (catalogue.search(Query()).total, catalogue.counts[0]) == (10, 10)
    catalogue.close()


def test_that_a_renewal_that_is_given_up_leaves_the_open_catalogue_as_it_was(
    path: Path, pack: Path, jobs: Path
) -> None:
    catalogue = open_catalogue(path, packs=[pack], jobs=jobs)
    lines = (pack / "credentials.jsonl").read_text("utf-8").splitlines()
    _rewrite(pack, "credentials.jsonl", "\n".join(lines[:10]) + "\n")

    def enough(done: int, total: int) -> None:
        if done == total:
            raise _EnoughError

    with pytest.raises(_EnoughError):
        renew(catalogue, enough, packs=[pack], jobs=jobs)
    assert catalogue.search(Query()).total == 40
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    catalogue.close()
