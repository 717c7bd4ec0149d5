from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from advisor.catalogue.exchange import cells, days, fields
from advisor.catalogue.exchange.comma import Commas
from advisor.catalogue.exchange.facts import Asked
from advisor.catalogue.exchange.merging import Outcome, merge
from advisor.catalogue.exchange.told import Column, Told
from advisor.catalogue.layers import Layers
from advisor.catalogue.places import Places
from advisor.catalogue.reading import CredentialRow, ProviderRow

ON = date(2026, 11, 23)
PAGE, OTHER = "https://www.bcit.ca/weld", "https://news.example/weld"
WELD = CredentialRow(
    id="bcit/welding",
    title="Welding",
    provider="bcit",
    kind="certificate",
    field="Trades",
    summary="Weld.",
    source_url=PAGE,
    tuition=Decimal(900),
    as_of="2025-09-01",
    read_on=date(2025, 9, 2),
)
SAME = {"title": "Welding", "provider": "bcit"}


@dataclass
class Rows:
    """A file of rows in memory: a ``Source``."""

    texts: list[dict[str, str]]
    kind: str = "rows"
    about: int = 0
    columns: tuple[Column, ...] = field(default=())

    def told(self) -> Iterator[Told]:
        yield from (Told(row, texts) for row, texts in enumerate(self.texts, start=2))


def merged(
    *rows: dict[str, str], known: CredentialRow = WELD, source: str | None = None
) -> Outcome:
    bcit = ProviderRow("bcit", "B.C. Institute", "public institute", None, "https://www.bcit.ca")
    layers = Layers(
        {"bcit": bcit}, {known.id: known}, frozenset([known.id]), Places({}, {}, frozenset())
    )
    return merge(layers, Rows(list(rows)), Asked(ON, source), lambda _done, _all: None)


def reasons(outcome: Outcome) -> list[str]:
    return [one.reason for one in outcome.rejected]


@pytest.mark.parametrize("text", ["=1+1", "+1 (604)", "-x", "@you", "'=1", "''@a", "＝1"])
def test_that_an_exported_cell_is_no_formula_and_comes_back_as_it_was(text: str) -> None:
    assert cells.harmless(text).startswith("'")
    assert cells.trouble(cells.harmless(text)) is None
    assert cells.plain(cells.harmless(text)) == text


@pytest.mark.parametrize("text", ["Welding", "'90s music", "", "a=b", "O’Brien"])
def test_that_a_harmless_cell_stays_as_it_is(text: str) -> None:
    assert cells.harmless(text) == text == cells.plain(text)


@pytest.mark.parametrize("texts", [(), ("a",), ("a; b",), ("a", "b; c"), ("a|b", "c"), ("a|b",)])
def test_that_lists_come_back_as_they_were(texts: tuple[str, ...]) -> None:
    assert cells.parted(cells.joined(texts)) == texts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13/05/2026", "2026-05-13"),
        ("05/13/2026", "2026-05-13"),
        ("05/05/2026", "2026-05-05"),
        ("2026/05/13", "2026-05-13"),
        ("Fall 2024 and Winter 2025", "Fall 2024 and Winter 2025"),
        ("2023-24", "2023-24"),
    ],
)
def test_that_a_date_with_one_meaning_is_read(text: str, day: str) -> None:
    assert days.checked(text) == day


@pytest.mark.parametrize("text", ["$1,200.00", "1200", "1200.0", "CAD 1200", "1,200 $"])
def test_that_a_sum_is_read_however_it_is_written(text: str) -> None:
    assert fields.value("tuition", text) == 1200


@pytest.mark.parametrize(
    ("raw", "encoding", "kind"),
    [
        ("title,provider\nCafé,a\n", "utf-8", "CSV, utf-8, comma"),
        ("title,provider\nCafé,a\n", "utf-8-sig", "CSV, utf-8-sig, comma"),
        ("title;provider\nCafé;a\n", "cp1252", "CSV, cp1252, semicolon"),
        ("title\tprovider\nCafé\ta\n", "utf-16", "CSV, utf-16, tab"),
        ('"title, or name"|provider\nCafé|a\n', "utf-8", "CSV, utf-8, bar"),
    ],
)
def test_that_encoding_and_separator_are_found_out(raw: str, encoding: str, kind: str) -> None:
    file = Commas(raw.encode(encoding), "x.csv", None)
    assert file.kind == kind
    assert [line.cells[0] for line in file.lines()][1] == "Café"


def test_that_an_empty_cell_changes_nothing() -> None:
    outcome = merged({**SAME, "id": "bcit/welding"}, source=OTHER)
    assert (outcome.unchanged, outcome.empty) == (1, True)


def test_that_a_record_is_known_by_its_title_at_its_provider() -> None:
    outcome = merged({"title": "welding", "provider": "B.C. Institute", "hours": "30"}, source=PAGE)
    (row,) = outcome.changed
    assert outcome.fields == {"bcit/welding": ("title", "hours", "read_on")}
    assert (row.id, row.hours, row.read_on) == ("bcit/welding", Decimal(30), ON)


def test_that_a_new_price_without_a_date_is_undated() -> None:
    (row,) = merged({**SAME, "tuition": "950"}, source=PAGE).changed
    assert (row.tuition, row.as_of) == (Decimal(950), None)


def test_that_a_price_brings_its_date_and_its_source() -> None:
    given = {**SAME, "tuition": "950", "as_of": "2026-09-01", "source_url": OTHER}
    (row,) = merged(given).changed
    assert (row.as_of, row.source_url, row.more_sources) == ("2026-09-01", OTHER, (PAGE,))


def test_that_another_fact_does_not_make_the_price_look_younger() -> None:
    given = {**SAME, "grant_listed": "yes", "grant_period": "Fall 2026", "as_of": "2026-09-01"}
    (row,) = merged({**given, "source_url": OTHER}).changed
    assert (row.grant_listed, row.as_of) == (True, "2025-09-01")
    assert (row.source_url, row.more_sources) == (PAGE, (OTHER,))


def test_that_one_price_does_not_date_another() -> None:
    known = replace(WELD, materials=Decimal(50))
    outcome = merged({**SAME, "tuition": "950", "as_of": "2026"}, known=known, source=PAGE)
    assert "materials" in reasons(outcome)[0]


def test_that_a_change_needs_a_source() -> None:
    assert "no source" in reasons(merged({**SAME, "hours": "30"}))[0]


def test_that_the_same_import_twice_changes_nothing() -> None:
    given = {**SAME, "tuition": "950", "as_of": "2026-09-01", "source_url": OTHER, "hours": "30"}
    (row,) = merged(given).changed
    assert merged(given, known=row).empty


def test_that_a_retired_record_goes_and_a_record_that_is_gone_stays_gone() -> None:
    outcome = merged({**SAME, "retired": "yes"}, {"id": "a/b", "retired": "1"})
    assert (outcome.retired, outcome.unchanged) == (["bcit/welding"], 1)


def test_that_an_unknown_provider_is_never_taken_as_public() -> None:
    outcome = merged({"title": "Dogs", "provider": "Happy Paws", "source_url": OTHER})
    assert outcome.providers["happy-paws"].kind == "other"
    assert outcome.added[0].id == "happy-paws/dogs"


def test_that_a_table_does_not_change_what_a_provider_is() -> None:
    outcome = merged({**SAME, "provider_kind": "private", "hours": "3"}, source=PAGE)
    assert "public institute" in reasons(outcome)[0]


def test_that_a_table_may_say_of_a_provider_what_was_not_known() -> None:
    given = {**SAME, "provider_city": "Burnaby", "hours": "3"}
    outcome = merged({**given, "provider_website": "https://bcit.ca/study"}, source=PAGE)
    assert not outcome.rejected
    assert outcome.providers["bcit"].city == "Burnaby"
    assert outcome.providers["bcit"].website == "https://www.bcit.ca"
