"""Carry the starter data over into packs: ``.venv/bin/python packaging/carry_over.py SHARED_DIR``.
With ``--seal`` instead of a folder: renew the checksums only, after an edit of a pack by hand.

Reads ``SHARED_DIR/catalogue`` and ``SHARED_DIR/occupations``; writes ``resources/catalogue/bc`` and
``resources/occupations``. ``regions.toml``, ``ages.toml`` and ``words.tsv`` are written by hand
and stay. Run it again whenever data changes: the same input gives the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import lzma
import sys
import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomli_w

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from advisor.catalogue import domains  # noqa: E402 - found only after the path is set

CATALOGUE = ROOT / "resources" / "catalogue" / "bc"
OCCUPATIONS = ROOT / "resources" / "occupations"
SKILLS = ROOT / "resources" / "skills"  # carry_skills.py makes it
READ_ON = date(2026, 11, 23)
EDITION = "2026-11-23"
Row = dict[str, str]
Table = tuple[tuple[str, ...], Iterable[tuple[str, ...]]]

RENAMED = {
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
DROPPED = {"source_seen"}  # the older, narrower form of facts_as_of
WAGES = (
    "wage_low",
    "wage_median",
    "wage_high",
    "wage_unit",
    "usual_hours_per_week",
    "typical_education",
)
MONEY = {"tuition", "monthly_price", "materials"}

CATALOGUE_LICENCE = (
    "The facts are those of the pages that each record names; summaries, grouping and"
    " skill phrases are the project's own, under the Apache License 2.0."
)
CATALOGUE_SOURCE = (
    "Starter catalogue for British Columbia, edition 2026-11-23: facts from public "
    "web pages of the providers, provincial bodies and the press, read in archived "
    "copies on 23 November 2026. Each record names its page and the date that the "
    "page prints. Always confirm with the college."
)

OCCUPATIONS_LICENCE = (
    "Apache-2.0 (WorkBC), Open Government Licence – Canada 2.0 (OaSIS, wages), "
    "Statistics Canada Open Licence (NOC), CC BY 4.0 (O*NET): see the folder "
    "licences."
)
# The words that the licences ask for, as occupations/SOURCES.md gives them.
ATTRIBUTIONS = (
    (
        "WorkBC and B.C. Labour Market Outlook",
        (
            "Labour market data: B.C. Labour Market Outlook, 2025 Edition, and WorkBC single "
            "source of truth (bcgov/workbc-ssot), Province of British Columbia, Labour Market"
            " Information Office. Licensed under the Apache License 2.0. Reshaped for this "
            "app."
        ),
    ),
    (
        "OaSIS and Job Bank",
        (
            "Contains information licensed under the Open Government Licence – Canada. "
            "Source: Employment and Social Development Canada, Occupational and Skills "
            "Information System (OaSIS) 2025; Job Bank wages 2025."
        ),
    ),
    (
        "National Occupational Classification",
        (
            "Adapted from Statistics Canada and Employment and Social Development Canada, "
            "National Occupational Classification (NOC) 2021 Version 1.0. This does not "
            "constitute an endorsement by Statistics Canada of this product."
        ),
    ),
    (
        "O*NET",
        (
            "This product includes information from the O*NET 29.3 Database by the U.S. "
            "Department of Labor, Employment and Training Administration (USDOL/ETA). Used "
            "under the CC BY 4.0 license. O*NET® is a trademark of USDOL/ETA. The WorkBC "
            "Labour Market Information Office and the makers of this product have modified "
            "some of this information. USDOL/ETA has not approved, endorsed, or tested these "
            "modifications."
        ),
    ),
)
# Which edition each group of facts on an occupation's card comes from.
GROUPS = (
    ("outlook", "B.C. Labour Market Outlook, 2025 Edition (2025–2035): a forecast, not vacancies"),
    ("wages", "Job Bank wages 2025, through WorkBC, updated 27 January 2026"),
    ("education", "WorkBC, with the B.C. Labour Market Outlook, 2025 Edition"),
    (
        "requirements",
        "OaSIS 2025, Employment and Social Development Canada: national, check B.C. rules",
    ),
    ("skills", "WorkBC skills of 21 August 2025, from O*NET 29.3; compared with all occupations"),
    ("competencies", "OaSIS 2025, Employment and Social Development Canada"),
    ("title", "National Occupational Classification (NOC) 2021 Version 1.0, Statistics Canada"),
)


def main(words: list[str]) -> int:
    """Carry everything over from the folder named on the command line."""
    if len(words) != 1:
        print(__doc__)
        return 2
    if words == ["--seal"]:
        for pack in (CATALOGUE, OCCUPATIONS, SKILLS):
            seal(pack)
        return 0
    shared = Path(words[0])
    if not (shared / "catalogue").is_dir():
        print(f"There is no folder catalogue in {shared}.", file=sys.stderr)
        return 3
    carry_catalogue(shared / "catalogue", CATALOGUE)
    carry_occupations(shared / "occupations", OCCUPATIONS)
    return 0


def seal(pack: Path) -> None:
    """Write the checksums of a pack's files anew; nothing else of its manifest changes."""
    path = pack / "manifest.toml"
    manifest = tomllib.loads(path.read_text("utf-8"))
    manifest["files"] = _sums(pack, manifest["files"])
    _put(path, manifest)


def carry_catalogue(source: Path, target: Path) -> None:
    """Records and providers as JSON lines, one key order, unknown keys left out."""
    providers = _json_lines(source / "providers.jsonl")
    ids = {provider["name"]: provider["id"] for provider in providers}
    websites = {provider["id"]: provider["website"] for provider in providers}
    records = [_record(row, ids) for row in _json_lines(source / "credentials.jsonl")]
    _write_lines(target / "credentials.jsonl", records)
    for provider in providers:
        provider.pop("region")  # wider than a labour-market region: regions.toml has those
    _write_lines(target / "providers.jsonl", [_known(provider) for provider in providers])
    hosts = {
        domains.host(url) or ""
        for record in records
        for url in (record["source_url"], *record.get("more_sources", ()))
        if not domains.same_owner(url, websites[record["provider"]])
    }
    names = ("credentials.jsonl", "providers.jsonl", "regions.toml", "ages.toml", "words.tsv")
    write_manifest(
        target,
        names,
        {"name": "bc", "licence": CATALOGUE_LICENCE, "other_hosts": sorted(hosts)},
        [{"name": "Catalogue", "text": CATALOGUE_SOURCE}],
    )


def _record(row: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for name, value in row.items():
        key = RENAMED.get(name, name)
        if name in DROPPED:
            continue
        if key in MONEY and value is not None:
            value = str(Decimal(value).quantize(Decimal("0.01")))  # noqa: PLW2901 - the carried form
        record[key] = value
    record["provider"] = ids[record["provider"]]
    record["grant_listed"] = record["grant_listed"] is True or None
    return _known(record)


def carry_occupations(source: Path, target: Path) -> None:
    """The columns that the program shows, each file as compressed CSV."""
    tables = _tables(source)
    for name, (heading, rows) in tables.items():
        (target / f"{name}.csv.xz").write_bytes(packed(heading, rows))
    sources = [{"name": name, "text": text} for name, text in ATTRIBUTIONS]
    sources += [{"name": group, "text": text, "group": group} for group, text in GROUPS]
    names = tuple(f"{name}.csv.xz" for name in tables)
    write_manifest(target, names, {"name": "occupations", "licence": OCCUPATIONS_LICENCE}, sources)


def _tables(source: Path) -> dict[str, Table]:
    outlook = read_csv(source / "bc_outlook.csv")
    skills = {row["skill_id"]: row["name"] for row in read_csv(source / "skills.csv")}
    return {
        "occupations": _table(
            ("code", "title_en", "teer", "lmo_code", "definition_en"),
            read_csv(source / "noc2021.csv"),
            ("noc", "title", "teer", "lmo_code", "definition"),
            lambda row: row["level"] == "5",
        ),
        "titles": _table(("noc", "title", "kind"), read_csv(source / "noc_titles.csv")),
        "outlook": _table(
            ("noc", "region", "openings_2025_2035", "growth_pct_2025_2035", "high_opportunity"),
            outlook,
            ("noc", "region", "openings", "growth_pct", "high_opportunity"),
        ),
        "wages": _table(
            ("noc", *WAGES),
            outlook,
            ("noc", "low", "median", "high", "unit", "usual_hours", "education"),
            lambda row: row["region"] == "british_columbia",
        ),
        "regions": _table(("region", "region_name"), read_csv(source / "bc_regions.csv")),
        "skills": (
            ("noc", "skill", "importance"),
            [
                (row["noc"], skills[row["skill_id"]], row["importance"])
                for row in read_csv(source / "noc_skills.csv")
                if row["source"] == "workbc_onet"
            ],
        ),
        "competencies": _table(
            ("noc", "core_competency", "statement"), read_csv(source / "noc_core_competencies.csv")
        ),
        "requirements": _table(("noc", "requirement"), read_csv(source / "noc_requirements.csv")),
        "teer": _table(("teer", "workbc_label"), read_csv(source / "teer.csv"), ("teer", "label")),
    }


def _table(
    columns: tuple[str, ...],
    rows: Iterable[Row],
    heading: tuple[str, ...] = (),
    wanted: Callable[[Row], bool] = lambda _row: True,
) -> Table:
    chosen = [tuple(row[column] for column in columns) for row in rows if wanted(row)]
    return heading or columns, list(dict.fromkeys(chosen))


def packed(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> bytes:
    """A table as compressed CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return lzma.compress(text.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME)


def write_manifest(
    target: Path, names: tuple[str, ...], facts: dict[str, Any], sources: list[dict[str, str]]
) -> None:
    """Say of a pack what it is, where it is from, and the checksum of each file."""
    manifest = {
        "format": 1,
        **facts,
        "edition": EDITION,
        "read_on": READ_ON,
        "files": _sums(target, names),
        "sources": sources,
    }
    _put(target / "manifest.toml", manifest)


def _sums(pack: Path, names: Iterable[str]) -> dict[str, str]:
    return {name: hashlib.sha256((pack / name).read_bytes()).hexdigest() for name in names}


def _put(path: Path, manifest: dict[str, Any]) -> None:
    made_by = "# Made by packaging/carry_over.py: run it again after any change of these files.\n"
    path.write_text(made_by + tomli_w.dumps(manifest), "utf-8", newline="\n")


def _known(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, [])}


def _json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line, parse_float=Decimal) for line in path.read_text("utf-8").splitlines()]


def _write_lines(path: Path, records: Iterable[dict[str, Any]]) -> None:
    lines = [json.dumps(record, ensure_ascii=False, default=_number) for record in records]
    path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


def _number(value: object) -> float:
    if isinstance(value, Decimal):
        return float(value)  # hours and credits with a half: exact either way
    raise TypeError(value)


def read_csv(path: Path) -> list[Row]:
    """The rows of a starter table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
