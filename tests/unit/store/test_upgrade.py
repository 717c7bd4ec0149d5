from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine, inspect

from advisor.domain.client import ShownSkill
from advisor.domain.errors import NewerFile, Unavailable
from advisor.services import filing, unlocking
from advisor.store import keys, place, slots
from advisor.store.engine import assert_encrypted, open_engine
from advisor.store.upgrade import COPY, MIGRATIONS, upgrade
from tests.unit.store.conftest import CHEAP, PASSPHRASE, new_client

STORED = Path(__file__).parents[2] / "data" / "stores"
HEAD = """
import sqlalchemy as sa
from alembic import op
revision = "9999"
down_revision = "{before}"
branch_labels = None
depends_on = None
def upgrade():
"""
GOOD = """
    with op.batch_alter_table("client") as batch:
        batch.add_column(sa.Column("pronouns", sa.Text(), nullable=True))
        batch.drop_column("supports")
"""
FAILS_LATE = (
    GOOD + "    op.create_table('half', sa.Column('id', sa.Text()))\n    op.drop_table('no_such')\n"
)
FAILS_AND_COMMITS = (
    "    op.create_table('half', sa.Column('id', sa.Text()))\n"
    "    op.execute(\"UPDATE alembic_version SET version_num = '9999'\")\n"
    "    op.execute('COMMIT')\n    op.execute('BEGIN')\n    op.drop_table('no_such')\n"
)
LEAVES_ORPHANS = "    op.execute('DELETE FROM client')\n"


def migrations(tmp_path: Path, body: str) -> Path:
    """The program's migrations and one more."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    before = max(path.name for path in (folder / "versions").glob("0*.py"))[:4]
    (folder / "versions" / "9999_next.py").write_text(HEAD.format(before=before) + body)
    return folder


@pytest.fixture
def filled(folder: Path) -> tuple[Path, bytes]:
    """A closed vault with one client, and its key."""
    vault = unlocking.create(folder, PASSPHRASE, CHEAP)
    new_client(vault)
    vault.close()
    key = keys.unwrap(slots.read(folder), PASSPHRASE)
    assert key
    return folder / place.DATABASE, key


def shape(engine: Engine) -> dict[str, set[str]]:
    with engine.connect() as connection:
        look = inspect(connection)
        tables = look.get_table_names()
        return {name: {column["name"] for column in look.get_columns(name)} for name in tables}


def test_that_an_upgrade_keeps_the_data_and_leaves_an_encrypted_copy(
    filled: tuple[Path, bytes], tmp_path: Path
) -> None:
    path, key = filled
    engine = open_engine(path, key)
    upgrade(engine, path, key, migrations(tmp_path, GOOD))
    assert "pronouns" in shape(engine)["client"]
    with engine.begin() as connection:
        names = connection.exec_driver_sql("SELECT name FROM client").scalars().all()
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    assert names == ["Ana Example"]
    engine.dispose()
    copy = path.with_name(COPY)
    assert_encrypted(copy)
    assert copy.stat().st_mode & 0o077 == 0
    old = open_engine(copy, key)
    assert "supports" in shape(old)["client"]
    old.dispose()


@pytest.mark.parametrize("body", [FAILS_LATE, FAILS_AND_COMMITS, LEAVES_ORPHANS])
def test_that_a_migration_that_fails_half_way_leaves_the_old_vault_whole(
    filled: tuple[Path, bytes], tmp_path: Path, body: str
) -> None:
    path, key = filled
    engine = open_engine(path, key)
    before = shape(engine)
    with pytest.raises(Unavailable, match="left as it was"):
        upgrade(engine, path, key, migrations(tmp_path, body))
    engine.dispose()
    again = open_engine(path, key)
    assert shape(again) == before
    again.dispose()
    vault = unlocking.unlock(path.parent, PASSPHRASE)
    assert [one.client.name for one in filing.clients(vault)] == ["Ana Example"]
    vault.close()


def test_that_a_bug_in_a_migration_is_not_hidden_and_changes_nothing(
    filled: tuple[Path, bytes], tmp_path: Path
) -> None:
    path, key = filled
    engine = open_engine(path, key)
    before = shape(engine)
    with pytest.raises(ZeroDivisionError):
        upgrade(engine, path, key, migrations(tmp_path, GOOD + "    1 / 0\n"))
    assert shape(engine) == before
    engine.dispose()


def test_that_a_newer_vault_is_refused_kindly_and_left_as_it_is(
    filled: tuple[Path, bytes], tmp_path: Path
) -> None:
    path, key = filled
    engine = open_engine(path, key)
    upgrade(engine, path, key, migrations(tmp_path, GOOD))
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(NewerFile, match="newer version"):
        unlocking.unlock(path.parent, PASSPHRASE)
    assert path.read_bytes() == before


@pytest.mark.parametrize("release", sorted(path.name for path in STORED.iterdir()))
def test_that_a_vault_of_every_schema_still_opens(release: str, tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    shutil.copytree(STORED / release, folder)
    vault = unlocking.unlock(folder, "an example passphrase")
    (one,) = filing.clients(vault)
    file = filing.load(vault, one.client.id)
    assert file.client.name == "Ana Ŋ Example"
    assert file.client.note == "kept since " + release
    assert [str(line.amount) for item in file.items for line in item.costs] == ["$495.50", "None"]
    assert file.plans[0].body == b'{"frozen": true}'
    assert filing.undo(vault, one.client.id)
    vault.close()


def test_that_skills_of_before_are_only_stated_and_those_of_now_say_how_they_were_shown(
    tmp_path: Path,
) -> None:
    goals = []
    for release in ("0002", "0003"):
        shutil.copytree(STORED / release, tmp_path / release)
        vault = unlocking.unlock(tmp_path / release, "an example passphrase")
        (one,) = filing.clients(vault)
        goals.append(filing.load(vault, one.client.id).goal)
        vault.close()
    before, now = goals
    assert (before.skills_shown, before.weights) == ((), {})
    shown = ShownSkill("FOODSAFE 1", "certificate", "BCCDC", date(2026, 11, 2))
    assert (now.skills_shown, now.weights) == ((shown,), {"cost": 3})


def test_that_what_was_printed_before_is_not_known_and_what_is_now_says_how(
    tmp_path: Path,
) -> None:
    files = []
    for release in ("0003", "0004"):
        shutil.copytree(STORED / release, tmp_path / release)
        vault = unlocking.unlock(tmp_path / release, "an example passphrase")
        (one,) = filing.clients(vault)
        files.append(filing.load(vault, one.client.id))
        vault.close()
    before, now = files
    assert (before.prints, before.signed) == ((), ())
    (printed,), (signed,) = now.prints, now.signed
    assert (printed.copy, printed.language, printed.beside, printed.large) == (
        "client", "fr", True, True,
    )  # fmt: skip
    assert printed.plan == signed.plan == now.plans[0].id
    assert printed.at.isoformat() == "2026-11-23T10:42:00"
    assert signed.on == date(2026, 11, 25)
