"""An estimate as the JSON document of the command-line contract: exact numbers, no floats."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import msgspec

from advisor.commands.case import Case
from advisor.domain.estimate import (
    Alternative,
    Effect,
    Estimate,
    Flip,
    ProgramResult,
    Question,
    Reason,
    Stop,
    Verdict,
)
from advisor.domain.money import ZERO, Money, total
from advisor.services.estimating import Rules

NOT_JUDGED = "This program is not judged by this edition of the rules. Ask about it."
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def encode(document: dict[str, Any]) -> str:
    """One line of JSON."""
    return _ENCODER.encode(document).decode()


def document(case: Case, estimate: Estimate, rules: Rules) -> dict[str, Any]:
    """The whole answer to one case."""
    found = {program.code: _program(program, case) for program in estimate.programs}
    scope = case.situation.scope or tuple(found)
    return {
        "id": case.id,
        "as_of": estimate.on.isoformat(),
        "stops": [_stop(stop) for stop in estimate.stops],
        "programs": {code: found.get(code) or _not_judged(code, rules) for code in scope},
        "total_cost": number(estimate.total_cost),
        "total_cost_known": number(estimate.total_cost_known),
        "non_repayable": number(estimate.non_repayable),
        **_out_of_pocket(estimate),
        "due_before_reimbursement": number(estimate.due_before_reimbursement),
        "tax_time": {code: number(amount) for code, amount in estimate.tax_time.items()},
        "loan_available": number(estimate.loan_available),
        "alternatives": [_alternative(other) for other in estimate.alternatives],
        "effects": [_effect(effect) for effect in estimate.effects],
        "documents": [{"name": name, "programs": codes} for name, codes in estimate.documents],
    }


def _alternative(other: Alternative) -> dict[str, Any]:
    return {
        "instead": other.instead,
        "of": other.of,
        "covered": number(other.covered),
        "out_of_pocket": number(other.out_of_pocket),
        "amounts": {code: number(amount) for code, amount in other.amounts.items()},
        "text": other.text,
    }


def _effect(effect: Effect) -> dict[str, Any]:
    return {
        "id": effect.id,
        "rule": effect.rule,
        "text": effect.text,
        "sensitive": effect.sensitive,
        "ask_whom": effect.ask_whom,
        "source": ", ".join(source.key for source in effect.sources),
    }


def number(amount: Money | None) -> int | Decimal | None:
    """Dollars, with cents only where there are some."""
    if amount is None:
        return None
    whole = amount.amount.to_integral_value()
    return int(whole) if whole == amount.amount else amount.amount


def _out_of_pocket(estimate: Estimate) -> dict[str, Any]:
    """One number only where nothing is open and the client still takes every course."""
    best, worst = estimate.out_of_pocket_best, estimate.out_of_pocket_worst
    gone = any(program.verdict is Verdict.CANCELLED for program in estimate.programs)
    if best == worst and not gone:
        return {"out_of_pocket": number(best)}
    return {"out_of_pocket_best": number(best), "out_of_pocket_worst": number(worst)}


def _program(program: ProgramResult, case: Case) -> dict[str, Any]:
    return {
        "name": program.name,
        "verdict": str(program.verdict),
        "stale": program.stale,
        "amount": number(program.amount),
        "kind": program.kind,
        "by_credential": {name: number(paid) for name, paid in program.by_credential.items()},
        "by_cost": dict(_by_cost(program, case)),
        "lifetime_remaining_after": number(program.lifetime_remaining_after),
        "amount_if_confirmed": number(program.amount_if_confirmed),
        **_range(program, case),
        **_figures(program),
        "part_of": program.part_of or None,
        "sureness": str(program.sureness),
        "successor": program.successor or None,
        "version": program.version,
        "verified_until": program.verified_until.isoformat() if program.verified_until else None,
        "reasons": [_reason(reason) for reason in program.reasons],
        "ask": [_question(question) for question in program.questions],
        "confirm": list(program.confirm),
    }


def _figures(program: ProgramResult) -> dict[str, Any]:
    """Further sums by name; ``buckets.topup`` stands as ``{"buckets": {"topup": ...}}``."""
    found: dict[str, Any] = {}
    if program.ceiling is not None:
        found["ceiling"] = number(program.ceiling)
    for name, amount in program.figures.items():
        group, dot, part = name.partition(".")
        if dot:
            found.setdefault(group, {})[part] = number(amount)
        else:
            found[name] = number(amount)
    return found


def _range(program: ProgramResult, case: Case) -> dict[str, Any]:
    """The bounds, where a price is not known and the program may pay something."""
    prices = [cost.amount for one in case.situation.chosen for cost in one.costs]
    if None not in prices or program.if_confirmed.exact == ZERO:
        return {}
    return {
        "amount_at_least": number(program.sure.at_least),
        "amount_up_to": number(program.if_confirmed.up_to),
    }


def _by_cost(program: ProgramResult, case: Case) -> Iterator[tuple[str, Any]]:
    """What is surely paid of each kind of cost, where that is exact."""
    costs = {one.id: one.costs for one in case.situation.chosen}
    kinds: dict[str, list[Money | None]] = {}
    for line in program.lines:
        kind = str(costs[line.credential_id][line.cost_index].category)
        kinds.setdefault(kind, []).append(line.sure.exact)
    for kind, amounts in kinds.items():
        known = [amount for amount in amounts if amount is not None]
        if len(known) == len(amounts):
            yield kind, number(total(known))


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "condition": reason.condition,
        "state": str(reason.state),
        "text": reason.text,
        "rule": reason.rule,
        "source": ", ".join(source.key for source in reason.sources),
        "as_of": "; ".join(dict.fromkeys(source.as_of for source in reason.sources)),
        "trust": reason.trust,
        "answer": reason.answer,
        "would_change": reason.would_change,
        "flip": _flip(reason.flip) if reason.flip else None,
        "credential": reason.credential_id,
    }


def _flip(flip: Flip) -> dict[str, Any]:
    return {
        "fact": flip.fact,
        "credential": flip.credential_id,
        "cost": flip.cost_index,
        "value": flip.value,
        "verdict": str(flip.verdict),
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "fact": question.fact,
        "question": question.question,
        "dollars_at_stake": number(question.dollars_at_stake),
        "sensitive": question.sensitive,
        "reason": question.reason or None,
        "credential": question.credential_id,
        "cost": question.cost_index,
        "ask_whom": question.ask_whom,
    }


def _stop(stop: Stop) -> dict[str, Any]:
    return {"code": stop.code, "title": stop.title, "text": stop.text, "sensitive": stop.sensitive}


def _not_judged(code: str, rules: Rules) -> dict[str, Any]:
    return {
        "name": rules.later_programs.get(code, code),
        "verdict": "info",
        "amount": None,
        "kind": "info",
        "by_credential": {},
        "reasons": [],
        "ask": [],
        "confirm": [NOT_JUDGED],
    }
