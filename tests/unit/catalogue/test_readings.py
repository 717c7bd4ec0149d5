"""One box, many ways to say it: each kind of match finds its records and says what it is."""

from __future__ import annotations

import pytest

from advisor.catalogue import words
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.query import Hit, Query
from advisor.catalogue.said import read_said
from advisor.packs import open_pack
from advisor.paths import resource


def first(catalogue: Catalogue, text: str) -> Hit:
    return catalogue.search(Query(text, limit=1)).hits[0]


@pytest.mark.parametrize(
    ("text", "label", "title"),
    [
        ("look after kids", "plain word: kids → early childhood", "Early Childhood"),
        ("fix cars", "plain word: cars → automotive service", "Automotive Service"),
        ("file clerk", "job title: file clerk → office assistant", "Office Assistant"),
        ("arborist", "job title: arborist → landscape horticult", "Landscape"),
        ("ECE", "abbreviation: ece → early childhood", "Early Childhood"),
        ("OFA 3", "abbreviation: ofa 3 → first aid ofa level 3", "OFA Level 3"),
        ("soudeuse", "French: soudeuse → welder", "Welder"),
        ("éducatrice de la petite enfance", "French: éducatrice petite enfance", "Early Childhood"),
        ("paralegals", "word form: paralegals", "Paralegal"),
        ("database administrators", "word form: database administrators", "Database"),
        ("fire suppresion", "spelling: suppression", "Fire Suppression"),
        ("timber cruising", "in the title", "Timber Cruising"),
    ],
)
def test_that_each_kind_of_match_finds_its_record_first_and_is_labelled(
    catalogue: Catalogue, text: str, label: str, title: str
) -> None:
    hit = first(catalogue, text)
    assert title in hit.credential.title
    assert hit.why[0].startswith(label)


def test_that_words_written_apart_or_together_by_mistake_are_found(catalogue: Catalogue) -> None:
    assert first(catalogue, "book keeping level").credential.title.startswith("Bookkeeping")
    assert "Heat Pump" in first(catalogue, "heatpump").credential.title


def test_that_a_phrase_is_understood_while_its_last_word_is_typed(catalogue: Catalogue) -> None:
    assert "Early Childhood" in first(catalogue, "dayca").credential.title


def test_that_a_town_beside_a_plain_word_still_counts(catalogue: Catalogue) -> None:
    assert first(catalogue, "daycare terrace").credential.provider.id == "coast-mountain"


def test_that_a_record_without_a_place_is_found_by_its_provider_s_city(
    catalogue: Catalogue,
) -> None:
    found = first(catalogue, "carpenter kelowna").credential
    assert found.place is None
    assert found.provider.city == "Kelowna"


def test_that_two_phrases_that_no_record_answers_together_take_turns(catalogue: Catalogue) -> None:
    hits = catalogue.search(Query("forklift or bartender", limit=4)).hits
    titles = [hit.credential.title for hit in hits]
    assert any("Forklift" in title for title in titles)
    assert "Serving It Right" in titles


def test_that_an_abbreviation_is_not_taken_for_a_misspelling(catalogue: Catalogue) -> None:
    assert catalogue.search(Query("NUC")).suggestions == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bookkeeper", "bookkeeping"),
        ("carpenter", "carpentry"),
        ("counsellors", "counselling"),
        ("guides", "guiding"),
        ("babies", "baby"),
        ("designers", "design"),
    ],
)
def test_that_the_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert words.stem(one) == words.stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("career", "care"), ("officer", "office"), ("engineer", "engine"), ("boss", "bos")],
)
def test_that_strangers_do_not_share_a_stem(one: str, other: str) -> None:
    assert words.stem(one) != words.stem(other)


def test_that_every_phrase_of_the_pack_finds_something(catalogue: Catalogue) -> None:
    for row in read_said(open_pack(resource("catalogue/bc"))):
        if row.means:
            assert catalogue.search(Query(row.phrase, limit=0)).total, row.phrase


def test_that_every_meaning_of_the_pack_is_in_the_catalogue(catalogue: Catalogue) -> None:
    meanings = {m for row in read_said(open_pack(resource("catalogue/bc"))) for m in row.means}
    missing = [m for m in sorted(meanings) if not _all_there(catalogue, m)]
    assert missing == []


def _all_there(catalogue: Catalogue, meaning: str) -> bool:
    hits = catalogue.search(Query(meaning, limit=1)).hits
    return bool(hits) and not catalogue.search(Query(meaning, limit=0)).suggestions


@pytest.mark.parametrize(
    ("text", "thing", "town"),
    [("cook nanaimo", "cook", "Nanaimo"), ("first aid in terrace", "first aid", "Terrace")],
)
def test_that_a_town_puts_what_is_taught_there_first_and_hides_nothing(
    catalogue: Catalogue, text: str, thing: str, town: str
) -> None:
    with_town = catalogue.search(Query(text, limit=50))
    assert with_town.total == catalogue.search(Query(thing, limit=50)).total
    places = [hit.credential.place or "" for hit in with_town.hits]
    if any(town in place for place in places):
        assert town in places[0]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("mop the floors", "Building Service"),
        ("hold the stop sign", "Traffic Control"),
        ("put in wires", "Electrical"),
        ("look after my mother", "Health Care"),
    ],
)
def test_that_what_one_does_all_day_finds_the_course_for_it(
    catalogue: Catalogue, said: str, meant: str
) -> None:
    titles = [hit.credential.title for hit in catalogue.search(Query(said, limit=5)).hits]
    assert any(meant in title for title in titles), titles
