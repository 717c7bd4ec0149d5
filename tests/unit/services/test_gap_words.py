"""The gap in words that a client understands, and nothing that reads stronger than it is."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.domain.client import ShownSkill
from advisor.pathways.apart import Compared
from advisor.pathways.gap import Need
from advisor.pathways.vocabulary import Future
from advisor.services import gap_words

OFFICIAL = Future("Outlook 2018", "2018-2028", "official, ranked")
COMPUTED = Future("Computed here", "2025-2035", "computed")


def need(kind: str, compared: Compared) -> Need:
    """A need of a kind."""
    return Need("Writing", kind, "", "", compared, "", None, (), ())


@pytest.mark.parametrize(
    ("kind", "compared", "words"),
    [
        ("skill", Compared(516, 4.0, 5, 2.0, 0.97), "asked more than in almost all occupations"),
        ("knowledge", Compared(516, 2.0, 3, 0.5, 0.8), "asked more than in most occupations"),
        ("skill", Compared(516, 3.0, 5, 2.4, 0.4), "asked more than on average"),
        ("technology", Compared(516, users=8), "in demand here, and few occupations use it"),
        ("competency", Compared(516, users=8), "named for few occupations"),
    ],
)
def test_that_the_comparison_needs_no_number(kind: str, compared: Compared, words: str) -> None:
    assert gap_words.compared(need(kind, compared)) == words


def test_that_the_numbers_name_their_scale_and_source() -> None:
    said = gap_words.numbers(need("knowledge", Compared(516, 2.0, 3, 0.51, 0.868)))
    assert said == (
        "Level 2 of 3; the mean of all 516 occupations is 0.51, and 86 % of them ask less"
        " (OaSIS 2025)."
    )
    assert "8 of 516" in gap_words.numbers(need("technology", Compared(516, users=8)))


def test_that_lists_say_how_many_are_official() -> None:
    assert gap_words.listed(()) == ""
    assert gap_words.listed((COMPUTED,)) == "on 1 computed list of skills in demand"
    assert gap_words.listed((OFFICIAL,)) == "on 1 official list of skills in demand"
    assert gap_words.listed((OFFICIAL, COMPUTED, COMPUTED)).endswith("1 of them official")
    assert gap_words.mark_told(COMPUTED) == "Computed here, 2025-2035: computed, not official"


def test_that_how_a_skill_was_shown_is_told_with_whom_and_when() -> None:
    assert gap_words.how_told(None) == "stated"
    shown = ShownSkill("Writing", "verified", "Dana", date(2026, 5, 3))
    assert gap_words.how_told(shown) == "verified by Dana, 3 May 2026"
    shown = ShownSkill("Writing", "certificate", "English 12")
    assert gap_words.how_told(shown) == "shown by certificate: English 12"


def test_that_licences_stand_apart_from_schooling() -> None:
    school, licence = "Completion of secondary school is required.", "Registration is required."
    assert gap_words.split((school, licence)) == ((school,), (licence,))
