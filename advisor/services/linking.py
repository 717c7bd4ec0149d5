"""What the records of the catalogue link to, and what editors of the catalogue said of it.

The answers lie in ``DATA/catalogue/links.toml``: public facts, nothing about a client.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from advisor import files
from advisor.catalogue import occupations
from advisor.domain.credential import Credential
from advisor.domain.errors import DamagedFile
from advisor.packs import open_pack
from advisor.paths import DataFolder, resource
from advisor.pathways.job_links import JobLinks
from advisor.pathways.linking import CredentialLinks, Linking
from advisor.pathways.links import METHOD, Answer, Confidence, Link
from advisor.pathways.skill_links import SkillLinks
from advisor.pathways.vocabulary import read_vocabulary

__all__ = ["METHOD", "Confidence", "CredentialLinks", "Link", "Linking", "linking", "links_of"]


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
    return Linking(tables.vocabulary, tables.skills, tables.jobs, _by_credential(answers(data)))


def links_of(data: DataFolder, credential: Credential) -> CredentialLinks:
    """What a record links to, also what was rejected. Raises as ``linking``."""
    return linking(data).of(credential)


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


def _by_credential(found: tuple[Answer, ...]) -> Mapping[str, Mapping[str, Answer]]:
    by: dict[str, dict[str, Answer]] = defaultdict(dict)
    for answer in found:
        by[answer.credential][answer.to] = answer
    return by


@lru_cache(maxsize=1)
def _tables() -> Linking:
    titles = occupations.read_titles(open_pack(resource("occupations")))
    names = {title.noc: title.title for title in titles if title.kind == "class_title"}
    pack = open_pack(resource("skills"))
    vocabulary, also = read_vocabulary(pack), pack.toml("also.toml")["means"]
    jobs = JobLinks([(title.noc, title.title) for title in titles], names, also)
    return Linking(vocabulary, SkillLinks(vocabulary.entries.values()), jobs)
