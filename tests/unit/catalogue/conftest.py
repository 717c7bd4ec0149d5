"""The real catalogue, built once for a test run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.catalogue.build import open_catalogue
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.query import Query
from advisor.domain.credential import Credential


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    opened = open_catalogue(tmp_path_factory.mktemp("catalogue") / "catalogue.sqlite")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def every(catalogue: Catalogue) -> tuple[Credential, ...]:
    return tuple(hit.credential for hit in catalogue.search(Query(limit=10_000)).hits)


@pytest.fixture
def no_folder(tmp_path: Path) -> Path:
    """A path inside something that is a file, so that no user may write there."""
    file = tmp_path / "file"
    file.write_text("not a folder")
    return file / "catalogue.sqlite"
