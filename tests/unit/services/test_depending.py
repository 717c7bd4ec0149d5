"""Who depends on a record: what a shortlist or the last plan names, of files that are open."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from advisor.domain.client import ClientFile, PlanId, SavedPlan, ShortlistItem
from advisor.domain.credential import CredentialId
from advisor.services import filing, shortlisting, unlocking
from advisor.services.depending import depending
from advisor.store.vault import Vault

TODAY = date(2026, 11, 24)


@pytest.fixture
def vault() -> Iterator[Vault]:
    made = unlocking.sample(TODAY)
    yield made
    made.close()


def somebody(vault: Vault) -> tuple[ClientFile, ShortlistItem, CredentialId]:
    """A client with a record of the catalogue on the shortlist."""
    files = [filing.load(vault, one.client.id) for one in filing.clients(vault)]
    found = ((file, item) for file in files for item in file.chosen if item.record)
    file, item = next(found)
    assert item.record is not None
    return file, item, item.record.id


def names(vault: Vault, record: CredentialId) -> dict[str, bool]:
    return {one.name: one.planned for one in depending(vault).get(record, ())}


def save_plan(vault: Vault, file: ClientFile, version: int, *items: ShortlistItem) -> None:
    body = json.dumps({"courses": [{"id": item.id, "number": 1} for item in items]}).encode()
    made = datetime(2026, 11, 24, 9, version, tzinfo=UTC)
    plan = SavedPlan(PlanId(f"plan {version}"), "ABC", version, made, body)
    filing.save_plan(vault, file.client.id, plan)


def test_that_every_record_on_a_shortlist_names_its_clients(vault: Vault) -> None:
    files = [filing.load(vault, one.client.id) for one in filing.clients(vault)]
    wanted: dict[str, set[str]] = {}
    for file in files:
        for item in file.chosen:
            if item.record:
                wanted.setdefault(item.record.id, set()).add(file.client.name)
    found = {name: {one.name for one in those} for name, those in depending(vault).items()}
    assert found == wanted


def test_that_a_course_turned_down_counts_only_while_the_last_plan_names_it(vault: Vault) -> None:
    file, item, record = somebody(vault)
    save_plan(vault, file, 1, item)
    assert names(vault, record)[file.client.name] is True
    shortlisting.turn_down(vault, file.client.id, item.id, "too far", "client")
    assert names(vault, record)[file.client.name] is True
    save_plan(vault, file, 2)
    assert file.client.name not in names(vault, record)


def test_that_a_file_in_the_archive_depends_on_nothing(vault: Vault) -> None:
    file, _item, record = somebody(vault)
    filing.archive(vault, file.client.id, TODAY)
    assert file.client.name not in names(vault, record)
