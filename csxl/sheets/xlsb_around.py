"""What a worksheet of an `.xlsb` says around its cells: links, headers, controls, sizes and drawings."""

from __future__ import annotations

import struct
from collections.abc import Callable
from contextlib import suppress

from csxl.sheets.around import MOST, MOST_PRINTED, MOST_SPANS, Around, Embedded, Link
from csxl.sheets.limits import CELL_CHARACTERS, COLUMNS, Watch
from csxl.sheets.page_headers import printed
from csxl.sheets.xlsb_records import SENSELESS, area_at, records, text_at
from csxl.text.a1 import address

HEADERS = 6  # texts, of three kinds of pages
TWIPS, PARTS = 20, 256  # of a point; of a letter's width
LINKED = 2
USUAL_WIDTH = 0xFFFFFFFF  # where a sheet says nothing of it


class BinaryAround(Around):
    """The same as of an `.xlsx`, filled from records; each of `takers` may raise one of SENSELESS."""

    def __init__(self) -> None:
        super().__init__()
        self.takers: dict[int, Callable[[bytes], None]] = {
            479: self._take_headers,
            485: self._take_usual,
            494: self._take_link,
            550: lambda body: self.shows.add(text_at(body, 0)[0]),
            551: lambda body: self.shows_old.add(text_at(body, 0)[0]),
            639: self._take_object,
            644: self._take_control,
        }

    def read(self, data: bytes, watch: Watch) -> None:
        """Read the part of a sheet that is no grid; what makes no sense is passed over. Raises PartFault."""
        for kind, body in records(data, watch):
            if kind in self.takers:
                with suppress(*SENSELESS):
                    self.takers[kind](body)

    def wide(self, first: int, last: int, width: int) -> None:
        """Remember the width of some columns, in parts of a letter."""
        if len(self.columns) < MOST_SPANS:
            self.columns.append(
                {"min": str(first + 1), "max": str(min(last, COLUMNS - 1) + 1), "width": str(width / PARTS)}
            )

    def high(self, row: int, height: int) -> None:
        """Remember a row's height, in twips."""
        self.row(row, str(height / TWIPS))

    def _take_usual(self, body: bytes) -> None:
        width, letters, height = struct.unpack_from("<I2H", body)
        wide = letters if width == USUAL_WIDTH else width / PARTS
        self.usual = {"defaultColWidth": str(wide), "defaultRowHeight": str(height / TWIPS)}

    def _take_headers(self, body: bytes) -> None:
        at = 2
        for _ in range(HEADERS):
            text, at = text_at(body, at)
            if len(self.printed) < MOST_PRINTED:
                found = printed(text[:CELL_CHARACTERS])[:MOST_PRINTED]
                self.printed += [piece for piece in found if piece not in self.printed]

    def _take_link(self, body: bytes) -> None:
        top, left, bottom, right = area_at(body)
        relation, end = text_at(body, 16)
        if relation and len(self.links) < MOST:
            cells = f"{address(top, left)}:{address(bottom, right)}"
            self.links.append(Link(cells, relation, text_at(body, end)[0]))

    def _take_object(self, body: bytes) -> None:
        shape, options = struct.unpack_from("<IH", body, 8)
        program, end = text_at(body, 14)
        relation = "" if options & LINKED else text_at(body, end)[0]
        self._embed(Embedded(str(shape), program, relation, "", None, True))

    def _take_control(self, body: bytes) -> None:
        relation, end = text_at(body, 4)
        shape = struct.unpack_from("<I", body)[0]
        self._embed(Embedded(str(shape), text_at(body, end)[0], relation, "", None, False))

    def _embed(self, found: Embedded) -> None:
        if len(self.embedded) < MOST:
            self.embedded.append(found)
