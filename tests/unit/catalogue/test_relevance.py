"""What clients say finds what a counsellor would accept, nearly always among the first five."""

from __future__ import annotations

import pytest

from advisor.catalogue.catalogue import Catalogue
from advisor.domain.credential import Credential
from tests.relevance import FRESH, GOAL, SETS, answer, read, share


@pytest.mark.parametrize("name", SETS)
def test_that_nine_of_ten_questions_are_answered_among_the_first_five(
    catalogue: Catalogue, name: str
) -> None:
    answers = answer(catalogue, read(name))
    missed = [answered.asked.text for answered in answers if not answered.place]
    assert share(answers) >= GOAL, missed


def test_that_at_least_150_questions_were_written_before_the_tuning() -> None:
    assert len({asked.text for asked in read(SETS[0])}) >= 150


@pytest.mark.parametrize("name", [*SETS, *FRESH])
def test_that_every_expected_record_is_in_the_catalogue(
    every: tuple[Credential, ...], name: str
) -> None:
    ids = [str(credential.id) for credential in every]
    for asked in read(name):
        for pattern in asked.expected:
            lone = type(asked)(asked.text, asked.kind, (pattern,))
            assert any(map(lone.accepts, ids)), pattern
