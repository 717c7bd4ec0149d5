"""One client with two courses in a vault in memory, opened as the window opens it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import msgspec
from pytestqt.qtbot import QtBot

from advisor.domain.client import (
    Answer,
    Client,
    ClientFile,
    ClientId,
    CostId,
    CostLine,
    Goal,
    ItemId,
    ShortlistItem,
    Told,
)
from advisor.domain.money import Money
from advisor.domain.situation import Category
from advisor.services import estimating, filing
from advisor.store import writing
from advisor.store.vault import Vault
from advisor.ui.tasks import Tasks
from advisor.ui.work import Work

TODAY = date(2026, 11, 24)
ROSA = ClientId("11111111-1111-4111-8111-111111111111")
NIC = ItemId("22222222-2222-4222-8222-222222222222")
LANGARA = ItemId("33333333-3333-4333-8333-333333333333")
TOLD = Told("North Island College", date(2026, 11, 20))
HARMLESS = {
    "bc_resident_living_in_bc": "yes",
    "status": "citizen",
    "graduated_hs": "yes",
    "workbc_client": "no",
    "fsg_used_before": "no",
    "consent": "yes",
    "benefits": "none",
}


def rosa(**answers: str) -> ClientFile:
    """A file whose only open question is whether the grant is open for the two courses."""
    said = {**HARMLESS, **answers}.items()
    return ClientFile(
        Client(
            ROSA,
            "Rosa Delgado",
            consent_on=TODAY,
            consent_how="in writing",
            birth_date=date(1990, 5, 1),
        ),
        Goal(words="A steady desk job in a clinic", own_money=Money.of(600)),
        answers={key: Answer(value, TODAY) for key, value in said if value},
        items=(
            ShortlistItem(
                NIC,
                0,
                "Medical Terminology",
                "North Island College",
                "bc_public",
                start=date(2027, 1, 18),
                weeks=8,
                hours_a_week=Decimal(6),
                costs=(
                    CostLine(CostId("c1"), Category.TUITION, "", Money.of(495), TOLD),
                    CostLine(CostId("c2"), Category.CHILDCARE, "", Money.of(720), None),
                ),
            ),
            ShortlistItem(
                LANGARA,
                1,
                "Microsoft Office",
                "Langara College",
                "bc_public",
                start=date(2027, 2, 1),
                weeks=6,
                costs=(CostLine(CostId("c3"), Category.TUITION, "", Money.of(365), TOLD),),
            ),
        ),
    )


def open_work(
    qtbot: QtBot,
    vault: Vault,
    file: ClientFile,
    local: Path | None = None,
    *,
    only: tuple[str, ...] = (),
) -> Work:
    """Keep the file in the vault and make the Work that pages share; nothing is open yet.

    ``only`` leaves these programs of the rules, for a test that is about them alone.
    """
    writing.insert_file(vault, file)
    tasks = Tasks()
    rules = estimating.load_rules(local)
    if only:
        kept = tuple(program for program in rules.programs if program.code in only)
        rules = msgspec.structs.replace(rules, programs=kept, effects=())
    work = Work(vault, rules, tasks, lambda: TODAY)
    tasks.setParent(work)
    return work


def show(qtbot: QtBot, work: Work) -> ClientFile:
    """Open the client and wait until every page heard of it."""
    with qtbot.waitSignal(work.file_changed):
        work.open(ROSA)
    return filing.load(work.vault, ROSA)


def settle(work: Work) -> None:
    """Let nothing arrive any more, as locking does, so that the pages may go."""
    work.close()
    work.tasks.wait()
    work.tasks.forget()
