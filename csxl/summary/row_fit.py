"""How many lines the contents of a table's rows take: each is measured once, however often it stands there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from csxl.summary.formulas import Formula
from csxl.summary.late_rows import Content
from csxl.summary.lines import line_count, may_wrap
from csxl.text.memo import Memo

BOLD = {"strong", "word", "rating"}
MOST = 1 << 13  # contents of one column; of ways in which the cells of a row may look, fewer


class RowFit:
    """The columns of a table, each by how many characters fit into it."""

    def __init__(self, rooms: Sequence[float]) -> None:
        self.rooms = rooms
        self.counts: Memo[tuple[float, bool], Mapping[Content, int]] = Memo(_counts, MOST)
        self.columns: Memo[tuple[str, ...], Sequence[Mapping[Content, int]]] = Memo(self._columns, MOST)

    def lines(self, cells: Sequence[Content], styles: tuple[str, ...]) -> list[int]:
        """The lines that each cell of a row takes, in these styles."""
        return [counts[content] for counts, content in zip(self.columns[styles], cells, strict=True)]

    def _columns(self, styles: tuple[str, ...]) -> Sequence[Mapping[Content, int]]:
        columns = zip(self.rooms, styles, strict=True)
        return [self.counts[room, not BOLD.isdisjoint(name.split())] for room, name in columns]


def _counts(column: tuple[float, bool]) -> Mapping[Content, int]:
    """By content, the lines in a column of that room, in bold or not."""
    room, bold = column

    def lines(content: Content) -> int:
        text = shown(content)
        return line_count(text, room, bold) if may_wrap(text, room) else 1

    return Memo(lines, MOST)


def shown(content: Content) -> str:
    """The text of a cell that may need more than one line."""
    if isinstance(content, Formula):
        return str(content.value)
    return content if isinstance(content, str) else ""
