"""Making the learning plan: a frozen copy of the file, the estimate and the steps worked back."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import date, datetime
from uuid import uuid4

from advisor import codec, wording
from advisor.domain.centre import Centre
from advisor.domain.client import ClientFile, ItemId, PlanId, SavedPlan, ShortlistItem
from advisor.domain.credential import Credential
from advisor.domain.estimate import Estimate
from advisor.domain.plan import (
    Course,
    Hold,
    JobFacts,
    Known,
    LearningPlan,
    StepKind,
    TurnedDown,
    to_show,
)
from advisor.domain.regions import PROVINCE
from advisor.domain.situation import ClaimState
from advisor.services import cashing, estimating, filing, ordering, searching
from advisor.services.estimating import Fact, Rules
from advisor.services.record_words import host
from advisor.services.searching import Catalogue
from advisor.services.steps import end_of, steps
from advisor.services.unlocking import Vault

_CODE_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"  # no vowels: no words; no 0, 1, I, L, O


def draft(
    file: ClientFile,
    estimate: Estimate,
    *,
    catalogue: Catalogue | None,
    rules: Rules,
    centre: Centre,
    counsellor: str,
    on: date,
    guest: bool = False,
    show_sensitive: bool = False,
    language: str = "en",
) -> LearningPlan:
    """The plan as it would be saved now; its code is made from its content."""
    client, goal = file.client, file.goal
    order = ordering.look(file, catalogue, on)
    job = _job(goal.noc, client.region or centre.region, catalogue)
    courses = tuple(_course(item, number) for number, item in enumerate(file.chosen, start=1))
    plan = LearningPlan(
        code="",
        version=len(file.plans) + 1,
        made_on=on,
        centre=centre,
        counsellor=counsellor,
        client_name="" if guest else client.name,
        case_number="" if guest else client.case_number,
        example=client.example,
        guest=guest,
        language=language,
        goal_words=goal.words,
        goal_by=goal.by,
        looking_for=job.title if job else goal.occupation,
        job=job,
        courses=courses,
        estimate=estimate,
        own_money=goal.own_money,
        steps=steps(file, estimate, on, to_show(order.checks, order.notes)),
        meeting_at=client.meeting_at,
        consent_on=client.consent_on,
        consent_until=client.consent_until,
        turned_down=tuple(
            TurnedDown(i.title, i.provider, i.reason, i.turned_down_by) for i in file.turned_down
        ),
        answers=_answers(file, rules),
        barriers=client.barriers,
        supports=client.supports,
        catalogue_edition=catalogue.edition if catalogue else "",
        rules_edition=rules.edition,
        holds=_holds(file, rules, on),
        show_sensitive=show_sensitive,
        cash=cashing.of_file(file, estimate),
        checks=order.checks,
        order=order.notes,
    )
    return dataclasses.replace(plan, code=_code(plan))


def save(vault: Vault, file: ClientFile, plan: LearningPlan, at: datetime) -> LearningPlan:
    """Freeze a plan in the vault, unless the last version says the same."""
    if file.plans and not changed(saved(file.plans[-1]), plan):
        return saved(file.plans[-1])
    plan = dataclasses.replace(plan, code=_code(dataclasses.replace(plan, code="")))
    kept = SavedPlan(PlanId(str(uuid4())), plan.code, plan.version, at, codec.to_json(plan))
    filing.save_plan(vault, file.client.id, kept)
    return plan


def saved(plan: SavedPlan) -> LearningPlan:
    """A frozen plan as it was saved. Raises DamagedFile."""
    return codec.from_json(plan.body, LearningPlan)


def changed(old: LearningPlan, new: LearningPlan) -> bool:
    """Whether two plans say something different, apart from code, version and day.

    What a plan of old could not hold yet is no difference.
    """
    if old.cash is None:
        new = dataclasses.replace(new, cash=None)
    if old.checks is None:
        known = tuple(step for step in new.steps if step.kind is not StepKind.SHOW_FIRST)
        new = dataclasses.replace(new, checks=None, order=(), steps=known)
    if not any(course.catalogue_id for course in old.courses):
        new = dataclasses.replace(new, courses=tuple(_as_of_old(course) for course in new.courses))
    then = dataclasses.replace(old.estimate, on=new.estimate.on)
    same_name = dataclasses.replace(
        old, code=new.code, version=new.version, made_on=new.made_on, estimate=then
    )
    return same_name != new


def _as_of_old(course: Course) -> Course:
    return dataclasses.replace(course, catalogue_id="")


def _code(plan: LearningPlan) -> str:
    number = int.from_bytes(hashlib.sha256(codec.to_json(plan)).digest()[:8], "big")
    letters = []
    for _ in range(6):
        number, index = divmod(number, len(_CODE_LETTERS))
        letters.append(_CODE_LETTERS[index])
    return "".join(letters[:3]) + "-" + "".join(letters[3:])


def _course(item: ShortlistItem, number: int) -> Course:
    record = item.record
    links = record.counts_toward if record else ()
    part = (record.part_of,) if record and record.part_of else ()
    return Course(
        id=item.id,
        number=number,
        title=item.title,
        provider=item.provider,
        provider_short=short_provider(item),
        kind=record.kind if record else "",
        definition_needed=bool(record and record.kind == "micro-credential"),
        learn=record.skills if record else (),
        proof=record.proof if record else (),
        credits=record.credits if record else None,
        counts_toward=tuple(dict.fromkeys(link.text for link in (*links, *part))),
        prerequisites=record.prerequisites if record else (),
        delivery=item.delivery or (record.delivery if record else None),
        place=record.place if record else None,
        start=item.start,
        end=end_of(item),
        weeks=item.weeks,
        hours_a_week=item.hours_a_week,
        register_by=item.register_by,
        intakes=record.intakes if record else (),
        length_stated=_length(item),
        costs=item.costs,
        old_price=_old_price(item),
        told=next((line.told for line in item.costs if line.told), item.schedule_told),
        phone=item.phone,
        address=searching.printable_address(record) if record else None,
        facts_source=_facts_source(item),
        on_grant_list=item.on_grant_list,
        listing_told=item.listing_told,
        catalogue_id=record.id if record else "",
        listed_weeks=record.weeks if record else None,
        listed_hours=record.hours if record and record.weeks is None else None,
    )


def short_provider(item: ShortlistItem) -> str:
    """The provider's initials, where its id in the catalogue shows that it goes by them."""
    if item.record is None:
        return item.provider
    words = item.provider.replace("-", " ").split()
    initials = "".join(w[0] for w in words if w[0].isupper())
    return initials if initials.lower() == item.record.provider.id else item.provider


def _length(item: ShortlistItem) -> str | None:
    if item.weeks is not None:
        return wording.weeks(item.weeks)
    record = item.record
    if record is None:
        return None
    if record.weeks is not None:
        return wording.weeks(record.weeks)
    if record.hours is not None:
        return f"{wording.number(record.hours)} hours"
    return record.length_stated


def _old_price(item: ShortlistItem) -> Known | None:
    """The catalogue's price where no quote replaces it: shown as a question, never summed."""
    record = item.record
    if record is None or record.tuition is None or any(c.amount is not None for c in item.costs):
        return None
    return _known(record, "tuition", str(record.tuition))


def _facts_source(item: ShortlistItem) -> Known:
    record = item.record
    if record is None:
        told = item.schedule_told or next((c.told for c in item.costs if c.told), None)
        return Known("", told.by if told else "", told.on.isoformat() if told else None, fresh=True)
    return _known(record, "title", "")


def _known(record: Credential, fact: str, text: str) -> Known:
    """A fact of the catalogue with its own source and time."""
    source, as_of = record.source_of(fact), record.as_of_fact(fact)
    where = (source.told_by or host(source.url)) if source else host(record.source_url)
    return Known(text, where, as_of.text if as_of else None, fresh=False)


def _job(noc: str, region: str, catalogue: Catalogue | None) -> JobFacts | None:
    found = catalogue.occupation(noc) if catalogue and noc else None
    if found is None:
        return None
    areas = {outlook.region: outlook for outlook in found.outlook}
    area = areas.get(region) or areas.get(PROVINCE)
    editions = dict(found.sources)
    return JobFacts(
        title=found.title,
        noc=found.noc,
        wage_median=found.wage_median,
        wage_unit=found.wage_unit,
        openings=area.openings if area else None,
        region_name=area.region_name if area else "",
        edition=editions.get("outlook", ""),
        wage_edition=editions.get("wages", ""),
    )


def _holds(file: ClientFile, rules: Rules, on: date) -> tuple[Hold, ...]:
    names = {program.code: program.name for program in rules.programs}
    chosen = {item.id: (number, item) for number, item in enumerate(file.chosen, start=1)}
    holds = []
    for claim in file.claims:
        if claim.state is not ClaimState.HOLD:
            continue
        name = names.get(claim.program, claim.program)
        number, item = chosen.get(claim.item or ItemId(""), (None, None))
        begun = item is not None and item.start is not None and item.start <= on
        holds.append(Hold(name, claim.amount, claim.expires, number, registered=begun))
    return tuple(holds)


def _answers(file: ClientFile, rules: Rules) -> tuple[tuple[str, str, bool], ...]:
    facts = {fact.key: fact for fact in estimating.client_facts(rules)}
    return tuple(
        (fact.question, _said(fact, file.answers[key].value), fact.sensitive)
        for key, fact in facts.items()
        if key in file.answers
    )


def _said(fact: Fact, value: str) -> str:
    """An answer in the words of its choice."""
    labels = dict(fact.choices)
    words = [part.strip() for part in value.split(",")]
    return ", ".join(labels.get(word) or wording.answer(word) for word in words)
