"""The parts of a finished workbook, with what XlsxWriter has no call for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from html import escape
from typing import Protocol

CORE, STRINGS = "docProps/core.xml", "xl/sharedStrings.xml"
AREA, ROWS_END = re.compile(rb'(?<=<dimension ref=")[^"]*'), b"</sheetData>"


class LateRows(Protocol):
    """Rows for the end of a sheet, as XML: `last` is the address of the last cell."""

    last: str

    def parts(self) -> Iterator[bytes]: ...


def mended(data: io.BytesIO, language: str, late: Mapping[str, LateRows]) -> bytes:
    """The workbook with what XlsxWriter has no call for: rows written late, the document's language, and
    "_x000D_x000D_" as text."""
    whole = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename in late:
                _write_late(new, info, old.read(info), late[info.filename])
                continue
            part = old.read(info)
            if info.filename == CORE:
                tag = f"<dc:language>{escape(language, quote=False)}</dc:language></cp:coreProperties>".encode()
                part = part.replace(b"</cp:coreProperties>", tag)
            elif info.filename == STRINGS:  # XlsxWriter leaves the second of two codes that share a "_"
                part = re.sub(rb"(_x005F_x[0-9A-Fa-f]{4})_(?=x[0-9A-Fa-f]{4}_)", rb"\1_x005F_", part)
            new.writestr(info, part)
    return whole.getvalue()


def _write_late(new: zipfile.ZipFile, info: zipfile.ZipInfo, sheet: bytes, rows: LateRows) -> None:
    """Write a sheet's part with its late rows after those it has."""
    start, end = AREA.sub(f"A1:{rows.last}".encode(), sheet, count=1).split(ROWS_END)
    with new.open(info, "w") as part:
        part.write(start)
        for xml in rows.parts():
            part.write(xml)
        part.write(ROWS_END + end)
