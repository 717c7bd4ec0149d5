from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from advisor.domain.client import (
    Claim,
    Client,
    CostLine,
    Goal,
    Printed,
    SavedPlan,
    ShortlistItem,
    Signed,
)
from advisor.services import unlocking
from advisor.services.unlocking import Vault
from advisor.store.schema import (
    Base,
    ClaimRow,
    ClientRow,
    CostRow,
    GoalRow,
    ItemRow,
    PlanRow,
    PrintRow,
    Row,
    SignedRow,
)
from advisor.store.upgrade import MIGRATIONS


def test_that_migrations_lead_to_the_tables_of_the_program(vault: Vault) -> None:
    for one in (vault, unlocking.guest()):
        with one.transaction() as session:
            context = MigrationContext.configure(session.connection())
            assert compare_metadata(context, Base.metadata) == []


def test_that_migrations_import_nothing_of_the_program() -> None:
    for path in MIGRATIONS.rglob("*.py"):
        assert not re.search(r"^\s*(from|import) advisor", path.read_text(), re.MULTILINE), (
            path.name
        )


@pytest.mark.parametrize(
    ("kind", "row", "elsewhere"),
    [
        (Client, ClientRow, set()),
        (Goal, GoalRow, set()),
        (ShortlistItem, ItemRow, {"costs"}),
        (CostLine, CostRow, set()),
        (Claim, ClaimRow, set()),
        (SavedPlan, PlanRow, set()),
        (Printed, PrintRow, set()),
        (Signed, SignedRow, set()),
    ],
)
def test_that_every_field_of_a_file_has_its_column(
    kind: Any, row: type[Row], elsewhere: set[str]
) -> None:
    columns = set(inspect(row).column_attrs.keys())
    assert {field.name for field in fields(kind)} - elsewhere <= columns


def test_that_the_vault_is_set_up_as_decided(vault: Vault) -> None:
    wanted = {
        "journal_mode": "delete",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
    }
    with vault.transaction() as session:
        connection = session.connection()
        for pragma, value in wanted.items():
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value, pragma
        assert connection.exec_driver_sql("PRAGMA cipher_version").scalar()
