from __future__ import annotations

import random
import re
from decimal import Decimal
from pathlib import Path

import pytest

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.occupations import JobTitle, read_titles
from advisor.packs import open_pack
from advisor.paths import resource


@pytest.fixture(scope="module")
def titles() -> list[JobTitle]:
    return read_titles(open_pack(resource("occupations")))


def test_that_every_job_title_is_carried_over(titles: list[JobTitle]) -> None:
    assert len(titles) == 29_231
    assert len({title.noc for title in titles}) == 517


def test_that_a_job_title_finds_its_own_occupation_first(
    catalogue: Catalogue, titles: list[JobTitle]
) -> None:
    for title in titles[::7]:
        hit = catalogue.occupations(title.title)[0]
        assert (hit.noc, hit.matched_title) == (title.noc, title.title)


def test_that_a_job_title_is_found_while_it_is_typed(
    catalogue: Catalogue, titles: list[JobTitle]
) -> None:
    for title in titles[::60]:
        begun = title.title[: max(4, len(title.title) * 2 // 3)]
        assert title.noc in [hit.noc for hit in catalogue.occupations(begun)]


def test_that_one_wrong_letter_still_finds_the_occupation(
    catalogue: Catalogue, titles: list[JobTitle]
) -> None:
    chance, missed, asked = random.Random(3), [], titles[::60]
    for title in asked:
        longest = max(re.findall(r"[^\W_]+", title.title), key=len)
        at = chance.randrange(max(len(longest) - 1, 1))
        text = title.title.replace(longest, longest[:at] + longest[at + 1 :], 1)
        if title.noc not in [hit.noc for hit in catalogue.occupations(text)]:
            missed.append(text)
    assert len(missed) <= 0.05 * len(asked), missed


def test_that_a_code_finds_its_occupation(catalogue: Catalogue) -> None:
    assert catalogue.occupations("72310")[0].title == "Carpenters"
    assert catalogue.occupations("00010")[0].noc == "00010"
    assert catalogue.occupations("7231")[0].noc == "72310"


def test_that_the_card_says_what_the_sources_say(catalogue: Catalogue) -> None:
    card = catalogue.occupation("72310")
    assert card is not None
    assert [card.outlook[0].region, card.outlook[0].openings] == ["british_columbia", 10420]
    assert len(card.outlook) == 8
    assert (card.wage_median, card.wage_unit) == (Decimal(32), "hour")
    assert card.skills[0].name == "Equipment Selection"
    assert len(card.skills) == 35
    assert {group for group, _text in card.sources} >= {"outlook", "wages", "skills"}
    assert all("20" in text for group, text in card.sources if group != "education")


def test_that_a_yearly_wage_is_not_taken_for_an_hourly_one(catalogue: Catalogue) -> None:
    card = catalogue.occupation("00010")
    assert card is not None
    assert (card.wage_median, card.wage_unit) == (Decimal(76000), "year")


def test_that_suppressed_figures_stay_unknown_and_shrinking_ones_negative(
    catalogue: Catalogue, titles: list[JobTitle]
) -> None:
    cards = [catalogue.occupation(noc) for noc in sorted({title.noc for title in titles})]
    areas = [(card, area) for card in cards if card for area in card.outlook]
    assert sum(a.openings is None for _c, a in areas if a.region == "northeast") >= 272
    negative = {(card.noc, a.region) for card, a in areas if a.openings and a.openings < 0}
    assert len(negative) >= 27
    missing = catalogue.occupation("85104")
    assert missing is not None
    assert missing.outlook == () or missing.outlook[0].openings is None


def test_that_senior_managers_share_one_outlook_and_the_card_says_so(catalogue: Catalogue) -> None:
    card, merged = catalogue.occupation("00012"), catalogue.occupation("00018")
    assert card is not None
    assert merged is not None
    assert card.outlook == merged.outlook
    assert card.wage_median == merged.wage_median
    assert any("00018" in text for _group, text in card.sources)


def test_that_the_words_that_the_licences_ask_for_are_shown(catalogue: Catalogue) -> None:
    shown = " ".join(text for _name, text in catalogue.sources())
    for words in (
        "Licensed under the Apache License 2.0. Reshaped for this app.",
        "Contains information licensed under the Open Government Licence – Canada.",
        "This does not constitute an endorsement by Statistics Canada of this product.",
        "USDOL/ETA has not approved, endorsed, or tested these modifications.",
    ):
        assert words in shown
    assert (Path(resource("occupations")) / "licences" / "Apache-2.0.txt").is_file()
