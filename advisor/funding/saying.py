"""Sentences about a judgement that hold values: as their text and what fills it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from advisor.domain.estimate import Said
from advisor.domain.money import Money
from advisor.domain.situation import Value
from advisor.funding.checks import Facts, day_words
from advisor.funding.entries import Fact, Version
from advisor.funding.rules import Program
from advisor.i18n import N_

MET = N_("With “{label}: {answer}” this would be met.")
MET_ALONE = N_("With “{label}: {answer}” this would be met, but not every other condition.")
NO_LONGER = N_("With “{label}: {answer}” this would no longer be met.")
PAID = N_("With “{label}: {answer}” this would be paid.")
NOT_PAID = N_("With “{label}: {answer}” this would not be paid.")
NOBODY = N_("Nobody else pays, as far as is written down")
IF_NOBODY = N_("If nobody else paid this cost, this would be met.")
USED = N_("{amount} used or on hold")
YES, NO, NONE = N_("Yes"), N_("No"), N_("None")


def english(said: Said) -> str:
    """The sentence in the words of the rules."""
    sums = {name: str(amount) for name, amount in said.sums}
    days = {name: day_words(day) for name, day in said.days}
    return said.text.format(**dict(said.words), **sums, **days) if said.is_filled else said.text


def cap(sentence: str, most: Money, used: Money, left: Money) -> Said:
    """What a cap says, with what is used of it and left."""
    return Said(sentence, sums=(("cap", most), ("used", used), ("left", left)))


def stale(program: Program, version: Version) -> Said:
    """What is said before any number when the rules are past the day they were verified for."""
    return Said(program.stale_sentence, days=(("verified_until", version.verified_until),))


def change(text: str, fact: Fact, word: str) -> Said:
    """The answer that would turn a condition."""
    label = dict(fact.choices).get(word, word)
    return Said(text, words=(("label", fact.label), ("answer", label)))


def answer(asked: Sequence[Fact], facts: Facts) -> Said | None:
    """The answers used, each named where a condition asks for several; None when none is known."""
    known = [(fact, facts[fact.key]) for fact in asked if fact.key in facts]
    if not known:
        return None
    if len(asked) == 1:
        return answered(*known[0])
    parts = []
    for fact, value in known:
        said = answered(fact, value)
        words = (("label", fact.label), *said.words)
        parts.append(Said(f"{{label}}: {said.text}", words=words, days=said.days))
    return _joined("; ", parts)


def answered(fact: Fact, value: Value) -> Said:
    """One answer as a person reads it."""
    labels = dict(fact.choices)
    if isinstance(value, bool):
        return _word(labels.get("yes", YES) if value else labels.get("no", NO))
    if isinstance(value, tuple):
        chosen = [_word(labels.get(word, word)) for word in value]
        return _joined(", ", chosen) if chosen else _word(labels.get("none", NONE))
    if isinstance(value, date):
        return Said("{day}", days=(("day", value),))
    return _word(str(value) if fact.kind == "number" else labels.get(str(value), str(value)))


def _word(text: str) -> Said:
    return Said("{word}", words=(("word", text),))


def _joined(between: str, parts: Sequence[Said]) -> Said:
    """Several as one; each value has the number of its part in its name."""
    text, words, days = [], [], []
    for number, part in enumerate(parts):
        text.append(part.text.replace("}", f"{number}}}"))
        words += [(f"{name}{number}", word) for name, word in part.words]
        days += [(f"{name}{number}", day) for name, day in part.days]
    return Said(between.join(text), words=tuple(words), days=tuple(days))
