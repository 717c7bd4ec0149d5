"""The gap names what sets an occupation apart, and only credentials whose words speak for it."""

from __future__ import annotations

import pytest

from advisor.domain.client import ShownSkill
from advisor.domain.errors import BadInput
from advisor.paths import DataFolder
from advisor.services import gaps, linking, searching
from advisor.services.gaps import Linking
from advisor.services.searching import Catalogue
from tests.snapshots import gaps as snapshot


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Linking:
    return linking.linking(DataFolder(tmp_path_factory.mktemp("links")))


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return searching.open_catalogue(tmp_path_factory.mktemp("gap") / "catalogue.sqlite")


def test_that_the_snapshot_that_was_read_is_what_the_program_says() -> None:
    assert snapshot.PATH.read_text("utf-8") == snapshot.text(), snapshot.__doc__


@pytest.mark.parametrize("noc", snapshot.TARGETS)
def test_that_at_least_five_things_set_an_occupation_apart(
    catalogue: Catalogue, links: Linking, noc: str
) -> None:
    found = gaps.find(catalogue, noc, (), links)
    assert len({need.name for need in found.needs}) >= 5
    assert found.offers
    assert all(offer.links for offer in found.offers)
    assert [o.score for o in found.offers] == sorted((o.score for o in found.offers), reverse=True)


def test_that_what_every_occupation_needs_sets_none_apart(
    catalogue: Catalogue, links: Linking
) -> None:
    names = [n.name for noc in snapshot.TARGETS for n in gaps.find(catalogue, noc, (), links).needs]
    assert "Attention to Detail" not in names
    assert names.count("Critical Thinking") < 3


def test_that_what_the_client_holds_is_marked_and_nothing_else(
    catalogue: Catalogue, links: Linking
) -> None:
    found = gaps.find(catalogue, "bookkeeper", ("Accounting", "mathematics", "juggling"), links)
    held = {need.name: need.held for need in found.needs if need.held}
    assert held == {"Accounting": "Accounting", "Mathematics": "mathematics"}


def test_that_a_need_names_the_credentials_that_teach_it(
    catalogue: Catalogue, links: Linking
) -> None:
    found = gaps.find(catalogue, "12200", (), links)
    accounting = next(need for need in found.needs if need.name == "Accounting")
    assert "langara/professional-bookkeeper-short-certificate" in accounting.taught_by


def test_that_an_unknown_job_is_said_in_words(catalogue: Catalogue, links: Linking) -> None:
    with pytest.raises(BadInput, match="names no occupation"):
        gaps.find(catalogue, "zzzzqqq", (), links)


def offered(catalogue: Catalogue, links: Linking, noc: str) -> list[str]:
    """The titles offered for an occupation, in order."""
    return [offer.credential.title for offer in gaps.find(catalogue, noc, (), links).offers]


def test_that_courses_for_those_who_have_the_job_come_after_those_that_lead_to_it(
    catalogue: Catalogue, links: Linking
) -> None:
    titles = offered(catalogue, links, "12200")
    first = titles.index("Bookkeeping Certificate (Office Administration and Technology)")
    assert titles.index("Income Tax for Bookkeepers") > first
    assert titles.index("Cost Management for Bookkeepers") > first


def test_that_later_levels_come_after_what_anybody_can_begin(
    catalogue: Catalogue, links: Linking
) -> None:
    titles = offered(catalogue, links, "72200")
    foundations = [n for n, title in enumerate(titles) if "Foundation" in title]
    assert foundations == [0, 1, 2]
    offers = gaps.find(catalogue, "72200", (), links).offers
    after = {offer.credential.title: offer.after for offer in offers}
    level = "Electrician Apprenticeship, Level {} technical training"
    assert after[level.format(1)] == "it asks for “Registered apprentice”"
    assert after[level.format(2)] == f"it follows “{level.format(1)}”"
    assert after["Electrician Foundation"] == ""


def test_that_the_first_level_of_a_trade_leads(catalogue: Catalogue, links: Linking) -> None:
    titles = offered(catalogue, links, "63200")
    assert titles[0] == "Professional Cook 1"
    assert "Professional Cook 2" in titles[5:]


def test_that_the_plain_course_comes_before_that_for_one_kind_of_office(
    catalogue: Catalogue, links: Linking
) -> None:
    titles = offered(catalogue, links, "13110")
    assert titles.index("Office Assistant Certificate") == 0
    assert titles.index("Veterinary Administrative Assistant") == 3
    assert "Administrative Assistant Specialty Certificate" not in titles[:5]


def test_that_an_awarded_program_comes_before_a_path_of_videos(
    catalogue: Catalogue, links: Linking
) -> None:
    titles = offered(catalogue, links, "52120")
    assert titles[0] == "Graphic Design Diploma"
    assert titles[2] == "Graphic Designer learning path"


def test_that_an_advanced_course_says_what_it_builds_on(
    catalogue: Catalogue, links: Linking
) -> None:
    offers = gaps.find(catalogue, "13112", (), links).offers
    assert [offer.after for offer in offers] == ["", "", "", "its title says “Advanced”"]


def test_that_a_basic_level_counts_only_where_there_is_little_else(
    catalogue: Catalogue, links: Linking
) -> None:
    names = [need.name for need in gaps.find(catalogue, "63200", (), links).needs]
    assert names[:2] == ["Hospitality", "Quality Control Testing"]
    assert "Mechanics and Machinery" not in names


def test_that_a_competency_tells_what_a_skill_is_for_instead_of_standing_twice(
    catalogue: Catalogue, links: Linking
) -> None:
    needs = {need.name: need for need in gaps.find(catalogue, "12200", (), links).needs}
    assert "Knowledge in Accounting" not in needs
    assert needs["Accounting"].purpose.startswith("to accurately record")


def test_that_how_a_skill_was_shown_comes_with_it(catalogue: Catalogue, links: Linking) -> None:
    shown = (ShownSkill("Accounting", "certificate", "Level 1"),)
    found = gaps.find(catalogue, "12200", ("Accounting", "mathematics"), links, shown)
    held = {need.name: need.shown for need in found.needs if need.held}
    assert held == {"Accounting": shown[0], "Mathematics": None}


def test_that_lists_are_found_whatever_their_capitals(catalogue: Catalogue, links: Linking) -> None:
    needs = {need.name: need for need in gaps.find(catalogue, "42202", (), links).needs}
    lists = {mark.list for mark in needs["Social Perceptiveness"].future}
    assert any("Future Workforce" in name for name in lists)
    assert any("2018 Edition" in name for name in lists)


def test_that_what_nobody_teaches_says_so(catalogue: Catalogue, links: Linking) -> None:
    needs = {need.name: need for need in gaps.find(catalogue, "33102", (), links).needs}
    assert needs["Static Strength"].teachers == ()
