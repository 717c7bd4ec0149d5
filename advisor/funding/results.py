"""A judgement as the result that screens, papers and commands show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from advisor.domain.estimate import (
    LineCover,
    ProgramResult,
    Question,
    Range,
    Said,
    Stop,
    Sureness,
    Verdict,
)
from advisor.domain.money import ZERO, Money
from advisor.domain.situation import ClaimState, Situation
from advisor.funding import saying
from advisor.funding.amounts import dollars
from advisor.funding.caps import entries
from advisor.funding.checks import is_stale, version_of
from advisor.funding.entries import Fact, StopRule, Version
from advisor.funding.flips import Ground
from advisor.funding.judging import Judged, Judgement
from advisor.funding.lines import Line, Pays
from advisor.funding.payers import NO_LIMIT, NOTHING, Bounds
from advisor.funding.purses import bucket_holds
from advisor.funding.reasons import holds, reasons
from advisor.funding.totals import Rests
from advisor.funding.verdicts import COVERS, GIVEN, OPEN
from advisor.i18n import N_

FEW = 2  # open facts with which a program still counts as close
_NOTHING = Range()
_NOTES = {Pays.PAID_BY_OTHERS: "duplicate", Pays.REFUSED: "refused"}


def result(
    found: Judgement, ground: Ground, asked: tuple[Question, ...], rests: Rests
) -> ProgramResult:
    """The whole answer of one program."""
    situation = ground.situation
    program, cover = found.program, found.cover
    version = _version(found, situation)
    advice = dict(_advice(found, situation, asked))
    old = _stale(found, situation, version)
    open_amount = found.is_open and money_range(cover.if_confirmed).exact
    return ProgramResult(
        code=program.code,
        name=program.name,
        version=version.id,
        verified_until=version.verified_until,
        verdict=found.verdict,
        kind=program.kind,
        cap=dollars(program.caps[0].on(situation.on)) if program.caps else None,
        used=Money(found.used),
        amount=amount(found),
        sure=money_range(cover.sure),
        if_confirmed=money_range(cover.if_confirmed),
        lines=tuple(_lines(found)),
        lifetime_remaining_after=_remaining(found),
        reasons=reasons(found, ground),
        questions=asked,
        confirm=tuple(advice),
        stops=tuple(stop(rule) for rule in found.stops),
        documents=tuple(document.name for document in program.documents),
        where=program.where,
        pitfalls=program.pitfalls,
        stale=saying.english(old) if old else None,
        said_stale=old,
        by_credential=dict(_by_credential(found)),
        amount_if_confirmed=open_amount or None,
        papers=tuple(_papers(found)),
        confirm_papers=tuple(paper for paper in advice.values() if paper),
        short=program.short,
        authority=program.authority,
        order=program.order,
        part_of=program.part_of,
        sureness=sureness(found, situation),
        sureness_reason=_sure_because(found, situation, asked),
        ceiling=_ceiling(found),
        figures=dict(_figures(found, ground, rests)),
        paid=program.paid,
        successor=program.successor,
        private=program.private,
        close=_close(found, asked, ground.known),
        cap_per=program.caps[0].per if program.caps else "life",
        verdicts={one.chosen.id: one.verdict for one in found.credentials},
    )


def _close(found: Judgement, asked: tuple[Question, ...], facts: Mapping[str, Fact]) -> bool:
    """Whether a client should hear of it: money is sure, or only few answers away.

    What an employer must ask for is far as long as nobody knows of one.
    """
    if found.cover.sure.high or found.verdict is Verdict.NEEDS_APPROVAL:
        return True
    about_client = (
        c for one in found.credentials for c in one.checks if c.condition.about == "client"
    )
    if found.program.kind == "employer" and any(check.open for check in about_client):
        return False
    later = {
        key
        for one in found.credentials
        for check in one.checks
        for key in check.open
        if key in facts and facts[key].about == "credential" and facts[key].only_after
    }
    few = len({question.fact for question in asked} | later) <= FEW
    return found.verdict in OPEN and few and found.cover.if_confirmed.high > NOTHING


def sureness(found: Judgement, situation: Situation) -> Sureness:
    """How sure the sum is: in writing where holds and claims for these credentials carry it."""
    sure, hope = found.cover.sure, found.cover.if_confirmed
    written = _in_writing(found, situation)
    if written and sure.high and written >= hope.high:
        return Sureness.WRITTEN
    if found.verdict in GIVEN and sure == hope:
        return Sureness.BY_THE_RULES
    return Sureness.NOT_CONFIRMED


def _in_writing(found: Judgement, situation: Situation) -> Decimal:
    chosen = {one.id for one in situation.chosen}
    held = (ClaimState.HOLD, ClaimState.CLAIMED)
    return sum(
        (
            entry.amount.amount
            for entry in entries(found.program, situation)
            if entry.state in held and entry.credential_id in chosen
        ),
        NOTHING,
    )


def _sure_because(found: Judgement, situation: Situation, asked: tuple[Question, ...]) -> str:
    level = sureness(found, situation)
    if level is Sureness.WRITTEN:
        return N_("A hold or a claim for this course is written down.")
    if level is Sureness.BY_THE_RULES:
        return N_("Every condition holds by the answers given. Nobody has said yes in writing.")
    if found.verdict is Verdict.NEEDS_APPROVAL:
        # Translators: On a paper.
        return N_("Somebody must still say yes.")
    # Translators: On a paper.
    return N_("Some answers are still open.") if asked or found.is_open else ""


def _ceiling(found: Judgement) -> Money | None:
    """The most that a loan, own savings or somebody's free decision ever comes to."""
    caps = [dollars(cap.amounts[-1]) for cap in found.program.caps]
    return min(caps) if caps and found.program.kind in ("loan", "own_money", "grant") else None


def _figures(found: Judgement, ground: Ground, rests: Rests) -> Iterator[tuple[str, Money]]:
    situation = ground.situation
    program = found.program
    if program.rest_paid_by and found.cover.if_confirmed.high:
        named = (
            money.low
            for bill in ground.paid.values()
            for payer, money in bill.shares
            if payer.startswith(program.rest_paid_by)
        )
        own = rests.employer.get(program.code, (Bounds(), Bounds()))[0].low
        yield "employer_share", Money(sum(named, own))
    if program.tax and not program.tax.refundable and found.cover.sure.high < NO_LIMIT:
        yield "max_value", Money(found.cover.sure.high)
    left = found.cover.sure.low + sum(e.amount.amount for e in entries(program, situation))
    for bucket in program.buckets:
        holds = bucket.amount if bucket_holds(program, bucket, situation) else NOTHING
        drawn = min(holds, left)
        left -= drawn
        if holds or bucket.end:
            yield f"buckets.{bucket.id}", Money(drawn)
            yield f"balance_after.{bucket.id}", Money(holds - drawn)


def _papers(found: Judgement) -> Iterator[tuple[str, str]]:
    """The documents of the client's paper; those for a kind of cost only beside such a cost."""
    kinds = {cost.category for one in found.credentials for cost in one.chosen.costs}
    for document in found.program.documents:
        if document.paper and not (document.only_for and kinds.isdisjoint(document.only_for)):
            yield document.name, document.paper


def amount(found: Judgement) -> Money | None:
    """What is surely paid; None while a price or a deciding answer is missing."""
    if found.program.kind in ("own_money", "info") or found.verdict is Verdict.INFO:
        return ZERO
    if found.verdict in (Verdict.ELIGIBLE, Verdict.APPROVED):
        return money_range(found.cover.sure).exact
    if found.verdict in OPEN and found.verdict is not Verdict.CANNOT_APPLY_YET:
        return None
    return ZERO


def money_range(found: Bounds) -> Range:
    """Bounds as money; an endless upper end becomes None."""
    if not found.high:
        return _NOTHING
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


def _stale(found: Judgement, situation: Situation, version: Version) -> Said | None:
    late = [
        one
        for one in found.credentials
        if is_stale(version_of(found.program, situation, one.chosen), situation, one.chosen)
        and one.chosen.facts.get(found.program.confirmed_fact) is not True
    ]
    if late or (not found.credentials and situation.on > version.verified_until):
        return saying.stale(found.program, version)
    return None


def _remaining(found: Judgement) -> Money | None:
    given = amount(found)
    caps = found.program.caps
    if given is None or not caps or caps[0].per != "life" or found.program.kind not in COVERS:
        return None
    return Money(found.left) - given


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
    if one.verdict not in (*GIVEN, *OPEN):
        return str(one.verdict)
    return "cap_reached" if line.due.high and not good.high else ""


def _by_credential(found: Judgement) -> Iterator[tuple[str, Money]]:
    for number, one in enumerate(found.credentials):
        if number < len(found.cover.credentials) and one.verdict not in OPEN:
            exact = money_range(found.cover.credentials[number][0]).exact
            if exact is not None:
                yield one.chosen.id, exact


def _advice(
    found: Judgement, situation: Situation, asked: tuple[Question, ...]
) -> Iterator[tuple[str, str]]:
    """What to confirm besides: for the counsellor, and in words to the client."""
    program, repeats = found.program, found.program.repeats
    for note in program.notes:
        if note.kind == "advice" and holds(note.when, found, situation):
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
