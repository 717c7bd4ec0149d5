"""``advisor vault``: create, check, back up, restore, carry as one file, cost of a guess."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from advisor import settings
from advisor.commands import plan_open
from advisor.commands.secret import from_descriptor
from advisor.domain.errors import BadInput, Unavailable
from advisor.services import auditing, keeping_safe, starting, unlocking
from advisor.services.unlocking import Vault

CONSENT = ("in writing", "in words")


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("vault")
    verbs = verb.add_subparsers(required=True, metavar="WHAT")
    create = verbs.add_parser("create", help="make an empty vault")
    check = verbs.add_parser("check", help="read every page, the key files and all backups")
    back_up = verbs.add_parser("backup", help="make a backup and check it")
    back_up.add_argument("--to", type=Path, metavar="DIR", help="else where the settings say")
    restore = verbs.add_parser("restore", help="put a backup or a vault file in the vault's place")
    restore.add_argument("source", type=Path, metavar="BACKUP", help="its folder, or a vault file")
    export = verbs.add_parser("export", help="write the whole vault, encrypted, as one file")
    export.add_argument("file", type=Path, metavar="FILE")
    cost = verbs.add_parser("cost", help="what one guess at a passphrase costs on this machine")
    trail = verbs.add_parser("audit", help="write who did what as a table (CSV), ids only")
    trail.add_argument("file", type=Path, metavar="FILE")
    start = verbs.add_parser("import-plan", help="start a client file from a printed plan")
    plan_open.add_paper(start)
    start.add_argument("--name", help="else the name on the paper")
    start.add_argument(
        "--consent", required=True, choices=CONSENT, help="how the client agreed to a file here"
    )
    start.add_argument("--consent-until", type=_day, metavar="DATE")
    for parser, run in (
        (start, run_import_plan),
        (create, run_create),
        (check, run_check),
        (back_up, run_backup),
        (restore, run_restore),
        (export, run_export),
        (cost, run_cost),
        (trail, run_audit),
    ):
        if parser is not cost:
            parser.add_argument(
                "--passphrase-fd",
                type=int,
                metavar="N",
                help="read the passphrase from descriptor N",
            )
        parser.add_argument("--json", action="store_true", help="print one JSON document")
        parser.add_argument(
            "--data", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        parser.set_defaults(run=run)


def run_create(arguments: argparse.Namespace) -> int:
    """Make an empty vault; from the terminal the passphrase is asked for twice."""
    passphrase = _passphrase(arguments)
    if arguments.passphrase_fd is None and getpass.getpass("Once more: ") != passphrase:
        raise BadInput("The two passphrases are not the same. Nothing was made. Try again.")
    folder = arguments.data.vault
    who = settings.load(arguments.data.settings).counsellor
    unlocking.create(folder, passphrase, who=who).close()
    return _say(arguments, {"vault": str(folder)}, f"An empty vault is in {folder}")


def run_check(arguments: argparse.Namespace) -> int:
    """Read everything; exit code 1 when anything is damaged."""
    _there(arguments)
    found = keeping_safe.check(arguments.data, _passphrase(arguments), _place(arguments))
    last = found.last_backup.isoformat() if found.last_backup else None
    document = {
        "ok": True,
        "tables": found.tables,
        "whole_key_files": found.key_files,
        "backups": found.backups,
        "last_backup": last,
        "audit_lines": found.trail,
    }
    text = (
        f"The vault is whole: every page, its references and both key files; tables {found.tables}."
        f"\nThe audit trail is whole: {found.trail} lines."
        f"\n{found.backups} whole backups, the last made {last or 'never'}."
    )
    return _say(arguments, document, text)


def run_backup(arguments: argparse.Namespace) -> int:
    """Make a backup, open it and read it to its last page."""
    vault = _open(arguments)
    try:
        made = keeping_safe.make(vault, arguments.to or _ready(arguments))
    finally:
        vault.close()
    document = {"backup": str(made.folder), "checked": True, "size": made.manifest.size}
    return _say(arguments, document, f"Made and checked: {made.folder}")


def run_restore(arguments: argparse.Namespace) -> int:
    """All or nothing; today's vault is backed up first."""
    if not arguments.source.exists():
        raise Unavailable(f"There is no such backup: {arguments.source}. Check the name.")
    passphrase, safe = _passphrase(arguments), _ready(arguments)
    kept = keeping_safe.restore_closed(arguments.data, arguments.source, passphrase, safe)
    document = {"restored": str(arguments.source), "kept": str(kept) if kept else None}
    text = f"Restored: {arguments.source}"
    text += f"\nThe vault of before is kept in {kept}" if kept else ""
    return _say(arguments, document, text)


def run_export(arguments: argparse.Namespace) -> int:
    """Write the whole vault as one file; ``restore`` takes it."""
    vault = _open(arguments)
    try:
        keeping_safe.export(vault, arguments.file)
    finally:
        vault.close()
    return _say(arguments, {"file": str(arguments.file)}, f"The vault is in {arguments.file}")


def run_cost(arguments: argparse.Namespace) -> int:
    """Parameters of Argon2id as stored, and one guess measured; needs no passphrase."""
    found = unlocking.guess_costs(arguments.data.vault)
    there = unlocking.vault_exists(arguments.data.vault)
    guesses = [
        {
            "memory_kib": one.cost.memory_kib,
            "iterations": one.cost.iterations,
            "lanes": one.cost.lanes,
            "seconds": round(one.seconds, 3),
        }
        for one in found
    ]
    document = {"function": "Argon2id", "vault": there, "guesses": guesses}
    lines = [] if there else ["There is no vault yet. One made now would get:"]
    for number, one in enumerate(found, 1):
        lines.append(
            f"Passphrase {number}: Argon2id, {one.cost.memory_kib // 1024} MB of memory, "
            f"{one.cost.iterations} passes, {one.cost.lanes} lanes. "
            f"One guess takes {one.seconds:.2f} s here: "
            f"{86_400 / max(one.seconds, 1e-6):,.0f} a day with this computer."
        )
    return _say(arguments, document, "\n".join(lines))


def run_audit(arguments: argparse.Namespace) -> int:
    """Write the whole audit trail; that it left stands in it."""
    vault = _open(arguments)
    try:
        auditing.save_csv(vault, arguments.file)
    finally:
        vault.close()
    return _say(arguments, {"file": str(arguments.file)}, f"The trail is in {arguments.file}")


def run_import_plan(arguments: argparse.Namespace) -> int:
    """Open a client file with the goal, courses and quotes of a paper."""
    paper = plan_open.look(arguments)
    vault = _open(arguments)
    try:
        client = starting.begin(
            vault,
            paper,
            name=paper.plan.client_name if arguments.name is None else arguments.name,
            consent_how=arguments.consent,
            consent_until=arguments.consent_until,
            today=date.today(),  # noqa: DTZ011 - the day on the wall
        )
    finally:
        vault.close()
    document = {"client": client, **plan_open.document(paper)}
    return _say(arguments, document, f"A client file was started from plan {paper.plan.code}.")


def _day(text: str) -> date:
    """A date, for the parser."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError("must be a date like 2027-11-23") from error


def _open(arguments: argparse.Namespace) -> Vault:
    _there(arguments)
    who = settings.load(arguments.data.settings).counsellor
    return unlocking.unlock(arguments.data.vault, _passphrase(arguments), who=who)


def _there(arguments: argparse.Namespace) -> None:
    if not unlocking.vault_exists(arguments.data.vault):
        raise Unavailable(
            f"There is no vault in this folder: {arguments.data.vault}. Choose its folder, or "
            "make one."
        )


def _place(arguments: argparse.Namespace) -> Path:
    return keeping_safe.place_of(arguments.data, settings.load(arguments.data.settings).backups)


def _ready(arguments: argparse.Namespace) -> Path:
    return keeping_safe.ready(arguments.data, settings.load(arguments.data.settings).backups)


def _passphrase(arguments: argparse.Namespace) -> str:
    """From the descriptor, up to its first line end; else from the terminal. Never an argument."""
    if arguments.passphrase_fd is None:
        if not sys.stdin.isatty():
            raise BadInput(
                "The passphrase is asked for at a terminal. A script gives it with "
                "--passphrase-fd N."
            )
        return getpass.getpass("Passphrase: ")
    return from_descriptor(arguments.passphrase_fd, "passphrase")


def _say(arguments: argparse.Namespace, document: dict[str, Any], text: str) -> int:
    print(json.dumps(document) if arguments.json else text)
    return 0
