"""A table of rules: what each says, what shows that it is met, and where it was read."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.i18n import _
from advisor.ui.controls.sentence_table import SentenceTable
from advisor.ui.funding.rules_words import RuleLine


class RulesTable(SentenceTable):
    """Rule, what it says, what proves it if any rule says so, where it was read."""

    def __init__(self, name: str, lines: Sequence[RuleLine]) -> None:
        proven = any(line.proof for line in lines)
        headings = (_("Rule"), _("What it says"), _("Shown by"), _("Read in"))
        widths = (104, 0.42, 0.27, 0.31) if proven else (104, 0.66, 0.0, 0.34)
        super().__init__(name, headings, widths, quiet=(0, 3))
        self.setColumnHidden(2, not proven)
        self.show_rows([(line.rule, line.text, line.proof, line.read_in) for line in lines])
