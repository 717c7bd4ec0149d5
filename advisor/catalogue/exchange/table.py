"""Rows of a spreadsheet with their headings, whatever file they come from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple, Protocol

from advisor.catalogue.exchange import cells, fields, shapes
from advisor.catalogue.exchange.limits import MOST_COLUMNS, MOST_ROWS
from advisor.catalogue.exchange.manner import Manner
from advisor.catalogue.exchange.told import Column, Told, WrongColumns
from advisor.catalogue.words import key
from advisor.domain.errors import BadInput, DamagedFile

_LOOKED_AT = 20  # rows at the top among which the headings are looked for


class Line(NamedTuple):
    """A row as it stands in the file: the first row is 1."""

    number: int
    cells: tuple[str, ...]
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its columns understood: a ``Source`` that is read once."""

    name: str
    kind: str
    about: int
    columns: tuple[Column, ...]
    first: int  # the row of the headings
    lines: Iterator[Line]
    ragged: bool  # whether a row may end early: a workbook keeps no empty cells
    manner: Manner

    @property
    def shape(self) -> str:
        """What files of the same making have in common: their headings."""
        return shape([column.heading for column in self.columns])

    def told(self) -> Iterator[Told]:
        """The rows below the headings that are not blank."""
        for line in self.lines:
            if line.number > MOST_ROWS:
                raise DamagedFile(f"{self.name} has more than a million rows. Split it.")
            if line.number > self.first and (line.trouble or any(line.cells)):
                yield self._told(line)

    def _told(self, line: Line) -> Told:
        if line.trouble:
            return Told(line.number, {}, line.trouble)
        missing = len(self.columns) - len(line.cells)
        if missing < 0 or (missing and not self.ragged):
            why = f"has {len(line.cells)} cells under {len(self.columns)} headings"
            return Told(line.number, {}, f"The row {why}: it was cut short, or a quote is missing")
        texts: dict[str, str] = {}
        for column, raw in zip(self.columns, line.cells, strict=False):
            text = raw.strip()
            if said := cells.trouble(text):
                return Told(line.number, {}, f"The column {column.heading} {said}")
            if text and column.field:
                try:
                    texts[column.field] = self.manner.read(column.field, cells.plain(text))
                except ValueError as why:
                    return Told(line.number, {}, f"{column.field}: {why}")
        return Told(line.number, texts)


class Lined(Protocol):
    """A file of rows that is open."""

    kind: str
    about: int
    ragged: bool

    def lines(self) -> Iterator[Line]:
        """Its rows, from the first."""


def understood(
    name: str, file: Lined, kept: Mapping[str, Mapping[str, str]], manner: Manner
) -> Table:
    """Find the headings and what they mean: as asked, as kept for this shape, or as guessed.

    ``kept`` holds mappings of headings to fields by shape. Raises WrongColumns, BadInput,
    DamagedFile.
    """
    asked, lines = manner.columns, file.lines()
    top = list(islice(lines, _LOOKED_AT))
    first, headings = _headings(name, top)
    like = shape(headings)
    meant = _meant(headings, {**kept.get(like, {}), **asked})
    columns = tuple(Column(h, f) for h, f in zip(headings, meant, strict=True))
    if missing := [heading for heading in asked if heading not in headings]:
        raise BadInput(f"{name} has no column “{missing[0]}”. Its columns: {', '.join(headings)}.")
    taken = [field for field in meant if field]
    for field in taken:
        if taken.count(field) > 1:
            both = ", ".join(c.heading for c in columns if c.field == field)
            raise WrongColumns(
                f"{name} has several columns for {field}: {both}. Say which one to take.", columns
            )
    if not {"id", "title"} & set(taken):
        found = ", ".join(heading for heading in headings if heading)[:200]
        raise WrongColumns(
            f"{name} has no column of titles or ids. Say which one it is among: {found}.", columns
        )
    manner = manner.as_kept(kept.get(shapes.manner_of(like), {}))
    every = chain(top, lines)
    return Table(name, file.kind, file.about, columns, first, every, file.ragged, manner)


def shape(headings: list[str]) -> str:
    """A short mark that tables with the same headings share."""
    told = "\n".join(key(heading) for heading in headings)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _headings(name: str, lines: list[Line]) -> tuple[int, list[str]]:
    """The first row with two headings that are known, or else the first that is not blank."""
    filled = [line for line in lines if any(text.strip() for text in line.cells)]
    if not filled:
        raise DamagedFile(f"{name} holds no rows. Choose another file.")
    known = (line for line in filled if sum(bool(fields.guess(t)) for t in line.cells) > 1)
    line = next(known, filled[0])
    if line.trouble:
        raise DamagedFile(f"{name}, row {line.number}: {line.trouble}.")
    if len(line.cells) > MOST_COLUMNS:
        raise DamagedFile(
            f"{name} has more than {MOST_COLUMNS} columns. Take out those not needed."
        )
    headings = [cells.plain(" ".join(text.split())) for text in line.cells]
    for heading in headings:
        if why := cells.trouble(heading):
            raise DamagedFile(f"{name}, row {line.number}: a heading {why}.")
    return line.number, headings


def _meant(headings: list[str], said: Mapping[str, str]) -> list[str | None]:
    """The field of each heading; what was said counts more than a guess for the same field."""
    unknown = sorted(set(said.values()) - {*fields.NAMES, ""})
    if unknown:
        raise BadInput(f"There is no field “{unknown[0]}”. Fields: {', '.join(fields.NAMES)}.")
    spoken_for = set(said.values())
    meant: list[str | None] = []
    for heading in headings:
        guessed = fields.guess(heading)
        if heading in said:
            meant.append(said[heading] or None)
        else:
            meant.append(None if guessed in spoken_for else guessed)
    return meant
