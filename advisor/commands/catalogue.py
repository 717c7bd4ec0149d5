"""``advisor catalogue``: take a file into the catalogue, undo that, give the catalogue away."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from advisor import settings
from advisor.commands import catalogue_check
from advisor.domain.errors import BadInput
from advisor.services import exporting, importing
from advisor.services.importing import Aim, Asked, Manner, Order, Preview, Trust

_SHOWN = 20  # changed and refused rows in the text for a person


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("catalogue")
    verbs = verb.add_subparsers(required=True, metavar="WHAT")
    _add_import(verbs)
    export = verbs.add_parser("export", help="write the catalogue to a file")
    export.add_argument(
        "--to", type=Path, required=True, metavar="FILE", help="ends in .csv .xlsx .jsonld .pack"
    )
    undo = verbs.add_parser("undo", help="take the last import away as a whole")
    check = verbs.add_parser("check", help="facts past their age, gaps, broken links")
    for parser, run_it in (
        (export, run_export),
        (undo, run_undo),
        (check, catalogue_check.run),
    ):
        _add_common(parser, run_it)


def _add_import(verbs: Any) -> None:
    parser = verbs.add_parser("import", help="CSV, XLSX, CTDL JSON-LD or a pack; all or nothing")
    parser.add_argument("file", type=Path, metavar="FILE")
    add = parser.add_argument
    add("--dry-run", action="store_true", help="say what would change, and change nothing")
    add("--source", metavar="URL", help="where the facts come from, for rows that do not say it")
    add("--as-of", metavar="DATE", help="the day or term the facts speak of, likewise")
    add("--provider", metavar="NAME", help="the provider, likewise")
    add("--map", action="append", default=[], metavar="HEADING=FIELD", help="what a column means")
    add("--encoding", metavar="NAME", help="of a CSV file: utf-8, cp1252, utf-16")
    orders = [order.replace(" ", "-") for order in Order]
    add("--dates", choices=orders, help="how 03/04/2026 is meant; else such a day is refused")
    add("--decimal-comma", action="store_true", default=None, help="1.200,50 is a number")
    aim = parser.add_mutually_exclusive_group()
    aim.add_argument("--only-known", action="store_true", help="change records, add none")
    aim.add_argument(
        "--grant-list", action="store_true", help="only which known records a grant names"
    )
    add("--grant-period", metavar="INTAKE", help="of a grant list, for rows that do not say it")
    add("--leave-out-refused", action="store_true", help="import the other rows all the same")
    add("--trust", metavar="FINGERPRINT", help="the key of a signed pack, as it was compared")
    add("--by", default="", metavar="NAME", help="who compared it")
    add("--unsigned", action="store_true", help="take a pack that nobody signed")
    _add_common(parser, run_import)


def _add_common(parser: Any, run_it: Any) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    parser.set_defaults(run=run_it)


def run_import(arguments: argparse.Namespace) -> int:
    """Look at the file and, unless rows are refused, take it; exit code 1 where some are."""
    asked = Asked(
        _today(), arguments.source, arguments.as_of, arguments.provider, arguments.grant_period
    )
    manner = _manner(arguments)
    trust = Trust(arguments.trust, arguments.by, arguments.unsigned)
    preview = importing.look(
        arguments.data, arguments.file, asked=asked, manner=manner, trust=trust, progress=_tell
    )
    stopped = bool(preview.outcome.rejected) and not arguments.leave_out_refused
    applied = not (stopped or arguments.dry_run or preview.outcome.empty)
    if not (stopped or arguments.dry_run):
        importing.apply(arguments.data, preview, _tell)
    document = _document(preview, applied=applied)
    print(json.dumps(document) if arguments.json else _text(document))
    if stopped:
        count = len(preview.outcome.rejected)
        first = preview.outcome.rejected[0]
        print(
            f"Nothing was imported, for {count} row{'s were' if count > 1 else ' was'} refused; "
            f"row {first.row}: {first.reason}",
            file=sys.stderr,
        )
    return 1 if stopped else 0


def run_export(arguments: argparse.Namespace) -> int:
    """Write the catalogue and say how much it was."""
    centre = settings.load(arguments.data.settings).centre.name
    count = exporting.export(arguments.data, arguments.to, centre, _today())
    document = {"records": count, "file": str(arguments.to)}
    print(json.dumps(document) if arguments.json else f"{count} records in {arguments.to}")
    return 0


def run_undo(arguments: argparse.Namespace) -> int:
    """Take the last import away."""
    what = importing.undo(arguments.data, _tell)
    print(json.dumps({"undone": what}) if arguments.json else f"Undone: {what}")
    return 0


def _manner(arguments: argparse.Namespace) -> Manner:
    aim = Aim.ONLY_KNOWN if arguments.only_known else None
    return Manner(
        arguments.encoding,
        _columns(arguments.map),
        Order(arguments.dates.replace("-", " ")) if arguments.dates else None,
        arguments.decimal_comma,
        Aim.GRANT_LIST if arguments.grant_list else aim,
    )


def _columns(pairs: Iterable[str]) -> dict[str, str]:
    columns = {}
    for pair in pairs:
        heading, mark, field = pair.rpartition("=")
        if not mark:
            raise BadInput(f"“{pair}” is not HEADING=FIELD. Write it like --map Fee=tuition.")
        columns[heading.strip()] = field.strip()
    return columns


def _document(preview: Preview, *, applied: bool) -> dict[str, Any]:
    outcome = preview.outcome
    return {
        "added": len(outcome.added),
        "changed": len(outcome.changed),
        "unchanged": outcome.unchanged,
        "retired": len(outcome.retired),
        "rejected": [{"row": one.row, "reason": one.reason} for one in outcome.rejected],
        "changes": {name: list(fields) for name, fields in outcome.fields.items()},
        "edited_by_hand": {name: list(facts) for name, facts in preview.edited.items() if facts},
        "applied": applied,
        "kind": preview.kind,
        "only": str(preview.manner.aim) if preview.manner.aim else None,
        "columns": {column.heading: column.field for column in preview.columns},
        "providers": [{"id": p.id, "kind": p.kind} for p in outcome.providers.values()],
        "signed_by": preview.signed_by.fingerprint if preview.signed_by else None,
    }


def _text(document: dict[str, Any]) -> str:
    said = ", ".join(f"{document[key]} {key}" for key in ("added", "changed", "unchanged"))
    lines = [f"{document['kind']}: {said}, {document['retired']} retired"]
    lines += [f"  new or changed provider: {p['id']} ({p['kind']})" for p in document["providers"]]
    left = [heading for heading, field in document["columns"].items() if field is None]
    lines += [f"  columns that were not taken: {', '.join(left)}"] if left else []
    changes = document["changes"]
    for name, fields in list(changes.items())[:_SHOWN]:
        lines.append(f"  {name}: {', '.join(fields)}")
    lines += [f"  and {len(changes) - _SHOWN} more changed"] if len(changes) > _SHOWN else []
    for name, fields in list(document["edited_by_hand"].items())[:_SHOWN]:
        lines.append(f"  {name}: edited by hand, stays so: {', '.join(fields)}")
    refused = document["rejected"]
    lines += [f"  row {one['row']}: {one['reason']}" for one in refused[:_SHOWN]]
    lines += [f"  and {len(refused) - _SHOWN} more refused"] if len(refused) > _SHOWN else []
    lines.append("Imported." if document["applied"] else "Nothing was changed.")
    return "\n".join(lines)


def _tell(done: int, total: int) -> None:
    if sys.stderr is not None and sys.stderr.isatty():
        print(f"{done:,} of about {total:,}   ", end="\r", file=sys.stderr, flush=True)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
