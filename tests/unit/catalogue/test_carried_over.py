"""Nothing invented, nothing lost: what ships equals the starter data it was carried over from.

The starter data lies beside the checkout (or where ``ADVISOR_SHARED`` says); without it, only what
ships is looked at.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import lzma
import os
import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from advisor.paths import resource

ROOT = Path(__file__).resolve().parents[3]
SHARED = Path(os.environ.get("ADVISOR_SHARED") or ROOT.parent / "shared")
needs_shared = pytest.mark.skipif(
    not (SHARED / "catalogue" / "credentials.jsonl").is_file(), reason="no starter data here"
)
PACKS = ("catalogue/bc", "occupations", "skills")
NEW_NAME = {
    "campus": "place",
    "cost_tuition": "tuition",
    "cost_basis": "tuition_basis",
    "cost_per_month": "monthly_price",
    "cost_materials": "materials",
    "laddersInto": "counts_toward",
    "fsg_eligible": "grant_listed",
    "fsg_period": "grant_period",
    "facts_as_of": "as_of",
}
MONEY = ("tuition", "monthly_price", "materials")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line, parse_float=Decimal) for line in path.read_text("utf-8").splitlines()]


def _table(name: str) -> list[dict[str, str]]:
    raw = lzma.decompress(resource(f"occupations/{name}.csv.xz").read_bytes()).decode("utf-8")
    return list(csv.DictReader(io.StringIO(raw, newline="")))


def _starter(name: str) -> list[dict[str, str]]:
    with (SHARED / "occupations" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _plain(text: str) -> str:
    return " ".join(text.replace("\n>", "\n").split())


@needs_shared
def test_that_every_record_holds_the_facts_of_the_starter_data_and_no_other() -> None:
    ids = {row["name"]: row["id"] for row in _lines(SHARED / "catalogue" / "providers.jsonl")}
    starter = _lines(SHARED / "catalogue" / "credentials.jsonl")
    ours = _lines(resource("catalogue/bc/credentials.jsonl"))
    assert [row["id"] for row in ours] == [row["id"] for row in starter]
    for found, given in zip(ours, starter, strict=True):
        wanted = {
            NEW_NAME.get(key, key): value
            for key, value in given.items()
            if value not in (None, []) and key != "source_seen"
        }
        wanted["provider"] = ids[given["provider"]]
        assert {
            key: Decimal(value) if key in MONEY else value for key, value in found.items()
        } == wanted


@needs_shared
def test_that_every_provider_is_the_starter_data_s() -> None:
    starter = _lines(SHARED / "catalogue" / "providers.jsonl")
    ours = _lines(resource("catalogue/bc/providers.jsonl"))
    for found, given in zip(ours, starter, strict=True):
        assert found == {
            key: value for key, value in given.items() if value is not None and key != "region"
        }


@needs_shared
def test_that_openings_wages_and_titles_are_the_starter_data_s() -> None:
    outlook = _starter("bc_outlook.csv")
    assert {(r["noc"], r["region"], r["openings"], r["growth_pct"]) for r in _table("outlook")} == {
        (r["noc"], r["region"], r["openings_2025_2035"], r["growth_pct_2025_2035"]) for r in outlook
    }
    assert {(r["noc"], r["low"], r["median"], r["high"], r["unit"]) for r in _table("wages")} == {
        (r["noc"], r["wage_low"], r["wage_median"], r["wage_high"], r["wage_unit"])
        for r in outlook
        if r["region"] == "british_columbia"
    }
    assert {(r["noc"], r["title"]) for r in _table("titles")} == {
        (r["noc"], r["title"]) for r in _starter("noc_titles.csv")
    }


MENDED = {
    # the kind of a program is one word: an employer's grant, as in every other case
    "FSG-036": (
        '"etg": {"verdict": "not_eligible", "amount": 0, "kind": "grant"',
        '"etg": {"verdict": "not_eligible", "amount": 0, "kind": "employer"',
    ),
    # that the same course was funded before stands only in its title: here it is data
    "OTH-004": ('"earlier_use": {}', '"earlier_use": {"same_program": true}'),
}


@needs_shared
def test_that_the_worked_cases_are_carried_over_as_they_are() -> None:
    theirs = (SHARED / "funding" / "cases.jsonl").read_text("utf-8").splitlines()
    mended = [line.replace(*MENDED.get(json.loads(line)["id"], ("", ""))) for line in theirs]
    assert resource("funding/cases.jsonl").read_text("utf-8").splitlines() == mended


@needs_shared
def test_that_the_words_of_each_licence_are_those_that_the_sources_ask_for() -> None:
    asked = _plain((SHARED / "occupations" / "SOURCES.md").read_text("utf-8"))
    manifest = tomllib.loads(resource("occupations/manifest.toml").read_text("utf-8"))
    shown = [source["text"] for source in manifest["sources"] if not source.get("group")]
    assert len(shown) == 4
    assert [text for text in shown if _plain(text) not in asked] == []


@needs_shared
def test_that_every_page_behind_a_rule_is_listed_with_its_address_in_the_starter_data() -> None:
    text = (SHARED / "funding" / "FUNDING.md").read_text("utf-8")
    pages = tomllib.loads(resource("funding/sources.toml").read_text("utf-8"))
    for key, page in pages.items():
        if key == "NOT-FOUND":
            continue
        assert f"{{{key}}}" in text
        assert page.get("url", "") in text
    rules = resource("funding/fsg.toml").read_text("utf-8")
    named = set(re.findall(r"\bFSG-[A-Z]+\d+\b", rules))
    assert named
    assert {rule for rule in named if rule not in text} == set()


@pytest.mark.parametrize("pack", PACKS)
def test_that_each_pack_names_its_licence_its_sources_and_true_checksums(pack: str) -> None:
    manifest = tomllib.loads(resource(f"{pack}/manifest.toml").read_text("utf-8"))
    assert manifest["licence"].strip()
    assert all(source["name"] and source["text"] for source in manifest["sources"])
    for name, expected in manifest["files"].items():
        content = resource(f"{pack}/{name}").read_bytes()
        assert hashlib.sha256(content).hexdigest() == expected
    beside = {path.name for path in resource(pack).iterdir() if path.is_file()}
    assert beside - {"manifest.toml", ".gitattributes"} == set(manifest["files"])


@needs_shared
def test_that_no_level_of_a_skill_is_lost_or_invented() -> None:
    raw = lzma.decompress(resource("skills/asked.csv.xz").read_bytes()).decode("utf-8")
    shipped = {
        (row["noc"], row["id"], row["level"])
        for row in csv.DictReader(io.StringIO(raw, newline=""))
    }
    kinds = {row["skill_id"]: row["kind"] for row in _starter("skills.csv")}
    asked = {
        (row["noc"], row["skill_id"], row["level"])
        for row in _starter("noc_skills.csv")
        if row["source"] == "oasis_2025" and kinds[row["skill_id"]] in ("skill", "knowledge")
    }
    used = {(row["noc"], f"tool:{row['technology']}") for row in _starter("noc_technology.csv")}
    assert {row for row in shipped if row[1].startswith("oasis:")} == asked
    assert {row[:2] for row in shipped if row[1].startswith("tool:")} == used


def test_that_the_licence_text_itself_ships() -> None:
    text = resource("occupations/licences/Apache-2.0.txt").read_text("utf-8")
    assert "Apache License" in text
    assert "TERMS AND CONDITIONS" in text
