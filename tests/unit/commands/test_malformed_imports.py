from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.unit.commands.conftest import Advisor
from tests.unit.commands.malformed import Bad, every

FILES = list(every())


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which nothing may appear."""
    return tmp_path_factory.mktemp("data")


def test_that_there_are_at_least_sixty() -> None:
    assert len(FILES) >= 60
    assert len({bad.name for bad in FILES}) == len(FILES)


@pytest.mark.parametrize("bad", FILES, ids=[bad.name for bad in FILES])
def test_that_a_malformed_file_leaves_the_catalogue_untouched_with_one_sentence(
    advisor: Advisor, own: Path, tmp_path: Path, bad: Bad
) -> None:
    file = tmp_path / bad.name
    file.write_bytes(bad.raw)
    said = advisor("catalogue", "import", str(file), "--unsigned", data=own)
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "Traceback" not in said.err
    assert re.search(bad.says, said.err), said.err
    assert said.err.rstrip().endswith(".")
    assert "Imported" not in said.out
    assert not list(own.rglob("*")), "nothing was written"
    shutil.rmtree(tmp_path)
