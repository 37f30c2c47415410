"""A worksheet as spreadsheet programs write it, read by its pieces: one like it that was met before is known.

It is cut where every row and every cell begins. Whatever else stands in a sheet shows itself when its piece is first
read, and then the whole sheet is read in the ordinary way.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from csxl.sheets import limits
from csxl.sheets.cells import Cell, Flag, Place
from csxl.sheets.faults import PartFault
from csxl.sheets.kept_cells import BESIDE, FORMULA, is_blank, work_of
from csxl.sheets.known_parts import sole
from csxl.sheets.plain_pieces import (
    A_CELL,
    A_ROW,
    END_OF_ROW,
    MOST_ROWS,
    ROOT,
    Met,
    Unusual,
    met_with,
    places,
    printed,
    row_starts,
    without_headers,
)
from csxl.sheets.plain_xml import contents
from csxl.sheets.strings import Said
from csxl.sheets.worksheet import Worksheet
from csxl.text.memo import Memo

CELLS, END = "<sheetData>", "</sheetData>"
Cut = tuple[str, bool, list[tuple[str, str, str]]]


def read_worksheet(worksheet: Worksheet, chunks: Iterable[bytes]) -> None:
    """Read a worksheet's part into an empty worksheet. Raises PartFault."""
    data = sole(chunks)
    if data is None or not Memo.remembers or not _is_read(worksheet, data):
        worksheet.read(chunks)


def _is_read(worksheet: Worksheet, data: bytes) -> bool:
    """Whether a sheet is plain enough and far from all limits; it has then been read."""
    within, watch = contents(data, ROOT), worksheet.watch
    if within is None or worksheet.context.from_1904:
        return False
    met = met_with(worksheet.context.looks)
    rows = _Rows(met, worksheet.items)
    try:
        before, _, text = data[slice(*within)].decode().partition(CELLS)
        text, _, after = text.partition(END)
        after, headers = without_headers(after)
        around, texts = met.around[before, after], printed[headers]
        rows.read(text)
    except (Unusual, PartFault, UnicodeDecodeError, IndexError):
        return False
    cells = dict(rows.kept)
    work = rows.work + sum([work_of(cell) for cell in cells.values() if cell.look.odd])
    characters = len("".join([cell.text for cell in cells.values()]))
    if len(cells) != len(rows.kept):  # a cell stands there twice
        return False
    if watch.work + work > watch.most_work or watch.cells + len(cells) > watch.most_cells:
        return False
    if watch.characters + characters > limits.UNWEIGHED:
        return False
    watch.worked(work)
    watch.kept(len(cells), characters)
    worksheet.cells, worksheet.hidden_columns = cells, list(around.hidden_columns)
    worksheet.merges, worksheet.sorts, worksheet.rules = list(around.merges), list(around.sorts), list(around.rules)
    worksheet.around = around.around.with_sheets_own(rows.heights, list(texts))
    return True


class _Rows:
    """The rows of a sheet: what is kept of them, their heights, and what it counts to look at them."""

    def __init__(self, met: Met, items: Sequence[Said]) -> None:
        self.met, self.items = met, items
        self.kept: list[tuple[Place, Cell]] = []
        self.heights: dict[int, str] = {}
        self.rightmost = self.work = 0

    def read(self, text: str) -> None:
        """Read what stands between the first row's beginning and the last one's end. Raises Unusual, PartFault or
        IndexError."""
        before, *rows = text.split(A_ROW)
        if len(rows) > MOST_ROWS:
            raise Unusual
        cut = list(map(_cut, rows))
        self.met.cells.know([rest for _, _, cells in cut for _, _, rest in cells])
        for start, has_end, cells in cut:
            number, height, hidden, is_all = row_starts[start]
            if is_all is has_end or (is_all and cells):
                raise Unusual
            self.work += limits.A_ROW + len(cells)
            if height:
                self.heights[number] = height
            self._row(cells, hidden)
        if before:
            raise Unusual

    def _row(self, pieces: Iterable[tuple[str, str, str]], hidden: bool) -> None:
        """Keep a row's cells if there is any text in it: not its coloured blanks far to the right of all texts."""
        known, items, kept, before = self.met.cells, self.items, self.kept, len(self.kept)
        last_text = last_blank = 0
        for address, _, rest in pieces:
            cell, number, texts = known[rest]
            if number >= 0:
                cell = texts[items[number]]
            if cell is None:
                continue
            place = places[address]
            kept.append((place, cell._replace(flags=cell.flags | Flag.HIDDEN) if hidden else cell))
            if cell.text or cell.flags & FORMULA:
                last_text = place[1]
            elif place[1] > last_blank:
                last_blank = place[1]
        if not last_text:
            del kept[before:]
        elif last_blank:
            self.rightmost = max(self.rightmost, last_text)
            far = self.rightmost + BESIDE
            if last_blank > far:
                kept[before:] = [(at, cell) for at, cell in kept[before:] if at[1] <= far or not is_blank(cell)]


def _cut(row: str) -> Cut:
    """A row's start, whether it has an end of its own, and its cells: the address of each, and all that comes after."""
    has_end = row.endswith(END_OF_ROW)
    start, *cells = row.removesuffix(END_OF_ROW).split(A_CELL)
    return start, has_end, [cell.partition('"') for cell in cells]
