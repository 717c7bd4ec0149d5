"""The centre's own rules in one file of the data folder: what ships is never touched.

It holds confirmations of versions, new dated values beside the shipped ones, and own programs with
the pages that they name. A file of an older edition, with confirmations only, reads as before.
"""

from __future__ import annotations

import contextlib
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli_w

from advisor import files
from advisor.domain.errors import AdvisorError, BadInput, DamagedFile, NewerFile, Unavailable
from advisor.funding.assembling import assembled
from advisor.funding.checks import day_words
from advisor.funding.dated import NewValue, with_value
from advisor.funding.entries import Confirmation, Form, Page, Version
from advisor.funding.rules import Program, Rules

FORMAT = 1
_UNREAD = "{where} cannot be read ({error}). Mend it or delete it."
OWN = "own_"  # what the code of an own program begins with
Slips = Callable[[Rules], Iterable[str]]
_Entry = TypeVar("_Entry")


class LocalRules(Form, frozen=True, kw_only=True):
    """What one centre added to the rules that ship."""

    format: int = FORMAT
    confirmed: tuple[Confirmation, ...] = ()
    values: tuple[NewValue, ...] = ()
    programs: tuple[Program, ...] = ()
    pages: Mapping[str, Page] = {}


def parse(raw: bytes, where: str) -> LocalRules:
    """The rules of a file's content. Raises DamagedFile or NewerFile naming ``where``."""
    try:
        return from_table(table_of(raw), where)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DamagedFile(_UNREAD.format(where=where, error=error)) from error


def table_of(raw: bytes) -> dict[str, Any]:
    """A file's content as a table with exact decimals. Raises ValueError, as tomllib does."""
    return tomllib.loads(raw.decode("utf-8"), parse_float=Decimal)


def from_table(table: dict[str, Any], where: str) -> LocalRules:
    """The rules of a table. Raises DamagedFile or NewerFile naming ``where``."""
    if isinstance(made := table.get("format", FORMAT), int) and made > FORMAT:
        raise NewerFile(f"{where} was made by a newer Advisor. Update Advisor, then try again.")
    try:
        return msgspec.convert(table, LocalRules)
    except msgspec.ValidationError as error:
        raise DamagedFile(_UNREAD.format(where=where, error=error)) from error


def content(local: LocalRules) -> bytes:
    """The rules as the text of a file; what a table leaves out is at its usual value."""
    table = _without_empty(msgspec.to_builtins(local, builtin_types=(Decimal, date)))
    return tomli_w.dumps(table).encode()


def read_raw(path: Path) -> bytes:
    """The file's content, nothing where there is none. Raises Unavailable."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise Unavailable(files.unread(error, path)) from error


def read(path: Path) -> LocalRules:
    """The centre's own rules so far. Raises DamagedFile, NewerFile or Unavailable."""
    return parse(read_raw(path), str(path))


def write(path: Path, raw: bytes) -> None:
    """Put a new file in place in one step; the one before is kept beside it. Raises Unavailable."""
    files.private_folder(path.parent)
    files.write(previous(path), read_raw(path))
    files.write(path, raw)


def previous(path: Path) -> Path:
    """Where the file lies that was there before the last change."""
    return path.with_name(f"{path.stem}.previous{path.suffix}")


def with_local(rules: Rules, path: Path, slips: Slips) -> Rules:
    """The shipped rules with the centre's own. An entry with a slip is left out, and
    ``Rules.trouble`` says what is wrong; a damaged file is left out as a whole. Raises Unavailable.
    """
    try:
        return applied(rules, read(path), slips)
    except Unavailable:
        raise
    except AdvisorError as error:
        return msgspec.structs.replace(rules, trouble=(str(error),))


def applied(rules: Rules, local: LocalRules, slips: Slips) -> Rules:
    """The rules with the entries of ``local``, each apart: programs, values, confirmations."""
    trouble: list[str] = []
    for program in local.programs:
        with _noted(trouble):
            rules = _with_program(rules, program, local.pages, slips)
    for value in sorted(local.values, key=lambda value: value.start):
        with _noted(trouble):
            rules = with_value(rules, value)
    rules = with_confirmations(rules, local.confirmed)
    return msgspec.structs.replace(
        rules, programs=assembled(rules.programs, rules.facts), trouble=tuple(trouble)
    )


def held(rules: Rules, local: LocalRules) -> LocalRules:
    """The entries of ``local`` that ``rules``, made with them, did not leave out."""
    codes = {program.code for program in rules.programs if program.local}
    return msgspec.structs.replace(
        local,
        programs=tuple(one for one in local.programs if one.code in codes),
        values=tuple(one for one in local.values if one.page in rules.pages),
    )


def add_confirmation(rules: Rules, local: LocalRules, given: Confirmation) -> LocalRules:
    """With a confirmation more; earlier ones stay as they are. Raises BadInput."""
    version = _version(rules, given)
    program = rules.program(given.program)
    if program is not None and (whole := rules.program(program.part_of)):
        raise BadInput(f"{program.name} is a part of {whole.name}. Confirm that one.")
    if not given.source.strip() or not given.by.strip():
        raise BadInput("Say who confirmed the rules and where it is written, then try again.")
    if given.until <= version.verified_until:
        day = day_words(version.verified_until)
        raise BadInput(f"{given.version} is already checked until {day}. Choose a later day.")
    if version.end and given.until > version.end:
        day = day_words(version.end)
        raise BadInput(f"{given.version} ends on {day}. Choose a day up to then.")
    return msgspec.structs.replace(local, confirmed=(*local.confirmed, given))


def add_value(rules: Rules, local: LocalRules, value: NewValue) -> LocalRules:
    """With a dated value more, beside the old ones. Raises BadInput."""
    if not value.source.strip() or not value.by.strip():
        raise BadInput("Say where the new value is written and who adds it, then try again.")
    with_value(rules, value)
    return msgspec.structs.replace(local, values=(*local.values, value))


def add_program(
    rules: Rules, local: LocalRules, program: Program, pages: Mapping[str, Page]
) -> LocalRules:
    """With an own program more. Raises BadInput where there is one with its name."""
    if rules.program(program.code) is not None:
        raise BadInput(f"There is a program “{program.name}” already. Give this one another name.")
    return msgspec.structs.replace(
        local, programs=(*local.programs, program), pages={**local.pages, **pages}
    )


def without_program(local: LocalRules, code: str) -> LocalRules:
    """Without an own program, its pages, and what was added to it later."""
    gone = {key for one in local.programs if one.code == code for s in one.sourced()
            for key in s.sources}  # fmt: skip
    return msgspec.structs.replace(
        local,
        programs=tuple(one for one in local.programs if one.code != code),
        pages={key: page for key, page in local.pages.items() if key not in gone},
        values=tuple(one for one in local.values if one.program != code),
        confirmed=tuple(one for one in local.confirmed if one.program != code),
    )


def merged(mine: LocalRules, theirs: LocalRules) -> LocalRules:
    """Both together; where both speak of one thing, theirs counts."""
    codes = {program.code for program in theirs.programs}
    return LocalRules(
        confirmed=_union(mine.confirmed, theirs.confirmed, _confirmation_key),
        values=_union(mine.values, theirs.values, NewValue.key),
        programs=(*(one for one in mine.programs if one.code not in codes), *theirs.programs),
        pages={**mine.pages, **theirs.pages},
    )


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


def _with_program(rules: Rules, program: Program, pages: Mapping[str, Page], slips: Slips) -> Rules:
    """An own program is checked as the shipped ones are; no shipped page or program is replaced."""
    if not program.local or not program.code.startswith(OWN) or rules.program(program.code):
        raise BadInput(f"{program.code}: an own program needs a code of its own, like {OWN}fund.")
    named = {key for entry in program.sourced() for key in entry.sources}
    added = {key: page for key, page in pages.items() if key in named}
    both = msgspec.structs.replace(rules, pages={**added, **rules.pages})
    found = list(slips(msgspec.structs.replace(both, programs=(program,))))
    if found:
        raise BadInput(f"{found[0]}. Mend this entry of the centre’s own rules.")
    return msgspec.structs.replace(both, programs=(*rules.programs, program))


@contextlib.contextmanager
def _noted(trouble: list[str]) -> Iterator[None]:
    try:
        yield
    except BadInput as error:
        trouble.append(str(error))


def _union(
    mine: tuple[_Entry, ...], theirs: tuple[_Entry, ...], key: Callable[[_Entry], object]
) -> tuple[_Entry, ...]:
    taken = {key(entry) for entry in theirs}
    return (*(entry for entry in mine if key(entry) not in taken), *theirs)


def _confirmation_key(entry: Confirmation) -> object:
    return entry.program, entry.version, entry.until


def _without_empty(table: dict[str, Any]) -> dict[str, Any]:
    return {key: kept for key, value in table.items() if not _is_empty(kept := _slim(value))}


def _slim(value: Any) -> Any:
    if isinstance(value, dict):
        return _without_empty(value)
    if isinstance(value, list | tuple):
        return [_slim(entry) for entry in value]
    return value


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], {})


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
