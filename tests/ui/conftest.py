"""Fixtures of the window's tests."""

from __future__ import annotations

from tests.ui.client_rig import catalogue, open_rig
from tests.ui.shortlist_rig import rig

__all__ = ["catalogue", "open_rig", "rig"]
