"""What a worksheet's own part says around its cells: links, headers, controls, sizes and drawings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from csxl.sheets.anchors import Anchor, anchor_of
from csxl.sheets.elements import Names, Visit
from csxl.sheets.limits import CELL_CHARACTERS, COLUMNS, ROWS
from csxl.sheets.page_headers import printed
from csxl.sheets.places import row_number
from csxl.sheets.sizes import COLUMN, LETTER, POINT, ROW, Axis, Sizes, Span, measured
from csxl.sheets.xml import TRUE

HEADERS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
WHOLE = ("control", "oleObject", "hyperlink", *HEADERS)
MOST, MOST_ROWS, MOST_SPANS = 5_000, 20_000, 2_000  # of each thing; of rows and columns with a size of their own
MOST_PRINTED, MOST_LETTERS = 30, 500


class Embedded(NamedTuple):
    """A control or an embedded object as the sheet lists it: the number of its shape, its name or its program's, the
    ids of its relation, what it is described as, and where it lies, if the sheet says so."""

    shape: str
    name: str
    relation: str
    described: str
    anchor: Anchor | None
    is_object: bool


class Link(NamedTuple):
    """A link as the sheet lists it; its tip is what people see when they point at it."""

    cells: str
    relation: str
    location: str
    tip: str = ""


class Odd(NamedTuple):
    """A cell with an error or a truth value: its address, its kind, its style and the number of its metadata."""

    cell: str
    kind: str
    style: str
    metadata: str


class Around:
    """What one sheet says of what lies beside it; filled while the sheet is read. `shows` are the ids of the relations
    to its drawings, the old kind's apart."""

    def __init__(self) -> None:
        self.shows: set[str] = set()
        self.shows_old: set[str] = set()
        self.links: list[Link] = []
        self.more_links = False
        self.printed: list[str] = []
        self.embedded: list[Embedded] = []
        self.odd: list[Odd] = []
        self.heights: dict[int, str] = {}
        self.columns: list[Mapping[str, str]] = []
        self.usual: Mapping[str, str] = {}
        self.names = Names()

    def visits(self) -> Mapping[str, Visit]:
        """What is to be done with which elements."""
        return {
            "hyperlink": self._link,
            "drawing": self._drawing,
            "legacyDrawing": self._old_drawing,
            "control": self._control,
            "oleObject": self._control,
            "sheetFormatPr": self._usual,
            **dict.fromkeys(HEADERS, self.header),
        }

    def with_sheets_own(self, heights: dict[int, str], printed: list[str]) -> Around:
        """The same with these heights of rows and texts of headers."""
        same = Around()
        vars(same).update(vars(self), heights=heights, printed=printed)
        return same

    def row(self, number: int, height: str) -> None:
        """Remember a row's height."""
        if len(self.heights) < MOST_ROWS:
            self.heights[number] = height

    def column(self, column: Element) -> None:
        """Remember the width of some columns."""
        if len(self.columns) < MOST_SPANS:
            self.columns.append(column.attrib)

    def cell(self, cell: Element, kind: str) -> None:
        """Remember a cell that may be a picture or a check box."""
        if len(self.odd) < MOST:
            self.odd.append(Odd(cell.get("r", ""), kind, cell.get("s", "0"), cell.get("vm", "")))

    def sizes(self) -> Sizes:
        """How wide the columns and how high the rows are."""
        rows = ((number, measured(height, POINT)) for number, height in self.heights.items())
        heights = (Span(number - 1, number - 1, height) for number, height in rows if height is not None)
        width = measured(self.usual.get("defaultColWidth", ""), LETTER) or COLUMN
        height = measured(self.usual.get("defaultRowHeight", ""), POINT) or ROW
        return Sizes(Axis(COLUMNS, width, self._widths(), sure=True), Axis(ROWS, height, heights))

    def _widths(self) -> Iterator[Span]:
        for column in self.columns:
            first, last = row_number(column.get("min", "")), row_number(column.get("max", ""))
            width = 0 if column.get("hidden") in TRUE else measured(column.get("width", ""), LETTER)
            if width is not None and 0 < first <= last:
                yield Span(first - 1, min(last, COLUMNS) - 1, width)

    def _drawing(self, element: Element) -> None:
        self.shows.add(_id(element))

    def _old_drawing(self, element: Element) -> None:
        self.shows_old.add(_id(element))

    def _usual(self, element: Element) -> None:
        self.usual = element.attrib

    def _link(self, element: Element) -> None:
        relation = _id(element)
        if relation and len(self.links) >= MOST:
            self.more_links = True
        elif relation:
            get = element.get
            self.links.append(Link(get("ref", ""), relation, get("location", ""), get("tooltip", "")[:MOST_LETTERS]))

    def header(self, element: Element) -> None:
        """Remember what a header or a footer says."""
        found = printed("".join(element.itertext())[:CELL_CHARACTERS])
        if len(self.printed) < MOST_PRINTED:
            self.printed += [text for text in found[:MOST_PRINTED] if text not in self.printed]

    def _control(self, element: Element) -> None:
        if len(self.embedded) >= MOST:
            return
        is_object = self.names[element.tag] == "oleObject"
        places = (anchor_of(part, self.names) for part in element.iter() if self.names[part.tag] == "anchor")
        properties = (part for part in element if self.names[part.tag] in {"controlPr", "objectPr"})
        described = next((part.get("altText", "") for part in properties), "")
        name = element.get("progId" if is_object else "name", "")
        found = Embedded(element.get("shapeId", ""), name, _id(element), described, next(places, None), is_object)
        self.embedded.append(found)


def _id(element: Element) -> str:
    names = (name for name in element.attrib if name == "id" or name.endswith(":id"))
    return element.get(next(names, ""), "")
