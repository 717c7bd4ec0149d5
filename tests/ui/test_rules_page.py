"""The rules page: what holds on a day, and what a supervisor adds after a look at what it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from advisor.commands.rule_cases import run_cases
from advisor.domain.centre import Centre
from advisor.domain.estimate import ProgramResult, Verdict
from advisor.domain.money import Money
from advisor.paths import DataFolder
from advisor.services import estimating, filing, planning, unlocking
from advisor.services.rule_cases import FailedCase, Watch
from advisor.ui.controls.widgets import Label
from advisor.ui.funding.rules_detail import VersionRow
from advisor.ui.funding.rules_page import RulesPage
from advisor.ui.funding.rules_table import RulesTable
from advisor.ui.look import theme
from advisor.ui.tasks import Tasks
from tests.ui.open_client import ROSA, TODAY, TOLD, rosa, show
from tests.ui.open_client import open_work as new_work

LEFT = Qt.MouseButton.LeftButton
LISTED = tuple(
    replace(item, on_grant_list="yes", money_left="yes", listing_told=TOLD) for item in rosa().items
)
LISTED_ROSA = replace(rosa(), items=LISTED)


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path)


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, data: DataFolder) -> Iterator[RulesPage]:
    theme.apply(qapp, "light", 100)
    yield from pages(qtbot, data, run_cases)


def pages(
    qtbot: QtBot,
    data: DataFolder,
    run: object,
    vault: unlocking.Vault | None = None,
    *,
    keeps: bool = True,
) -> Iterator[RulesPage]:
    tasks = Tasks()
    page = RulesPage(
        estimating.load_rules(), data, tasks, lambda: TODAY,
        run_cases=run, vault=vault, by="Dana", centre="Harbour Centre", keeps=keeps,  # type: ignore[arg-type]
    )  # fmt: skip
    tasks.setParent(page)
    qtbot.addWidget(page)
    page.resize(1270, 768)
    page.show()
    yield page
    page.stop()
    tasks.wait()
    tasks.forget()


def choose(page: RulesPage, code: str = "fsg") -> None:
    page.side.list.choose(code)
    assert page.side.list.current == code
    QApplication.sendPostedEvents()  # what was just made shows


def in_force(page: RulesPage) -> VersionRow:
    choose(page)
    return next(row for row in page.version_rows if row.version.in_force)


def open_form(page: RulesPage) -> VersionRow:
    row = in_force(page)
    QTest.mouseClick(row.confirm_button, LEFT)
    return row


def texts(widget: QWidget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(Label))


def fill_bursary(page: RulesPage, name: str = "Harbour bursary", kind: str = "childcare") -> None:
    QTest.mouseClick(page.side.bursary_button, LEFT)
    form = page.flow.bursary
    QTest.keyClicks(form.name, name)
    QTest.keyClicks(form.giver, "Harbour Society")
    form.pays.button(kind).click()
    QTest.keyClicks(form.most, "200")
    QTest.keyClicks(form.sources, "told by Ana Lee on 20 Nov 2026")


def look(qtbot: QtBot, page: RulesPage, button: QWidget) -> None:
    with qtbot.waitSignal(page.flow.work.proposed, timeout=20_000):
        QTest.mouseClick(button, LEFT)


def accept(qtbot: QtBot, page: RulesPage) -> estimating.Rules:
    with qtbot.waitSignal(page.rules_changed) as heard:
        QTest.mouseClick(page.flow.preview.accept_button, LEFT)
    assert heard.args is not None
    rules = heard.args[0]
    assert isinstance(rules, estimating.Rules)
    return rules


def test_that_the_version_in_force_says_that_its_last_check_is_past(page: RulesPage) -> None:
    row = in_force(page)
    assert row.version.label == "2026/27"
    assert "30 Jun 2026" in row.state.text()
    assert "ask" in row.state.text()
    assert [other.confirm_button.isVisible() for other in page.version_rows].count(True) == 1


def test_that_another_day_shows_what_held_then(qtbot: QtBot, page: RulesPage) -> None:
    choose(page)
    assert ("Grants", "StrongerBC future skills grant", "Past its check") in page.side.list.rows()
    page.side.day.selectAll()
    QTest.keyClicks(page.side.day, "1 Feb 2026")
    with qtbot.waitSignal(page.side.day_changed):
        QTest.keyClick(page.side.day, Qt.Key.Key_Return)
    assert ("Grants", "StrongerBC future skills grant", "In force") in page.side.list.rows()
    assert in_force(page).version.label == "2025/26"
    QTest.keyClick(page.side.day, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.side.day, "1 Feb 2020")
    with qtbot.waitSignal(page.side.day_changed):
        QTest.keyClick(page.side.day, Qt.Key.Key_Return)
    assert ("Grants", "StrongerBC future skills grant", "Not yet") in page.side.list.rows()


def test_that_programs_stand_by_kind_and_ended_ones_last(page: RulesPage) -> None:
    (fsg,) = (one for one in estimating.load_rules().programs if one.code == "fsg")
    over = msgspec.structs.replace(
        fsg, code="old", name="Old grant", versions=fsg.versions[:2], kind="employer"
    )
    loan = msgspec.structs.replace(fsg, code="loan", name="A loan", kind="loan", order=99)
    rules = msgspec.structs.replace(estimating.load_rules(), programs=(over, loan, fsg))
    page.show_rules(rules)
    assert [(group, name) for group, name, _state in page.side.list.rows()] == [
        ("Grants", fsg.name),
        ("Loans", "A loan"),
        ("Ended", "Old grant"),
    ]


def test_that_every_rule_names_where_it_was_read_and_how_many_say_so(page: RulesPage) -> None:
    for code in [program.code for program in estimating.load_rules().programs]:
        choose(page, code)
        tables = [table for table in page.findChildren(RulesTable) if table.isVisible()]
        assert tables
        for table in tables:
            for row in range(table.rowCount()):
                said = table.item(row, 3)
                assert said is not None
                assert any(word in said.text() for word in ("agree", "one page", "not certain"))


def test_that_the_list_is_worked_by_keyboard(page: RulesPage) -> None:
    choose(page)
    QTest.keyClick(page.side.list, Qt.Key.Key_Return)
    assert page.detail.isAncestorOf(page.focusWidget())
    named = [page.side.list, page.side.day, page.detail.value_button, page.flow.progress.bar]
    assert all(widget.accessibleName() for widget in named)


def test_that_a_confirmed_version_settles_what_could_not_be_told(
    qtbot: QtBot, page: RulesPage
) -> None:
    before = grant(estimating.load_rules())
    assert before.verdict is Verdict.CANNOT_TELL
    assert before.stale
    row = open_form(page)
    QTest.keyClicks(row.form.until, "31 Aug 2027")
    QTest.keyClicks(row.form.source, "Letter of the ministry, 20 Nov 2026")
    look(qtbot, page, row.form.keep_button)
    assert "holds until 31 Aug 2027" in texts(page.flow.preview)
    after = grant(accept(qtbot, page))
    assert after.stale is None
    assert after.verdict is Verdict.ELIGIBLE
    shown = in_force(page)
    assert shown.version.verified_until == date(2027, 8, 31)
    assert "In force" in shown.state.text()


def grant(rules: estimating.Rules) -> ProgramResult:
    programs = estimating.estimate(LISTED_ROSA, rules, TODAY).programs
    return next(program for program in programs if program.code == "fsg")


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
    qtbot: QtBot, page: RulesPage, data: DataFolder, until: str, source: str, said: str
) -> None:
    row = open_form(page)
    QTest.keyClicks(row.form.until, until)
    QTest.keyClicks(row.form.source, source)
    QTest.keyClick(row.form.source, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said in row.form.trouble.text())
    assert row.form.isVisible()
    assert row.form.source.text() == source
    assert not data.rules.exists()


def test_that_escape_closes_the_form_and_keeps_nothing(page: RulesPage, data: DataFolder) -> None:
    row = open_form(page)
    QTest.keyClicks(row.form.until, "31 Aug 2027")
    QTest.keyClick(row.form.until, Qt.Key.Key_Escape)
    assert not row.form.isVisible()
    assert not data.rules.exists()


def test_that_a_bursary_is_added_and_appears_in_a_clients_estimate(
    qtbot: QtBot, page: RulesPage, data: DataFolder
) -> None:
    vault = unlocking.guest()
    work = new_work(qtbot, vault, rosa())
    show(qtbot, work)
    assert work.estimate is not None
    before = work.estimate.out_of_pocket_worst
    assert before is not None
    fill_bursary(page)
    look(qtbot, page, page.flow.bursary.keep_button)
    said = texts(page.flow.preview)
    assert "New: Harbour bursary, given by Harbour Society; at most $200 in a life" in said
    assert "Every worked case comes out as written." in said
    assert not data.rules.exists()
    work.rules = accept(qtbot, page)
    with qtbot.waitSignal(work.file_changed):
        work.refresh()
    found = next(one for one in work.estimate.programs if one.code == "own_harbour_bursary")
    assert (found.verdict, found.amount) == (Verdict.ELIGIBLE, Money.of(200))
    assert work.estimate.out_of_pocket_worst == before - Money.of(200)
    assert ("Our own", "Harbour bursary", "In force") in page.side.list.rows()
    assert page.side.list.current == "own_harbour_bursary"
    work.close()
    work.tasks.wait()
    work.tasks.forget()


def test_that_a_wrong_value_is_refused_with_the_case_that_fails(
    qtbot: QtBot, page: RulesPage, data: DataFolder
) -> None:
    choose(page)
    QTest.mouseClick(page.detail.value_button, LEFT)
    form = page.flow.value
    assert form.now.text() == "$3,500"
    QTest.keyClicks(form.amount, "3400")
    QTest.keyClicks(form.start, "1 Jan 2025")
    QTest.keyClicks(form.source, "heard it somewhere")
    look(qtbot, page, form.keep_button)
    preview = page.flow.preview
    said = texts(preview)
    assert "Refused" in said
    assert "FSG-002 “Cost exactly at the cap”" in said
    assert "expected $3,500, came out $3,400" in said
    assert not preview.accept_button.isVisible()
    assert "Refused" in preview.accessibleDescription()
    QTest.mouseClick(preview.back_button, LEFT)
    assert form.isVisible()
    assert form.amount.text() == "3400"
    assert not data.rules.exists()


def test_that_a_new_value_of_a_later_day_shows_beside_the_old_one(
    qtbot: QtBot, page: RulesPage
) -> None:
    choose(page)
    QTest.mouseClick(page.detail.value_button, LEFT)
    form = page.flow.value
    QTest.keyClicks(form.amount, "4000")
    QTest.keyClicks(form.start, "1 Sep 2027")
    QTest.keyClicks(form.source, "Letter of the ministry")
    look(qtbot, page, form.keep_button)
    accept(qtbot, page)
    choose(page)
    tables = [table for table in page.findChildren(RulesTable) if table.isVisible()]
    table = next(table for table in tables if table.accessibleName() == "Amounts")
    rows = [item.text() for row in range(table.rowCount()) if (item := table.item(row, 1))]
    assert "$3,500 from 1 Sep 2023 to 31 Aug 2027 (in force)" in rows[0]
    assert "$4,000 from 1 Sep 2027 – added here" in rows[1]


def test_that_a_change_can_be_undone_from_the_message(
    qtbot: QtBot, page: RulesPage, data: DataFolder
) -> None:
    fill_bursary(page)
    look(qtbot, page, page.flow.bursary.keep_button)
    with qtbot.waitSignal(page.message_requested) as said:
        QTest.mouseClick(page.flow.preview.accept_button, LEFT)
    assert said.args is not None
    words, undo = said.args[2]
    assert words == "Undo"
    with qtbot.waitSignal(page.rules_changed) as heard:
        undo()
    assert heard.args is not None
    assert heard.args[0] == estimating.load_rules()
    assert estimating.load_rules(data.rules) == estimating.load_rules()


def test_that_an_own_program_is_taken_away_after_a_look(
    qtbot: QtBot, page: RulesPage, data: DataFolder
) -> None:
    fill_bursary(page)
    look(qtbot, page, page.flow.bursary.keep_button)
    accept(qtbot, page)
    look(qtbot, page, page.detail.remove_button)
    assert "Taken away: Harbour bursary" in texts(page.flow.preview)
    accept(qtbot, page)
    assert "own_harbour_bursary" not in data.rules.read_text()
    choose(page)
    assert not page.detail.remove_button.isVisible()


def test_that_a_form_says_what_it_lacks_and_loses_nothing(qtbot: QtBot, page: RulesPage) -> None:
    fill_bursary(page)
    form = page.flow.bursary
    form.pays.button("childcare").click()
    QTest.mouseClick(form.keep_button, LEFT)
    qtbot.waitUntil(lambda: "kind of cost" in form.trouble.text())
    assert form.name.text() == "Harbour bursary"
    form.start.setText("some day")
    QTest.mouseClick(form.keep_button, LEFT)
    assert "some day" in form.trouble.text()


def test_that_a_bursary_for_some_people_only_names_them(qtbot: QtBot, page: RulesPage) -> None:
    fill_bursary(page)
    needs = page.flow.bursary.needs
    needs.add("status")
    needs.button("status", "refugee_claimant").click()
    look(qtbot, page, page.flow.bursary.keep_button)
    rules = accept(qtbot, page)
    (condition,) = rules.programs[-1].conditions
    assert condition.sentence == "Status in Canada: Refugee claimant."
    found = estimating.estimate(rosa(), rules, TODAY).programs[-1]
    assert found.verdict is Verdict.NOT_ELIGIBLE


def test_that_saved_plans_that_would_change_are_counted(
    qtbot: QtBot, qapp: QApplication, data: DataFolder
) -> None:
    theme.apply(qapp, "light", 100)
    vault = unlocking.guest()
    work = new_work(qtbot, vault, rosa())
    file = filing.load(vault, ROSA)
    estimate = estimating.estimate(file, work.rules, TODAY)
    plan = planning.draft(
        file, estimate, catalogue=None, rules=work.rules, centre=Centre(), counsellor="", on=TODAY
    )
    planning.save(vault, file, plan, datetime(2026, 11, 24, 9, tzinfo=UTC))
    for page in pages(qtbot, data, run_cases, vault):
        fill_bursary(page)
        look(qtbot, page, page.flow.bursary.keep_button)
        said = texts(page.flow.preview)
        assert "1 of 1 saved plan would change: the client pays $200 less." in said


def test_that_a_long_look_shows_its_progress_and_can_be_cancelled(
    qtbot: QtBot, qapp: QApplication, data: DataFolder
) -> None:
    theme.apply(qapp, "light", 100)

    def endless(_rules: estimating.Rules, watch: Watch) -> tuple[FailedCase, ...]:
        done = 0
        while True:
            done += 1
            watch(min(done // 1000, 50), 100)

    for page in pages(qtbot, data, endless):
        fill_bursary(page)
        progress = page.flow.progress
        QTest.mouseClick(page.flow.bursary.keep_button, LEFT)
        qtbot.waitUntil(progress.isVisible)
        with qtbot.waitSignal(page.flow.work.ended):
            QTest.mouseClick(progress.cancel_button, LEFT)
        assert not progress.isVisible()
        assert page.flow.bursary.isVisible()
        assert not data.rules.exists()


def test_that_with_sample_clients_a_change_is_only_looked_at(
    qtbot: QtBot, qapp: QApplication, data: DataFolder
) -> None:
    theme.apply(qapp, "light", 100)
    for page in pages(qtbot, data, run_cases, keeps=False):
        fill_bursary(page)
        look(qtbot, page, page.flow.bursary.keep_button)
        with qtbot.waitSignal(page.message_requested) as said:
            QTest.mouseClick(page.flow.preview.accept_button, LEFT)
        assert said.args is not None
        assert "Create your vault" in said.args[0]
        assert not data.rules.exists()


def export(qtbot: QtBot, page: RulesPage, target: Path) -> str:
    fill_bursary(page)
    look(qtbot, page, page.flow.bursary.keep_button)
    accept(qtbot, page)
    with qtbot.waitSignal(page.flow.work.given) as given:
        page.flow.export_to(target)
    assert given.args is not None
    return str(given.args[1])


def test_that_the_rules_of_another_centre_come_in_by_fingerprint_and_preview(
    qtbot: QtBot, page: RulesPage, tmp_path: Path
) -> None:
    file = tmp_path / "centre.advisor-rules"
    fingerprint = export(qtbot, page, file)
    there = DataFolder(tmp_path / "there")
    for other in pages(qtbot, there, run_cases):
        with qtbot.waitSignal(other.flow.work.offered):
            other.flow.import_from(file)
        offer = other.flow.offer
        assert offer.fingerprint.text() == fingerprint
        assert "Harbour Centre" in offer.whose.text()
        assert "Call the centre" in offer.known.text()
        look(qtbot, other, offer.keep_button)
        assert "New: Harbour bursary" in texts(other.flow.preview)
        assert not there.rules.exists()
        accept(qtbot, other)
        assert "own_harbour_bursary" in there.rules.read_text()
        with qtbot.waitSignal(other.flow.work.offered):
            other.flow.import_from(file)
        assert offer.known.text().startswith("Yes: Harbour Centre, compared by Dana")
        assert not offer.by.isVisible()


def test_that_a_changed_file_is_refused_in_the_message_bar(
    qtbot: QtBot, page: RulesPage, tmp_path: Path
) -> None:
    file = tmp_path / "centre.advisor-rules"
    export(qtbot, page, file)
    file.write_bytes(file.read_bytes().replace(b"Harbour", b"Harbor "))
    with qtbot.waitSignal(page.message_requested) as said:
        page.flow.import_from(file)
    assert said.args is not None
    assert "was changed after it was signed" in said.args[0]
    assert said.args[1] == "stop"


def test_that_a_damaged_file_of_own_rules_is_said_on_the_page(page: RulesPage) -> None:
    assert not page.side.trouble.isVisible()
    trouble = ("rules.toml cannot be read. Mend it or delete it.",)
    page.show_rules(msgspec.structs.replace(estimating.load_rules(), trouble=trouble))
    assert page.side.trouble.text() == trouble[0]
    assert page.side.trouble.isVisible()


def test_that_at_twice_the_text_size_list_and_program_take_turns(
    qtbot: QtBot, qapp: QApplication, page: RulesPage
) -> None:
    theme.apply(qapp, "light", 200)
    try:
        qtbot.waitUntil(lambda: not page.detail.isVisible())
        assert page.side.isVisible()
        choose(page)
        QTest.keyClick(page.side.list, Qt.Key.Key_Return)
        assert page.detail.isVisible()
        assert not page.side.isVisible()
        QTest.mouseClick(page.back_button, LEFT)
        assert page.side.isVisible()
        fill_bursary(page)
        assert page.flow.bursary.isVisible()
    finally:
        theme.apply(qapp, "light", 100)
