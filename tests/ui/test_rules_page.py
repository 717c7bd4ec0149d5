"""The rules page: what is in force today, and a supervisor's word that it holds for longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.domain.estimate import Verdict
from advisor.services import estimating
from advisor.ui.funding.rules_page import RulesPage, VersionRow
from advisor.ui.funding.rules_table import RulesTable
from advisor.ui.look import theme
from advisor.ui.tasks import Tasks
from tests.ui.open_client import TODAY, TOLD, rosa


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> RulesPage:
    theme.apply(qapp, "light", 100)
    tasks = Tasks()
    page = RulesPage(
        estimating.load_rules(), tmp_path / "rules.toml", tasks, lambda: TODAY, by="Dana"
    )
    tasks.setParent(page)
    qtbot.addWidget(page)
    page.resize(1270, 768)
    page.show()
    return page


def in_force(page: RulesPage) -> VersionRow:
    return next(row for row in page.version_rows if row.version.in_force)


def open_form(qtbot: QtBot, page: RulesPage) -> VersionRow:
    row = in_force(page)
    QTest.mouseClick(row.confirm_button, Qt.MouseButton.LeftButton)
    return row


def test_that_the_version_in_force_says_that_its_last_check_is_past(page: RulesPage) -> None:
    row = in_force(page)
    assert row.version.label == "2026/27"
    assert "30 Jun 2026" in row.state.text()
    assert "ask" in row.state.text()
    assert [other.confirm_button.isVisible() for other in page.version_rows].count(True) == 1


def test_that_every_rule_names_where_it_was_read_and_how_many_say_so(page: RulesPage) -> None:
    tables = page.findChildren(RulesTable)
    assert len(tables) == 3
    for table in tables:
        for row in range(table.rowCount()):
            said = table.item(row, 3)
            assert said is not None
            assert any(word in said.text() for word in ("agree", "one page", "not certain"))


def test_that_a_confirmed_version_settles_what_could_not_be_told(
    qtbot: QtBot, page: RulesPage
) -> None:
    listed = tuple(
        replace(item, on_grant_list="yes", money_left="yes", listing_told=TOLD)
        for item in rosa().items
    )
    file = replace(rosa(), items=listed)
    before = estimating.estimate(file, estimating.load_rules(), TODAY).programs[0]
    assert before.verdict is Verdict.CANNOT_TELL
    assert before.stale
    row = open_form(qtbot, page)
    QTest.keyClicks(row.form.until, "31 Aug 2027")
    QTest.keyClicks(row.form.source, "Letter of the ministry, 20 Nov 2026")
    with qtbot.waitSignal(page.rules_changed) as heard:
        QTest.mouseClick(row.form.keep_button, Qt.MouseButton.LeftButton)
    assert heard.args is not None
    after = estimating.estimate(file, heard.args[0], TODAY).programs[0]
    assert after.stale is None
    assert after.verdict is Verdict.ELIGIBLE
    shown = in_force(page)
    assert shown.version.verified_until == date(2027, 8, 31)
    assert "In force" in shown.state.text()


@pytest.mark.parametrize(
    ("until", "source", "said"),
    [
        ("", "a letter", "last day"),
        ("whenever", "a letter", "whenever"),
        ("1 Jan 2026", "a letter", "later day"),
        ("31 Aug 2027", "", "where it is written"),
    ],
)
def test_that_a_confirmation_that_cannot_be_kept_is_explained_in_place(
    qtbot: QtBot, page: RulesPage, tmp_path: Path, until: str, source: str, said: str
) -> None:
    row = open_form(qtbot, page)
    QTest.keyClicks(row.form.until, until)
    QTest.keyClicks(row.form.source, source)
    QTest.keyClick(row.form.source, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said in row.form.trouble.text())
    assert row.form.isVisible()
    assert row.form.source.text() == source
    assert not (tmp_path / "rules.toml").exists()


def test_that_escape_closes_the_form_and_keeps_nothing(
    qtbot: QtBot, page: RulesPage, tmp_path: Path
) -> None:
    row = open_form(qtbot, page)
    QTest.keyClicks(row.form.until, "31 Aug 2027")
    QTest.keyClick(row.form.until, Qt.Key.Key_Escape)
    assert not row.form.isVisible()
    assert not (tmp_path / "rules.toml").exists()
