"""Import, undo and export through the window: everything is looked at before it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.catalogue import own as own_facts
from advisor.catalogue.own import Own, OwnFact
from advisor.catalogue.reading import CredentialRow
from advisor.domain.client import ClientId
from advisor.domain.credential import CredentialId
from advisor.paths import DataFolder
from advisor.services import exporting, trusting
from advisor.services.depending import Dependent
from advisor.services.importing import Outcome, Preview
from advisor.services.searching import Catalogue
from advisor.ui.exchange.export_page import ExportPage
from advisor.ui.exchange.import_page import ImportPage
from advisor.ui.exchange.outcome_words import ADDED, CHANGED, REFUSED, looked
from advisor.ui.exchange.undo_page import UndoPage
from tests import exchange_files
from tests.ui.exchange_rig import TODAY, Bench, benches, counts, look, state
from tests.window.tree import nameless

LEFT = Qt.MouseButton.LeftButton
HEAD = "Program name;Institution;Fee in fall;Checked;URL;Notes"
DOGS = "Dog grooming;Happy Paws Academy;950;2026-05-01;https://happypaws.example/x;new"
DOGS_ID = CredentialId("happy-paws-academy/dog-grooming")
OFFICE = "vcc/medical-office-assistant-certificate"


@pytest.fixture
def own(qtbot: QtBot, qapp: QApplication, catalogue: Catalogue, tmp_path: Path) -> Iterator[Bench]:
    """A data folder that an import may change."""
    assert qtbot
    yield from benches(qapp, catalogue, tmp_path / "data")


@pytest.fixture(scope="module")
def shared(
    qapp: QApplication, catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Bench]:
    yield from benches(qapp, catalogue, tmp_path_factory.mktemp("data"))


@pytest.fixture
def bench(qtbot: QtBot, shared: Bench) -> Iterator[Bench]:
    """For tests that only look."""
    assert qtbot
    yield shared
    shared.exchange.keeps = True
    shared.exchange.leave()
    shared.said.clear()
    shared.tasks.wait()


def table(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "list.csv"
    file.write_text("\n".join([HEAD, *rows]), "utf-8")
    return file


def look_again(qtbot: QtBot, bench: Bench) -> ImportPage:
    with qtbot.waitSignal(bench.exchange.work.looked):
        QTest.mouseClick(bench.page.look_button, LEFT)
    return bench.page


def choose(page: ImportPage, column: int, words: str) -> None:
    """As a person does with the keyboard: stand on it and type the word."""
    picker = page.reading.pickers[column]
    picker.setFocus()
    QTest.keyClicks(picker, words)
    assert picker.currentText() == words


def test_that_a_table_is_mapped_imported_remembered_and_undone(
    qtbot: QtBot, own: Bench, tmp_path: Path
) -> None:
    priced = "Medical Office Assistant Certificate;vcc;1250;2026-09-01;https://vcc.ca/fees;"
    office = own.catalogue.credential(CredentialId(OFFICE))
    assert office is not None
    file, before = table(tmp_path, DOGS, priced), state(own.data)
    page = look(qtbot, own, file)
    QAbstractItemModelTester(page.outcome.table.lines)
    assert counts(page) == (1, 1, 0, 0)
    assert [picker.value for picker in page.reading.pickers] == [
        "title", "provider", "", "as_of", "source_url", "",
    ]  # fmt: skip
    choose(page, 2, "Tuition")
    assert page.look_button.isVisible()
    assert not page.import_button.isVisible()
    page = look_again(qtbot, own)
    page.outcome.which.button(ADDED).click()
    assert page.outcome.table.as_text() == "Title\tProvider\nDog grooming\tHappy Paws Academy"
    assert state(own.data) == before
    with qtbot.waitSignal(own.exchange.catalogue_changed, timeout=20_000):
        QTest.mouseClick(page.import_button, LEFT)
    record = own.catalogue.credential(DOGS_ID)
    assert record is not None
    assert str(record.tuition) == "$950"
    assert own.said[-1][0] == "list.csv is imported: 1 new, 1 changed, 0 retired."
    after = own.catalogue.credential(CredentialId(OFFICE))
    assert after is not None
    assert str(after.tuition) == "$1,250"
    taken = ("tuition", "as_of", "read_on", "source_url", "more_sources", "source_is_own")
    assert replace(after, **{name: getattr(office, name) for name in taken}) == office
    assert own.room.currentWidget() is own.room.page
    page = look(qtbot, own, file)
    assert page.reading.pickers[2].value == "tuition"
    assert "Nothing would change" in page.state.text()
    assert not page.import_button.isEnabled()
    with qtbot.waitSignal(own.exchange.work.named):
        own.said[-1][2][1]()  # type: ignore[index]
    undo = own.exchange.page
    assert isinstance(undo, UndoPage)
    assert "CSV: 2 records, 24 Nov 2026" in undo.said.text()
    with qtbot.waitSignal(own.exchange.catalogue_changed, timeout=20_000):
        QTest.mouseClick(undo.undo_button, LEFT)
    assert own.catalogue.credential(DOGS_ID) is None
    with qtbot.waitSignal(own.exchange.message_requested):
        own.exchange.work.name_last()
    assert "no import to undo" in own.said[-1][0]


def found(qtbot: QtBot, bench: Bench, text: str) -> dict[str, str]:
    """The titles that a person finds who types this, with their prices."""
    search = bench.room.page.search
    search.search_field.clear()
    qtbot.keyClicks(search.search_field, text)
    qtbot.waitUntil(lambda: search.answered == text)
    rows = search.results.rows
    shown = [rows.row(rows.index(row)) for row in range(rows.rowCount())]
    found = [row.hit.credential for row in shown if row is not None]
    return {credential.title: str(credential.tuition) for credential in found}


def take(qtbot: QtBot, bench: Bench, page: ImportPage) -> None:
    with qtbot.waitSignal(bench.exchange.catalogue_changed, timeout=20_000):
        QTest.mouseClick(page.import_button, LEFT)


def test_that_a_workbook_and_a_file_of_the_registry_are_imported_and_found(
    qtbot: QtBot, own: Bench, tmp_path: Path
) -> None:
    book, graph = tmp_path / "fall.xlsx", tmp_path / "registry.json"
    book.write_bytes(exchange_files.merged_workbook())
    graph.write_bytes(exchange_files.registry_graph())
    page = look(qtbot, own, book)
    assert counts(page) == (3, 0, 0, 0)
    assert page.outcome.table.as_text().count("British Columbia Institute of Technology") == 3
    take(qtbot, own, page)
    titles = {f"Falconry course {n}": "$100.50" for n in range(3)}
    assert found(qtbot, own, "falconry") == titles
    record = own.catalogue.credential(CredentialId("bcit/falconry-course-2"))
    assert record is not None
    assert record.as_of is not None
    assert (record.provider.id, record.as_of.text) == ("bcit", "2026-09-08")
    page = look(qtbot, own, graph)
    assert counts(page) == (1, 0, 0, 0)
    assert page.outcome.title.text() == "What the import does"
    assert page.outcome.note.text() == "CTDL JSON-LD"
    assert not page.reading.pickers
    take(qtbot, own, page)
    assert own.said[-1][0] == "registry.json is imported: 1 new, 0 changed, 0 retired."
    assert found(qtbot, own, "glassblowing") == {"Glassblowing basics": "None"}
    record = own.catalogue.credential(CredentialId("ce-222"))
    assert record is not None
    assert (record.weeks, record.cost_note) == (10, "1200 USD")


def test_that_refused_rows_are_named_copied_and_left_out_only_when_ticked(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    page = look(qtbot, bench, table(tmp_path, DOGS, DOGS.replace("2026-05-01", "03/04/2026")))
    assert counts(page) == (1, 0, 0, 1)
    said = "3\tFacts as of: “03/04/2026” may be a day in two months; write it like 2026-01-31."
    QTest.mouseClick(page.outcome.copy_button, LEFT)
    assert QApplication.clipboard().text() == f"Row\tWhy it is refused\n{said}"
    assert not page.import_button.isEnabled()
    assert "1 row is refused" in page.state.text()
    assert nameless(bench.room) == []
    page.outcome.leave_out.click()
    assert page.import_button.isEnabled()
    page.reading.order.setFocus()
    QTest.keyClick(page.reading.order, Qt.Key.Key_Down)
    page = look_again(qtbot, bench)
    assert page.outcome.which.button(REFUSED).text() == "Refused: 1"
    assert "it is the record happy-paws-academy/dog-grooming again" in page.outcome.table.as_text()


def test_that_a_change_shows_the_fact_before_and_after_and_whose_plans_it_touches(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    file = tmp_path / "prices.csv"
    file.write_text(f"id,tuition,as_of,source_url\n{OFFICE},1250,2026-09-01,https://vcc.ca/fees\n")
    page = look(qtbot, bench, file)
    assert counts(page) == (0, 1, 0, 0)
    record = bench.catalogue.credential(CredentialId(OFFICE))
    assert record is not None
    text = page.outcome.table.as_text()
    assert f"{record.title}, {record.provider.name}\tTuition\tnot stated\t$1,250" in text
    assert f"Marisol Quintero: {record.title}" in page.outcome.touched.text()
    assert "stay as they were made" in page.outcome.touched.text()
    bench.exchange.stop()
    assert "Marisol" not in page.outcome.touched.text()


def test_that_clients_whose_saved_plan_names_a_record_are_told_apart() -> None:
    row = CredentialRow(
        "x/1", "Welding", "x", "course", "Trades", "Weld.", "https://x.example/", read_on=TODAY
    )
    depend = {
        CredentialId("x/1"): (
            Dependent(ClientId("2"), "Marisol", planned=True),
            Dependent(ClientId("1"), "Ana", planned=False),
        )
    }
    out = Outcome(before={"x/1": row}, retired=["x/1"])
    preview = Preview("a.csv", "csv", (), None, None, out, TODAY, {"x": "College X"})
    assert looked(preview, depend).touched == (
        ("Ana", "Welding"),
        ("Marisol", "Welding (in the saved plan)"),
    )


def test_that_a_fact_that_was_edited_by_hand_stays_and_the_page_says_so(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    told = OwnFact(Decimal(900), "Dana", TODAY, told_by="the college", as_of="2026-11-19")
    place = own_facts.place(bench.data.catalogue)
    own_facts.write(place, Own({OFFICE: {"tuition": told}}))
    file = tmp_path / "prices.csv"
    file.write_text(f"id,tuition,as_of,source_url\n{OFFICE},1250,2026-09-01,https://vcc.ca/fees\n")
    text = look(qtbot, bench, file).outcome.table.as_text()
    place.unlink()
    stays = "stays: you edited this by hand (the file says $1,250)"
    assert f"\tTuition\t$900\t{stays}\n" in text
    assert "\tFacts as of\tnot stated\t2026-09-01" in text


def test_that_a_grant_list_changes_only_the_grant_of_records_that_exist(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    file = tmp_path / "grants.csv"
    file.write_text(f"id,title,provider\n{OFFICE},,\n,Nothing like it,nic\n")
    page = look(qtbot, bench, file)
    page.reading.aim.setFocus()
    QTest.keyClick(page.reading.aim, Qt.Key.Key_End)
    assert page.reading.period.isVisible()
    QTest.keyClicks(page.reading.period, "Fall 2026")
    QTest.keyClicks(page.reading.source, "https://www.vcc.ca/grant")
    page = look_again(qtbot, bench)
    assert counts(page) == (0, 1, 0, 1)
    assert "no “Nothing like it” of North Island College" in page.outcome.table.as_text()
    page.outcome.which.button(CHANGED).click()
    facts = [line.split("\t")[1:] for line in page.outcome.table.as_text().splitlines()[1:]]
    assert facts == [
        ["On the grant list", "not stated", "yes"],
        ["Intake of the grant list", "not stated", "Fall 2026"],
    ]


def test_that_a_table_without_a_known_heading_is_mapped_by_hand(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("what,who\nDog grooming,bcit\n")
    with qtbot.waitSignal(bench.exchange.work.misread):
        bench.exchange.import_from(file)
    page = bench.page
    assert "no column of titles or ids" in page.trouble.text()
    assert page.reading.pickers[0].hasFocus()
    choose(page, 0, "Title")
    choose(page, 1, "Provider")
    QTest.keyClicks(page.reading.source, "https://www.bcit.ca/dogs")
    assert counts(look_again(qtbot, bench)) == (1, 0, 0, 0)
    assert not page.trouble.isVisible()


def test_that_a_pack_of_a_stranger_is_taken_only_after_the_phone_call(
    qtbot: QtBot, bench: Bench, catalogue: Catalogue, tmp_path: Path
) -> None:
    there, file = DataFolder(tmp_path / "there"), tmp_path / "theirs.pack"
    exporting.export(there, file, "Far Centre", TODAY, by="Sam")
    with qtbot.waitSignal(bench.exchange.work.stranger) as heard:
        bench.exchange.import_from(file)
    assert heard.args is not None
    form = bench.page.maker
    assert form.whose.text() == "signed by Sam, Far Centre"
    assert nameless(bench.room) == []
    assert form.fingerprint.text() == heard.args[0].fingerprint
    QTest.mouseClick(form.keep_button, LEFT)
    assert "Call Sam, Far Centre" in form.trouble.text()
    form.compared.click()
    with qtbot.waitSignal(bench.exchange.work.looked):
        QTest.mouseClick(form.keep_button, LEFT)
    assert counts(bench.page) == (0, 0, 0, 0)
    assert not form.isVisible()
    assert not trusting.trusted(bench.data)  # nothing is kept before the import


def test_that_an_unsigned_pack_needs_a_choice(qtbot: QtBot, bench: Bench, tmp_path: Path) -> None:
    with qtbot.waitSignal(bench.exchange.work.stranger):
        bench.exchange.import_from(Path("resources/catalogue/bc"))
    form = bench.page.maker
    assert "nobody signed this pack" in form.whose.text()
    assert not form.by.isVisible()
    form.compared.click()
    with qtbot.waitSignal(bench.exchange.work.looked):
        QTest.mouseClick(form.keep_button, LEFT)
    assert counts(bench.page) == (0, 0, 0, 0)


@pytest.mark.parametrize("ending", [".csv", ".xlsx", ".jsonld", ".pack"])
def test_that_what_is_exported_changes_nothing_when_it_is_imported(
    qtbot: QtBot, bench: Bench, tmp_path: Path, ending: str
) -> None:
    bench.exchange.open_export()
    page = bench.exchange.page
    assert isinstance(page, ExportPage)
    page.kinds[ending].click()
    assert page.centre.isVisible() is (ending == ".pack")
    assert nameless(bench.room) == []
    target = tmp_path / f"all{ending}"
    with qtbot.waitSignal(bench.exchange.work.written) as written:
        bench.exchange.export_to(target)
    assert written.args is not None
    assert bench.said[-1][0].startswith(f"493 records are written to {target.name}.")
    assert written.args[2] in bench.said[-1][0]
    assert counts(look(qtbot, bench, target)) == (0, 0, 0, 0)


def test_that_a_pack_without_a_name_is_not_written(qtbot: QtBot, bench: Bench) -> None:
    bench.exchange.open_export()
    page = bench.exchange.page
    assert isinstance(page, ExportPage)
    page.kinds[".pack"].click()
    page.by.clear()
    QTest.mouseClick(page.export_button, LEFT)
    assert "supervisor’s name" in page.trouble.text()
    assert page.by.hasFocus()


def test_that_with_sample_clients_an_import_is_only_looked_at(
    qtbot: QtBot, bench: Bench, tmp_path: Path
) -> None:
    before = state(bench.data)
    page = look(qtbot, bench, table(tmp_path, DOGS))
    bench.exchange.keeps = False
    QTest.mouseClick(page.import_button, LEFT)
    assert "Create your vault" in bench.said[-1][0]
    assert state(bench.data) == before


@pytest.mark.parametrize("count", [2_000, pytest.param(100_000, marks=pytest.mark.long)], ids=str)
def test_that_a_long_import_shows_its_progress_can_be_cancelled_and_then_ends(
    qtbot: QtBot, own: Bench, tmp_path: Path, count: int
) -> None:
    heard: list[tuple[int, int]] = []
    own.exchange.work.progress.connect(lambda *said: heard.append(said))
    page = look(qtbot, own, exchange_files.many_rows(tmp_path, count), timeout=60_000)
    assert counts(page) == (count, 0, 0, 0)
    assert max(done for done, _total in heard) > count / 2
    before = state(own.data)
    progress = page.progress
    QTest.mouseClick(page.import_button, LEFT)
    qtbot.waitUntil(progress.isVisible, timeout=60_000)
    with qtbot.waitSignal(own.exchange.work.ended, timeout=60_000):
        QTest.mouseClick(progress.cancel_button, LEFT)
    assert state(own.data) == before
    assert page.import_button.isEnabled()
    with qtbot.waitSignal(own.exchange.catalogue_changed, timeout=120_000):
        QTest.mouseClick(page.import_button, LEFT)
    assert own.catalogue.counts[0] == 493 + count
