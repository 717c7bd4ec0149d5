"""A judgement in words: each condition with its answer, its pages, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from advisor.domain.estimate import Flip, Reason, State
from advisor.domain.money import Money
from advisor.domain.situation import Situation, Value
from advisor.funding.amounts import dollars
from advisor.funding.asking import answers
from advisor.funding.caps import period, used
from advisor.funding.checks import Check, Facts, client_facts, day_words
from advisor.funding.entries import Condition, Fact, Sourced
from advisor.funding.flips import FINE, Ground, Turned, turned
from advisor.funding.judging import Judged, Judgement
from advisor.funding.lines import Line, Pays
from advisor.funding.payers import NOTHING
from advisor.funding.truth import Test, truth

_LINE_STATE = {
    Pays.YES: State.MET,
    Pays.OPEN: State.UNKNOWN,
    Pays.NOT_THIS_KIND: State.FAILED,
    Pays.REFUSED: State.FAILED,
    Pays.PAID_BY_OTHERS: State.FAILED,
}


def reasons(found: Judgement, ground: Ground) -> tuple[Reason, ...]:
    """Every condition once: about the client where it comes out alike for all credentials."""
    every = [
        *_conditions(found, ground),
        *_others(found, ground),
        *_caps(found, ground),
        *_costs(found, ground),
        *_notes(found, ground),
    ]
    return tuple(dict.fromkeys(every))


Outcome = tuple[State, str | None, str | None, Flip | None]  # with answer, change in words, flip


def _conditions(found: Judgement, ground: Ground) -> Iterator[Reason]:
    turns: dict[object, Turned | None] = {}
    asked: dict[str, list[Fact]] = {}
    said: list[tuple[Check, str, Outcome]] = []
    for one in found.credentials:
        for tried in one.checks:
            condition = tried.condition
            client = condition.about == "client"
            key = condition.id, tried.state, one.verdict, None if client else one.chosen.id
            if key not in turns:
                turns[key] = turned(found.program, one, tried, ground)
            if condition.id not in asked:
                asked[condition.id] = _facts_of(condition, ground.known)
            said.append((tried, one.chosen.id, _outcome(tried, one, asked, turns[key])))
    ways: dict[str, set[Outcome]] = {}
    for tried, _credential, outcome in said:
        ways.setdefault(tried.condition.id, set()).add(outcome)
    alike = {name for name, outcomes in ways.items() if len(outcomes) == 1}
    told: set[str] = set()
    for tried, credential, outcome in said:
        name = tried.condition.id
        once = tried.condition.about == "client" and name in alike
        if not (once and name in told):
            told.add(name)
            sensitive = any(fact.sensitive for fact in asked[name])
            yield _condition(
                tried.condition, outcome, None if once else credential, ground, sensitive=sensitive
            )


def _outcome(
    tried: Check, one: Judged, asked: Mapping[str, Sequence[Fact]], turn: Turned | None
) -> Outcome:
    answer = _answer(asked[tried.condition.id], one.facts)
    return tried.state, answer, _would_change(tried, turn), turn[2] if turn else None


def _condition(
    condition: Condition,
    outcome: Outcome,
    credential: str | None,
    ground: Ground,
    *,
    sensitive: bool,
) -> Reason:
    state, answer, change, flip = outcome
    return Reason(
        condition=condition.id,
        rule=condition.rule,
        state=state,
        text=condition.sentence,
        answer=answer,
        credential_id=credential,
        would_change=change,
        flip=flip,
        trust=condition.trust,
        sources=ground.sources(condition),
        ask_whom=condition.ask_whom,
        proof=condition.proof,
        sensitive=sensitive,
    )


def _facts_of(condition: Condition, facts: Mapping[str, Fact]) -> list[Fact]:
    keys = dict.fromkeys((*condition.applies.facts(), *condition.test.facts()))
    return [facts[key] for key in keys if key in facts]


def _answer(asked: Sequence[Fact], facts: Facts) -> str | None:
    known = [(fact, facts[fact.key]) for fact in asked if fact.key in facts]
    if not known:
        return None
    if len(asked) == 1:
        return words(known[0][0], known[0][1])
    return "; ".join(f"{fact.label}: {words(fact, value)}" for fact, value in known)


def words(fact: Fact, value: Value) -> str:
    """An answer as a person reads it."""
    labels = dict(fact.choices)
    if isinstance(value, bool):
        return labels.get("yes", "Yes") if value else labels.get("no", "No")
    if isinstance(value, tuple):
        return ", ".join(labels.get(word, word) for word in value) or labels.get("none", "None")
    if isinstance(value, date):
        return day_words(value)
    return labels.get(str(value), str(value)) if fact.kind != "number" else str(value)


def _would_change(tried: Check, found: Turned | None) -> str | None:
    if found is None:
        return None
    fact, word, flip = found
    change = "would no longer be met" if tried.state in FINE else "would be met"
    if flip is None and tried.state not in FINE:
        change += ", but not every other condition"
    return _with_answer(fact, word, change)


def _with_answer(fact: Fact, word: str, change: str) -> str:
    return f"With “{fact.label}: {dict(fact.choices).get(word, word)}” this {change}."


def _line_flip(line: Line, facts: Facts, today: date, known: Mapping[str, Fact]) -> str | None:
    """The answer that makes a program pay a cost line, or no longer pay it."""
    for key in line.rule.test.facts():
        for word, value in answers(known[key]) if known[key].question else ():
            after = truth(line.rule.test, {**facts, key: value}, today)
            if after is not None and after is not (line.pays is Pays.YES):
                change = "would be paid" if after else "would not be paid"
                return _with_answer(known[key], word, change)
    return None


def _others(found: Judgement, ground: Ground) -> Iterator[Reason]:
    repeats = found.program.repeats
    if repeats is None:
        return
    touched = [(one, line) for one in found.credentials for line in one.lines if line.bill.touched]
    name, proof, ask_whom = repeats.id, repeats.proof, repeats.ask_whom
    if not touched:
        nobody = "Nobody else pays, as far as is written down"
        yield _plain(repeats, ground, name, State.MET, repeats.sentence,
                     answer=nobody, proof=proof, ask_whom=ask_whom)  # fmt: skip
    for one, line in touched:
        part = line.pays is Pays.OPEN
        yield _plain(
            repeats,
            ground,
            name,
            State.UNKNOWN if part else State.FAILED,
            repeats.part_sentence if part else repeats.sentence,
            answer=", ".join(payer.replace("_", " ") for payer in line.bill.payers),
            credential_id=one.chosen.id,
            would_change="If nobody else paid this cost, this would be met.",
            proof=proof,
            ask_whom=ask_whom,
        )


def _caps(found: Judgement, ground: Ground) -> Iterator[Reason]:
    program = found.program
    for cap in program.caps:
        day = next((one.chosen.start for one in found.credentials if one.chosen.start), None)
        day = ground.situation.on if cap.per == "life" or day is None else day
        value = cap.on(day)
        spent = used(program, cap, ground.situation, period(cap.per, day, ""))
        gone = Money(spent)
        left = Money(max(NOTHING, value.amount - spent))
        text = cap.sentence.format(cap=dollars(value), used=gone, left=left)
        state = State.MET if left else State.FAILED
        yield _plain(value, ground, value.rule, state, text, answer=f"{gone} used or on hold")
    ledger = program.ledger
    if ledger is not None:
        yield _plain(ledger, ground, ledger.rule, State.MET, ledger.sentence)


def _costs(found: Judgement, ground: Ground) -> Iterator[Reason]:
    for one in found.credentials:
        facts = one.facts
        for line in one.lines:
            cost = one.chosen.costs[line.index]
            change = _line_flip(line, {**facts, **cost.facts}, ground.situation.on, ground.known)
            yield _line(line, one, ground, change)
        for limit in found.program.limits:
            if limit.most in facts:
                most = words(ground.known[limit.most], facts[limit.most])
                yield _plain(limit, ground, limit.id, State.MET, limit.sentence,
                             answer=most, credential_id=one.chosen.id)  # fmt: skip


def _line(line: Line, one: Judged, ground: Ground, change: str | None) -> Reason:
    rule, state = line.refused_by or line.rule, _LINE_STATE[line.pays]
    if line.pays is Pays.PAID_BY_OTHERS or (line.pays is Pays.OPEN and line.bill.touched):
        state = State.MET  # the kind is paid: rule E6 speaks for the rest
    return _plain(
        rule,
        ground,
        rule.id,
        state,
        rule.sentence,
        credential_id=one.chosen.id,
        would_change=change,
        proof=rule.proof or None,
        ask_whom=rule.ask_whom or None,
    )


def _notes(found: Judgement, ground: Ground) -> Iterator[Reason]:
    for note in found.program.notes:
        if note.kind == "reason" and holds(note.when, found, ground.situation):
            state = State.NOT_NEEDED
            yield _plain(note, ground, note.id, state, note.text, sensitive=note.sensitive)


def _plain(
    entry: Sourced, ground: Ground, name: str, state: State, text: str, *,
    answer: str | None = None,
    credential_id: str | None = None,
    would_change: str | None = None,
    ask_whom: str | None = None,
    proof: str | None = None,
    sensitive: bool = False,
) -> Reason:  # fmt: skip
    return Reason(
        condition=name,
        rule=entry.rule,
        state=state,
        text=text,
        answer=answer,
        credential_id=credential_id,
        would_change=would_change,
        trust=entry.trust,
        sources=ground.sources(entry),
        ask_whom=ask_whom,
        proof=proof,
        sensitive=sensitive,
    )


def holds(when: Test, found: Judgement, situation: Situation) -> bool:
    """Whether something is to be said of any credential, or of the client where there is none."""
    known = [one.facts for one in found.credentials] or [client_facts(found.program, situation)]
    return any(truth(when, facts, situation.on) for facts in known)
