from __future__ import annotations

from pathlib import Path

import pytest

from advisor.paths import DataFolder
from tests.end_to_end import journey
from tests.end_to_end.conftest import Open
from tests.end_to_end.driver import Driver, KeyboardOnly, everything_held

SECRETS = (
    journey.NAME,
    "Marguerite",
    journey.PHONE,
    "Quathiaski",
    journey.FLYER,
    journey.TOLD_BY,
)


@pytest.mark.parametrize("hands", [Driver, KeyboardOnly])
def test_that_a_person_walks_in_and_leaves_with_a_plan_and_all_is_still_there_after_locking(
    hands: type[Driver], open_program: Open, data: DataFolder, documents: Path
) -> None:
    me = open_program(hands)
    journey.set_up(me)
    journey.open_file(me)
    journey.record_goal(me)
    journey.choose_courses(me)
    journey.type_quote(me)
    assert len(journey.see_funding(me)) >= 3
    journey.make_plan(me)
    (pdf,) = documents.iterdir()
    assert pdf.read_bytes().startswith(b"%PDF-")
    before = journey.remembered(me)
    assert journey.WORDS in before["goals"]
    assert sum(journey.TOLD_BY in said for said in before["shortlist"]) == 1
    assert "$1,450.50 or more" in before["sum"]
    assert any(said.startswith("Version 1, 24 Nov 2026") for said in before["plan"])
    assert me.window.windowTitle() == "Advisor"

    me.press("Ctrl+L")
    me.see("Unlock your vault")
    me.settle()
    held = everything_held()
    assert [secret for secret in SECRETS if secret in held] == []
    me.write("four quiet herons wailing")
    me.press("Return")
    me.see("does not open the vault")
    assert me.button("Unlock"), "the wait is over"
    me.write(journey.PASSPHRASE)
    me.press("Return")
    me.see(journey.NAME)
    me.open_client(journey.NAME)
    assert journey.remembered(me) == before

    me.press("Ctrl+L")
    me.settle()
    journey.check_kept(data.vault)
