"""XLSX files: the first sheet that shows, read row by row, with merged cells filled in."""

from __future__ import annotations

import io
import posixpath
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from defusedxml import DefusedXmlException, ElementTree
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from advisor.catalogue.exchange.limits import MOST_COLUMNS, check_archive
from advisor.catalogue.exchange.table import Line
from advisor.domain.errors import DamagedFile

_OLD = b"\xd0\xcf\x11\xe0"  # the container of .xls files and of locked .xlsx files
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+\d+:[A-Z]+\d+)"')
_SIZE = re.compile(rb'<(?:\w+:)?dimension ref="[A-Z]+\d+:[A-Z]+(\d{1,7})"')
_LINKS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BROKEN = (  # what the libraries raise on a file that is not what it says
    ArithmeticError,
    AttributeError,
    DefusedXmlException,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
Fill = tuple[int, int, str]  # the last row of a merged cell, its first row, its text


class Workbook:
    """An XLSX file in memory. Raises DamagedFile where it is not one, or is a bomb."""

    kind, ragged = "XLSX", True
    about = 0  # rows, as far as the file says it: only good for the progress

    def __init__(self, raw: bytes, name: str) -> None:
        self._raw, self._name = raw, name
        if raw.startswith(_OLD):
            raise DamagedFile(f"{name} is an old or locked workbook. Save it as .xlsx, unlocked.")
        self._merged: dict[tuple[int, int], int] = {}
        self._wide: set[int] = set()  # rows whose merged cells span columns
        self._guarded(self._look)

    def lines(self) -> Iterator[Line]:
        """The rows of the sheet. Raises DamagedFile where the file breaks off."""
        rows = self._rows()
        while (line := self._guarded(lambda: next(rows, None))) is not None:
            yield line

    def _guarded(self, step: Callable[[], Any]) -> Any:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # styles and pictures that the library passes over
                return step()
        except _BROKEN as error:
            raise DamagedFile(
                f"{self._name} is damaged, or not a workbook. Open it in a spreadsheet program, "
                "save it again as .xlsx, and try that copy."
            ) from error

    def _look(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self._raw)) as archive:
            check_archive(archive, self._name)
            if any("vbaproject" in part.lower() for part in archive.namelist()):
                raise DamagedFile(f"{self._name} holds macros. Save it as .xlsx without them.")
            self._sheet, path = _shown_sheet(archive)
            xml = archive.read(path)
            if size := _SIZE.search(xml[:4096]):
                self.about = int(size[1])
            for found in _MERGED.findall(xml):
                left, top, right, bottom = range_boundaries(found.decode())
                if right > left:
                    self._wide.add(top)
                self._merged[top, left] = bottom

    def _rows(self) -> Iterator[Line]:
        book = load_workbook(io.BytesIO(self._raw), read_only=True, keep_links=False)
        try:
            sheet = book[self._sheet]
            sheet.reset_dimensions()  # what the file says of its size need not be true
            fills: dict[int, Fill] = {}
            for number, row in enumerate(sheet.iter_rows(), start=1):
                yield self._line(number, row, fills)
        finally:
            book.close()

    def _line(self, number: int, row: tuple[Any, ...], fills: dict[int, Fill]) -> Line:
        texts = []
        for column, cell in enumerate(row[: MOST_COLUMNS + 1], start=1):
            try:
                texts.append(_text(cell))
            except ValueError as error:
                return Line(number, (), f"The cell {cell.coordinate} {error}")
            if (number, column) in self._merged:
                fills[column] = (self._merged[number, column], number, texts[-1])
        for column, (last, first, text) in fills.items():
            if first < number <= last:
                texts += [""] * (column - len(texts))
                texts[column - 1] = text
        while texts and not texts[-1]:
            texts.pop()
        wide = number in self._wide and sum(bool(text) for text in texts) > 1
        return Line(number, tuple(texts), "Cells are merged over columns" if wide else None)


def _shown_sheet(archive: zipfile.ZipFile) -> tuple[str, str]:
    """The name of the first sheet that is not hidden, and its path in the archive."""
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    sheets = [node for node in book.iter() if node.tag.endswith("}sheet")]
    shown, *_rest = (node for node in sheets if node.get("state", "visible") == "visible")
    target = targets[shown.get(_LINKS)]
    return shown.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _text(cell: Any) -> str:
    """The text of a cell. Raises ValueError where it is no plain value."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f" or type(value).__module__.startswith("openpyxl"):
        raise ValueError("holds a formula; put its value there as text")
    if cell.data_type == "e":
        raise ValueError(f"holds the error {value}")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float):
        return f"{value:.10f}".rstrip("0").rstrip(".")
    if isinstance(value, int | str):
        return str(value)
    raise ValueError("holds a time of day, which no column takes")
