"""Every icon that the program names is in the icon font: a wrong name would crash while drawn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import advisor.ui
from advisor.ui.look import icons

FOLDER = Path(advisor.ui.__file__).parent
NAMED = sorted(
    {
        name
        for file in FOLDER.rglob("*.py")
        for name in re.findall(r'"(ph\.[a-z-]+)"', file.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("name", NAMED)
def test_that_every_icon_named_in_the_program_exists(name: str) -> None:
    assert icons.letter(name)


def test_that_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError):
        icons.letter("ph.no-such-icon")
