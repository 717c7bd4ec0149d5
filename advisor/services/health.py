"""The state of what the program stands on: catalogue, rules, vault file, fonts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from advisor import wording
from advisor.domain.errors import AdvisorError
from advisor.paths import DataFolder
from advisor.report import fonts
from advisor.services import estimating, searching, unlocking


@dataclass(frozen=True, slots=True)
class Part:
    """One part with its state in a sentence; never anything about a client."""

    name: str
    ok: bool
    text: str

    def facts(self) -> dict[str, Any]:
        """The part as plain values."""
        return asdict(self)


def check(data: DataFolder, on: date) -> tuple[Part, ...]:
    """Look at every part; known trouble becomes a part that is not well."""
    looks: dict[str, Callable[[DataFolder, date], str]] = {
        "catalogue": _catalogue,
        "rules": _rules,
        "vault": _vault,
        "fonts": _fonts,
    }
    return tuple(_parts(looks, data, on))


def _parts(
    looks: dict[str, Callable[[DataFolder, date], str]], data: DataFolder, on: date
) -> Iterator[Part]:
    for name, look in looks.items():
        try:
            yield Part(name, ok=True, text=look(data, on))
        except AdvisorError as error:
            yield Part(name, ok=False, text=str(error))


def _catalogue(data: DataFolder, _on: date) -> str:
    catalogue = searching.open_catalogue(data.catalogue)
    credentials, providers = catalogue.counts
    read_on = wording.day(catalogue.read_on)
    catalogue.close()
    return f"{credentials} credentials of {providers} providers, read {read_on}"


def _rules(data: DataFolder, on: date) -> str:
    rules = estimating.load_rules(data.rules)
    past = [v for v in estimating.versions(rules, on) if v.in_force and v.past]
    if not past:
        return "every version in force is verified"
    named = ", ".join(f"{v.id} until {wording.day(v.verified_until)}" for v in past)
    return f"past the day they were verified for, so answers say “ask”: {named}"


def _vault(data: DataFolder, _on: date) -> str:
    if not unlocking.vault_exists(data.vault):
        return "none yet"
    unlocking.assert_encrypted(data.vault)
    return "there, and encrypted"


def _fonts(_data: DataFolder, _on: date) -> str:
    return "found: " + ", ".join(fonts.families())
