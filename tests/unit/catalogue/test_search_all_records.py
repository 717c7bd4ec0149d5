"""What the search promises, over every record of the shipped catalogue."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable

import pytest

from advisor.catalogue import words
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.query import Query
from advisor.domain.credential import Credential

Every = tuple[Credential, ...]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _titles(catalogue: Catalogue, text: str) -> list[str]:
    return [hit.credential.title for hit in catalogue.search(Query(text)).hits]


def _ids(catalogue: Catalogue, text: str) -> list[str]:
    return [hit.credential.id for hit in catalogue.search(Query(text, limit=10)).hits]


def test_that_a_record_of_exactly_the_title_comes_first_and_all_that_share_it_before_others(
    catalogue: Catalogue, every: Every
) -> None:
    shared = Counter(credential.title for credential in every)
    for title, times in shared.items():
        assert _titles(catalogue, title)[:times] == [title] * times


def test_that_every_record_is_found_by_its_title_in_other_case_and_without_punctuation(
    catalogue: Catalogue, every: Every
) -> None:
    for credential in every:
        plain = words.key(credential.title).upper()
        assert words.key(_titles(catalogue, plain)[0]) == words.key(credential.title)


def _substitute(word: str, at: int, chance: random.Random) -> str:
    other = chance.choice([letter for letter in LETTERS if letter != word[at].lower()])
    return word[:at] + other + word[at + 1 :]


def _drop(word: str, at: int, _chance: random.Random) -> str:
    return word[:at] + word[at + 1 :]


def _swap(word: str, at: int, _chance: random.Random) -> str:
    at = min(at, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _add(word: str, at: int, chance: random.Random) -> str:
    return word[:at] + chance.choice(LETTERS) + word[at:]


@pytest.mark.parametrize("mistake", [_substitute, _drop, _swap, _add])
def test_that_one_wrong_letter_in_the_longest_word_keeps_the_record_in_the_first_ten(
    catalogue: Catalogue, every: Every, mistake: Callable[[str, int, random.Random], str]
) -> None:
    chance = random.Random(mistake.__name__)
    missed = []
    for credential in every:
        longest = max(re.findall(r"[^\W_]+", credential.title), key=len)
        wrong = mistake(longest, chance.randrange(len(longest)), chance)
        text = credential.title.replace(longest, wrong, 1)
        if credential.id not in _ids(catalogue, text):
            missed.append(text)
    assert len(missed) <= 0.02 * len(every), missed


def test_that_provider_and_the_rarest_word_of_the_title_find_the_record_in_the_first_ten(
    catalogue: Catalogue, every: Every
) -> None:
    common = Counter(word for c in every for word in set(words.words(c.title)))
    for credential in every:
        rarest = min(words.words(credential.title), key=lambda word: (common[word], word))
        assert credential.id in _ids(catalogue, f"{credential.provider.name} {rarest}")


def test_that_every_record_is_found_while_its_title_is_being_typed(
    catalogue: Catalogue, every: Every
) -> None:
    for credential in every[::5]:
        for length in range(1, len(credential.title) + 1):
            result = catalogue.search(Query(credential.title[:length], limit=0))
            assert result.total >= 1, credential.title[:length]


def test_that_no_text_finds_all_records_in_the_order_of_their_titles(
    catalogue: Catalogue, every: Every
) -> None:
    assert len(every) == catalogue.counts[0] == 493
    keys = [words.key(credential.title) for credential in every]
    assert keys == sorted(keys)
    assert catalogue.search(Query("  ")).total == 493


def test_that_a_query_never_gives_more_hits_than_asked_for(catalogue: Catalogue) -> None:
    result = catalogue.search(Query("certificate", limit=7))
    assert len(result.hits) == 7
    assert result.total > 7
    every_hit = catalogue.search(Query("c", limit=1000))
    assert len(every_hit.hits) == every_hit.total > 200
