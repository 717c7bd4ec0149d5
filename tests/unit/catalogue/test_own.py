"""The centre's own facts: over packs and imports, one by one, each with its source and day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from advisor.catalogue import own, reading
from advisor.catalogue.exchange import fields
from advisor.catalogue.freshness import usable_price
from advisor.catalogue.own import Own, OwnFact
from advisor.catalogue.places import Places
from advisor.catalogue.reading import CredentialRow, ProviderRow, SourceRow
from advisor.domain.credential import Credential
from advisor.domain.errors import DamagedFile, NewerFile
from advisor.domain.money import Money

ON = date(2026, 11, 24)
BCIT = ProviderRow("bcit", "B.C. Institute", "public institute", None, "https://www.bcit.ca")
WELD = CredentialRow(
    id="bcit/welding",
    title="Welding",
    provider="bcit",
    kind="certificate",
    field="Trades",
    summary="Weld.",
    source_url="https://www.bcit.ca/weld",
    tuition=Decimal(900),
    weeks=8,
    read_on=date(2025, 9, 2),
)
TOLD = OwnFact(Decimal(950), "Jo Park", ON, told_by="the college", as_of="2026-11-19")


def laid(
    records: Mapping[str, own.Edit], *below: CredentialRow, **providers: ProviderRow
) -> dict[str, CredentialRow]:
    rows = {row.id: row for row in below}
    return own.laid(Own(records, providers), rows, {"bcit": BCIT})[0]


def built(row: CredentialRow) -> Credential:
    places = Places({}, {}, frozenset())
    return reading.credential(row, reading.provider(BCIT), places, reading.Names([row]))


def test_that_an_own_fact_lies_over_the_record_and_a_later_import_renews_the_others() -> None:
    imported = replace(WELD, tuition=Decimal(1), weeks=10)
    row = laid({WELD.id: {"tuition": TOLD}}, imported)[WELD.id]
    assert (row.tuition, row.weeks) == (Decimal(950), 10)
    assert row.fact_sources == (SourceRow("tuition", "the college", "", "2026-11-19"),)


def test_that_a_fact_read_again_on_the_page_forgets_who_told_it_before() -> None:
    told = SourceRow("tuition", "the college", "", "2025-01-10")
    page = replace(WELD, fact_sources=(told, SourceRow("weeks", "the college", "", "2025-01-10")))
    read = OwnFact(Decimal(980), "Jo Park", ON, url=WELD.source_url)
    row = laid({WELD.id: {"tuition": read}}, page)[WELD.id]
    assert [one.fact for one in row.fact_sources] == ["weeks"]


def test_that_facts_about_a_record_that_is_gone_rest_and_an_own_record_stands() -> None:
    assert laid({WELD.id: {"tuition": TOLD}}) == {}
    edit = {"title": replace(TOLD, value="Brazing"), "provider": replace(TOLD, value="bcit")}
    row = laid({"bcit/brazing": edit})["bcit/brazing"]
    assert (row.title, row.kind, row.source_url) == ("Brazing", "not stated", "")
    assert reading.trouble(row) is None


def test_that_a_told_price_counts_by_its_own_day_for_eighteen_months() -> None:
    credential = built(laid({WELD.id: {"tuition": TOLD}}, WELD)[WELD.id])
    assert usable_price(built(WELD), ON) is None, "its page is undated"
    assert usable_price(credential, ON) == Money.of("950")
    assert usable_price(credential, date(2028, 5, 19)) == Money.of("950")
    assert usable_price(credential, date(2028, 5, 20)) is None


def test_that_a_price_from_an_undated_page_enters_no_sum() -> None:
    page = OwnFact(Decimal(950), "Jo", ON, url="https://www.bcit.ca/fees")
    credential = built(laid({WELD.id: {"tuition": page}}, WELD)[WELD.id])
    assert usable_price(credential, ON) is None


def test_that_what_is_kept_is_read_again_to_the_cent(tmp_path: Path) -> None:
    path = tmp_path / own.NAME
    edit = {
        "tuition": replace(TOLD, value=Decimal("0.10")),
        "skills": replace(TOLD, value=("a", "b")),
        "weeks": replace(TOLD, value=None),
    }
    own.write(path, Own({WELD.id: edit}))
    assert own.read(path).records == {WELD.id: edit}
    own.write(path, Own())
    assert not path.exists()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{", DamagedFile),
        ('{"format": 1, "records": {"x": {"no": {}}}, "providers": {}}', DamagedFile),
        ('{"format": 2}', NewerFile),
    ],
)
def test_that_a_file_which_cannot_be_read_says_so(
    tmp_path: Path, text: str, error: type[Exception]
) -> None:
    path = tmp_path / own.NAME
    path.write_text(text)
    with pytest.raises(error):
        own.read(path)


def test_that_the_sources_of_facts_survive_a_table() -> None:
    sources = (
        SourceRow("tuition", "the college", "", "2026-11-19"),
        SourceRow("weeks", "", "https://www.bcit.ca/x", None),
        SourceRow("hours", "Mei, front desk", "", "2026-11-19"),
        SourceRow("materials", "", "https://www.bcit.ca/y", "Fall 2026, Winter 2027"),
    )
    assert fields.value("fact_sources", fields.text("fact_sources", sources)) == sources
    with pytest.raises(ValueError, match="is not like"):
        fields.value("fact_sources", "nonsense")


@pytest.mark.parametrize(
    ("record", "providers", "why"),
    [
        ('"kaboom": {"value": 1, %s}', "", "no fact of a record"),
        ('"fact_sources": {"value": [], %s}', "", "no fact of a record"),
        ('"tuition": {"value": 5, %s}', '"a": {"id": "a", "name": "A", "kind": "zoo"}', "zoo"),
    ],
)
def test_that_a_file_that_somebody_wrote_in_is_named_in_a_sentence(
    tmp_path: Path, record: str, providers: str, why: str
) -> None:
    path = tmp_path / own.NAME
    fact = record % '"by": "Jo", "on": "2026-11-24", "told_by": "the college"'
    path.write_text(
        f'{{"format": 1, "records": {{"{WELD.id}": {{{fact}}}}}, "providers": {{{providers}}}}}'
    )
    with pytest.raises(DamagedFile, match=why):
        own.read(path)


@pytest.mark.parametrize("price", ["-5", "1e400", "NaN"])
def test_that_a_price_that_cannot_be_is_never_laid_over_a_record(price: str) -> None:
    with pytest.raises(DamagedFile, match="out of reach"):
        laid({WELD.id: {"tuition": replace(TOLD, value=Decimal(price))}}, WELD)
