"""The invented clients of ``resources/sample/clients.toml``, dated around a day."""

from __future__ import annotations

from datetime import date

from advisor.domain.client import ClientFile


def sample_files(today: date) -> tuple[ClientFile, ...]:
    """Client files marked as examples."""
    return ()
