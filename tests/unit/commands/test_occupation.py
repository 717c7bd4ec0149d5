from __future__ import annotations

import pytest

from tests.unit.commands.conftest import Advisor

KEYS = {"noc", "title", "matched_title", "openings_2025_2035", "median_wage", "teer"}


def test_that_a_job_title_finds_its_occupation_with_the_promised_keys(advisor: Advisor) -> None:
    document = advisor("occupation", "medical", "secretary", "--json").document()
    assert list(document) == ["hits"]
    first = document["hits"][0]
    assert set(first) >= KEYS
    assert first["noc"] == "13112"
    assert isinstance(first["median_wage"], int | float)
    assert isinstance(first["openings_2025_2035"], int)
    assert isinstance(first["teer"], int)


def test_that_a_code_finds_just_its_occupation(advisor: Advisor) -> None:
    assert [hit["noc"] for hit in advisor("occupation", "31301", "--json").document()["hits"]] == [
        "31301"
    ]


def test_that_a_number_which_is_not_published_is_null(advisor: Advisor) -> None:
    hits = advisor("occupation", "00018", "--json").document()["hits"]
    assert hits[0]["median_wage"] is None


@pytest.mark.parametrize("text", ["", "-x", "'; drop table", "NEAR(", "مرحبا", "😀", "a" * 10_000])
def test_that_any_text_gives_hits_or_none(advisor: Advisor, text: str) -> None:
    assert isinstance(advisor("occupation", text, "--json").document()["hits"], list)


def test_that_a_person_reads_plain_text(advisor: Advisor) -> None:
    assert "31301  Registered nurses" in advisor("occupation", "nurse").out
    assert "No occupation" in advisor("occupation", "qqqqqqqq").out
