"""What the records of the catalogue link to, and what editors of the catalogue said of it.

The answers lie in ``DATA/catalogue/links.toml``: public facts, nothing about a client.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec
import tomli_w

from advisor import files
from advisor.catalogue import occupations
from advisor.domain.credential import Credential
from advisor.domain.errors import BadInput, DamagedFile
from advisor.packs import open_pack
from advisor.paths import DataFolder, resource
from advisor.pathways.job_links import JobLinks
from advisor.pathways.linking import CredentialLinks, Linking
from advisor.pathways.links import METHOD, Answer, Confidence, Link
from advisor.pathways.skill_links import SkillLinks
from advisor.pathways.vocabulary import read_vocabulary

__all__ = [
    "METHOD",
    "Answer",
    "Confidence",
    "CredentialLinks",
    "Link",
    "Linking",
    "answer",
    "answers",
    "answers_by_credential",
    "by_words",
    "linking",
    "links_of",
    "take_back",
]


class _Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    credential: str
    to: str
    name: str
    phrase: str
    answer: Literal["confirmed", "rejected"]
    by: str
    on: date


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    links: tuple[_Row, ...] = ()


def linking(data: DataFolder) -> Linking:
    """The tables of words, read once a run (a third of a second), with the answers kept now.

    Raises DamagedFile, Unavailable. Not for the window's thread.
    """
    tables = _tables()
    return Linking(tables.vocabulary, tables.skills, tables.jobs, answers_by_credential(data))


def links_of(data: DataFolder, credential: Credential) -> CredentialLinks:
    """What a record links to, also what was rejected. Raises as ``linking``."""
    return linking(data).of(credential)


def by_words(credential: Credential) -> CredentialLinks:
    """What a record links to by its words alone, as if no editor had said anything."""
    return _tables().of(credential)


def answer(
    data: DataFolder, credential: Credential, link: Link, *, confirmed: bool, by: str, on: date
) -> None:
    """Keep that an editor confirmed or rejected a link; the newest answer holds.

    Raises BadInput without a name, DamagedFile, Unavailable.
    """
    if not by.strip():
        raise BadInput("Fill in your name in Settings first: it is kept with the answer.")
    given = Answer(credential.id, link.to, link.name, link.phrase, confirmed, by.strip(), on)
    _write(data, [*_without(answers(data), credential, link), given])


def take_back(data: DataFolder, credential: Credential, link: Link) -> None:
    """Forget what was said of a link. Raises DamagedFile, Unavailable."""
    _write(data, _without(answers(data), credential, link))


def answers(data: DataFolder) -> tuple[Answer, ...]:
    """What editors said of links, the oldest first. Raises DamagedFile, Unavailable."""
    if not data.links.exists():
        return ()
    with files.in_words(data.links):
        raw = data.links.read_bytes()
    try:
        rows = msgspec.convert(tomllib.loads(raw.decode()), _File).links
    except (ValueError, msgspec.ValidationError) as error:
        raise DamagedFile(
            f"{data.links} cannot be read ({error}). It may come from a newer Advisor: install that"
            " one, or mend the file or delete it."
        ) from error
    return tuple(
        Answer(
            row.credential, row.to, row.name, row.phrase, row.answer == "confirmed", row.by, row.on
        )
        for row in rows
    )


def answers_by_credential(data: DataFolder) -> Mapping[str, Mapping[str, Answer]]:
    """The same by record, then by what the link leads to. Raises DamagedFile, Unavailable."""
    by: dict[str, dict[str, Answer]] = defaultdict(dict)
    for one in answers(data):
        by[one.credential][one.to] = one
    return by


def _without(found: Iterable[Answer], credential: Credential, link: Link) -> list[Answer]:
    return [one for one in found if (one.credential, one.to) != (credential.id, link.to)]


def _write(data: DataFolder, kept: Iterable[Answer]) -> None:
    rows = [
        {
            "credential": one.credential,
            "to": one.to,
            "name": one.name,
            "phrase": one.phrase,
            "answer": "confirmed" if one.confirmed else "rejected",
            "by": one.by,
            "on": one.on,
        }
        for one in kept
    ]
    files.private_folder(data.links.parent)
    files.write(data.links, tomli_w.dumps({"links": rows}).encode())


@lru_cache(maxsize=1)
def _tables() -> Linking:
    titles = occupations.read_titles(open_pack(resource("occupations")))
    names = {title.noc: title.title for title in titles if title.kind == "class_title"}
    pack = open_pack(resource("skills"))
    vocabulary, also = read_vocabulary(pack), pack.toml("also.toml")
    pairs = [(title.noc, title.title) for title in titles]
    jobs = JobLinks(pairs, names, also["means"], also["never_jobs"])
    skills = SkillLinks(vocabulary.entries.values(), also["teaches"], also["never_teaches"])
    return Linking(vocabulary, skills, jobs)
