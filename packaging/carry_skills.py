"""Carry the skill vocabulary over: ``.venv/bin/python packaging/carry_skills.py SHARED_DIR``.

Reads ``SHARED_DIR/occupations``; writes ``resources/skills``: what skills, knowledge and
technologies are called and mean, how much of each an occupation asks, and the lists of skills for
the future.
``also.toml`` is written by hand and stays. The same input gives the same bytes.
``carry_over.py --seal`` renews the checksums of this pack too.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import carry_over
from carry_over import SKILLS, Row, Table

LICENCE = (
    "Open Government Licence – Canada 2.0 (OaSIS), CC BY 4.0 (O*NET), Apache-2.0 (WorkBC): see "
    "../occupations/licences."
)
FIRST = 10  # the computed lists rank every skill: only their first ten say something
KINDS = {"skill": "skill", "knowledge": "knowledge", "personal_attribute": "competency"}
SOURCES = {
    "vocabulary.csv.xz": (
        "Names and definitions: OaSIS 2025 v1.1, Employment and Social Development Canada, Open "
        "Government Licence – Canada 2.0; the core competencies are these and its personal "
        "attributes; technologies: O*NET 29.3, CC BY 4.0, by way of WorkBC's list of which "
        "occupations correspond, Apache License 2.0."
    ),
    "asked.csv.xz": (
        "How much of each skill (0 to 5) and knowledge (0 to 3) an occupation asks: OaSIS 2025 "
        "v1.1, mean over its profiles; which technologies it uses, only those that O*NET 29.3 "
        "marks hot (1) or in demand (2)."
    ),
    "named.csv.xz": (
        "By how many of the 516 occupations a core competency is named: counted in OaSIS 2025."
    ),
    "future.csv.xz": (
        "Lists of skills in demand: WorkBC, B.C. Labour Market Outlook 2018 and 2022, and the "
        "first ten of lists computed from WorkBC and OaSIS data. Each row says which list, and "
        "whether it is official."
    ),
    "also.toml": (
        "What titles of credentials call a trade, what their skill phrases call a skill, and what "
        "only seems to: the project's own judgment. Names that O*NET 29.3 (CC BY 4.0) has for "
        "skills of OaSIS are among them."
    ),
}


def main(words: list[str]) -> int:
    """Carry the tables over from the folder named on the command line."""
    if len(words) != 1:
        print(__doc__)
        return 2
    SKILLS.mkdir(exist_ok=True)
    tables = _tables(Path(words[0]) / "occupations")
    for name, (heading, rows) in tables.items():
        (SKILLS / f"{name}.csv.xz").write_bytes(carry_over.packed(heading, rows))
    carry_over.write_manifest(
        SKILLS,
        (*(f"{name}.csv.xz" for name in tables), "also.toml"),
        {"name": "skills", "licence": LICENCE},
        [{"name": name, "text": text, "group": name} for name, text in SOURCES.items()],
    )
    return 0


def _tables(source: Path) -> dict[str, Table]:
    skills = [
        row
        for row in carry_over.read_csv(source / "skills.csv")
        if row["skill_id"].startswith("oasis:") and row["kind"] in KINDS
    ]
    names = {row["skill_id"]: row["name"] for row in skills}
    tools = carry_over.read_csv(source / "noc_technology.csv")
    kinds = dict(sorted((row["technology"], row["category"]) for row in tools))
    asked = [
        (row["noc"], row["skill_id"], row["level"])
        for row in carry_over.read_csv(source / "noc_skills.csv")
        if row["skill_id"] in names
    ]
    return {
        "vocabulary": (
            ("id", "name", "kind", "definition", "source"),
            [
                *(
                    (r["skill_id"], r["name"], KINDS[r["kind"]], r["definition"], "OaSIS 2025")
                    for r in skills
                ),
                *((f"tool:{n}", n, "technology", kind, "O*NET 29.3") for n, kind in kinds.items()),
            ],
        ),
        "asked": (
            ("noc", "id", "level"),
            [*asked, *((row["noc"], f"tool:{row['technology']}", _weight(row)) for row in tools)],
        ),
        "named": (("competency", "occupations"), _named(source)),
        "future": (
            ("list", "period", "basis", "name"),
            [
                _future(row)
                for row in carry_over.read_csv(source / "future_skills.csv")
                if row["basis"] != "computed" or int(row["rank"]) <= FIRST
            ],
        ),
    }


def _named(source: Path) -> list[tuple[str, ...]]:
    """By how many unit groups each core competency is named."""
    rows = carry_over.read_csv(source / "noc_core_competencies.csv")
    pairs = {(row["core_competency"], row["noc"]) for row in rows}
    counts = Counter(competency for competency, _noc in pairs)
    return [(competency, str(count)) for competency, count in sorted(counts.items())]


def _weight(row: Row) -> str:
    """2 for a technology that O*NET found in demand in the occupation, 1 for a hot one."""
    return "2" if row["in_demand"] == "Y" else "1"


def _future(row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in ("list_name", "period", "basis", "name"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
