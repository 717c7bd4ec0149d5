"""Records as CSV and XLSX, in columns that an import understands; every cell a harmless text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from advisor.catalogue.exchange import cells, fields
from advisor.catalogue.reading import CredentialRow, ProviderRow

_COLUMNS = tuple(name for name in fields.NAMES if name != "retired")


def comma(rows: Iterable[CredentialRow], providers: Mapping[str, ProviderRow]) -> bytes:
    """A CSV file in UTF-8 with the mark that spreadsheet programs look for."""
    target = io.StringIO(newline="")
    writer = csv.writer(target)
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow(_texts(row, providers[row.provider]))
    return target.getvalue().encode("utf-8-sig")


def workbook(
    rows: Iterable[CredentialRow], providers: Mapping[str, ProviderRow], count: int
) -> bytes:
    """An XLSX file of one sheet; numbers are texts too, so that nothing is rounded.

    ``count`` of the rows: the size stands before them, else readers must look for it to the end.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Catalogue")
    sheet.freeze_panes = "C2"
    size = f"A1:{get_column_letter(len(_COLUMNS))}{count + 1}"
    sheet.calculate_dimension = lambda: size  # which openpyxl asks of every sheet that has it
    sheet.append(_COLUMNS)
    for row in rows:
        line = []
        for text in _texts(row, providers[row.provider]):
            cell = WriteOnlyCell(sheet, value=text or None)
            cell.data_type = "s" if text else "n"
            line.append(cell)
        sheet.append(line)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _texts(row: CredentialRow, provider: ProviderRow) -> list[str]:
    return [cells.harmless(fields.of_row(row, provider, name)) for name in _COLUMNS]
