"""A file against the catalogue: what it adds, changes, leaves and retires, and what is refused.

A row of a table says what it says: an empty cell changes nothing. A date never makes a price look
younger than the file says, so it moves only with all the prices that the record holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from advisor.catalogue import reading
from advisor.catalogue.exchange import cells, grants
from advisor.catalogue.exchange.facts import Asked, Records, Refused, sourced, told_of
from advisor.catalogue.exchange.manner import Aim
from advisor.catalogue.exchange.told import Source, Told
from advisor.catalogue.layers import Layers
from advisor.catalogue.reading import CredentialRow, ProviderRow
from advisor.domain.errors import BadInput
from advisor.packs import MEND, Pack

Progress = Callable[[int, int], None]
_PRICES = reading.AMOUNTS
_OFTEN = 500  # rows between two words about the progress


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not taken, with the reason."""

    row: int
    reason: str


@dataclass(slots=True)
class Outcome:
    """What an import would do, record by record."""

    added: list[CredentialRow] = field(default_factory=list)
    changed: list[CredentialRow] = field(default_factory=list)
    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)  # of the changed, by id
    before: dict[str, CredentialRow] = field(default_factory=dict)  # the changed and the retired
    unchanged: int = 0
    retired: list[str] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    providers: dict[str, ProviderRow] = field(default_factory=dict)  # new or changed

    @property
    def empty(self) -> bool:
        """Whether nothing would change."""
        return not (self.added or self.changed or self.retired or self.providers)

    def leave_out(self, shown: Mapping[str, CredentialRow], known: Layers) -> None:
        """Leave what ``known`` says by the centre's own facts, whose records are ``shown``."""

        def says_more(row: CredentialRow) -> bool:
            held = shown.get(row.id)
            return held is None or replace(row, read_on=held.read_on) != held

        before = len(self.added) + len(self.changed)
        self.added = [row for row in self.added if says_more(row)]
        self.changed = [row for row in self.changed if says_more(row)]
        self.unchanged += before - len(self.added) - len(self.changed)
        left = {row.id for row in self.changed} | set(self.retired)
        self.fields = {id_: names for id_, names in self.fields.items() if id_ in left}
        self.before = {id_: row for id_, row in self.before.items() if id_ in left}
        used = {row.provider for row in (*self.added, *self.changed)}
        self.providers = {
            name: row
            for name, row in self.providers.items()
            if name in used or known.providers.get(name) != row
        }


def merge(layers: Layers, source: Source, asked: Asked, aim: Aim, progress: Progress) -> Outcome:
    """What a table or a CTDL file does to the catalogue. Raises DamagedFile."""
    records, outcome = Records(layers, asked, only_known=aim is not Aim.EVERYTHING), Outcome()
    for count, told in enumerate(source.told()):
        if count % _OFTEN == 0:
            progress(count, max(source.about, count))
        try:
            _take(records, told, asked, aim, outcome)
        except Refused as why:
            outcome.rejected.append(Rejected(told.row, f"{why}."))
    used = {row.provider for row in (*outcome.added, *outcome.changed)}
    if aim is not Aim.GRANT_LIST:
        outcome.providers = {i: row for i, row in records.new_providers.items() if i in used}
    return outcome


def _take(records: Records, told: Told, asked: Asked, aim: Aim, outcome: Outcome) -> None:
    id_, facts = records.facts(told)
    records.take(id_, told.row)
    known = records.rows.get(id_)
    if facts.pop("retired", False) and aim is not Aim.GRANT_LIST:
        _retire(outcome, id_, known)
        return
    if known is None:
        row = _new(id_, facts, asked)
    elif aim is Aim.GRANT_LIST:
        row = grants.over(known, facts, asked)
    else:
        row = _over(known, facts, asked)
    if why := reading.trouble(row):
        raise Refused(why)
    if row is known:
        outcome.unchanged += 1
    else:
        _put(outcome, known, row)


def _retire(outcome: Outcome, id_: str, known: CredentialRow | None) -> None:
    if known is None:
        outcome.unchanged += 1
    else:
        outcome.retired.append(id_)
        outcome.before[id_] = known


def _put(outcome: Outcome, known: CredentialRow | None, row: CredentialRow) -> None:
    if known is None:
        outcome.added.append(row)
        return
    names = (name for name in row.__struct_fields__ if getattr(row, name) != getattr(known, name))
    outcome.changed.append(row)
    outcome.fields[row.id] = tuple(names)
    outcome.before[row.id] = known


def _new(id_: str, facts: dict[str, Any], asked: Asked) -> CredentialRow:
    given = {"kind": "not stated", "field": "", "summary": "", "as_of": asked.as_of, **facts}
    told = any(one.told_by for one in facts.get("fact_sources", ()))
    source = facts.get("source_url") or asked.source_url
    given["source_url"] = "" if told and not source else sourced(source)
    given.setdefault("read_on", asked.read_on)
    if "title" not in given:
        raise Refused("there is no title, and the catalogue has no record of this id")
    return CredentialRow(id=id_, **given)


def _over(known: CredentialRow, facts: dict[str, Any], asked: Asked) -> CredentialRow:
    """The record with what the row says; the record itself where that is nothing new."""
    said = {name: worth for name, worth in facts.items() if worth != getattr(known, name)}
    source, day = said.pop("source_url", None), said.pop("as_of", None)
    said.pop("fact_sources", None)
    sources = told_of(known, facts, said)
    if sources != known.fact_sources:
        said["fact_sources"] = sources
    held = [name for name in _PRICES if getattr(known, name) is not None]
    speaks_of_price = not held or any(name in facts for name in _PRICES)
    if source in known.more_sources:
        source = None
    if not (said or source or (day and speaks_of_price)):
        return known
    if speaks_of_price:
        said |= _day(known, facts, said, asked)
    source = sourced(source or facts.get("source_url") or asked.source_url)
    said |= _sources(known, source, facts, first=speaks_of_price)
    if not speaks_of_price and source != known.source_url:
        said.pop("read_on", None)  # that day is of the first source, which nobody read again
        return replace(known, **said)
    return replace(known, **{"read_on": asked.read_on, **said})


def _day(
    known: CredentialRow, facts: dict[str, Any], said: dict[str, Any], asked: Asked
) -> dict[str, Any]:
    """The date of the record from now on; a new price without a date makes it undated."""
    day = facts.get("as_of") or asked.as_of
    if day is None and not any(name in said for name in _PRICES):
        return {}
    left = [n for n in _PRICES if getattr(known, n) is not None and n not in facts]
    if left and day != known.as_of:
        raise Refused(f"its date would also date the {left[0]} of the record: give it in the row")
    return {"as_of": day}


def _sources(
    known: CredentialRow, source: str, facts: dict[str, Any], *, first: bool
) -> dict[str, Any]:
    """Where the record comes from now: a price brings its source to the front."""
    if source in (known.source_url, *known.more_sources):
        return {}
    if not first:
        return {"more_sources": (*facts.get("more_sources", known.more_sources), source)}
    page = (known.source_url,) if known.source_url else ()
    older = facts.get("more_sources", (*known.more_sources, *page))
    return {"source_url": source, "more_sources": older}


def merge_pack(layers: Layers, pack: Pack, progress: Progress) -> Outcome:
    """What a pack does: its records stand whole, as it gives them. Raises BadInput."""
    providers = reading.read_providers(pack)
    outcome = Outcome()
    outcome.providers = {i: row for i, row in providers.items() if layers.providers.get(i) != row}
    rows = reading.read_rows(pack, {**layers.providers, **providers})
    for count, row in enumerate(rows.values()):
        if count % _OFTEN == 0:
            progress(count, len(rows))
        if why := _trouble(row):
            raise BadInput(f"{pack.folder.name}: a text of {row.id} {why}. {MEND}")
        known = layers.rows.get(row.id)
        if known is not None and replace(row, read_on=known.read_on) == known:
            outcome.unchanged += 1
        else:
            _put(outcome, known, row)
    for gone in sorted(reading.read_retired(pack) & layers.rows.keys() - rows.keys()):
        _retire(outcome, gone, layers.rows[gone])
    return outcome


def _texts(row: CredentialRow) -> Iterator[str]:
    for name in row.__struct_fields__:
        said = getattr(row, name)
        found = said if isinstance(said, tuple) else (said,)
        yield from (text for text in found if isinstance(text, str))


def _trouble(row: CredentialRow) -> str | None:
    found = (cells.trouble(text, formulas=False) for text in _texts(row))
    return next(filter(None, found), None)
