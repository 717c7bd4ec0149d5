"""``python -m tests.relevance``: how often the search finds what a client meant, and every miss."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from advisor.catalogue.build import open_catalogue
from tests.relevance import FIRST, FRESH, GOAL, SETS, Answered, answer, read, share


def main() -> int:
    """Print the misses, then the shares by kind; 1 if a set is below its goal."""
    good = True
    with tempfile.TemporaryDirectory(prefix="advisor-relevance-") as folder:
        catalogue = open_catalogue(Path(folder) / "catalogue.sqlite")
        for name in (*SETS, *FRESH):
            answers = answer(catalogue, read(name))
            report(name, answers)
            good = good and (name in FRESH or share(answers) >= GOAL)
        catalogue.close()
    return 0 if good else 1


def report(name: str, answers: list[Answered]) -> None:
    """One set: every miss with what came instead, then how many of each kind were found."""
    for answered in answers:
        if not answered.place:
            print(f"miss  {answered.asked.kind:12} {answered.asked.text}")
            print(
                "".join(f"{'':6}  {hit}\n" for hit in answered.hits) or "        nothing\n", end=""
            )
    kinds = dict.fromkeys(answered.asked.kind for answered in answers)
    for kind in (*kinds, "all"):
        some = [found for found in answers if kind in (found.asked.kind, "all")]
        first, five = share(some, 1), share(some)
        print(f"{name} {kind:13} {len(some):4}   first {first:4.0%}   first {FIRST} {five:4.0%}")


if __name__ == "__main__":
    sys.exit(main())
