"""What the pages of any vault work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from advisor.paths import DataFolder
from advisor.services.estimating import Rules
from advisor.services.rule_cases import RunCases
from advisor.services.searching import Catalogue
from advisor.settings import Settings
from advisor.ui.main_window import MainWindow
from advisor.ui.tasks import Tasks


@dataclass(slots=True)
class Supplies:
    """Made once at start; rules and settings are replaced when they change."""

    window: MainWindow
    tasks: Tasks
    data: DataFolder
    today: Callable[[], date]
    catalogue: Catalogue
    rules: Rules
    run_cases: RunCases
    settings: Settings
