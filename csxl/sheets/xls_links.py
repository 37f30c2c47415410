"""The links of cells to the world outside, as an `.xls` stores them."""

from __future__ import annotations

import struct

from csxl.sheets.cells import Place

HAS_TARGET, HAS_PLACE, HAS_TEXT, HAS_FRAME, AS_TEXT = 1, 8, 0x14, 0x80, 0x100  # bits of what a link has
WEB, FILE = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b"), bytes.fromhex("0303000000000000c000000000000046")
MOST = 2_083  # letters of an address; Excel allows so many


class _Reading:
    """A record of a link while it is read."""

    def __init__(self, body: bytes, at: int, page: str) -> None:
        self.body, self.at, self.page = body, at, page

    def number(self, layout: str = "<I") -> int:
        """The next number. Raises struct.error past the end."""
        (found,) = struct.unpack_from(layout, self.body, self.at)
        self.at += struct.calcsize(layout)
        return int(found)

    def take(self, size: int) -> bytes:
        """The next bytes. Raises ValueError past the end."""
        start, self.at = self.at, self.at + size
        if self.at > len(self.body):
            raise ValueError
        return self.body[start : self.at]

    def wide(self, letters: int) -> str:
        return self.take(letters * 2).decode("utf-16-le", "replace").partition("\0")[0]

    def target(self) -> str:
        """The address of a page or the path of a file, "" for any other kind."""
        kind = self.take(16)
        if kind == WEB:
            return self.wide(self.number() // 2)
        if kind != FILE:
            return ""
        ups = self.number("<H")
        narrow = self.take(self.number()).partition(b"\0")[0].decode(self.page, "replace")
        self.take(24)
        wide = ""
        if self.number():
            size = self.number()
            self.take(2)
            wide = self.wide(size // 2)
        path = wide or narrow
        return path if path[1:2] == ":" else "..\\" * min(ups, 20) + path


def link(body: bytes, page: str) -> tuple[Place, str]:
    """The first cell that a link is on, and its address; "" where it leads to a place within the workbook. Raises one
    of SENSELESS."""
    row, _, column, _ = struct.unpack_from("<4H", body)
    return Place(row + 1, column + 1), link_target(body[8:], page)


def link_target(body: bytes, page: str = "cp1252") -> str:
    """The address of a link as a cell's record or a shape's property holds it. Raises one of SENSELESS."""
    reading = _Reading(body, 20, page)
    has = reading.number()
    for bits in (HAS_TEXT, HAS_FRAME):
        if has & bits:
            reading.wide(reading.number())
    target = ""
    if has & HAS_TARGET:
        target = reading.wide(reading.number()) if has & AS_TEXT else reading.target()
    if target and has & HAS_PLACE and reading.at + 4 <= len(body):
        target += "#" + reading.wide(reading.number())
    return target[:MOST]
