"""Reading the rule files: nothing without a source gets in, and every slip is named."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from advisor import files
from advisor.domain.errors import BadInput, DamagedFile, Unavailable
from advisor.domain.situation import Category
from advisor.funding.assembling import assembled
from advisor.funding.entries import Condition, CostRule, Effect, Fact, Form, LineRule, Page
from advisor.funding.local import with_local
from advisor.funding.rules import Program, Rules
from advisor.funding.truth import Test
from advisor.paths import resource

T = TypeVar("T")
Table = dict[str, Any]


class _Edition(Form, frozen=True):
    edition: str
    programs: tuple[str, ...]
    later_programs: Mapping[str, str]


class _Facts(Form, frozen=True):
    facts: tuple[Fact, ...]


class _Effects(Form, frozen=True):
    effects: tuple[Effect, ...] = ()


def load_rules(local: Path | None = None, folder: Path | None = None) -> Rules:
    """The rules that ship, or those in ``folder``, with the centre's own in ``local``.

    Raises BadInput, DamagedFile or Unavailable, each naming the file and what is wrong in it;
    what is wrong in ``local`` stands in ``Rules.trouble`` and is left out.
    """
    folder = folder or resource("funding")
    edition = _read(folder / "edition.toml", _Edition)
    facts = _read(folder / "facts.toml", _Facts).facts
    rules = Rules(
        edition=edition.edition,
        programs=tuple(_read(folder / f"{code}.toml", Program) for code in edition.programs),
        later_programs=edition.later_programs,
        facts={fact.key: fact for fact in facts},
        pages=_read(folder / "sources.toml", dict[str, Page]),
        effects=_effects(folder / "effects.toml"),
    )
    slips = [*_doubles(fact.key for fact in facts), *_fact_slips(facts), *slips_of(rules)]
    if slips:
        raise BadInput(f"{folder}: {slips[0]}. Mend the rule files; nothing was changed.")
    rules = msgspec.structs.replace(rules, programs=assembled(rules.programs, rules.facts))
    return with_local(rules, local, slips_of) if local else rules


def _effects(path: Path) -> tuple[Effect, ...]:
    return _read(path, _Effects).effects if path.exists() else ()


def read_toml(path: Path) -> Table:
    """A TOML file with exact decimals. Raises DamagedFile or Unavailable."""
    try:
        return tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    except OSError as error:
        raise Unavailable(files.unread(error, path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DamagedFile(f"{path} cannot be read ({error}). Use an undamaged copy.") from error


def _read(path: Path, kind: type[T]) -> T:
    try:
        return msgspec.convert(read_toml(path), kind)
    except msgspec.ValidationError as error:
        raise BadInput(f"{path}: {error}. Mend this entry.") from error


def slips_of(rules: Rules) -> Iterator[str]:
    """What is wrong in the programs, program by program."""
    for program in rules.programs:
        where = program.code
        yield from (f"{where}: {slip}" for slip in _doubles(_ids(program)))
        yield from (f"{where}: {slip}" for slip in _source_slips(program, rules.pages))
        yield from (f"{where}: {slip}" for slip in _wording_slips(program))
        yield from (f"{where}: {slip}" for slip in _paper_slips(program))
        yield from (f"{where}: {slip}" for slip in _test_slips(program, rules.facts))
        yield from (f"{where}: {slip}" for slip in _cost_slips(program))
        yield from (f"{where}: {slip}" for slip in _date_slips(program))


def _ids(program: Program) -> Iterator[str]:
    yield from (version.id for version in program.versions)
    for part in (
        program.conditions,
        program.costs,
        program.line_rules,
        program.limits,
        program.notes,
    ):
        yield from (entry.id for entry in part)


def _doubles(keys: Iterable[str]) -> Iterator[str]:
    counted = Counter(keys)
    yield from (f"{key} stands there twice" for key, count in counted.items() if count > 1)


def _fact_slips(facts: Iterable[Fact]) -> Iterator[str]:
    for fact in facts:
        if fact.question and not (fact.ask_whom and fact.document):
            yield f"{fact.key} does not say whom to ask or which document shows it"
        if fact.question and fact.about != "client" and not fact.paper:
            yield f"{fact.key} lacks its question for the client's paper"
        if _counsellors_talk(fact.paper):
            yield f"{fact.key} does not speak as the client in its question for the paper"
        if fact.sensitive and fact.question and not fact.reason:
            yield f"{fact.key} is sensitive and does not say why it is asked"


def _source_slips(program: Program, pages: Mapping[str, Page]) -> Iterator[str]:
    for entry in program.sourced():
        if not entry.sources:
            yield f"{entry.rule} has no source"
        for key in entry.sources:
            if key not in pages:
                yield f"{entry.rule} names the source {key}, which is not in sources.toml"


def _wording_slips(program: Program) -> Iterator[str]:
    asked: list[Condition | CostRule | LineRule] = [*program.conditions, *program.line_rules]
    asked += [rule for rule in program.costs if rule.pays == "unknown"]
    for entry in asked:
        if not (entry.sentence and entry.proof and entry.ask_whom):
            yield f"{entry.id} lacks its sentence, its proof or whom to ask"


def _paper_slips(program: Program) -> Iterator[str]:
    """What the client reads is there, and speaks to the client."""
    said = [(entry.id, entry.advice, entry.advice_paper) for entry in program.conditions]
    said += [(note.id, note.text, note.paper) for note in program.notes if note.kind == "advice"]
    for name, advice, paper in said:
        if bool(advice) != bool(paper):
            yield f"{name} gives its advice only to the client or only to the counsellor"
    papers = [paper for _name, _advice, paper in said]
    papers += [document.paper for document in program.documents]
    if program.repeats:
        papers += [program.repeats.loan_advice_paper, program.repeats.amount_advice_paper]
    for paper in papers:
        if _counsellors_talk(paper):
            yield f"“{paper}” does not speak to the client"


def _counsellors_talk(paper: str) -> bool:
    return "client" in paper.lower()


def _test_slips(program: Program, facts: Mapping[str, Fact]) -> Iterator[str]:
    tests = [(entry.id, entry.test) for entry in program.conditions]
    tests += [(line.id, line.test) for line in program.line_rules]
    tests += [(entry.id, entry.applies) for entry in program.conditions]
    tests += [(rule.id, rule.test) for rule in program.costs]
    tests += [(stop.code, stop.when) for stop in program.stops]
    tests += [(note.id, note.when) for note in program.notes]
    for name, test in tests:
        yield from (f"{name}: {slip}" for slip in _shape_slips(test))
        for fact in test.facts():
            if fact not in facts:
                yield f"{name} asks for {fact}, which is not in facts.toml"
    named = [program.confirmed_fact, program.repeats.part if program.repeats else ""]
    named += [entry.approval for entry in program.conditions if entry.approval]
    yield from (f"{fact} is not in facts.toml" for fact in named if fact and fact not in facts)


def _shape_slips(test: Test) -> Iterator[str]:
    parts = bool(test.any) + bool(test.all) + bool(test.fact)
    if parts > 1:
        yield "a test is one comparison, or any, or all"
    if test.fact and test.comparisons() != 1:
        yield f"the test of {test.fact} needs exactly one comparison"
    for part in (*test.any, *test.all):
        yield from _shape_slips(part)


def _cost_slips(program: Program) -> Iterator[str]:
    counted = Counter(category for rule in program.costs for category in rule.categories)
    for category in Category:
        if counted[category] > 1:
            yield f"{category} has {counted[category]} cost rules instead of one"


def _date_slips(program: Program) -> Iterator[str]:
    last: date | None = None
    for version in program.versions:
        if last and version.start <= last:
            yield f"{version.id} starts before the version above it ends"
        last = version.end or date.max
    for cap in program.caps:
        days = [value.start for value in cap.amounts]
        if not days or days != sorted(set(days)):
            yield f"the amounts of {cap.id} are not in order of their days"
