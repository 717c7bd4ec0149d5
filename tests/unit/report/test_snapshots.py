"""The sample papers say what they said when somebody last looked at them."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from advisor.report.fonts import at_hand
from tests.snapshots.papers import FOLDER, papers, text

ALWAYS = ("en-normal", "en-large", "pa-beside", "ar-normal", "zh_Hans-beside", "fa-large")
AGAIN = "Look at the papers; if all is well: python -m tests.snapshots.papers"


def kept(name: str) -> list[str]:
    return (FOLDER / name).read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=() if Path(name).stem in ALWAYS else pytest.mark.long)
        for name in papers()
    ],
)
def test_that_a_sample_paper_is_the_one_that_was_looked_at(name: str) -> None:
    print_as = papers()[name]
    if not at_hand(print_as.language):
        pytest.skip("no font for this language here")
    made = text(print_as).splitlines()
    found = difflib.unified_diff(kept(name), made, "kept", "made", lineterm="", n=1)
    assert "\n".join(found) == "", AGAIN


def test_that_each_language_and_size_has_its_snapshot_and_no_other() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(papers())
