"""The framework card speaks from the record's own facts, and never says “no”."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.catalogue.framework import State, elements
from advisor.domain.credential import Credential, CredentialId, Link
from advisor.services.searching import Catalogue

TIMBER = CredentialId("bcit/introductory-studies-in-mass-timber-construction")


@pytest.fixture
def bare(catalogue: Catalogue) -> Credential:
    """A record of the provider's own page that states nothing."""
    found = catalogue.credential(TIMBER)
    assert found
    return replace(
        found, title="A course", summary="", skills=(), weeks=None, hours=None, length_stated=None,
        proof=(), counts_toward=(), grant_listed=False, source_is_own=True,
    )  # fmt: skip


def states(credential: Credential) -> dict[str, State]:
    return {one.name: one.state for one in elements(credential)}


def test_that_what_nobody_says_is_not_stated(bare: Credential) -> None:
    assert set(states(bare).values()) == {State.NOT_STATED}


def test_that_each_fact_states_its_own_element_and_no_other(bare: Credential) -> None:
    said = {
        "short": replace(bare, weeks=8),
        "competencies": replace(bare, skills=("welding",)),
        "assessed": replace(bare, summary="Two days with an exam."),
        "need": replace(bare, grant_listed=True),
        "proof": replace(bare, proof=("digital badge",)),
        "counts_toward": replace(bare, counts_toward=(Link("A larger certificate"),)),
        "quality": replace(bare, summary="An accredited program."),
    }
    for name, credential in said.items():
        assert [n for n, state in states(credential).items() if state is State.STATED] == [name]


def test_that_a_long_course_says_otherwise_and_the_limit_itself_is_short(bare: Credential) -> None:
    assert states(replace(bare, weeks=12))["short"] is State.STATED
    assert states(replace(bare, weeks=13))["short"] is State.OTHERWISE
    assert states(replace(bare, length_stated="10 months"))["short"] is State.OTHERWISE


def test_that_a_page_of_somebody_else_is_second_hand(bare: Credential) -> None:
    credential = replace(bare, proof=("digital badge",), source_is_own=False)
    assert states(credential)["proof"] is State.SECOND_HAND
    assert states(credential)["quality"] is State.NOT_STATED


def test_that_what_the_college_told_is_stated_without_a_page(bare: Credential) -> None:
    told = replace(bare, proof=("digital badge",), source_is_own=False, source_url="")
    assert states(told)["proof"] is State.STATED
