"""``advisor stack``: the smallest, cheapest and fastest set of credentials for wanted skills."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from decimal import Decimal
from typing import Any

from advisor.commands.case import Case
from advisor.commands.estimate import read_cases
from advisor.domain.errors import BadInput
from advisor.domain.money import Money
from advisor.services import estimating, linking, searching, suggesting
from advisor.services.estimating import Rules
from advisor.services.suggesting import Goal, More, Suggested, Suggestion

_NONE = {
    Goal.SMALLEST: "no course that is known teaches one of these skills within the limits",
    Goal.CHEAPEST: "no course with a known price teaches one of these skills within the limits",
    Goal.FASTEST: "no course of a known length teaches one of these skills within the limits",
}


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("stack")
    verb.add_argument(
        "case",
        metavar="CASE.json",
        help="a case with wanted_skills; - reads standard input. Without credentials in it, the "
        "whole catalogue is looked through",
    )
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Suggest the sets and print them."""
    rules = estimating.load_rules(arguments.data.rules)
    with ExitStack() as stack:
        cases = read_cases(arguments.case, arguments.data, rules, stack)
        if len(cases) != 1:
            raise BadInput(f"A set is made for one case; this file has {len(cases)}. Give one.")
        case = cases[0]
        if not case.file.goal.skills_wanted:
            raise BadInput('wanted_skills: name at least one, like ["bookkeeping"].')
        found = _suggest(case, rules, arguments, stack)
    print(json.dumps(_document(found)) if arguments.json else _text(found))
    return 0


def _suggest(
    case: Case, rules: Rules, arguments: argparse.Namespace, stack: ExitStack
) -> Suggestion:
    answers = linking.answers_by_credential(arguments.data)
    if case.situation.chosen:
        return suggesting.of_case(case.file, case.situation, case.limits, rules, answers=answers)
    catalogue = searching.open_catalogue(arguments.data.catalogue)
    stack.callback(catalogue.close)
    return suggesting.of_catalogue(
        catalogue, case.file, case.situation, case.limits, rules, answers=answers
    )


def _document(found: Suggestion) -> dict[str, Any]:
    return {
        **_set(found.chosen),
        "alternatives": [{"goal": one.goal, **_set(one)} for one in found.alternatives],
        "why_not": [
            {"id": name, "title": found.titles[name], "reason": reason}
            for name, reason in found.why_not.items()
        ],
        "more": [_step(more) for more in found.more],
        "check": [{"id": name, "ask": list(texts)} for name, texts in found.check.items()],
        "teaches": {
            name: [
                {"skill": link.to, "confidence": link.confidence, "reason": link.reason}
                for link in found.taught[name]
            ]
            for one in (found.chosen, *found.alternatives)
            for name in one.chosen
        },
    }


def _set(one: Suggested) -> dict[str, Any]:
    return {
        "chosen": list(one.chosen),
        "covered": list(one.covered),
        "uncovered": list(one.uncovered),
        "client_pays": None if one.client_pays is None else _number(one.client_pays.amount),
        "hours": _number(one.hours),
        "weeks": one.weeks,
        "optimal": one.optimal,
    }


def _step(more: More) -> dict[str, Any]:
    found: dict[str, Any] = {"adds": list(more.adds), "chosen": list(more.chosen)}
    if more.own_money is not None:
        found["own_money"] = _number(more.own_money.amount)
    if more.weeks is not None:
        found["weeks"] = more.weeks
    return found


def _number(amount: Decimal | None) -> float | int | None:
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _text(found: Suggestion) -> str:
    return "\n".join(_lines(found))


def _lines(found: Suggestion) -> Iterator[str]:
    for one in (found.chosen, *found.alternatives):
        yield from _set_lines(one, found)
    for more in found.more:
        price = f"With {more.own_money} of own money" if more.own_money is not None else ""
        yield f"{price or f'With {more.weeks} weeks'}, also: {', '.join(more.adds)}."
    if found.why_not:
        yield "Why not"
        yield from (f"  {found.titles[name]}: {why}" for name, why in found.why_not.items())


def _set_lines(one: Suggested, found: Suggestion) -> Iterator[str]:
    yield f"The {one.goal} set{'' if one.optimal else ' (best found, not proven)'}"
    if not one.chosen:
        yield f"  none: {_NONE[one.goal]}"
        return
    for name in one.chosen:
        yield f"  {found.titles[name]} ({name})"
        yield from (
            f"    {link.to}: {link.confidence}, {link.reason}" for link in found.taught[name]
        )
        yield from (f"    ask: {text}" for text in found.check.get(name, ()))
    yield f"  covered: {_list(one.covered)}; not covered: {_list(one.uncovered)}"
    hours = "hours not known" if one.hours is None else f"{one.hours:f} hours"
    weeks = "length not known" if one.weeks is None else f"{one.weeks} weeks one after another"
    yield f"  the client pays {_price(one.client_pays)}; {hours}; {weeks}"


def _price(pays: Money | None) -> str:
    return "a sum that is not known yet" if pays is None else str(pays)


def _list(words: Sequence[str]) -> str:
    return ", ".join(words) or "nothing"
