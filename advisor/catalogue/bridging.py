"""From a job title to the words in the titles of records: through the occupation that it names.

A record is near an occupation when its title holds one of the occupation's job titles, but for the
endings of the words; a title of one word must stand as it is, for “hospital” is no “hospitalist”.
“Hairstylist Certificate” holds “hairstylist”, a title of NOC 63210, and so “barber”, another title
of 63210, is searched for as “hairstylist” too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from advisor.catalogue import words
from advisor.catalogue.occupations import JobTitle

LONGEST = 5  # words of a job title that are compared
_SHARED = 2  # a title that more occupations bear tells nothing about a record
_MOST_MEANINGS = 4


def stems(text: str, fillers: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The stems of a text, without fillers."""
    return tuple(words.stem(word) for word in words.words(text) if word not in fillers)


def runs(held: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where the neighbouring words of a text begin and end, the longest runs first."""
    for length in range(min(LONGEST, len(held)), 0, -1):
        for start in range(len(held) - length + 1):
            yield start, start + length


def names(titles: Iterable[JobTitle]) -> dict[str, list[str]]:
    """Occupations by the stems of each job title, also without the remark behind a dash.

    One word before a dash says too little: “Operator - word processing”.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for title in titles:
        short = title.title.split(" - ")[0]
        for text in dict.fromkeys((title.title, short if " " in short else title.title)):
            of = found[" ".join(stems(text))]
            if title.noc not in of:
                of.append(title.noc)
    found.pop("", None)
    return found


def meanings(
    record_titles: Iterable[str], titles: Sequence[JobTitle], named: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """For each occupation the words in titles of records that are one of its job titles."""
    alone = {words.key(title.title).removesuffix("s") for title in titles}
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for title in record_titles:
        said = words.words(title)
        held = [words.stem(word) for word in said]
        for start, end in runs(held):
            nocs = named.get(" ".join(held[start:end]), ())
            if end - start == 1 and said[start].removesuffix("s") not in alone:
                continue
            if 0 < len(nocs) <= _SHARED:
                for noc in nocs:
                    counted[noc][" ".join(said[start:end])] += 1
    return {noc: _best(found) for noc, found in counted.items()}


def _best(found: Counter[str]) -> list[str]:
    """Whole titles rather than parts of them, what most records say first."""
    order = sorted(found, key=lambda text: (-text.count(" "), -found[text], text))
    kept: list[str] = []
    for text in order:
        if not any(f" {text} " in f" {longer} " for longer in kept):
            kept.append(text)
    return sorted(kept, key=lambda text: (-found[text], text))[:_MOST_MEANINGS]
