"""Secrets from a file descriptor: never an argument, never the environment."""

from __future__ import annotations

import os

from advisor.domain.errors import BadInput

_LONGEST = 4096  # bytes


def from_descriptor(number: int, what: str) -> str:
    """The secret up to the first line end. ``what`` names it in a sentence. Raises BadInput."""
    try:
        with os.fdopen(number, "rb") as file:
            given = file.readline(_LONGEST)
    except OSError as error:
        raise BadInput(
            f"The {what} could not be read from descriptor {number} "
            f"({error.strerror}). Open it for the command, like 3< FILE."
        ) from error
    try:
        return given.decode().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise BadInput(f"The {what} is not UTF-8 text. Give it in that encoding.") from error
