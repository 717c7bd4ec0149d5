from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from advisor.paths import DataFolder
from advisor.services import importing, searching
from advisor.services.importing import Asked, Manner, Trust
from tests import exchange_files
from tests.unit.commands.conftest import Advisor
from tests.unit.commands.malformed import workbook

HEAD = "Program name;Institution;Fee in fall;URL;Date;Notes"
DOGS = "Dog grooming;Happy Paws Academy;950;https://happypaws.example/x;2026-05-01;new"
TODAY = datetime.now(UTC).astimezone().date()


@pytest.fixture(scope="session")
def _built(data: Path) -> None:
    searching.open_catalogue(data / "catalogue" / "catalogue.sqlite").close()


@pytest.fixture
def own(_built: None, tmp_path: Path, data: Path) -> Path:
    """A data folder of its own, with the catalogue that is built already."""
    shutil.copytree(data / "catalogue", tmp_path / "data" / "catalogue")
    return tmp_path / "data"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A small table with headings of its own."""
    file = tmp_path / "list.csv"
    file.write_text(f"{HEAD}\n{DOGS}\n", "cp1252")
    return file


class Stopped(Exception):  # noqa: N818 - what a window raises to cancel
    """Somebody pressed Cancel."""


def stop(_done: int, _total: int) -> None:
    raise Stopped


def counts(document: Any) -> tuple[int, int, int, int, int]:
    names = ("added", "changed", "unchanged", "retired")
    added, changed, unchanged, retired = (document[name] for name in names)
    return added, changed, unchanged, retired, len(document["rejected"])


def state(own: Path) -> list[tuple[str, bytes]]:
    """Every file below the data folder."""
    return [(str(f), f.read_bytes()) for f in sorted(own.rglob("*")) if f.is_file()]


def test_that_a_table_is_looked_at_imported_found_remembered_and_undone(
    advisor: Advisor, own: Path, table: Path
) -> None:
    before = state(own)
    words = ("catalogue", "import", str(table), "--json", "--map", "Fee in fall=tuition")
    dry = advisor(*words, "--dry-run", data=own).document()
    assert counts(dry) == (1, 0, 0, 0, 0)
    assert not dry["applied"]
    assert state(own) == before
    done = advisor(*words, data=own).document()
    assert done["applied"]
    assert done["providers"] == [{"id": "happy-paws-academy", "kind": "other"}]
    assert done["columns"]["Notes"] is None
    hits = advisor("search", "dog grooming", "--json", data=own).document()["hits"]
    assert hits[0]["id"] == "happy-paws-academy/dog-grooming"
    again = advisor("catalogue", "import", str(table), "--json", data=own).document()
    assert again["columns"]["Fee in fall"] == "tuition"
    assert counts(again) == (0, 0, 1, 0, 0)
    imported = state(own)
    manifest = (own / "catalogue" / "imports" / "000001" / "manifest.toml").read_text("utf-8")
    assert "list.csv" not in manifest  # a client's name may stand in the name of a file
    with pytest.raises(Stopped):
        importing.undo(DataFolder(own), stop)
    assert state(own) == imported
    undone = advisor("catalogue", "undo", "--json", data=own).document()
    assert undone["undone"].startswith("CSV: 1 record, ")
    hits = advisor("search", "dog grooming", "--json", data=own).document()["hits"]
    assert "happy-paws-academy/dog-grooming" not in {hit["id"] for hit in hits}
    assert advisor("catalogue", "undo", data=own).code == 3


def test_that_one_refused_row_stops_all_unless_it_is_left_out(
    advisor: Advisor, own: Path, table: Path
) -> None:
    table.write_text(f"{HEAD}\n{DOGS}\n{DOGS.replace('Dog', '=Dog')}\n")
    before = state(own)
    words = ("catalogue", "import", str(table), "--json")
    said = advisor(*words, data=own)
    assert said.code == 1
    assert counts(json.loads(said.out)) == (1, 0, 0, 0, 1)
    assert json.loads(said.out)["rejected"][0]["row"] == 3
    assert state(own) == before
    assert advisor(*words, "--leave-out-refused", "--dry-run", data=own).code == 0


@pytest.mark.parametrize("kind", ["csv", "xlsx", "jsonld", "pack"])
def test_that_what_is_exported_changes_nothing_when_it_is_imported(
    advisor: Advisor, own: Path, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / f"all.{kind}"
    assert advisor("catalogue", "export", "--to", str(file), "--json", data=own).document()
    before = state(own / "catalogue")
    said = advisor("catalogue", "import", str(file), "--dry-run", "--json", data=own).document()
    assert counts(said) == (0, 0, 493, 0, 0)
    assert state(own / "catalogue") == before


def test_that_a_workbook_with_merged_cells_and_dates_is_imported_and_found(
    advisor: Advisor, own: Path, tmp_path: Path
) -> None:
    file = tmp_path / "fall.xlsx"
    file.write_bytes(exchange_files.merged_workbook())
    done = advisor("catalogue", "import", str(file), "--json", data=own).document()
    assert counts(done) == (3, 0, 0, 0, 0)
    assert done["applied"]
    hits = advisor("search", "falconry", "--json", data=own).document()["hits"]
    assert {hit["title"] for hit in hits} == {f"Falconry course {n}" for n in range(3)}
    rows = importing.layers(DataFolder(own)).rows
    found = [rows[hit["id"]] for hit in hits]
    said = {(row.provider, row.as_of, str(row.tuition)) for row in found}
    assert said == {("bcit", "2026-09-08", "100.5")}


def test_that_a_file_of_the_credential_registry_is_imported_and_found(
    advisor: Advisor, own: Path, tmp_path: Path
) -> None:
    file = tmp_path / "registry.json"
    file.write_bytes(exchange_files.registry_graph())
    done = advisor("catalogue", "import", str(file), "--json", data=own).document()
    assert (counts(done), done["kind"]) == ((1, 0, 0, 0, 0), "CTDL JSON-LD")
    hits = advisor("search", "glassblowing", "--json", data=own).document()["hits"]
    assert [hit["id"] for hit in hits] == ["ce-222"]
    row = importing.layers(DataFolder(own)).rows["ce-222"]
    assert (row.title, row.weeks) == ("Glassblowing basics", 10)
    assert (row.tuition, row.cost_note) == (None, "1200 USD")


@pytest.mark.parametrize("count", [2_000, pytest.param(100_000, marks=pytest.mark.long)], ids=str)
def test_that_a_long_table_is_imported_and_its_last_row_found(
    advisor: Advisor, own: Path, tmp_path: Path, count: int
) -> None:
    file = exchange_files.many_rows(tmp_path, count)
    done = advisor("catalogue", "import", str(file), "--json", data=own).document()
    assert (counts(done), done["applied"]) == ((count, 0, 0, 0, 0), True)
    hits = advisor("search", f"course {count - 1}", "--json", data=own).document()["hits"]
    assert hits[0]["id"] == f"x/{count - 1}"


def test_that_a_pack_is_taken_from_a_centre_whose_fingerprint_was_compared(
    advisor: Advisor, own: Path, tmp_path: Path
) -> None:
    file = tmp_path / "theirs.pack"
    there = tmp_path / "there"
    assert advisor("catalogue", "export", "--to", str(file), data=there).code == 0
    words = ("catalogue", "import", str(file), "--json", "--dry-run")
    mark = advisor(*words, data=there).document()["signed_by"]
    stranger = advisor(*words, data=own)
    assert stranger.code == 1
    assert mark in stranger.sentence()
    assert advisor(*words, "--trust", "1234-1234-1234-1234", "--by", "Dana", data=own).code == 1
    assert advisor(*words, "--trust", mark, data=own).code == 1
    taken = ("catalogue", "import", str(file), "--trust", mark, "--by", "Dana")
    assert advisor(*taken, data=own).code == 0
    assert advisor(*words, data=own).document()["signed_by"] == mark


def test_that_a_pack_that_nobody_signed_is_taken_only_on_purpose(
    advisor: Advisor, own: Path
) -> None:
    words = ("catalogue", "import", "resources/catalogue/bc", "--json")
    assert "not signed" in advisor(*words, data=own).sentence()
    assert counts(advisor(*words, "--unsigned", data=own).document()) == (0, 0, 493, 0, 0)


def test_that_an_import_that_is_cancelled_changes_nothing(own: Path, tmp_path: Path) -> None:
    before, data, file = state(own), DataFolder(own), tmp_path / "new.xlsx"
    file.write_bytes(workbook(("x/1", "Good", "bcit", 1, "2026-01-05", "https://bcit.ca/1")))
    asked, manner, trust = Asked(TODAY), Manner(), Trust()
    with pytest.raises(Stopped):
        importing.look(data, file, asked=asked, manner=manner, trust=trust, progress=stop)
    preview = importing.look(
        data, file, asked=asked, manner=manner, trust=trust, progress=lambda _done, _all: None
    )
    with pytest.raises(Stopped):
        importing.apply(data, preview, stop)
    assert state(own) == before


def test_that_an_export_names_its_kind_by_its_ending(advisor: Advisor, own: Path) -> None:
    said = advisor("catalogue", "export", "--to", str(own / "x.txt"), data=own)
    assert (said.code, ".csv" in said.sentence()) == (1, True)


@pytest.mark.parametrize(
    ("option", "said"),
    [("--as-of=03/04/2026", "two months"), ("--source=nic", "no web address"), ("--map=a", "a")],
)
def test_that_what_is_said_for_the_whole_file_is_checked_first(
    advisor: Advisor, own: Path, table: Path, option: str, said: str
) -> None:
    answer = advisor("catalogue", "import", str(table), option, data=own)
    assert (answer.code, said in answer.sentence()) == (1, True)


KILLED = """
import os, signal, sys
from advisor.__main__ import main
from advisor.catalogue import build
def killed(*_):
    os.kill(os.getpid(), signal.SIGKILL)
{moment}
main(["--data", sys.argv[1], "catalogue", "import", sys.argv[2]])
"""
MOMENTS = {
    "while the import is written": (
        "from advisor.catalogue.exchange import keeping; keeping.files.sync_folder = killed",
        493,
    ),
    "while the catalogue is built": ("build._build = killed", 494),
}


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")
@pytest.mark.parametrize(("moment", "records"), MOMENTS.values(), ids=MOMENTS)
def test_that_a_program_killed_in_an_import_leaves_all_of_it_or_nothing(
    own: Path, table: Path, moment: str, records: int
) -> None:
    code = KILLED.format(moment=moment)
    done = subprocess.run([sys.executable, "-c", code, own, table], check=False)
    assert done.returncode < 0
    catalogue = searching.open_catalogue(own / "catalogue" / "catalogue.sqlite")
    catalogue.close()
    assert catalogue.counts[0] == records


def test_that_a_grant_list_marks_records_that_exist_for_an_intake_and_nothing_else(
    advisor: Advisor, own: Path, tmp_path: Path
) -> None:
    file = tmp_path / "grant.csv"
    page = "https://www.bcit.ca/grant"
    rows = ("nic/bc-wildfire-essentials,,", ",Nothing like it,nic")
    text = "\n".join(["id,title,provider", *rows])
    file.write_text(text)
    words = ("catalogue", "import", str(file), "--grant-period", "Fall 2026", "--source", page)
    said = advisor(*words, "--json", data=own)
    document = json.loads(said.out)
    assert (said.code, document["only"]) == (1, "grant list")
    assert document["rejected"][0]["row"] == 3
    assert "no “Nothing like it” of North Island College" in document["rejected"][0]["reason"]
    known = importing.layers(DataFolder(own)).rows["nic/bc-wildfire-essentials"]
    done = advisor(*words, "--leave-out-refused", "--json", data=own).document()
    assert counts(done) == (0, 1, 0, 0, 1)
    changed = done["changes"]["nic/bc-wildfire-essentials"]
    assert changed == ["grant_period", "more_sources"]
    row = importing.layers(DataFolder(own)).rows[known.id]
    listed = {"grant_period": "Fall 2026", "more_sources": (*known.more_sources, page)}
    assert row == replace(known, **listed)


def test_that_only_known_records_are_changed_where_that_was_asked(
    advisor: Advisor, own: Path, table: Path
) -> None:
    words = ("catalogue", "import", str(table), "--only-known", "--map", "Fee in fall=tuition")
    said = advisor(*words, data=own)
    assert said.code == 1
    assert "no provider “Happy Paws Academy”" in said.err


def test_that_the_order_of_days_and_the_comma_are_kept_for_the_next_file_of_the_shape(
    advisor: Advisor, own: Path, table: Path
) -> None:
    table.write_text(f"{HEAD}\n{DOGS.replace('950', '950,50').replace('2026-05-01', '01/05/2026')}")
    words = ("catalogue", "import", str(table), "--json")
    first = (*words, "--map", "Fee in fall=tuition", "--dates", "day-first", "--decimal-comma")
    assert counts(advisor(*first, data=own).document()) == (1, 0, 0, 0, 0)
    assert counts(advisor(*words, data=own).document()) == (0, 0, 1, 0, 0)
    assert "two months" in advisor(*words, "--dates", "ask", data=own).err
