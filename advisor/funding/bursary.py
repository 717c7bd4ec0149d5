"""A bursary of the centre's own: from a short form to a program like any other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.domain.situation import Category, ClaimState
from advisor.funding.amounts import Cap, DatedAmount, DatedShare, Per
from advisor.funding.checks import day_words
from advisor.funding.dated import read_page
from advisor.funding.entries import Condition, CostRule, Fact, Ledger, Page, Version
from advisor.funding.local import OWN
from advisor.funding.rules import Program
from advisor.funding.truth import Test

ORDER = 25  # looked at after the employer's grant, before the future skills grant
A_YEAR = timedelta(days=365)
WHOLE = Decimal(1)
_PER = {
    "life": "in a life",
    "program_year": "in a program year (August to July)",
    "fiscal_year": "in a fiscal year (April to March)",
    "calendar_year": "in a calendar year",
    "credential": "for each course",
}


@dataclass(frozen=True, slots=True)
class Bursary:
    """What a supervisor types. ``needs`` holds a fact with the answers that will do, by key.

    Without ``until`` the bursary is taken as checked for a year from ``on``.
    """

    name: str
    giver: str
    pays: tuple[Category, ...]
    most: Money
    per: Per
    sources: tuple[str, ...]
    by: str
    on: date
    start: date
    until: date | None = None
    share: Decimal = WHOLE
    needs: Mapping[str, tuple[str, ...]] | None = None
    where: str = ""


def program(form: Bursary, facts: Mapping[str, Fact]) -> tuple[Program, dict[str, Page]]:
    """The program with the pages that it names. Raises BadInput saying what is missing."""
    _check(form)
    code = OWN + _slug(form.name)
    typed = [text for text in form.sources if text.strip()]
    pages = {
        f"{code}:{n}": read_page(text, form.by, form.on) for n, text in enumerate(typed, start=1)
    }
    read: dict[str, Any] = {
        "rule": "own",
        "sources": tuple(pages),
        "trust": "2+" if len(pages) > 1 else "1",
    }
    share = (DatedShare(start=form.start, share=form.share, **read),)
    return Program(
        code=code,
        name=form.name.strip(),
        short=form.name.strip(),
        kind="grant",
        authority=form.giver.strip(),
        order=ORDER,
        rank=ORDER,
        local=True,
        versions=(_version(form, code, read),),
        effect_sentence=f"The bursary pays from {day_words(form.start)} on.",
        ended_sentence="The bursary is over." if form.until else "",
        stale_sentence="This bursary is checked only up to {verified_until}. "
        f"Ask {form.giver.strip()} before you count on it.",
        ask_whom=form.giver.strip(),
        proof=f"A letter or an e-mail of {form.giver.strip()}",
        caps=(_cap(form, code, read),),
        shares=share if form.share != WHOLE else (),
        ledger=Ledger(
            counts=(ClaimState.HOLD, ClaimState.CLAIMED, ClaimState.CORRECTION),
            sentence="Amounts that are claimed or on hold count, with corrections.",
            **read,
        ),
        conditions=tuple(
            _condition(facts[key], values, code, read, form)
            for key, values in (form.needs or {}).items()
        ),
        costs=(
            CostRule(
                id=f"{code}-pays",
                categories=form.pays,
                pays="yes",
                rank=1,
                sentence="The bursary names this kind of cost.",
                **read,
            ),
        ),
        where=((form.giver.strip(), form.where.strip()),) if form.where.strip() else (),
    ), pages


def offered(facts: Mapping[str, Fact]) -> tuple[Fact, ...]:
    """The facts about a client that a bursary may depend on: those with answers to choose from."""
    return tuple(
        fact
        for fact in facts.values()
        if fact.about == "client"
        and fact.question
        and (fact.kind == "yes_no" or fact.choices)
        and not fact.only_after
    )


def _check(form: Bursary) -> None:
    missing = {
        "Give the bursary a name.": form.name.strip() and _slug(form.name),
        "Say who gives the bursary.": form.giver.strip(),
        "Choose at least one kind of cost that the bursary pays.": form.pays,
        "Type the most that one person gets, like 500.": form.most,
        "Name at least one source: a page, or who told it and when.": any(
            source.strip() for source in form.sources
        ),
        "Say who adds the bursary.": form.by.strip(),
    }
    for sentence, given in missing.items():
        if not given:
            raise BadInput(sentence)
    if not 0 < form.share <= 1:
        raise BadInput("Type the share of a cost that is paid, from 1 to 100 %.")
    if form.until is not None and form.until < form.start:
        raise BadInput("The last day comes before the first. Choose a later one.")


def _version(form: Bursary, code: str, read: dict[str, Any]) -> Version:
    return Version(
        id=f"{code}-V1",
        label=str(form.start.year),
        start=form.start,
        end=form.until,
        verified_until=form.until or max(form.on, form.start) + A_YEAR,
        **read,
    )


def _cap(form: Bursary, code: str, read: dict[str, Any]) -> Cap:
    return Cap(
        id=f"{code}-most",
        per=form.per,
        amounts=(DatedAmount(start=form.start, amount=form.most.amount, **read),),
        sentence=f"The bursary pays at most {{cap}} {_PER[form.per]}. "
        "{used} is used or on hold, so {left} is left.",
    )


def _condition(
    fact: Fact, values: tuple[str, ...], code: str, read: dict[str, Any], form: Bursary
) -> Condition:
    labels = dict(fact.choices) or {"yes": "yes", "no": "no"}
    said = " or ".join(labels.get(value, value) for value in values)
    return Condition(
        id=f"{code}-{fact.key}",
        about="client",
        test=_test(fact, values),
        sentence=f"{fact.label[:1].upper()}{fact.label[1:]}: {said}.",
        proof=fact.document or f"What {form.giver.strip()} asks for",
        ask_whom=fact.ask_whom or form.giver.strip(),
        **read,
    )


def _test(fact: Fact, values: tuple[str, ...]) -> Test:
    if not values:
        raise BadInput(f"Choose an answer for “{fact.label}”, or leave it out.")
    if fact.kind == "several":
        return Test(any=tuple(_holds(fact.key, value) for value in values))
    if fact.kind == "yes_no":
        return Test(fact=fact.key, is_=values[0] == "yes")
    if fact.kind == "number":
        step = max(int(value) for value, _label in fact.choices)
        above = str(step) in values
        return Test(fact=fact.key, at_least=step if above else None, below=None if above else step)
    return Test(fact=fact.key, one_of=values)


def _holds(key: str, value: str) -> Test:
    return Test(fact=key, empty=True) if value == "none" else Test(fact=key, has=value)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
