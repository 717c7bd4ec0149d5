"""Skills that the client holds and wants, and how the held ones were shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from advisor.domain.client import Changes, ClientFile, ShownSkill
from advisor.domain.errors import BadInput
from advisor.i18n import _
from advisor.services import filing
from advisor.store.vault import Vault

STATED, CERTIFICATE, VERIFIED = "stated", "certificate", "verified"


def keep(vault: Vault, file: ClientFile, skills: Sequence[str]) -> Changes:
    """Keep which skills are held; what is no longer held was not shown either."""
    return _keep(vault, file, skills, file.goal.skills_shown)


def change(
    vault: Vault, file: ClientFile, skill: str, field: str, value: object, *, today: date
) -> Changes:
    """Keep one thing about a held skill: ``how``, ``note`` or ``on``; it is held from then on.

    ``how`` may be "stated" too, or None: not held after all. Raises BadInput for a day ahead.
    """
    goal = file.goal
    if field == "how" and value is None:
        return keep(vault, file, [one for one in goal.skills_held if one != skill])
    if isinstance(value, date) and value > today:
        raise BadInput(_("The day lies ahead. Type the day when the skill was shown."))
    known = next((one for one in goal.skills_shown if one.skill == skill), None)
    now = replace(known or ShownSkill(skill, STATED), **{field: value})  # type: ignore[arg-type]
    others = (one for one in goal.skills_shown if one.skill != skill)
    return _keep(vault, file, (*goal.skills_held, skill), (*others, now))


def _keep(
    vault: Vault, file: ClientFile, skills: Sequence[str], shown: Iterable[ShownSkill]
) -> Changes:
    held = tuple(dict.fromkeys(skills))
    proofs = {one.skill: one for one in shown if one.how in (CERTIFICATE, VERIFIED)}
    kept = tuple(proofs[skill] for skill in held if skill in proofs)
    return filing.edit_goal(vault, file.client.id, skills_held=held, skills_shown=kept)


def want(vault: Vault, file: ClientFile, skill: str, *, wanted: bool) -> Changes:
    """Put a skill on the skills wanted, or take it off."""
    others = tuple(one for one in file.goal.skills_wanted if one != skill)
    now = (*others, skill) if wanted else others
    return filing.edit_goal(vault, file.client.id, skills_wanted=now)
