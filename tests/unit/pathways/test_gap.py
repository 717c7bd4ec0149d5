"""The gap names what sets an occupation apart, and only credentials whose words speak for it."""

from __future__ import annotations

import pytest

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
