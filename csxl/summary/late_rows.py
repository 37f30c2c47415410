"""The rows of a table as their sheet's XML: written once and kept compressed, so that very many cost little memory.

XlsxWriter keeps an object for each cell until the end: 2.5 GB and four minutes for the answers of 10,000 returns.
"""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING

from csxl.summary.formulas import Formula
from csxl.text.a1 import column_letter
from csxl.text.days import DAY_NOUGHT
from csxl.writing.storable import storable
from csxl.writing.xlsx import Page

if TYPE_CHECKING:
    from xlsxwriter.format import Format

Content = str | int | float | datetime.date | Formula | None
PIXEL = 0.75  # points; Excel takes heights in whole pixels
MOMENT_NOUGHT, DAY_LONG = datetime.datetime.combine(DAY_NOUGHT, datetime.time()), datetime.timedelta(days=1)
WHOLE = 1 << 16  # bytes passed on at a time


class Rows:
    """The rows of one sheet below those that XlsxWriter writes, in order."""

    def __init__(self, page: Page) -> None:
        self.index = page.workbook.text_index
        self.packer, self.packed = zlib.compressobj(1), bytearray()
        self.letters: list[str] = []
        self.texts = page.texts
        page.late_rows = self

    def add(
        self, row: int, points: float, contents: Sequence[Content], looks: Sequence[str], grows: bool = False
    ) -> None:
        """Add one row of that height in points, its cells from column A on, in looks from `look_mark`; where it
        `grows`, Excel may make it higher."""
        for number in range(len(self.letters), len(contents)):
            self.letters.append(f'<c r="{column_letter(number + 1)}')
        cells = [
            f'{letter}{row}{look} t="s"><v>{self.index(content)}</v></c>'
            if isinstance(content, str) and content
            else f"{letter}{row}{look}{_rest(content)}"
            for letter, look, content in zip(self.letters, looks, contents, strict=False)
        ]
        self.texts.update(_as_text(content) for content in contents if content or content == 0)
        height = int(points / PIXEL + 0.5) * PIXEL
        fixed = "" if grows else ' customHeight="1"'
        xml = f'<row r="{row}" ht="{height:.16g}"{fixed}>{"".join(cells)}</row>'
        self.packed += self.packer.compress(xml.encode())
        self.last = f"{column_letter(len(contents))}{row}"

    def parts(self) -> Iterator[bytes]:
        """The XML, piece by piece."""
        self.packed += self.packer.flush()
        unpacker = zlib.decompressobj()
        for start in range(0, len(self.packed), WHOLE):
            yield unpacker.decompress(self.packed[start : start + WHOLE])
        yield unpacker.flush()


def _as_text(content: Content) -> str:
    """A cell's content as `Page.texts` has it."""
    if isinstance(content, Formula):
        return content.text
    if isinstance(content, datetime.datetime):
        return content.isoformat(" ", "minutes").removesuffix(" 00:00")
    if isinstance(content, datetime.date):
        return content.isoformat()
    return content if isinstance(content, str) else f"{content or 0:.15g}"


def look_mark(look: Format) -> str:
    """A cell's format as its XML names it."""
    return f'" s="{look._get_xf_index()}"'


def _rest(content: Content) -> str:
    """The rest of the XML of a cell that is not text: nothing, a date, perhaps with a time of day, a formula with its
    value, or a number."""
    if not content and content != 0:
        return "/>"
    if isinstance(content, datetime.datetime):
        return f"><v>{(content - MOMENT_NOUGHT) / DAY_LONG:.15g}</v></c>"
    if isinstance(content, datetime.date):
        return f"><v>{(content - DAY_NOUGHT).days}</v></c>"
    if isinstance(content, Formula):
        kind = ' t="str"' if isinstance(content.value, str) else ""
        formula, value = (escape(text, quote=False) for text in (content.text[1:], storable(str(content.value))))
        return f"{kind}><f>{formula}</f><v>{value}</v></c>"
    return f"><v>{content}</v></c>"
