"""In little room: two buttons as wide as the page, for the results and for the shortlist."""

from __future__ import annotations

from advisor.i18n import _
from advisor.ui.controls.widgets import YesNo

RESULTS, SHORTLIST = "results", "shortlist"


class SideSwitch(YesNo):
    """``value_changed`` says which side is wanted."""

    def __init__(self) -> None:
        super().__init__(((RESULTS, _("Results")), (SHORTLIST, _("Shortlist"))), _("Show"))
        self.set_value(RESULTS)

    def name_results(self, words: str) -> None:
        """How many were found, as the search says it."""
        self.button(RESULTS).setText(_("Results: {count}").format(count=words))

    def name_shortlist(self, chosen: int) -> None:
        """How many are chosen."""
        self.button(SHORTLIST).setText(_("Shortlist: {n}").format(n=chosen))

    def stretch(self, width: int) -> None:
        """Share a width in px; 0 = as wide as the words."""
        for value in (RESULTS, SHORTLIST):
            self.button(value).setMinimumWidth(width // 2)
