"""``advisor links``: what a credential links to, how surely, why, and what an editor said of it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import Any

from advisor import wording
from advisor.domain.credential import Credential, CredentialId
from advisor.domain.errors import BadInput
from advisor.services import linking, searching
from advisor.services.linking import CredentialLinks, Link


def add_parser(subparsers: Any) -> None:
    """Add the verb."""
    verb = subparsers.add_parser("links")
    verb.add_argument("credential", metavar="CREDENTIAL_ID", help="as ``advisor search`` shows it")
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Link and print. Raises BadInput for an id that no record has."""
    catalogue = searching.open_catalogue(arguments.data.catalogue)
    try:
        credential = catalogue.credential(CredentialId(arguments.credential))
    finally:
        catalogue.close()
    if credential is None:
        raise BadInput(
            f"No record has the id “{arguments.credential[:80]}”. Find one: advisor search TEXT"
        )
    found = linking.links_of(arguments.data, credential)
    if arguments.json:
        print(json.dumps(_document(credential, found)))
    else:
        print("\n".join(lines(credential, found)))
    return 0


def lines(credential: Credential, found: CredentialLinks) -> Iterator[str]:
    """The links for a person to read."""
    yield f"{credential.title}, {credential.provider.name} ({credential.id})"
    yield from _group("Skills", found.skills, "Nothing in its words names a skill on our lists.")
    yield from _group("Likely occupations", found.jobs, "Nothing in its words names a job.")


def _group(heading: str, links: Sequence[Link], none: str) -> Iterator[str]:
    yield heading
    if not links:
        yield f"  {none}"
    for link in links:
        yield f"  {link.phrase} -> {link.name} ({link.to})"
        yield f"    {link.confidence}: {link.reason} [{link.method}]"
        if link.answer and link.rejected:
            yield f"    rejected by {link.answer.by} on {wording.day(link.answer.on)}: not used"


def _document(credential: Credential, found: CredentialLinks) -> dict[str, Any]:
    return {
        "id": credential.id,
        "title": credential.title,
        "provider": credential.provider.name,
        "skills": [_link(link) for link in found.skills],
        "occupations": [_link(link) for link in found.jobs],
        "method": linking.METHOD,
    }


def _link(link: Link) -> dict[str, Any]:
    said = link.answer
    return {
        "phrase": link.phrase,
        "to": link.to,
        "name": link.name,
        "confidence": link.confidence,
        "reason": link.reason,
        "method": link.method,
        "answer": None
        if said is None
        else {
            "said": "confirmed" if said.confirmed else "rejected",
            "by": said.by,
            "on": said.on.isoformat(),
        },
    }
