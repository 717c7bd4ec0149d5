"""A supervisor confirms a version of a program for longer: kept apart from the shipped rules."""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec
import tomli_w

from advisor import files
from advisor.domain.errors import BadInput, DamagedFile, Unavailable
from advisor.funding.checks import day_words
from advisor.funding.rules import Confirmation, Form, Program, Rules, Version


class _Local(Form, frozen=True):
    confirmed: tuple[Confirmation, ...] = ()


def confirmations(local: Path) -> tuple[Confirmation, ...]:
    """What the centre confirmed so far, oldest first. Raises DamagedFile or Unavailable."""
    try:
        return msgspec.convert(tomllib.loads(local.read_text("utf-8")), _Local).confirmed
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise Unavailable(files.unread(error, local)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise DamagedFile(f"{local} cannot be read ({error}). Mend it or delete it.") from error


def add_confirmation(rules: Rules, local: Path, given: Confirmation) -> None:
    """Keep a confirmation; earlier ones stay as they are. Raises BadInput."""
    version = _version(rules, given)
    if not given.source.strip() or not given.by.strip():
        raise BadInput("Say who confirmed the rules and where it is written, then try again.")
    if given.until <= version.verified_until:
        day = day_words(version.verified_until)
        raise BadInput(f"{given.version} is already checked until {day}. Choose a later day.")
    if version.end and given.until > version.end:
        day = day_words(version.end)
        raise BadInput(f"{given.version} ends on {day}. Choose a day up to then.")
    kept = (*confirmations(local), given)
    files.private_folder(local.parent)
    table = {"confirmed": [msgspec.structs.asdict(entry) for entry in kept]}
    files.write(local, tomli_w.dumps(table).encode())


def with_confirmations(rules: Rules, given: tuple[Confirmation, ...]) -> Rules:
    """The rules with each confirmed version holding for longer; the shipped data is not touched.

    A confirmation of a version that no longer ships has no effect.
    """
    programs = tuple(
        msgspec.structs.replace(
            program, versions=tuple(_longer(program, v, given) for v in program.versions)
        )
        for program in rules.programs
    )
    return msgspec.structs.replace(rules, programs=programs)


def _longer(program: Program, version: Version, given: tuple[Confirmation, ...]) -> Version:
    mine = [e for e in given if (e.program, e.version) == (program.code, version.id)]
    longest = max(mine, key=lambda entry: entry.until, default=None)
    if longest is None or longest.until <= version.verified_until:
        return version
    return msgspec.structs.replace(version, verified_until=longest.until, confirmed=longest)


def _version(rules: Rules, entry: Confirmation) -> Version:
    for program in rules.programs:
        for version in program.versions:
            if (program.code, version.id) == (entry.program, entry.version):
                return version
    raise BadInput(f"There is no version {entry.version} of {entry.program}. Use one of the list.")
