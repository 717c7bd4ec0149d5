"""The occupation card: what is not published is not a zero, and a loss is not an opening."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from advisor.services.searching import Catalogue
from advisor.ui.client.occupation_card import OccupationCard
from advisor.ui.client.occupation_charts import WageBar, label_places, openings


def test_that_an_unpublished_number_is_not_a_zero() -> None:
    assert openings(None) == "not published"
    assert openings(-40) == "no net openings"
    assert openings(0) == "0"
    assert openings(1650) == "1,650"


def test_that_labels_never_overlap_and_stay_inside() -> None:
    widths = [60.0, 60.0, 60.0]
    for places in ([5.0, 8.0, 11.0], [100.0, 101.0, 102.0], [195.0, 198.0, 200.0]):
        lefts = label_places(places, widths, 200)
        assert lefts[0] >= 0
        assert lefts[2] + 60 <= 200
        assert lefts[0] + 60 <= lefts[1]
        assert lefts[1] + 60 <= lefts[2]


def test_that_a_yearly_wage_says_so(qtbot: QtBot) -> None:
    bar = WageBar()
    qtbot.addWidget(bar)
    bar.show_wage(None, Decimal(76000), Decimal(90000), "year")
    assert bar.accessibleName() == "median $76,000, high $90,000"


def test_that_a_card_shows_the_region_of_the_client_and_every_source(
    qtbot: QtBot,
    catalogue: Catalogue,
) -> None:
    occupation = catalogue.occupation("13112")
    assert occupation is not None
    card = OccupationCard()
    qtbot.addWidget(card)
    card.show_occupation(occupation, "vancouver_island_coast", target=True)
    texts = "\n".join(label.text() for label in card.findChildren(QLabel))
    assert "Vancouver Island/Coast" in texts
    assert "420" in texts
    for _group, edition in occupation.sources:
        assert edition in texts
    assert not card.use_button.isVisible()


def test_that_the_target_is_asked_for_by_its_code(qtbot: QtBot, catalogue: Catalogue) -> None:
    occupation = catalogue.occupation("13112")
    assert occupation is not None
    card = OccupationCard()
    qtbot.addWidget(card)
    card.show_occupation(occupation, "", target=False)
    with qtbot.waitSignal(card.target_requested) as asked:
        card.use_button.click()
    assert asked.args == ["13112", "Medical administrative assistants"]
