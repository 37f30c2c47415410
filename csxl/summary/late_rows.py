"""The rows of a table as their sheet's XML: written once and kept compressed, so that very many cost little memory.

XlsxWriter keeps an object for each cell until the end: 2.5 GB and four minutes for the answers of 10,000 returns.
"""

from __future__ import annotations

import datetime
import zlib
from collections import Counter, deque
from collections.abc import Iterator, Sequence

from csxl.model import marks_layout
from csxl.summary.formulas import Formula
from csxl.text.a1 import column_letter
from csxl.text.memo import Memo
from csxl.writing.written_rows import BLANK, date_cell, formula_cell, number_cell, row_height, text_cell
from csxl.writing.xlsx import Page

Content = str | int | float | datetime.date | Formula | None
MOST = 1 << 13  # contents that are known at a time: most of those that come again do so soon


class Rows:
    """The rows of one sheet below those that XlsxWriter writes, in order; most of what they hold stands there often."""

    def __init__(self, page: Page) -> None:
        self.texts, self.page = page.workbook.texts, page
        self.packer, self.packed = zlib.compressobj(1), deque[bytes]()
        self.letters: list[str] = []
        self.ends: Memo[Content, str] = Memo(self._end, MOST)
        self.met: Counter[Content] = Counter()
        page.late_rows = self

    def add(
        self, row: int, points: float, contents: Sequence[Content], looks: Sequence[str], grows: bool = False
    ) -> None:
        """Add one row of that height in points, its cells from column A on, in looks as `Workbook.mark` names them;
        where it `grows`, Excel may make it higher."""
        for number in range(len(self.letters), len(contents)):
            self.letters.append(f'<c r="{column_letter(number + 1)}')
        ends = self.ends
        cells = [
            f"{letter}{row}{look}{ends[content]}"
            for letter, look, content in zip(self.letters, looks, contents, strict=False)
        ]
        self.met.update(contents)
        if len(self.met) > MOST:
            self._count()
        xml = f'<row r="{row}"{row_height(points, grows)}>{"".join(cells)}</row>'
        self._keep(self.packer.compress(xml.encode()))
        self.last = f"{column_letter(len(contents))}{row}"

    def finish(self) -> None:
        """Let go of what is known of contents, once all rows are there."""
        self._keep(self.packer.flush())
        self._count()
        self.ends.clear()

    def _keep(self, packed: bytes) -> None:
        if packed:
            self.packed.append(packed)

    def _count(self) -> None:
        """Count the texts that were met since the last time; of too many for Marks, only how many they are is kept."""
        texts = self.page.texts
        for content, number in self.met.items():
            if content or content == 0:
                texts[_as_text(content)] += number
            if content and isinstance(content, str):
                self.texts.used += number
        self.met.clear()
        if (count := texts.total()) > marks_layout.MOST_TEXTS:
            texts.clear()
            texts[""] = count

    def _end(self, content: Content) -> str:
        """The end of the XML of a cell: a text, nothing, a date, a formula with its value, or a number."""
        if not content and content != 0:
            return BLANK
        if isinstance(content, str):
            return text_cell(self.texts.plain(content, 0))
        if isinstance(content, datetime.date):
            return date_cell(content)
        return (
            formula_cell(content.text, content.value) if isinstance(content, Formula) else number_cell(float(content))
        )

    def parts(self) -> Iterator[bytes]:
        """The XML, piece by piece, each let go of as it is passed on."""
        unpacker = zlib.decompressobj()
        while self.packed:
            yield unpacker.decompress(self.packed.popleft())


def _as_text(content: Content) -> str:
    """A cell's content as `Page.texts` has it."""
    if isinstance(content, Formula):
        return content.text
    if isinstance(content, datetime.datetime):
        return content.isoformat(" ", "minutes").removesuffix(" 00:00")
    if isinstance(content, datetime.date):
        return content.isoformat()
    return content if isinstance(content, str) else f"{content or 0:.15g}"
