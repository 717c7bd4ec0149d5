"""Suggest a set: from wanted skills and limits to sets with reasons, and onto the shortlist."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from advisor.domain.credential import CredentialId
from advisor.domain.money import Money
from advisor.services import filing, shortlisting, suggesting
from advisor.services.linking import Confidence, Link
from advisor.services.suggesting import Suggested, Suggestion
from advisor.ui.shortlist import suggest_words
from advisor.ui.shortlist.suggest_page import SuggestPage
from tests.ui.shortlist_rig import TODAY, ShortlistRig

WANTED = ("bookkeeping", "quickbooks", "payroll")


def say(rig: ShortlistRig, **goal: Any) -> None:
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.work.write(lambda vault, file: filing.edit_goal(vault, file.client.id, **goal))


def opened(rig: ShortlistRig) -> SuggestPage:
    """The page with its answer."""
    rig.qtbot.mouseClick(rig.tab.suggest_button, Qt.MouseButton.LeftButton)
    page = rig.tab.suggest
    assert page is not None
    rig.qtbot.waitUntil(lambda: page._found is not None, timeout=20_000)
    rig.qtbot.waitUntil(lambda: all(card.isVisible() for card in page.cards))
    return page


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def ids(rig: ShortlistRig) -> list[str]:
    return [str(item.record.id) for item in rig.stored().chosen if item.record]


def test_that_a_set_comes_with_reasons_and_goes_onto_the_shortlist_as_one_change(
    rig: ShortlistRig,
) -> None:
    say(rig, skills_wanted=WANTED)
    page = opened(rig)
    card = page.cards[0]
    text = said(card)
    assert "The smallest set" in text
    assert "Covers: bookkeeping, quickbooks, payroll" in text
    assert "(strong link)" in text
    assert "Proven: every better set was ruled out." in text
    with rig.qtbot.waitSignal(rig.work.saved), rig.qtbot.waitSignal(page.message_requested):
        card.put_button.click()
    assert ids(rig) == list(card.one.chosen)
    rig.qtbot.waitUntil(lambda: not card.put_button.isEnabled())
    assert card.put_button.text() == "On the shortlist"
    with rig.qtbot.waitSignal(rig.work.saved):
        rig.work.undo()
    assert ids(rig) == []
    rig.qtbot.waitUntil(card.put_button.isEnabled)


def test_that_limits_are_shown_and_what_is_missing_leads_to_goals(rig: ShortlistRig) -> None:
    say(rig, skills_wanted=WANTED, own_money=Money.of(300), delivery=("online",))
    page = opened(rig)
    facts = said(page.facts)
    assert "$300" in facts
    assert "online" in facts
    assert "not said: no limit" in facts
    with rig.qtbot.waitSignal(rig.tab.goals_requested):
        page.facts.goals_button.click()


def test_that_no_wanted_skill_sends_to_goals(rig: ShortlistRig) -> None:
    rig.qtbot.mouseClick(rig.tab.suggest_button, Qt.MouseButton.LeftButton)
    page = rig.tab.suggest
    assert page is not None
    assert "Say in Goals what the client wants to learn" in said(page)
    assert page.facts.goals_button.text() == "Open Goals"
    assert page.cards == []


def test_that_a_skill_that_nothing_teaches_is_said_plainly(rig: ShortlistRig) -> None:
    say(rig, skills_wanted=("falconry with eagles",))
    page = opened(rig)
    assert "No course of the catalogue says that it teaches one of these skills" in said(page)
    assert page.cards == []


def test_that_cancel_stops_and_look_again_begins_anew(rig: ShortlistRig) -> None:
    say(rig, skills_wanted=WANTED)
    rig.qtbot.mouseClick(rig.tab.suggest_button, Qt.MouseButton.LeftButton)
    page = rig.tab.suggest
    assert page is not None
    page.progress.cancel_button.click()
    assert "Stopped. Nothing has changed." in said(page)
    rig.work.tasks.wait()
    assert page.cards == []
    page.again_button.click()
    rig.qtbot.waitUntil(lambda: bool(page.cards), timeout=20_000)
    assert not page.again_button.isVisible()


def test_that_why_not_finds_a_course_by_part_of_its_name(rig: ShortlistRig) -> None:
    say(rig, skills_wanted=WANTED)
    page = opened(rig)
    found = page._found
    assert found is not None
    name = list(found.why_not)[-1]
    page.why_not.field.setText(found.titles[name].lower())
    rig.qtbot.waitUntil(lambda: found.why_not[name] in said(page.why_not))
    page.why_not.field.setText("no such course")
    rig.qtbot.waitUntil(lambda: "No course of this name" in said(page.why_not))


def test_that_another_limit_looks_anew_and_a_closed_file_leaves_nothing(rig: ShortlistRig) -> None:
    say(rig, skills_wanted=WANTED)
    page = opened(rig)
    before = page._found
    say(rig, own_money=Money.of(50))
    rig.qtbot.waitUntil(lambda: page._found not in (None, before), timeout=20_000)
    assert "$50" in said(page)
    rig.work.close()
    assert page._found is None
    assert page.cards == []
    assert "bookkeeping" not in said(page)
    assert not page.isVisible()


def test_that_escape_leads_back_to_the_shortlist(rig: ShortlistRig) -> None:
    say(rig, skills_wanted=WANTED)
    page = opened(rig)
    rig.qtbot.keyClick(page.back_button, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert rig.tab.view.isVisible()


def test_that_a_quote_counts_and_what_was_turned_down_is_not_chosen(rig: ShortlistRig) -> None:
    say(rig, skills_wanted=("bookkeeping",))
    find = look(rig)
    first = find().chosen.chosen[0]
    record = rig.catalogue.credential(CredentialId(first))
    assert record is not None
    rig.tab.search.add_requested.emit(record)
    rig.qtbot.waitUntil(lambda: len(rig.rows()) == 1)
    say(rig, own_money=Money.of(900))
    rig.type_into(rig.rows()[0].cells.quote, "1,234")
    assert first not in find().chosen.chosen
    say(rig, own_money=None)
    item = rig.only()
    shortlisting.turn_down(rig.work.vault, rig.client, item.id, "too far", "client")
    found = find()
    assert all(first not in one.chosen for one in (found.chosen, *found.alternatives))
    assert found.why_not[first] == "it was turned down: too far"


def look(rig: ShortlistRig) -> Callable[[], Suggestion]:
    return lambda: suggesting.of_file(
        rig.catalogue,
        rig.stored(),
        rig.work.rules,
        TODAY,
        answers={},
        watch=lambda _done, _of: None,
    )


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (("a", "b"), "2 courses · 40 hours · 8 weeks one after another"),
        (("a",), "1 course · 40 hours · 8 weeks"),
    ],
)
def test_that_the_weeks_of_several_courses_are_said_to_follow_each_other(
    chosen: tuple[str, ...], said: str
) -> None:
    goal, hours = suggesting.Goal.SMALLEST, Decimal(40)
    one = Suggested(goal, chosen, ("payroll",), (), None, hours, 8, optimal=True)
    assert suggest_words.length(one) == said


def test_that_where_only_unknown_prices_are_in_the_way_the_next_step_is_one_that_exists() -> None:
    none = Suggested(suggesting.Goal.SMALLEST, (), (), ("payroll",), None, None, None, optimal=True)
    link = Link("payroll", "payroll", "payroll", Confidence.LIKELY, "its title")
    found = Suggestion(none, (), (), {}, {"a": (link,)}, {}, {}, {}, {}, ("a",))
    assert "add their courses from the search" in suggest_words.trouble(found)
