from __future__ import annotations

import json
import os
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from advisor.report import fonts
from advisor.services import unlocking
from advisor.services.unlocking import NO_FLOOR, KdfCost
from tests.unit.commands.conftest import Advisor, Said

NAME = "Zebulon Canaryname"
PARTS = [
    "catalogue",
    "skills",
    "rules",
    "encryption",
    "vault",
    "backup",
    "settings",
    "fonts",
    "rule cases",
    "languages",
]


@pytest.fixture
def own(tmp_path: Path, data: Path) -> Path:
    """A data folder of its own, with the catalogue that is built already."""
    shutil.copytree(data / "catalogue", tmp_path / "data" / "catalogue")
    return tmp_path / "data"


@pytest.fixture(scope="session", autouse=True)
def _built(data: Path) -> None:
    """The shared catalogue, before a test copies it."""
    from advisor.services import searching  # noqa: PLC0415 - once

    searching.open_catalogue(data / "catalogue" / "catalogue.sqlite").close()


def parts(said: Said) -> dict[str, dict[str, Any]]:
    """The parts by name; there is one document whatever the exit code is."""
    assert "Traceback" not in said.err
    document = json.loads(said.out)
    assert document["ok"] is (said.code == 0)
    return {part["name"]: part for part in document["parts"]}


def vault(own: Path) -> Path:
    """A vault with a client, closed."""
    quick = KdfCost(32, 1, 1, floor=NO_FLOOR)
    unlocking.create(own / "vault", "correct horse", quick, who=NAME).close()
    return own / "vault"


def test_that_everything_is_well_at_first(advisor: Advisor, own: Path) -> None:
    said = advisor("health", "--json", data=own)
    found = parts(said)
    assert said.code == 0
    assert list(found) == PARTS
    assert all({"name", "ok", "text"} <= set(part) for part in found.values())
    assert found["catalogue"]["age_days"] >= 0
    assert found["rule cases"] | {"text": ""} == {
        "name": "rule cases",
        "ok": True,
        "text": "",
        "cases": 110 + 94,  # those carried over, and our own
        "failed": [],
    }


def test_that_a_whole_vault_is_well_and_nobody_is_named(advisor: Advisor, own: Path) -> None:
    vault(own)
    said = advisor("health", "--json", data=own)
    assert said.code == 0
    assert parts(said)["vault"]["whole_key_files"] == 2
    assert NAME not in said.out + said.err


def test_that_looking_mends_and_writes_nothing(advisor: Advisor, own: Path) -> None:
    folder = vault(own)
    (folder / "slots.json").write_text("{")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    said = advisor("health", "--json", data=own)
    assert (said.code, parts(said)["vault"]["ok"]) == (1, False)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_that_lost_key_files_are_named(advisor: Advisor, own: Path) -> None:
    folder = vault(own)
    for name in ("slots.json", "slots.twin.json"):
        (folder / name).write_text("{")
    said = advisor("health", "--json", data=own)
    assert (said.code, "key file" in parts(said)["vault"]["text"]) == (1, True)


@pytest.mark.parametrize("kind", ["plain", "short", "empty", "missing"])
def test_that_a_vault_which_is_none_is_found(advisor: Advisor, own: Path, kind: str) -> None:
    folder = vault(own)
    file = folder / "vault.db"
    whole = file.read_bytes()
    file.unlink()
    if kind == "plain":
        with sqlite3.connect(file) as database:
            database.execute("CREATE TABLE client (name)")
        database.close()
    elif kind != "missing":
        file.write_bytes(whole[:100] if kind == "short" else b"")
    said = advisor("health", "--json", data=own)
    assert parts(said)["vault"]["ok"] is False
    assert said.code == 1


def test_that_settings_which_cannot_be_read_are_found(advisor: Advisor, own: Path) -> None:
    (own / "settings.toml").write_text("<<")
    said = advisor("health", "--json", data=own)
    assert (said.code, parts(said)["settings"]["ok"]) == (1, False)


def test_that_the_centre_s_own_rules_which_cannot_be_read_are_found(
    advisor: Advisor, own: Path
) -> None:
    (own / "catalogue" / "rules.toml").write_text("[[")
    said = advisor("health", "--json", data=own)
    assert (said.code, parts(said)["rules"]["ok"]) == (1, False)


def test_that_a_damaged_catalogue_is_built_anew(advisor: Advisor, own: Path) -> None:
    file = own / "catalogue" / "catalogue.sqlite"
    file.write_bytes(file.read_bytes()[:50_000])
    assert parts(advisor("health", "--json", data=own))["catalogue"]["credentials"] == 493


def test_that_a_missing_font_is_found(
    advisor: Advisor, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "families", lambda: ("AtkinsonHyperlegible-Regular",))
    said = advisor("health", "--json", data=own)
    assert (said.code, parts(said)["fonts"]["ok"]) == (1, False)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_that_a_folder_that_may_not_be_written_is_the_machine_s_trouble(
    advisor: Advisor, tmp_path: Path
) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    assert advisor("health", "--json", data=locked).code == 3


def test_that_a_person_sees_where_to_look(advisor: Advisor, own: Path) -> None:
    (own / "settings.toml").write_text("<<")
    out = advisor("health", data=own).out
    assert "LOOK  settings:" in out
    assert "ok    catalogue: 493 credentials" in out


def test_that_the_skills_are_counted_and_damaged_answers_are_a_sentence(
    advisor: Advisor, own: Path
) -> None:
    skills = parts(advisor("health", "--json", data=own))["skills"]
    assert skills["entries"] > 300
    assert skills["links_confirmed"] == 0
    (own / "catalogue" / "links.toml").write_text("[[links", "utf-8")
    said = advisor("health", "--json", data=own)
    assert said.code == 1
    assert "links.toml cannot be read" in parts(said)["skills"]["text"]
