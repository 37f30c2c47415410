"""The pieces of worksheets as programs write them: cells, the starts of rows, and all around the cells.

Each is read by the ordinary reading of worksheets when it is first met, and must be whole by itself: then what it says
in its sheet is what it says alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from csxl.sheets import limits
from csxl.sheets.around import HEADERS, Around
from csxl.sheets.cells import Area, Cell, Look, Place, Rule
from csxl.sheets.elements import Elements
from csxl.sheets.kept_cells import cell_of
from csxl.sheets.limits import A_PIECE, Watch
from csxl.sheets.places import nought, place, row_number
from csxl.sheets.rules import MOST_RULES
from csxl.sheets.strings import Said, Strings
from csxl.sheets.styles import Looks
from csxl.sheets.values import NOTHING
from csxl.sheets.worksheet import CELL_PARTS, ODD, VALUES, Context, Worksheet
from csxl.sheets.xml import TRUE
from csxl.text import a1
from csxl.text.memo import Memo, once_each

ROOT, A_ROW, END_OF_ROW, A_CELL = "worksheet", "<row ", "</row>", '<c r="'
ALTERNATIVES = "AlternateContent"  # whether they are understood depends on what the root declares
NO_HEADERS = "<headerFooter/>"
MOST_CELLS, MOST_ROWS, MOST_PLACES, MOST_AROUND, MOST_LOOKS = 4_000, 4_000, 20_000, 200, 32
LONGEST, LONGEST_AROUND = 3_000, 20_000  # characters of what is remembered


class Unusual(Exception):
    """Something is not written as programs write it, or cannot be understood alone."""


class MetCell(NamedTuple):
    """What is kept of a cell, None for nothing; or the number of its shared text and what its look makes of texts."""

    cell: Cell | None
    number: int
    texts: Memo[Said, Cell | None]


class RowStart(NamedTuple):
    """What a row's own tag says: its number, its height as written, whether it is hidden, and whether it ends there."""

    number: int
    height: str
    hidden: bool
    is_all: bool


class Surroundings(NamedTuple):
    """All of a worksheet but its cells, the heights of its rows and the texts of its headers. It never changes."""

    merges: tuple[Area, ...]
    sorts: tuple[Area, ...]
    rules: tuple[Rule, ...]
    hidden_columns: tuple[tuple[int, int], ...]
    around: Around


class MetCells(Memo[str, MetCell]):
    """Cells by all that is written of them after their address, among workbooks of the same looks."""

    def __init__(self, looks: Looks) -> None:
        super().__init__(lambda rest: self._read([rest])[0], MOST_CELLS, LONGEST)
        self.looks = looks
        self.texts = Memo(self._texts, MOST_CELLS)

    def _texts(self, style: str) -> Memo[Said, Cell | None]:
        """What a style makes of shared texts."""
        if style not in self.looks and style != "0":
            raise Unusual
        return _texts[self.looks[style]]

    def know(self, rests: Sequence[str]) -> None:
        """Read those that were never met, all at once: one by one would take several times as long. Raises Unusual or
        PartFault."""
        if len(rests) > self.most:
            raise Unusual
        self.learn(rests, self._read)

    def _read(self, rests: Sequence[str]) -> list[MetCell]:
        root = parsed("".join(f'{A_CELL}A1"{rest}' for rest in rests))
        if root.text or not len(root) == len(rests) == len(list(root.iter("c"))):
            raise Unusual  # a cell begins at each piece, and none lies in another: so each piece is one cell
        alone = worksheet_alone(self.looks)
        return [self._piece(cell, alone) for cell in root]

    def _piece(self, cell: Element, alone: Worksheet) -> MetCell:
        style, kind = cell.get("s", "0"), cell.get("t", "n")
        texts = self.texts[style]
        if cell.tail:
            raise Unusual
        if kind == "s":
            return MetCell(None, _number(cell), texts)
        if len(cell) == 1 and kind not in ODD and (name := alone.elements.names[cell[0].tag]) in VALUES:
            look = self.looks[style]
            read = alone.value(cell[0], name, kind, look, "")
            if len(read[1]) > limits.CELL_CHARACTERS:
                raise Unusual
            return MetCell(cell_of(read, look), -1, texts)
        return MetCell(self._taken(cell), -1, texts)

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
    if not (text.isascii() and text.isdigit()):
        raise Unusual
    return int(text)


class Met:
    """What was met in workbooks of the same looks; `around` is by what is said before the cells and after them."""

    def __init__(self, looks: Looks) -> None:
        self.fills, self.cells = looks.rule_fills, _cells[tuple(looks.values())]
        self.around = Memo(self._with_fills, MOST_AROUND, LONGEST_AROUND, size=_length)

    def _with_fills(self, before_after: tuple[str, str]) -> Surroundings:
        """The surroundings with the fills of their rules in place of the numbers of these."""
        found = _surroundings[before_after]
        rules = [rule._replace(fill=self.fills.get(rule.fill, "")) for rule in found.rules]
        return found._replace(rules=tuple([rule for rule in rules if rule.fill]))


class _Numbers(dict[str, str]):
    """Each number as its own fill."""

    def get(self, number: str, _: object = "") -> str:
        return number


_numbered = Looks()
_numbered.rule_fills = _Numbers()


def _around(before_after: tuple[str, str]) -> Surroundings:
    """The surroundings, whatever the looks: with the number that each rule gives in place of its fill."""
    before, after = before_after
    root = parsed(f"{before}<sheetData/>{after}")
    parts = [part.tag for part in root]
    if parts.count("sheetData") != 1 or parts.count("headerFooter") != after.count(NO_HEADERS):
        raise Unusual
    if ALTERNATIVES in before or ALTERNATIVES in after:
        raise Unusual
    alone = worksheet_alone(_numbered)
    alone.elements.look_into(root, alone.visits())
    if alone.cells or alone.row or alone.stray_blanks or alone.around.printed or len(alone.rules) >= MOST_RULES:
        raise Unusual
    merges, sorts, rules = tuple(alone.merges), tuple(alone.sorts), tuple(alone.rules)
    return Surroundings(merges, sorts, rules, tuple(alone.hidden_columns), alone.around)


def _length(before_after: tuple[str, str]) -> int:
    return sum(map(len, before_after))


def without_headers(after: str) -> tuple[str, str]:
    """What is said after the cells, with an empty element in place of the headers and footers, which name the agency;
    and these."""
    before, begin, rest = after.partition("<headerFooter")
    inside, end, rest = rest.partition("</headerFooter>")
    return (f"{before}{NO_HEADERS}{rest}", f"{begin}{inside}{end}") if end else (after, "")


def _printed(headers: str) -> tuple[str, ...]:
    """The texts of headers and footers."""
    root, around = parsed(headers), Around()
    if len(root) != bool(headers):
        raise Unusual
    for part in (part for one in root for part in one):
        if part.tag not in HEADERS:
            raise Unusual
        around.header(part)
    return tuple(around.printed)


met_with = once_each(Met, MOST_LOOKS)


def worksheet_alone(looks: Looks) -> Worksheet:
    """A worksheet to read something alone with."""
    return Worksheet(Context(Strings(), looks, False, Watch(A_PIECE)))


def parsed(text: str) -> Element:
    """The root of a document made of what stands within a worksheet. Raises PartFault."""
    found: list[Element] = []
    Elements({ROOT: found.append}, (ROOT,), ()).read([f"<{ROOT}>{text}</{ROOT}>".encode()])
    return found[0]


def _of_look(look: Look) -> Memo[Said, Cell | None]:
    """What a look makes of shared texts."""
    return Memo(lambda said: _with_text(said, look), MOST_CELLS, LONGEST, size=lambda said: len(said[0]))


def _with_text(said: Said, look: Look) -> Cell | None:
    text, runs = said
    if len(text) > limits.CELL_CHARACTERS:
        raise Unusual
    return cell_of((text, text, 0, runs) if text else NOTHING, look)


def _row_start(text: str) -> RowStart:
    is_all = text.endswith("/>")
    root = parsed(A_ROW + text + ("" if is_all else END_OF_ROW))
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


_cells: Memo[tuple[Look, ...], MetCells] = Memo(lambda looks: MetCells(Looks(looks)), most=MOST_LOOKS)
_texts = Memo(_of_look, most=1_000)
row_starts = Memo(_row_start, MOST_ROWS, LONGEST)
_surroundings = Memo(_around, MOST_AROUND, LONGEST_AROUND, size=_length)
printed = Memo(_printed, MOST_AROUND, LONGEST)
places = Memo(_place, MOST_PLACES, longest=10)
