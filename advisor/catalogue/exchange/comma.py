"""CSV files: letters, separator and quotes found out, then rows."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from advisor.catalogue.exchange.table import Line
from advisor.domain.errors import BadInput, DamagedFile

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16")
_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class Commas:
    """A CSV file in memory. Raises BadInput for a wrong encoding, DamagedFile for no text."""

    ragged = False

    def __init__(self, raw: bytes, name: str, encoding: str | None) -> None:
        self.encoding, self._text = _decoded(raw, name, encoding)
        self._name = name
        self._separator = _separator(self._text)
        self.kind = f"CSV, {self.encoding}, {_SEPARATORS[self._separator]}"
        self.about = self._text.count("\n")

    def lines(self) -> Iterator[Line]:
        """The rows; one that breaks the rules of quotes ends the reading with its number."""
        reader = csv.reader(
            io.StringIO(self._text, newline=""), delimiter=self._separator, strict=True
        )
        number = 0
        try:
            for number, row in enumerate(reader, start=1):
                yield Line(number, tuple(row))
        except csv.Error as error:
            where = f"{self._name}, row {number + 1}"
            raise DamagedFile(
                f"{where}: the quotes or letters of the row are broken ({error}). Mend the row."
            ) from error


def _decoded(raw: bytes, name: str, asked: str | None) -> tuple[str, str]:
    if asked is not None and asked not in ENCODINGS:
        raise BadInput(f"“{asked}” is not one of the encodings {', '.join(ENCODINGS)}.")
    marked = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)
    tried = [asked] if asked else [marked] if marked else ["utf-8", "cp1252"]
    for encoding in tried:
        try:
            text = raw.decode(encoding)
        except UnicodeError:
            continue
        if "\0" in text:
            break
        return encoding, text
    raise DamagedFile(
        f"{name} is not a text of {' or '.join(tried)}. Save it as “CSV UTF-8” and try again."
    )


def _separator(text: str) -> str:
    """The sign that parts the first row that has any, outside of quotes."""
    for line in text.splitlines()[:20]:
        bare = "".join(line.split('"')[::2])
        best = max(_SEPARATORS, key=bare.count)
        if best in bare:
            return best
    return ","
