"""The styles of an `.xls`: its fonts, fills, lines and number formats, as the parts of an `.xlsx` would name them."""

from __future__ import annotations

import struct
from collections.abc import Callable

from csxl.sheets.fonts import Font
from csxl.sheets.limits import STYLES
from csxl.sheets.style_colours import PALETTE
from csxl.sheets.style_parts import Fill, StyleParts, Xf
from csxl.sheets.xls_strings import Pieces
from csxl.sheets.xml import Attributes

FONT, FORMAT, XF, PALETTE_RECORD, XF_MORE = 0x31, 0x41E, 0xE0, 0x92, 0x87D
ITALIC, STRUCK, BOLD_FROM, SYMBOL_SET = 2, 8, 551, 2  # a weight of 400 is plain and one of 700 bold
TINY, TWIPS = 40, 20  # twentieths of a point
ACROSS, ACROSS_STYLE = 30, 21  # where a format says which diagonal lines it has, and of what style
FIXED = 8  # colours that no workbook can change
USUAL_FROM = 64  # numbers of colours that mean the usual one
SOLID = 1
FILL_COLOUR, LETTER_COLOUR, RGB = 4, 13, 2  # kinds of what a format has more of, and of a colour
LINES = (
    *("", "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed", "dashDot"),
    *("mediumDashDot", "dashDotDot", "mediumDashDotDot", "slantDashDot"),
)
NO_FONT = 4  # there is none of this number


class XlsStyles(StyleParts):
    """What is collected while a workbook's first records are read; `wide` is whether its letters may be so."""

    def __init__(self, wide: bool) -> None:
        super().__init__()
        self.wide, self.page = wide, "cp1252"
        self.palette = list(PALETTE[:FIXED])
        self.lost = False  # whether there are more than are kept
        self.takers: dict[int, Callable[[bytes], None]] = {
            FONT: self._take_font,
            FORMAT: self._take_format,
            XF: self._take_xf if wide else self._take_old_xf,
            PALETTE_RECORD: self._take_palette,
            XF_MORE: self._take_more,
        }

    def take(self, kind: int, body: bytes) -> None:
        """Take in a record. Raises one of SENSELESS."""
        if max(len(self.fonts), len(self.formats), len(self.xfs)) >= STYLES:
            self.lost = True
        elif kind in self.takers:
            self.takers[kind](body)

    def _take_font(self, body: bytes) -> None:
        height, options, colour, weight = struct.unpack_from("<4H", body)
        name = Pieces([body], 14).text("<B")[0] if self.wide else body[15 : 15 + body[14]].decode(self.page, "replace")
        if len(self.fonts) == NO_FONT:
            self.fonts.append(Font())
        self.fonts.append(
            Font(
                name=name,
                signs=body[12] == SYMBOL_SET,
                struck=bool(options & STRUCK),
                bold=weight >= BOLD_FROM,
                italic=bool(options & ITALIC),
                underlined=bool(body[10]),
                tiny=0 < height <= TINY,
                size=f"{height / TWIPS:g}",
                ink=_colour(colour) or {"auto": "1"},
            )
        )

    def _take_format(self, body: bytes) -> None:
        number = struct.unpack_from("<H", body)[0]
        self.formats[str(number)] = (
            Pieces([body], 2).text()[0] if self.wide else body[3 : 3 + body[2]].decode(self.page, "replace")
        )

    def _take_xf(self, body: bytes) -> None:
        font, number, *_, lines, more, colours = struct.unpack_from("<2H6BIIH", body)
        styles = (lines & 15, lines >> 4 & 15, lines >> 8 & 15, lines >> 12 & 15)
        inks = (lines >> 16 & 127, lines >> 23 & 127, more & 127, more >> 7 & 127)
        if lines >> ACROSS and more >> ACROSS_STYLE & 15:
            self.crossed.add(len(self.xfs))
        self._keep(font, number, _fill(more >> 26 & 63, colours), _lines(styles, inks))

    def _take_old_xf(self, body: bytes) -> None:
        font, number, _, area, lines = struct.unpack_from("<2HIII", body)
        styles = (lines >> 3 & 7, lines >> 6 & 7, lines & 7, area >> 22 & 7)
        inks = (lines >> 16 & 127, lines >> 23 & 127, lines >> 9 & 127, area >> 25 & 127)
        self._keep(font, number, _fill(area >> 16 & 63, area), _lines(styles, inks))

    def _keep(self, font: int, number: int, fill: Fill, lines: list[tuple[str, Attributes]]) -> None:
        """Keep a format: what it refers to is its own."""
        self.xfs.append(Xf(str(number), font, len(self.xfs), len(self.xfs)))
        self.fills.append(fill)
        self.borders.append(lines)

    def _take_palette(self, body: bytes) -> None:
        for number in range(min(struct.unpack_from("<H", body)[0], len(PALETTE) - FIXED)):
            self.palette[FIXED + number : FIXED + number + 1] = [body[2 + number * 4 : 5 + number * 4].hex().upper()]

    def _take_more(self, body: bytes) -> None:
        """The true colours of a format, which in its record are only the nearest of the palette's."""
        number, _, count = struct.unpack_from("<3H", body, 14)
        at = 20
        for _ in range(min(count, 32)):
            kind, size = struct.unpack_from("<2H", body, at)
            if size >= 12 and kind == FILL_COLOUR and number < len(self.fills) and body[at + 4] == RGB:
                fill = self.fills[number]
                self.fills[number] = fill._replace(front={"rgb": body[at + 8 : at + 11].hex()})
            at += max(size, 4)


def _colour(number: int) -> Attributes:
    """A colour by its number, as an element of `.xlsx` has it in its attributes."""
    return {"indexed": str(number)} if number < USUAL_FROM else {}


def _fill(pattern: int, colours: int) -> Fill:
    if not pattern:
        return Fill()
    return Fill("solid" if pattern == SOLID else "pattern", _colour(colours & 127), _colour(colours >> 7 & 127))


def _lines(styles: tuple[int, ...], inks: tuple[int, ...]) -> list[tuple[str, Attributes]]:
    return [(LINES[style] if style < len(LINES) else "", _colour(ink)) for style, ink in zip(styles, inks, strict=True)]
