"""The versions of a plan: how each left the program, when it was signed, what is different now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from advisor.domain.audit import Action
from advisor.domain.client import (
    Changes,
    ClientFile,
    ClientId,
    Printed,
    SavedPlan,
    Signed,
    Way,
)
from advisor.domain.errors import BadInput
from advisor.domain.plan import Copy, LearningPlan, PrintAs
from advisor.domain.plan_change import Change, Topic, What
from advisor.domain.plan_changes import differences
from advisor.i18n import _, language, ngettext
from advisor.report.change_words import TOPICS, on_paper, sentence
from advisor.report.naming import named
from advisor.report.words import Words
from advisor.services import planning
from advisor.services.unlocking import Vault
from advisor.store import reading, writing
from advisor.store.schema import PrintRow, SignedRow

THEIRS = (Copy.CLIENT, Copy.HANDOUT)
"""The copies that the client takes home and that show the whole plan."""
CHANGES = "changes"
"""What is noted instead of a copy for the paper that compares two plans."""


@dataclass(frozen=True, slots=True)
class Version:
    """A saved plan with what became of it."""

    plan: SavedPlan
    prints: tuple[Printed, ...]  # in the order of time
    signed: Signed | None


def of_file(file: ClientFile) -> tuple[Version, ...]:
    """All versions, the oldest first."""
    signed = {one.plan: one for one in file.signed}
    return tuple(
        Version(plan, tuple(one for one in file.prints if one.plan == plan.id), signed.get(plan.id))
        for plan in file.plans
    )


def paper_of(plan: SavedPlan, print_as: PrintAs, way: Way, at: datetime, kind: str = "") -> Printed:
    """A paper of a saved plan that leaves the program: nothing of what it says.

    ``kind``: CHANGES where it is no copy of the plan.
    """
    return Printed(
        str(uuid4()),
        plan.id,
        kind or print_as.copy.value,
        print_as.language,
        print_as.beside,
        print_as.large,
        print_as.program,
        way,
        at,
    )


def note_print(vault: Vault, client_id: ClientId, printed: Printed) -> Changes:
    """Write down that a paper left the program. It is never undone: somebody may hold it."""
    with writing.writing(vault, client_id) as write:
        values = writing.plain(printed)
        action = Action.PRINTED if printed.way is Way.PRINTER else Action.EXPORTED
        write.told = (action, printed.copy)
        write.insert(PrintRow, printed.id, client_id=client_id, **values)
    return write.changes


def sign(vault: Vault, client_id: ClientId, plan: SavedPlan, on: date, today: date) -> Changes:
    """Write down that client and counsellor signed a version. Raises BadInput for a wrong day."""
    if on > today:
        raise BadInput(_("That day lies ahead. Type the day when both signed."))
    if on < plan.made_at.date():
        raise BadInput(_("That day is before the plan was made. Type the day when both signed."))
    with writing.writing(vault, client_id) as write:
        known = reading.signed_id(write.session, plan.id)
        if known is None:
            values = {"plan": plan.id, "on": on}
            write.insert(SignedRow, str(uuid4()), client_id=client_id, **values)
        else:
            write.update(SignedRow, known, on=on)
    return write.changes


def unsign(vault: Vault, client_id: ClientId, plan: SavedPlan) -> Changes:
    """It was not signed after all."""
    with writing.writing(vault, client_id) as write:
        known = reading.signed_id(write.session, plan.id)
        if known is not None:
            write.delete(SignedRow, known)
    return write.changes


def kept(file: ClientFile, plan: LearningPlan) -> SavedPlan | None:
    """The saved plan that a frozen plan was read from."""
    same = (p for p in file.plans if (p.code, p.version) == (plan.code, plan.version))
    return next(same, None)


def signed_on(file: ClientFile, plan: LearningPlan) -> date | None:
    """When both signed this very plan; None = a draft. A changed plan is a draft again."""
    saved = kept(file, plan)
    return next((one.on for one in file.signed if saved and one.plan == saved.id), None)


def in_hand(file: ClientFile) -> tuple[SavedPlan, Printed] | None:
    """The plan that the client holds on paper, and when it left; None = none that we know of."""
    theirs = [one for one in file.prints if one.copy in THEIRS]
    if not theirs:
        return None
    last = theirs[-1]
    return next(((plan, last) for plan in file.plans if plan.id == last.plan), None)


def what_changed(old: LearningPlan, new: LearningPlan) -> tuple[Change, ...]:
    """Every difference between two frozen plans; nothing that differs goes without a word."""
    found = differences(old, new)
    if not found and planning.changed(old, new):
        return (Change(Topic.FILE, What.OTHER),)
    return found


def told_to_client(old: LearningPlan, new: LearningPlan) -> tuple[Change, ...]:
    """The differences that the client's own paper may tell."""
    return on_paper(what_changed(old, new), old, new)


def sentences(
    changes: Sequence[Change], old: LearningPlan, new: LearningPlan
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The changes for the screen: each heading with its sentences, in the screen's language.

    Sums of programs that are not close are not told one by one: there are some thirty of them.
    """
    words = Words(language())
    close = {p.code for plan in (old, new) for p in named(plan.estimate)}
    stops = any(change.what in (What.STOP_IN, What.STOP_OUT) for change in changes)
    far = [c for c in changes if c.what is What.HOPE and not close & set(c.programs)]
    said: dict[Topic, list[str]] = {}
    for change in changes:
        waits = change.what in (What.WAIT_IN, What.WAIT_OUT)  # the stop itself says why
        if change not in far and not (stops and waits):
            said.setdefault(change.topic, []).append(sentence(change, words))
    if far:
        text = ngettext(
            "What {n} other program may pay has changed too.",
            "What {n} other programs may pay has changed too.",
            len(far),
        )
        said.setdefault(Topic.MONEY, []).append(text.format(n=len(far)))
    ordered = sorted(said.items(), key=lambda pair: list(Topic).index(pair[0]))
    return tuple((words(TOPICS[topic]), tuple(lines)) for topic, lines in ordered)
