"""The sum never promises an upper limit that it cannot keep."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from advisor.services import shortlisting
from advisor.services.summing import Sum, summary
from advisor.ui.client import sum_words
from advisor.ui.client.sum_bar import SumBar
from tests.ui.client_rig import Rig

Open = Callable[[str], Rig]


def said(rig: Rig) -> Sum:
    """The sum of the open file."""
    assert rig.work.file is not None
    assert rig.work.estimate is not None
    return summary(rig.work.file, rig.work.estimate)


def shown(widget: QWidget) -> list[str]:
    """The labels that are seen, from top to bottom."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_that_an_unknown_price_is_never_an_up_to(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig("A. B.")
    tuition = "Dental Office Receptionist, tuition"
    qtbot.waitUntil(lambda: tuition in shown(rig.page.panel))
    words = shown(rig.page.panel)
    assert "$2,075 or more" in words
    assert "No upper limit: 2 prices unknown" in words
    assert not [text for text in words if "pay up to" in text]


def test_that_known_prices_give_an_upper_limit(open_rig: Open) -> None:
    words = shown(open_rig("Marisol Quintero").page.panel)
    assert words[words.index("You may have to pay up to") + 1] == "$3,155.50"


def test_that_an_empty_shortlist_has_no_sum_but_the_limits(open_rig: Open) -> None:
    rig = open_rig("Zoë Lachapelle-Núñez")
    words = shown(rig.page.panel)
    assert "No course chosen yet" in words
    assert not [text for text in words if "$0" in text]


def test_that_the_panel_follows_a_new_price_at_once(qtbot: QtBot, open_rig: Open) -> None:
    rig = open_rig("Marisol Quintero")
    before = rig.page.panel.accessibleName(), shown(rig.page.panel)
    item = rig.stored().chosen[0]
    line = item.costs[0]
    with qtbot.waitSignal(rig.work.saved):
        rig.work.write(
            lambda vault, file: shortlisting.set_cost(
                vault,
                file.client.id,
                item.id,
                cost_id=line.id,
                category=line.category,
                label=line.label,
                amount=None,
                told=None,
            )
        )
    assert shown(rig.page.panel) != before[1]
    assert "You may have to pay" in shown(rig.page.panel)
    assert "No upper limit: 1 price unknown" in shown(rig.page.panel)


def test_that_old_rules_are_said_before_any_number(open_rig: Open) -> None:
    rig = open_rig("Marisol Quintero")
    assert said(rig).stale
    words = shown(rig.page.panel)
    first_number = next(at for at, text in enumerate(words) if text.startswith("$"))
    assert sum_words.stale(said(rig)) in words[:first_number]


def test_that_the_bar_has_the_same_worst_case_and_counts_warnings(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig("A. B.")
    bar = SumBar()
    qtbot.addWidget(bar)
    bar.show_sum(said(rig))
    bar.show()
    words = shown(bar)
    assert words[:2] == ["You may have to pay", "$2,075 or more"]
    assert "2 prices unknown" in words


def test_that_unknown_weeks_and_hours_are_not_zero(open_rig: Open) -> None:
    unknown = said(open_rig("A. B."))
    assert sum_words.weeks(unknown)[2].endswith("2 courses without dates")
    assert sum_words.hours(unknown)[1].endswith("or more")


def test_that_a_hold_that_ends_is_said_beside_the_sum_and_in_the_header(
    qtbot: QtBot, open_rig: Open
) -> None:
    rig = open_rig("Simranjeet Dhaliwal")
    end = "expires in 6 days, 30 Nov 2026"
    qtbot.waitUntil(lambda: f"Grant hold of $736.70 {end}" in shown(rig.page.panel))
    assert "Hold ends 30 Nov" in shown(rig.page.header)
    rig.work.close()
    qtbot.waitUntil(lambda: "30 Nov" not in rig.texts())
