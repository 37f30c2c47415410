"""The parts of a finished workbook, with what XlsxWriter has no call for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from csxl.writing.taking import take

if TYPE_CHECKING:
    import xlsxwriter

CORE, TEXTS = "docProps/core.xml", "xl/sharedStrings.xml"
ROWS_START, ROWS_END = b"<sheetData>", b"</sheetData>"
ROWS = re.compile(ROWS_START + b".*" + ROWS_END, re.DOTALL)


class LateRows(Protocol):
    """Rows for the end of a sheet, as XML: `last` is the address of the last cell."""

    last: str

    def parts(self) -> Iterator[bytes]: ...


def made(book: xlsxwriter.Workbook) -> Sequence[tuple[str, bytes]]:
    """The parts of a workbook by name, as XlsxWriter makes them; they are not packed twice."""
    packager, parts = book._get_packager(), list[tuple[str, bytes]]()
    make = packager._create_package

    def keep() -> Sequence[object]:
        parts.extend((name, text.getvalue().encode()) for text, name, _ in make())
        return ()

    packager._create_package, book._get_packager = keep, lambda: packager
    take("the workbook", book.close)
    return parts


def packed(
    parts: Sequence[tuple[str, bytes]], language: str, texts: Iterator[bytes], rows: Mapping[str, Iterator[bytes]]
) -> bytes:
    """The workbook of those parts, with the document's language, with its texts, and with the rows of its sheets by the
    names of their parts, in place of those that XlsxWriter knows of."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as new:
        for name, part in parts:
            pieces: Iterable[bytes] = [part]
            if name == CORE:
                tag = f"<dc:language>{escape(language, quote=False)}</dc:language></cp:coreProperties>".encode()
                pieces = [part.replace(b"</cp:coreProperties>", tag)]
            elif name == TEXTS:
                pieces = texts
            elif name in rows:
                start, end = ROWS.split(part)
                pieces = chain([start, ROWS_START], rows[name], [ROWS_END, end])
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            with new.open(info, "w") as stream:
                stream.writelines(pieces)
    return whole.getvalue()
