"""Facts of a record in words: for the columns of a table and for what an import changes."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.i18n import N_, _
from advisor.services import importing

_WORDS: Mapping[str, str] = {
    "id": N_("Id in the catalogue"),
    "title": N_("Title"),
    "provider": N_("Provider"),
    "provider_name": N_("Provider’s whole name"),
    "provider_kind": N_("Provider’s kind"),
    "provider_city": N_("Provider’s city"),
    "provider_website": N_("Provider’s home page"),
    "kind": N_("Kind of credential"),
    "field": N_("Field"),
    "summary": N_("Summary"),
    "source_url": N_("Source"),
    "skills": N_("Skills"),
    "delivery": N_("Delivery"),
    "place": N_("Place"),
    "hours": N_("Hours"),
    "hours_a_week": N_("Hours a week"),
    "weeks": N_("Weeks"),
    "length_stated": N_("Length in words"),
    "tuition": N_("Tuition"),
    "tuition_basis": N_("How tuition was worked out"),
    "monthly_price": N_("Price a month"),
    "mandatory_fees": N_("Mandatory fees"),
    "materials": N_("Materials"),
    "cost_note": N_("Note on costs"),
    "credits": N_("Credits"),
    "credit_bearing": N_("Bears credit"),
    "proof": N_("Proof at the end"),
    "counts_toward": N_("Counts toward"),
    "part_of": N_("Part of"),
    "prerequisites": N_("Asks for"),
    "intakes": N_("Intakes"),
    "grant_listed": N_("On the grant list"),
    "grant_period": N_("Intake of the grant list"),
    "as_of": N_("Facts as of"),
    "more_sources": N_("More sources"),
    "fact_sources": N_("Sources of single facts"),
    "read_on": N_("Read on"),
    "retired": N_("No longer offered"),
}


def field_words(name: str) -> str:
    """What a field is called on the screen."""
    return _(_WORDS[name])


def reason_words(reason: str) -> str:
    """Why a row is refused, with its field in words."""
    name, colon, rest = reason.partition(": ")
    return f"{field_words(name)}: {rest}" if colon and name in _WORDS else reason


def fields() -> tuple[tuple[str, str], ...]:
    """Every field that a column may fill, with its words, in the order of the words."""
    named = ((name, field_words(name)) for name in importing.FIELDS)
    return tuple(sorted(named, key=lambda pair: pair[1].casefold()))
