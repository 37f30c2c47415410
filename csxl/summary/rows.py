"""The rows of a table as the XML of their sheet: written once, kept compressed, so that their number hardly matters.

XlsxWriter keeps an object for each cell until the end: 2.5 GB and four minutes for the answers of 10,000 returns.
"""
from __future__ import annotations

import datetime
import zlib
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from xlsxwriter.format import Format

from csxl.layout import column_letter
from csxl.summary.formulas import Formula
from csxl.xlsx import Page, plain_string, storable

Content = str | int | float | datetime.date | Formula | None
DAY_0, FIRST_DAY = datetime.date(1899, 12, 30), datetime.date(1900, 3, 1)  # before it Excel's calendar is not ours
PIXEL = 0.75  # points; Excel takes heights in whole ones
WHOLE = 1 << 16  # bytes given on at once


class Rows:
    """The rows of one sheet below what XlsxWriter writes of it, in their order."""

    def __init__(self, page: Page) -> None:
        self.index = page.workbook.text_index
        self.packer, self.packed = zlib.compressobj(1), bytearray()
        self.letters: list[str] = []
        page.late_rows = self

    def add(self, row: int, points: float, contents: Sequence[Content], looks: Sequence[Format]) -> None:
        """One row of so many points, its cells from column A on."""
        for number in range(len(self.letters), len(contents)):
            self.letters.append(column_letter(number + 1))
        height = int(points / PIXEL + 0.5) * PIXEL
        cells = "".join([self._cell(f'<c r="{letter}{row}" s="{look._get_xf_index()}"', content)
                         for letter, content, look in zip(self.letters, contents, looks, strict=False)])
        xml = f'<row r="{row}" ht="{height:.16g}" customHeight="1">{cells}</row>'
        self.packed += self.packer.compress(xml.encode())
        self.last = f"{self.letters[-1]}{row}"

    def _cell(self, start: str, content: Content) -> str:
        """A cell by the kind of its content, from its start on."""
        if content is None or content == "":
            return f"{start}/>"
        if isinstance(content, datetime.date):
            if content >= FIRST_DAY:
                return f"{start}><v>{(content - DAY_0).days}</v></c>"
            content = content.isoformat()
        if isinstance(content, str):
            return f'{start} t="s"><v>{self.index(plain_string(content))}</v></c>'
        if isinstance(content, Formula):
            kind = ' t="str"' if isinstance(content.value, str) else ""
            return f"{start}{kind}><f>{escape(content.text[1:])}</f><v>{escape(storable(str(content.value)))}</v></c>"
        return f"{start}><v>{content}</v></c>"

    def parts(self) -> Iterator[bytes]:
        """The XML, piece by piece."""
        self.packed += self.packer.flush()
        unpacker = zlib.decompressobj()
        for start in range(0, len(self.packed), WHOLE):
            yield unpacker.decompress(self.packed[start:start + WHOLE])
        yield unpacker.flush()
