"""Take facts of others into the catalogue: look first, then all or nothing, and undo as a whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from advisor import wording
from advisor.catalogue import own
from advisor.catalogue.build import imports, open_catalogue, renew
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.exchange import facts, fields, grants, keeping, merging, opening, shapes
from advisor.catalogue.exchange.facts import Asked
from advisor.catalogue.exchange.manner import Aim, Manner, Order
from advisor.catalogue.exchange.merging import Outcome, Rejected
from advisor.catalogue.exchange.packed import Offered
from advisor.catalogue.exchange.table import Table
from advisor.catalogue.exchange.told import Column, WrongColumns
from advisor.catalogue.layers import Layers, read_layers
from advisor.catalogue.reading import CredentialRow
from advisor.domain.errors import BadInput
from advisor.i18n import ngettext
from advisor.packs import open_pack
from advisor.paths import DataFolder, resource
from advisor.services import rule_sharing, trusting
from advisor.services.trusting import Trusted

__all__ = [
    "FIELDS", "Aim", "Asked", "Column", "Manner", "Order", "Outcome", "Preview",
    "Rejected",
    "Trust", "Trusted", "UnknownMaker", "WrongColumns", "apply", "last", "layers", "look", "said",
    "undo",
]  # fmt: skip
FIELDS = fields.NAMES  # what a column of a table may fill
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Trust:
    """What somebody says about the maker of a pack: ``fingerprint`` as it was compared."""

    fingerprint: str | None = None
    by: str = ""
    unsigned: bool = False  # a pack without a maker is wanted all the same


@dataclass(frozen=True, slots=True)
class Preview:
    """A file against the catalogue; nothing is changed yet."""

    name: str
    kind: str
    columns: tuple[Column, ...]
    shape: str | None
    signed_by: Trusted | None
    outcome: Outcome
    on: date
    names: Mapping[str, str]  # of the providers, by id
    manner: Manner = field(default_factory=Manner)  # with what was kept, and with its aim
    edited: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Of the changed records, by id: the changed facts that were edited by hand, with what they
    say. The import goes under them.
    """


class UnknownMaker(BadInput):
    """A pack cannot be taken yet: nobody signed it, or somebody who is not trusted here."""

    def __init__(self, sentence: str, fingerprint: str | None = None, centre: str = "") -> None:
        super().__init__(sentence)
        self.fingerprint, self.centre = fingerprint, centre


def look(
    data: DataFolder,
    file: Path,
    *,
    asked: Asked,
    manner: Manner,
    trust: Trust,
    progress: Progress,
) -> Preview:
    """What a file would do. Raises BadInput, DamagedFile, NewerFile, Unavailable.

    ``progress`` may raise to give up: nothing was changed.
    """
    asked = facts.checked(asked)
    found = opening.opened(file, shapes.read(data.columns), manner)
    below, mine = under(data), own.read(own.place(data.catalogue))
    if isinstance(found, Offered):
        signed = _maker(data, found, trust, asked.read_on)
        outcome = merging.merge_pack(below, found.pack, progress)
        edited = _leave_own(outcome, below, mine)
        names, how = _names(below, outcome), Manner()
        return Preview(
            file.name, "pack", (), None, signed, outcome, asked.read_on, names, how, edited
        )
    shape = None
    if isinstance(found, Table):
        manner, shape = found.manner, found.shape
    aim = manner.aim or grants.detected(found.columns, asked)
    outcome = merging.merge(below, found, asked, aim, progress)
    edited = _leave_own(outcome, below, mine)
    how = replace(manner, aim=aim)
    names, on = _names(below, outcome), asked.read_on
    return Preview(
        file.name, found.kind, found.columns, shape, None, outcome, on, names, how, edited
    )


def apply(
    data: DataFolder, preview: Preview, progress: Progress, catalogue: Catalogue | None = None
) -> None:
    """Do what was looked at, as one import, and build the catalogue with it: the open one, if any.

    Raises BadInput, Unavailable. Where it cannot end, or ``progress`` raises, nothing is changed.
    """
    if not preview.outcome.empty:
        out = preview.outcome
        count = len(out.added) + len(out.changed) + len(out.retired)
        what = ngettext("{kind}: {n} record, {day}", "{kind}: {n} records, {day}", count).format(
            kind=preview.kind.partition(",")[0], n=count, day=wording.day(preview.on)
        )
        folder = keeping.lay(data.catalogue, out, what, preview.on)
        try:
            _build(data, progress, catalogue)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    if preview.shape is not None:
        data.columns.parent.mkdir(parents=True, exist_ok=True)
        meant = {column.heading: column.field or "" for column in preview.columns}
        shapes.keep(data.columns, preview.shape, meant, preview.manner.to_keep())
    if preview.signed_by is not None:
        known = {one.fingerprint for one in trusting.trusted(data)}
        if preview.signed_by.fingerprint not in known and preview.signed_by.by:
            trusting.keep(data, preview.signed_by)


def undo(data: DataFolder, progress: Progress, catalogue: Catalogue | None = None) -> str:
    """Take the last import away and build the catalogue without it; returns what it was.

    Raises Unavailable where there is none, or where the disk is in the way. Where it cannot end,
    or ``progress`` raises, nothing is changed.
    """
    folder, what = keeping.last(data.catalogue)
    with keeping.lifted(folder):
        _build(data, progress, catalogue)
    return what


def last(data: DataFolder) -> str:
    """What was imported last, and when. Raises Unavailable where there is nothing to undo."""
    return keeping.last(data.catalogue)[1]


def said(name: str, row: CredentialRow) -> str:
    """What a record says in one field, as a table would; empty where it says nothing."""
    return fields.text(name, getattr(row, name))


def layers(data: DataFolder) -> Layers:
    """The catalogue as rows: what ships, the imports and the own facts over it. Raises BadInput,
    DamagedFile, Unavailable.
    """
    return _layers(data, own.read(own.place(data.catalogue)))


def under(data: DataFolder) -> Layers:
    """What lies under the centre's own facts: what ships, and the imports over it."""
    return _layers(data, None)


def _leave_own(outcome: Outcome, below: Layers, mine: own.Own) -> Mapping[str, Mapping[str, str]]:
    """Leave out what says nothing new; returns the facts edited by hand among what is changed."""
    if not mine.records:
        return {}
    rows, providers = own.laid(mine, below.rows, below.providers)
    shown = {id_: rows[id_] for id_ in mine.records if id_ in rows}
    outcome.leave_out(shown, replace(below, rows=rows, providers=providers))
    return {
        id_: {name: said(name, row) for name in outcome.fields[id_] if name in mine.records[id_]}
        for id_, row in shown.items()
        if id_ in outcome.fields
    }


def _layers(data: DataFolder, over: own.Own | None) -> Layers:
    laid = [open_pack(folder) for folder in imports(data.catalogue)]
    return read_layers([open_pack(resource("catalogue/bc"))], laid, over)


def _names(under: Layers, outcome: Outcome) -> Mapping[str, str]:
    return {name: row.name for name, row in {**under.providers, **outcome.providers}.items()}


def _build(data: DataFolder, progress: Progress, catalogue: Catalogue | None) -> None:
    if catalogue is None:
        open_catalogue(data.catalogue, progress).close()
    else:
        renew(catalogue, progress)


def _maker(data: DataFolder, offered: Offered, trust: Trust, on: date) -> Trusted | None:
    """Whose pack it is, if that may be taken. Raises BadInput saying what to do where not."""
    mark = offered.fingerprint
    if mark is None:
        if trust.unsigned:
            return None
        raise UnknownMaker(
            "The pack is not signed: nobody says it is theirs. Ask for a signed one."
        )
    centre = offered.centre or "a centre without a name"
    known = {one.fingerprint: one for one in trusting.trusted(data)}
    if mark in known:
        return known[mark]
    if data.signing_key.exists() and rule_sharing.own_fingerprint(data) == mark:
        return Trusted(mark, centre, "", on)
    if (trust.fingerprint or "").strip().upper() != mark:
        raise UnknownMaker(
            f"The pack is signed by {centre} with the key {mark}, which is not trusted here yet. "
            "Compare the key with them by phone, then import again and say that you trust it.",
            mark,
            centre,
        )
    if not trust.by.strip():
        raise BadInput("Say who compared the fingerprint, then try again.")
    return Trusted(mark, centre, trust.by.strip(), on)
