"""A judgement in words: each condition with its answer, its pages, and what would change it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from advisor.domain.estimate import Flip, Reason, Said, State
from advisor.domain.money import Money
from advisor.domain.situation import Situation
from advisor.funding import saying
from advisor.funding.amounts import dollars
from advisor.funding.asking import answers
from advisor.funding.caps import period, used
from advisor.funding.checks import VERIFIED, Check, Facts, client_facts
from advisor.funding.entries import Condition, Fact, Sourced
from advisor.funding.flips import FINE, Ground, Turned, turned
from advisor.funding.judging import Judged, Judgement
from advisor.funding.lines import Line, Pays
from advisor.funding.payers import NOTHING
from advisor.funding.rules import Program
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


Outcome = tuple[State, Said | None, Said | None, Flip | None]  # with answer, change in words, flip


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
                found.program,
                tried.condition,
                outcome,
                None if once else credential,
                ground,
                sensitive=sensitive,
            )


def _outcome(
    tried: Check, one: Judged, asked: Mapping[str, Sequence[Fact]], turn: Turned | None
) -> Outcome:
    answer = saying.answer(asked[tried.condition.id], one.facts)
    return tried.state, answer, _would_change(tried, turn), turn[2] if turn else None


def _condition(
    program: Program,
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
        said=_late(condition, program),
        answer=_english(answer),
        said_answer=answer,
        credential_id=credential,
        would_change=_english(change),
        said_change=change,
        flip=flip,
        trust=condition.trust,
        sources=ground.sources(condition),
        ask_whom=condition.ask_whom,
        proof=condition.proof,
        sensitive=sensitive,
    )


def _late(condition: Condition, program: Program) -> Said | None:
    """The sentence of rules that are past their day, which names that day."""
    if not condition.id.endswith(VERIFIED):
        return None
    late = (saying.stale(program, one) for one in program.versions)
    return next((said for said in late if saying.english(said) == condition.sentence), None)


def _english(said: Said | None) -> str | None:
    return saying.english(said) if said else None


def _facts_of(condition: Condition, facts: Mapping[str, Fact]) -> list[Fact]:
    keys = dict.fromkeys((*condition.applies.facts(), *condition.test.facts()))
    return [facts[key] for key in keys if key in facts]


def _would_change(tried: Check, found: Turned | None) -> Said | None:
    if found is None:
        return None
    fact, word, flip = found
    if tried.state in FINE:
        return saying.change(saying.NO_LONGER, fact, word)
    return saying.change(saying.MET_ALONE if flip is None else saying.MET, fact, word)


def _line_flip(line: Line, facts: Facts, today: date, known: Mapping[str, Fact]) -> Said | None:
    """The answer that makes a program pay a cost line, or no longer pay it."""
    for key in line.rule.test.facts():
        for word, value in answers(known[key]) if known[key].question else ():
            after = truth(line.rule.test, {**facts, key: value}, today)
            if after is not None and after is not (line.pays is Pays.YES):
                text = saying.PAID if after else saying.NOT_PAID
                return saying.change(text, known[key], word)
    return None


def _others(found: Judgement, ground: Ground) -> Iterator[Reason]:
    repeats = found.program.repeats
    if repeats is None:
        return
    touched = [(one, line) for one in found.credentials for line in one.lines if line.bill.touched]
    name, proof, ask_whom = repeats.id, repeats.proof, repeats.ask_whom
    if not touched:
        yield _plain(repeats, ground, name, State.MET, repeats.sentence,
                     answer=Said(saying.NOBODY), proof=proof, ask_whom=ask_whom)  # fmt: skip
    for one, line in touched:
        part = line.pays is Pays.OPEN
        yield _plain(
            repeats,
            ground,
            name,
            State.UNKNOWN if part else State.FAILED,
            repeats.part_sentence if part else repeats.sentence,
            answer=Said(", ".join(payer.replace("_", " ") for payer in line.bill.payers)),
            credential_id=one.chosen.id,
            would_change=Said(saying.IF_NOBODY),
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
        said = saying.cap(cap.sentence, dollars(value), gone, left)
        state = State.MET if left else State.FAILED
        spent_so_far = Said(saying.USED, sums=(("amount", gone),))
        yield _plain(value, ground, value.rule, state, said, answer=spent_so_far)
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
                most = saying.answered(ground.known[limit.most], facts[limit.most])
                yield _plain(limit, ground, limit.id, State.MET, limit.sentence,
                             answer=most, credential_id=one.chosen.id)  # fmt: skip


def _line(line: Line, one: Judged, ground: Ground, change: Said | None) -> Reason:
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
    entry: Sourced, ground: Ground, name: str, state: State, text: str | Said, *,
    answer: Said | None = None,
    credential_id: str | None = None,
    would_change: Said | None = None,
    ask_whom: str | None = None,
    proof: str | None = None,
    sensitive: bool = False,
) -> Reason:  # fmt: skip
    return Reason(
        condition=name,
        rule=entry.rule,
        state=state,
        text=text if isinstance(text, str) else saying.english(text),
        said=None if isinstance(text, str) else text,
        answer=_english(answer),
        said_answer=answer,
        credential_id=credential_id,
        would_change=_english(would_change),
        said_change=would_change,
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
