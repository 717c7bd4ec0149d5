"""Why a credential fits this client, and what may not fit: short notes under a search result."""

from __future__ import annotations

from dataclasses import dataclass

from advisor import wording
from advisor.domain.client import Client, Goal
from advisor.domain.credential import Credential
from advisor.i18n import _

LONGEST_PREREQUISITE = 44
_TAUGHT_AT_A_PLACE = ("in person", "hybrid")


@dataclass(frozen=True, slots=True)
class FitNote:
    """One reason; ``tone`` is good (fits), caution (may not fit) or muted (not stated)."""

    text: str
    tone: str
    about: str = ""  # skills | region | delivery | prerequisite


def fit_notes(credential: Credential, client: Client, goal: Goal) -> tuple[FitNote, ...]:
    """The notes on one credential: what speaks for it first, then what to look at."""
    notes = (
        _skills(credential, goal),
        _region(credential, client),
        _delivery(credential, goal),
        _prerequisite(credential),
    )
    return tuple(sorted((n for n in notes if n is not None), key=lambda note: note.tone != "good"))


def _skills(credential: Credential, goal: Goal) -> FitNote | None:
    taught = " | ".join((credential.title, credential.summary, *credential.skills)).casefold()
    wanted = [skill for skill in goal.skills_wanted if skill.strip()]
    found = [skill for skill in wanted if skill.casefold().strip() in taught]
    if not found:
        return None
    if len(found) == 1:
        return FitNote(_("Teaches {skill}").format(skill=found[0]), "good", "skills")
    text = _("{n} of {all} wanted skills").format(n=len(found), all=len(wanted))
    return FitNote(text, "good", "skills")


def _region(credential: Credential, client: Client) -> FitNote | None:
    if not client.region or not credential.regions:
        return None
    if client.region in credential.regions:
        return FitNote(_("In the client’s region"), "good", "region")
    if credential.delivery not in _TAUGHT_AT_A_PLACE:
        return None
    where = ", ".join(wording.region(key) for key in credential.regions[:2])
    return FitNote(_("Taught in {region}").format(region=where), "caution", "region")


def _delivery(credential: Credential, goal: Goal) -> FitNote | None:
    if not goal.delivery:
        return None
    if credential.delivery is None:
        return FitNote(_("Delivery not stated"), "muted", "delivery")
    plain = "online" if credential.delivery == "self-paced online" else credential.delivery
    if plain in goal.delivery:
        return None
    return FitNote(_("Only {delivery}").format(delivery=credential.delivery), "caution", "delivery")


def _prerequisite(credential: Credential) -> FitNote | None:
    if not credential.prerequisites:
        return None
    first = credential.prerequisites[0].strip().rstrip(".")
    if len(first) > LONGEST_PREREQUISITE:
        return FitNote(_("Has entry requirements"), "caution", "prerequisite")
    return FitNote(_("Asks for: {what}").format(what=first), "caution", "prerequisite")
