from __future__ import annotations

from datetime import date

import pytest

from advisor.catalogue import as_of
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.freshness import not_before
from advisor.catalogue.reading import CredentialRow
from advisor.domain.credential import Credential
from advisor.packs import open_pack
from advisor.paths import resource


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("2026", date(2026, 1, 1)),
        ("2023-24", date(2023, 8, 1)),
        ("2024-2025", date(2024, 8, 1)),
        ("2019/20", date(2019, 8, 1)),
        ("2023-09", date(2023, 9, 1)),
        ("2024-08-19", date(2024, 8, 19)),
        ("Fall 2024 and Winter 2025", date(2024, 9, 1)),
        ("Fall 2023 - Spring 2025", date(2023, 9, 1)),
        ("Winter-Summer-2017", date(2017, 1, 1)),
        ("February 16 – 27, 2026", date(2026, 2, 16)),
        ("October 6 – November 28, 2025", date(2025, 10, 6)),
        ("September 3 - December 20, 2024", date(2024, 9, 3)),
        ("December 15 – January 5, 2025", date(2024, 12, 15)),
        ("August 28, 2023 to March 22, 2024", date(2023, 8, 28)),
        ("Starts Feb 1, 2026", date(2026, 2, 1)),
        ("2020-10 (length), 2015 (price)", date(2015, 1, 1)),
        ("2022-23 (program), 2024-25 (rate)", date(2022, 8, 1)),
        ("February 30, 2024", date(2024, 2, 1)),
    ],
)
def test_that_the_earliest_day_of_a_printed_period_counts(text: str, earliest: date) -> None:
    parsed = as_of.parse(text)
    assert parsed is not None
    assert (parsed.text, parsed.earliest) == (text, earliest)


@pytest.mark.parametrize("text", [None, "", "next year", "room 2024b19"])
def test_that_a_text_without_a_date_is_undated(text: str | None) -> None:
    assert as_of.parse(text) is None


def test_that_every_printed_date_of_the_catalogue_is_understood_and_kept(
    every: tuple[Credential, ...],
) -> None:
    printed = [c.as_of for c in every if c.as_of]
    assert len(printed) == 189
    assert len({p.text for p in printed}) == 90 - 1
    assert all(date(2006, 1, 1) <= p.earliest <= date(2026, 11, 23) for p in printed)


def test_that_eighteen_months_are_counted_back_to_a_day_that_exists() -> None:
    assert not_before(date(2026, 11, 23)) == date(2025, 5, 23)
    assert not_before(date(2027, 8, 31)) == date(2026, 2, 28)
    assert not_before(date(2026, 6, 1)) == date(2024, 12, 1)


def test_that_the_pack_was_read_on_the_day_its_manifest_says(catalogue: Catalogue) -> None:
    assert catalogue.read_on == open_pack(resource("catalogue/bc")).manifest.read_on
    assert catalogue.edition
    assert "as_of" in CredentialRow.__struct_fields__
