"""The pages inside the steps of an open file, as the command palette reaches them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from advisor.domain.client import ClientFile
from advisor.i18n import _
from advisor.ui.client.client_page import GOALS, SHORTLIST, ClientPage
from advisor.ui.client.goals_tab import GoalsTab
from advisor.ui.shortlist.shortlist_tab import ShortlistTab

LEAST_COMPARED = 2
GAP, COMPARE, SUGGEST = "gap", "compare", "suggest"


def inner_pages(page: ClientPage, file: ClientFile) -> list[tuple[str, Callable[[], None]]]:
    """Those that hold something for the file: the words of their button, and what opens them."""

    found: list[tuple[str, Callable[[], None]]] = []
    if file.goal.noc:
        found.append((_("Skills held and missing"), partial(open_inner, page, GAP)))
    if len(file.chosen) >= LEAST_COMPARED:
        found.append((_("Compare"), partial(open_inner, page, COMPARE)))
    found.append((_("Suggest a set"), partial(open_inner, page, SUGGEST)))
    return found


def open_inner(page: ClientPage, name: str) -> None:
    """Open a page inside a step by its name; nothing for an empty one."""
    if not name:
        return
    page.open_step(GOALS if name == GAP else SHORTLIST)
    tab = page.stack.currentWidget()
    if isinstance(tab, GoalsTab):
        tab.open_gap()
    elif isinstance(tab, ShortlistTab):
        (tab.open_compare if name == COMPARE else tab.open_suggest)()


def shown_inner(page: ClientPage) -> str:
    """The name of the page that shows inside the step; empty for none."""
    tab = page.stack.currentWidget()
    if isinstance(tab, GoalsTab):
        return GAP if not tab.gap.isHidden() else ""
    if isinstance(tab, ShortlistTab):
        if not tab.compare.isHidden():
            return COMPARE
        return SUGGEST if tab.suggest is not None and not tab.suggest.isHidden() else ""
    return ""
