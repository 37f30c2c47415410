"""The parts of a finished workbook, with what XlsxWriter has no call for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from itertools import chain
from typing import Protocol

CORE, TEXTS = "docProps/core.xml", "xl/sharedStrings.xml"
ROWS_START, ROWS_END = b"<sheetData>", b"</sheetData>"
ROWS = re.compile(ROWS_START + b".*" + ROWS_END, re.DOTALL)


class LateRows(Protocol):
    """Rows for the end of a sheet, as XML: `last` is the address of the last cell."""

    last: str

    def parts(self) -> Iterator[bytes]: ...


def mended(data: io.BytesIO, language: str, texts: Iterator[bytes], rows: Mapping[str, Iterator[bytes]]) -> bytes:
    """The workbook with the document's language, with its texts, and with the rows of its sheets by the names of their
    parts, in place of those that XlsxWriter knows of."""
    whole = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            pieces: Iterable[bytes] = [part]
            if info.filename == CORE:
                tag = f"<dc:language>{escape(language, quote=False)}</dc:language></cp:coreProperties>".encode()
                pieces = [part.replace(b"</cp:coreProperties>", tag)]
            elif info.filename == TEXTS:
                pieces = texts
            elif info.filename in rows:
                start, end = ROWS.split(part)
                pieces = chain([start, ROWS_START], rows[info.filename], [ROWS_END, end])
            with new.open(info, "w") as stream:
                stream.writelines(pieces)
    return whole.getvalue()
