"""Pages of a PDF as images in memory: the one module that talks to pypdfium2."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import pypdfium2
from PySide6.QtGui import QImage

_ONE_AT_A_TIME = threading.Lock()  # PDFium itself is not safe to use from two threads

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page as an image; ``number`` counts from 0."""

    image: QImage
    number: int
    count: int


def page(pdf: bytes, number: int, width: int) -> Drawn:
    """A page ``width`` pixels wide; past the end it is the last one. Raises PdfiumError."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            number = max(0, min(number, len(document) - 1))
            sheet = document[number]
            return Drawn(_image(sheet, width / sheet.get_width()), number, len(document))
        finally:
            document.close()


def all_pages(pdf: bytes, dpi: float) -> tuple[QImage, ...]:
    """Every page at ``dpi``, for a printer. Raises PdfiumError."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(_image(sheet, dpi / POINTS_PER_INCH) for sheet in document)
        finally:
            document.close()


def _image(sheet: pypdfium2.PdfPage, scale: float) -> QImage:
    bitmap = sheet.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    shape = bitmap.width, bitmap.height, bitmap.stride
    image = QImage(bytes(bitmap.buffer), *shape, QImage.Format.Format_RGBX8888)
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    bitmap.close()
    sheet.close()
    return image
