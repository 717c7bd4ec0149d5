"""What a file already says is not asked: the record's kind and field, the quote, the birth date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from advisor.domain.client import ItemId, ShortlistItem
from advisor.domain.credential import Credential, Link
from advisor.domain.situation import Value
from advisor.services.course_facts import course_facts
from advisor.services.samples import sample_files

TODAY = date(2026, 11, 24)
START = date(2027, 1, 11)


def record(**changed: object) -> Credential:
    """A certificate of the catalogue, changed."""
    found = (item.record for file in sample_files(TODAY) for item in file.items)
    one = next(each for each in found if each and each.kind == "certificate")
    return replace(one, **{"counts_toward": (), **changed})  # type: ignore[arg-type]


def said(born: date | None = None, **changed: object) -> dict[str, Value]:
    """What is known of a course."""
    item = ShortlistItem(ItemId("a"), 0, "Course", "College")
    return dict(course_facts(replace(item, **changed), born, TODAY))  # type: ignore[arg-type]


def test_that_a_course_from_a_flyer_says_nothing_of_itself() -> None:
    assert said() == {}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"kind": "micro-credential"}, (False, True, False)),
        ({"kind": "diploma"}, (False, True, True)),
        ({"kind": "course"}, (False, None, None)),
        ({"field": "Essential skills"}, (None, True, False)),
        ({"title": "Pastry Arts - ESL"}, (None, True, False)),
        ({"counts_toward": (Link("Diploma in Business"),)}, (False, True, None)),
    ],
)
def test_that_the_record_answers_only_what_its_kind_and_field_state(
    changed: dict[str, object], expected: tuple[bool | None, ...]
) -> None:
    facts = said(record=record(**changed))
    keys = ("upgrading_course", "leads_to_credential", "leads_to_degree")
    assert tuple(facts.get(key) for key in keys) == expected


def test_that_the_quote_says_the_hours_and_the_delivery() -> None:
    facts = said(hours_a_week=Decimal("9.5"), delivery="online")
    assert facts == {"study_hours_a_week": 9, "delivery": "online"}


def test_that_both_ages_follow_from_the_birth_date() -> None:
    facts = said(date(1991, 4, 16), start=START)
    assert facts == {"age_at_start": 35, "age_at_year_end": 36}


@pytest.mark.parametrize(
    ("born", "known"),
    [
        (date(2009, 1, 1), set()),  # turns 19 some day, and nobody knows the start
        (date(2001, 6, 1), {"age_at_start"}),
        (date(1991, 4, 16), {"age_at_start", "age_at_year_end"}),
        (date(1961, 4, 16), {"age_at_start"}),
    ],
)
def test_that_without_a_start_an_age_is_said_only_where_any_start_will_do(
    born: date, known: set[str]
) -> None:
    assert set(said(born)) == known
