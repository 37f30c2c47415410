"""The parts of a finished workbook, with what XlsxWriter has no call for."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from html import escape
from typing import Protocol

CORE, STRINGS = "docProps/core.xml", "xl/sharedStrings.xml"
AREA, ROWS_END = re.compile(rb'(?<=<dimension ref=")[^"]*'), b"</sheetData>"
ROW = re.compile(rb'<row r="(\d+)"[^>]*>')


class LateRows(Protocol):
    """Rows for the end of a sheet, as XML: `last` is the address of the last cell."""

    last: str

    def parts(self) -> Iterator[bytes]: ...


class Finish(Protocol):
    """What a sheet's part still lacks: rows for its end, and which rows may grow with what is typed."""

    @property
    def late_rows(self) -> LateRows | None: ...

    @property
    def growing(self) -> Collection[int]: ...


def mended(data: io.BytesIO, language: str, sheets: Mapping[str, Finish]) -> bytes:
    """The workbook with what XlsxWriter has no call for: what its sheets lack, the document's language, and
    "_x000D_x000D_" as text."""
    whole = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            if sheet := sheets.get(info.filename):
                _write_sheet(new, info, part, sheet)
                continue
            if info.filename == CORE:
                tag = f"<dc:language>{escape(language, quote=False)}</dc:language></cp:coreProperties>".encode()
                part = part.replace(b"</cp:coreProperties>", tag)
            elif info.filename == STRINGS:  # XlsxWriter leaves the second of two codes that share a "_"
                part = re.sub(rb"(_x005F_x[0-9A-Fa-f]{4})_(?=x[0-9A-Fa-f]{4}_)", rb"\1_x005F_", part)
            new.writestr(info, part)
    return whole.getvalue()


def _write_sheet(new: zipfile.ZipFile, info: zipfile.ZipInfo, part: bytes, sheet: Finish) -> None:
    """Write a sheet's part with what it lacks."""
    if sheet.growing:  # a height that is "custom" is never changed by a program
        part = ROW.sub(
            lambda row: row[0].replace(b' customHeight="1"', b"") if int(row[1]) in sheet.growing else row[0], part
        )
    if sheet.late_rows:
        _write_late(new, info, part, sheet.late_rows)
    else:
        new.writestr(info, part)


def _write_late(new: zipfile.ZipFile, info: zipfile.ZipInfo, sheet: bytes, rows: LateRows) -> None:
    """Write a sheet's part with its late rows after those it has."""
    start, end = AREA.sub(f"A1:{rows.last}".encode(), sheet, count=1).split(ROWS_END)
    with new.open(info, "w") as part:
        part.write(start)
        for xml in rows.parts():
            part.write(xml)
        part.write(ROWS_END + end)
