"""The state of what the program stands on: catalogue, rules, vault file, settings, fonts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from advisor import settings, wording
from advisor.domain.errors import AdvisorError, Unavailable
from advisor.i18n import LANGUAGES
from advisor.paths import DataFolder
from advisor.report import fonts, installing
from advisor.services import estimating, keeping_safe, linking, searching, unlocking


@dataclass(frozen=True, slots=True)
class Part:
    """One part with its state in a sentence and in facts; never anything about a client.

    ``lacking`` is true where the machine is in the way, not the data.
    """

    name: str
    ok: bool
    text: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    lacking: bool = False


Look = Callable[[DataFolder, date], Part]


def check(data: DataFolder, on: date) -> tuple[Part, ...]:
    """Look at every part; known trouble becomes a part that is not well."""
    looks: dict[str, Look] = {
        "catalogue": _catalogue,
        "skills": _skills,
        "rules": _rules,
        "encryption": _encryption,
        "vault": _vault,
        "backup": _backup,
        "settings": _settings,
        "fonts": _fonts,
    }
    return tuple(_parts(looks, data, on))


def _parts(looks: dict[str, Look], data: DataFolder, on: date) -> Iterator[Part]:
    for name, look in looks.items():
        try:
            yield look(data, on)
        except AdvisorError as error:
            lacking = isinstance(error, Unavailable)
            yield Part(name, ok=False, text=str(error), lacking=lacking)


def _catalogue(data: DataFolder, on: date) -> Part:
    catalogue = searching.open_catalogue(data.catalogue)
    credentials, providers = catalogue.counts
    read_on, edition = catalogue.read_on, catalogue.edition
    catalogue.close()
    days = (on - read_on).days
    facts = {
        "edition": edition,
        "credentials": credentials,
        "providers": providers,
        "read_on": read_on.isoformat(),
        "age_days": days,
    }
    text = f"{credentials} credentials of {providers} providers, read {wording.day(read_on)}"
    return Part("catalogue", ok=True, text=text, facts=facts)


def _skills(data: DataFolder, _on: date) -> Part:
    links = linking.linking(data)
    entries, said = len(links.vocabulary.entries), linking.answers(data)
    confirmed = sum(one.confirmed for one in said)
    facts = {
        "entries": entries,
        "occupations": len(links.vocabulary.asked),
        "method": linking.METHOD,
        "links_confirmed": confirmed,
        "links_rejected": len(said) - confirmed,
    }
    text = f"{entries} skills, kinds of knowledge and technologies; links by {linking.METHOD}"
    if said:
        text += f", {confirmed} confirmed, {len(said) - confirmed} rejected"
    return Part("skills", ok=True, text=text, facts=facts)


def _rules(data: DataFolder, on: date) -> Part:
    rules = estimating.load_rules(data.rules)
    now = [version for version in estimating.versions(rules, on) if version.in_force]
    past = [version for version in now if version.past]
    in_force = [
        {
            "program": version.program,
            "version": version.id,
            "verified_until": version.verified_until.isoformat(),
            "past": version.past,
        }
        for version in now
    ]
    text = "every version in force is verified"
    if past:
        named = ", ".join(f"{v.id} until {wording.day(v.verified_until)}" for v in past)
        text = f"past the day they were verified for, so answers say “ask”: {named}"
    facts = {"edition": rules.edition, "in_force": in_force, "trouble": list(rules.trouble)}
    if rules.trouble:
        return Part("rules", ok=False, text=rules.trouble[0], facts=facts)
    return Part("rules", ok=True, text=text, facts=facts)


def _encryption(_data: DataFolder, _on: date) -> Part:
    unlocking.self_test()
    return Part("encryption", ok=True, text="gives the known answers of Argon2id and AES-256-GCM")


def _vault(data: DataFolder, _on: date) -> Part:
    if not unlocking.vault_exists(data.vault):
        return Part("vault", ok=True, text="none yet", facts={"exists": False})
    unlocking.assert_encrypted(data.vault)
    copies = unlocking.whole_key_files(data.vault)
    facts = {"exists": True, "encrypted": True, "whole_key_files": copies}
    if copies < 2:
        text = "encrypted; one copy of its key file is damaged: unlock the vault to mend it"
        return Part("vault", ok=False, text=text, facts=facts)
    return Part("vault", ok=True, text="there, encrypted, both key files whole", facts=facts)


def _backup(data: DataFolder, on: date) -> Part:
    none = {"made_on": None, "age_days": None, "checked": False, "count": 0}
    folder = keeping_safe.place_of(data, settings.load(data.settings).backups)
    if not unlocking.vault_exists(data.vault):
        return Part("backup", ok=True, text="none needed yet: there is no vault", facts=none)
    found = keeping_safe.own_backups(data.vault, folder)
    if not found:
        text = "none yet. One is made while the vault is open, or with: advisor vault backup"
        return Part("backup", ok=True, text=text, facts=none)
    keeping_safe.check_backup(found[0])
    made = found[0].manifest.made_at.astimezone().date()
    facts = {
        "made_on": made.isoformat(),
        "age_days": (on - made).days,
        "checked": True,
        "count": len(found),
    }
    text = f"the last of {len(found)} made {wording.day(made)}, checked then and unchanged since"
    return Part("backup", ok=True, text=text, facts=facts)


def _settings(data: DataFolder, _on: date) -> Part:
    settings.load(data.settings)
    return Part("settings", ok=True, text="can be read")


def _fonts(_data: DataFolder, _on: date) -> Part:
    found = fonts.families()
    languages = {language: fonts.at_hand(language) for language in LANGUAGES}
    facts = {"found": list(found), "languages": languages}
    if len(found) == 1:
        text = f"only {found[0]}: names in other letters may not print. Install Advisor again."
        return Part("fonts", ok=False, text=text, facts=facts)
    lacking = [installing.what_to_install(one) for one, there in languages.items() if not there]
    text = "found: " + ", ".join(found) + "".join(f". {said}" for said in lacking)
    return Part("fonts", ok=True, text=text, facts=facts)
