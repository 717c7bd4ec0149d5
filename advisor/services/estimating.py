"""From a client file to an estimate: gather the facts, ask what is missing, write answers back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from advisor.domain import claims
from advisor.domain.client import (
    DOES_NOT_KNOW,
    PREFERS_NOT,
    Answer,
    Changes,
    ClientFile,
    CostLine,
    ItemId,
    ShortlistItem,
    Told,
)
from advisor.domain.errors import BadInput
from advisor.domain.estimate import Estimate, Question
from advisor.domain.money import Money
from advisor.domain.situation import (
    Category,
    Chosen,
    Cost,
    Situation,
    Value,
)
from advisor.funding.amounts import dollars
from advisor.funding.entries import Condition, Fact, LineRule, Sourced
from advisor.funding.evaluate import evaluate
from advisor.funding.loading import load_rules
from advisor.funding.rules import Program, Rules
from advisor.funding.views import VersionView, versions
from advisor.services import filing, shortlisting
from advisor.services.course_facts import course_facts
from advisor.services.unlocking import Vault

__all__ = [
    "Condition",
    "Fact",
    "LineRule",
    "Program",
    "Rules",
    "Sourced",
    "VersionView",
    "answer",
    "client_facts",
    "codes",
    "dollars",
    "estimate",
    "evaluate",
    "load_rules",
    "open_questions",
    "situation",
    "versions",
]
AT_ONCE = 3  # questions that stand open together
_UNSURE = (DOES_NOT_KNOW, PREFERS_NOT)
_CENTS = re.compile(r"\d+\.\d\d")  # how a sum of money is kept
_WORDS = ("status", "study_load", "signed_declarations")


def estimate(file: ClientFile, rules: Rules, on: date) -> Estimate:
    """What the programs pay for this file on a day."""
    return evaluate(situation(file, on), rules)


def open_questions(estimate: Estimate) -> tuple[Question, ...]:
    """The next questions, harmless ones first: never more than three at once."""
    return estimate.questions[:AT_ONCE]


def client_facts(rules: Rules) -> tuple[Fact, ...]:
    """The facts about a client that the About step asks for, in the order of the rules."""
    return tuple(
        fact
        for fact in rules.facts.values()
        if fact.about == "client" and fact.question and fact.on_about
    )


def codes(rules: Rules) -> tuple[str, ...]:
    """The codes of all programs that are known, whether or not this edition judges them."""
    return (*(program.code for program in rules.programs), *rules.later_programs)


def situation(file: ClientFile, on: date) -> Situation:
    """All that the estimate of this file depends on. What nobody answered is left out."""
    about_client = {key: given for key, given in file.answers.items() if "@" not in key}
    facts = {
        key: value
        for key, given in about_client.items()
        if (value := _value(key, given)) is not None
    }
    facts.setdefault("signed_declarations", "when_applying")  # a step of the application itself
    if any(claim.program == "fsg" and claim.state in claims.USES_MONEY for claim in file.claims):
        facts["fsg_use_recorded"] = True
    if file.client.birth_date is not None:
        for key in ("age_at_start", "age_at_year_end"):
            facts.pop(key, None)
    return Situation(
        on=on,
        facts=facts,
        chosen=tuple(_chosen(file, item, on) for item in file.chosen),
        ledger=claims.ledger(file.claims, on),
        extra={"asked": tuple(_asked(file))},
    )


def _asked(file: ClientFile) -> Iterator[str]:
    """What was asked without an answer, named as ``funding.asking.Place`` names it."""
    unsure = [key for key, given in file.answers.items() if given.value in _UNSURE]
    yield from (key for key in unsure if "@" not in key)
    for item in file.chosen:
        if item.on_grant_list == DOES_NOT_KNOW:
            yield f"on_fsg_list@{item.id}"
        yield from (key for key in unsure if key.endswith(f"@{item.id}"))
        for index, line in enumerate(item.costs):
            mine = (key.partition("@") for key in unsure if key.endswith(f"@{line.id}"))
            yield from (f"{fact}@{item.id}#{index}" for fact, _at, _line in mine)


def _value(key: str, given: Answer) -> Value | None:
    if given.value in ("", *_UNSURE):
        return None
    if key == "benefits":
        return tuple(
            w for word in given.value.split(",") if (w := word.strip()) not in ("none", "")
        )
    if key in _WORDS:
        return given.value
    if given.value in ("yes", "no"):
        return given.value == "yes"
    if _CENTS.fullmatch(given.value):
        return Money.of(given.value)
    return int(given.value) if given.value.isdecimal() else given.value


def _chosen(file: ClientFile, item: ShortlistItem, on: date) -> Chosen:
    facts = dict(course_facts(item, file.client.birth_date, on))
    facts |= dict(_scoped(file, item.id))  # what somebody answered goes before
    for fact, said in (("on_fsg_list", item.on_grant_list), ("allocation_left", item.money_left)):
        if said in ("yes", "no"):
            facts[fact] = said == "yes"
    if item.rules_confirmed is not None:
        facts["rules_confirmed"] = True
    return Chosen(
        id=item.id,
        title=item.title,
        provider=item.provider,
        institution_type=item.institution_type or None,
        start=item.start,
        weeks=item.weeks,
        costs=_costs(file, item),
        facts=facts,
    )


def _costs(file: ClientFile, item: ShortlistItem) -> tuple[Cost, ...]:
    """The quote's lines; a quote without tuition has a tuition that nobody knows, as the last."""
    lines = tuple(
        Cost(line.category, line.amount, dict(_scoped(file, line.id))) for line in item.costs
    )
    if any(line.category is Category.TUITION for line in lines):
        return lines
    return (*lines, Cost(Category.TUITION, None))


def _scoped(file: ClientFile, owner: str) -> Iterator[tuple[str, Value]]:
    for key, given in file.answers.items():
        fact, _at, of = key.partition("@")
        if of == owner and (value := _value(fact, given)) is not None:
            yield fact, value


def answer(vault: Vault, file: ClientFile, question: Question, value: str, on: date) -> Changes:
    """Write an answer where its fact lives. Raises BadInput for a course that is gone."""
    client_id = file.client.id
    if question.credential_id is None:
        return filing.answer(vault, client_id, question.fact, value, on)
    item = _item(file, question.credential_id)
    fields = _item_fields(question.fact, value, Told(item.provider, on))
    if fields:
        return shortlisting.edit_item(vault, client_id, ItemId(item.id), **fields)
    owner = item.id if question.cost_index is None else _line(item, question.cost_index).id
    return filing.answer(vault, client_id, f"{question.fact}@{owner}", value, on)


def _item_fields(fact: str, value: str, told: Told) -> Mapping[str, object]:
    """The fields of a shortlist item that hold an answer; none if it is kept with the answers."""
    if fact == "institution_type" and value not in _UNSURE:
        return {"institution_type": value}
    if fact == "on_fsg_list":
        left = {"money_left": "yes", "money_told": told} if value == "yes" else {}
        said = DOES_NOT_KNOW if value in _UNSURE else value
        return {"on_grant_list": said, "listing_told": told, **left}
    if fact == "rules_confirmed" and value == "yes":
        return {"rules_confirmed": told, "on_grant_list": "yes", "listing_told": told}
    if fact == "rules_confirmed" and value == "no":
        return {"on_grant_list": "no", "listing_told": told}
    return {}


def _item(file: ClientFile, credential_id: str) -> ShortlistItem:
    for item in file.items:
        if item.id == credential_id:
            return item
    raise BadInput("This course is no longer on the shortlist. Choose another question.")


def _line(item: ShortlistItem, index: int) -> CostLine:
    if index < len(item.costs):
        return item.costs[index]
    raise BadInput("This cost line is no longer in the quote. Choose another question.")
