"""What a file already says of a course, in the words of the rules: nobody is asked for it again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dateutil.relativedelta import relativedelta

from advisor.domain.client import ShortlistItem
from advisor.domain.credential import Credential
from advisor.domain.situation import Value

GROWN_UP = 19  # once a person is that old, no start is too early
WORKING_AGES = range(26, 64)  # between the lowest and the highest age of the tax rules, for years
_CREDENTIALS = (
    "micro-credential",
    "short certificate",
    "certificate",
    "professional certificate",
    "diploma",
    "degree",
)
_LONG = ("diploma", "degree")
_OPEN_FIELD = "Essential skills"  # the one field of the catalogue that holds adult upgrading
_UPGRADING = re.compile(r"\b(esl|english|upgrading|adult basic|special education)\b", re.IGNORECASE)
_LADDER = re.compile(r"\b(diploma|degree|bachelor)", re.IGNORECASE)


def course_facts(item: ShortlistItem, birth: date | None, on: date) -> Iterator[tuple[str, Value]]:
    """What the quote, the catalogue's record and the birth date say; the rest is left out."""
    if item.hours_a_week is not None:
        yield "study_hours_a_week", int(item.hours_a_week)
    delivery = item.delivery or (item.record.delivery if item.record else None)
    if delivery:
        yield "delivery", delivery
    if item.record is not None:
        yield from _of_record(item.record)
    if birth is not None:
        yield from _ages(birth, item.start, on)


def _of_record(record: Credential) -> Iterator[tuple[str, Value]]:
    """What its kind and its field state. A course may stand alone or not: its kind says nothing."""
    words = f"{record.title} {record.summary}"
    if record.field != _OPEN_FIELD and not _UPGRADING.search(words):
        yield "upgrading_course", False
    if record.kind not in _CREDENTIALS:
        return
    yield "leads_to_credential", True
    if record.kind in _LONG:
        yield "leads_to_degree", True
    elif not any(_LADDER.search(link.text) for link in record.counts_toward):
        yield "leads_to_degree", False


def _ages(birth: date, start: date | None, on: date) -> Iterator[tuple[str, Value]]:
    """On the first day and at the end of its year; without a start, where any start will do."""
    years = relativedelta(start or on, birth).years
    if start or years >= GROWN_UP:
        yield "age_at_start", years
    at_year_end = (start or on).year - birth.year
    if start or at_year_end in WORKING_AGES:
        yield "age_at_year_end", at_year_end
