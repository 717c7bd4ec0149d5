"""The options side by side: choose, read by keyboard and by ear, print, and back to the list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit

from advisor.domain.client import Changes, ClientFile
from advisor.domain.credential import CredentialId
from advisor.services import shortlisting
from advisor.services.searching import Query
from advisor.services.unlocking import Vault
from advisor.ui.look import theme
from advisor.ui.plan import pdf_pages
from advisor.ui.shortlist.compare_view import CompareView
from tests.ui.shortlist_rig import DENTAL, MEDICAL, TIMBER, TODAY, ShortlistRig, rig

__all__ = ["rig"]
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def add_all(
    rig: ShortlistRig, vault: Vault, file: ClientFile, ids: Sequence[CredentialId]
) -> Changes | None:
    """Put records on the shortlist in one write."""
    for one in ids:
        shortlisting.add(vault, file.client.id, rig.record(one), "test", TODAY, None)
    return None


def compare(rig: ShortlistRig, *ids: CredentialId) -> CompareView:
    """Press "Compare" on these records and wait for the table."""
    rig.work.rules = structs.replace(rig.work.rules, programs=())  # grants are looked at elsewhere
    if ids:
        with rig.qtbot.waitSignal(rig.work.saved):
            rig.work.write(lambda vault, file: add_all(rig, vault, file, ids))
    rig.qtbot.mouseClick(rig.tab.compare_button, Qt.MouseButton.LeftButton)
    rig.qtbot.waitUntil(lambda: rig.tab.compare.comparison is not None)
    return rig.tab.compare


def some_records(rig: ShortlistRig, count: int) -> list[CredentialId]:
    """So many records of the catalogue."""
    return [hit.credential.id for hit in rig.catalogue.search(Query("", {}, count)).hits]


def cell(view: CompareView, key: str, column: int, role: Qt.ItemDataRole = SPOKEN) -> str:
    row = view.table.lines.row_of(key)
    assert row is not None
    return str(view.table.lines.index(row, column).data(role))


def test_that_the_table_takes_the_whole_step_and_copies_its_words(rig: ShortlistRig) -> None:
    first, _second = rig.choose(DENTAL, MEDICAL)
    rig.type_into(first.cells.quote, "1200")
    view = compare(rig)
    assert view.table.hasFocus()
    assert not rig.tab.search.isVisible()
    assert view.width() == rig.tab.width()
    rig.qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) > 21
    assert lines[0].split("\t")[1] == "Dental Reception Coordinator Certificate"
    assert "Tuition\t$1,200\tnot known: ask" in lines
    assert "Prices known so far\t$1,200\tnot known: ask" in lines


def test_that_each_cell_says_fact_option_and_value(rig: ShortlistRig) -> None:
    view = compare(rig, DENTAL, TIMBER)
    title = "Dental Reception Coordinator Certificate"
    assert cell(view, "tuition", 0) == f"Tuition, {title}, not known: ask"
    model = view.table.lines
    learn = model.row_of("learn")
    assert learn is not None
    down = Qt.Orientation.Vertical
    assert model.headerData(learn, down, int(SPOKEN)) == "You learn, the options differ"
    assert str(model.headerData(learn, down)).startswith("≠")


def test_that_only_differences_leave_out_what_is_the_same(rig: ShortlistRig) -> None:
    view = compare(rig, DENTAL, MEDICAL)
    model = view.table.lines
    every = model.rowCount()
    told = [fact for row in range(every) if (fact := model.fact(row))]
    rig.qtbot.mouseClick(view.only, Qt.MouseButton.LeftButton)
    assert 0 < model.rowCount() < every
    facts = [fact for row in range(model.rowCount()) if (fact := model.fact(row))]
    assert facts == [fact for fact in told if fact.differs or fact.partly]
    assert any(fact.partly and not fact.differs for fact in facts)
    assert model.row_of("college") is None


def test_that_arrows_pass_over_the_headings_and_the_facts_stay_while_options_scroll(
    rig: ShortlistRig, qapp: QApplication
) -> None:
    view = compare(rig, DENTAL, MEDICAL, TIMBER)
    table, model = view.table, view.table.lines
    seen = set()
    for _step in range(model.rowCount()):
        rig.qtbot.keyClick(table, Qt.Key.Key_Down)
        fact = model.fact(table.currentIndex().row())
        assert fact is not None
        seen.add(fact.key)
    assert len(seen) > 20
    theme.apply(qapp, "light", 200)
    rig.qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    table.horizontalScrollBar().setValue(table.horizontalScrollBar().maximum())
    assert table.verticalHeader().isVisible()
    assert table.verticalHeader().width() == theme.px(148)
    theme.apply(qapp, "light", 100)


def test_that_esc_goes_back_and_the_focus_returns_to_the_button(rig: ShortlistRig) -> None:
    view = compare(rig, DENTAL, MEDICAL)
    rig.qtbot.keyClick(view.table, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert rig.tab.search.isVisible()
    assert rig.tab.compare_button.hasFocus()


def test_that_six_of_more_options_are_shown_and_others_can_be_chosen(rig: ShortlistRig) -> None:
    every = some_records(rig, 7)
    view = compare(rig, *every)
    actions = view.options.menu_of_options.actions()
    assert view.options.text() == "6 of 7 options"
    assert "choose which" in view.hint.text()
    assert [action.isChecked() for action in actions] == [True] * 6 + [False]
    assert not actions[6].isEnabled()
    actions[0].trigger()
    rig.qtbot.waitUntil(lambda: view.table.lines.columnCount() == 5)
    view.options.menu_of_options.actions()[6].trigger()
    rig.qtbot.waitUntil(lambda: view.table.lines.columnCount() == 6)
    assert view.comparison is not None
    titles = [rig.record(one).title for one in every]
    assert [one.title for one in view.comparison.options] == titles[1:]


def test_that_the_sheet_is_shown_and_saved_without_a_name(
    rig: ShortlistRig, tmp_path: Path
) -> None:
    view = compare(rig, DENTAL, MEDICAL)
    with rig.qtbot.waitSignal(view.preview.drawn):
        rig.qtbot.mouseClick(view.paper_button, Qt.MouseButton.LeftButton)
    assert view.preview.page_count == 1
    rig.qtbot.mouseClick(view.pdf_button, Qt.MouseButton.LeftButton)
    dialog = view.out._file_dialog
    assert dialog is not None
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    assert name is not None
    assert name.text() == "comparison-2026-11-24.pdf"
    place = tmp_path / "sheet.pdf"
    name.setText(str(place))
    with rig.qtbot.waitSignal(rig.tab.message_requested):
        rig.qtbot.keyClick(name, Qt.Key.Key_Return)
    assert len(pdf_pages.all_pages(place.read_bytes(), 10)) == 1


@pytest.mark.parametrize("count", [2, 6])
def test_that_the_printer_is_asked_for_the_way_the_page_lies(rig: ShortlistRig, count: int) -> None:
    view = compare(rig, *some_records(rig, count))
    rig.qtbot.mouseClick(view.print_button, Qt.MouseButton.LeftButton)
    printer, dialog = view.out._printer, view.out._print_dialog
    assert printer is not None
    assert dialog is not None
    assert (printer.pageLayout().orientation().name == "Landscape") == (count == 6)
    rig.work.close()
    assert view.out._print_dialog is None


def test_that_closing_the_file_empties_the_comparison(rig: ShortlistRig) -> None:
    view = compare(rig, DENTAL, MEDICAL)
    rig.work.close()
    assert view.comparison is None
    assert view.table.lines.rowCount() == 0
    assert view.table.as_text().strip() == ""
    assert view.options.menu_of_options.actions() == []
    assert not view.isVisible()
