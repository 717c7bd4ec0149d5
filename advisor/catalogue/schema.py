"""The tables of the catalogue file and how they are filled. It can be thrown away at any time."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from advisor import codec
from advisor.catalogue import bits, bridging, facets, ladders, words
from advisor.catalogue.index import WordIndex
from advisor.catalogue.occupations import JobTitle
from advisor.catalogue.said import Said
from advisor.domain.credential import Credential, Provider
from advisor.domain.occupation import Occupation
from advisor.domain.regions import PROVINCE
from advisor.sqlite import Connection

SCHEMA = 4
Tick = Callable[[int], None]
_COMMON = 4000  # a beginning that more rows share is counted once, at build
_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE provider (id TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE record (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
                     folded TEXT NOT NULL, body BLOB NOT NULL);
CREATE INDEX record_title ON record (folded);
CREATE TABLE facet (name TEXT NOT NULL, value TEXT NOT NULL, rows BLOB NOT NULL,
                    PRIMARY KEY (name, value));
CREATE TABLE common (source TEXT NOT NULL, columns TEXT NOT NULL, start TEXT NOT NULL,
                     rows BLOB NOT NULL, PRIMARY KEY (source, columns, start)) WITHOUT ROWID;
CREATE VIRTUAL TABLE record_words USING fts5(title, provider, skills, field, place,
    summary,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
CREATE VIRTUAL TABLE record_words_terms USING fts5vocab(record_words, row);
CREATE TABLE said (row INTEGER PRIMARY KEY, phrase TEXT NOT NULL, means TEXT NOT NULL,
                   kind TEXT NOT NULL);
CREATE TABLE job_name (stems TEXT NOT NULL, place INTEGER NOT NULL, noc TEXT NOT NULL,
                       PRIMARY KEY (stems, place)) WITHOUT ROWID;
CREATE TABLE job_means (noc TEXT NOT NULL, place INTEGER NOT NULL, means TEXT NOT NULL,
                        PRIMARY KEY (noc, place)) WITHOUT ROWID;
CREATE TABLE occupation (noc TEXT PRIMARY KEY, title TEXT NOT NULL, openings INTEGER,
                         median_wage TEXT, wage_unit TEXT, teer INTEGER NOT NULL,
                         body BLOB NOT NULL);
CREATE TABLE job (row INTEGER PRIMARY KEY, noc TEXT NOT NULL, title TEXT NOT NULL,
                  folded TEXT NOT NULL, official INTEGER NOT NULL);
CREATE INDEX job_title ON job (folded);
CREATE VIRTUAL TABLE job_words USING fts5(title, content = '',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3');
CREATE VIRTUAL TABLE job_words_terms USING fts5vocab(job_words, row);
"""


def make(database: Connection) -> None:
    """Create the empty tables; there is no journal, because the file is thrown away on failure."""
    database.execute("PRAGMA journal_mode = OFF")
    database.execute("PRAGMA synchronous = OFF")
    for statement in (_TABLES + ladders.TABLES).split(";\n"):
        if statement.strip():
            database.execute(statement)


def fill_about(database: Connection, facts: dict[str, object]) -> None:
    """What the file was made from."""
    rows = [(name, json.dumps(value)) for name, value in facts.items()]
    database.executemany("INSERT INTO about VALUES (?, ?)", rows)


def fill_credentials(
    database: Connection,
    credentials: Iterable[Credential],
    providers: Iterable[Provider],
    tick: Tick,
) -> None:
    """Records in the order of their titles: row 0 is the first in the alphabet."""
    ordered = sorted(
        credentials, key=lambda c: (words.key(c.title), c.title, c.provider.name, c.id)
    )
    database.executemany(
        "INSERT INTO provider VALUES (?, ?)", [(p.id, codec.to_json(p)) for p in providers]
    )
    sets: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row, credential in enumerate(ordered):
        folded = _folded(credential)
        body = codec.to_json(credential)
        database.execute(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?)",
            (row, credential.id, credential.title, folded[0], body),
        )
        database.execute(
            "INSERT INTO record_words (rowid, title, provider, skills, field, place,"
            " summary) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (row, *folded),
        )
        for name, values in facets.values_of(credential).items():
            for value in values:
                sets[name, value].append(row)
        tick(1)
    ladders.fill(database, ordered)
    size = len(ordered)
    stored = [(*named, bits.to_bytes(bits.of(rows, size))) for named, rows in sets.items()]
    database.executemany("INSERT INTO facet VALUES (?, ?, ?)", stored)
    _count_common(database, "record_words", ("", "title", "provider"), size)


def fill_occupations(
    database: Connection, occupations: Iterable[Occupation], titles: Sequence[JobTitle], tick: Tick
) -> None:
    """Occupation cards and all job titles; titles come best kind first and keep that order."""
    database.executemany(
        "INSERT INTO occupation VALUES (?, ?, ?, ?, ?, ?, ?)", [_card(card) for card in occupations]
    )
    rows = [
        (row, title.noc, title.title, words.key(title.title), title.kind == "class_title")
        for row, title in enumerate(titles)
    ]
    database.executemany("INSERT INTO job VALUES (?, ?, ?, ?, ?)", rows)
    database.execute("INSERT INTO job_words (rowid, title) SELECT row, folded FROM job")
    _count_common(database, "job_words", ("",), len(rows))
    tick(len(rows))


def fill_said(
    database: Connection,
    said: Sequence[Said],
    credentials: Iterable[Credential],
    titles: Sequence[JobTitle],
) -> None:
    """Other words for things, and the way from job titles to the words in titles of records."""
    database.executemany(
        "INSERT INTO said VALUES (?, ?, ?, ?)",
        [(n, row.phrase, "|".join(row.means), row.kind) for n, row in enumerate(said)],
    )
    named = bridging.names(titles)
    meant = bridging.meanings((c.title for c in credentials), titles, named)
    rows = [(stems, n, noc) for stems, nocs in named.items() for n, noc in enumerate(nocs)]
    database.executemany(
        "INSERT INTO job_name VALUES (?, ?, ?)", [row for row in rows if row[2] in meant]
    )
    database.executemany(
        "INSERT INTO job_means VALUES (?, ?, ?)",
        [(noc, n, text) for noc, texts in meant.items() for n, text in enumerate(texts)],
    )


def _card(card: Occupation) -> tuple[object, ...]:
    openings = next((o.openings for o in card.outlook if o.region == PROVINCE), None)
    wage = None if card.wage_median is None else str(card.wage_median)
    return (card.noc, card.title, openings, wage, card.wage_unit, card.teer, codec.to_json(card))


def _folded(credential: Credential) -> tuple[str, ...]:
    """The searched texts in the order of the columns; a provider is known by its short name too.

    Where a record names no place its provider's city stands in: for the search, not for the region.
    """
    provider = credential.provider
    regions = " ".join(credential.regions).replace("_", " ")
    delivery = credential.delivery or ""
    texts = (
        credential.title,
        f"{provider.name} {provider.id}",
        " ".join(credential.skills),
        f"{credential.field} {credential.kind}",
        f"{credential.place or provider.city or ''} {regions} {delivery}",
        credential.summary,
    )
    return tuple(words.key(text) for text in texts)


def _count_common(database: Connection, table: str, choices: Sequence[str], size: int) -> None:
    """Keep the row sets of beginnings that very many rows share: too slow for a keystroke."""
    if size < _COMMON:
        return
    totals: dict[str, int] = defaultdict(int)
    for term, count in database.execute(f"SELECT term, doc FROM {table}_terms"):  # noqa: S608
        for length in range(1, len(term) + 1):
            totals[term[:length]] += count
    index = WordIndex(lambda sql, given: list(database.execute(sql, given)), table, size)
    for start in [start for start, count in totals.items() if count > _COMMON]:
        for columns in choices:
            rows = index.having(start, columns)
            if rows.bit_count() > _COMMON:
                stored = (table, columns, start, bits.to_bytes(rows))
                database.execute("INSERT OR IGNORE INTO common VALUES (?, ?, ?, ?)", stored)
