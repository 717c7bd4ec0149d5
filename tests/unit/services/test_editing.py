"""Edited by hand and taken over from quotes: for every client, with source and day, undoable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from advisor.catalogue import own
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.query import Query
from advisor.domain.client import CostId, CostLine, ItemId, ShortlistItem, Told
from advisor.domain.credential import CredentialId
from advisor.domain.errors import BadInput, Unavailable
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.paths import DataFolder
from advisor.services import (
    editing,
    exporting,
    filing,
    importing,
    searching,
    shortlisting,
    taking_over,
    unlocking,
)
from advisor.services.importing import Asked, Manner, Trust
from advisor.services.typed_facts import Alike, Given, NewProvider, Source

ON = date(2026, 11, 24)
TIMBER = CredentialId("bcit/introductory-studies-in-mass-timber-construction")
COLLEGE = Source("the college", date(2026, 11, 19))
QUOTE = ShortlistItem(
    ItemId("1"),
    0,
    "Introductory Studies in Mass Timber Construction",
    "British Columbia Institute of Technology",
    note="Dana wants this because of Priya",
    phone="604 555 0100",
    start=date(2027, 1, 11),
    weeks=8,
    hours_a_week=Decimal(6),
    schedule_told=Told("Mei at the front desk", date(2026, 11, 19)),
    on_grant_list="yes",
    listing_told=Told("the college", date(2026, 11, 19)),
    costs=(
        CostLine(
            CostId("a"), Category.TUITION, "", Money.of("895"), Told("college", date(2026, 11, 19))
        ),
        CostLine(
            CostId("b"), Category.MATERIALS_REQUIRED, "", Money.of("40"), Told("the client", ON)
        ),
        CostLine(CostId("c"), Category.CHILDCARE, "", Money.of("300"), Told("the college", ON)),
    ),
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    return DataFolder(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def catalogue(data: DataFolder) -> Iterator[Catalogue]:
    made = searching.open_catalogue(data.catalogue)
    yield made
    made.close()


def test_that_only_facts_of_the_course_are_offered_and_no_name_goes_on() -> None:
    facts = {one.fact: one for one in taking_over.offered(QUOTE, "Dana Kim", ON)}
    assert set(facts) == {"tuition", "weeks", "hours_a_week", "intakes", "grant_period"}
    assert {one.told_by for one in facts.values()} == {"the college"}
    assert facts["intakes"].value == ("11 Jan 2027",)


@pytest.mark.parametrize("by", ["Dana", "dana kim", "Dana’s mother Kim", "client", "The client"])
def test_that_what_the_client_told_is_never_offered(by: str) -> None:
    line = CostLine(CostId("a"), Category.TUITION, "", Money.of("895"), Told(by, ON))
    item = ShortlistItem(ItemId("1"), 0, "Welding", "BCIT", costs=(line,))
    assert taking_over.offered(item, "Dana Kim", ON) == ()


def test_that_what_was_told_on_a_day_to_come_is_not_offered() -> None:
    told = Told("the college", date(ON.year + 1, 1, 2))
    line = CostLine(CostId("a"), Category.TUITION, "", Money.of("895"), told)
    item = ShortlistItem(ItemId("1"), 0, "Welding", "BCIT", costs=(line,))
    assert taking_over.offered(item, "Dana Kim", ON) == ()


def test_that_two_lines_of_one_kind_are_no_price() -> None:
    told = Told("the college", date(2026, 11, 19))
    lines = (
        CostLine(CostId("a"), Category.TUITION, "", Money.of("895"), told),
        CostLine(CostId("b"), Category.TUITION, "second term", Money.of("400"), told),
        CostLine(CostId("c"), Category.MATERIALS_REQUIRED, "", Money.of("40"), told),
    )
    item = ShortlistItem(ItemId("1"), 0, "Welding", "BCIT", costs=lines)
    assert [one.fact for one in taking_over.offered(item, "Dana Kim", ON)] == ["materials"]


def test_that_a_quote_becomes_the_price_on_the_next_clients_shortlist_and_is_taken_back(
    data: DataFolder, catalogue: Catalogue, tmp_path: Path
) -> None:
    before = catalogue.credential(TIMBER)
    facts = taking_over.offered(QUOTE, "Dana Kim", ON)
    saved = taking_over.take_over(data, catalogue, TIMBER, facts, by="Jo Park", on=ON)
    record = catalogue.credential(TIMBER)
    assert record is not None
    assert searching.usable_price(record, ON) == Money.of("895")
    kept = own.place(data.catalogue).read_text()
    assert not any(word in kept for word in ("Dana", "Priya", "Mei", "604", "300", "client"))
    with pytest.raises(BadInput, match="already"):
        taking_over.take_over(data, catalogue, TIMBER, facts, by="Jo Park", on=ON)

    vault = unlocking.guest()
    client = filing.open_guest(vault, ON)
    shortlisting.add(vault, client, record, catalogue.edition, ON, Money.of("895"))
    (item,) = filing.load(vault, client).chosen
    assert item.costs[0].told == Told("the college", date(2026, 11, 19))
    assert (item.hours_a_week, item.record) == (Decimal(6), record)
    vault.close()

    table = tmp_path / "catalogue.csv"
    exporting.export(data, table, "Centre", ON)
    look = importing.look(
        data, table, asked=Asked(ON), manner=Manner(), trust=Trust(), progress=lambda *_: None
    )
    assert look.outcome.empty, "what is exported is what the catalogue shows"

    editing.restore(data, catalogue, saved.id, saved.before)
    assert catalogue.credential(TIMBER) == before
    assert editing.edits(data) == {}


@pytest.mark.parametrize(
    ("facts", "source", "by", "sentence"),
    [
        ({"tuition": Decimal(-1)}, COLLEGE, "Jo", "negative"),
        ({"weeks": 0}, COLLEGE, "Jo", "1 week to 520"),
        ({"title": " "}, COLLEGE, "Jo", "needs a title"),
        ({"tuition": Decimal(1)}, Source("the college", date(2026, 12, 1)), "Jo", "not here yet"),
        ({"tuition": Decimal(1)}, Source("the college"), "Jo", "Type the day"),
        ({"tuition": Decimal(1)}, Source(url="nonsense"), "Jo", "web address"),
        ({"tuition": Decimal(1)}, Source(url="https://x.ca", printed="soon"), "Jo", "no date"),
        ({"tuition": Decimal(1)}, COLLEGE, "  ", "name in Settings"),
        ({}, COLLEGE, "Jo", "Nothing was changed"),
    ],
)
def test_that_what_cannot_be_kept_says_why_and_changes_nothing(
    data: DataFolder,
    catalogue: Catalogue,
    facts: dict[str, object],
    source: Source,
    by: str,
    sentence: str,
) -> None:
    with pytest.raises(BadInput, match=sentence):
        editing.save(data, catalogue, TIMBER, Given(facts, source), by=by, on=ON)
    assert editing.edits(data) == {}


def test_that_a_whole_price_ends_the_rate_that_the_page_said(
    data: DataFolder, catalogue: Catalogue
) -> None:
    hits = catalogue.search(Query("", {}, catalogue.counts[0])).hits
    rate = next(hit.credential for hit in hits if hit.credential.tuition_basis)
    given = Given({"title": rate.title, "tuition": Decimal(895)}, Source("the college", ON))
    saved = editing.save(data, catalogue, rate.id, given, by="Jo Park", on=ON)
    record = catalogue.credential(rate.id)
    assert record is not None
    assert record.tuition_basis is None
    assert set(editing.edits(data)[rate.id]) == {"tuition", "tuition_basis"}  # not what was so
    assert searching.usable_price(record, ON) == Money.of("895")
    editing.restore(data, catalogue, rate.id, saved.before)
    assert catalogue.credential(rate.id) == rate


def test_that_nothing_is_kept_where_the_catalogue_cannot_go_on(
    data: DataFolder, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_catalogue: Catalogue) -> None:
        raise Unavailable("The disk is full.")

    monkeypatch.setattr(editing, "renew", full)
    before = editing.edits(data)
    given = Given({"tuition": Decimal(1)}, Source("the college", ON))
    with pytest.raises(Unavailable):
        editing.save(data, catalogue, TIMBER, given, by="Jo Park", on=ON)
    assert editing.edits(data) == before


def test_that_a_flyers_course_is_added_and_its_double_is_named(
    data: DataFolder, catalogue: Catalogue
) -> None:
    school = NewProvider("Kootenay Coffee School", "private")
    facts = {"title": "Barista Basics", "tuition": Decimal(250), "weeks": 2}
    saved = editing.save(data, catalogue, None, Given(facts, COLLEGE, school), by="Jo Park", on=ON)
    record = catalogue.credential(saved.id)
    assert record is not None
    assert record.provider.institution_type == "bc_private"
    assert (record.source_url, searching.printable_address(record)) == ("", None)
    for title in ("barista basics", "Basics: Barista"):
        with pytest.raises(Alike) as caught:
            editing.save(
                data,
                catalogue,
                None,
                Given({**facts, "title": title}, COLLEGE, school),
                by="Jo Park",
                on=ON,
            )
        assert caught.value.id == saved.id
