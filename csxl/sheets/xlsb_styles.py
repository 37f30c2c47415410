"""The styles of an `.xlsb`: its fonts, fills, lines and number formats, as the parts of an `.xlsx` would name them."""

from __future__ import annotations

import struct
from collections.abc import Callable

from csxl.sheets.faults import damaged, too_much
from csxl.sheets.fonts import Font
from csxl.sheets.limits import STYLES, Watch
from csxl.sheets.style_colours import PALETTE, USUAL
from csxl.sheets.style_parts import Fill, StyleParts, Xf
from csxl.sheets.styles import Looks, looks_of
from csxl.sheets.xlsb_records import SENSELESS, records, text_at
from csxl.sheets.xml import Attributes

NAMED_XFS, XFS, RULES, RULES_END = 626, 617, 505, 506
ITALIC, STRUCK, BOLD_FROM, SYMBOL_SET, TINY_TWIPS = 2, 8, 551, 2, 40  # a weight of 400 is plain and one of 700 bold
INDEXED, RGB, THEME = 1, 2, 3  # kinds of colour; 0 is the usual one
RULE, PATTERN, FRONT, BACK, MOST_PROPERTIES = 507, 0, 1, 2, 60  # of a format for rules
FULL_TINT = 32_767
NONE, SOLID, GRADIENT = 0, 1, 40  # fills
FIRST_STOP, STOP = 68, 16  # where the first colour of a gradient stands, and how far from it the next
TWIPS = 20  # to a point
ACROSS, ACROSS_STYLE = 3, 41  # of a border: which diagonal lines it has, and where their style stands
SIDES = (1, 11, 21, 31)  # where a border's top, bottom, left and right begin
LINES = (
    *("", "thin", "medium", "dashed", "dotted", "thick", "double", "hair", "mediumDashed", "dashDot"),
    *("mediumDashDot", "dashDotDot", "mediumDashDotDot", "slantDashDot"),
)


def read_binary_styles(data: bytes, watch: Watch, theme: Callable[[], tuple[str, ...]]) -> Looks:
    """The look of every cell format; `theme` gives the theme's colours and is called only if one is needed. Raises
    PartFault."""
    parts = _Parts()
    try:
        for kind, body in records(data, watch):
            parts.take(kind, body)
    except SENSELESS as error:
        raise damaged("they make no sense") from error
    return looks_of(parts, theme() if parts.are_themed else USUAL)


class _Parts(StyleParts):
    """What is collected while the records are read."""

    def __init__(self) -> None:
        super().__init__()
        self.takers: dict[int, Callable[[bytes], None]] = {
            43: self._take_font,
            44: self._take_format,
            45: self._take_fill,
            46: self._take_border,
            47: self._take_xf,
            475: self._take_palette,
        }
        self.count = 0

    def take(self, kind: int, body: bytes) -> None:
        """Take in a record. Raises PartFault, or one of SENSELESS."""
        if kind in {NAMED_XFS, XFS, RULES, RULES_END}:
            self.within = {NAMED_XFS: "cellStyleXfs", XFS: "cellXfs", RULES: "dxfs"}.get(kind, "")
        elif kind == RULE and self.within == "dxfs" and len(self.rule_fills) < STYLES:
            self.rule_fills.append(_rule_fill(body))
        elif kind in self.takers and self.within != "dxfs":
            self.count += 1
            if self.count > 4 * STYLES:
                raise too_much(f"more than {4 * STYLES:,} styles")
            self.takers[kind](body)

    def _take_font(self, body: bytes) -> None:
        height, options, weight, underline, characters = *struct.unpack_from("<3H", body), body[8], body[10]
        self.fonts.append(
            Font(
                name=text_at(body, 21)[0] if len(body) > 21 else "",
                signs=characters == SYMBOL_SET,
                struck=bool(options & STRUCK),
                bold=weight >= BOLD_FROM,
                italic=bool(options & ITALIC),
                underlined=bool(underline),
                tiny=0 < height <= TINY_TWIPS,
                size=f"{height / TWIPS:g}",
                ink=_colour(body, 12),
            )
        )

    def _take_format(self, body: bytes) -> None:
        self.formats[str(struct.unpack_from("<H", body)[0])] = text_at(body, 2)[0]

    def _take_fill(self, body: bytes) -> None:
        pattern = struct.unpack_from("<I", body)[0]
        if pattern == GRADIENT:
            stops = [_colour(body, at) for at in (FIRST_STOP, FIRST_STOP + STOP) if len(body) >= at + STOP]
            self.fills.append(Fill("gradient", *stops))
        elif pattern == NONE:
            self.fills.append(Fill())
        else:
            self.fills.append(Fill("solid" if pattern == SOLID else "pattern", _colour(body, 4), _colour(body, 12)))

    def _take_border(self, body: bytes) -> None:
        if body[0] & ACROSS and len(body) > ACROSS_STYLE and body[ACROSS_STYLE]:
            self.crossed.add(len(self.borders))
        self.borders.append([(LINES[body[at]] if body[at] < len(LINES) else "", _colour(body, at + 2)) for at in SIDES])

    def _take_xf(self, body: bytes) -> None:
        if self.within != "cellStyleXfs":
            number, font, fill, border = struct.unpack_from("<4H", body, 2)
            self.xfs.append(Xf(str(number), font, fill, border))

    def _take_palette(self, body: bytes) -> None:
        if len(self.palette) < len(PALETTE):
            self.palette.append(body[:3].hex().upper())


def _rule_fill(body: bytes) -> Fill:
    """The fill that a format for rules gives; its properties are numbered and each says how long it is."""
    found: dict[int, bytes] = {}
    at = 6
    for _ in range(min(int.from_bytes(body[4:6], "little"), MOST_PROPERTIES)):
        number, size = struct.unpack_from("<2H", body, at)
        found[number] = body[at + 4 : at + size]
        at += max(size, 4)
    pattern = found.get(PATTERN, b"\1")
    front, back = (_colour(found[number], 0) if number in found else {} for number in (FRONT, BACK))
    if pattern[:1] == b"\0" or not (front or back):
        return Fill()
    return Fill("solid" if pattern[:1] == b"\1" else "pattern", front, back)


def _colour(body: bytes, at: int) -> Attributes:
    """A colour as an element of `.xlsx` has it in its attributes."""
    kind, number, tint, red_green_blue = body[at] >> 1, body[at + 1], body[at + 2 : at + 4], body[at + 4 : at + 7]
    if kind == RGB:
        return {"rgb": red_green_blue.hex()}
    if kind == INDEXED:
        return {"indexed": str(number)}
    if kind == THEME:
        share = int.from_bytes(tint, "little", signed=True) / FULL_TINT
        return {"theme": str(number), "tint": str(share)} if share else {"theme": str(number)}
    return {"auto": "1"}
