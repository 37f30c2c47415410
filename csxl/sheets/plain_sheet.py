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
from csxl.sheets.plain_around import (
    LONGEST_AROUND,
    MOST_AROUND,
    Surroundings,
    length,
    printed,
    surroundings,
    without_headers,
)
from csxl.sheets.plain_pieces import (
    A_CELL,
    A_ROW,
    END_OF_ROW,
    MOST_LOOKS,
    MOST_ROWS,
    ROOT,
    MetCell,
    Unusual,
    cells_of,
    row_starts,
)
from csxl.sheets.plain_xml import contents
from csxl.sheets.strings import Said
from csxl.sheets.styles import Looks
from csxl.sheets.worksheet import Worksheet
from csxl.text.memo import Memo, once_each

CELLS, END = b"<sheetData>", b"</sheetData>"


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
    met = _met_with(worksheet.context.looks)
    rows = _Rows(met, worksheet.items)
    try:
        before, _, text = data[slice(*within)].partition(CELLS)
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


class _Met:
    """What was met in workbooks of the same looks; `around` is by what is said before the cells and after them."""

    def __init__(self, looks: Looks) -> None:
        self.fills, self.cells = looks.rule_fills, cells_of[tuple(looks.values())]
        self.around = Memo(self._with_fills, MOST_AROUND, LONGEST_AROUND, size=length)

    def _with_fills(self, before_after: tuple[bytes, bytes]) -> Surroundings:
        """The surroundings with the fills of their rules in place of the numbers of these."""
        found = surroundings[before_after]
        rules = [rule._replace(fill=self.fills.get(rule.fill, "")) for rule in found.rules]
        return found._replace(rules=tuple([rule for rule in rules if rule.fill]))


_met_with = once_each(_Met, MOST_LOOKS)


class _Rows:
    """The rows of a sheet: what is kept of them, their heights, and what it counts to look at them."""

    def __init__(self, met: _Met, items: Sequence[Said]) -> None:
        self.met, self.items = met, items
        self.kept: list[tuple[Place, Cell]] = []
        self.heights: dict[int, str] = {}
        self.rightmost = self.work = 0

    def read(self, text: bytes) -> None:
        """Read what stands between the first row's beginning and the last one's end. Raises Unusual, PartFault or
        IndexError."""
        before, *rows = text.split(A_ROW)
        if len(rows) > MOST_ROWS:
            raise Unusual
        cut = list(map(_cut, rows))
        known = self.met.cells
        known.know([piece for _, _, pieces in cut for piece in pieces])
        for start, has_end, pieces in cut:
            number, height, hidden, is_all = row_starts[start]
            if is_all is has_end or (is_all and pieces):
                raise Unusual
            self.work += limits.A_ROW + len(pieces)
            if height:
                self.heights[number] = height
            self._row(map(known.__getitem__, pieces), hidden)
        if before:
            raise Unusual

    def _row(self, cells: Iterable[MetCell], hidden: bool) -> None:
        """Keep a row's cells if there is any text in it: not its coloured blanks far to the right of all texts."""
        items, kept, before = self.items, self.kept, len(self.kept)
        last_text = last_blank = 0
        for place, own, number, texts in cells:
            cell = own if number < 0 else texts[items[number]]
            if cell is None:
                continue
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


def _cut(row: bytes) -> tuple[bytes, bool, list[bytes]]:
    """A row's start, whether it has an end of its own, and its cells: of each all that comes after `A_CELL`."""
    has_end = row.endswith(END_OF_ROW)
    start, *pieces = row.removesuffix(END_OF_ROW).split(A_CELL)
    return start, has_end, pieces
