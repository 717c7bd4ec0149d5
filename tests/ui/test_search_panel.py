"""The search panel: any text is safe, counts are live, and no result is a dead end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor.domain.age import AsOf
from advisor.domain.credential import Credential, CredentialId, Provider, ProviderId
from advisor.domain.money import Money
from advisor.domain.prerequisite import Check, Met, Why
from advisor.pathways.fit import STANDARD, Offered, Wants
from advisor.pathways.fit_points import fit
from advisor.pathways.links import Link
from advisor.pathways.teaching import teaches
from advisor.services.searching import Catalogue
from advisor.ui.look import theme
from advisor.ui.search.fit_notes import fit_notes
from advisor.ui.search.price_words import price_words
from advisor.ui.search.search_panel import SearchPanel
from advisor.ui.tasks import Tasks

TODAY = date(2026, 11, 24)
POPUP = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication, catalogue: Catalogue) -> Iterator[SearchPanel]:
    theme.apply(qapp, "light", 100)
    gc.collect()
    gc.disable()  # as in shortlist_rig: widgets go only on the main thread
    tasks = Tasks()
    made = SearchPanel(catalogue, tasks, today=lambda: TODAY, name="search", first=5, can_add=True)
    qtbot.addWidget(made)
    made.resize(428, 600)
    made.show()
    qtbot.waitUntil(lambda: made.answered == "")
    yield made
    tasks.wait()
    gc.enable()


def ask(qtbot: QtBot, panel: SearchPanel, text: str) -> None:
    """Type a text key by key and wait for its own answer."""
    panel.search_field.setFocus()
    panel.search_field.clear()
    qtbot.keyClicks(panel.search_field, text)
    qtbot.waitUntil(lambda: panel.answered == text)


def titles(panel: SearchPanel) -> list[str]:
    model = panel.results.rows
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_that_results_follow_every_key_and_the_last_question_wins(
    qtbot: QtBot, panel: SearchPanel
) -> None:
    ask(qtbot, panel, "medical office")
    assert "Medical Office Assistant Certificate" in titles(panel)
    assert panel.count_label.text() == f"{len(titles(panel))} found"


def test_that_only_the_best_show_until_more_are_asked_for(qtbot: QtBot, panel: SearchPanel) -> None:
    ask(qtbot, panel, "medical")
    assert len(titles(panel)) == 5
    assert panel.count_label.text() == "5 best"
    qtbot.mouseClick(panel.more_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(titles(panel)) > 5)
    assert not panel.more_button.isVisible()


@pytest.mark.parametrize(
    "text",
    [
        '"',
        '"medical" office*',
        "NEAR(medical, 3)",
        "- OR AND NOT",
        "title:welding",
        "🦷🎓",
        "\u202eעברית العربية",
        "%_\\';--",
        "welding " * 1250,
    ],
)
def test_that_no_text_is_ever_an_error(qtbot: QtBot, panel: SearchPanel, text: str) -> None:
    panel.search_field.setText(text)
    qtbot.waitUntil(lambda: panel.answered == panel.search_field.text())
    assert panel.results.isVisible() or panel.empty.isVisible()


def test_that_another_spelling_is_offered_and_taken(qtbot: QtBot, panel: SearchPanel) -> None:
    ask(qtbot, panel, "mass timbr")
    qtbot.waitUntil(panel.empty.isVisible)
    panel.empty.text_suggested.emit("mass timber")
    qtbot.waitUntil(lambda: panel.answered == "mass timber")
    assert titles(panel)


def test_that_down_goes_into_the_results_and_typing_goes_back(
    qtbot: QtBot, panel: SearchPanel
) -> None:
    ask(qtbot, panel, "timber")
    qtbot.keyClick(panel.search_field, Qt.Key.Key_Down)
    assert panel.results.hasFocus()
    assert panel.results.currentIndex().row() == 0
    qtbot.keyClick(panel.results, Qt.Key.Key_Down)
    assert panel.results.currentIndex().row() == 1
    qtbot.keyClick(panel.results, Qt.Key.Key_S)
    assert panel.search_field.hasFocus()
    assert panel.search_field.text() == "timbers"


def test_that_up_on_the_first_row_leads_back_to_the_field(qtbot: QtBot, panel: SearchPanel) -> None:
    ask(qtbot, panel, "timber")
    qtbot.keyClick(panel.search_field, Qt.Key.Key_Down)
    qtbot.keyClick(panel.results, Qt.Key.Key_Up)
    assert panel.search_field.hasFocus()


@POPUP
def test_that_a_ticked_value_filters_and_counts_follow_the_other_filters(
    qtbot: QtBot, panel: SearchPanel
) -> None:
    ask(qtbot, panel, "medical")
    chip, values = panel.facets.chips["delivery"], panel.facets.lists["delivery"]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert values.list.hasFocus()
    names = [values.list.item(row).text() for row in range(values.list.count())]
    online = next(row for row, name in enumerate(names) if name.startswith("Online"))
    values.list.setCurrentRow(online)
    qtbot.keyClick(values.list, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: panel.facets.where == {"delivery": ("online",)})
    qtbot.waitUntil(lambda: "of 15" not in panel.count_aside.text())
    assert chip.text() == "Online"
    assert names == [values.list.item(row).text() for row in range(values.list.count())]
    values.hide()


def test_that_the_filter_that_hides_everything_is_named_and_cleared(
    qtbot: QtBot, panel: SearchPanel
) -> None:
    ask(qtbot, panel, "welder foundation")
    panel.facets.set_where({"delivery": ("self-paced online",)})
    qtbot.waitUntil(panel.empty.clear_button.isVisible)
    assert "Delivery" in panel.empty.sentence.text()
    qtbot.mouseClick(panel.empty.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(titles(panel)))
    assert panel.facets.where == {}


def test_that_enter_in_the_field_clears_the_filter_that_hides_everything(
    qtbot: QtBot, panel: SearchPanel
) -> None:
    panel.facets.set_where(
        {"delivery": ("self-paced online",), "field": ("Trades & construction",)}
    )
    ask(qtbot, panel, "welder foundation")
    qtbot.waitUntil(panel.empty.clear_button.isVisible)
    assert panel.empty.clear_button.text() == "Clear this filter: 2 results"
    qtbot.keyClick(panel.search_field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.count_label.text() == "2 found")
    assert panel.facets.where == {"field": ("Trades & construction",)}
    assert not panel.empty.isVisible()
    qtbot.keyClick(panel.search_field, Qt.Key.Key_Return)
    assert panel.results.hasFocus()


def test_that_the_nearest_show_beneath_with_what_differs_and_can_be_taken(
    qtbot: QtBot, panel: SearchPanel
) -> None:
    panel.facets.set_where({"delivery": ("self-paced online",)})
    ask(qtbot, panel, "welder foundation")
    qtbot.waitUntil(panel.empty.nearest.isVisible)
    assert panel.count_label.text() == "0 found"
    row = panel.results.rows.row(panel.results.rows.index(0))
    assert row is not None
    assert [note.text for note in row.notes] == ["Delivery: In person"]
    assert "Delivery: In person" in row.spoken
    with qtbot.waitSignal(panel.add_requested) as added:
        qtbot.keyClick(panel.search_field, Qt.Key.Key_Down)
        qtbot.keyClick(panel.results, Qt.Key.Key_Return)
    assert "Welder" in added.args[0].title


def test_that_no_result_without_filters_blames_no_filter(qtbot: QtBot, panel: SearchPanel) -> None:
    ask(qtbot, panel, "qqqqqqqq")
    assert panel.empty.sentence.isVisible()
    assert not panel.empty.clear_button.isVisible()
    assert not panel.empty.nearest.isVisible()


def test_that_a_plain_word_is_said_as_the_reason(qtbot: QtBot, panel: SearchPanel) -> None:
    ask(qtbot, panel, "look after kids")
    row = panel.results.rows.row(panel.results.rows.index(0))
    assert row is not None
    assert row.notes[0].text == "Plain word: kids → early childhood"


def a_credential(**changes: object) -> Credential:
    provider = Provider(
        ProviderId("nic"), "North Island College", "public college", "bc_public", None, None
    )
    facts: dict[str, object] = {
        "id": CredentialId("nic/x"),
        "title": "Office Skills",
        "provider": provider,
        "kind": "course",
        "field": "Business",
        "summary": "",
        "skills": (),
        "delivery": None,
        "place": None,
        "regions": (),
        "hours": None,
        "weeks": None,
        "length_stated": None,
        "tuition": None,
        "tuition_basis": None,
        "monthly_price": None,
        "materials": None,
        "cost_note": None,
        "credits": None,
        "credit_bearing": None,
        "proof": (),
        "counts_toward": (),
        "part_of": None,
        "prerequisites": (),
        "intakes": (),
        "grant_listed": False,
        "grant_period": None,
        "as_of": None,
        "read_on": TODAY,
        "source_url": "https://www.nic.bc.ca/x",
        "more_sources": (),
        "source_is_own": True,
    }
    return Credential(**(facts | changes))  # type: ignore[arg-type]


FRESH, OLD = AsOf("2026", date(2026, 1, 1)), AsOf("Fall 2023", date(2023, 9, 1))


@pytest.mark.parametrize(
    ("changes", "words", "tone"),
    [
        ({"tuition": Money.of(590), "as_of": FRESH}, "$590", "text"),
        ({"tuition": Money.of(8703)}, "was $8,703, undated: ask", "caution"),
        ({"tuition": Money.of(2915), "as_of": OLD}, "was $2,915 in 2023: ask", "caution"),
        ({}, "price: ask", "muted"),
        ({"monthly_price": Money.of(53), "as_of": FRESH}, "was $53 a month: ask", "caution"),
        (
            {"tuition": Money.of(900), "tuition_basis": "3 × 300", "as_of": FRESH},
            "about $900, worked out: ask",
            "caution",
        ),
    ],
)
def test_that_only_a_dated_young_price_is_said_plainly(
    changes: dict[str, object], words: str, tone: str
) -> None:
    said = price_words(a_credential(**changes), TODAY)
    assert (said.text, said.tone) == (words, tone)


def notes_of(credential: Credential, wants: Wants, name: str = "") -> list[tuple[str, str]]:
    asked = (Check(0, text, Met.NOT_KNOWN, Why.TO_SHOW) for text in credential.prerequisites)
    made = fit(Offered(credential, links(credential, wants), checks=tuple(asked)), wants)
    return [(note.text, note.tone) for note in fit_notes(made, STANDARD, name)]


def links(credential: Credential, wants: Wants) -> tuple[Link, ...]:
    found = (teaches(credential.title, credential.skills, skill) for skill in wants.skills)
    return tuple(link for link in found if link)


def test_that_notes_say_what_fits_first_and_then_what_may_not() -> None:
    wants = Wants(TODAY, ("filing", "phones"), region="cariboo", delivery=("online",))
    far = a_credential(
        delivery="in person", regions=("kootenay",), skills=("filing",), prerequisites=("Grade 12",)
    )
    notes = notes_of(far, wants)
    assert notes[0] == ("Teaches filing", "good")
    assert ("Taught in Kootenay", "caution") in notes
    assert ("Only in person", "caution") in notes
    assert notes[-1] == ("Asks for: Grade 12", "caution")


def test_that_notes_name_the_client_and_say_what_no_page_states() -> None:
    wants = Wants(TODAY, region="cariboo", delivery=("online",))
    near = notes_of(a_credential(delivery="hybrid", regions=("cariboo",)), wants, "Rosa")
    assert near == [("In Rosa’s region", "good"), ("Only hybrid", "caution")]
    assert notes_of(a_credential(), wants) == [("Delivery not stated", "muted")]
    assert notes_of(a_credential(), Wants(TODAY)) == []
