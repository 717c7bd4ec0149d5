"""Search text of every kind gives hits or none: never an error, never a second document."""

from __future__ import annotations

import pytest

from tests.unit.commands.conftest import Advisor

ODD = [
    "",
    " ",
    "*",
    "-",
    "-x",
    "-welder",
    'a"b',
    '"',
    "'; DROP TABLE record; --",
    "NEAR(",
    "NEAR(a b, 5)",
    "a AND OR NOT b",
    "title:welder",
    "^welder",
    "{welder}",
    "😀",
    "مرحبا بالعالم",
    "\u202ewelder\u202c",
    "ਪੰਜਾਬੀ",
    "ﬁre",
    "a\u0301",
    "\x00welder",
    "\udcff\udced",
    "x" * 10_000,
    "data " * 2_000,
    "%s{0}\\",
]


@pytest.mark.parametrize("text", ODD, ids=lambda text: ascii(text)[:24])
def test_that_odd_text_gives_hits_or_none(advisor: Advisor, text: str) -> None:
    document = advisor("search", text, "--limit", "3", "--json").document()
    assert list(document) == ["query", "total", "hits", "facets", "suggestions"]
    assert len(document["hits"]) == min(3, document["total"])
    assert document["query"].isascii() or document["query"].encode("utf-8")


def test_that_a_word_with_a_dash_is_searched_and_a_misspelt_option_is_not(
    advisor: Advisor,
) -> None:
    assert advisor("search", "-welder", "--json").document()["hits"]
    assert advisor("search", "welder", "--jsn").code == 2


def test_that_no_limit_is_too_large_and_none_is_allowed(advisor: Advisor) -> None:
    every = advisor("search", "--limit", "99999999999999999999", "--json").document()
    assert len(every["hits"]) == every["total"] == 493
    assert advisor("search", "--limit", "0", "--json").document()["hits"] == []
