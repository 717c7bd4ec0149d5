"""A case as a client file, so that a plan can be printed of it. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from advisor.commands import case_values as values
from advisor.commands import case_words as words
from advisor.domain.client import (
    Answer,
    Claim,
    Client,
    ClientFile,
    ClientId,
    CostId,
    CostLine,
    Goal,
    ItemId,
    ShortlistItem,
)
from advisor.domain.credential import Credential
from advisor.domain.situation import Chosen, Cost, LedgerEntry, Situation, Value


def part(given: Mapping[str, Any], key: str, kinds: Mapping[str, str]) -> dict[str, Any]:
    """One optional object of a case with its known values."""
    return values.values(values.table(given.get(key), key), kinds, key)


def item(
    chosen: Chosen,
    facts: Mapping[str, Any],
    lines: Sequence[tuple[Cost, str]],
    record: Credential | None,
    number: int,
) -> ShortlistItem:
    """A credential of the case as an option on a shortlist."""
    costs = tuple(
        CostLine(CostId(f"{chosen.id}-{index}"), cost.category, label, cost.amount)
        for index, (cost, label) in enumerate(lines)
    )
    said = chosen.facts.get("on_fsg_list")
    hours = facts.get("hours_per_week")
    return ShortlistItem(
        id=ItemId(chosen.id),
        position=number,
        title=chosen.title,
        provider=chosen.provider,
        institution_type=chosen.institution_type or "",
        record=record,
        start=chosen.start,
        weeks=chosen.weeks,
        hours_a_week=hours if isinstance(hours, Decimal) else None,
        delivery=str(facts.get("delivery", "")),
        on_grant_list={True: "yes", False: "no"}.get(said, "") if isinstance(said, bool) else "",
        costs=costs,
    )


def client_file(
    given: Mapping[str, Any], situation: Situation, items: Sequence[ShortlistItem]
) -> ClientFile:
    """The file that a plan of the case prints from."""
    client, limits = part(given, "client", words.CLIENT), part(given, "limits", words.LIMITS)
    goal = part(given, "goal", words.GOAL)
    return ClientFile(
        client=Client(
            ClientId("case"), name=client.get("name", ""), languages=client.get("language", "")
        ),
        goal=Goal(
            words=goal.get("words", ""),
            noc=goal.get("noc", ""),
            why=goal.get("why", ""),
            by=goal.get("by") or limits.get("finish_by"),
            own_money=limits.get("own_money"),
            hours_a_week=limits.get("hours_a_week"),
            delivery=limits.get("delivery", ()),
            skills_held=_skills(given, "held_skills"),
            skills_wanted=_skills(given, "wanted_skills"),
        ),
        answers={
            key: Answer(said, situation.on)
            for key, value in situation.facts.items()
            if (said := _said(value)) is not None
        },
        items=tuple(items),
        claims=tuple(_claim(f"case-{n}", entry, items) for n, entry in enumerate(situation.ledger)),
    )


def _claim(name: str, entry: LedgerEntry, items: Sequence[ShortlistItem]) -> Claim:
    mine = next((one for one in items if one.id == entry.credential_id), None)
    return Claim(
        name,
        entry.program,
        entry.state,
        entry.amount,
        entry.on,
        mine.provider if mine else "",
        item=mine.id if mine else None,
        expires=entry.expires,
    )


def _skills(given: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(values.text(skill, key) for skill in values.items(given.get(key), key))


def _said(value: Value) -> str | None:
    """A fact as the answer that a client file keeps."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ",".join(value) or "none"
    return value if isinstance(value, str) else None
