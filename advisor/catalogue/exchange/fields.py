"""The fields of a record as columns of a table: their names, and texts to values and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.catalogue import domains
from advisor.catalogue.exchange import cells, days
from advisor.catalogue.reading import (
    AMOUNTS,
    INSTITUTION,
    CredentialRow,
    ProviderRow,
    SourceRow,
)
from advisor.catalogue.words import key
from advisor.domain.delivery import DELIVERIES

_NUMBER = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_YES, _NO = ("yes", "y", "true", "1", "x"), ("no", "n", "false", "0")
_LISTS = ("skills", "proof", "counts_toward", "prerequisites", "intakes", "more_sources")
NUMBERS = (*AMOUNTS, "hours", "hours_a_week", "credits", "weeks")
PROVIDER = ("provider_name", "provider_kind", "provider_city", "provider_website")
OF_RECORD = CredentialRow.__struct_fields__
NAMES = (*OF_RECORD[:3], *PROVIDER, *OF_RECORD[3:], "retired")
_ALSO: Mapping[str, str] = {  # own words for headings that people write
    "title": "name, program, program name, program title, course, course name, course title, "
    "credential, credential name, credential title",
    "provider": "institution, college, school, organization, organisation, provider id",
    "kind": "type, credential type, credential kind",
    "field": "subject, area, field of study, area of study",
    "summary": "description, about",
    "source_url": "source, url, link, web page, webpage, website, address, source address",
    "skills": "skill, skills taught, competencies",
    "delivery": "delivery mode, mode, format, delivery type",
    "place": "campus, location, city",
    "hours": "total hours, duration hours, length in hours",
    "weeks": "total weeks, duration weeks, length in weeks",
    "length_stated": "length, duration",
    "tuition": "cost, fee, fees, price, tuition fee, tuition fees, tuition cad",
    "materials": "materials cost, books",
    "cost_note": "cost notes, fee notes",
    "intakes": "intake, start dates, starts",
    "prerequisites": "prerequisite, requirements, admission requirements",
    "grant_listed": "grant, fsg, fsg eligible, grant eligible, on the grant list, grant list",
    "grant_period": "grant intake, grant term, grant round, funding period, funded intake",
    "mandatory_fees": "other fees, student fees",
    "hours_a_week": "hours per week, weekly hours",
    "as_of": "date, facts as of, as at, dated, checked, date checked",
    "provider_website": "provider web site, institution website",
}
_HEADINGS = {key(name.replace("_", " ")): name for name in reversed(NAMES)} | {
    key(word): name for name, words in _ALSO.items() for word in words.split(", ")
}


def guess(heading: str) -> str | None:
    """The field that a heading names, in our words or in those that people write."""
    return _HEADINGS.get(key(heading.replace("_", " ")))


def value(name: str, text: str) -> Any:
    """The value of a field from a text that is not empty. Raises ValueError saying why not."""
    if name in _LISTS:
        return cells.parted(text)
    if name == "fact_sources":
        return tuple(_source(part) for part in cells.parted(text))
    return _READ.get(name, _line)(text)


def text(name: str, worth: Any) -> str:
    """A value as the text from which ``value`` makes it again; empty where it is not known."""
    if worth is None or (worth is False and name in ("grant_listed", "retired")):
        return ""
    if name == "fact_sources":
        return cells.joined(tuple(_source_text(one) for one in worth))
    if isinstance(worth, tuple):
        return cells.joined(worth)
    if isinstance(worth, bool):
        return "yes" if worth else "no"
    return f"{worth:f}" if isinstance(worth, Decimal) else str(worth)


def _line(words: str) -> str:
    return " ".join(words.split())


def _number(words: str) -> Decimal:
    bare = words.strip()
    if not _NUMBER.fullmatch(bare):
        raise ValueError(f"“{_short(words)}” is no number")
    return Decimal(bare.replace(",", ""))


def _amount(words: str) -> Decimal:
    bare = re.sub(r"(?i)^(?:cad|ca\$|c\$|\$)\s*|\s*(?:cad|\$)$", "", words.strip())
    try:
        amount = _number(bare)
    except ValueError:
        raise ValueError(f"“{_short(words)}” is no sum in dollars") from None
    if amount != round(amount, 2):
        raise ValueError(f"“{_short(words)}” has parts of a cent")
    return amount


def _whole(words: str) -> int:
    number = _number(words)
    if number != int(number):
        raise ValueError(f"“{_short(words)}” is no whole number")
    return int(number)


def _flag(words: str) -> bool:
    said = words.strip().lower()
    if said not in (*_YES, *_NO):
        raise ValueError(f"“{_short(words)}” is neither yes nor no")
    return said in _YES


def _delivery(words: str) -> str:
    said = (
        _line(words).lower().replace("in-person", "in person").replace("self paced", "self-paced")
    )
    if said not in DELIVERIES:
        raise ValueError(f"“{_short(words)}” is not one of {', '.join(DELIVERIES)}")
    return said


def _kind(words: str) -> str:
    same = {key(kind): kind for kind in INSTITUTION}
    if key(words) not in same:
        raise ValueError(f"“{_short(words)}” is not one of {', '.join(INSTITUTION)}")
    return same[key(words)]


def _day(words: str) -> date:
    try:
        return date.fromisoformat(days.checked(words))
    except ValueError as error:
        said = str(error) if "“" in str(error) else f"“{_short(words)}” is no day like 2026-11-23"
        raise ValueError(said) from None


def _source(words: str) -> SourceRow:
    """``tuition: the college, 2026-11-19`` or ``tuition: https://www.nic.bc.ca, Fall 2026``."""
    fact, _colon, said = words.partition(": ")
    page, _comma, printed = said.partition(", ")
    who, _comma, told = said.rpartition(", ")  # a name may hold a comma, a day told does not
    if fact not in OF_RECORD or not page.strip():
        raise ValueError(f"“{_short(words)}” is not like “tuition: the college, 2026-11-19”")
    if domains.host(page) is not None:
        return SourceRow(fact, url=page, as_of=days.checked(printed) if printed else None)
    return SourceRow(fact, told_by=who or page, as_of=days.checked(told if who else ""))


def _source_text(one: SourceRow) -> str:
    return f"{one.fact}: {one.told_by or one.url}" + (f", {one.as_of}" if one.as_of else "")


def _short(words: str) -> str:
    return words if len(words) <= 40 else words[:40] + "…"


_READ: Mapping[str, Callable[[str], Any]] = {
    **dict.fromkeys(AMOUNTS, _amount),
    **dict.fromkeys(("hours", "hours_a_week", "credits"), _number),
    **dict.fromkeys(("credit_bearing", "grant_listed", "retired"), _flag),
    "weeks": _whole,
    "delivery": _delivery,
    "provider_kind": _kind,
    "read_on": _day,
    "as_of": days.checked,
}


def of_row(row: CredentialRow, provider: ProviderRow, name: str) -> str:
    """The text of a column for a record."""
    if name in PROVIDER:
        return text(name, getattr(provider, name.removeprefix("provider_")))
    return text(name, getattr(row, name)) if name in OF_RECORD else ""
