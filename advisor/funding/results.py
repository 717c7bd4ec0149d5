"""A judgement as the result that screens, papers and commands show."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.domain.estimate import LineCover, ProgramResult, Question, Range, Stop, Verdict
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import Situation
from advisor.funding.checks import is_stale, stale_words, version_of
from advisor.funding.cover import of_credential
from advisor.funding.judging import OPEN, Judged, Judgement
from advisor.funding.lines import Line, Pays
from advisor.funding.payers import NO_LIMIT, Bounds
from advisor.funding.reasons import reasons
from advisor.funding.rules import Rules, StopRule, Version, dollars
from advisor.funding.truth import truth

_NOTES = {Pays.PAID_BY_OTHERS: "duplicate", Pays.REFUSED: "refused"}


def result(
    found: Judgement, situation: Situation, rules: Rules, asked: tuple[Question, ...]
) -> ProgramResult:
    """The whole answer of one program."""
    program, cover = found.program, found.cover
    version = _version(found, situation)
    advice = dict(_advice(found, situation, asked))
    open_amount = found.is_open and money_range(cover.if_confirmed).exact
    return ProgramResult(
        code=program.code,
        name=program.name,
        version=version.id,
        verified_until=version.verified_until,
        verdict=found.verdict,
        kind=program.kind,
        cap=dollars(program.caps[0].on(situation.on)),
        used=Money(found.used),
        amount=amount(found),
        sure=money_range(cover.sure),
        if_confirmed=money_range(cover.if_confirmed),
        lines=tuple(_lines(found)),
        lifetime_remaining_after=_remaining(found),
        reasons=reasons(found, situation, rules),
        questions=asked,
        confirm=tuple(advice),
        stops=tuple(stop(rule) for rule in found.stops),
        documents=tuple(document.name for document in program.documents),
        where=program.where,
        pitfalls=program.pitfalls,
        stale=_stale(found, situation, version),
        by_credential=dict(_by_credential(found)),
        amount_if_confirmed=open_amount or None,
        papers=tuple(_papers(found)),
        confirm_papers=tuple(paper for paper in advice.values() if paper),
    )


def _papers(found: Judgement) -> Iterator[tuple[str, str]]:
    """The documents of the client's paper; those for a kind of cost only beside such a cost."""
    kinds = {cost.category for one in found.credentials for cost in one.chosen.costs}
    for document in found.program.documents:
        if document.paper and not (document.only_for and kinds.isdisjoint(document.only_for)):
            yield document.name, document.paper


def amount(found: Judgement) -> Money | None:
    """What is surely paid; None while a price or a deciding answer is missing."""
    if found.verdict is Verdict.ELIGIBLE:
        return money_range(found.cover.sure).exact
    if found.verdict in OPEN and found.verdict is not Verdict.CANNOT_APPLY_YET:
        return None
    return ZERO


def money_range(found: Bounds) -> Range:
    """Bounds as money; an endless upper end becomes None."""
    return Range(Money(found.low), None if found.high == NO_LIMIT else Money(found.high))


def stop(rule: StopRule) -> Stop:
    """A stop as it is shown."""
    return Stop(
        code=rule.code,
        title=rule.title,
        text=rule.text,
        public_text=rule.public_text,
        sensitive=rule.sensitive,
        fact=rule.fact or None,
    )


def _version(found: Judgement, situation: Situation) -> Version:
    """The version of the first stale credential, else of the first, else of the day."""
    program = found.program
    pairs = [(one.chosen, version_of(program, situation, one.chosen)) for one in found.credentials]
    for chosen, version in pairs:
        if is_stale(version, situation, chosen):
            return version
    if pairs:
        return pairs[0][1]
    return program.version_on(situation.on) or program.versions[-1]


def _stale(found: Judgement, situation: Situation, version: Version) -> str | None:
    late = [
        one
        for one in found.credentials
        if is_stale(version_of(found.program, situation, one.chosen), situation, one.chosen)
        and one.chosen.facts.get(found.program.confirmed_fact) is not True
    ]
    if late or (not found.credentials and situation.on > version.verified_until):
        return stale_words(found.program, version)
    return None


def _remaining(found: Judgement) -> Money | None:
    given = amount(found)
    return None if given is None else Money(found.left) - given


def _lines(found: Judgement) -> Iterator[LineCover]:
    for claim, (sure, good) in zip(found.claims, found.cover.lines, strict=True):
        one = found.credentials[claim.credential]
        yield LineCover(
            credential_id=one.chosen.id,
            cost_index=claim.line.index,
            pays=_pays(claim.line),
            sure=money_range(sure),
            if_confirmed=money_range(good),
            paid_back=claim.line.rule.paid_back,
            note=_note(one, claim.line, good),
        )


def _pays(line: Line) -> str:
    if line.pays in (Pays.NOT_THIS_KIND, Pays.OPEN):
        return str(line.pays)
    return "yes"


def _note(one: Judged, line: Line, good: Bounds) -> str:
    if line.pays is Pays.NOT_THIS_KIND:
        return ""
    if line.pays in _NOTES:
        return _NOTES[line.pays]
    if one.verdict not in (Verdict.ELIGIBLE, *OPEN):
        return str(one.verdict)
    return "cap_reached" if line.due.high and not good.high else ""


def _by_credential(found: Judgement) -> Iterator[tuple[str, Money]]:
    for number, one in enumerate(found.credentials):
        exact = money_range(of_credential(found.claims, found.purses, number)).exact
        if one.verdict not in OPEN and exact is not None:
            yield one.chosen.id, exact


def _advice(
    found: Judgement, situation: Situation, asked: tuple[Question, ...]
) -> Iterator[tuple[str, str]]:
    """What to confirm besides: for the counsellor, and in words to the client."""
    program, repeats = found.program, found.program.repeats
    for note in program.notes:
        if note.kind == "advice" and truth(note.when, situation.facts, situation.on):
            yield note.text, note.paper
    open_questions = {question.fact for question in asked}
    if repeats and any(other.amount is None for other in situation.other_funding):
        yield repeats.amount_advice, repeats.amount_advice_paper
    for one in found.credentials:
        for check in one.checks:
            if check.condition.advice and check.open and not check.open & open_questions:
                yield check.condition.advice, check.condition.advice_paper
        if repeats and any(line.bill.by_loan and line.bill.touched for line in one.lines):
            yield repeats.loan_advice, repeats.loan_advice_paper
