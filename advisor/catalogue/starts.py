"""When a credential starts next, by the intakes that its page names: to compare by, not to print.

Terms begin as ``as_of`` reads them. A month that no year stands by comes back each year; a day
that none stands by may be past, and one of a past year says nothing about the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from advisor.catalogue.as_of import MONTHS, SEASONS, TOKEN, days_in
from advisor.domain.credential import Credential

_ANY_DAY = re.compile(
    r"\b(any ?time|any month|continuous|ongoing|rolling|year-round|monthly|open enrolment)\b", re.I
)


def next_start(credential: Credential, on: date) -> date | None:
    """The next start on or after a day; ``on`` itself where one may begin any time."""
    if any(_ANY_DAY.search(text) for text in credential.intakes):
        return on
    return min((day for text in credential.intakes for day in _starts(text, on)), default=None)


def _starts(text: str, on: date) -> Iterator[date]:
    """The first day of a range begins a course, its last day does not."""
    begins = re.split(r"\s+(?:to|until)\s+|\s*[–-]\s+", text)[0]
    if re.search(r"\b(?:19|20)\d\d\b", text):
        yield from (day for day in days_in(text) if day >= on)
        return
    for token in TOKEN.finditer(begins):
        month = 0
        if token["season"]:
            month = SEASONS[token["season"].lower()]
        elif token["month"] and not token["of"]:
            month = MONTHS.index(token["month"].lower()) + 1
        if month:
            this = date(on.year, month, 1)
            yield this if this >= on else date(on.year + 1, month, 1)
