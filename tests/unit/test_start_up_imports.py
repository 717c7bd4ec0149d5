"""The first window waits for Qt and little else: all heavier imports come in the background."""

from __future__ import annotations

import subprocess
import sys

import pytest

LATE = (
    "alembic",
    "babel",
    "cryptography",
    "dateutil",
    "fontTools",
    "lxml",
    "msgspec",
    "pikepdf",
    "PIL",
    "pypdfium2",
    "qtawesome",
    "rapidfuzz",
    "reportlab",
    "sqlalchemy",
    "sqlcipher3",
    "uharfbuzz",
    "advisor.domain.client",
    "advisor.domain.estimate",
    "advisor.domain.plan",
    "advisor.services",
    "advisor.ui.desk",
    "advisor.ui.workspace",
    "advisor.wording",
)


def imported_by(statement: str, shown: str = "sys.modules") -> set[str]:
    code = f"import sys, linecache; {statement}; print(*{shown})"
    words = [sys.executable, "-c", code]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


@pytest.fixture(scope="module")
def first() -> set[str]:
    return imported_by("import advisor.app")


@pytest.mark.parametrize("name", LATE)
def test_that_the_first_window_does_not_wait_for(first: set[str], name: str) -> None:
    assert name not in first


def test_that_the_first_window_was_looked_at(first: set[str]) -> None:
    assert {"PySide6.QtWidgets", "advisor.ui.start.unlock_page"} <= first


def test_that_a_command_does_not_wait_for_a_window() -> None:
    loaded = imported_by("import advisor.commands.cli")
    assert "advisor.commands.cli" in loaded
    assert not {name for name in loaded if name.split(".")[0] in ("PySide6", "shiboken6")}


def test_that_a_command_imports_its_own_verb_only() -> None:
    run = "from advisor.commands import cli; cli.run({words!r})"
    version = imported_by(run.format(words=["--version"]))
    assert {name for name in version if name.startswith("advisor.commands.")} == {
        "advisor.commands.cli"
    }
    assert not {name for name in version if name.startswith("advisor.services")}
    search = imported_by(run.format(words=["search", "--help"]))
    assert {name for name in search if name.startswith("advisor.commands.")} == {
        "advisor.commands.cli",
        "advisor.commands.search",
    }
    assert not {"advisor.services.estimating", "advisor.store", "alembic", "reportlab"} & search


def test_that_imports_after_qt_do_not_read_and_keep_every_source() -> None:
    kept = imported_by("import advisor.app, advisor.ui.desk", "linecache.cache")
    assert not {name for name in kept if name.endswith(("app.py", "desk.py", "client_page.py"))}
