"""Which records a text may name, and how far a ladder leads: on the shipped catalogue."""

from __future__ import annotations

from advisor.catalogue.catalogue import Catalogue
from advisor.domain.credential import Credential
from advisor.services import laddering

FOODSAFE = "foodsafe/foodsafe-level-1"
SAFER = "saferfood/foodsafe-level-1"
SVOP = "headsup/small-vessel-operator-proficiency-svop"


def test_that_a_name_means_the_providers_own_record_before_those_of_others(
    catalogue: Catalogue,
) -> None:
    named = catalogue.ladders.named
    assert named(("foodsafe level 1",), "foodsafe") == {FOODSAFE}
    assert named(("foodsafe level 1",), "vcc") == {FOODSAFE, SAFER}


def test_that_initials_name_a_record_of_their_own_provider_alone(catalogue: Catalogue) -> None:
    assert catalogue.ladders.named(("#svop",), "headsup") == {SVOP}
    assert catalogue.ladders.named(("#svop",), "vcc") == frozenset()


def test_that_a_record_stands_once_on_its_ladder(
    catalogue: Catalogue, every: tuple[Credential, ...]
) -> None:
    for credential in every:
        ladder = laddering.whole(catalogue, credential)
        steps = [one.id or one.title for level in ladder.levels for one in level]
        assert len(steps) == len({*steps, credential.id}) - 1
