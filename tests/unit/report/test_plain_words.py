"""The fixed English of the papers is at or below grade 7 (Flesch-Kincaid), with sample values in.

How it is measured. A text of eight words or more is judged by itself; one long word makes a grade
of a shorter one mean nothing ("Confirm before you register." is 9.6), so short ones are judged as
a reader meets them: all sentences of a module, or of a rule file, as one block. Labels, names of
programs and texts without a sentence are no sentences. Syllables: the larger of pyphen's and of a
count of vowels, so a word is rather too long than too short. Sums, dates and numbers are one
syllable. The names in ``OFFICIAL`` must be asked for in just these words: each is one short word.
"""

from __future__ import annotations

import re
from collections import defaultdict

import pyphen
import pytest

from tests.unit.test_translations import texts

GRADE, WORDS = 7.0, 8
OFFICIAL = re.compile(
    "adult (basic|special) education|adult upgrading|English as a second language"
    "|technical training|apprenticeship|undergraduate level|StudentAid BC|BC Services Card"
)
SAMPLES = {
    "amount": "$1,740", "date": "December 11", "counsellor": "Dana", "provider": "BCIT",
    "questions": "When does it start?", "question": "When does it start?", "list": "1 and 2",
    "year": "2027", "years": "2027", "n": "2", "count": "800", "phone": "604-555-0142",
    "program": "Future skills grant", "instead": "One grant", "of": "the other", "who": "BCIT",
    "course": " for course 1", "items": "this paper", "cap": "$3,500", "used": "$0",
    "low": "$0", "high": "$240", "job": "care aide", "title": "care aide", "region": "Kootenay",
    "grant": "future skills grant", "way": "Ask first.", "when": "2023", "text": "English 12",
    "subject": "care aides", "said": "$1,740", "source": "bcit.ca", "code": "7KQ-4M2",
    "proof": "a badge", "name": "Dana", "parts": "You", "site": "bcit.ca", "limits": "$500",
    "badge": "badge", "transcript": "marks", "how": "online", "place": "Trail",
    "words": "I have a few questions.", "label": "Books", "address": "bcit.ca",
}  # fmt: skip
HYPHENS = pyphen.Pyphen(lang="en_US")


def syllables(word: str) -> int:
    plain = re.sub(r"[^a-z]", "", word.lower())
    if not plain:
        return 1
    found = len(re.findall(r"[aeiouy]+", plain))
    if re.search(r"([^aeiouyl]e|[aeiouy]le|[^tdaeiouy]ed|[^aeiouyscxzhg]es)$", plain):
        found -= 1
    return max(1, found, len(HYPHENS.positions(plain)) + 1)


def grade(text: str) -> tuple[float, int]:
    """The grade of a text and its number of words."""
    sentences = [one for one in re.split(r"(?<=[.?!:])”?\s+", text) if re.search(r"\w", one)]
    words = [word for word in re.split(r"[\s-]+", text) if re.search(r"\w", word)]
    spoken = sum(map(syllables, words)) / len(words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken - 15.59, len(words)


def filled(text: str) -> str:
    said = re.sub(r"\{(\w+)\}", lambda found: SAMPLES.get(found[1], "this"), text)
    return OFFICIAL.sub("this", said.replace("**", "").replace("B.C.", "BC"))


@pytest.fixture(scope="module")
def blocks() -> dict[str, list[str]]:
    """The sentences of the papers by the module or rule file where they stand."""
    found: dict[str, list[str]] = defaultdict(list)
    for text in texts.texts().values():
        for one in [text.id] if isinstance(text.id, str) else text.id:
            if text.paper and not text.is_name and re.search(r"[.?!]”?(\s|$)", filled(one)):
                found[text.places[0]].append(filled(one))
    return found


def test_that_every_sentence_of_a_paper_is_plain(blocks: dict[str, list[str]]) -> None:
    hard = [
        f"{place}: {found:.1f} {said}"
        for place, every in blocks.items()
        for said in every
        for found, count in [grade(said)]
        if count >= WORDS and found > GRADE
    ]
    assert not hard, "\n".join(hard)


def test_that_every_block_of_a_paper_is_plain(blocks: dict[str, list[str]]) -> None:
    graded = {place: grade(" ".join(every)) for place, every in blocks.items()}
    hard = {p: round(found, 1) for p, (found, count) in graded.items() if count >= 20}
    assert len(hard) > 15
    assert not {place: found for place, found in hard.items() if found > GRADE}


def test_that_a_hard_sentence_would_be_seen() -> None:
    assert grade("Eligibility is determined by the institution following registration.")[0] > 14
    assert grade("You may have to pay up to $1,740.")[0] < 3
    assert [syllables(w) for w in ("register", "course", "$1,740", "counsellor")] == [3, 1, 1, 3]
