"""Facts put into the catalogue by hand: added and edited by keyboard, nothing typed is lost."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from advisor.domain.client import CostId, CostLine, ItemId, ShortlistItem, Told
from advisor.domain.credential import Credential, CredentialId
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.paths import DataFolder
from advisor.services import editing, searching
from advisor.services.searching import Catalogue
from advisor.services.typed_facts import Given, Source
from advisor.ui.controls.widgets import Label
from advisor.ui.editing.credential_form import CredentialForm
from advisor.ui.editing.editing_flow import EditingFlow
from advisor.ui.look import theme
from advisor.ui.search.catalogue_page import CataloguePage
from advisor.ui.search.catalogue_room import CatalogueRoom
from advisor.ui.tasks import Tasks
from tests.ui.shortlist_rig import TIMBER, ShortlistRig

TODAY = date(2026, 11, 24)


@dataclass
class EditingRig:
    """The room with the flow, over a catalogue of its own."""

    qtbot: QtBot
    room: CatalogueRoom
    flow: EditingFlow
    catalogue: Catalogue
    data: DataFolder
    tasks: Tasks
    said: list[tuple[str, Any]] = field(default_factory=list)

    def form(self) -> CredentialForm:
        """The form that shows, with the focus in it."""
        self.qtbot.waitUntil(lambda: self.flow.form is not None and self.flow.form.isVisible())
        assert self.flow.form is not None
        return self.flow.form

    def record(self, id_: CredentialId = TIMBER) -> Credential:
        """A record as it is now."""
        found = self.catalogue.credential(id_)
        assert found is not None
        return found

    def fact(self, name: str) -> tuple[str, ...]:
        """What a row of the table says: value, age, source."""
        model = self.room.page.view.table.facts
        rows = [
            [str(model.index(row, column).data()) for column in range(4)]
            for row in range(model.rowCount())
        ]
        return next(tuple(cells[1:]) for cells in rows if cells[0] == name)

    def type(self, text: str, *, tabs: int = 1) -> None:
        """Type where the focus is, then go on."""
        self.qtbot.keyClicks(focus(), text)
        for _tab in range(tabs):
            self.qtbot.keyClick(focus(), Qt.Key.Key_Tab)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def made(
    qtbot: QtBot, qapp: QApplication, catalogue: Catalogue, tmp_path: Path
) -> Iterator[EditingRig]:
    theme.apply(qapp, "light", 100)
    gc.collect()
    gc.disable()  # as in shortlist_rig: widgets go only on the main thread
    data = DataFolder(tmp_path)
    data.catalogue.parent.mkdir(parents=True)
    shutil.copy(catalogue.path, data.catalogue)
    mine, tasks = searching.open_catalogue(data.catalogue), Tasks()
    room = CatalogueRoom(CataloguePage(mine, tasks, lambda: TODAY))
    flow = EditingFlow(room, mine, data, tasks, lambda: TODAY, by="Jo Park", keeps=True)
    flow.changed.connect(room.page.take_catalogue)
    rig = EditingRig(qtbot, room, flow, mine, data, tasks)
    flow.message_requested.connect(lambda text, _kind, action: rig.said.append((text, action)))
    qtbot.addWidget(room)
    room.resize(1270, 768)
    room.show()
    qtbot.waitUntil(lambda: room.page.search.answered == "")
    room.activateWindow()
    yield rig
    tasks.wait()
    mine.close()
    gc.enable()


def test_that_a_flyers_course_is_added_by_keyboard_and_an_error_keeps_what_was_typed(
    made: EditingRig, qtbot: QtBot
) -> None:
    made.flow.add_button.click()
    form = made.form()
    qtbot.waitUntil(form.course.fields["title"].hasFocus)
    made.type("Barista Basics")
    made.type("Kootenay Coffee School")
    qtbot.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "what kind of institution" in form.trouble.text()
    assert focus() is form.course.provider.kind
    assert form.course.fields["title"].text() == "Barista Basics"  # type: ignore[attr-defined]
    qtbot.keyClicks(focus(), "private")
    form.course.fields["tuition"].setFocus()
    made.type("250")
    form.source.told_on.setFocus()
    form.source.told_on.clear()
    made.type("30 Feb 2026")
    form.save()
    assert focus() is form.source.told_on
    form.source.told_on.clear()
    made.type("19 Nov 2026")
    qtbot.keyClick(focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(made.said), timeout=20_000)
    view = made.room.page.view
    assert view.heading.text() == "Barista Basics"
    assert made.fact("Tuition")[0].startswith("$250")
    assert made.fact("Tuition")[1:] == ("19 Nov 2026", "told by the college")
    qtbot.waitUntil(view.own.isVisible)
    assert any("Jo Park, 24 Nov 2026" in one.text() for one in view.own.findChildren(Label))

    made.flow.add()
    qtbot.waitUntil(lambda: made.flow.form is not form and made.form() is not form)
    again = made.form()
    again.show_facts({"title": "Barista basics"}, "Kootenay Coffee School")
    again.save()
    qtbot.waitUntil(again.open_button.isVisible)
    assert "already" in again.trouble.text()
    again.open_button.click()
    assert made.room.currentWidget() is made.room.page


def test_that_a_missing_fact_is_added_from_its_row_and_nothing_else_is_touched(
    made: EditingRig, qtbot: QtBot
) -> None:
    page = made.room.page
    page.open_credential(TIMBER)
    assert made.fact("Tuition")[2] == "Add"
    rows = [page.view.table.facts.fact(n).field for n in range(page.view.table.facts.rowCount())]
    page.view.table.setFocus()
    page.view.table.selectRow(rows.index("tuition"))
    qtbot.keyClick(page.view.table, Qt.Key.Key_Return)
    form = made.form()
    qtbot.waitUntil(form.course.fields["tuition"].hasFocus)
    qtbot.keyClicks(focus(), "895")
    given: list[Given] = []
    form.given.disconnect()
    form.given.connect(given.append)
    form.confirmed.button("weeks").click()
    qtbot.keyClick(focus(), Qt.Key.Key_Return)
    assert dict(given[0].facts) == {"tuition": 895, "weeks": 8}
    assert given[0].confirmed == {"weeks"}
    assert given[0].source == Source("the college", TODAY)


def test_that_a_page_is_asked_for_its_address_and_no_name_is_asked_for_in_settings(
    made: EditingRig, qtbot: QtBot
) -> None:
    made.room.page.open_credential(TIMBER)
    made.room.page.view.edit_button.click()
    form = made.form()
    form.source.way.button("page").click()
    form.save()
    assert focus() is form.source.url
    made.flow.by = ""
    form.source.url.setText("https://www.bcit.ca/timber")
    form.course.show_facts({"weeks": 9})
    form.save()
    (text, action) = made.said[-1]
    assert "Settings" in text
    assert action[0] == "Open Settings"
    assert form.isVisible()
    assert editing.edits(made.data) == {}


def test_that_a_quote_is_kept_for_everyone_and_undone(made: EditingRig, qtbot: QtBot) -> None:
    told = Told("the college", date(2026, 11, 19))
    line = CostLine(CostId("a"), Category.TUITION, "", Money.of("895"), told)
    item = ShortlistItem(ItemId("1"), 0, "Mass timber", "BCIT", record=made.record(), costs=(line,))
    before = made.record()
    made.flow.take_over(item, "Dana Kim")
    qtbot.waitUntil(lambda: bool(made.said), timeout=20_000)
    assert searching.usable_price(made.record(), TODAY) == Money.of("895")
    made.said[0][1][1]()
    qtbot.waitUntil(lambda: len(made.said) > 1, timeout=20_000)
    assert made.record() == before


def test_that_a_course_from_a_flyer_begins_the_form_without_the_client(
    made: EditingRig, qtbot: QtBot
) -> None:
    line = CostLine(CostId("a"), Category.TUITION, "", Money.of("250"), Told("the flyer", TODAY))
    item = ShortlistItem(
        ItemId("1"), 0, "Barista Basics", "Coffee School", note="for Dana", costs=(line,)
    )
    made.flow.take_over(item, "Dana Kim")
    form = made.form()
    assert form.course.facts()["tuition"] == 250
    assert form.course.facts()["title"] == "Barista Basics"
    assert form.source.told_by.text() == "the flyer"
    assert form.course.provider.new.isVisible()


def test_that_a_quote_from_a_flyer_does_not_drop_what_is_being_typed(
    made: EditingRig, qtbot: QtBot
) -> None:
    made.flow.add()
    form = made.form()
    qtbot.waitUntil(form.course.fields["title"].hasFocus)
    made.type("Tile setting", tabs=0)
    item = ShortlistItem(ItemId("1"), 0, "Barista Basics", "Coffee School")
    with qtbot.waitSignal(made.flow.wanted):
        made.flow.take_over(item, "Dana Kim")
    assert made.flow.form is form
    assert form.isVisible()
    assert "not saved" in form.trouble.text()
    title = form.course.fields["title"]
    assert isinstance(title, QLineEdit)
    assert title.text() == "Tile setting"
    made.flow.take_over(item, "Dana Kim")
    qtbot.waitUntil(lambda: made.flow.form is not form)
    assert made.form().course.facts()["title"] == "Barista Basics"


def test_that_with_sample_clients_nothing_is_kept(made: EditingRig) -> None:
    made.flow._keeps = False
    made.room.page.open_credential(TIMBER)
    made.flow.take_back(made.record())
    assert "nothing is kept" in made.said[-1][0]


def test_that_the_quote_editor_says_what_would_be_kept_for_everyone(
    rig: ShortlistRig, qtbot: QtBot
) -> None:
    (row,) = rig.choose(TIMBER)
    row.toggle_quote()
    assert row.editor is not None
    keep = row.editor.keep
    assert keep.isHidden(), "a quote that says nothing has nothing for others"
    rig.type_into(row.editor.amounts[Category.TUITION], "895")
    qtbot.waitUntil(lambda: not keep.isHidden())
    assert "tuition $895, told by the college, 24 Nov 2026" in keep.words.text()
    with qtbot.waitSignal(rig.work.quote_offered) as offered:
        keep.button.click()
    assert offered.args[0].record.id == TIMBER


def test_that_escape_drops_what_was_typed_only_after_it_was_said(
    made: EditingRig, qtbot: QtBot
) -> None:
    made.flow.add()
    form = made.form()
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: made.room.currentWidget() is made.room.page)
    made.flow.add()
    qtbot.waitUntil(lambda: made.flow.form is not form)
    form = made.form()
    made.type("Tile setting", tabs=0)
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert form.isVisible()
    assert "not saved" in form.trouble.text()
    title = form.course.fields["title"]
    assert isinstance(title, QLineEdit)
    assert title.text() == "Tile setting"
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert made.room.currentWidget() is made.room.page
