"""From a job title through its occupation to the words of record titles."""

from __future__ import annotations

from advisor.catalogue import bridging
from advisor.catalogue.occupations import JobTitle

TITLES = [
    JobTitle("63210", "Hairstylists and barbers", "class_title"),
    JobTitle("63210", "Hairstylist", "illustrative"),
    JobTitle("63210", "Barber", "illustrative"),
    JobTitle("31100", "Hospitalist", "example"),
    JobTitle("42202", "Early childhood educator", "illustrative"),
    JobTitle("33102", "Care aide - medical", "illustrative"),
    JobTitle("14110", "Operator - word processing", "example"),
]


def test_that_every_title_of_an_occupation_leads_to_what_records_call_it() -> None:
    named = bridging.names(TITLES)
    meant = bridging.meanings(
        ["Hairstylist Certificate", "Early Childhood Education Diploma"], TITLES, named
    )
    assert named[bridging.stems("barbers")[0]] == ["63210"]
    assert meant == {"63210": ["hairstylist"], "42202": ["early childhood education"]}


def test_that_a_title_of_one_word_must_stand_as_it_is() -> None:
    named = bridging.names(TITLES)
    assert bridging.meanings(["Hospital Unit Clerk"], TITLES, named) == {}


def test_that_a_remark_behind_a_dash_is_not_needed_but_one_word_before_it_says_too_little() -> None:
    named = bridging.names(TITLES)
    assert named[" ".join(bridging.stems("care aide"))] == ["33102"]
    assert bridging.stems("operator")[0] not in named
