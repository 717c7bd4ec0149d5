"""Other words that people use for what a record teaches, so that it is found by them too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from advisor.catalogue.words import key
from advisor.domain.errors import BadInput

Groups = Sequence[Sequence[str]]


def read_groups(data: Mapping[str, Any], where: str) -> Groups:
    """The groups of ``synonyms.toml``, folded. Raises BadInput where it is not of that shape."""
    groups = data.get("groups")
    if not isinstance(groups, list) or not all(isinstance(group, list) for group in groups):
        raise BadInput(f"{where}: groups must be a list of lists of words. Mend the file.")
    return [[key(str(phrase)) for phrase in group] for group in groups]


def also(texts: Iterable[str], groups: Groups) -> str:
    """The phrases that mean what folded texts say, without those that they hold already."""
    held = f" {' | '.join(texts)} "
    added: list[str] = []
    for group in groups:
        found = {phrase for phrase in group if f" {phrase} " in held or f" {phrase}s " in held}
        if found:
            added += [phrase for phrase in group if phrase not in found]
    return " ".join(dict.fromkeys(added))
