"""The parts of a finished workbook, with what XlsxWriter has no call for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import escape
from typing import Protocol

CORE, STRINGS = "docProps/core.xml", "xl/sharedStrings.xml"
ROWS_START, ROWS_END = b"<sheetData>", b"</sheetData>"
ROWS = re.compile(ROWS_START + b".*" + ROWS_END, re.DOTALL)


class LateRows(Protocol):
    """Rows for the end of a sheet, as XML: `last` is the address of the last cell."""

    last: str

    def parts(self) -> Iterator[bytes]: ...


def mended(data: io.BytesIO, language: str, sheets: Mapping[str, Iterator[bytes]]) -> bytes:
    """The workbook with what XlsxWriter has no call for: the rows of its sheets, the document's language, and
    "_x000D_x000D_" as text."""
    whole = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            if rows := sheets.get(info.filename):
                _write_sheet(new, info, part, rows)
                continue
            if info.filename == CORE:
                tag = f"<dc:language>{escape(language, quote=False)}</dc:language></cp:coreProperties>".encode()
                part = part.replace(b"</cp:coreProperties>", tag)
            elif info.filename == STRINGS:  # XlsxWriter leaves the second of two codes that share a "_"
                part = re.sub(rb"(_x005F_x[0-9A-Fa-f]{4})_(?=x[0-9A-Fa-f]{4}_)", rb"\1_x005F_", part)
            new.writestr(info, part)
    return whole.getvalue()


def _write_sheet(new: zipfile.ZipFile, info: zipfile.ZipInfo, part: bytes, rows: Iterator[bytes]) -> None:
    """Write a sheet's part with its rows in place of those that XlsxWriter knows of."""
    start, end = ROWS.split(part)
    with new.open(info, "w") as stream:
        stream.write(start + ROWS_START)
        for xml in rows:
            stream.write(xml)
        stream.write(ROWS_END + end)
