"""An estimate as the screen says it: the sentences of the rules in the language of the window.

What a plan keeps and what is compared stays as it was reckoned, in English; a page gets this.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import msgspec

from advisor import wording
from advisor.domain.estimate import (
    Alternative,
    Effect,
    Estimate,
    ProgramResult,
    Question,
    Reason,
    Stop,
)
from advisor.funding.entries import Fact
from advisor.i18n import N_, _, language
from advisor.wording import rule

EITHER = N_("{instead} instead of {of}: they may not both pay the same cost.")
JUST_AS_MUCH = N_("That covers just as much. We look at the other way first.")
LESS = N_("That covers {amount} less.")


def estimate(reckoned: Estimate) -> Estimate:
    """The same estimate with every sentence for people in the language of the window."""
    if language() == "en":
        return reckoned
    names = {one.code: rule(one.name) for one in reckoned.programs}
    return replace(
        reckoned,
        programs=tuple(_program(one) for one in reckoned.programs),
        questions=_questions(reckoned.questions),
        stops=tuple(_stop(one) for one in reckoned.stops),
        alternatives=tuple(_alternative(one, names) for one in reckoned.alternatives),
        effects=tuple(_effect(one) for one in reckoned.effects),
        documents=tuple((rule(text), codes) for text, codes in reckoned.documents),
    )


def fact(of_rules: Fact) -> Fact:
    """A fact of the rules with its question and its answers in the language of the window."""
    return msgspec.structs.replace(
        of_rules,
        label=rule(of_rules.label),
        question=rule(of_rules.question),
        choices=_labelled(of_rules.choices),
        reason=rule(of_rules.reason),
        document=rule(of_rules.document),
        ask_whom=rule(of_rules.ask_whom),
    )


def _program(one: ProgramResult) -> ProgramResult:
    return replace(
        one,
        name=rule(one.name),
        short=rule(one.short),
        authority=rule(one.authority),
        reasons=tuple(_reason(reason) for reason in one.reasons),
        questions=_questions(one.questions),
        confirm=_all(one.confirm),
        stops=tuple(_stop(stop) for stop in one.stops),
        documents=_all(one.documents),
        where=tuple((rule(label), address) for label, address in one.where),
        pitfalls=_all(one.pitfalls),
        stale=_maybe(one.stale) if one.said_stale is None else rule("", one.said_stale),
        papers=tuple((rule(name), rule(words)) for name, words in one.papers),
        confirm_papers=_all(one.confirm_papers),
        sureness_reason=rule(one.sureness_reason),
    )


def _reason(one: Reason) -> Reason:
    return replace(
        one,
        text=rule(one.text, one.said),
        answer=rule(one.answer, one.said_answer) if one.answer else one.answer,
        would_change=rule(one.would_change, one.said_change) if one.would_change else None,
        ask_whom=_maybe(one.ask_whom),
        proof=_maybe(one.proof),
    )


def _questions(asked: Iterable[Question]) -> tuple[Question, ...]:
    return tuple(
        replace(
            one,
            question=rule(one.question),
            choices=_labelled(one.choices),
            ask_whom=_maybe(one.ask_whom),
            reason=rule(one.reason),
            paper=rule(one.paper),
        )
        for one in asked
    )


def _stop(one: Stop) -> Stop:
    return replace(
        one, title=rule(one.title), text=rule(one.text), public_text=rule(one.public_text)
    )


def _effect(one: Effect) -> Effect:
    return replace(one, text=rule(one.text), paper=rule(one.paper), ask_whom=rule(one.ask_whom))


def _alternative(one: Alternative, names: Mapping[str, str]) -> Alternative:
    if one.less is None or not {one.instead, one.of} <= names.keys():
        return one
    said = _(EITHER).format(instead=names[one.instead], of=names[one.of])
    less = _(LESS).format(amount=wording.money(one.less)) if one.less else _(JUST_AS_MUCH)
    return replace(one, text=f"{said} {less}")


def _labelled(choices: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((value, rule(label)) for value, label in choices)


def _all(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(rule(text) for text in texts)


def _maybe(text: str | None) -> str | None:
    return rule(text) if text else text
