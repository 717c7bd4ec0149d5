"""A record that only the college told of, without any page, goes out and comes in as it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from advisor.catalogue import own
from advisor.catalogue.own import Own, OwnFact
from advisor.catalogue.reading import ProviderRow
from advisor.paths import DataFolder
from advisor.services import exporting, importing, rule_sharing
from advisor.services.importing import Asked, Manner, Preview, Trust

ON = date(2026, 11, 24)
LOFT = ProviderRow("sail-loft", "Sail Loft", "other", None, None)
TOLD = {
    "title": "Boat upholstery; basics",
    "provider": "sail-loft",
    "kind": "certificate",
    "tuition": Decimal("900.50"),
    "weeks": 6,
    "skills": ("sewing, by hand",),
}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    data = DataFolder(tmp_path_factory.mktemp("here"))
    facts = {
        name: OwnFact(worth, "Dana", ON, told_by="Mei, front desk", as_of="2026-11-19")
        for name, worth in TOLD.items()
    }
    own.write(own.place(data.catalogue), Own({"sail-loft/boats": facts}, {"sail-loft": LOFT}))
    return data


def look(data: DataFolder, file: Path, trust: Trust) -> Preview:
    return importing.look(
        data, file, asked=Asked(ON), manner=Manner(), trust=trust, progress=lambda *_: None
    )


@pytest.mark.parametrize("kind", [".csv", ".jsonld", ".pack"])
def test_that_a_record_without_a_page_comes_back_in_files_of_each_making(
    here: DataFolder, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / f"all{kind}"
    exporting.export(here, file, "Harbour Centre", ON, by="Sam")
    assert look(here, file, Trust()).outcome.empty
    there = DataFolder(tmp_path / "there")
    mark = rule_sharing.own_fingerprint(here) if kind == ".pack" else None
    outcome = look(there, file, Trust(mark, "Jo")).outcome
    record = importing.layers(here).rows["sail-loft/boats"]
    assert record.source_url == ""
    assert (outcome.added, outcome.changed, outcome.rejected) == ([record], [], [])
    assert outcome.providers == {"sail-loft": LOFT}
