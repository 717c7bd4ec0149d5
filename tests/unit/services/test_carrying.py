"""What a paper carries inside obeys the rule of its copy: a thief with the file learns no more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

import pytest

from advisor.domain.estimate import Effect
from advisor.domain.money import Money
from advisor.domain.plan import Copy, Hold, Known, LearningPlan, PrintAs, Step, StepKind, TurnedDown
from advisor.domain.prerequisite import Check, Met, Why
from advisor.services.carrying import attachments
from tests.plan_builders import (
    TODAY,
    TOLD,
    a_cost,
    a_plan,
    a_program,
    a_question,
    a_reason,
    a_stop,
    an_estimate,
)

CARRIED = {  # every text of a plan that the client's own copy may carry, by the path of its field
    "code", "client_name", "counsellor", "goal_words",
    "centre.name", "centre.address", "centre.phone", "centre.region", "centre.hours",
    "centre.website", "job.title", "job.noc", "estimate.programs.name",
    "steps.who", "steps.text", "steps.provider", "steps.phone",
    "courses.title", "courses.provider", "courses.provider_short", "courses.kind",
    "courses.learn", "courses.proof", "courses.counts_toward", "courses.prerequisites",
    "courses.delivery", "courses.place", "courses.intakes", "courses.length_stated",
    "courses.costs.label", "courses.costs.told.by", "courses.told.by", "courses.listing_told.by",
    "courses.old_price.text", "courses.old_price.source", "courses.old_price.as_of",
    "courses.facts_source.text", "courses.facts_source.source", "courses.facts_source.as_of",
    "courses.phone", "courses.address.label", "courses.address.url", "courses.on_grant_list",
    "courses.catalogue_id",
}  # fmt: skip
WORDS_OF_CODE = ("code", "kind", "paid", "pays")  # of a program: they decide what is named


def filled(value: Any, path: str, said: dict[str, str]) -> Any:
    """The value with a canary of its own in every text; ``said`` gets the path of each."""
    if isinstance(value, str) and not isinstance(value, StrEnum):
        canary = f"Zq{len(said):03}qZ"
        said[canary] = path
        return canary
    if is_dataclass(value) and not isinstance(value, type):
        kept = WORDS_OF_CODE if path == "estimate.programs" else ()
        changed = {
            field.name: filled(getattr(value, field.name), f"{path}.{field.name}".lstrip("."), said)
            for field in fields(value)
            if field.init and field.name not in kept
        }
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(filled(one, path, said) for one in value)
    return value


def canaries(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a plan with its path; those of lists under the list's name."""
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            inner = f"{path}.{field.name}".lstrip(".")
            yield from canaries(getattr(value, field.name), inner)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from canaries(one, path)


def secret_plan() -> LearningPlan:
    """A canary in every field that may hold a private answer."""
    reason = a_reason(
        condition="Ccondition", rule="Crule", text="Ctext", answer="Canswer",
        would_change="Cchange", ask_whom="Cwhom", proof="Cproof", sensitive=True,
    )  # fmt: skip
    question = a_question(
        fact="Cfact", question="Cquestion", sensitive=True, ask_whom="Casked", reason="Cwhy",
        paper="Cpaper",
    )  # fmt: skip
    stop = a_stop(code="Cstopcode", title="Cstoptitle", text="Cstoptext", public_text="Cpublic",
                  fact="Cstopfact")  # fmt: skip
    open_program = a_program(
        reasons=(a_reason(), reason), questions=(question,), stops=(stop,),
        documents=("BC Services Card account", "Cdocument"), pitfalls=("Cpitfall",),
        sureness_reason="Csure",
    )  # fmt: skip
    private = a_program(
        code="pytw", name="Cprivateprogram", private=True, reasons=(reason,), documents=("Cpriv",),
        sure=replace(open_program.sure, at_least=Money.of(40), up_to=Money.of(40)),
    )  # fmt: skip
    plan = a_plan()
    estimate = replace(
        an_estimate(plan.courses, program=open_program),
        programs=(open_program, private),
        stops=(stop,),
        effects=(Effect("Ceffect", "Cefftext", "Ceffpaper", True, "Ceffask", "Ceffrule", ()),),
        documents=(("Cbring", ("pytw",)),),
    )
    return replace(
        plan,
        estimate=estimate,
        case_number="Ccase",
        answers=(("Casked question", "Csaid", True),),
        barriers="Cbarriers",
        supports="Csupports",
        turned_down=(TurnedDown("Coption", "Ccollege", "Creason", "client"),),
        holds=(Hold("Cholder", Money.of(500), TODAY + timedelta(days=9)),),
        checks=(Check(1, "Ccheck", Met.NOT_KNOWN, Why.NOT_HELD, private=True),),
        steps=(
            *plan.steps,
            Step(StepKind.OWN, date(2026, 12, 1), "counsellor", text="Cownnote"),
            Step(StepKind.GET_PERMISSION, date(2026, 12, 1), "client", text="Cpermission"),
        ),
    )


def inside(plan: LearningPlan, copy: Copy) -> str:
    return "\n".join(
        file.data.decode().replace("\r\n ", "") for file in attachments(plan, PrintAs(copy))
    )


@pytest.mark.parametrize("copy", [Copy.CLIENT, Copy.HANDOUT])
def test_that_no_canary_of_a_private_field_is_carried(copy: Copy) -> None:
    plan = secret_plan()
    text = inside(plan, copy)
    found = {
        path: said for path, said in canaries(plan) if said.startswith("C") and " " not in said
    }
    private = {said for said in found.values() if said[1:2].islower() and said not in {"Carpentry"}}
    assert len(private) > 20
    assert [said for said in private if said in text] == []
    assert "get_permission" not in text
    assert "own_money" not in text


def test_that_the_client_copy_carries_the_texts_named_here_and_no_other() -> None:
    """Whatever text a plan gains later stays out until somebody puts it on this list."""
    plan, said = secret_plan(), dict[str, str]()
    course = replace(
        plan.courses[0], place="Burnaby", intakes=("January",), catalogue_id="bcit/mass",
        old_price=Known("$1", "a", "b", fresh=False), listing_told=TOLD, on_grant_list="yes",
        costs=(a_cost(5, label="x"),),
    )  # fmt: skip
    plan = filled(replace(plan, courses=(course, *plan.courses[1:])), "", said)
    text = inside(plan, Copy.CLIENT)
    found = {path for canary, path in said.items() if canary in text}
    assert found - CARRIED == set()
    assert CARRIED - found == set()


def test_that_a_private_program_is_carried_only_where_it_is_ticked() -> None:
    plan = secret_plan()
    assert "Cprivateprogram" not in inside(plan, Copy.CLIENT)
    ticked = inside(replace(plan, show_sensitive=True), Copy.CLIENT)
    assert "Cprivateprogram" in ticked
    for never in ("Csaid", "Cbarriers", "Ccase", "Coption", "Cownnote", "Canswer"):
        assert never not in ticked


def test_that_the_file_copy_carries_its_own_pages() -> None:
    text = inside(secret_plan(), Copy.FILE)
    for said in ("Csaid", "Cbarriers", "Csupports", "Ccase", "Creason", "Cownnote"):
        assert said in text


def test_that_a_hand_out_names_nobody() -> None:
    text = inside(a_plan(guest=True), Copy.HANDOUT)
    for told in ("Harpreet", "framed houses", "Dana", "7KQ-4M2", "EX-0000"):
        assert told not in text


def test_that_the_format_changes_only_with_its_number() -> None:
    """A centre with an older version reads it: a changed key needs a new ``format``."""
    plan = json.loads(attachments(a_plan(), PrintAs(Copy.FILE))[0].data)["plan"]
    assert plan["format"] == 1
    assert sorted(plan) == [
        "centre", "client_name", "code", "copy", "counsellor", "courses", "example", "file_pages",
        "format", "goal", "held_until", "language", "made_on", "meeting_at", "money", "steps",
        "version", "wait",
    ]  # fmt: skip
    assert sorted(plan["courses"][0]) == [
        "address", "catalogue_id", "costs", "counts_toward", "credits", "delivery", "end",
        "facts_source", "hours_a_week", "intakes", "kind", "learn", "length_stated",
        "listing_told", "number", "old_price", "on_grant_list", "phone", "place", "prerequisites",
        "proof", "provider", "provider_short", "register_by", "start", "title", "told", "weeks",
    ]  # fmt: skip
