from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from advisor.catalogue import reading
from advisor.catalogue.exchange import cells, days, fields, grants, keeping, packed, table_out
from advisor.catalogue.exchange.comma import Commas
from advisor.catalogue.exchange.facts import Asked
from advisor.catalogue.exchange.manner import Aim, Manner, Order
from advisor.catalogue.exchange.merging import Outcome, merge, merge_pack
from advisor.catalogue.exchange.told import Column, Told
from advisor.catalogue.exchange.workbook import Workbook
from advisor.catalogue.layers import Layers
from advisor.catalogue.places import Places
from advisor.catalogue.reading import CredentialRow, ProviderRow, SourceRow
from advisor.domain.errors import BadInput
from advisor.packs import MANIFEST

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
BCIT = ProviderRow("bcit", "B.C. Institute", "public institute", None, "https://www.bcit.ca")
NOWHERE = Places({}, {}, frozenset())
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
    *rows: dict[str, str],
    known: CredentialRow = WELD,
    source: str | None = None,
    aim: Aim = Aim.EVERYTHING,
) -> Outcome:
    layers = Layers({"bcit": BCIT}, {known.id: known}, frozenset([known.id]), NOWHERE)
    return merge(layers, Rows(list(rows)), Asked(ON, source), aim, lambda _done, _all: None)


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


def test_that_an_exported_workbook_says_its_size_before_its_rows() -> None:
    raw = table_out.workbook([WELD, WELD], {"bcit": BCIT}, 2)
    assert Workbook(raw, "x.xlsx").about == 3


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


def test_that_another_source_does_not_make_the_first_one_look_read_again() -> None:
    (row,) = merged({**SAME, "hours": "30", "source_url": OTHER}).changed
    assert (row.hours, row.read_on, row.more_sources) == (Decimal(30), WELD.read_on, (OTHER,))


LIST = {**SAME, "grant_period": "Fall 2026", "source_url": OTHER}


def test_that_a_grant_list_changes_only_the_grant_and_keeps_where_it_was_read() -> None:
    told = {**LIST, "tuition": "1", "as_of": "2026-09-01", "provider_city": "Burnaby"}
    outcome = merged(told, aim=Aim.GRANT_LIST)
    listed = {"grant_listed": True, "grant_period": "Fall 2026", "more_sources": (OTHER,)}
    assert outcome.changed == [replace(WELD, **listed)]
    assert not outcome.providers
    assert merged(LIST, known=outcome.changed[0], aim=Aim.GRANT_LIST).empty


@pytest.mark.parametrize(
    ("row", "known", "why"),
    [
        ({**LIST, "title": "Knitting"}, {}, "no “Knitting” of B.C. Institute"),
        ({**LIST, "provider": "Nobody"}, {}, "no provider “Nobody”"),
        ({"id": "bcit/x", "grant_period": "Fall 2026"}, {}, "no record bcit/x"),
        ({**SAME, "source_url": OTHER}, {}, "no intake"),
        ({**LIST, "grant_period": "soon"}, {}, "names no year"),
        ({**SAME, "grant_period": "Fall 2026"}, {}, "no source"),
        (LIST, {"grant_listed": True, "grant_period": "Spring 2027"}, "later list"),
    ],
)
def test_that_a_row_of_a_grant_list_that_says_nothing_sure_is_refused(
    row: dict[str, str], known: dict[str, object], why: str
) -> None:
    outcome = merged(row, known=replace(WELD, **known), aim=Aim.GRANT_LIST)
    assert why in reasons(outcome)[0]
    assert outcome.empty


def test_that_a_title_that_two_records_have_is_refused_in_a_grant_list() -> None:
    twin = replace(WELD, id="bcit/welding-2")
    both = Layers({"bcit": BCIT}, {WELD.id: WELD, twin.id: twin}, frozenset(), NOWHERE)
    outcome = merge(both, Rows([LIST]), Asked(ON), Aim.GRANT_LIST, lambda _done, _all: None)
    assert "2 records of this title" in reasons(outcome)[0]


@pytest.mark.parametrize(
    ("headings", "aim"),
    [
        ("id,grant_period", Aim.GRANT_LIST),
        ("title,provider,grant_listed,source_url", Aim.GRANT_LIST),
        ("title,provider,grant_period,tuition", Aim.EVERYTHING),
        ("title,provider", Aim.EVERYTHING),
    ],
)
def test_that_a_grant_list_is_known_by_its_columns(headings: str, aim: Aim) -> None:
    columns = [Column(name, name) for name in headings.split(",")]
    assert grants.detected(columns, Asked(ON)) is aim


@pytest.mark.parametrize(
    ("order", "day"), [(Order.DAY_FIRST, "2026-04-03"), (Order.MONTH_FIRST, "2026-03-04")]
)
def test_that_a_day_with_two_meanings_is_read_in_the_order_that_was_said(
    order: Order, day: str
) -> None:
    assert Manner(order=order).read("as_of", "03/04/2026") == day


def test_that_a_day_in_the_other_order_is_refused_once_an_order_was_said() -> None:
    with pytest.raises(ValueError, match="begin with the month"):
        Manner(order=Order.MONTH_FIRST).read("as_of", "13/04/2026")


@pytest.mark.parametrize("text", ["1.200,50", "1 200,50 $", "1200,50"])
def test_that_a_comma_parts_dollars_from_cents_where_that_was_said(text: str) -> None:
    assert Manner(decimal_comma=True).read("tuition", text) == "1200.50"
    with pytest.raises(ValueError, match="comma"):
        Manner(decimal_comma=True).read("tuition", "1200.50")


def test_that_what_was_said_of_a_shape_is_kept_unless_something_else_is_said() -> None:
    said = Manner(order=Order.DAY_FIRST, decimal_comma=True)
    kept = Manner().as_kept(said.to_keep())
    assert (kept.order, kept.decimal_comma) == (Order.DAY_FIRST, True)
    other = Manner(order=Order.ASK, decimal_comma=False).as_kept(said.to_keep())
    assert (other.order, other.decimal_comma) == (Order.ASK, False)


def test_that_a_price_of_a_page_does_not_look_told_by_the_college() -> None:
    told = SourceRow("tuition", "the college", "", "2026-11-01")
    weeks = SourceRow("weeks", "the college", "", "2026-11-01")
    known = replace(WELD, weeks=8, fact_sources=(told, weeks))
    (row,) = merged({**SAME, "tuition": "300", "as_of": "2019"}, known=known, source=PAGE).changed
    assert (row.tuition, row.as_of, row.fact_sources) == (Decimal(300), "2019", (weeks,))
    newer = {**SAME, "tuition": "950", "fact_sources": "tuition: the college, 2026-11-20"}
    (row,) = merged(newer, known=known, source=PAGE).changed
    assert {one.fact: one.as_of for one in row.fact_sources} == {
        "tuition": "2026-11-20",
        "weeks": "2026-11-01",
    }
    assert merged({**SAME, "tuition": "900"}, known=known, source=PAGE).unchanged == 1


def test_that_a_page_comes_to_a_record_that_had_none() -> None:
    title = SourceRow("title", "the college", "", "2026-11-01")
    known = replace(WELD, source_url="", as_of=None, fact_sources=(title,))
    (row,) = merged({**SAME, "tuition": "300"}, known=known, source=PAGE).changed
    assert (row.source_url, row.more_sources, row.fact_sources) == (PAGE, (), (title,))


def test_that_a_grant_list_is_not_said_to_be_told_by_who_told_it_before() -> None:
    told = SourceRow("grant_period", "the college", "", "2025-11-01")
    known = replace(WELD, grant_listed=True, grant_period="Fall 2025", fact_sources=(told,))
    listed = {**SAME, "grant_period": "Spring 2027"}
    (row,) = merged(listed, known=known, source=OTHER, aim=Aim.GRANT_LIST).changed
    assert (row.grant_period, row.fact_sources) == ("Spring 2027", ())


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"title": "Weld\u202eing"}, "hidden control letters"),
        ({"skills": ("a\x00b",)}, "hidden control letters"),
        ({"more_sources": ("javascript:alert(1)",)}, "no web address"),
    ],
)
def test_that_a_pack_brings_nothing_that_a_table_may_not_bring(
    change: dict[str, Any], why: str
) -> None:
    row = replace(WELD, **change)
    contents = keeping.pack_files([row], [BCIT], [])
    facts = {"name": "catalogue", "edition": "1", "read_on": ON}
    raw = packed.archive({**contents, MANIFEST: keeping.manifest(contents, facts)})
    pack = packed.in_archive(raw, Path("theirs.pack")).pack
    layers = Layers({"bcit": BCIT}, {}, frozenset(), NOWHERE)
    with pytest.raises(BadInput, match=why):
        merge_pack(layers, pack, lambda _done, _all: None)


@pytest.mark.parametrize("number", ["NaN", "sNaN", "Infinity", "-1", "1e400"])
def test_that_a_number_that_is_none_is_refused(number: str) -> None:
    assert "out of reach" in (reading.trouble(replace(WELD, tuition=Decimal(number))) or "")
