"""One option of a comparison with what its facts rest on, and the marks that all facts share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from advisor.domain.age import Age
from advisor.domain.client import ShortlistItem, Told
from advisor.domain.comparison import Compared, Mark
from advisor.domain.credential import Credential
from advisor.i18n import _
from advisor.services.compared_money import AfterGrants
from advisor.services.record_words import fact_age, told_by_words
from advisor.services.told_words import told_words

UNKNOWN = Compared()
MARKS = {Age.FRESH: Mark.KNOWN, Age.OLD: Mark.OLD, Age.UNDATED: Mark.UNDATED}


@dataclass(frozen=True, slots=True)
class Given:
    """One option with what its facts need besides."""

    item: ShortlistItem
    money: AfterGrants
    wanted: tuple[str, ...]
    on: date

    @property
    def record(self) -> Credential | None:
        """The catalogue's record; None for a course from a flyer."""
        return self.item.record


def known(words: str | None) -> Compared:
    """What somebody said; unknown where nobody did."""
    return Compared(words, Mark.KNOWN) if words else UNKNOWN


def told_by(told: Told | None) -> Compared:
    """Who told it and when."""
    return UNKNOWN if told is None else known(told_words(told))


def says(record: Credential, field: str, text: str) -> str:
    """What the page says, or somebody told for the record: to be asked again."""
    source = record.source_of(field)
    if source is not None and source.told_by:
        return _("{text}, {who}: ask").format(text=text, who=told_by_words(source.told_by))
    return _("page says {amount}: ask").format(amount=text)


def question(record: Credential, field: str, on: date) -> Mark:
    """What only the record says is asked about, also where the fact is young."""
    return MARKS[fact_age(record, field, on)]
