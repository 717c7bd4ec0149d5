"""The pages inside the steps of an open file, as the command palette reaches them."""

from __future__ import annotations

from collections.abc import Callable

from advisor.domain.client import ClientFile
from advisor.i18n import _
from advisor.ui.client.client_page import GOALS, SHORTLIST, ClientPage
from advisor.ui.client.goals_tab import GoalsTab
from advisor.ui.shortlist.shortlist_tab import ShortlistTab

LEAST_COMPARED = 2


def inner_pages(page: ClientPage, file: ClientFile) -> list[tuple[str, Callable[[], None]]]:
    """Those that hold something for the file: the words of their button, and what opens them."""

    def shortlist() -> ShortlistTab:
        page.open_step(SHORTLIST)
        tab = page.stack.currentWidget()
        assert isinstance(tab, ShortlistTab)
        return tab

    def gap() -> None:
        page.open_step(GOALS)
        tab = page.stack.currentWidget()
        assert isinstance(tab, GoalsTab)
        tab.open_gap()

    found: list[tuple[str, Callable[[], None]]] = []
    if file.goal.noc:
        found.append((_("Skills held and missing"), gap))
    if len(file.chosen) >= LEAST_COMPARED:
        found.append((_("Compare"), lambda: shortlist().open_compare()))
    found.append((_("Suggest a set"), lambda: shortlist().open_suggest()))
    return found
