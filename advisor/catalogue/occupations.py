"""Occupations from their pack: one card each, joined from the tables of WorkBC, OaSIS and NOC."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from advisor.domain.errors import BadInput
from advisor.domain.occupation import Occupation, OccupationSkill, Outlook
from advisor.domain.regions import PROVINCE
from advisor.packs import MEND, Pack

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class JobTitle:
    """A job title; ``kind`` is class_title, oasis_label, illustrative or example."""

    noc: str
    title: str
    kind: str


def read_titles(pack: Pack) -> list[JobTitle]:
    """All job titles: the occupations' own names first, then short ones."""
    rows = pack.table("titles.csv.xz")
    titles = [JobTitle(row["noc"], row["title"], row["kind"]) for row in rows]
    kinds = ("class_title", "oasis_label", "illustrative", "example")
    place = {kind: n for n, kind in enumerate(kinds)}
    titles.sort(key=lambda t: (place.get(t.kind, len(kinds)), len(t.title), t.title, t.noc))
    return titles


def read_occupations(pack: Pack) -> list[Occupation]:
    """The cards of all unit groups. Raises BadInput where a number is none."""
    try:
        return _occupations(pack)
    except (KeyError, ValueError, ArithmeticError) as error:
        raise BadInput(f"{pack.folder}: a row cannot be read ({error!r}). {MEND}") from error


def _occupations(pack: Pack) -> list[Occupation]:
    regions = {row["region"]: row["region_name"] for row in pack.table("regions.csv.xz")}
    labels = {row["teer"]: row["label"] for row in pack.table("teer.csv.xz")}
    outlook = _by_noc(pack.table("outlook.csv.xz"))
    wages = _by_noc(pack.table("wages.csv.xz"))
    requirements = _by_noc(pack.table("requirements.csv.xz"))
    competencies = _by_noc(pack.table("competencies.csv.xz"))
    skills = _skills(pack.table("skills.csv.xz"))
    editions = tuple((s.group, s.text) for s in pack.manifest.sources if s.group)
    cards = []
    for row in pack.table("occupations.csv.xz"):
        noc, joined = row["noc"], row["lmo_code"] or row["noc"]
        wage = next(iter(wages.get(joined, ())), {})
        cards.append(
            Occupation(
                noc=noc,
                title=row["title"],
                definition=row["definition"],
                teer=int(row["teer"]),
                usual_education=wage.get("education") or labels.get(row["teer"]),
                outlook=_outlook(outlook.get(joined, ()), regions),
                wage_low=_number(wage.get("low")),
                wage_median=_number(wage.get("median")),
                wage_high=_number(wage.get("high")),
                wage_unit=wage.get("unit") or None,
                usual_hours=_number(wage.get("usual_hours")),
                requirements=_each(r["requirement"] for r in requirements.get(noc, ())),
                skills=skills.get(joined, ()),
                competencies=_each(
                    f"{c['core_competency']}: {c['statement']}" for c in competencies.get(noc, ())
                ),
                sources=editions if joined == noc else (*editions, _merged(joined)),
            )
        )
    return cards


def _merged(joined: str) -> tuple[str, str]:
    return ("outlook and wages", f"WorkBC counts all senior managers together, as {joined}")


def _outlook(rows: Iterable[Row], regions: Mapping[str, str]) -> tuple[Outlook, ...]:
    """One line for each area, the province first; an empty cell stays unknown."""
    by_region = {row["region"]: row for row in rows}
    known = (region for region in regions if region in by_region)
    order = sorted(known, key=lambda region: (region != PROVINCE, regions[region]))
    return tuple(
        Outlook(
            region=region,
            region_name=regions[region],
            openings=int(row["openings"]) if row["openings"] else None,
            growth_pct=_number(row["growth_pct"]),
            high_opportunity=row["high_opportunity"] == "1",
        )
        for region in order
        if (row := by_region[region])
    )


def _skills(rows: Iterable[Row]) -> dict[str, tuple[OccupationSkill, ...]]:
    """Skills by occupation, what sets it apart from the mean of all occupations first."""
    points: dict[str, list[tuple[str, Decimal]]] = defaultdict(list)
    totals: dict[str, list[Decimal]] = defaultdict(list)
    for row in rows:
        importance = Decimal(row["importance"])
        points[row["noc"]].append((row["skill"], importance))
        totals[row["skill"]].append(importance)
    mean = {name: sum(values, Decimal()) / len(values) for name, values in totals.items()}
    tenth = Decimal("0.1")
    return {
        noc: tuple(
            sorted(
                (OccupationSkill(name, i, (i - mean[name]).quantize(tenth)) for name, i in held),
                key=lambda skill: (-skill.above_mean, skill.name),
            )
        )
        for noc, held in points.items()
    }


def _by_noc(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["noc"]].append(row)
    return found


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None
