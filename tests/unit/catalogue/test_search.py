from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.query import Query
from advisor.catalogue.ranking import shown_texts
from advisor.domain.credential import CredentialId

NASTY = ['"', "*", "-", "NEAR(", "NEAR(a b, 2)", "title:x", "^a", "{a} : b", "(", "a OR", "NOT b"]
NASTY += [
    "AND",
    "'",
    ";--",
    "\x00",
    "🙂",
    "👩🏽‍🔧 welder",
    "שלום",
    "مرحبا",
    "\u202eabc",
    "%",
    "_",
    "\ud800",
]
NASTY += ["a" * 10_000, "welder " * 2000, "é" * 5000, '"' * 10_000, "\n\t", "ß", "ﬁ", "½", "１２"]


@pytest.mark.parametrize("text", NASTY)
def test_that_odd_text_gives_results_or_none_but_never_an_error(
    catalogue: Catalogue, text: str
) -> None:
    result = catalogue.search(Query(text))
    assert result.total >= len(result.hits)
    catalogue.occupations(text)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60))
def test_that_no_text_at_all_is_an_error(catalogue: Catalogue, text: str) -> None:
    result = catalogue.search(Query(text))
    for hit in result.hits:
        assert hit.why or not text.strip() or not hit.marks
    catalogue.occupations(text)


def test_that_accents_do_not_matter_either_way(catalogue: Catalogue) -> None:
    plain = catalogue.search(Query("college educacentre")).hits
    accented = catalogue.search(Query("Collège Éducacentre")).hits
    assert [hit.credential.id for hit in plain] == [hit.credential.id for hit in accented]
    assert plain[0].credential.provider.id == "educacentre"
    assert catalogue.search(Query("tiwsemawtxw")).hits[0].credential.provider.id == "viu"


def test_that_a_provider_is_found_by_its_short_name(catalogue: Catalogue) -> None:
    assert catalogue.search(Query("bcit mass timber")).hits[0].credential.id.startswith("bcit/")


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("care aide", "Health Care Assistant Certificate"),
        ("hca", "Health Care Assistant Certificate"),
        ("daycare", "Early Childhood"),
        ("hairdresser", "Hairstylist"),
        ("truck driver", "Class 1 MELT"),
        ("flagger", "Traffic Control"),
        ("bookkeeper", "Bookkeep"),
    ],
)
def test_that_everyday_words_find_what_the_colleges_call_otherwise(
    catalogue: Catalogue, said: str, title: str
) -> None:
    assert any(title in hit.credential.title for hit in catalogue.search(Query(said)).hits[:5])


def test_that_a_record_that_says_the_word_comes_before_one_that_means_it(
    catalogue: Catalogue,
) -> None:
    titles = [hit.credential.title for hit in catalogue.search(Query("plumber")).hits]
    said = ["lumber" in title for title in titles]
    assert said == sorted(said, reverse=True)


def test_that_words_found_nowhere_are_left_out_rather_than_emptying_the_list(
    catalogue: Catalogue,
) -> None:
    assert "Welder" in catalogue.search(Query("qqqqqqqq welder")).hits[0].credential.title
    assert catalogue.search(Query("qqqqqqqq")).total == 0


def test_that_a_misspelled_word_brings_its_right_spelling_as_a_suggestion(
    catalogue: Catalogue,
) -> None:
    assert catalogue.search(Query("weldr")).suggestions[0] == "welder"
    assert catalogue.search(Query("bookeeping level")).suggestions[0] == "bookkeeping level"
    assert catalogue.search(Query("welder")).suggestions == ()


def test_that_marks_stand_on_the_letters_that_were_typed(catalogue: Catalogue) -> None:
    hit = catalogue.search(Query("medical off")).hits[0]
    title = hit.credential.title
    marked = [title[start : start + length] for start, length in hit.marks["title"]]
    assert marked == ["Medical", "Off"]
    assert hit.why[0] == "in the title"


@pytest.mark.parametrize("text", ["medical office", "weldr", "educacentre", "tiwsemawtxw", "1"])
def test_that_marks_never_leave_their_text(catalogue: Catalogue, text: str) -> None:
    for hit in catalogue.search(Query(text)).hits:
        shown = shown_texts(hit.credential)
        for name, places in hit.marks.items():
            assert all(at >= 0 and at + n <= len(shown[name]) and n > 0 for at, n in places)


def test_that_the_taught_skill_is_given_as_a_reason(catalogue: Catalogue) -> None:
    hits = catalogue.search(Query("quickbooks")).hits
    assert any("teaches" in reason for hit in hits for reason in hit.why)


def test_that_a_record_is_looked_up_by_its_id(catalogue: Catalogue) -> None:
    found = catalogue.credential(CredentialId("vcc/health-care-assistant-certificate"))
    assert found is not None
    assert found.title == "Health Care Assistant Certificate"
    assert catalogue.credential(CredentialId("vcc/nothing")) is None


def test_that_searches_on_many_threads_agree_with_one(catalogue: Catalogue) -> None:
    texts = ["welder", "med", "weldr", "bookkeeping vcc", "", "forest", "c", "ubc carbon"] * 20
    alone = {text: catalogue.search(Query(text)) for text in texts}
    with ThreadPoolExecutor(8) as pool:
        for text, result in zip(
            texts, pool.map(lambda t: catalogue.search(Query(t)), texts), strict=True
        ):
            assert result == alone[text]
