"""Files that must not get in, through the window: a sentence each, nothing to import, no change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.services.importing import Asked, Trust
from advisor.services.searching import Catalogue
from advisor.ui.exchange.exchange_work import Wish
from tests.ui.exchange_rig import TODAY, Bench, benches, state
from tests.unit.commands.malformed import Bad, every

FILES = list(every())


@pytest.fixture(scope="module")
def bench(
    qapp: QApplication, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Bench]:
    """One room, whose import page looks at one file after the other."""
    for one in benches(qapp, catalogue, tmp_path_factory.mktemp("data")):
        one.exchange.import_from(tmp_path_factory.mktemp("first") / "is not there.csv")
        one.tasks.wait()
        yield one


@pytest.mark.parametrize("bad", FILES, ids=[bad.name for bad in FILES])
def test_that_a_malformed_file_is_refused_on_the_page_and_touches_nothing(
    qtbot: QtBot, bench: Bench, tmp_path: Path, bad: Bad
) -> None:
    file, page, before = tmp_path / bad.name, bench.page, state(bench.data)
    file.write_bytes(bad.raw)
    page.clear()
    page._wish = Wish(file, Asked(TODAY), trust=Trust(unsigned=True))
    with qtbot.waitSignal(bench.exchange.work.ended):
        page.look()
    refused = re.sub(r"(?m)^(\d+)\t", r"row \1: ", page.outcome.table.as_text())
    said = page.trouble.text() or refused
    assert re.search(f"(?i){bad.says}", said), said
    assert said.endswith(".")
    assert not (page.import_button.isVisible() and page.import_button.isEnabled())
    assert state(bench.data) == before
