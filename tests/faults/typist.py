"""A child program for the fault tests: ``python -m tests.faults.typist VERB FOLDER [CLIENT]``.

Every write that the vault acknowledged is printed at once; how it ends is the test's affair.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
from datetime import date
from pathlib import Path

from advisor.domain.client import ClientFile, ClientId
from advisor.domain.errors import AdvisorError
from advisor.paths import DataFolder
from advisor.services import filing, keeping_safe, shortlisting, unlocking
from advisor.services.unlocking import NO_FLOOR, KdfCost, Vault
from advisor.store import reading
from advisor.store.schema import ClientRow, ItemRow
from advisor.store.writing import writing

CHEAP = KdfCost(32, 1, 1, floor=NO_FLOOR)
PASSPHRASE = "seven quiet herons"
TODAY = date(2026, 11, 25)


def say(*words: object) -> None:
    print(*words, flush=True)


def new_client(vault: Vault) -> ClientId:
    return filing.open_new(
        vault,
        name="Ana Example",
        consent_on=TODAY,
        consent_how="in writing",
        consent_until=None,
        today=TODAY,
    )


def write(vault: Vault, client: ClientId, number: int) -> None:
    """The same fields again and again, short and long, and now and then a new row."""
    if number % 3 == 0:
        filing.edit(vault, client, case_number=str(number), note="n" * (number % 7 * 900))
    elif number % 3 == 1:
        filing.edit_goal(vault, client, noc=str(number), words="w" * (number % 5 * 2500))
    else:
        title = str(number)
        shortlisting.add_flyer(vault, client, title=title, provider="P", institution_type="")


def last_written(file: ClientFile) -> int:
    """The highest number that ``write`` left in a file; 0 for none."""
    numbers = [file.client.case_number, file.goal.noc, *(item.title for item in file.items)]
    return max(int(number or 0) for number in numbers)


def type_on(folder: Path, client: ClientId) -> None:
    vault = unlocking.unlock(folder, PASSPHRASE)
    first = last_written(filing.load(vault, client)) + 1
    say("open")
    for number in itertools.count(first):
        write(vault, client, number)
        say(number)


def back_up(folder: Path, client: ClientId) -> None:
    """Write and back up in turns; a number is printed once its backup is there."""
    vault = unlocking.unlock(folder, PASSPHRASE)
    first = last_written(filing.load(vault, client)) + 1
    say("open")
    for number in itertools.count(first):
        write(vault, client, number)
        keeping_safe.make(vault, folder / "backups")
        say(number)


def stop_midway(folder: Path, client: ClientId) -> None:
    """Die in the middle of one write that is too big for memory, so half of it is in the file."""
    vault = unlocking.unlock(folder, PASSPHRASE)
    with writing(vault, client) as write:
        for item in reading.items(write.session, client):
            write.update(ItemRow, item.id, note="never kept", position=99)
        write.update(ClientRow, client, note="never kept" * 2_000_000)
        say("writing")
        os.kill(os.getpid(), signal.SIGKILL)


def make(folder: Path) -> None:
    say("open")
    unlocking.create(folder, PASSPHRASE, CHEAP)
    say("made")


def restore(data: Path, source: Path) -> None:
    safe = keeping_safe.ready(DataFolder(data), "")
    say("open")
    keeping_safe.restore_closed(DataFolder(data), source, PASSPHRASE, safe)
    say("restored")


def hold(folder: Path) -> None:
    vault = unlocking.unlock(folder, PASSPHRASE)
    say("open")
    sys.stdin.read()
    vault.close()


def look(folder: Path) -> None:
    unlocking.unlock(folder, PASSPHRASE).close()
    say("opened")


def main(verb: str, folder: str, client: str = "") -> None:
    try:
        if verb == "restore":
            restore(Path(folder), Path(client))
        elif client:
            {"type": type_on, "stop": stop_midway, "backup": back_up}[verb](
                Path(folder), ClientId(client)
            )
        else:
            {"make": make, "hold": hold, "look": look}[verb](Path(folder))
    except AdvisorError as error:
        say("trouble", type(error).__name__, error)


if __name__ == "__main__":
    main(*sys.argv[1:])
