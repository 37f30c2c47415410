"""The pieces of worksheets as programs write them: cells, and the starts of rows.

Each is read by the ordinary reading of worksheets when it is first met, and must be whole by itself: then what it says
in its sheet is what it says alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple
from xml.etree.ElementTree import Element

from csxl.sheets import limits, values
from csxl.sheets.cells import Cell, Look, Place
from csxl.sheets.elements import Elements
from csxl.sheets.kept_cells import cell_of
from csxl.sheets.limits import A_PIECE, Watch
from csxl.sheets.places import nought, place, row_number
from csxl.sheets.plain_xml import read_each
from csxl.sheets.strings import PLAIN, Said, Strings, plainly_said
from csxl.sheets.styles import Looks
from csxl.sheets.values import NOTHING
from csxl.sheets.worksheet import CELL_PARTS, ODD, VALUES, Context, Worksheet
from csxl.sheets.xml import TRUE
from csxl.text import a1
from csxl.text.memo import Memo

ROOT, A_ROW, END_OF_ROW, A_CELL = "worksheet", b"<row ", b"</row>", b'<c r="'
PLAIN_CELL = re.compile(  # what comes after A_CELL
    rb'([A-Z]+\d+)" s="(\d+)"(?:(?: t="([ns])")?><v>(\d{1,9})</v>| t="inlineStr"><is>%b</is>)</c>' % PLAIN
)
MOST_CELLS, MOST_ROWS, MOST_TEXTS, MOST_PLACES, MOST_LOOKS = 8_000, 4_000, 4_000, 20_000, 32
LONGEST, MOST_DIGITS = 3_000, 10  # bytes of what is remembered, and of the number of a shared text


class Unusual(Exception):
    """Something is not written as programs write it, or cannot be understood alone."""


class RowStart(NamedTuple):
    """What a row's own tag says: its number, its height as written, whether it is hidden, and whether it ends there."""

    number: int
    height: str
    hidden: bool
    is_all: bool


# A cell's place; what is kept of it, None for nothing; the number of its shared text, -1 where it has none; and what
# its look makes of texts. It is a bare tuple, as many are made for each workbook.
MetCell = tuple[Place, Cell | None, int, Memo[Said, Cell | None]]


class MetCells(Memo[bytes, MetCell]):
    """Cells by all that is written of them, among workbooks of the same looks."""

    def __init__(self, looks: Looks) -> None:
        super().__init__(lambda piece: self._read([piece])[0], MOST_CELLS, LONGEST)
        self.looks = looks
        self.texts = Memo(self._texts, MOST_TEXTS)

    def _texts(self, style: str) -> Memo[Said, Cell | None]:
        """What a style makes of shared texts."""
        if style not in self.looks and style != "0":
            raise Unusual
        return _texts[self.looks[style]]

    def know(self, pieces: Sequence[bytes]) -> None:
        """Read those that were never met, all at once: one by one would take several times as long. Raises Unusual or
        PartFault."""
        if len(pieces) > self.most:
            raise Unusual
        self.learn(pieces, self._read)

    def _read(self, pieces: Sequence[bytes]) -> list[MetCell]:
        return read_each(pieces, PLAIN_CELL, lambda plain: self._plain(*plain.groups()), self._parsed)

    def _plain(self, address: bytes, style: bytes, kind: bytes | None, digits: bytes, text: bytes | None) -> MetCell:
        """A cell that needs no parser, as nearly all do that were never met: its value is a text, or digits alone."""
        where, number = places[address.decode()], style.decode()
        look, texts = self.looks[number], self.texts[number]
        if kind == b"s":
            return where, None, int(digits), texts
        if text is not None:
            return where, _with_text(look, plainly_said(text)), -1, texts
        return where, cell_of(values.number(digits.decode(), look.date, False), look), -1, texts

    def _parsed(self, pieces: Sequence[bytes]) -> list[MetCell]:
        root = parsed(b"".join([A_CELL + piece for piece in pieces]))
        if root.text or not len(root) == len(pieces) == len(list(root.iter("c"))):
            raise Unusual  # a cell begins at each piece, and none lies in another: so each piece is one cell
        alone = worksheet_alone(self.looks)
        return [self._piece(cell, alone) for cell in root]

    def _piece(self, cell: Element, alone: Worksheet) -> MetCell:
        where, style, kind = places[cell.get("r", "")], cell.get("s", "0"), cell.get("t", "n")
        texts = self.texts[style]
        if cell.tail:
            raise Unusual
        if kind == "s":
            return where, None, _number(cell), texts
        if len(cell) == 1 and kind not in ODD and (name := alone.elements.names[cell[0].tag]) in VALUES:
            look = self.looks[style]
            read = alone.value(cell[0], name, kind, look, "")
            if len(read[1]) > limits.CELL_CHARACTERS:
                raise Unusual
            return where, cell_of(read, look), -1, texts
        return where, self._taken(cell), -1, texts

    def _taken(self, cell: Element) -> Cell | None:
        """What is kept of a cell that holds something else than one value."""
        alone = worksheet_alone(self.looks)
        if not all(alone.elements.names[part.tag] in CELL_PARTS for part in cell):
            raise Unusual
        alone.take(cell)
        kept = [*alone.cells.values(), *[blank for _, blank in alone.blanks]]
        if alone.faults.found or alone.arrays or alone.shared or alone.around.odd or alone.others or len(kept) > 1:
            raise Unusual
        return kept[0] if kept else None


def _number(cell: Element) -> int:
    """The number of the shared text that a cell gives."""
    text = (cell[0].text or "") if len(cell) == 1 and cell[0].tag == "v" and not len(cell[0]) else ""
    if not (text.isascii() and text.isdigit() and len(text) < MOST_DIGITS):
        raise Unusual
    return int(text)


def worksheet_alone(looks: Looks) -> Worksheet:
    """A worksheet to read something alone with."""
    return Worksheet(Context(Strings(), looks, False, Watch(A_PIECE)))


def parsed(text: bytes) -> Element:
    """The root of a document made of what stands within a worksheet. Raises PartFault."""
    found: list[Element] = []
    Elements({ROOT: found.append}, (ROOT,), ()).read([b"<worksheet>%b</worksheet>" % text])
    return found[0]


def _of_look(look: Look) -> Memo[Said, Cell | None]:
    """What a look makes of shared texts."""
    return Memo(partial(_with_text, look), MOST_TEXTS, LONGEST, size=lambda said: len(said[0]))


def _with_text(look: Look, said: Said) -> Cell | None:
    text, runs = said
    if len(text) > limits.CELL_CHARACTERS:
        raise Unusual
    return cell_of((text, text, 0, runs) if text else NOTHING, look)


def _row_start(text: bytes) -> RowStart:
    is_all = text.endswith(b"/>")
    root = parsed(A_ROW + text + (b"" if is_all else END_OF_ROW))
    row = root[0] if len(root) == 1 and root[0].tag == "row" and not root.text else Element("")
    number, height = row_number(row.get("r", "").strip()), row.get("ht", "")
    if not number or len(row) or row.text or row.tail:
        raise Unusual
    return RowStart(number, height, row.get("hidden") in TRUE or nought(height), is_all)


def _place(address: str) -> Place:
    found = place(address)
    if found is None or a1.address(*found) != address:
        raise Unusual
    return found


cells_of: Memo[tuple[Look, ...], MetCells] = Memo(lambda looks: MetCells(Looks(looks)), most=MOST_LOOKS)
_texts = Memo(_of_look, most=1_000)
row_starts = Memo(_row_start, MOST_ROWS, LONGEST)
places = Memo(_place, MOST_PLACES, longest=10)
